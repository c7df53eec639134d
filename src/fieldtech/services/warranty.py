"""The warranty an order is under: on the day of the call, by the purchase, the unit's own papers or a decision."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.model.catalogue import TerminalModel
from fieldtech.model.custody import Terminal
from fieldtech.model.drafts.install import InstallDraft
from fieldtech.model.drafts.intake import IntakeDraft
from fieldtech.model.drafts.planning import WarrantyDraft
from fieldtech.model.drafts.swap import SwapUndoDraft
from fieldtech.model.facts import Facts
from fieldtech.model.installs import FITTED, InstallRow
from fieldtech.model.orders import Entry, Order, Swap, Transition
from fieldtech.model.warranty import Warranty, WarrantyState, after_replacement, warranty_on
from fieldtech.services.entries import newest_draft
from fieldtech.services.mounted import terminal_on


@dataclass(frozen=True)
class OrderWarranty:
    """State and last day; ``reason`` is there when somebody decided otherwise than the dates say."""

    state: WarrantyState
    until: date | None
    reason: str = ""


def warranty_of(session: Session, order: Order, facts: Facts, swaps: Sequence[Swap], zone: ZoneInfo) -> OrderWarranty:
    """The warranty on the local day of the call, unless a manager has decided (forms 2.4)."""
    found = _by_dates(session, order, facts, swaps, zone)
    decided = facts.get(WarrantyDraft)
    if decided is not None:
        return OrderWarranty(WarrantyState(decided.state), found.until, decided.reason)
    return OrderWarranty(found.state, found.until)


def _by_dates(session: Session, order: Order, facts: Facts, swaps: Sequence[Swap], zone: ZoneInfo) -> Warranty:
    call = facts.get(IntakeDraft) or IntakeDraft()
    unit = _unit(session, order, swaps)
    same = unit is not None and unit.model_code == call.model
    months = session.scalar(select(TerminalModel.warranty_months).where(TerminalModel.code == call.model))
    if unit is not None and same:
        months = unit.warranty_months
    if months is None:
        return Warranty(WarrantyState.UNKNOWN, None)
    day = (call.at or order.created_at).astimezone(zone).date()
    sold = call.bought_on or (unit.bought_on if unit is not None and same else None)
    accepted = _accepted_on(session, order, unit, zone) if unit is not None and same else None
    found = warranty_on(day, months, sold, accepted_on=accepted)
    if unit is None or found.until is None:
        return found
    return _longer(found, day, _put_in(session, order, unit, zone))


def _unit(session: Session, order: Order, swaps: Sequence[Swap]) -> Terminal | None:
    """The terminal that was on the vehicle when the customer called."""
    first = next((row.old_terminal_id for row in swaps if row.old_terminal_id), None)
    return session.get(Terminal, first) if first else terminal_on(session, order.vehicle_id)


def _accepted_on(session: Session, order: Order, unit: Terminal, zone: ZoneInfo) -> date | None:
    """When the customer signed for the installation of the unit on this vehicle; a trial or a move sells nothing."""
    wanted = (
        select(Transition.at, Transition.order_id)
        .join(InstallRow, InstallRow.order_id == Transition.order_id)
        .where(InstallRow.vehicle_id == order.vehicle_id, InstallRow.terminal_id == unit.id, InstallRow.active)
        .where(InstallRow.state.in_(FITTED), Transition.step == "sign_off")
        .order_by(Transition.at)
    )
    for at, order_id in session.execute(wanted):
        draft = newest_draft(session, order_id, InstallDraft)
        if draft is not None and draft.task == "install":
            return at.astimezone(zone).date()
    return None


def _put_in(session: Session, order: Order, unit: Terminal, zone: ZoneInfo) -> date | None:
    """When an earlier repair put the unit on this vehicle."""
    undone = select(Entry.id).where(Entry.order_id == Swap.order_id, Entry.kind == SwapUndoDraft.kind)
    wanted = select(Swap).where(
        Swap.vehicle_id == order.vehicle_id, Swap.new_terminal_id == unit.id, Swap.order_id != order.id
    )
    stands = [row for row in session.scalars(wanted) if not session.scalar(undone.where(Entry.slot == row.id.hex))]
    return max((row.at.astimezone(zone).date() for row in stands), default=None)


def _longer(found: Warranty, day: date, put_in: date | None) -> Warranty:
    """A unit put in under warranty has three months at least, whatever is left of the term."""
    if put_in is None or found.until is None or put_in > found.until:
        return found
    until = after_replacement(found.until, put_in)
    return Warranty(WarrantyState.IN if day <= until else found.state, until)
