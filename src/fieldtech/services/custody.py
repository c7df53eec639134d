"""Moving a terminal or SIM card: the one way to change where a numbered thing is."""

from sqlalchemy.orm import Session

from fieldtech.model.base import Id
from fieldtech.model.custody import Placement, Sim, Terminal
from fieldtech.services.context import Context


def kind_of(item: Terminal | Sim) -> str:
    """``terminal`` or ``sim``."""
    return "terminal" if isinstance(item, Terminal) else "sim"


def place(
    context: Context,
    session: Session,
    item: Terminal | Sim,
    place_kind: str,
    place_ref: str,
    state: str,
    *,
    order_id: Id | None = None,
    slip_id: Id | None = None,
    reason: str = "",
) -> None:
    """From now on the item is there in that state; the history gets a new row and keeps the old ones."""
    item.place_kind, item.place_ref, item.state = place_kind, place_ref, state
    session.add(
        Placement(
            item_kind=kind_of(item),
            item_id=item.id,
            place_kind=place_kind,
            place_ref=place_ref,
            state=state,
            at=context.now(),
            by=context.person.login if context.person else "system",
            order_id=order_id,
            slip_id=slip_id,
            reason=reason,
        )
    )
