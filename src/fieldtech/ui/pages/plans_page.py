"""Plans of maintenance and inspection: the list, one plan in full, and its next step (F29, F30)."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QLineEdit, QStackedWidget, QWidget

from fieldtech.errors import FieldtechError
from fieldtech.model.base import Id
from fieldtech.services.changes import Change
from fieldtech.services.context import Person
from fieldtech.services.plans.rows import PlanRow, PlanStep, PlanView, PlanVisit
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.boxes import Body, boxed, column, row
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.command_palette import Command
from fieldtech.ui.kit.empty import EmptyState
from fieldtech.ui.kit.footer import Footer
from fieldtech.ui.kit.header import PageHeader
from fieldtech.ui.language import sentence, word
from fieldtech.ui.page import Page
from fieldtech.ui.pages.calendar.waiting import APPROVERS
from fieldtech.ui.pages.order.showing import Showing
from fieldtech.ui.pages.plans.cards import CycleCard, PlanHistoryCard, PlanTermsCard, PlanVisitsCard
from fieldtech.ui.pages.plans.pane import PlanPane
from fieldtech.ui.pages.plans.work import PlanWork, errors_of
from fieldtech.ui.tokens import S2, S3, S4, S5

NEW = "new:"
WIDTH, NARROW, _WIDE, _TWO_COLUMNS = 348, 300, 1000, 760
_ICONS = {"save": "pencil", "submit": "send", "approve": "stamp", "return": "corner-up-left", "pause": "clock",
          "resume": "refresh-cw", "change": "pencil", "end": "flag"}  # fmt: skip


class PlansPage(Page):
    """List left, detail right; the foot has the one next step."""

    name: ClassVar[str] = "plans_page"
    icon: ClassVar[str] = "repeat"
    in_sidebar: ClassVar[bool] = False  # reached from the calendar

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._showing = Showing(workplace)
        self._work = PlanWork(self, workplace, self._showing)
        self._view: PlanView | None = None
        self._acts: tuple[PlanStep, ...] = ()
        self._count: int | None = None
        self.pane = PlanPane(self._rows)
        self.header = PageHeader()
        self.cycle, self.card = CycleCard(), PlanTermsCard(self._showing)
        self.visits, self.history = PlanVisitsCard(), PlanHistoryCard(self._showing)
        self._more = {name: Button("", icon, name=f"{name}_plan") for name, icon in _ICONS.items()}
        self._nothing = EmptyState("calendar-clock")
        self._right = QStackedWidget()
        self._lay_out()
        self._connect()
        self.go_live()

    # Page -------------------------------------------------------------------------------------------------

    def title(self) -> str:
        """In the sidebar."""
        return self.tr("Plans")

    def show_for(self, person: object) -> bool:
        """The office; technicians have the visits."""
        self._count = None
        return isinstance(person, Person) and person.may("see_all_orders") and person.role not in ("WH", "FI")

    def open(self, reference: str) -> None:
        """Come to the front, with the plan of this number or key, or a new one (``new``, or ``new:kind:number`` of what
        it is for).

        Raises Forbidden.
        """
        person = self._workplace.context.require("see_all_orders")
        self._show_head()
        self.pane.reload()
        if reference == "new":
            self._work.new()
            reference = ""
        elif reference.startswith(NEW):
            self._work.new_for(*reference.removeprefix(NEW).split(":", 1))
            reference = ""
        if reference and self.pane.choose(reference):
            return
        if person.role in APPROVERS and self.pane.choose_state("to_approve"):
            return  # what waits for him comes first
        if self._view is None or not self.pane.choose(self._view.number):
            self.pane.choose_first()

    def forget_person(self) -> None:
        """Nothing of the one before stays in sight."""
        self._count, self._view = None, None
        self.pane.forget()
        self._right.setCurrentWidget(self._nothing)

    def refresh(self, change: object) -> None:
        """Something was done here or elsewhere."""
        self._count = None
        if self.isVisible():
            self.pane.reload()
            if self._view is not None:
                self._show(self._view.id)

    def badge(self) -> int:
        """How many wait for this person's approval."""
        person = self._workplace.access.person
        if person is None or person.role not in APPROVERS:
            return 0
        if self._count is None:
            self._count = len(self._workplace.plans.list(filter="to_approve"))
        return self._count

    def search_field(self) -> QLineEdit | None:
        """Ctrl+F."""
        return self.pane.search

    def commands(self) -> Iterable[Command]:
        """Ctrl+K."""
        if self._work.may_write():
            yield Command(self.tr("New plan"), self._work.new, "plus", "Ctrl+N")
        for step in self._acts:
            yield Command(word(f"plan_do.{step.name}"), partial(self._act, step.name), _ICONS[step.name])

    def retranslate(self) -> None:
        """The head and the foot."""
        self._nothing.set_text(self.tr("No plan chosen"), self.tr("Choose one on the left, or write a new one."))
        for name, button in self._more.items():
            button.set_text(word(f"plan_do.{name}"))
        self._show_head()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window leaves the detail more room."""
        super().resizeEvent(event)
        self.pane.setFixedWidth(WIDTH if self.width() >= _WIDE else NARROW)
        wide = self.width() - self.pane.width() >= _TWO_COLUMNS
        self._columns.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )  # fmt: skip

    # inside -----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        left = column(self.card, None, gap=S3)
        right = column(self.visits, self.history, None, gap=S3)
        self._columns = row((left, 1), (right, 1), gap=S4)
        inside = column(self.cycle, self._columns, None, gap=S3, margins=(S5, S2, S5, S5))
        self.footer = Footer(*self._more.values())
        self._detail: QWidget = boxed(column(self.header, (Body(inside, "plan_body"), 1), self.footer))
        self._right.addWidget(self._nothing)
        self._right.addWidget(self._detail)
        self.column.addLayout(row(self.pane, (self._right, 1), gap=0), 1)

    def _connect(self) -> None:
        assert self.footer is not None
        self.pane.chosen.connect(self._chosen)
        self.pane.new_pressed.connect(self._work.new)
        self._work.done.connect(self._done)
        self._work.failed.connect(self.failed)
        self.visits.opened.connect(self._open_visit)
        self.footer.primary.clicked.connect(self._take_next)
        for name, button in self._more.items():
            button.clicked.connect(partial(self._act, name))

    def _rows(self, text: str) -> Sequence[PlanRow]:
        return self._workplace.plans.list(text, "all", "next")

    def _chosen(self, found: PlanRow) -> None:
        if self._view is None or self._view.id != found.id:
            self._show(found.id)

    def _show(self, plan: Id) -> None:
        try:
            view = self._workplace.plans.view(plan)
        except FieldtechError as error:
            self.failed.emit(error)
            return
        self._view, self._acts = view, self._work.acts(view)
        for part in (self.cycle, self.card, self.visits, self.history):
            part.show_view(view)
        self._show_head()
        self._right.setCurrentWidget(self._detail)

    def _show_head(self) -> None:
        view, footer = self._view, self.footer
        self.pane.new.setVisible(self._work.may_write())
        if view is None or footer is None:
            return
        self.header.set_number(view.number, *self.pane.status(view.status))
        self.header.set_title(view.draft.title, f"{view.customer} · {word(f'choice.order_kind.{view.kind}')}")
        main, acting = self._main(), footer.isAncestorOf(QApplication.focusWidget() or self)
        footer.set_primary(word(f"plan_do.{main.name}") if main else "", _ICONS[main.name] if main else "",
                           name=f"{main.name}_main" if main else "primary")  # fmt: skip
        offered = {step.name for step in self._acts if not errors_of(step) and step is not main}
        for name, button in self._more.items():
            button.setVisible(name in offered)
        if acting and not footer.isAncestorOf(QApplication.focusWidget() or self):
            self.pane.list.setFocus()  # what was pressed is gone: not on to the sidebar
        said = [problem for step in self._acts if step.main for problem in step.problems]
        worst = min(said, key=lambda problem: problem.severity != "error", default=None)
        if worst is not None:
            footer.set_saved(sentence(worst.code, **worst.params), "warn", "circle-alert")
        else:
            footer.set_saved(self.tr("Everything is saved on this computer"))

    def _act(self, name: str) -> None:
        if self._view is not None and name in {step.name for step in self._acts}:
            self._work.act(name, self._view)

    def _take_next(self) -> None:
        if (main := self._main()) is not None:
            self._act(main.name)

    def _main(self) -> PlanStep | None:
        """The next step; a doubt is said beside it and hinders nobody."""
        return next((step for step in self._acts if step.main and not errors_of(step)), None)

    def _open_visit(self, visit: PlanVisit) -> None:
        self.go.emit("orders_page", visit.order_id.hex)

    def _done(self, change: Change) -> None:
        self._count = None
        self.pane.reload()
        self.pane.choose(change.number)
        self._show(change.id)
        self.changed.emit(change)
        if self._view is not None:
            self.said.emit(f"{change.number}: {word(f'plan.status.{self._view.status}')}", None)
