"""Answering the checklist: one or many items in one act, with the version frozen at the first answer (F16)."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from fieldtech.errors import Refused
from fieldtech.model.base import Id
from fieldtech.model.checklist import is_answered, rest_answer
from fieldtech.model.checklist_links import deferred, linked_answers
from fieldtech.model.drafts.base import Draft
from fieldtech.model.drafts.onsite import AnswerDraft, ChecklistStartDraft
from fieldtech.model.facts import Facts
from fieldtech.model.orders import Entry, Order
from fieldtech.services import notes
from fieldtech.services.changes import Change
from fieldtech.services.checklists import checklist_row
from fieldtech.services.context import Context
from fieldtech.services.facts_loader import load_facts
from fieldtech.services.visibility import seen_order


class Answers:
    """The use cases of the checklist page."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def answer(self, order_id: Id, answers: Iterable[AnswerDraft]) -> Change:
        """Write these answers together; raises Refused when it is not the time or not the person."""
        with self._context.transaction() as session:
            order = seen_order(self._context, session, order_id)
            facts = load_facts(self._context, session, order)
            self._write(session, order, facts, tuple(answers))
        return Change("order", order.id, order.number)

    def rest_ok(self, order_id: Id) -> tuple[Change, tuple[AnswerDraft, ...]]:
        """Answer every open tick and choice with OK, except safety items and what another section will say.

        Also returns the answers that take it back.
        """
        with self._context.transaction() as session:
            order = seen_order(self._context, session, order_id)
            facts = load_facts(self._context, session, order)
            before, later = facts.all(AnswerDraft), deferred(facts)
            open_items = [
                item for item in facts.checklist if not is_answered(before.get(item["id"])) and item["id"] not in later
            ]
            given = tuple(answer for item in open_items if (answer := rest_answer(item)) is not None)
            self._write(session, order, facts, given)
        return Change("order", order.id, order.number), tuple(AnswerDraft(answer.item) for answer in given)

    def follow(self, order_id: Id) -> Change | None:
        """Answer what the other sections have already said; None when nothing follows from them."""
        with self._context.reading() as session:
            facts = load_facts(self._context, session, seen_order(self._context, session, order_id))
        given = tuple(linked_answers(facts))
        if not given or any(notes.refusals(given[0], facts)):
            return None
        return self.answer(order_id, given)

    def _write(self, session: Session, order: Order, facts: Facts, answers: tuple[AnswerDraft, ...]) -> None:
        if not answers:
            return
        if problems := tuple(notes.refusals(answers[0], facts)):
            raise Refused(AnswerDraft.kind, problems)
        if facts.get(ChecklistStartDraft) is None and (row := checklist_row(session, facts)) is not None:
            self._add(session, order, ChecklistStartDraft(row.code, row.version), "")
        for answer in answers:
            answer.require_form()
            self._add(session, order, answer, answer.item)
        bodies = [answer.to_body() for answer in answers]
        self._context.op(session, "answer_checklist", "entries", order.id, {"answers": bodies})

    def _add(self, session: Session, order: Order, draft: Draft, slot: str) -> None:
        now, by = self._context.now(), self._context.require().login
        session.add(Entry(order_id=order.id, kind=draft.kind, slot=slot, body=draft.to_body(), at=now, by=by))
        order.changed_at = now
