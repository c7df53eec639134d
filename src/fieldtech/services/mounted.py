"""Which terminals are on a vehicle now."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.model.base import Id
from fieldtech.model.custody import Terminal


def terminal_on(session: Session, vehicle_id: Id | None) -> Terminal | None:
    """The terminal on a vehicle now, if any: ours before one that belongs to the customer."""
    mounted = terminals_on(session, vehicle_id)
    return mounted[0] if mounted else None


def terminals_on(session: Session, vehicle_id: Id | None) -> Sequence[Terminal]:
    """All terminals on a vehicle now, ours first."""
    if vehicle_id is None:
        return ()
    place = select(Terminal).where(Terminal.place_kind == "vehicle", Terminal.place_ref == vehicle_id.hex)
    return session.scalars(place.order_by(Terminal.state == "customer_owned", Terminal.number)).all()
