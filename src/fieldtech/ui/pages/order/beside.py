"""What must be in sight while a form is filled in: the call while assessing, the plan while telling it."""

from fieldtech.model.amounts import in_figures
from fieldtech.model.choices import FOUND
from fieldtech.model.drafts.intake import HotlineDraft, IntakeDraft, RemoteDraft
from fieldtech.model.drafts.onsite import SituationDraft
from fieldtech.services.order_view import OrderView
from fieldtech.ui.language import word
from fieldtech.ui.pages.order.cards import Fact, plan_facts
from fieldtech.ui.pages.order.notice_letter import day_in_words
from fieldtech.ui.pages.order.showing import Showing
from fieldtech.ui.warranty import warranty_said

ASSIGNING = ("assign", "reassign", "assign_emergency")
_CALL = ("triage", "plan", "propose_plan", "solve_by_hotline", "start_remote", "solve_remotely", "verbal")
_NAMED = 6
_PLAN = ("submit", "approve", "late_approval", "approve_verbally", "return_plan", "withdraw", "rethink", "return_late")


def facts_beside(name: str, view: OrderView, showing: Showing) -> list[Fact]:
    """Label, value, tone for the panel above a form."""
    if name in _CALL:
        found = _call(view, showing)
    elif name in _PLAN:
        found = plan_facts(showing, view)
    elif name in ASSIGNING:
        found = _times(view, showing)
    elif name in ("warranty", "waive", "change_price"):
        found = _money(view, showing)
    elif name == "confirm_solved":
        found = _solved(view)
    elif name == "move_visit" and view.facts.visit:
        found = [(word("fact.day_now"), day_in_words(view.facts.visit.due_on), "")]
    elif name == "notify":
        found = _visit(view)
    elif name == "situation_read":
        found = [(view.name_of(d.to), d.text, "") for d in view.facts.all(SituationDraft).values()]
    else:
        found = []
    return [fact for fact in found if fact[1]]


def _call(view: OrderView, showing: Showing) -> list[Fact]:
    call = view.facts.get(IntakeDraft)
    if call is None:
        return []
    symptom = (word("fact.symptom"), showing.catalogue.names("symptoms", call.symptoms), "")
    if call.channel != FOUND:
        return [
            symptom,
            (word("fact.words"), call.text, ""),
            (word("fact.caller"), f"{call.caller} · {call.phone}", ""),
        ]
    hazards = (one for one in showing.origins(view.id) if one.hazard)
    return [
        *((word("fact.hazard"), one.text, "danger") for one in hazards),
        symptom,
        (word("fact.found"), call.text, ""),
        (word("fact.contact"), f"{call.caller} · {call.phone}", ""),
    ]


def _times(view: OrderView, showing: Showing) -> list[Fact]:
    times = showing.times
    late = times.late_by(view.due_arrive)
    return [
        (word("fact.promised"), times.short(view.promised_at), ""),
        (word("fact.due"), " · ".join(filter(None, (times.short(view.due_arrive), late))), "danger" if late else ""),
        (word("fact.address"), view.customer.address, ""),
        (word("fact.mind"), view.customer.preference, "warn"),
    ]


def _visit(view: OrderView) -> list[Fact]:
    customer, visit = view.customer, view.facts.visit
    names = [thing.label for thing in visit.objects] if visit else []
    more = f" +{len(names) - _NAMED}" if len(names) > _NAMED else ""
    return [
        (word("fact.contact"), " · ".join(filter(None, (customer.contact, customer.phone))), ""),
        (word("fact.email"), customer.email, ""),
        (word("fact.objects"), word("list.comma").join(names[:_NAMED]) + more, ""),
        (word("fact.mind"), customer.preference, "warn"),
    ]


def _solved(view: OrderView) -> list[Fact]:
    drafts = (view.facts.get(HotlineDraft), view.facts.get(RemoteDraft))
    return [(word("fact.done"), draft.text, "") for draft in drafts if draft is not None]


def _money(view: OrderView, showing: Showing) -> list[Fact]:
    """The warranty as it stands, and what the customer would pay."""
    charges = view.charges
    warranty = " · ".join(filter(None, (warranty_said(charges.state, charges.until), charges.warranty_reason)))
    due = f"¥{in_figures(charges.total_cents)}" if charges.parts else ""
    return [(word("fact.warranty"), warranty, ""), (word("fact.due_now"), due, "")]
