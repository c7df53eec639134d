"""What a visit finds (F32, T28): written down, told, handled on the spot, made a repair order, or closed."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from fieldtech.errors import Forbidden, Invalid, NotFound, Problem, Refused
from fieldtech.model.base import Id, new_id
from fieldtech.model.checklist import is_in_order
from fieldtech.model.drafts.intake import IntakeDraft
from fieldtech.model.drafts.visits import FindingClosedDraft, FindingDraft
from fieldtech.model.guards.visit import CORRECTED
from fieldtech.model.machines.visit import CLOSING, TELLING
from fieldtech.model.maintenance import Finding
from fieldtech.model.orders import FollowUp, Order
from fieldtech.services.changes import Change
from fieldtech.services.context import Context
from fieldtech.services.entries import newest_draft
from fieldtech.services.follow_ups import settle
from fieldtech.services.repairs import register_within
from fieldtech.services.visibility import seen_order, visible
from fieldtech.services.visits.ending import complete_if_ended
from fieldtech.services.visits.finding_photos import carry_photos
from fieldtech.services.visits.finding_views import FindingQuery, findings_by, origin_of
from fieldtech.services.visits.objects import record_of_object, the_thing, the_visit
from fieldtech.services.visits.owed import owe_finding, task_of
from fieldtech.services.visits.repair_call import call_for
from fieldtech.services.visits.views import FindingView
from fieldtech.services.visits.work import VisitWork, items_now

_OPEN = "open"
_WRITTEN = ("in_service", "to_sign")
_SEALED = ("signed", "completed", "archived")


class Findings:
    """Findings of visits, from the site to their end."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._work = VisitWork(context)

    def findings(self, query: FindingQuery | None = None) -> tuple[FindingView, ...]:
        """The findings a person may see, hazards first; open ones where nothing else is asked for."""
        person = self._context.require("see_orders")
        with self._context.reading() as session:
            return findings_by(session, query or FindingQuery(), visible(person))

    def origin(self, repair_id: Id) -> FindingView | None:
        """The finding a repair order was made for, if any; raises Forbidden for another's order."""
        with self._context.reading() as session:
            return origin_of(session, seen_order(self._context, session, repair_id).id)

    def finding(self, order_id: Id, object_id: Id, draft: FindingDraft) -> Change:
        """Write down something found; of an inspection customer service is told at once (T28)."""
        _require_sound(draft)
        with self._context.transaction() as session:
            order = self._work.at_work(session, order_id, "add_finding", _WRITTEN)
            thing = the_thing(session, order.id, object_id)
            _require_asked(session, order, draft.item)
            self._require_past("add_finding", draft.told_at)
            now, by = self._context.now(), self._context.require().login
            row = Finding(id=new_id(), order_id=order.id, object_id=object_id, found_at=now, found_by=by)
            session.add(row)
            self._write(session, order, row, draft)
            if order.kind == "inspection" and row.state == _OPEN:
                owe_finding(self._context, session, order, row, thing.label)
            self._context.op(session, "add_finding", "findings", row.id, draft.to_body())
        return Change("finding", row.id, order.number)

    def change_finding(self, finding_id: Id, draft: FindingDraft) -> Change:
        """Correct it while the visit is open; raises Refused once it is sealed or has ended elsewhere, Invalid where
        a hazard becomes none without a reason.

        What is a repair order already may still turn out to be a hazard, but is not put right on the spot.
        """
        _require_sound(draft)
        with self._context.transaction() as session:
            row, order = self._row(session, finding_id)
            if order.status in _SEALED:
                raise Refused("change_finding", [Problem("finding", "finding_sealed")])
            self._work.at_work(session, order.id, "change_finding", _WRITTEN)
            if row.state == "closed" or (row.state == "repair" and (draft.handled or draft.corrected)):
                raise Refused("change_finding", [Problem("finding", "finding_open")])
            if draft.corrected:
                _require_corrected(session, order, row)
            elif row.hazard and not draft.hazard and len(draft.no_hazard.strip()) < 2:
                raise Invalid([Problem("no_hazard", "no_hazard_reason")])
            if draft.told_at != row.told_at:
                self._require_past("change_finding", draft.told_at)
            self._write(session, order, row, draft)
            self._follow(session, order, row)
            self._context.op(session, "change_finding", "findings", row.id, draft.to_body())
        return Change("finding", row.id, order.number)

    def told(self, finding_id: Id, person: str, how: str, at: datetime) -> Change:
        """The customer knows of it: who, how, when (F32); raises Refused where the seal holds another word of it."""
        with self._context.transaction() as session:
            row, order = self._row(session, finding_id)
            self._may_tell(session, order)
            if order.status in _SEALED and row.told_at is not None:
                raise Refused("finding_told", [Problem("finding", "finding_sealed")])
            draft = replace(draft_of(row), told_person=person, told_how=how, told_at=at)
            _require_sound(draft)
            self._require_past("finding_told", at)
            self._write(session, order, row, draft)
            self._context.op(session, "finding_told", "findings", row.id, draft.to_body())
        return Change("finding", row.id, order.number)

    def handled(self, finding_id: Id, handling: str) -> Change:
        """It was put right on the spot, and how."""
        with self._context.reading() as session:
            draft = draft_of(self._row(session, finding_id)[0])
        return self.change_finding(finding_id, replace(draft, handled=True, handling=handling))

    def corrected(self, finding_id: Id) -> Change:
        """The answer was a mistake and is in order now: there is no hazard; all that was said stays on record.

        Raises Refused while it is still wrong.
        """
        with self._context.reading() as session:
            draft = draft_of(self._row(session, finding_id)[0])
        return self.change_finding(finding_id, replace(draft, handled=False, hazard=False, corrected=True))

    def repair_call(self, finding_id: Id) -> IntakeDraft:
        """The call of the repair this finding asks for, filled in as far as it is known (F32)."""
        with self._context.reading() as session:
            row, order = self._row(session, finding_id)
            return call_for(self._context, session, order, row)

    def to_repair(self, finding_id: Id, call: IntakeDraft | None = None) -> Change:
        """Register the repair order for it, both linked; raises Refused when it has one, Invalid for a bad call."""
        person = self._context.require("register_order")
        with self._context.transaction() as session:
            row, order = self._row(session, finding_id)
            if row.repair_id is not None:
                number = session.get_one(Order, row.repair_id).number
                raise Refused("to_repair", [Problem("finding", "finding_has_repair", params={"number": number})])
            if row.state != _OPEN:
                raise Refused("to_repair", [Problem("finding", "finding_open")])
            call = call or call_for(self._context, session, order, row)
            repair = register_within(self._context, session, call)
            row.repair_id = repair.id
            carry_photos(self._context, session, row, order, repair)
            self._end(session, order, row, "repair", person.login, repair.number)
            self._context.op(session, "finding_to_repair", "findings", row.id, {"repair": repair.number})
        return Change("order", repair.id, repair.number)

    def close_finding(self, finding_id: Id, reason: str) -> Change:
        """The office closes it without a repair (T28); raises Forbidden, Refused when it has ended."""
        person = self._context.require("see_orders")
        if person.role not in CLOSING:
            raise Forbidden("role_may_not", role=person.role)
        draft = FindingClosedDraft(reason)
        _require_sound(draft)
        with self._context.transaction() as session:
            row, order = self._row(session, finding_id)
            if row.state != _OPEN:
                raise Refused("close_finding", [Problem("finding", "finding_open")])
            if row.hazard and order.status not in _SEALED:  # before he signs it is told, and handled or repaired (F32)
                raise Refused("close_finding", [Problem("finding", "hazard_not_closed")])
            self._work.write(session, order, draft, row.id.hex)
            row.closed_reason = reason
            self._end(session, order, row, "closed", person.login, reason)
            self._context.op(session, "close_finding", "findings", row.id, draft.to_body())
        return Change("finding", row.id, order.number)

    def _row(self, session: Session, finding_id: Id) -> tuple[Finding, Order]:
        row = session.get(Finding, finding_id)
        if row is None:
            raise NotFound("no_such_finding")
        order = seen_order(self._context, session, row.order_id)
        the_visit(session, order)
        return row, order

    def _write(self, session: Session, order: Order, row: Finding, draft: FindingDraft) -> None:
        """The entry is the evidence, the row the list people work with."""
        before = newest_draft(session, order.id, FindingDraft, row.id.hex)
        kept = "" if draft.hazard else draft.no_hazard or (before.no_hazard if before is not None else "")
        draft = replace(draft, object_key=row.object_id.hex, no_hazard=kept)
        row.item, row.text, row.hazard = draft.item, draft.text, draft.hazard
        row.handling = draft.handling if draft.handled else ""
        row.told_person, row.told_how, row.told_at = draft.told_person, draft.told_how, draft.told_at
        state = CORRECTED if draft.corrected else "handled" if draft.handled else _OPEN
        if row.state in (None, _OPEN, "handled", CORRECTED) and row.state != state:
            row.state = state
            row.ended_at = self._context.now() if state != _OPEN else None
            row.ended_by = self._context.require().login if state != _OPEN else ""
        self._work.write(session, order, draft, row.id.hex)
        session.flush()

    def _require_past(self, step: str, told_at: datetime | None) -> None:
        """Nobody was told tomorrow."""
        if told_at is not None and told_at > self._context.now():
            raise Refused(step, [Problem("told_at", "in_future")])

    def _may_tell(self, session: Session, order: Order) -> None:
        """Whoever works there, and the office, which may tell him later."""
        if self._context.require().role not in TELLING:
            self._work.at_work(session, order.id, "finding_told", (*_WRITTEN, "signed"))

    def _follow(self, session: Session, order: Order, row: Finding) -> None:
        """The task of customer service ends with the finding, and comes again when it is open after all."""
        task = session.get(FollowUp, task_of(row.id))
        if row.state != _OPEN:
            self._settle(session, row, row.state)
        elif task is not None and task.done_at is not None:
            task.done_at, task.done_by, task.outcome = None, "", ""
        elif task is None and order.kind == "inspection":
            owe_finding(self._context, session, order, row, the_thing(session, order.id, row.object_id).label)

    def _settle(self, session: Session, row: Finding, outcome: str) -> None:
        task = session.get(FollowUp, task_of(row.id))
        if task is not None and task.done_at is None:
            settle(task, self._context.now(), self._context.require().login, outcome)

    def _end(self, session: Session, order: Order, row: Finding, state: str, by: str, outcome: str) -> None:
        row.state, row.ended_at, row.ended_by = state, self._context.now(), by
        self._settle(session, row, outcome)
        session.flush()
        complete_if_ended(self._context, session, order)


def draft_of(row: Finding) -> FindingDraft:
    """The finding as it stands."""
    return FindingDraft(
        row.object_id.hex, row.item, row.text, row.hazard, row.state == "handled", row.handling, row.told_person,
        row.told_how, row.told_at, row.state == CORRECTED,
    )  # fmt: skip


def _require_asked(session: Session, order: Order, item: str) -> None:
    """What was found at a question was found at one of this checklist; raises Invalid."""
    if item and item not in {str(one["id"]) for one in items_now(session, order)}:
        raise Invalid([Problem("item", "not_of_this_checklist", params={"item": item})])


def _require_corrected(session: Session, order: Order, row: Finding) -> None:
    """The question was looked at again and is in order; raises Refused."""
    items = items_now(session, order)
    answer = record_of_object(session, order.id, row.object_id, items).answers.get(row.item)
    item = next((one for one in items if str(one["id"]) == row.item), None)
    if item is None or not is_in_order(item, answer):
        raise Refused("change_finding", [Problem("finding", "finding_still_wrong")])


def _require_sound(draft: FindingDraft | FindingClosedDraft) -> None:
    draft.require_form()
    draft.require_valid()
