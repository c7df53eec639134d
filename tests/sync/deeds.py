"""Small deeds with the kinds, tables and roles of real use cases, quick enough for thousands of them."""

import hashlib
from datetime import UTC, datetime, timedelta
from zlib import crc32

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.model.base import Id, new_id
from fieldtech.model.canonical import canonical_json
from fieldtech.model.catalogue import Part, StockLocation
from fieldtech.model.custody import StockMove
from fieldtech.model.customers import Customer, Vehicle
from fieldtech.model.drafts.planning import AssignDraft
from fieldtech.model.orders import Entry, Order, Photo, SealedRecord, Transition
from fieldtech.model.people import User
from fieldtech.services.context import Context, Person
from fieldtech.services.crew import orders_of, set_crew
from fieldtech.services.devices import seal_key, this_device

_PLACES = select(StockLocation.code).order_by(StockLocation.holder_login.desc(), StockLocation.code)
"""One's own van first, then the store."""


def act_as(context: Context, login: str) -> None:
    with context.reading() as session:
        user = session.scalars(select(User).where(User.login == login)).one()
    context.person = Person(user.login, user.name, user.role, user.centre_code)


def orders_here(context: Context, login: str) -> list[Id]:
    """The orders a person could open on this computer, oldest first."""
    with context.reading() as session:
        wanted = select(Order.id).order_by(Order.id)
        if context.person is not None and context.person.role == "TE":
            wanted = wanted.where(Order.id.in_(orders_of(login)) | (Order.technician == login))
        return list(session.scalars(wanted))


def register(context: Context, number: str, technician: str) -> Id:
    """A call comes in and somebody is sent."""
    with context.transaction() as session:
        customer = session.scalars(select(Customer).order_by(Customer.number)).first()
        vehicle = session.scalars(select(Vehicle).order_by(Vehicle.number)).first()
        assert customer and vehicle
        by, now = context.require().login, context.now()
        order = Order(
            id=new_id(), number=number, status="registered", customer_id=customer.id, vehicle_id=vehicle.id,
            centre_code=customer.centre_code, created_at=now, created_by=by, first_responder=by, changed_at=now,
        )  # fmt: skip
        session.add(order)
        session.flush()
        context.op(session, "register_order", "orders", order.id, {})
    reassign(context, order.id, technician)
    return order.id


def reassign(context: Context, order_id: Id, technician: str) -> None:
    with context.transaction() as session:
        order = _order(context, session, order_id)
        set_crew(session, order, [technician])
        body = AssignDraft((technician,), "own").to_body() | {"text": f"to {technician}"}
        by, now = context.require().login, context.now()
        session.add(Entry(order_id=order.id, kind="assign", slot="", body=body, at=now, by=by))
        context.op(session, "step_assign", "orders", order_id, {})


def entry(context: Context, order_id: Id, text: str) -> None:
    with context.transaction() as session:
        _say(context, session, _order(context, session, order_id), text)
        context.op(session, "note", "orders", order_id, {"text": text})


def arrive(context: Context, order_id: Id, text: str) -> None:
    """A field that a technician and a dispatcher may write: when somebody was there, made up from a word."""
    with context.transaction() as session:
        _order(context, session, order_id).arrived_at = moment_of(text)
        context.op(session, "step_arrive", "orders", order_id, {"arrived": text})


def moment_of(text: str) -> datetime:
    """Another one for every word."""
    return datetime(2026, 11, 1, tzinfo=UTC) + timedelta(minutes=crc32(text.encode()) % 20_000)


def vehicle_note(context: Context, text: str) -> None:
    with context.transaction() as session:
        vehicle = session.scalars(select(Vehicle).order_by(Vehicle.number)).first()
        if vehicle is not None:
            vehicle.note = text
            context.op(session, "save_vehicle", "vehicles", vehicle.id, {"note": text})


def customer(context: Context, number: str) -> None:
    """Two computers may give the same number."""
    with context.transaction() as session:
        if session.scalar(select(Customer.id).where(Customer.number == number)):
            return
        centre = session.scalars(select(Customer.centre_code)).first()
        row = Customer(id=new_id(), number=number, name=f"customer {number}", centre_code=centre)
        session.add(row)
        context.op(session, "save_customer", "customers", row.id, {"number": number})


def step(context: Context, order_id: Id, name: str, source: str, target: str) -> None:
    """As the state machine has it here; at the hub it may no longer be possible."""
    with context.transaction() as session:
        order = _order(context, session, order_id)
        order.status = target
        by, now = context.require().login, context.now()
        session.add(Transition(order_id=order.id, step=name, source=source, target=target, at=now, by=by))
        context.op(session, f"step_{name}", "orders", order_id, {})


def move(context: Context, order_id: Id, quantity: int) -> None:
    with context.transaction() as session:
        place = session.scalars(_PLACES.where(StockLocation.holder_login.in_((context.require().login, "")))).first()
        part = session.scalars(select(Part.code).order_by(Part.code)).first()
        by, now = context.require().login, context.now()
        _say(context, session, _order(context, session, order_id), f"{quantity} parts", "part")
        session.add(StockMove(location_code=place, part_code=part, quantity=quantity, at=now, by=by, order_id=order_id))
        context.op(session, "note", "orders", order_id, {})


def photo(context: Context, order_id: Id, picture: bytes) -> None:
    shas = context.blobs.put(picture), context.blobs.put(picture + b"small")
    with context.transaction() as session:
        by, now = context.require().login, context.now()
        session.add(Photo(order_id=order_id, slot="plate", original_sha=shas[0], shown_sha=shas[1], at=now, by=by))
        context.op(session, "add_photo", "orders", order_id, {})


def seal(context: Context, order_id: Id) -> str:
    """A sealed record; its hash."""
    with context.transaction() as session:
        order, device = _order(context, session, order_id), this_device(session)
        known = session.scalars(select(SealedRecord.revision).where(SealedRecord.number == order.number)).all()
        record = canonical_json({"number": order.number, "id": new_id().hex}).decode()
        sha = hashlib.sha256(record.encode()).hexdigest()
        by, now = context.require().login, context.now()
        row = SealedRecord(
            order_id=order.id, number=order.number, revision=max(known, default=0) + 1, record=record, sha256=sha,
            signature=seal_key(device).sign(record.encode()), device_id=device.id, at=now, by=by,
        )  # fmt: skip
        session.add(row)
        context.op(session, "step_sign_off", "orders", order_id, {})
    return sha


def _order(context: Context, session: Session, order_id: Id) -> Order:
    order = session.get_one(Order, order_id)
    order.changed_at = context.now()
    return order


def _say(context: Context, session: Session, order: Order, text: str, kind: str = "diagnosis") -> None:
    by, now = context.require().login, context.now()
    session.add(Entry(order_id=order.id, kind=kind, slot="", body={"text": text}, at=now, by=by))
