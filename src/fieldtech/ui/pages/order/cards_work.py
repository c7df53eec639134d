"""The cards of the work: what was done, what is still owed, what happened when, the papers."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldtech.model.amounts import in_figures
from fieldtech.model.choices import MILESTONES
from fieldtech.model.drafts.onsite import (
    CompletionDraft,
    DiagnosisDraft,
    SituationDraft,
    SituationReadDraft,
    WaitingDraft,
)
from fieldtech.model.drafts.planning import LateReturnDraft, ToldDraft, VerbalDraft, WarrantyDraft
from fieldtech.model.drafts.platform import PlatformCheckDraft
from fieldtech.model.drafts.signoff import AcceptanceDraft, FeeSettlementDraft
from fieldtech.model.facts import Recorded
from fieldtech.model.maintenance import VISIT_KINDS
from fieldtech.services.context import Person
from fieldtech.services.order_briefs import FollowUpBrief, TransitionRow
from fieldtech.services.order_view import OrderView
from fieldtech.ui.kit.boxes import Flow, column, empty, reveal, row
from fieldtech.ui.kit.buttons import Button, LinkButton
from fieldtech.ui.kit.card import Card
from fieldtech.ui.kit.labels import IconLabel, Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.timeline import Entry, Timeline
from fieldtech.ui.language import current_language, labelled, word
from fieldtech.ui.pages.order.cards import Fact, ViewCard
from fieldtech.ui.pages.order.notice_card import told_by_time
from fieldtech.ui.pages.order.showing import Showing
from fieldtech.ui.pages.photos.trace import move_words
from fieldtech.ui.tokens import S2, S3
from fieldtech.words import known


class WorkCard(ViewCard):
    """Cause, actions, swaps, parts, platform, result, price."""

    icon = "wrench"

    def heading(self) -> str:
        """The title."""
        return self.tr("What was done")

    def rows(self, view: OrderView) -> list[Fact]:
        """In the order of the sheet."""
        if not any(map(view.facts.get, (DiagnosisDraft, CompletionDraft, WaitingDraft))) and not view.swaps:
            return []
        return [*self._diagnosis(view), *self._swaps(view), *self._parts(view), *self._end(view)]

    def _diagnosis(self, view: OrderView) -> list[Fact]:
        draft, waiting = view.facts.get(DiagnosisDraft), view.facts.get(WaitingDraft)
        names = self.showing.catalogue
        found: list[Fact] = []
        if waiting and view.status == "waiting":
            what = " · ".join(filter(None, (self.showing.choice("waiting_for", waiting.waiting_for), waiting.text)))
            found.append((self.tr("Waits for"), what, "warn"))
        if draft:
            found += [
                (self.tr("Cause"), names.name("causes", draft.cause), ""),
                (self.tr("Actions"), names.names("actions", draft.actions), ""),
                (self.tr("Work"), draft.text, ""),
            ]
        return found

    def _swaps(self, view: OrderView) -> list[Fact]:
        found: list[Fact] = []
        for swap in view.swaps:
            body = swap.body
            for label, old, new in (
                (self.tr("Terminal"), "old_terminal", "new_terminal"),
                (self.tr("SIM card"), "old_iccid", "new_iccid"),
            ):
                if body.get(new):
                    found.append((label, f"{body.get(old) or '–'} → {body[new]}", ""))
        return found

    def _parts(self, view: OrderView) -> list[Fact]:
        english = current_language() == "en"
        return [
            (self.tr("Part"), f"{p.en if english else p.zh} × {p.quantity} · ¥{in_figures(p.charged_cents)}", "")
            for p in view.charges.parts
        ]

    def _end(self, view: OrderView) -> list[Fact]:
        done, check = view.facts.get(CompletionDraft), view.facts.get(PlatformCheckDraft)
        accepted = view.facts.get(AcceptanceDraft)
        show = self.showing
        platform = show.choice("platform", check.result) if check else ""
        result = " · ".join(filter(None, (show.choice("result", done.result), done.result_reason))) if done else ""
        verdict = f"{accepted.name} · {show.choice('verdict', accepted.verdict)}" if accepted else ""
        online = check is not None and check.result == "online"
        happy = accepted is not None and accepted.verdict == "satisfied"
        return [
            (self.tr("Platform"), platform, "ok" if online else "warn"),
            (self.tr("Result"), result, "" if done and done.result_reason else "ok"),
            (self.tr("Customer"), verdict, "ok" if happy else "warn"),
            (self.tr("Total"), f"¥{in_figures(view.charges.total_cents)}" if done else "", ""),
        ]


class FollowUpsCard(Live, Card):
    """What is still owed; ``settle(follow_up)`` for one's own, ``act(name)`` where a form belongs to it."""

    settle = Signal(object)
    act = Signal(str)
    ACTS: ClassVar[dict[str, tuple[str, ...]]] = {
        "late_approval": ("late_approval",), "situation": ("situation_read",), "delivery": ("delivery",),
        "trial_end": ("sell_trial", "remove_trial"), "finding": ("see_finding",),
        **{f"milestone_{m}": (f"milestone_{m}",) for m in MILESTONES},
    }  # fmt: skip

    def __init__(self, showing: Showing) -> None:
        super().__init__(" ", "hourglass")
        self.setObjectName("follow_ups_card")
        self._showing = showing
        self._view: OrderView | None = None
        self._person: Person | None = None
        self._lines = QVBoxLayout()
        self._lines.setSpacing(S3)
        self.add(self._lines)
        self.go_live()

    def show_view(self, view: OrderView, person: Person | None) -> None:
        """Show what this order owes."""
        self._view, self._person = view, person
        self.retranslate()

    def retranslate(self) -> None:
        """One block for each."""
        self.set_title(self.tr("Still owed"))
        empty(self._lines)
        owed: Sequence[FollowUpBrief] = self._view.follow_ups if self._view else ()
        for follow_up in owed:
            self._add(follow_up)
        self.set_pill(str(len(owed)) if owed else "", "warn")
        self.setVisible(bool(owed))

    def _add(self, owed: FollowUpBrief) -> None:
        late = self._showing.times.late_by(owed.due_at)
        title = Label(word(f"follow_up.{owed.kind}"), 14, 600, wrap=True)
        who = self._view.name_of(owed.login) if owed.login and self._view else word(f"role.{owed.role}")
        due = self.tr("due {time}").format(time=self._showing.times.short(owed.due_at))
        under = Label(" · ".join(filter(None, (who, due, late))), 13, tone="danger" if late else "muted", wrap=True)
        text = Label(self._showing.catalogue.fault(owed.text), 13, wrap=True)  # the end of a trial has the title
        reveal(text, bool(owed.text))
        icon = IconLabel("clock", "danger" if late else "warn", 18, line=20)
        line = row(icon, (column(title, text, under, gap=2), 1), gap=S2)
        if self._mine(owed):
            for act in self.ACTS.get(owed.kind, ("",)):
                line.addWidget(self._button(owed, act))
        self._lines.addLayout(line)

    def _button(self, owed: FollowUpBrief, act: str) -> Button:
        name = act if owed.kind == "trial_end" else f"settle_{owed.kind}"
        button = LinkButton(word(f"act.{act}") if act else self.tr("Settle"), name=name)
        button.setAccessibleDescription(word(f"follow_up.{owed.kind}"))
        button.clicked.connect(lambda _=False, o=owed, a=act: self.act.emit(a) if a else self.settle.emit(o))
        return button

    def _mine(self, owed: FollowUpBrief) -> bool:
        person = self._person
        return person is not None and owed.login in ("", person.login) and owed.role in ("", person.role)


