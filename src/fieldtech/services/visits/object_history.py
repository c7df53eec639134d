"""The history of one vehicle or one piece of equipment (F34): visits, repairs, swaps, plates, findings, readings."""

from collections.abc import Sequence
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from fieldtech.errors import NotFound
from fieldtech.files import write_atomically
from fieldtech.model.base import Base, Id
from fieldtech.model.catalogue import Symptom
from fieldtech.model.customers import Customer, Equipment, Vehicle
from fieldtech.model.maintenance import MeterReading, VisitObject
from fieldtech.model.orders import Order
from fieldtech.model.people import ServiceCentre
from fieldtech.services.access_trail import note_access
from fieldtech.services.context import Context
from fieldtech.services.history.history import History
from fieldtech.services.history.timelines import TimelineRow
from fieldtech.services.order_view import company_of
from fieldtech.services.papers import Paper
from fieldtech.services.sheet_files import LANGUAGES, file_name
from fieldtech.services.visibility import visible
from fieldtech.services.visits.finding_views import finding_views
from fieldtech.services.visits.past import past_visits, series_of
from fieldtech.services.visits.stories import DueDay, ObjectStory
from fieldtech.services.visits.story_record import story_record
from fieldtech.services.visits.story_rows import due_lines, events, next_days, order_rows, readings, visit_lines
from fieldtech.store.failures import os_failures_told

EQUIPMENT, VEHICLE = "equipment", "vehicle"
T = TypeVar("T", bound=Base)
Which = ColumnElement[bool]


