"""How much of this computer's work the office has: here, handed over, confirmed."""

from dataclasses import dataclass

from sqlalchemy import func, select

from fieldtech.model.local import Op
from fieldtech.model.syncing import SyncState
from fieldtech.services.context import Context


@dataclass(frozen=True)
class OutboxCount:
    """Operations by where they are: only here, handed over, confirmed by the office."""

    here: int = 0
    handed_over: int = 0
    confirmed: int = 0

    @property
    def waiting(self) -> int:
        """What the office has not confirmed."""
        return self.here + self.handed_over


class OutboxState:
    """Counting the outbox for the line that says whether the lid may be closed."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def count(self) -> OutboxCount:
        """The figures now; everything counted is already stored on this computer."""
        with self._context.reading() as session:
            rows = session.execute(select(Op.state, func.count()).group_by(Op.state)).all()
        found: dict[str, int] = {row[0]: row[1] for row in rows}
        return OutboxCount(found.get("here", 0), found.get("handed_over", 0), found.get("confirmed", 0))

    def has_office(self) -> bool:
        """Whether this computer is registered at an office; cheap enough to be asked after every change."""
        with self._context.reading() as session:
            return session.get(SyncState, 1) is not None
