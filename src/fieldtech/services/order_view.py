"""Everything a page or a sheet shows of one order, read in one moment and detached from the store."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.model.base import Id
from fieldtech.model.custody import Sim, Terminal
from fieldtech.model.customers import Contact, Customer, Equipment, Vehicle
from fieldtech.model.drafts.intake import IntakeDraft
from fieldtech.model.facts import Facts
from fieldtech.model.orders import FollowUp, Order, Photo, SealedRecord, Transition
from fieldtech.model.people import ServiceCentre
from fieldtech.services.charges import Charges, charges_of
from fieldtech.services.checklists import checklist_row
from fieldtech.services.context import Context
from fieldtech.services.facts_loader import active_swaps, load_facts
from fieldtech.services.money.brief import MoneyBrief, money_brief
from fieldtech.services.money.positions import said_now
from fieldtech.services.mounted import terminal_on
from fieldtech.services.order_briefs import (
    CustomerBrief,
    EquipmentBrief,
    FollowUpBrief,
    PhotoRow,
    SealBrief,
    SwapRow,
    TransitionRow,
    UnitBrief,
    VehicleBrief,
    photo_row,
)
from fieldtech.services.people_names import every_name
from fieldtech.services.reservations import number_of, reserved_units
from fieldtech.services.stock import van_of
from fieldtech.services.swap_rules import sim_in
from fieldtech.services.visits.objects import site_of
from fieldtech.store.arrival import arrival


@dataclass(frozen=True)
class OrderView:
    """One order, complete; what was typed is in ``facts`` by draft class."""

    id: Id
    number: str
    kind: str
    status: str
    title: str
    emergency: bool
    centre_code: str
    centre_name: str
    company: Mapping[str, str]
    customer: CustomerBrief
    vehicle: VehicleBrief | None
    equipment: EquipmentBrief | None
    created_at: datetime
    created_by: str
    first_responder: str
    technician: str
    technician_names: tuple[str, ...]
    slot_from: datetime | None
    slot_to: datetime | None
    site_class: str
    promised_at: datetime | None
    due_depart: datetime | None
    due_arrive: datetime | None
    arrived_at: datetime | None
    overdue: bool
    repeat_of: str
    revision: int
    changed_at: datetime
    facts: Facts
    charges: Charges
    van: str
    reserved: tuple[str, ...]
    names: Mapping[str, str]
    checklist: Mapping[str, Any]
    transitions: tuple[TransitionRow, ...]
    swaps: tuple[SwapRow, ...]
    photos: tuple[PhotoRow, ...]
    follow_ups: tuple[FollowUpBrief, ...]
    seals: tuple[SealBrief, ...]
    money: MoneyBrief

    @property
    def warranty_until(self) -> date | None:
        """The last day of warranty."""
        return self.charges.until

    def name_of(self, login: str) -> str:
        """The person's name, or the login when nobody has it any more."""
        return self.names.get(login, login)


UNDERWAY = ("registered", "triage", "remote", "plan_to_confirm", "to_approve", "approved", "assigned", "accepted",
            "departed")  # fmt: skip
"""States in which the arrival is still due (B09)."""


DELIVERED = ("signed", "completed", "archived", "cancelled")
"""States in which nothing promised is waited for any more (P05)."""


def is_overdue(order: Order, now: datetime) -> bool:
    """Whether the technician should have left or arrived by now (B09), or a fleet be ready by its promise (P05)."""
    waited_for = order.kind == "install" and order.status not in DELIVERED
    if waited_for and order.promised_at is not None and order.promised_at < now:
        return True
    if order.status not in UNDERWAY:
        return False
    late_departure = order.due_depart is not None and order.status != "departed" and order.due_depart < now
    return late_departure or (order.due_arrive is not None and order.due_arrive < now)


def is_late_visit(facts: Facts) -> bool:
    """Whether a visit should have been signed by now (states 4.3)."""
    return facts.visit is not None and facts.visit.late and facts.status not in (*DELIVERED, "skipped")


def load_view(context: Context, session: Session, order: Order, facts: Facts | None = None) -> OrderView:
    """Read one order with everything around it; ``facts`` where they have just been loaded."""
    facts = replace(facts, draft=None) if facts else load_facts(context, session, order)
    swaps = active_swaps(session, order.id, dict(facts.entries))
    names = every_name(session)
    centre = session.scalars(select(ServiceCentre).where(ServiceCentre.code == order.centre_code)).one()
    repeat = session.get(Order, order.repeat_of) if order.repeat_of else None
    row = checklist_row(session, facts)
    return OrderView(
        id=order.id,
        number=order.number,
        kind=order.kind,
        status=order.status,
        title=order.title,
        emergency=order.emergency,
        centre_code=centre.code,
        centre_name=centre.name,
        company=company_of(centre),
        customer=_customer(session, order, facts),
        vehicle=vehicle_brief(session, order.vehicle_id),
        equipment=_equipment(session, order),
        created_at=order.created_at,
        created_by=order.created_by,
        first_responder=order.first_responder,
        technician=order.technician,
        technician_names=tuple(names.get(login, login) for login in facts.technicians),
        slot_from=order.slot_from,
        slot_to=order.slot_to,
        site_class=order.site_class,
        promised_at=order.promised_at,
        due_depart=order.due_depart,
        due_arrive=order.due_arrive,
        arrived_at=order.arrived_at,
        overdue=is_overdue(order, context.now()) or is_late_visit(facts),
        repeat_of=repeat.number if repeat else "",
        revision=order.revision,
        changed_at=order.changed_at,
        facts=facts,
        charges=(charges := charges_of(session, order, facts, swaps, context.zone)),
        van=van_of(session, order.technician) if order.technician else "",
        reserved=tuple(number_of(unit) for unit in reserved_units(session, order.id)),
        names=names,
        checklist=_checklist(row),
        transitions=_transitions(session, order, names),
        swaps=tuple(SwapRow(swap.id, swap.at, swap.body) for swap in swaps),
        photos=_photos(session, order, facts),
        follow_ups=_follow_ups(context, session, order),
        seals=_seals(session, order),
        money=money_brief(context, session, order, facts, charges),
    )