class HistoryCard(Live, Card):
    """Every step and every word that changed the way of the order, the newest first."""

    def __init__(self, showing: Showing) -> None:
        super().__init__(" ", "history")
        self.setObjectName("history_card")
        self._showing = showing
        self._view: OrderView | None = None
        self.timeline = Timeline()
        self.add(self.timeline)
        self.go_live()

    def show_view(self, view: OrderView) -> None:
        """Show what happened."""
        self._view = view
        self.retranslate()

    def retranslate(self) -> None:
        """Words of the steps."""
        self.set_title(self.tr("History"))
        self.timeline.setAccessibleName(self.tr("History"))
        if self._view is None:
            return
        told = told_by_time(self._showing, self._view)
        moved = [
            (t.at, self._step(t, told.get(t.at, "") if t.step == "notify" else "")) for t in self._view.transitions
        ]
        noted = [(rec.at, entry) for rec in self._view.facts.entries.values() if (entry := self._said(rec))]
        newest = sorted((*noted, *moved), key=lambda pair: pair[0])
        newest.reverse()  # of one moment the last to come is the first
        self.timeline.set_entries([entry for _, entry in newest], whole=True)

    def _step(self, step: TransitionRow, told: str) -> Entry:
        back = step.target in ("triage", "plan_to_confirm", "cancelled") and bool(step.reason)
        by = step.by_name if step.by_name != "system" else self.tr("by itself")
        detail = " · ".join(filter(None, (f"{by} → {told}" if told else by, step.reason)))
        icon, tone = ("corner-up-left", "warn") if back else ("circle-check", "accent")
        return Entry(word(f"step.{step.step}"), self._showing.times.short(step.at), detail, icon, tone)

    def _said(self, record: Recorded) -> Entry | None:
        draft, view = record.draft, self._view
        assert view is not None
        by, at = view.name_of(record.by), self._showing.times.short(record.at)
        if isinstance(draft, ToldDraft) and draft.agreed is False:
            return Entry(self.tr("Customer does not agree"), at, f"{by} · {draft.objection}", "message-circle", "warn")
        if isinstance(draft, VerbalDraft):
            text = labelled(f"{by} · {view.name_of(draft.asked)}", draft.answer)
            return Entry(self.tr("Verbal authorisation"), at, text, "phone-call", "warn")
        if isinstance(draft, LateReturnDraft):
            return Entry(self.tr("Late approval returned"), at, f"{by} · {draft.reason}", "corner-up-left", "warn")
        if isinstance(draft, WarrantyDraft):
            text = labelled(f"{by} · {self._showing.choice('warranty', draft.state)}", draft.reason)
            return Entry(self.tr("Warranty decided"), at, text, "shield-check", "warn")
        if isinstance(draft, FeeSettlementDraft) and draft.way == "waived":
            return Entry(self.tr("Nothing is charged"), at, f"{by} · {draft.reason}", "wallet", "warn")
        if isinstance(draft, SituationDraft):
            text = f"{by} → {view.name_of(draft.to)} · {draft.text}"
            return Entry(self.tr("Report on the situation"), at, text, "flag", "warn")
        if isinstance(draft, SituationReadDraft):
            text = " · ".join(filter(None, (by, draft.answer)))
            return Entry(self.tr("Report read"), at, text, "check-check", "ok")
        title, text = move_words(view, record)
        if title:
            return Entry(title, at, text, "camera", "warn")
        return None


