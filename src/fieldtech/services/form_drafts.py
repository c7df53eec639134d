"""What someone is typing, written through to the disk, so that nothing typed is lost."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from fieldtech.model.local import FormDraft
from fieldtech.services.context import Context


@dataclass(frozen=True)
class PendingDraft:
    """A draft found on start: which form, of which thing, from when."""

    form: str
    key: str
    at: datetime
    body: dict[str, Any]


class FormDrafts:
    """Drafts of the person signed in; they belong to this computer and are never synced."""

    def __init__(self, context: Context) -> None:
        self._context = context

    @property
    def owner(self) -> str:
        """Whose drafts are written now, or an empty string when nobody is signed in."""
        return self._context.person.login if self._context.person else ""

    def save(self, form: str, key: str, body: dict[str, Any]) -> datetime:
        """Write the draft; when this returns, a crash cannot take it. Returns the time to show as "saved"."""
        login, at = self._context.require().login, self._context.now()
        values = {"form": form, "key": key, "login": login, "body": body, "at": at, "version": 1}
        statement = insert(FormDraft).values(values)
        with self._context.transaction() as session:
            session.execute(statement.on_conflict_do_update(set_={"body": body, "at": at}))
        return at

    def load(self, form: str, key: str) -> PendingDraft | None:
        """The draft of this form and thing, if one is kept."""
        with self._context.reading() as session:
            row = session.get(FormDraft, (form, key, self._context.require().login))
            return PendingDraft(row.form, row.key, row.at, row.body) if row else None

    def discard(self, form: str, key: str) -> None:
        """Forget the draft: its content is now an entry, or the user threw it away."""
        login = self._context.require().login
        with self._context.reading() as session:
            if session.get(FormDraft, (form, key, login)) is None:
                return
        with self._context.transaction() as session:
            if row := session.get(FormDraft, (form, key, login)):
                session.delete(row)

    def pending(self) -> list[PendingDraft]:
        """Every draft of the person signed in, newest first."""
        login = self._context.require().login
        wanted = select(FormDraft).where(FormDraft.login == login).order_by(FormDraft.at.desc())
        with self._context.reading() as session:
            return [PendingDraft(r.form, r.key, r.at, r.body) for r in session.scalars(wanted)]
