"""What an order can be found by: everything a person would type."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.model.cash_tables import CashCollection, CashReversal
from fieldtech.model.catalogue import Symptom
from fieldtech.model.custody import Sim, Terminal
from fieldtech.model.customers import Customer, Equipment, Vehicle
from fieldtech.model.drafts.install import InstallDraft
from fieldtech.model.drafts.intake import IntakeDraft
from fieldtech.model.installs import InstallRow
from fieldtech.model.maintenance import VISIT_KINDS, VisitObject
from fieldtech.model.orders import CrewMember, Entry, Order, Swap
from fieldtech.model.people import User
from fieldtech.services.entries import newest_draft
from fieldtech.services.mounted import terminal_on
from fieldtech.services.swap_rules import sim_in
from fieldtech.store import search
from fieldtech.store.arrival import arrival

KIND = "order"


def index_order(session: Session, order: Order) -> None:
    """Make the order findable as it stands now."""
    session.flush()
    search.index(session, KIND, order.id, filter(None, _texts(session, order)))


def _texts(session: Session, order: Order) -> Iterator[str]:
    yield order.number
    yield order.title
    if customer := session.get(Customer, order.customer_id):
        yield from (customer.name, customer.number)
    if equipment := session.get(Equipment, order.equipment_id) if order.equipment_id else None:
        yield from (equipment.name, equipment.tag)
    if vehicle := session.get(Vehicle, order.vehicle_id) if order.vehicle_id else None:
        yield from (vehicle.plate, vehicle.vin, vehicle.driver_name, vehicle.driver_mobile)
        yield from _units(session, order, vehicle)
    if order.kind in VISIT_KINDS:
        yield from _looked_at(session, order)
    else:
        yield from _fleet(session, order) if order.kind == "install" else _intake(session, order)
    yield from _receipts(session, order)
    crew = select(CrewMember.login).where(CrewMember.order_id == order.id)
    yield from session.scalars(select(User.name).where(User.login.in_(crew)))


def _receipts(session: Session, order: Order) -> Iterator[str]:
    """What the customer has in his hand when he asks about his money (A03)."""
    mine = select(CashCollection.id, CashCollection.receipt, CashCollection.number)
    for key, *numbers in session.execute(mine.where(CashCollection.order_id == order.id)):
        yield from numbers
        yield from session.scalars(select(CashReversal.receipt).where(CashReversal.collection_id == key))


def _units(session: Session, order: Order, vehicle: Vehicle) -> Iterator[str]:
    mounted = terminal_on(session, vehicle.id)
    yield from _numbers(mounted, sim_in(session, mounted))
    swaps = session.scalars(select(Swap).where(Swap.order_id == order.id)).all()
    terminals = {key for swap in swaps for key in (swap.old_terminal_id, swap.new_terminal_id) if key}
    sims = {key for swap in swaps for key in (swap.old_sim_id, swap.new_sim_id) if key}
    if terminals:
        for unit in session.scalars(select(Terminal).where(Terminal.id.in_(terminals))):
            yield from _numbers(unit, None)
    if sims:
        for card in session.scalars(select(Sim).where(Sim.id.in_(sims))):
            yield from _numbers(None, card)


def _numbers(terminal: Terminal | None, sim: Sim | None) -> Iterator[str]:
    if terminal:
        yield from (terminal.number, terminal.imei, terminal.model_code)
    if sim:
        yield from (sim.iccid, sim.msisdn)


def _fleet(session: Session, order: Order) -> Iterator[str]:
    """The request and the place of an install order, and its vehicles."""
    draft = newest_draft(session, order.id, InstallDraft)
    if draft is not None:
        yield from (draft.request, draft.place, draft.contact, draft.phone)
    mine = select(InstallRow.vehicle_id).where(InstallRow.order_id == order.id, InstallRow.active)
    for plate, vin in session.execute(select(Vehicle.plate, Vehicle.vin).where(Vehicle.id.in_(mine))):
        yield from (plate, vin)


def _looked_at(session: Session, order: Order) -> Iterator[str]:
    """The vehicles and equipment of a visit; its number begins with that of the plan."""
    mine = select(VisitObject.vehicle_id, VisitObject.equipment_id).where(VisitObject.order_id == order.id).subquery()
    for plate, vin in session.execute(select(Vehicle.plate, Vehicle.vin).where(Vehicle.id.in_(select(mine.c[0])))):
        yield from (plate, vin)
    things = select(Equipment.name, Equipment.tag, Equipment.number).where(Equipment.id.in_(select(mine.c[1])))
    for found in session.execute(things):
        yield from found


def _intake(session: Session, order: Order) -> Iterator[str]:
    wanted = select(Entry.body).where(Entry.order_id == order.id, Entry.kind == IntakeDraft.kind)
    body = session.scalar(wanted.order_by(arrival(Entry).desc()).limit(1))
    if body is None:
        return
    draft = IntakeDraft.from_body(body)
    yield from (draft.caller, draft.phone, draft.address, draft.text)
    names = select(Symptom.name_zh, Symptom.name_en, Symptom.code).where(Symptom.code.in_(draft.symptoms))
    for zh, en, code in session.execute(names):
        yield from (zh, en, code)
