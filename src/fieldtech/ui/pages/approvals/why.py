"""Why it needs this person: the rule that brought it here, four eyes, urgency (B17, D17, T27)."""

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from fieldtech.model.drafts.install import InstallDraft
from fieldtech.model.drafts.intake import IntakeDraft
from fieldtech.services.approvals import LATE, PLAN, SITUATION, Case
from fieldtech.services.order_view import OrderView
from fieldtech.ui.kit.boxes import column, empty, row
from fieldtech.ui.kit.card import Card
from fieldtech.ui.kit.labels import IconLabel, Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.pages.order.showing import Showing
from fieldtech.ui.tokens import S2, S3


class WhyCard(Live, Card):
    """Three lines at most, each with its rule below."""

    def __init__(self, showing: Showing) -> None:
        super().__init__(" ", "stamp")
        self.setObjectName("why_card")
        self._showing = showing
        self._case: Case | None = None
        self._view: OrderView | None = None
        self._lines = QVBoxLayout()
        self._lines.setSpacing(S3)
        self.add(self._lines)
        self.go_live()

    def show_case(self, case: Case, view: OrderView) -> None:
        """Explain this one."""
        self._case, self._view = case, view
        self.retranslate()

    def retranslate(self) -> None:
        """All texts."""
        self.set_title(self.tr("Why it needs you"))
        empty(self._lines)
        if self._case is None or self._view is None:
            return
        self._line("shield-check", *self._rule(self._case))
        if self._case.kind in (PLAN, LATE):
            self._four_eyes(self._case)
        said = self._view.facts.get(IntakeDraft) or self._view.facts.get(InstallDraft)
        if self._case.emergency and said is not None:
            self._line("siren", self.tr("Emergency"), said.emergency_reason, "danger")

    def _rule(self, case: Case) -> tuple[str, str]:
        if case.kind == LATE:
            return self.tr("Emergency: work first"), self.tr("T27: approval within one working day")
        if case.kind == SITUATION:
            return self.tr("A report from the site"), self.tr("B42: it is to be read and answered")
        if case.kind != PLAN:
            return self.tr("Your word by telephone"), self.tr("To be confirmed in writing")
        if case.special:
            told = self.tr("D17: decided by the service manager or the director")
            return self.tr("Parts far below their price out of warranty: special approval"), told
        fleet = case.order_kind == "install"
        title = self.tr("Installation: general approval") if fleet else self.tr("Repair: general approval")
        return title, self.tr("B17: decided by the division manager")

    def _four_eyes(self, case: Case) -> None:
        name = self._view.name_of(self._view.created_by) if self._view else ""
        if case.own:
            told = self.tr("Somebody else must decide")
            self._line("user-x", self.tr("Four eyes: you registered it yourself"), told, "danger")
        else:
            title = self.tr("Four eyes: registered by {name}, not by you").format(name=name)
            self._line("user-check", title, self.tr("Holds"), "ok")

    def _line(self, icon: str, title: str, under: str, tone: str = "muted") -> None:
        self._lines.addLayout(reason_line(icon, title, under, tone))


def reason_line(icon: str, title: str, under: str, tone: str = "muted") -> QBoxLayout:
    """A reason with its rule below."""
    words = column(Label(title, 14, wrap=True), Label(under, 12, tone="muted", wrap=True), gap=2)
    return row(IconLabel(icon, tone, 18, line=20), (words, 1), gap=S2)
