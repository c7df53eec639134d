"""The right side: everything one has to know to decide, nothing has to be opened."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from fieldtech.forms.onsite.wording import named
from fieldtech.model.amounts import in_figures
from fieldtech.model.drafts.planning import VerbalDraft
from fieldtech.model.money.changes import Change
from fieldtech.services.approvals import LATE, SITUATION, VERBAL, Case
from fieldtech.services.money.words_given import PRICE, REFUND, WAIVED, MoneyWord
from fieldtech.services.order_view import OrderView
from fieldtech.ui.kit.boxes import Body, boxed, column
from fieldtech.ui.kit.buttons import LinkButton
from fieldtech.ui.kit.card import Card, Facts
from fieldtech.ui.kit.field_grid import Labelled
from fieldtech.ui.kit.header import PageHeader
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.notices import Banner
from fieldtech.ui.language import word
from fieldtech.ui.pages.approvals.inbox import tone_of
from fieldtech.ui.pages.approvals.why import WhyCard
from fieldtech.ui.pages.order.cards import AssignmentCard, Fact, FaultCard, PlanCard, ViewCard
from fieldtech.ui.pages.order.cards_side import VehicleCard
from fieldtech.ui.pages.order.cards_work import HistoryCard, WorkCard
from fieldtech.ui.pages.order.fleet_cards import FleetCards
from fieldtech.ui.pages.order.showing import Showing
from fieldtech.ui.tokens import S3, S4, S5

TWO_COLUMNS = 720
WORKED = ("in_repair", "waiting", "to_sign", "signed", "completed", "archived")


class CaseView(Live, QWidget):
    """One case; ``order_opened(key)`` leads to the order itself."""

    order_opened = Signal(str)
    request_opened = Signal(str)

    def __init__(self, showing: Showing) -> None:
        super().__init__()
        self._showing = showing
        self._case: Case | None = None
        self._view: OrderView | None = None
        self._open = LinkButton("", "external-link", name="open_order")
        self._open.clicked.connect(self._open_order)
        self.header = PageHeader(self._open)
        self.banner = Banner("warn", icon="hourglass")
        self.problems = Banner("danger")
        self.word_card = Card(" ", "phone-call")
        self._word = Facts(96)
        self.word_card.add(self._word)
        self.why = WhyCard(showing)
        self.opinion = QLineEdit()
        self.opinion.setObjectName("opinion")
        self.opinion.setMaxLength(200)
        self._opinion = Labelled(self.opinion)
        self._opinion_card = Card().add(self._opinion)
        self.cards: tuple[ViewCard, ...] = (
            PlanCard(showing, "approval_plan"), FaultCard(showing, "approval_fault"),
            WorkCard(showing, "approval_work"), AssignmentCard(showing, "approval_assignment"),
        )  # fmt: skip
        self.vehicle, self.history = VehicleCard(showing, "approval_vehicle"), HistoryCard(showing)
        self.fleet = FleetCards(showing, self, read_only=True)
        self.fleet.request.connect(self.request_opened)
        self.fleet.opened.connect(self.order_opened)
        self._lay_out()
        self.go_live()

    def show_case(self, case: Case, view: OrderView) -> None:
        """Show another one; an opinion typed for the one before is gone with its decision."""
        if self._case is None or self._case.key != case.key:
            self.opinion.clear()
        self._case, self._view = case, view
        for card in (*self.cards, self.vehicle):
            card.show_view(view)
        self.fleet.show_view(view, ())
        self.history.show_view(view)
        self.why.show_case(case, view)
        self._opinion_card.setVisible(not case.outcome)
        self.problems.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """All texts."""
        self._open.set_text(self.tr("Open the order"))
        if self._case is None or self._view is None:
            return
        case, view = self._case, self._view
        plate = view.vehicle.plate if view.vehicle else ""
        pill = word(f"status.{view.status}") if case.outcome else word(f"approval.{case.kind}")
        self.header.set_number(case.number, pill, "ok" if case.outcome else tone_of(case))
        self.header.set_title(self._showing.catalogue.fault(case.title), case.customer)
        self.header.set_plate(plate, view.vehicle.colour if view.vehicle else 0)
        self._opinion.set_label(
            self.tr("Your answer") if case.kind == SITUATION else self.tr("Your opinion (optional)")
        )
        self._show_banner(case, view)
        self._show_word(case, view)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns or one."""
        super().resizeEvent(event)
        self._arrange(event.size().width() >= TWO_COLUMNS)

    # inside -----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        plan, fault, work, assignment = self.cards
        fleet = self.fleet
        left = (plan, *fleet.left, fleet.vehicles, self.word_card, work, fault, self.history)
        right = (self.why, self._opinion_card, *fleet.right, assignment, self.vehicle)
        self._left, self._right = boxed(column(*left, None, gap=S3)), boxed(column(*right, None, gap=S3))
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(S3)
        inside = column(self.banner, self.problems, self._grid, None, gap=S3, margins=(S5, 0, S5, S4))
        self.setLayout(column(self.header, (Body(inside, "case_body"), 1)))
        self._arrange(True)

    def _arrange(self, wide: bool) -> None:
        """Narrow: why it came here stays first."""
        for part in (self._left, self._right):
            self._grid.removeWidget(part)
        self._grid.addWidget(self._right, 0, 1 if wide else 0)
        self._grid.addWidget(self._left, 0 if wide else 1, 0)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 2 if wide else 0)

    def _show_banner(self, case: Case, view: OrderView) -> None:
        times = self._showing.times
        late = times.late_by(case.due)
        due = self.tr("Due {time}.").format(time=times.short(case.due)) if case.due else ""
        overdue = self.tr("Overdue: {late}.").format(late=late) if late else ""
        self.banner.setVisible(case.kind == LATE and not case.outcome)
        done = view.status in WORKED
        title = self.tr("The work is done") if done else self.tr("The work has begun")
        told = self.tr("It was sent out on a verbal yes; your approval is still missing.")
        answer = self.tr("Answer of the desk: {text}").format(text=case.text) if case.text else ""
        self.banner.set("warn", title, " ".join(filter(None, (told, answer, due, overdue))))

    def _show_word(self, case: Case, view: OrderView) -> None:
        """What the person is said to have agreed, or what was reported."""
        self.word_card.setVisible(case.kind in (VERBAL, SITUATION))
        if case.kind == SITUATION:
            self.word_card.set_title(self.tr("Report from the site"))
            self._word.set([(self.tr("From"), case.by, ""), (self.tr("Report"), case.text, "")])
            return
        self.word_card.set_title(self.tr("What you are said to have agreed"))
        if case.money is not None:
            self._word.set(self._of_money(case.money, view) + self._told(case.money, case.by))
            return
        verbal = next((v for v in view.facts.all(VerbalDraft).values() if v.content == case.text), None)
        if verbal is None:
            self._word.set([(self.tr("Content"), case.text, "")])
            return
        how = f"{self._showing.choice('how', verbal.how)} · {self._showing.times.short(verbal.at)}"
        facts = [(self.tr("Asked"), verbal.content, ""), (self.tr("Your answer"), verbal.answer, ""),
                 (self.tr("How and when"), how, ""), (self.tr("Written down by"), case.by, "")]  # fmt: skip
        self._word.set(facts)

    def _of_money(self, said: MoneyWord, view: OrderView) -> list[Fact]:
        """A line with its price before and after, or a sum that was paid back or let go."""
        if said.kind != PRICE:
            what = {REFUND: self.tr("Money paid back"), WAIVED: self.tr("Charge waived")}
            amount = " · ".join(filter(None, (f"¥{in_figures(said.cents or 0)}", said.number)))
            return [(what.get(said.kind) or self.tr("Difference written off"), amount, "")]
        lines = view.charges.listed or view.charges.lines
        line = next((line for line in lines if line.key == said.line), None)
        name = named(line.zh, line.en) if line is not None else said.line
        less = f"{said.percent} %" if said.percent is not None else ""
        if line is None:
            return [(self.tr("Line"), name, ""), (self.tr("Discount"), less, "")]
        after = Change("", said.reason, said.percent, said.cents).price(line)
        prices = f"¥{in_figures(line.charged_cents)} → ¥{in_figures(after)}"
        found = [(self.tr("Line"), name, ""), (self.tr("Discount"), less, ""), (self.tr("Price"), prices, "")]
        return [fact for fact in found if fact[1]]

    def _told(self, said: MoneyWord, by: str) -> list[Fact]:
        """Why, how and when it was said, and who wrote it down; of a refund nobody asks how."""
        times, said_at = self._showing.times, said.said_at
        found = [(self.tr("Reason"), said.reason, "")]
        if said.how and said_at is not None:
            how = f"{self._showing.choice('how', said.how)} · {times.short(said_at)}"
            found.append((self.tr("How and when"), how, ""))
        found += [(self.tr("Written down by"), by, ""), (self.tr("When"), times.short(said.at), "")]
        return found

    def _open_order(self) -> None:
        if self._case is not None:
            self.order_opened.emit(self._case.order_id.hex)
