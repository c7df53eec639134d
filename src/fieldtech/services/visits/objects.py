"""What a visit looks at: the rows with the names of vehicles and equipment, and what was recorded on each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.errors import Invalid, NotFound, Problem
from fieldtech.model.base import Id
from fieldtech.model.customers import Equipment, Site, Vehicle
from fieldtech.model.drafts.base import Draft
from fieldtech.model.drafts.onsite import AnswerDraft
from fieldtech.model.drafts.visits import ObjectResultDraft
from fieldtech.model.maintenance import VISIT_KINDS, Plan, Visit, VisitObject
from fieldtech.model.object_gaps import ObjectRecord
from fieldtech.model.orders import Entry, Order, Photo
from fieldtech.services.entries import newest_draft
from fieldtech.store.arrival import arrival

Items = tuple[Mapping[str, Any], ...]


@dataclass(frozen=True)
class Thing:
    """A row of the visit with its vehicle or equipment."""

    row: VisitObject
    vehicle: Vehicle | None
    equipment: Equipment | None

    @property
    def key(self) -> Id:
        """The key of the vehicle or the equipment."""
        found = self.row.vehicle_id or self.row.equipment_id
        assert found is not None
        return found

    @property
    def kind(self) -> str:
        """``vehicle`` or ``equipment``."""
        return "vehicle" if self.row.vehicle_id else "equipment"

    @property
    def number(self) -> str:
        """Its number in the lists."""
        found = self.vehicle or self.equipment
        return found.number if found else ""

    @property
    def label(self) -> str:
        """How people call it: its plate, or the number of the equipment with its name."""
        if self.vehicle is not None:
            return self.vehicle.plate or self.vehicle.vin[-6:] or self.vehicle.number
        return f"{self.equipment.number} {self.equipment.name}" if self.equipment else ""


def the_visit(session: Session, order: Order) -> Visit:
    """What the order has as a visit; raises NotFound for an order of another kind."""
    found = session.get(Visit, order.id) if order.kind in VISIT_KINDS else None
    if found is None:
        raise NotFound("no_such_visit", order=order.number)
    return found


def site_of(session: Session, order_id: Id) -> Site | None:
    """The place of work of a visit whose plan is for one of the customer's."""
    wanted = select(Site).join(Plan, Plan.site_id == Site.id).join(Visit, Visit.plan_id == Plan.id)
    return session.scalar(wanted.where(Visit.order_id == order_id, Plan.scope == "site"))


def things_of(session: Session, order_id: Id, only: Id | None = None) -> tuple[Thing, ...]:
    """All that the visit looks at, in its order."""
    wanted = (
        select(VisitObject, Vehicle, Equipment)
        .outerjoin(Vehicle, Vehicle.id == VisitObject.vehicle_id)
        .outerjoin(Equipment, Equipment.id == VisitObject.equipment_id)
        .where(VisitObject.order_id == order_id)
        .order_by(VisitObject.position, VisitObject.id)
    )
    wanted = wanted if only is None else wanted.where(VisitObject.id == only)
    return tuple(Thing(row, vehicle, equipment) for row, vehicle, equipment in session.execute(wanted))


def the_thing(session: Session, order_id: Id, object_id: Id) -> Thing:
    """One of them; raises Invalid for what is not of this visit."""
    found = things_of(session, order_id, object_id)
    if not found:
        raise Invalid([Problem("object", "not_of_this_visit")])
    return found[0]


def record_of_object(session: Session, order_id: Id, object_id: Id, items: Items) -> ObjectRecord:
    """What was recorded on one of them, without reading all the others."""
    mine = Entry.slot.startswith(f"{object_id.hex}/")
    wanted = select(Entry.slot, Entry.body).where(Entry.order_id == order_id, Entry.kind == AnswerDraft.kind, mine)
    newest = {slot.partition("/")[2]: body for slot, body in session.execute(wanted.order_by(arrival(Entry)))}
    answers = {item: AnswerDraft.from_body(body) for item, body in newest.items()}
    result = newest_draft(session, order_id, ObjectResultDraft, object_id.hex)
    gone = select(Entry.slot).where(Entry.order_id == order_id, Entry.kind == "photo_removed")
    removed = set(session.scalars(gone))
    photos = select(Photo.id, Photo.slot).where(Photo.order_id == order_id, Photo.slot.startswith(f"{object_id.hex}/"))
    slots = [slot.partition("/")[2] for key, slot in session.execute(photos) if key.hex not in removed]
    return ObjectRecord(items, answers, tuple(slots), result.result if result else "")


def records_of(
    things: Sequence[Thing], drafts: Mapping[tuple[str, str], Draft], photo_slots: Sequence[str], items: Items
) -> dict[Id, ObjectRecord]:
    """The same for all of them, from entries that have been read already, by (kind, slot)."""
    answers: dict[str, dict[str, AnswerDraft]] = {}
    for (_kind, slot), draft in drafts.items():
        if isinstance(draft, AnswerDraft):
            key, _slash, item = slot.partition("/")
            answers.setdefault(key, {})[item] = draft
    photos: dict[str, list[str]] = {}
    for slot in photo_slots:
        key, slash, name = slot.partition("/")
        if slash:
            photos.setdefault(key, []).append(name)
    found: dict[Id, ObjectRecord] = {}
    for thing in things:
        key = thing.row.id.hex
        result = drafts.get((ObjectResultDraft.kind, key))
        said = result.result if isinstance(result, ObjectResultDraft) else ""
        found[thing.row.id] = ObjectRecord(items, answers.get(key, {}), tuple(photos.get(key, ())), said)
    return found
