"""Which checklist an order uses: the version frozen when it was first answered, else the newest."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.model.catalogue import Checklist
from fieldtech.model.drafts.onsite import ChecklistStartDraft
from fieldtech.model.facts import Facts
from fieldtech.model.maintenance import VISIT_KINDS, Visit
from fieldtech.model.orders import Order
from fieldtech.services.entries import newest_draft

EQUIPMENT = "equipment"
CHECKLISTS = {"repair": "RP", EQUIPMENT: "RE", "install": "IA"}
"""The checklist of each kind of order, and of a repair of equipment; that of a visit is its plan's."""


def checklist_row(session: Session, facts: Facts) -> Checklist | None:
    """The version this order was started with, or the newest active one."""
    started = facts.get(ChecklistStartDraft)
    if facts.visit is not None:
        return version_of(session, facts.visit.checklist_code, started)
    return checklist_for(session, EQUIPMENT if facts.on_equipment else facts.kind, started)


def checklist_for(session: Session, kind: str, started: ChecklistStartDraft | None) -> Checklist | None:
    """The same for who has no facts at hand, of an order that is no visit."""
    return version_of(session, CHECKLISTS[kind], started)


def checklist_of_order(session: Session, order: Order) -> Checklist | None:
    """The same for an order of any kind."""
    started = newest_draft(session, order.id, ChecklistStartDraft)
    if order.kind not in VISIT_KINDS:
        return checklist_for(session, EQUIPMENT if repairs_equipment(order) else order.kind, started)
    return version_of(session, session.get_one(Visit, order.id).checklist_code, started)


def repairs_equipment(order: Order) -> bool:
    """Whether it repairs a customer's equipment: no vehicle, so no terminal and no platform."""
    return order.kind == "repair" and order.equipment_id is not None and order.vehicle_id is None


def version_of(session: Session, code: str, started: ChecklistStartDraft | None) -> Checklist | None:
    """The version a work was started with, whatever it is called now, or the newest active one of a code."""
    if started is not None:
        return session.scalar(
            select(Checklist).where(Checklist.code == started.code, Checklist.version == started.version)
        )
    wanted = select(Checklist).where(Checklist.code == code, Checklist.active)
    return session.scalar(wanted.order_by(Checklist.version.desc()).limit(1))


def checklist_of(session: Session, facts: Facts) -> tuple[Mapping[str, Any], ...]:
    """The items of the order's checklist, in their order; platform items fall away without a terminal."""
    row = checklist_row(session, facts)
    return tuple(row.items) if row else ()
