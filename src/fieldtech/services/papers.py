"""Papers of the house that no order is sealed with: slips of the stores, the technician's day, labels.

The PDF engines are imported where they are used, as in ``sheet_drawing``.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.errors import NotFound, Problem, Refused
from fieldtech.model.base import Id
from fieldtech.model.custody import Terminal
from fieldtech.model.drafts.onsite import PickListDraft
from fieldtech.model.label_sheet import LabelSheet
from fieldtech.model.orders import Order
from fieldtech.model.people import ServiceCentre
from fieldtech.model.stores import StockSlip
from fieldtech.services.access_trail import note_access
from fieldtech.services.context import Context
from fieldtech.services.day import Day, DayStop
from fieldtech.services.facts_loader import load_facts, the_order
from fieldtech.services.order_view import company_of, load_view
from fieldtech.services.reservations import number_of, reserved_units
from fieldtech.services.sheet_drawing import offset
from fieldtech.services.sheet_files import LANGUAGES, Written, file_name
from fieldtech.services.stores.slip_desk import Slips, SlipView
from fieldtech.services.visibility import seen_order

ROLL, A4 = "roll", "a4"
MEDIA = (A4, ROLL)
USUAL = LabelSheet()


@dataclass(frozen=True)
class Paper:
    """A PDF and the name it is kept under (D12); ``shifted`` is one drawn where this computer's printer needs it.

    ``missing`` lists characters no font has, shown as 〓; ``letter`` is subject and text of the message a paper for the
    customer goes with.
    """

    name: str
    pdf: bytes
    shifted: bool = False
    missing: str = ""
    letter: tuple[str, str] | None = None


class Papers:
    """Drawing and writing papers beside the orders' own."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def slip(self, slip_id: Id, language: str = "zh_CN") -> Paper:
        """A slip of the stores with its lines, to be signed by who gives and who takes."""
        view = Slips(self._context).view(slip_id)
        record = {**self._head(view.number, view.order), **_slip_record(self._context, view)}
        drawn: Any = import_module("fieldtech.sheets.slip_sheet")
        pdf = drawn.slip_sheet(record, language=LANGUAGES[language])
        return self._paper(record, "slip", language, bytes(pdf))

    def find_slip(self, number: str) -> Id:
        """The key of a slip's number; raises NotFound."""
        self._context.require("see_stock")
        with self._context.reading() as session:
            found = session.scalar(select(StockSlip.id).where(StockSlip.number == number.strip().upper()))
        if found is None:
            raise NotFound("no_such_slip")
        return found

    def day(self, language: str = "zh_CN") -> Paper:
        """The stops of the person signed in, with addresses, contacts and the units set aside for them."""
        person = self._context.require("see_orders")
        stops = Day(self._context).stops()
        with self._context.reading() as session:
            listed = [self._stop(session, stop) for stop in stops]
            units = [unit for stop in stops if not stop.done for unit in self._units(session, stop)]
        note_access(self._context, "sheet_day", person.login, each=True)
        now = self._local_now()
        record = {**self._head(person.name, ""), "technician": person.name, "date": now[:10], "printed": now,
                  "stops": listed, "units": units}  # fmt: skip
        drawn: Any = import_module("fieldtech.sheets.day_sheet")
        pdf = bytes(drawn.day_sheet(record, language=LANGUAGES[language]))
        return self._paper({**record, "number": person.login}, "day", language, pdf)

    def terminals_of(self, number: str) -> tuple[str, ...]:
        """Whose labels a number asks for: an order's terminals, those on a slip, or the terminal itself."""
        self._context.require("see_stock")
        wanted = number.strip().upper()
        with self._context.reading() as session:
            if session.scalar(select(Terminal.id).where(Terminal.number == wanted)):
                return (wanted,)
            if (slip := session.scalar(select(StockSlip.id).where(StockSlip.number == wanted))) is not None:
                lines = Slips(self._context).view(slip).lines
                return tuple(line.number for line in lines if line.item == "terminal")
            order_id = session.scalar(select(Order.id).where(Order.number == wanted))
            if order_id is None:
                raise NotFound("no_such_order", order=number)
            order = seen_order(self._context, session, order_id)
            numbers = self._numbers(session, order)
            known = select(Terminal.number).where(Terminal.number.in_(numbers))
            return tuple(sorted(session.scalars(known)))

    def labels(
        self, numbers: Sequence[str], media: str = ROLL, layout: LabelSheet = USUAL, start: int = 1,
        language: str = "zh_CN",
    ) -> Paper:  # fmt: skip
        """Labels of these terminals on tape or on A4 sheets from place ``start`` on; raises Refused for none."""
        self._context.require("see_stock")
        if not numbers:
            raise Refused("labels", [Problem("labels", "no_terminals_listed")])
        drawn: Any = import_module("fieldtech.sheets.terminal_labels")
        record = self._head(numbers[0], "")
        owner = str(record["company"]["name"])
        with self._context.reading() as session:
            wanted = select(Terminal).where(Terminal.number.in_(numbers))
            known = {row.number: row for row in session.scalars(wanted)}
            if unknown := [number for number in numbers if number not in known]:
                raise NotFound("terminal_unknown_here", number=unknown[0])
            labels = [drawn.Label(n, known[n].model_code, known[n].imei, owner) for n in numbers]
        at, spoken = datetime.fromisoformat(self._local_now()), LANGUAGES[language]
        if media == ROLL:
            pdf = drawn.roll_labels(labels, at=at, language=spoken, offset=self._offset())
        else:
            pdf = drawn.sheet_labels(labels, layout, at=at, start=start, language=spoken, offset=self._offset())
        return self._shifted(record, "terminals", language, bytes(pdf))

    def calibration(self, media: str = ROLL, layout: LabelSheet = USUAL, language: str = "zh_CN") -> Paper:
        """A page to find the printer's shift by: the tape's frame, or every label of the A4 sheet."""
        at, spoken = datetime.fromisoformat(self._local_now()), LANGUAGES[language]
        if media == ROLL:
            tape: Any = import_module("fieldtech.sheets.return_label")
            pdf = tape.calibration_page(at=at, language=spoken, offset=self._offset())
        else:
            sheet: Any = import_module("fieldtech.sheets.terminal_labels")
            pdf = sheet.sheet_calibration(layout, at=at, language=spoken, offset=self._offset())
        return self._shifted(self._head(media, ""), "calibration", language, bytes(pdf))

    def write(self, paper: Paper, folder: Path | None = None) -> Written:
        """Write it to the folder (by default the data folder's sheets); raises MachineError."""
        self._context.require("export_sheets")
        writer: Any = import_module("fieldtech.sheets.write")
        path = writer.write_sheet(paper.pdf, folder or self._context.folder.sheets, paper.name)
        return Written(path, paper.name, self._context.blobs.put(paper.pdf))

    # inside -----------------------------------------------------------------------------------------------

    def _head(self, number: str, order: str) -> dict[str, Any]:
        person = self._context.require("export_sheets")
        with self._context.reading() as session:
            centre = session.scalars(select(ServiceCentre).where(ServiceCentre.code == person.centre)).one()
            project = _customer_of(self._context, session, order) or centre.name
            return {"number": number, "project": project, "company": {**company_of(centre), "motto": ""},
                    "centre": {"code": centre.code, "name": centre.name}}  # fmt: skip

    def _stop(self, session: Session, stop: DayStop) -> dict[str, Any]:
        view = load_view(self._context, session, the_order(session, stop.id))
        day = self._context.local(stop.slot_from).date() if stop.slot_from else None
        today = self._context.local(self._context.now()).date()
        return {
            "number": stop.number, "status": stop.status, "customer": stop.customer, "title": stop.title,
            "plate": stop.plate, "address": view.customer.address, "contact": view.customer.contact,
            "phone": view.customer.phone, "preference": view.customer.preference, "done": stop.done,
            "overdue": stop.overdue, "day": day.isoformat() if day and day != today else "",
            "from": self._iso(stop.slot_from), "to": self._iso(stop.slot_to),
        }  # fmt: skip

    def _units(self, session: Session, stop: DayStop) -> list[dict[str, str]]:
        order = the_order(session, stop.id)
        return [{"number": number, "order": stop.number} for number in self._numbers(session, order)]

    def _numbers(self, session: Session, order: Order) -> tuple[str, ...]:
        """What an order holds by number; once somebody has left with it, what is on the pick list."""
        taken = load_facts(self._context, session, order).get(PickListDraft)
        held = tuple(number_of(unit) for unit in reserved_units(session, order.id))
        return (*taken.terminals, *taken.sims) if taken and not held else held

    def _iso(self, moment: datetime | None) -> str | None:
        return self._context.local(moment).isoformat(timespec="seconds") if moment else None

    def _local_now(self) -> str:
        return self._context.local(self._context.now()).isoformat(timespec="seconds")

    def _offset(self) -> Any:
        return offset(self._context.paper_shift)

    def _shifted(self, record: dict[str, Any], kind: str, language: str, pdf: bytes) -> Paper:
        return replace(self._paper(record, kind, language, pdf), shifted=True)

    def _paper(self, record: dict[str, Any], kind: str, language: str, pdf: bytes) -> Paper:
        writer: Any = import_module("fieldtech.sheets.write")
        dated = {**record, "revision": 1, "times": {"printed": record.get("at") or self._local_now()}}
        return Paper(file_name(writer.sheet_name(dated), kind, language), pdf)


def _slip_record(context: Context, view: SlipView) -> dict[str, Any]:
    lines = [
        {"item": line.item, "number": line.number, "detail": line.detail, "zh": line.zh, "en": line.en,
         "unit": line.unit, "quantity": line.quantity, "inside": line.inside}
        for line in view.lines
    ]  # fmt: skip
    return {
        "kind": view.kind, "at": context.local(view.at).isoformat(timespec="seconds"), "source": view.source_name,
        "target": view.target_name, "giver": view.giver, "taker": view.taker, "by": view.by, "order": view.order,
        "reason": view.reason, "undoes": view.undoes, "undone_by": view.undone_by, "lines": lines,
    }  # fmt: skip


def _customer_of(context: Context, session: Session, order: str) -> str:
    order_id = session.scalar(select(Order.id).where(Order.number == order)) if order else None
    return load_view(context, session, the_order(session, order_id)).customer.name if order_id else ""
