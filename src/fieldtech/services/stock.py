"""Parts in the vans and warehouses: balances as sums of moves, and booking what a repair uses."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from fieldtech.errors import Invalid, Problem
from fieldtech.model.catalogue import Part, StockLocation
from fieldtech.model.custody import StockMove
from fieldtech.model.drafts.onsite import PartLineDraft
from fieldtech.model.facts import Facts
from fieldtech.model.orders import Order
from fieldtech.model.taking_along import is_used_up
from fieldtech.services.context import Context
from fieldtech.store.arrival import arrival


@dataclass(frozen=True)
class VanPart:
    """A part in a van and how many there are."""

    code: str
    zh: str
    en: str
    unit: str
    price_cents: int
    quantity: int
    used_up: bool = False  # by upkeep


def van_of(session: Session, login: str) -> str:
    """The code of a technician's van; empty when he has none."""
    wanted = select(StockLocation.code).where(StockLocation.holder_login == login, StockLocation.kind == "van")
    return session.scalar(wanted.order_by(StockLocation.code)) or ""


def balance(session: Session, location: str, part: str) -> int:
    """How many of a part are at a location."""
    wanted = select(func.coalesce(func.sum(StockMove.quantity), 0))
    return int(session.scalar(wanted.where(StockMove.location_code == location, StockMove.part_code == part)) or 0)


def van_parts(session: Session, location: str) -> list[VanPart]:
    """Everything in a van with a balance above zero, by part number."""
    total = func.sum(StockMove.quantity)
    wanted = (
        select(Part, total)
        .join(StockMove, StockMove.part_code == Part.code)
        .where(StockMove.location_code == location, Part.serialised.is_(False))
        .group_by(Part.id)
        .having(total > 0)
        .order_by(Part.code)
    )
    rows = session.execute(wanted)
    return [VanPart(p.code, p.name_zh, p.name_en, p.unit, p.price_cents, int(n), material(p)) for p, n in rows]


def material(part: Part) -> bool:
    """Whether a part is used up by upkeep."""
    return is_used_up(part.unit, part.warranty_months, serialised=part.serialised)


def book_part_line(
    context: Context, session: Session, order: Order, facts: Facts, draft: PartLineDraft, slot: str
) -> None:
    """Take from the van what the line newly uses, or put back what it no longer does (F17).

    Raises Invalid when the van has not enough. A part outside the catalogue moves no stock. What is put back goes
    to the van it came from, whoever has the order by now.
    """
    if draft.quantity < 0:
        raise Invalid([Problem("quantity", "not_negative")])
    before = facts.all(PartLineDraft).get(slot)
    if before is not None and before.part != draft.part:
        raise Invalid([Problem("part", "part_fixed")])
    used = draft.quantity - (before.quantity if before else 0)
    known = session.scalar(select(Part.code).where(Part.code == draft.part))
    if used == 0 or known is None:
        return
    van = van_of(session, order.technician) if used > 0 else _taken_from(session, order, draft.part)
    have = balance(session, van, draft.part) if van else 0
    if used > have:
        raise Invalid([Problem("quantity", "van_short", params={"have": str(have), "part": draft.part})])
    session.add(
        StockMove(
            location_code=van,
            part_code=draft.part,
            quantity=-used,
            at=context.now(),
            by=context.require().login,
            order_id=order.id,
            reason=draft.reason or "repair",
        )
    )


def _taken_from(session: Session, order: Order, part: str) -> str:
    wanted = select(StockMove.location_code).where(
        StockMove.order_id == order.id, StockMove.part_code == part, StockMove.quantity < 0
    )
    return session.scalars(wanted.order_by(arrival(StockMove).desc())).first() or ""
