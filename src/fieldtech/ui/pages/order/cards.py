"""The cards of the desk: fault and call, assessment, plan and consent, assignment."""

from datetime import datetime

from fieldtech.model.amounts import in_figures
from fieldtech.model.choices import FOUND
from fieldtech.model.drafts.intake import (
    ConfirmSolvedDraft,
    HotlineDraft,
    IntakeDraft,
    RemoteConsentDraft,
    RemoteDraft,
    TriageDraft,
)
from fieldtech.model.drafts.planning import ApprovalDraft, AssignDraft, PlanDraft, ToldDraft, VerbalDraft
from fieldtech.model.facts import Recorded
from fieldtech.services.order_view import OrderView, is_late_visit
from fieldtech.ui.kit.card import Card, Facts
from fieldtech.ui.kit.live import Live
from fieldtech.ui.language import labelled, word
from fieldtech.ui.pages.order.showing import Showing

Fact = tuple[str, str, str]


class ViewCard(Live, Card):
    """A card that shows one side of an order as label and value; subclasses say which."""

    icon = "file-text"

    def __init__(self, showing: Showing, name: str) -> None:
        super().__init__(" ", self.icon)
        self.setObjectName(name)
        self.showing = showing
        self.view: OrderView | None = None
        self.facts = Facts(96)
        self.add(self.facts)
        self.go_live()

    def show_view(self, view: OrderView) -> None:
        """Show this order; a card with nothing to say disappears."""
        self.view = view
        self.retranslate()

    def retranslate(self) -> None:
        """Everything is words."""
        if self.view is None:
            return
        self.set_title(self.heading())
        found = [fact for fact in self.rows(self.view) if fact[1]]
        self.facts.set(found)
        self.setVisible(bool(found))

    def heading(self) -> str:
        """The card's title, translated."""
        raise NotImplementedError

    def rows(self, view: OrderView) -> list[Fact]:
        """Label, value, tone; lines without a value are left out."""
        raise NotImplementedError

    def said_by(self, found: Recorded | None) -> str:
        """Who wrote it when."""
        if found is None or self.view is None:
            return ""
        return f"{self.view.name_of(found.by)} · {self.showing.times.short(found.at)}"


class FaultCard(ViewCard):
    """The call: what does not work, in whose words (B14 to B16)."""

    icon = "phone-call"

    def heading(self) -> str:
        """The title."""
        return self.tr("Fault and call")

    def rows(self, view: OrderView) -> list[Fact]:
        """The symptom first."""
        call = view.facts.get(IntakeDraft)
        if call is None:
            return []
        show = self.showing
        when = f"{show.choice('channel', call.channel)} · {show.times.short(call.at)}"
        found = call.channel == FOUND
        return [
            (self.tr("Symptom"), show.catalogue.names("symptoms", call.symptoms), ""),
            (word("fact.found") if found else self.tr("In his words"), call.text, ""),
            (word("fact.contact") if found else self.tr("Called by"), f"{call.caller} · {call.phone}", ""),
            (self.tr("How and when"), when, ""),
            (self.tr("Surroundings"), show.choices("environment", call.environment), ""),
            (self.tr("Emergency"), call.emergency_reason if call.emergency else "", "danger"),
            (self.tr("Repair of"), view.repeat_of, "warn"),
            (self.tr("Taken by"), view.name_of(view.first_responder), ""),
            (self.tr("Market note"), call.market_note, ""),
        ]


class TriageCard(ViewCard):
    """The assessment and what was tried without a visit (F09, T33, T34)."""

    icon = "clipboard-check"

    def heading(self) -> str:
        """The title."""
        return self.tr("Assessment")

    def rows(self, view: OrderView) -> list[Fact]:
        """Judgement, then hotline and remote work."""
        draft = view.facts.get(TriageDraft)
        if draft is None:
            return []
        show = self.showing
        kinds = (show.choice("nature", draft.nature), show.choice("kind", draft.quality_kind))
        return [
            (self.tr("Nature"), " · ".join(kinds), ""),
            (self.tr("Severity"), show.choice("severity", draft.severity), "danger" if draft.severity == 1 else ""),
            (self.tr("Handled by"), show.choice("level", draft.level), ""),
            (self.tr("Same as"), draft.merged_into, ""),
            (self.tr("Note"), draft.note, ""),
            *self._without_visit(view),
            (self.tr("Assessed by"), self.said_by(view.facts.entries.get((TriageDraft.kind, ""))), "muted"),
        ]

    def _without_visit(self, view: OrderView) -> list[Fact]:
        facts, show = view.facts, self.showing
        hotline, remote = facts.get(HotlineDraft), facts.get(RemoteDraft)
        consent, confirmed = facts.get(RemoteConsentDraft), facts.get(ConfirmSolvedDraft)
        found: list[Fact] = []
        if hotline:
            found.append((self.tr("Hotline"), f"{self._solved(hotline.solved)} · {hotline.text}", ""))
        if consent:
            who = f"{consent.person} · {show.choice('how', consent.how)} · {show.times.short(consent.at)}"
            found.append((self.tr("Remote work authorised"), who, ""))
        if remote:
            found.append((self.tr("Remote work"), f"{self._solved(remote.solved)} · {remote.text}", ""))
        if confirmed:
            found.append((self.tr("Customer"), f"{confirmed.person} · {self._solved(confirmed.confirmed)}", "ok"))
        return found

    def _solved(self, solved: bool | None) -> str:
        return self.tr("Solved") if solved else self.tr("Not solved")