def sheet_name(order_kind: str, kind: str) -> str:
    """What a paper is called: the sealed one of an installation or a visit has a name of its own."""
    own = f"sheet_kind.{order_kind}.{kind}"
    return word(own if known(own) else f"sheet_kind.{kind}")


def sheet_kinds(view: OrderView) -> tuple[str, ...]:
    """The papers an order has now: a label only where a terminal comes back, a notice only of visits."""
    if view.kind in VISIT_KINDS:
        return ("service", "notice", "blank")
    returns = any(swap.body.get("old_terminal") for swap in view.swaps)
    return ("service", "dispatch", "blank", *(("label",) if returns else ()))


class SheetsCard(Live, Card):
    """The papers of an order; ``preview(kind)`` when one is opened."""

    preview = Signal(str)

    def __init__(self, showing: Showing) -> None:
        super().__init__(" ", "file-text")
        self.setObjectName("sheets_card")
        self._showing = showing
        self._view: OrderView | None = None
        self._buttons = {kind: Button("", icon, name=f"sheet_{kind}") for kind, icon in _SHEETS}
        papers, flow = QWidget(), Flow(S2)
        papers.setLayout(flow)
        for kind, button in self._buttons.items():
            button.clicked.connect(lambda _=False, k=kind: self.preview.emit(k))
            flow.addWidget(button)
        self._seals = Label("", 13, tone="muted", wrap=True, tabular=True)
        self.add(papers, self._seals)
        self.go_live()

    def show_view(self, view: OrderView) -> None:
        """Those this order has; labels of its terminals for an installation."""
        self._view = view
        offered = (*sheet_kinds(view), *(("terminals",) if view.kind == "install" else ()))
        for kind, button in self._buttons.items():
            button.setVisible(kind in offered)
        self.retranslate()

    def retranslate(self) -> None:
        """Names of the papers, and what is sealed."""
        self.set_title(self.tr("Sheets"))
        for kind, button in self._buttons.items():
            button.set_text(sheet_name(self._view.kind if self._view else "", kind))
            button.restyle()
        seals = self._view.seals if self._view else ()
        lines = [
            self.tr("Revision {n} sealed {time} · {hash}").format(
                n=seal.revision, time=self._showing.times.full(seal.at), hash=seal.sha256[:12]
            )
            for seal in seals
        ]
        self._seals.setText("\n".join(lines))
        self._seals.setVisible(bool(lines))


_SHEETS = (("service", "file-text"), ("dispatch", "clipboard-list"), ("notice", "mail"), ("blank", "pencil"),
           ("label", "printer"), ("terminals", "scan-barcode"))  # fmt: skip
