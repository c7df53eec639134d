"""A laptop without contact with its office stays open for so many days only; one the office revoked is shut at once.

Nothing is deleted: what waits goes out by the exchange and by files as before, and one exchange or one reply of the
office opens a laptop whose time was over. The latest time ever seen counts, so a clock set back gains nothing.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from fieldtech.errors import Forbidden, Invalid, MachineError, Problem
from fieldtech.hub.config import hub_folder, is_hub
from fieldtech.model.base import Id, moment_text
from fieldtech.model.catalogue import CompanySetting
from fieldtech.model.syncing import SyncState
from fieldtech.services.changes import Change
from fieldtech.services.context import Context
from fieldtech.sync.registration import state_of

USUAL_DAYS, MOST_DAYS = 30, 365
_NO_ROW = Id(int=0)  # a setting has a key instead of an id
_SETTING = "lease"
_SEEN, _REACHED, _REVOKED = "lease_seen", "lease_reached", "revoked"
_WORTH_WRITING = timedelta(hours=1)  # a look at the lock screen is no reason to write each time


@dataclass
class Lease:
    """Looks and keeps what it finds in the context, which then lets nobody in."""

    context: Context

    def look(self) -> Forbidden | None:
        """Why this computer is shut (``lease_ended``, ``computer_revoked``), if it is; remembers how late it is."""
        now = self.context.now()
        with self.context.reading() as session:
            state = state_of(session)
            found = None if state is None else self._found(session, state, now)
            late = state is not None and _late(state, now)
        if late:
            with suppress(MachineError):  # a full disk locks nobody out, and the next look tries again
                self._keep({_SEEN: moment_text(now)})
        self.context.shut = found
        return found

    def reached(self, at: datetime | None = None) -> None:
        """The office was heard of: now, or by a reply made ``at`` a time, of which an old one brings nothing."""
        now = self.context.now()
        if at is None:
            self._keep({_SEEN: moment_text(now), _REACHED: moment_text(now)}, without=_REVOKED)
        else:
            self._keep({_SEEN: moment_text(now), _REACHED: moment_text(min(at, now))}, only_later=_REACHED)
        self.look()

    def reached_once(self) -> Callable[[], None]:
        """To be called with every push the office has taken: the first counts, for on a weak line photos take hours."""
        first = iter((self.reached,))
        return lambda: next(first, _nothing)()

    def unheard(self, code: str) -> None:
        """The office was not reached, or said no: that it has revoked this computer is remembered."""
        if code == "device_revoked":
            self._keep({_REVOKED: moment_text(self.context.now())})
        self.look()

    @property
    def days(self) -> int:
        """How many days without contact; 0 for as many as one likes."""
        with self.context.reading() as session:
            return _days(session)

    def set_days(self, days: int) -> Change:
        """For all computers of the company, each as soon as it hears of it; raises Forbidden, Invalid."""
        self.context.require("manage_computers")
        if not 0 <= days <= MOST_DAYS:
            raise Invalid([Problem("days", "lease_days", params={"most": str(MOST_DAYS)})])
        with self.context.transaction() as session:
            row = session.get(CompanySetting, _SETTING)
            if row is None:
                session.add(CompanySetting(key=_SETTING, value={"days": days}))
            else:
                row.value = {"days": days}
            self.context.op(session, "save_lease", "company_settings", _SETTING, {"days": days})
        return Change("company_setting", _NO_ROW, _SETTING)

    def _found(self, session: Session, state: SyncState, now: datetime) -> Forbidden | None:
        if _REVOKED in state.keys:
            return Forbidden("computer_revoked")
        days = _days(session)
        if not days or is_hub(hub_folder(self.context.folder.root)):
            return None
        reached = _moment(state, _REACHED) or state.synced_at or state.registered_at
        silent = max(now, _moment(state, _SEEN) or now) - reached
        return Forbidden("lease_ended", days=silent.days, most=days) if silent > timedelta(days=days) else None

    def _keep(self, values: dict[str, str], *, without: str = "", only_later: str = "") -> None:
        with self.context.database.transaction() as session:
            state = state_of(session)
            if state is None or str(state.keys.get(only_later, "")) > values.get(only_later, ""):
                return
            state.keys = {name: value for name, value in state.keys.items() if name != without} | values


def _nothing() -> None:
    """It was counted already."""


def _late(state: SyncState, now: datetime) -> bool:
    seen = _moment(state, _SEEN)
    return seen is None or now - seen > _WORTH_WRITING


def _days(session: Session) -> int:
    row = session.get(CompanySetting, _SETTING)
    said = row.value.get("days") if row is not None else USUAL_DAYS
    return said if isinstance(said, int) and 0 <= said <= MOST_DAYS else USUAL_DAYS


def _moment(state: SyncState, name: str) -> datetime | None:
    text = state.keys.get(name)
    return datetime.fromisoformat(text) if text else None