def vehicle_brief(session: Session, vehicle_id: Id | None) -> VehicleBrief | None:
    """The vehicle with its terminal and SIM card."""
    row = session.get(Vehicle, vehicle_id) if vehicle_id else None
    if row is None:
        return None
    terminal = terminal_on(session, row.id)
    return VehicleBrief(
        row.id, row.number, row.plate, row.plate_colour, row.vin, row.vehicle_type, row.make_model, row.voltage,
        row.driver_name, row.driver_mobile, _unit(terminal, sim_in(session, terminal)) if terminal else None,
    )  # fmt: skip


def _unit(terminal: Terminal, sim: Sim | None) -> UnitBrief:
    return UnitBrief(
        terminal.id, terminal.number, terminal.model_code, terminal.imei, terminal.state,
        sim.iccid if sim else "", sim.msisdn if sim else "", bool(sim and sim.imei_locked),
    )  # fmt: skip


def company_of(centre: ServiceCentre) -> dict[str, str]:
    """The firm as its papers name it."""
    hours = f"{centre.work_start}–{centre.work_end}"
    return {"name": centre.company, "uscc": centre.uscc, "hotline": centre.hotline, "hours": hours,
            "address": centre.address}  # fmt: skip


def _customer(session: Session, order: Order, facts: Facts) -> CustomerBrief:
    row = session.get_one(Customer, order.customer_id)
    intake = facts.get(IntakeDraft)
    contacts = select(Contact).where(Contact.customer_id == row.id, Contact.active).order_by(Contact.is_main.desc())
    found = session.scalars(contacts).all()
    caller = intake.caller if intake else ""
    contact = next((c for c in found if c.name == caller), found[0] if found else None)
    site = site_of(session, order.id) if facts.visit is not None else None
    address = (intake.address if intake else "") or (site.address if site else "") or row.address
    minded = " · ".join(filter(None, (row.preference, site.rules if site else "")))
    return CustomerBrief(
        row.id, row.number, row.name, address, minded,
        row.settlement, site.site_class if site else row.site_class, caller or (contact.name if contact else ""),
        contact.role if contact and contact.name == (caller or contact.name) else "",
        (intake.phone if intake else "") or (contact.mobile if contact else ""), contact.email if contact else "",
    )  # fmt: skip


def _equipment(session: Session, order: Order) -> EquipmentBrief | None:
    row = session.get(Equipment, order.equipment_id) if order.equipment_id else None
    return EquipmentBrief(row.id, row.number, row.tag, row.name) if row else None


def _checklist(row: Any) -> Mapping[str, Any]:
    if row is None:
        return {}
    return {"code": row.code, "version": row.version, "title_zh": row.title_zh, "title_en": row.title_en,
            "items": row.items}  # fmt: skip


def _transitions(session: Session, order: Order, names: Mapping[str, str]) -> tuple[TransitionRow, ...]:
    rows = session.scalars(select(Transition).where(Transition.order_id == order.id).order_by(arrival(Transition)))
    return tuple(TransitionRow(t.step, t.source, t.target, t.at, t.by, names.get(t.by, t.by), t.reason) for t in rows)


def _photos(session: Session, order: Order, facts: Facts) -> tuple[PhotoRow, ...]:
    rows = session.scalars(select(Photo).where(Photo.order_id == order.id).order_by(arrival(Photo)))
    things = facts.visit.objects if facts.visit else ()
    vehicles = {row.key: row.label for row in facts.rows} | {thing.key: thing.label for thing in things}
    return tuple(
        photo_row(photo, vehicles.get(photo.slot.partition("/")[0], ""))
        for photo in rows
        if ("photo_removed", photo.id.hex) not in facts.entries
    )


def _follow_ups(context: Context, session: Session, order: Order) -> tuple[FollowUpBrief, ...]:
    wanted = select(FollowUp).where(FollowUp.order_id == order.id, FollowUp.done_at.is_(None))
    rows = session.scalars(wanted.order_by(FollowUp.due_at)).all()
    now = said_now(context, session, rows)
    return tuple(FollowUpBrief(f.id, f.kind, f.login, f.role, *now[f.id]) for f in rows)


def _seals(session: Session, order: Order) -> tuple[SealBrief, ...]:
    rows = session.scalars(
        select(SealedRecord).where(SealedRecord.order_id == order.id).order_by(SealedRecord.revision)
    )
    return tuple(SealBrief(s.revision, s.sha256, s.at, s.by) for s in rows)
