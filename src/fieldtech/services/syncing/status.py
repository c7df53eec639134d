"""How this computer stands with the office, for the line in the frame of every page."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from fieldtech.model.conflicts import Conflict
from fieldtech.model.local import Op
from fieldtech.model.syncing import BlobState
from fieldtech.services.syncing.looking import is_refused_work
from fieldtech.sync.looks import done_with, looked_at
from fieldtech.sync.registration import state_of
from fieldtech.words import word

_UNSENT = ("here", "handed_over")
_MOST = 1_000
_FILES_HERE = text(
    "SELECT count(*) FROM outbox WHERE state = 'handed_over' "
    "AND EXISTS (SELECT 1 FROM json_each(outbox.blobs) AS named JOIN blob_states "
    "ON sha = named.value WHERE blob_states.state = 'here')"
)


@dataclass(frozen=True)
class SyncStatus:
    """What waits, in operations and files. ``trouble`` is the code why the last try went wrong.

    ``only_here`` are on no other disk; ``attention`` were refused or need a person and were not ticked off,
    ``conflicts`` are open.
    ``things_waiting`` and ``things_here`` count as people do: a photo is one thing, whatever files it has.
    ``refused`` is work that the office did not take and nobody has taken over: that somebody saw it does not change it.
    """

    registered: bool
    only_here: int = 0
    handed_over: int = 0
    confirmed: int = 0
    attention: int = 0
    conflicts: int = 0
    last_contact: datetime | None = None
    oldest: datetime | None = None
    trouble: str = ""
    busy: bool = False
    things_waiting: int = 0
    things_here: int = 0
    refused: int = 0

    @property
    def waiting(self) -> int:
        """What the office has not confirmed."""
        return self.only_here + self.handed_over

    @property
    def may_close(self) -> bool:
        """Whether everything is on another disk too, or at least on its way there in a file."""
        return not self.registered or self.only_here == 0

    @property
    def code(self) -> str:
        """One word for the whole: ``alone``, ``busy``, ``offline``, ``refused``, ``waiting`` or ``confirmed``."""
        if not self.registered:
            return "alone"
        if self.busy:
            return "busy"
        if self.trouble == "hub_unreachable":
            return "offline"
        if self.trouble:
            return "refused"
        return "waiting" if self.waiting else "confirmed"

    def line(self, language: str) -> str:
        """The whole in a few words: offline, three waiting."""
        handed = self.code == "waiting" and not self.only_here
        said = word("sync.line.handed_over" if handed else f"sync.line.{self.code}", language)
        if self.registered and self.waiting:
            said += f" · {word('sync.line.n_waiting', language, n=str(self.waiting))}"
        return said

    def lid(self, language: str) -> str:
        """Whether the lid may be closed, and why not."""
        if not self.may_close:
            return word("sync.lid.only_here", language, n=str(self.only_here))
        if not self.registered:
            return word("sync.lid.alone", language)
        if self.refused and not self.waiting:
            return word("sync.lid.refused", language, n=str(self.refused))
        return word("sync.lid.handed_over" if self.waiting else "sync.lid.free", language, n=str(self.waiting))


def status_of(session: Session, now: datetime, *, trouble: str = "", busy: bool = False) -> SyncStatus:
    """Counted now; nothing is asked of the network."""
    state = state_of(session)
    ops = _counts(session, select(Op.state, func.count()).group_by(Op.state))
    blobs = _counts(session, select(BlobState.state, func.count()).group_by(BlobState.state))
    needed = Op.result.in_(("rejected", "review", "deferred"))
    attention = select(func.count()).select_from(Op).where(needed, ~looked_at(now))
    refused = session.scalars(select(Op).where(Op.result == "rejected", ~done_with()).limit(_MOST))
    conflicts = select(func.count()).select_from(Conflict).where(Conflict.state == "open")
    return SyncStatus(
        registered=state is not None,
        only_here=ops.get("here", 0) + blobs.get("here", 0),
        handed_over=ops.get("handed_over", 0) + blobs.get("handed_over", 0),
        confirmed=ops.get("confirmed", 0) + blobs.get("confirmed", 0),
        attention=session.scalar(attention) or 0,
        conflicts=session.scalar(conflicts) or 0,
        last_contact=state.synced_at if state else None,
        oldest=session.scalar(select(func.min(Op.at)).where(Op.state.in_(_UNSENT))),
        trouble=trouble,
        busy=busy,
        things_waiting=ops.get("here", 0) + ops.get("handed_over", 0),
        things_here=ops.get("here", 0) + (session.scalar(_FILES_HERE) or 0),
        refused=sum(map(is_refused_work, refused)),
    )


def _counts(session: Session, query: object) -> dict[str, int]:
    return {str(row[0]): int(row[1]) for row in session.execute(query).all()}  # type: ignore[call-overload]