class ObjectHistory:
    """Everything here only looks; the story is told of what the person may see.

    A technician reads every measured value, but learns only of the visits and orders in which he has a part.
    """

    def __init__(self, context: Context) -> None:
        self._context = context

    def of(self, kind: str, key: Id) -> ObjectStory:
        """Of either kind; raises NotFound, as below."""
        return self.of_equipment(key) if kind == EQUIPMENT else self.of_vehicle(key)

    def of_equipment(self, key: Id) -> ObjectStory:
        """A tank, a pipe rack, a pump."""
        self._context.require("see_customers")
        with self._context.reading() as session:
            row = _row(session, Equipment, key)
            shown = visible(self._context.require())
            orders = order_rows(session, Order.equipment_id == key, shown)
            told = {"kind": EQUIPMENT, "name": row.name, "tag": row.tag, "plate": "", "plate_colour": 0}
            about = (("coating", row.coating), ("in_service", row.in_service),
                     ("environment", ",".join(map(str, row.environment))), ("cycle", row.cycle))  # fmt: skip
            which = (VisitObject.equipment_id == key, MeterReading.equipment_id == key)
            story = self._story(session, row, orders, which, told, about)
        note_access(self._context, EQUIPMENT, story.number)
        return story

    def of_vehicle(self, key: Id) -> ObjectStory:
        """A vehicle, with its terminals, cards, swaps and plates."""
        rows = list(History(self._context).vehicle_history(key))
        with self._context.reading() as session:
            row = _row(session, Vehicle, key)
            name = " ".join(filter(None, (row.vehicle_type, row.make_model)))
            told = {"kind": VEHICLE, "name": name, "tag": "", "plate": row.plate or row.vin,
                    "plate_colour": row.plate_colour}  # fmt: skip
            about = (("vin", row.vin), ("vehicle_type", row.vehicle_type), ("make_model", row.make_model),
                     ("voltage", row.voltage))  # fmt: skip
            which = (VisitObject.vehicle_id == key, MeterReading.vehicle_id == key)
            story = self._story(session, row, rows, which, told, about)
        note_access(self._context, VEHICLE, story.number)
        return story

    def find(self, text: str) -> tuple[str, Id]:
        """The kind and key behind an equipment's number or tag, a vehicle's number, plate or VIN; raises NotFound."""
        self._context.require("see_customers")
        wanted = text.strip().upper()
        with self._context.reading() as session:
            things = select(Equipment.id).where((Equipment.number == wanted) | (Equipment.tag == wanted))
            if found := session.scalar(things.order_by(Equipment.number).limit(1)):
                return EQUIPMENT, found
            cars = select(Vehicle.id).where(
                (Vehicle.number == wanted) | (Vehicle.plate == wanted) | (Vehicle.vin == wanted)
            )
            if found := session.scalar(cars.order_by(Vehicle.number).limit(1)):
                return VEHICLE, found
        raise NotFound("no_such_object", text=wanted)

    def due_of(self, equipment: Sequence[Id]) -> dict[Id, DueDay]:
        """When each piece of equipment is due next, as far as the person may see its visits."""
        shown = visible(self._context.require("see_customers"))
        with self._context.reading() as session:
            return next_days(session, equipment, self._today(), shown, self._context.zone)

    def sheet(self, kind: str, key: Id, language: str = "zh_CN") -> Paper:
        """The file of the object on paper (F34)."""
        record = self._paper_record(kind, key)
        drawn: Any = import_module("fieldtech.sheets.history_sheet")
        pdf = bytes(drawn.history_sheet(record, language=LANGUAGES[language]))
        note_access(self._context, "sheet_history", record["number"], each=True)
        return Paper(self._name(record, "pdf", language), pdf)

    def workbook(self, kind: str, key: Id, language: str = "zh_CN") -> Paper:
        """The same numbers as .xlsx."""
        record = self._paper_record(kind, key)
        book: Any = import_module("fieldtech.services.visits.story_book")
        data = bytes(book.story_book(record, "en" if LANGUAGES[language] == "en" else "zh_CN"))
        note_access(self._context, "export_history", record["number"], each=True)
        return Paper(self._name(record, "xlsx", language), data)

    def write(self, paper: Paper, target: Path) -> Path:
        """Put it where the person wants it; raises MachineError."""
        self._context.require("export_sheets")
        with os_failures_told(target):
            write_atomically(target, paper.pdf)
        return target

    def _paper_record(self, kind: str, key: Id) -> dict[str, Any]:
        self._context.require("export_sheets")
        story = self.of(kind, key)
        with self._context.reading() as session:  # of the centre that looks after the customer, whoever prints it
            centre = session.scalars(select(ServiceCentre).where(ServiceCentre.code == story.centre)).one()
            symptoms = dict(session.execute(select(Symptom.name_zh, Symptom.name_en)).all())
        now = self._context.local(self._context.now()).isoformat(timespec="seconds")
        return {
            "number": story.number, "project": story.customer, "company": {**company_of(centre), "motto": ""},
            "centre": {"code": centre.code, "name": centre.name}, "printed": now,
            **story_record(story, self._context.zone, symptoms),
        }  # fmt: skip

    def _name(self, record: dict[str, Any], suffix: str, language: str) -> str:
        writer: Any = import_module("fieldtech.sheets.write")
        dated = {**record, "revision": 1, "times": {"printed": record["printed"]}}
        return file_name(writer.sheet_name(dated, suffix), "history", language)

    def _story(
        self, session: Session, row: Equipment | Vehicle, rows: list[TimelineRow], which: tuple[Which, Which],
        told: dict[str, Any], about: tuple[tuple[str, str], ...],
    ) -> ObjectStory:  # fmt: skip
        customer = session.get_one(Customer, row.customer_id)
        visits = past_visits(session, which[0])
        ids = [past.order.id for past in visits]
        wanted = select(Order.id).where(Order.id.in_(ids), visible(self._context.require()))
        seen = frozenset(session.scalars(wanted))
        mine = [past for past in visits if past.order.id in seen]
        things = {past.thing.id for past in mine}
        found = tuple(one for one in finding_views(session, list(seen)) if one.object in things)
        today = self._today()
        return ObjectStory(
            id=row.id,
            number=row.number,
            customer=customer.name,
            customer_id=customer.id,
            centre=customer.centre_code,
            about=tuple((code, value) for code, value in about if value),
            visits=tuple(visit_lines(session, mine, found, today)),
            findings=tuple(reversed(found)),
            events=events(session, rows, mine, found, seen, self._context.zone),
            series=series_of(visits, seen),
            meters=readings(session, which[1]),
            due=due_lines(session, mine, today, self._context.zone),
            **told,
        )

    def _today(self) -> date:
        return self._context.local(self._context.now()).date()


def _row(session: Session, model: type[T], key: Id) -> T:
    row = session.get(model, key)
    if row is None:
        raise NotFound("no_such_row", list=model.__tablename__)
    return row
