"""The cards of an install order: what is to be done, its three papers, the orders before and after it (B10 to B13)."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from fieldtech.model.amounts import in_figures
from fieldtech.model.drafts.install import DeliveryDraft
from fieldtech.model.drafts.planning import ApprovalDraft, VerbalDraft
from fieldtech.services.install.order_case import InstallCase, Linked, Paper
from fieldtech.services.order_view import OrderView
from fieldtech.ui.kit.boxes import column, empty, row
from fieldtech.ui.kit.buttons import LinkButton
from fieldtech.ui.kit.card import Card
from fieldtech.ui.kit.labels import IconLabel, Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.language import labelled, word
from fieldtech.ui.pages.order.cards import Fact, ViewCard
from fieldtech.ui.pages.order.showing import Showing
from fieldtech.ui.tokens import S2, S3

_PAPER_LOOKS = {
    "there": ("circle-check", "ok"),
    "waived": ("shield-alert", "warn"),
    "missing": ("circle-alert", "danger"),
}


class InstallCard(ViewCard):
    """The order's own form, promised against actual dates, who approved it (P05)."""

    icon = "truck"
    act = Signal(str)

    def __init__(self, showing: Showing, name: str) -> None:
        self.edit = LinkButton("", "pencil", name="change_install")
        self.case: InstallCase | None = None
        super().__init__(showing, name)
        self.edit.clicked.connect(lambda: self.act.emit("change_install"))
        self.add_action(self.edit)

    def show_case(self, case: InstallCase, view: OrderView, acts: Sequence[str]) -> None:
        """Show this order; it can be changed where that is one of the acts."""
        self.case = case
        self.edit.setVisible("change_install" in acts)
        self.show_view(view)

    def heading(self) -> str:
        """The title."""
        return self.tr("Installation")

    def retranslate(self) -> None:
        """The button, too."""
        self.edit.set_text(self.tr("Change"))
        super().retranslate()

    def rows(self, view: OrderView) -> list[Fact]:
        """The form of the order, then what became of it."""
        if self.case is None:
            return []
        draft = self.case.draft
        task = self.showing.choice("install_task", draft.task)
        fee = f"¥{in_figures(draft.fee_cents)} · {draft.fee_reason}" if draft.fee_cents else self.tr("free")
        trial = draft.trial_until.isoformat() if draft.task == "trial" and draft.trial_until else ""
        return [
            (self.tr("Task"), f"{task} · {self._progress(self.case)}", ""),
            (self.tr("Trial until"), trial, "warn"),
            (self.tr("Written request"), draft.written_request if draft.task == "removal" else "", ""),
            (self.tr("Place of installation"), draft.place, ""),
            (self.tr("Contact"), " · ".join(filter(None, (draft.contact, draft.phone))), ""),
            *self._dates(view, self.case),
            (self.tr("Model"), self._model(view, self.case), ""),
            (self.tr("Platform"), draft.platform, ""),
            (self.tr("Fee"), fee, "warn" if draft.fee_cents else ""),
            (self.tr("Emergency"), draft.emergency_reason if draft.emergency else "", "danger"),
            (self.tr("Notes"), draft.text, ""),
            *self._approvals(view),
            (self.tr("Delivery confirmed"), self._delivery(view), ""),
        ]

    def _progress(self, case: InstallCase) -> str:
        return self.tr("{done} of {total} vehicles done").format(done=case.done, total=len(case.lines))

    def _model(self, view: OrderView, case: InstallCase) -> str:
        waiting = view.status in ("draft", "to_approve", "returned", "approved")
        fits = case.draft.task in ("install", "trial")
        stock = self.tr("{n} in stock").format(n=case.in_stock) if waiting and fits else ""
        return " · ".join(filter(None, (case.draft.model, stock)))

    def _dates(self, view: OrderView, case: InstallCase) -> list[Fact]:
        promised, done = view.promised_at, case.finished_at
        if done is None:
            late = self.showing.times.late_by(promised) if view.overdue else ""
            text = " · ".join(filter(None, (self.showing.times.day(promised), late)))
            return [(self.tr("Promised"), text, "danger" if late else "")]
        kept = promised is None or done <= promised
        said = self.tr("as promised") if kept else self.tr("late")
        actual = " · ".join(filter(None, (self.showing.times.day(done), said if promised else "")))
        return [
            (self.tr("Promised"), self.showing.times.day(promised), ""),
            (self.tr("Handed over"), actual, "ok" if kept else "danger"),
        ]

    def _delivery(self, view: OrderView) -> str:
        """What the customer said some days later (P26)."""
        said = view.facts.get(DeliveryDraft)
        if said is None:
            return ""
        wrong = [
            word(f"delivery.{name}")
            for name, right in (
                ("received", said.received), ("quantity", said.quantity_ok), ("spec", said.spec_ok)
            )
            if right is False
        ]  # fmt: skip
        answer = word("list.comma").join(wrong) if wrong else self.tr("all as ordered")
        stars = "★" * said.rating
        return " · ".join(filter(None, (said.person, self.showing.times.short(said.at), answer, stars, said.note)))

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


