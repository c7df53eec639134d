"""What every use case works with: the database, the clock, the person signed in, and the outbox."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.clock import Clock
from fieldtech.errors import Forbidden
from fieldtech.model.base import Id
from fieldtech.model.facts import Actor
from fieldtech.model.local import Op
from fieldtech.model.people import User
from fieldtech.model.rights import allowed
from fieldtech.paths import DataFolder
from fieldtech.store.blobs import Blobs
from fieldtech.store.database import Database
from fieldtech.sync.rows import RowRecorder


@dataclass(frozen=True)
class Person:
    """Who is signed in."""

    login: str
    name: str
    role: str
    centre: str

    def may(self, right: str) -> bool:
        """Whether the person's role has the right."""
        return allowed(self.role, right)


@dataclass
class Context:
    """Shared by the services of one workplace; ``person`` changes when someone signs in or out.

    ``opened`` is what this person's access log already has, ``shut`` why nobody may do anything here for now (see
    ``services.lease``).
    """

    database: Database
    blobs: Blobs
    folder: DataFolder
    clock: Clock
    zone: ZoneInfo
    person: Person | None = field(default=None)
    paper_shift: tuple[int, int] = (0, 0)  # tenths of a millimetre right and down, for this computer's printer
    opened: set[tuple[str, str]] = field(default_factory=set)
    shut: Forbidden | None = field(default=None)

    def now(self) -> datetime:
        """The current time in UTC."""
        return self.clock()

    def local(self, moment: datetime) -> datetime:
        """The same instant in the company's zone."""
        return moment.astimezone(self.zone)

    def require(self, right: str = "") -> Person:
        """The person signed in, if he has the right; raises Forbidden otherwise (P39)."""
        if self.person is None:
            raise Forbidden("not_signed_in")
        if self.shut is not None:
            raise Forbidden(self.shut.code, **self.shut.params)
        if right and not self.person.may(right):
            raise Forbidden("no_right", right=right, role=self.person.role)
        return self.person

    def actor(self) -> Actor:
        """The person signed in as the rules see him."""
        person = self.require()
        return Actor(person.login, person.role)

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """A session that commits when its block ends and rolls back if it raises.

        The operation appended in it carries every synced row that was written, so that the office can replay it.
        Raises Forbidden for a person who was retired or got another role since he signed in (P39).
        """
        with self.database.transaction() as session:
            self._must_still_be(session)
            recorder = RowRecorder(session)
            yield session
            recorder.attach()

    def _must_still_be(self, session: Session) -> None:
        if self.person is None:
            return
        found = session.execute(select(User.role, User.active).where(User.login == self.person.login)).first()
        if found is not None and (not found.active or found.role != self.person.role):
            raise Forbidden("retired_meanwhile" if not found.active else "role_changed")

    def reading(self) -> AbstractContextManager[Session]:
        """A session for looking, which sees one consistent state."""
        return self.database.reading()

    def op(self, session: Session, kind: str, table: str, row: Id | str, fields: dict[str, Any]) -> None:
        """Append the operation that tells the office of this change; one per use case."""
        name = row.hex if isinstance(row, Id) else row
        by = self.person.login if self.person else "system"
        session.add(Op(kind=kind, table=table, row=name, fields=fields, at=self.now(), by=by))
