"""The warranty an order is under: on the day of the call, by the purchase, the unit's own papers or a decision."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.model.base import Id
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
    since = _Since()
    if unit is not None and order.vehicle_id is not None:
        since = _since(session, {unit.id: order.vehicle_id}, zone, order.id).get(unit.id, since)
    return _lasts(day, months, sold, since if same else replace(since, accepted_on=None))


def of_units(session: Session, units: Sequence[Terminal], day: date, zone: ZoneInfo) -> dict[Id, Warranty]:
    """The warranty of each unit where it is now, as an order of that day has it; read for all of them at once."""
    since = _since(session, {unit.id: Id(unit.place_ref) for unit in units if unit.place_kind == "vehicle"}, zone)
    return {unit.id: _lasts(day, unit.warranty_months, unit.bought_on, since.get(unit.id, _Since())) for unit in units}


def _unit(session: Session, order: Order, swaps: Sequence[Swap]) -> Terminal | None:
    """The terminal that was on the vehicle when the customer called."""
    first = next((row.old_terminal_id for row in swaps if row.old_terminal_id), None)
    return session.get(Terminal, first) if first else terminal_on(session, order.vehicle_id)


@dataclass(frozen=True)
class _Since:
    """What began with a unit on its vehicle: when it was signed for, when a repair put it in."""

    accepted_on: date | None = None
    put_in: date | None = None


def _since(session: Session, on: Mapping[Id, Id], zone: ZoneInfo, but: Id | None = None) -> dict[Id, _Since]:
    """Of each unit on the vehicle named beside it; what the order ``but`` did is left out."""
    accepted, put_in = _accepted(session, on, zone), _put_in(session, on, zone, but)
    return {unit: _Since(accepted.get(unit), put_in.get(unit)) for unit in on}


def _accepted(session: Session, on: Mapping[Id, Id], zone: ZoneInfo) -> dict[Id, date]:
    """When the customer signed for the installation; a trial or a move sells nothing."""
    wanted = (
        select(InstallRow.terminal_id, InstallRow.vehicle_id, Transition.at, Transition.order_id)
        .join(InstallRow, InstallRow.order_id == Transition.order_id)
        .where(InstallRow.terminal_id.in_(on), InstallRow.vehicle_id.in_(set(on.values())), InstallRow.active)
        .where(InstallRow.state.in_(FITTED), Transition.step == "sign_off")
        .order_by(Transition.at.desc())
    )
    rows = [row for row in session.execute(wanted).all() if on[row.terminal_id] == row.vehicle_id]
    drafts = {order: newest_draft(session, order, InstallDraft) for order in {row.order_id for row in rows}}
    sold = {order for order, draft in drafts.items() if draft is not None and draft.task == "install"}
    return {row.terminal_id: row.at.astimezone(zone).date() for row in rows if row.order_id in sold}


def _put_in(session: Session, on: Mapping[Id, Id], zone: ZoneInfo, but: Id | None) -> dict[Id, date]:
    """When an earlier repair put the unit on this vehicle."""
    wanted = select(Swap).where(Swap.new_terminal_id.in_(on), Swap.vehicle_id.in_(set(on.values()))).order_by(Swap.at)
    rows = [row for row in session.scalars(wanted) if row.order_id != but]
    undoing = select(Entry.order_id, Entry.slot).where(
        Entry.order_id.in_({row.order_id for row in rows}), Entry.kind == SwapUndoDraft.kind
    )
    undone = {(order, slot) for order, slot in session.execute(undoing)}
    return {
        row.new_terminal_id: row.at.astimezone(zone).date()
        for row in rows
        if row.new_terminal_id and on[row.new_terminal_id] == row.vehicle_id
        and (row.order_id, row.id.hex) not in undone
    }  # fmt: skip


def _lasts(day: date, months: int | None, sold: date | None, since: _Since) -> Warranty:
    """By purchase and acceptance; a unit put in under warranty has three months at least, whatever is left."""
    found = warranty_on(day, months, sold, accepted_on=since.accepted_on)
    if since.put_in is None or found.until is None or since.put_in > found.until:
        return found
    until = after_replacement(found.until, since.put_in)
    return Warranty(WarrantyState.IN if day <= until else found.state, until)
