"""The use cases of a visit (states 4.3): answers, what could not be seen, meters, moving; findings in the base."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.errors import Invalid, Problem
from fieldtech.model.base import Id
from fieldtech.model.checklist import is_answered, rest_answer
from fieldtech.model.drafts.onsite import AnswerDraft
from fieldtech.model.drafts.visits import MeterDraft, MoveVisitDraft, ObjectResultDraft
from fieldtech.model.machines.visit import MOVE, MOVE_BACK
from fieldtech.model.maintenance import MeterReading
from fieldtech.model.object_gaps import standing
from fieldtech.model.orders import Order
from fieldtech.services.changes import Change
from fieldtech.services.facts_loader import load_facts
from fieldtech.services.plans.generating import Generating
from fieldtech.services.repairs import Repairs
from fieldtech.services.visibility import seen_order
from fieldtech.services.visits.along import Along, taken_along
from fieldtech.services.visits.findings import Findings
from fieldtech.services.visits.moving import undo_of
from fieldtech.services.visits.objects import Thing, record_of_object, the_thing, the_visit
from fieldtech.services.visits.reading import load_visit
from fieldtech.services.visits.views import NextDay, VisitView
from fieldtech.services.visits.work import items_now
from fieldtech.store.arrival import arrival


class Visits(Findings):
    """Working on the visits of plans; the steps of their orders are those of ``Repairs``."""

    def generate(self, today: date | None = None) -> int:
        """Plan the visits ahead; how many that were."""
        return Generating(self._context).generate(today)

    def view(self, order_id: Id) -> VisitView:
        """One visit with everything that was answered and found; raises NotFound, Forbidden."""
        with self._context.reading() as session:
            order = seen_order(self._context, session, order_id)
            return load_visit(session, order, load_facts(self._context, session, order))

    def along(self, order_id: Id) -> Along:
        """What the technician takes along, and how the plan says it is done."""
        return taken_along(self.view(order_id))

    def propose_next(self, order_id: Id) -> NextDay:
        """The day of the next visit by the cycle, and the one that was said."""
        return self.view(order_id).next

    def move(self, order_id: Id, draft: MoveVisitDraft) -> Change:
        """Another day; moving it back at once is the undo (``move_back``). Raises Refused."""
        undo = self._undo(order_id, draft.reason)
        if undo is not None and undo.day == draft.day:
            return Repairs(self._context).do(order_id, MOVE_BACK, undo)
        return Repairs(self._context).do(order_id, MOVE, draft)

    def move_back(self, order_id: Id, reason: str = "") -> Change:
        """Undo the person's own move of just now, as from the calendar: all is as before, also a day that has passed.

        Crew, time and notice are back, and what nobody else moved follows its plan again. Raises Refused
        ``move_not_undone`` when somebody went on with the visit, or a quarter of an hour later.
        """
        undo = self._undo(order_id, reason)
        return Repairs(self._context).do(order_id, MOVE_BACK, undo or MoveVisitDraft(reason=reason))

    def answer(self, order_id: Id, object_id: Id, answers: Iterable[AnswerDraft]) -> Change:
        """Write these answers of one object together; raises Refused, Invalid for another visit's object or item."""
        given = tuple(answers)
        with self._context.transaction() as session:
            order = self._work.at_work(session, order_id, "answer")
            thing = the_thing(session, order.id, object_id)
            self._answer(session, order, thing, given)
        return Change("visit_object", object_id, order.number)

    def rest_ok(self, order_id: Id, object_id: Id) -> tuple[Change, tuple[AnswerDraft, ...]]:
        """Answer every open tick and choice of one object with OK, except safety items; also how to take it back."""
        with self._context.transaction() as session:
            order = self._work.at_work(session, order_id, "answer")
            thing = the_thing(session, order.id, object_id)
            record = record_of_object(session, order.id, object_id, items_now(session, order))
            open_items = [item for item in record.items if not is_answered(standing(record, item))]
            given = tuple(answer for item in open_items if (answer := rest_answer(item)) is not None)
            self._answer(session, order, thing, given)
        return Change("visit_object", object_id, order.number), tuple(AnswerDraft(answer.item) for answer in given)

    def object_result(self, order_id: Id, object_id: Id, result: str, reason: str = "") -> Change:
        """Say that it could not be looked at (``not_seen``) and why; "" takes that back."""
        draft = ObjectResultDraft(result, reason)
        draft.require_form()
        draft.require_valid()
        with self._context.transaction() as session:
            order = self._work.at_work(session, order_id, "object_result")
            row = the_thing(session, order.id, object_id).row
            self._work.write(session, order, draft, object_id.hex)
            row.reason = reason if result else ""
            self._work.follow(session, order, row)
            self._context.op(session, "object_result", "visit_objects", row.id, draft.to_body())
        return Change("visit_object", object_id, order.number)

    def meter(self, order_id: Id, object_id: Id, draft: MeterDraft) -> Change:
        """Write down what a meter shows; raises Invalid for less than the last time without a reason."""
        draft.require_form()
        draft.require_valid()
        with self._context.transaction() as session:
            order = self._work.at_work(session, order_id, "read_meter")
            thing = the_thing(session, order.id, object_id)
            before = _last_reading(session, order, thing, draft.unit)
            if draft.value is None:
                raise Invalid([Problem("value", "required")])
            if before is not None and draft.value < before and len(draft.reason.strip()) < 2:
                params = {"value": str(draft.value), "before": str(before)}
                raise Invalid([Problem("value", "meter_falls", params=params)])
            self._work.write(session, order, draft, f"{object_id.hex}/{draft.unit}")
            row = self._reading(order, thing, draft.unit, draft.value)
            session.add(row)
            session.flush()
            self._context.op(session, "read_meter", "meter_readings", row.id, draft.to_body())
        return Change("visit_object", object_id, order.number)

    def _undo(self, order_id: Id, reason: str) -> MoveVisitDraft | None:
        with self._context.reading() as session:
            order = seen_order(self._context, session, order_id)
            the_visit(session, order)
            return undo_of(session, order, load_facts(self._context, session, order), reason)

    def _reading(self, order: Order, thing: Thing, unit: str, value: int) -> MeterReading:
        now = self._context.now()
        return MeterReading(
            vehicle_id=thing.row.vehicle_id,
            equipment_id=thing.row.equipment_id,
            order_id=order.id,
            unit=unit,
            value=value,
            read_on=self._context.local(now).date(),
            at=now,
            by=self._context.require().login,
        )

    def _answer(self, session: Session, order: Order, thing: Thing, given: tuple[AnswerDraft, ...]) -> None:
        if not given:
            return
        self._work.answers(session, order, thing.row, given)
        fields = {"object": thing.row.id.hex, "answers": [answer.to_body() for answer in given]}
        self._context.op(session, "answer_visit", "visit_objects", thing.row.id, fields)


def _last_reading(session: Session, order: Order, thing: Thing, unit: str) -> int | None:
    """What the meter showed before this visit; slips of the pen of today are no readings."""
    column = MeterReading.vehicle_id if thing.kind == "vehicle" else MeterReading.equipment_id
    wanted = select(MeterReading.value).where(column == thing.key, MeterReading.unit == unit)
    wanted = wanted.where((MeterReading.order_id != order.id) | MeterReading.order_id.is_(None))
    return session.scalar(wanted.order_by(MeterReading.read_on.desc(), arrival(MeterReading).desc()).limit(1))