class PlanCard(ViewCard):
    """The solution and every round with the customer (F10 to F12)."""

    icon = "list-checks"

    def heading(self) -> str:
        """The title."""
        return self.tr("Plan and consent")

    def rows(self, view: OrderView) -> list[Fact]:
        """What is planned, what it costs, who agreed."""
        plan = view.facts.get(PlanDraft)
        if plan is None:
            return []
        return [*plan_facts(self.showing, view), *self._rounds(view), *self._approvals(view)]

    def _rounds(self, view: OrderView) -> list[Fact]:
        show = self.showing
        told = [rec for (kind, _), rec in view.facts.entries.items() if kind == ToldDraft.kind]
        found: list[Fact] = []
        for record in sorted(told, key=lambda rec: rec.at):
            draft = record.draft
            if not isinstance(draft, ToldDraft):
                continue
            who = f"{draft.person} · {show.choice('how', draft.how)} · {show.times.short(draft.at)}"
            if draft.agreed:
                found.append((self.tr("Customer agrees"), who, "ok"))
                found.append((self.tr("Promised"), show.times.short(draft.promised_at), ""))
            else:
                found.append((self.tr("Does not agree"), labelled(who, draft.objection), "warn"))
        return found

    def _approvals(self, view: OrderView) -> list[Fact]:
        found: list[Fact] = []
        record = view.facts.entries.get((ApprovalDraft.kind, ""))
        if record is not None and isinstance(record.draft, ApprovalDraft):
            text = " · ".join(filter(None, (self.said_by(record), record.draft.opinion)))
            found.append((self.tr("Late approval") if record.draft.late else self.tr("Approved"), text, "ok"))
        for verbal in view.facts.all(VerbalDraft).values():
            who = labelled(f"{view.name_of(verbal.asked)} · {self.showing.times.short(verbal.at)}", verbal.answer)
            found.append((self.tr("Verbal authorisation"), who, ""))
        return found


class AssignmentCard(ViewCard):
    """Who goes when, and by when he must have left and arrived; what is late stands in red with words (B09)."""

    icon = "calendar-clock"

    def heading(self) -> str:
        """The title."""
        return self.tr("Assignment and times")

    def rows(self, view: OrderView) -> list[Fact]:
        """People, slot, due and real times."""
        show, draft = self.showing, view.facts.get(AssignDraft)
        staff = show.choice("staff_kind", view.facts.staff_kind) if view.facts.staff_kind != "own" else ""
        people = " · ".join(filter(None, (word("list.comma").join(view.technician_names), staff)))
        reserved = word("list.comma").join(view.reserved[:_SOME]) + (
            f" … {len(view.reserved)}" if len(view.reserved) > _SOME else ""
        )
        return [
            (self.tr("Technician"), people, ""),
            self._planned_day(view),
            (self.tr("Visit"), show.times.span(view.slot_from, view.slot_to), ""),
            (self.tr("Promised"), show.times.short(view.promised_at), ""),
            (self.tr("Site class"), self._site_class(view), ""),
            *self._dues(view),
            (self.tr("Arrived"), show.times.short(view.arrived_at), "ok"),
            (self.tr("Reserved"), reserved, ""),
            (self.tr("Consent"), self._consent(view, draft), ""),
        ]

    def _dues(self, view: OrderView) -> list[Fact]:
        """Nothing where they only repeat the hours agreed: it is not at nine that one leaves to be there at nine."""
        if view.due_depart is not None and view.due_depart == view.slot_from:
            return []
        return [
            self._due(self.tr("Depart by"), view.due_depart, self._done_at(view, "depart")),
            self._due(self.tr("Arrive by"), view.due_arrive, view.arrived_at),
        ]

    def _planned_day(self, view: OrderView) -> Fact:
        """Of a visit, also before anybody is assigned; where it was moved, the day of the plan beside it."""
        visit = view.facts.visit
        if visit is None:
            return (self.tr("Planned day"), "", "")
        moved = self.tr("by the plan {day}").format(day=visit.planned_on) if visit.due_on != visit.planned_on else ""
        late = word("calendar.late") if is_late_visit(view.facts) else ""
        said = " · ".join(filter(None, (visit.due_on.isoformat(), moved, late)))
        return (self.tr("Planned day"), said, "danger" if late else "")

    def _due(self, label: str, due: datetime | None, done: datetime | None) -> Fact:
        times = self.showing.times
        late = "" if done or (self.view and self.view.status in _OVER) else times.late_by(due)
        return (label, " · ".join(filter(None, (times.short(due), late))), "danger" if late else "")

    def _done_at(self, view: OrderView, step: str) -> datetime | None:
        return next((t.at for t in view.transitions if t.step == step), None)

    def _site_class(self, view: OrderView) -> str:
        code = view.site_class or view.customer.site_class
        return f"{code} {self.showing.catalogue.name('site_classes', code)}" if code else ""

    def _consent(self, view: OrderView, draft: AssignDraft | None) -> str:
        if draft is None or not draft.consent_by:
            return ""
        return f"{view.name_of(draft.consent_by)} · {self.showing.times.short(draft.consent_at)}"


_SOME = 6  # numbers one by one; the rest is counted
_OVER = ("completed", "archived", "cancelled", "signed")


def plan_facts(showing: Showing, view: OrderView) -> list[Fact]:
    """What the customer and the approver are told: solution, parts, time, price."""
    plan = view.facts.get(PlanDraft)
    if plan is None:
        return []
    catalogue = showing.catalogue
    parts = word("list.comma").join(f"{catalogue.name('parts', n.part)} × {n.quantity}" for n in plan.parts)
    return [
        (word("fact.solution"), plan.text, ""),
        (word("fact.parts"), parts, ""),
        (word("fact.minutes"), word("fact.minutes_value", minutes=str(plan.minutes)), ""),
        (word("fact.price"), f"¥{in_figures(plan.fee_cents)}", ""),
    ]
