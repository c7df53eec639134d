"""What can be done with an order at the desk: the form of each act, what stands in it first, and how it is taken."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, time, timedelta
from functools import partial
from typing import Any

from fieldtech.forms.office.assign import AssignForm, Dispatcher
from fieldtech.forms.office.consent import ApprovalForm, ToldForm, VerbalForm
from fieldtech.forms.office.decisions import LateReturnForm, WaiverForm, WarrantyForm
from fieldtech.forms.office.desk import Desk, OfficeForm
from fieldtech.forms.office.plan import PlanForm
from fieldtech.forms.office.price_change import PriceChangeForm
from fieldtech.forms.office.reasons import CancelForm, HandOverForm, ReasonForm, SituationForm, SituationReadForm
from fieldtech.forms.office.solving import ConfirmSolvedForm, HotlineForm, RemoteConsentForm, RemoteForm
from fieldtech.forms.office.triage import TriageForm
from fieldtech.model.drafts import intake, onsite, planning
from fieldtech.model.drafts.base import Draft
from fieldtech.model.drafts.install import InstallDraft
from fieldtech.model.drafts.money import FeeWordDraft, PriceChangeDraft
from fieldtech.model.guards.deciding import DECIDERS, RANKS
from fieldtech.model.guards.install import FITTING
from fieldtech.model.guards.office import approval_kind
from fieldtech.model.machines import MACHINES
from fieldtech.model.maintenance import VISIT_KINDS
from fieldtech.model.money.changes import Limits
from fieldtech.services.changes import Change
from fieldtech.services.order_view import OrderView
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.choices import Option
from fieldtech.ui.language import word
from fieldtech.ui.pages.approvals.deciding import return_late
from fieldtech.ui.pages.order.beside import ASSIGNING
from fieldtech.ui.pages.order.fleet_acts import MEETINGS, TRIAL, FleetActs
from fieldtech.ui.pages.order.next_step import HAND_IN
from fieldtech.ui.pages.order.showing import Showing
from fieldtech.ui.pages.order.visit_acts import VISIT_FORMS, visit_draft, visit_form

FLEET_FORMS = ("change_install", "add_vehicles", "reschedule", *TRIAL, "delivery", *MEETINGS)
NOTES = ("triage", "plan", "verbal", "situation", "situation_read", "late_approval", "warranty", "waive")
"""Acts that add an entry without a step."""
CHANGE_PRICE = "change_price"

_VISIT = timedelta(hours=2)
_MORNING = time(9)
_SHORT_LIST = 12


def act_word(name: str) -> str:
    """What the button of an act says."""
    own = (*NOTES, *FLEET_FORMS, CHANGE_PRICE, "on_site", "missing", "attach_evidence")
    return word(f"step.{name}" if name not in own or name == "reschedule" else f"act.{name}")


class Acts:
    """Forms and use cases by the name of a step or entry."""

    def __init__(self, workplace: Workplace, showing: Showing) -> None:
        self._workplace, self._showing = workplace, showing
        self._fleet = FleetActs(workplace)

    def form(self, name: str, view: OrderView) -> OfficeForm[Any] | None:
        """The form of an act; None when it needs no words."""
        desk = self.desk(view)
        if name in _FORMS:
            return _FORMS[name](desk)
        if name in ASSIGNING:
            return AssignForm(desk, self._dispatcher(name, view))
        if name in ("plan", "propose_plan"):
            return PlanForm(desk, self._find_parts, self._part)
        if name == "solve_by_hotline":
            return HotlineForm(desk, self._actions("hotline"))
        if name == "solve_remotely":
            return RemoteForm(desk, self._actions("remote"))
        if name in FLEET_FORMS or name in HAND_IN:
            return self._fleet.form(name, view)
        if name in VISIT_FORMS:
            return visit_form(name, desk, view)
        if name == CHANGE_PRICE:
            return self._price_form(desk, view)
        if name == "waive":
            return WaiverForm(desk, self._limits(view), self._workplace.context.require().login)
        if MACHINES[view.kind].step(name).draft is planning.ReasonDraft:
            return ReasonForm(desk, name)
        return None

    def desk(self, view: OrderView) -> Desk:
        """What all forms of this order share."""
        context = self._workplace.context
        people = tuple(self._workplace.access.people())
        return Desk(self._workplace.drafts, view.id.hex, context.zone, context.now, people)

    def draft(self, name: str, view: OrderView) -> Draft:
        """What stands in the form before anybody types: what is known already."""
        if name in FLEET_FORMS or name in HAND_IN:
            return self._fleet.draft(name, view)
        if name in VISIT_FORMS:
            return visit_draft(name, self.desk(view), view)
        facts, contact = view.facts, view.customer.contact
        call = facts.get(intake.IntakeDraft)
        if name == "triage":
            return facts.get(intake.TriageDraft) or intake.TriageDraft(level=call.level if call else "")
        if name in ("plan", "propose_plan"):
            return facts.get(planning.PlanDraft) or planning.PlanDraft()
        if name in ASSIGNING:
            return self._assignment(name, view)
        if name == "verbal":
            purpose = "approval" if view.status == "to_approve" else "work"
            return planning.VerbalDraft(purpose=purpose)
        known: dict[str, Draft] = {
            "solve_by_hotline": intake.HotlineDraft(),
            "start_remote": intake.RemoteConsentDraft(person=contact, how="phone"),
            "solve_remotely": intake.RemoteDraft(),
            "confirm_solved": intake.ConfirmSolvedDraft(person=contact),
            "submit": planning.ToldDraft(person=contact, at=self._workplace.context.now()),
            "approve": planning.ApprovalDraft(approval_kind=approval_kind(facts)),
            "late_approval": planning.ApprovalDraft(approval_kind=approval_kind(facts), late=True),
            "approve_verbally": planning.VerbalDraft(purpose="approval"),
            "return_late": planning.LateReturnDraft(),
            "warranty": planning.WarrantyDraft(),
            "waive": FeeWordDraft("waived"),
            "situation": onsite.SituationDraft(),
            "situation_read": onsite.SituationReadDraft(),
            CHANGE_PRICE: PriceChangeDraft(),
            "hand_over": planning.HandOverDraft(),
            "cancel": planning.CancelDraft(),
            "cancel_approved": planning.CancelDraft(),
        }
        return known.get(name) or planning.ReasonDraft()

    def act_of(self, form: str, names: Iterable[str], view: OrderView) -> str:
        """The one of these acts that a form is for, or ""."""
        kind = form.removesuffix("_form")
        return next((name for name in names if kind in (name, self.draft(name, view).kind)), "")

    def perform(self, name: str, view: OrderView, draft: Draft | None = None) -> Change:
        """Take the step, or add the entry; raises Refused, Invalid."""
        repairs = self._workplace.repairs
        if name in FLEET_FORMS and name != "reschedule" and draft is not None:
            return self._fleet.perform(view, draft)
        if isinstance(draft, PriceChangeDraft):
            return self._workplace.fee_lists.change_price(view.id, draft)
        if isinstance(draft, planning.LateReturnDraft):
            return return_late(self._workplace, view.id, draft)
        if name == "waive" and isinstance(draft, FeeWordDraft):
            rest = self._workplace.collecting.view(view.id).rest_cents
            return self._workplace.collecting.word(view.id, replace(draft, way="waived", cents=rest))
        if name in NOTES and draft is not None:
            return repairs.note(view.id, draft, self._slot(view, draft))
        if isinstance(draft, planning.ToldDraft) and draft.agreed is False:
            rounds = sum(1 for slot in view.facts.all(planning.ToldDraft) if slot.startswith("round-"))
            return repairs.note(view.id, draft, f"round-{rounds + 1}")  # F12: every round stays in sight
        if isinstance(draft, intake.HotlineDraft | intake.RemoteDraft) and draft.solved is False:
            return repairs.note(view.id, draft)
        if isinstance(draft, intake.ConfirmSolvedDraft) and draft.confirmed is False:
            return repairs.do(view.id, "not_solved", planning.ReasonDraft(draft.reason))
        return repairs.do(view.id, name, draft)

    def _price_form(self, desk: Desk, view: OrderView) -> OfficeForm[Any]:
        person = self._workplace.context.require()
        charges = view.charges
        lines = [line for line in charges.listed or charges.lines if line.list_cents]
        return PriceChangeForm(
            desk, lines, {line.key: line.charged_cents for line in charges.lines}, own_login=person.login,
            decides=person.role in DECIDERS, limits=self._limits(view),
        )  # fmt: skip

    def _limits(self, view: OrderView) -> Limits | None:
        """How far this person may lower prices in his own name; None who has no such limit, or no such right."""
        role, settings = self._workplace.context.require().role, view.facts.settings
        if role not in DECIDERS or role in RANKS["special"]:
            return None
        return Limits(settings.discount_percent, settings.given_away_cents)

    def _slot(self, view: OrderView, draft: Draft) -> str:
        """Reports and authorisations stand beside the earlier ones; anything else replaces what was said before."""
        if not isinstance(draft, planning.VerbalDraft | onsite.SituationDraft | onsite.SituationReadDraft):
            return ""
        there = len(view.facts.all(type(draft)))
        return f"{draft.kind}-{there + 1}" if there else ""

    def _assignment(self, name: str, view: OrderView) -> planning.AssignDraft:
        start = view.slot_from or view.promised_at or self._due(view)
        if view.kind == "install" and view.slot_from is None and start:  # promised is the end of that day
            zone = self._workplace.context.zone
            start = datetime.combine(start.astimezone(zone).date(), _MORNING, zone)
        start = start if start and start > self._workplace.context.now() else None
        end = start + _VISIT if start else None
        site = view.site_class or view.customer.site_class
        people = self._planned(view) if name == "assign" else ()
        return planning.AssignDraft(people, slot_from=start, slot_to=end, site_class=site)

    def _planned(self, view: OrderView) -> tuple[str, ...]:
        """Whom the plan of a visit names, as far as they work here."""
        if view.kind not in VISIT_KINDS:
            return ()
        here = {person.login for person in self._workplace.access.people()}
        return tuple(login for login in self._workplace.visits.view(view.id).plan.persons if login in here)

    def _due(self, view: OrderView) -> datetime | None:
        """The morning of the day on which a visit is due; on that day itself the next full hour."""
        visit = view.facts.visit
        if visit is None:
            return None
        context = self._workplace.context
        morning = datetime.combine(visit.due_on, _MORNING, context.zone)
        now = context.local(context.now())
        soon = now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
        return max(morning, soon) if soon.date() <= visit.due_on else None

    def _dispatcher(self, name: str, view: OrderView) -> Dispatcher:
        workplace = self._workplace
        return Dispatcher(
            partial(workplace.dispatch.candidates, view.id),
            partial(workplace.dispatch.units, view.id),
            partial(workplace.dispatch.unit, view.id),
            workplace.dispatch.free_units,
            lambda draft: workplace.repairs.check(view.id, name, draft),
            self._site_classes,
            partial(workplace.dispatch.first_free, view.id),
            _wanted(view),
            view.kind not in VISIT_KINDS,
            view.facts.visit.due_on if view.facts.visit else None,
        )

    def _site_classes(self) -> tuple[Option, ...]:
        catalogue = self._showing.catalogue
        return tuple(
            Option(row.number, f"{row.number} {catalogue.title(row)}") for row in catalogue.rows("site_classes")
        )

    def _actions(self, level: str) -> tuple[Option, ...]:
        catalogue = self._showing.catalogue
        return tuple(
            Option(row.number, catalogue.title(row)) for row in catalogue.rows("actions")
            if row.note == level and row.active
        )  # fmt: skip

    def _find_parts(self, text: str) -> list[Option]:
        found = self._workplace.masters.list("parts", text, limit=_SHORT_LIST)
        return [Option(row.number, self._showing.catalogue.title(row), row.number) for row in found.rows]

    def _part(self, code: str) -> Option | None:
        name = self._showing.catalogue.name("parts", code)
        return Option(code, name, code) if name != code else None


def _wanted(view: OrderView) -> int:
    """One terminal and one card for each vehicle that gets them."""
    draft = view.facts.get(InstallDraft)
    return len(view.facts.rows) if draft is not None and draft.task in FITTING else 0


_FORMS: dict[str, Callable[[Desk], OfficeForm[Any]]] = {
    "triage": TriageForm,
    "start_remote": RemoteConsentForm,
    "confirm_solved": ConfirmSolvedForm,
    "submit": ToldForm,
    "approve": ApprovalForm,
    "late_approval": ApprovalForm,
    "return_late": LateReturnForm,
    "warranty": WarrantyForm,
    "verbal": VerbalForm,
    "approve_verbally": partial(VerbalForm, purposes=("approval",)),
    "situation": SituationForm,
    "situation_read": SituationReadForm,
    "hand_over": HandOverForm,
    "cancel": CancelForm,
    "cancel_approved": CancelForm,
}
