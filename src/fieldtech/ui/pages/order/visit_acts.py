"""The acts that only visits of plans have: telling the customer, another day, leaving one out (states 4.3)."""

from datetime import timedelta
from typing import Any

from fieldtech.forms.maintenance.visit_forms import MoveVisitForm, NoticeForm, SkipForm
from fieldtech.forms.office.desk import Desk, OfficeForm
from fieldtech.model.drafts.base import Draft
from fieldtech.model.drafts.visits import MoveVisitDraft, NoticeDraft, SkipDraft
from fieldtech.model.visit_facts import VisitFacts
from fieldtech.services.order_view import OrderView

VISIT_FORMS = ("notify", "move_visit", "skip")


def visit_form(name: str, desk: Desk, view: OrderView) -> OfficeForm[Any]:
    """The form of an act."""
    if name == "notify":
        visit = _visit(view)
        return NoticeForm(desk, visit.due_on - timedelta(days=visit.notice_days))
    return MoveVisitForm(desk) if name == "move_visit" else SkipForm(desk)


def visit_draft(name: str, desk: Desk, view: OrderView) -> Draft:
    """What is known already: the contact, the day that is due, now."""
    if name == "notify":
        return NoticeDraft(person=view.customer.contact, at=desk.clock(), day=_visit(view).due_on)
    return MoveVisitDraft(day=_visit(view).due_on) if name == "move_visit" else SkipDraft()


def _visit(view: OrderView) -> VisitFacts:
    assert view.facts.visit is not None
    return view.facts.visit
