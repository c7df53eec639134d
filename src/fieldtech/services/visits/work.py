"""Writing on a visit: who may now, the entry, and what follows from it for the object."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from fieldtech.errors import Invalid, Problem
from fieldtech.model.base import Id
from fieldtech.model.checklist import explained, is_offered
from fieldtech.model.drafts.base import Draft
from fieldtech.model.drafts.onsite import AnswerDraft, ChecklistStartDraft
from fieldtech.model.maintenance import VisitObject
from fieldtech.model.object_gaps import ObjectRecord, gaps, state_of
from fieldtech.model.orders import Entry, Order
from fieldtech.services.at_work import require_at_work
from fieldtech.services.checklists import checklist_of_order
from fieldtech.services.context import Context
from fieldtech.services.entries import newest_draft
from fieldtech.services.visibility import seen_order
from fieldtech.services.visits.objects import Items, record_of_object, the_visit

AT_WORK = ("in_service", "to_sign")


class VisitWork:
    """One act on one visit; every method works inside the caller's transaction."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def at_work(self, session: Session, order_id: Id, step: str, states: tuple[str, ...] = AT_WORK) -> Order:
        """The visit, where this person may work on it now; raises Refused."""
        order = seen_order(self._context, session, order_id)
        the_visit(session, order)
        require_at_work(self._context, session, order, step, states)
        return order

    def write(self, session: Session, order: Order, draft: Draft, slot: str) -> Entry:
        """Add an entry."""
        now, by = self._context.now(), self._context.require().login
        entry = Entry(order_id=order.id, kind=draft.kind, slot=slot, body=draft.to_body(), at=now, by=by)
        session.add(entry)
        order.changed_at = now
        return entry

    def answers(self, session: Session, order: Order, row: VisitObject, answers: Iterable[AnswerDraft]) -> None:
        """Write answers of one object; raises Invalid for what its checklist does not ask."""
        given = tuple(answers)
        self.freeze_checklist(session, order)
        asked = {str(item["id"]): explained(item) for item in items_now(session, order)}
        for answer in given:
            answer.require_form()
            answer.require_valid()
            if answer.item not in asked:
                raise Invalid([Problem("item", "not_of_this_checklist", params={"item": answer.item})])
            if not is_offered(asked[answer.item], answer):
                raise Invalid([Problem("answer", "unknown_choice", params={"item": answer.item})])
            self.write(session, order, answer, f"{row.id.hex}/{answer.item}")
        self.follow(session, order, row)

    def freeze_checklist(self, session: Session, order: Order) -> None:
        """From the start on the visit keeps this version."""
        if newest_draft(session, order.id, ChecklistStartDraft) is not None:
            return
        found = checklist_of_order(session, order)
        if found is not None:
            self.write(session, order, ChecklistStartDraft(found.code, found.version), "")

    def follow(self, session: Session, order: Order, row: VisitObject) -> ObjectRecord:
        """State and gaps of the object as they are now, after anything was recorded or a photo came."""
        session.flush()
        record = record_of_object(session, order.id, row.id, items_now(session, order))
        state, lacking = state_of(record), [list(gap) for gap in gaps(record)]
        if (row.state, row.open_points) != (state, lacking):
            row.state, row.open_points, row.changed_at = state, lacking, self._context.now()
        return record


def items_now(session: Session, order: Order) -> Items:
    """The questions of the visit, in the version it was begun with."""
    session.flush()
    row = checklist_of_order(session, order)
    return tuple(row.items) if row else ()
