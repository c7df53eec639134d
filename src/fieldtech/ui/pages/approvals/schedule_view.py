"""A plan of maintenance that waits for approval: all it says, its days, what was changed, why it needs this person."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QVBoxLayout, QWidget

from fieldtech.services.approvals import Case
from fieldtech.services.plans.rows import PlanView
from fieldtech.ui.kit.boxes import Body, column, empty, row
from fieldtech.ui.kit.buttons import LinkButton
from fieldtech.ui.kit.card import Card
from fieldtech.ui.kit.field_grid import Labelled
from fieldtech.ui.kit.header import PageHeader
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.notices import Banner
from fieldtech.ui.language import word
from fieldtech.ui.pages.approvals.why import reason_line
from fieldtech.ui.pages.order.showing import Showing
from fieldtech.ui.pages.plans.cards import CycleCard, PlanHistoryCard, PlanTermsCard
from fieldtech.ui.tokens import S3, S4, S5

TWO_COLUMNS = 720


class ScheduleView(Live, QWidget):
    """One plan; ``plan_opened(key)`` leads to its own page."""

    plan_opened = Signal(str)

    def __init__(self, showing: Showing) -> None:
        super().__init__()
        self._case: Case | None = None
        self._view: PlanView | None = None
        self._open = LinkButton("", "external-link", name="open_plan")
        self._open.clicked.connect(self._open_plan)
        self.header = PageHeader(self._open)
        self.problems = Banner("danger")
        self.problems.hide()
        self.why = Card(" ", "stamp")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(S3)
        self.why.add(self._lines)
        self.opinion = QLineEdit()
        self.opinion.setObjectName("plan_opinion")
        self.opinion.setMaxLength(200)
        self._opinion = Labelled(self.opinion)
        self._opinion_card = Card().add(self._opinion)
        self._cards = (CycleCard(), PlanTermsCard(showing), PlanHistoryCard(showing))
        cycle, terms, history = self._cards
        left, right = column(cycle, terms, history, None, gap=S3), column(self.why, self._opinion_card, None, gap=S3)
        self._columns = row((left, 3), (right, 2), gap=S3)
        inside = column(self.problems, self._columns, None, gap=S3, margins=(S5, 0, S5, S4))
        self.setLayout(column(self.header, (Body(inside, "schedule_body"), 1)))
        self.go_live()

    def show_case(self, case: Case, view: PlanView) -> None:
        """Show another one; an opinion typed for the one before is gone with its decision."""
        if self._case is None or self._case.key != case.key:
            self.opinion.clear()
        self._case, self._view = case, view
        for card in self._cards:
            card.show_view(view)
        self._opinion_card.setVisible(not case.outcome)
        self.problems.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """All texts."""
        self._open.set_text(self.tr("Open the plan"))
        self._opinion.set_label(self.tr("Your opinion (optional)"))
        self.why.set_title(self.tr("Why it needs you"))
        empty(self._lines)
        if self._case is None or self._view is None:
            return
        case, view = self._case, self._view
        self.header.set_number(case.number, word(f"plan.status.{view.status}"), "violet")
        self.header.set_title(case.title, f"{case.customer} · {word(f'choice.order_kind.{view.kind}')}")
        self._say_why(case, view)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns or one; narrow: why it came here stays first."""
        super().resizeEvent(event)
        wide = event.size().width() >= TWO_COLUMNS
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.BottomToTop)

    def _say_why(self, case: Case, view: PlanView) -> None:
        changed = bool(view.revision)
        title = self.tr("A changed plan: approved anew") if changed else self.tr("A new plan: general approval")
        told = self.tr("Once it is approved its visits come by themselves")
        self._lines.addLayout(reason_line("shield-check", title, told))
        if case.text:
            self._lines.addLayout(reason_line("pencil", self.tr("Why it was changed"), case.text))
        if case.own:
            title, told = self.tr("Four eyes: you wrote it yourself"), self.tr("Somebody else must decide")
            self._lines.addLayout(reason_line("user-x", title, told, "danger"))
        else:
            title = self.tr("Four eyes: handed in by {name}, not by you").format(name=case.by)
            self._lines.addLayout(reason_line("user-check", title, self.tr("Holds"), "ok"))

    def _open_plan(self) -> None:
        if self._case is not None:
            self.plan_opened.emit(self._case.order_id.hex)