class PapersCard(Live, Card):
    """Request, vehicle list, driver data: there, waived with its reason, or missing (B13)."""

    act = Signal(str)
    request = Signal(str)

    def __init__(self) -> None:
        super().__init__(" ", "paperclip")
        self.setObjectName("papers_card")
        self._case: InstallCase | None = None
        self._acts: Sequence[str] = ()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(S3)
        self.add(self._lines)
        self.go_live()

    def show_case(self, case: InstallCase, acts: Sequence[str]) -> None:
        """Show the papers of this order."""
        self._case, self._acts = case, acts
        self.retranslate()

    def retranslate(self) -> None:
        """One line each."""
        self.set_title(self.tr("Papers of the order"))
        empty(self._lines)
        if self._case is None:
            return
        for paper in self._case.papers:
            self._add(paper, self._case)
        missing = sum(paper.state == "missing" for paper in self._case.papers)
        self.set_pill(self.tr("{n} missing").format(n=missing) if missing else "", "danger")

    def _add(self, paper: Paper, case: InstallCase) -> None:
        icon, tone = _PAPER_LOOKS[paper.state]
        title = Label(word(f"choice.install_paper.{paper.name}"), 14, 600, wrap=True)
        under = Label(self._said(paper, case), 13, tone="muted" if paper.state != "missing" else "danger", wrap=True)
        line = row(IconLabel(icon, tone, 18, line=20), (column(title, under, gap=2), 1), gap=S2)
        if paper.name == "request" and case.request_status:
            line.addWidget(self._button("open_request", self.tr("Open"), lambda: self.request.emit(case.draft.request)))
        elif paper.state == "missing" and "change_install" in self._acts:
            name = f"waive_{paper.name}"
            line.addWidget(self._button(name, self.tr("Waive"), lambda: self.act.emit("change_install")))
        self._lines.addLayout(line)

    def _said(self, paper: Paper, case: InstallCase) -> str:
        if paper.state == "waived":
            return self.tr("Waived: {reason}").format(reason=case.draft.waiver_reason)
        if paper.name == "request":
            status = word(f"status.{case.request_status}") if case.request_status else self.tr("none")
            return " · ".join(filter(None, (case.draft.request, status)))
        if paper.name == "vehicle_list":
            return self.tr("Vehicles: {n}").format(n=len(case.lines))
        if paper.lacking:
            return self.tr("Vehicles without driver: {n}").format(n=paper.lacking)
        return self.tr("complete") if case.lines else self.tr("no vehicles yet")

    def _button(self, name: str, text: str, press: object) -> LinkButton:
        button = LinkButton(text, name=name)
        button.clicked.connect(press)
        return button


class ChainCard(Live, Card):
    """The order this one follows up, and those that go on with the rest; ``opened(key)`` leads there."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__(" ", "route")
        self.setObjectName("chain_card")
        self._case: InstallCase | None = None
        self._lines = QVBoxLayout()
        self._lines.setSpacing(S2)
        self.add(self._lines)
        self.go_live()

    def show_case(self, case: InstallCase) -> None:
        """An order that stands alone shows nothing."""
        self._case = case
        self.setVisible(bool(case.before or case.after))
        self.retranslate()

    def retranslate(self) -> None:
        """Both directions."""
        self.set_title(self.tr("Orders that belong together"))
        empty(self._lines)
        if self._case is None:
            return
        if self._case.before is not None:
            self._add("corner-up-left", self.tr("Follows"), self._case.before)
        for after in self._case.after:
            self._add("arrow-right", self.tr("Goes on in"), after)

    def _add(self, icon: str, said: str, order: Linked) -> None:
        done = self.tr("{done} of {total} vehicles done").format(done=order.done, total=order.total)
        detail = " · ".join((said, word(f"status.{order.status}"), done))
        link = LinkButton(order.number, name=f"open_{order.number}")
        link.clicked.connect(lambda _=False, key=order.id.hex: self.opened.emit(key))
        text = column(link, Label(detail, 13, tone="muted", wrap=True), gap=2)
        self._lines.addLayout(row(IconLabel(icon, "muted", 18, line=20), (text, 1), gap=S2))
