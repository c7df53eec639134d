"""The history of one vehicle or one piece of equipment: charts of its readings, visits, findings, what is due (F34)."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from fieldtech.errors import FieldtechError, MachineError
from fieldtech.forms.masters.sheet import MasterSheet
from fieldtech.model.base import Id
from fieldtech.model.machines.plan import WRITERS
from fieldtech.services.changes import Change
from fieldtech.services.context import Person
from fieldtech.services.visits.chart_groups import charts_of
from fieldtech.services.visits.object_history import EQUIPMENT, VEHICLE
from fieldtech.services.visits.stories import ObjectStory
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.boxes import Body, column, row
from fieldtech.ui.kit.buttons import Button, IconButton
from fieldtech.ui.kit.card import Card
from fieldtech.ui.kit.command_palette import Command
from fieldtech.ui.kit.empty import EmptyState
from fieldtech.ui.kit.header import PageHeader
from fieldtech.ui.kit.timeline import Timeline
from fieldtech.ui.language import current_language
from fieldtech.ui.page import Page
from fieldtech.ui.pages.history.cards import AboutCard, DueCard, FindingsCard, LinesCard, VisitsCard
from fieldtech.ui.pages.history.chart_card import ChartCard
from fieldtech.ui.pages.history.charts_column import ChartsColumn
from fieldtech.ui.pages.history.due import due_words
from fieldtech.ui.pages.history.wording import story_entries
from fieldtech.ui.pages.order.showing import Catalogue
from fieldtech.ui.pages.paper_preview import PaperPreview
from fieldtech.ui.save_dialog import AskFile, save_dialog
from fieldtech.ui.tasks import Task
from fieldtech.ui.tokens import S4, S5

SIDE_BY_SIDE = 980
REFRESHED_BY = ("order", "visit", "finding", "plan", "vehicle", "equipment", "swap", "import", "sync")


class HistoryPage(Page):
    """The reference is ``equipment:<key>`` or ``vehicle:<key>``."""

    name: ClassVar[str] = "history_page"
    icon: ClassVar[str] = "history"
    in_sidebar: ClassVar[bool] = False

    def __init__(self, workplace: Workplace, save_history: AskFile | None = None) -> None:
        super().__init__()
        self._workplace, self._ask_file = workplace, save_history or save_dialog
        self.story: ObjectStory | None = None
        self._tasks: list[Task] = []
        self.back_button = IconButton("arrow-left", name="to_list")
        self.plan_button = Button("", "repeat", name="plan_maintenance")
        self.edit_button = Button("", "pencil", name="edit_equipment")
        self.export_button = Button("", "file-spreadsheet", name="export_history")
        self.print_button = Button("", "printer", name="print_history")
        self.header = PageHeader(self.plan_button, self.edit_button, self.export_button, self.print_button)
        self.charts = ChartsColumn()
        self.none, self.nobody = EmptyState("chart-column"), EmptyState("truck")
        self.due, self.visits, self.findings, self.about = DueCard(), VisitsCard(), FindingsCard(), AboutCard()
        self.timeline = Timeline()
        self._events = Card(" ", "history").add(self.timeline)
        self._lay_out()
        self._connect()
        self.go_live()

    # Page -------------------------------------------------------------------------------------------------

    def title(self) -> str:
        """Its name."""
        return self.tr("History")

    def show_for(self, person: object) -> bool:
        """Whoever may see customers and what is theirs."""
        return isinstance(person, Person) and person.may("see_customers")

    def open(self, reference: str) -> None:
        """Show one object; without a reference the one shown last."""
        kind, _colon, key = reference.partition(":")
        if kind in (EQUIPMENT, VEHICLE):
            self._load(kind, Id(key))
        elif self.story is not None:
            self._load(self.story.kind, self.story.id)

    def forget_person(self) -> None:
        """What the one before might see is not for everybody."""
        self.story = None
        self.charts.show_charts(())
        self.retranslate()

    def refresh(self, change: object) -> None:
        """Something of it may have changed."""
        if isinstance(change, Change) and change.kind in REFRESHED_BY and self.isVisible() and self.story is not None:
            self._load(self.story.kind, self.story.id)

    def focus_first(self) -> None:
        """The way back; Tab leads to the charts."""
        self.back_button.setFocus()

    def commands(self) -> Iterable[Command]:
        """Ctrl+K."""
        if self.story is not None:
            yield Command(self.print_button.text(), self.print_history, "printer")
            yield Command(self.export_button.text(), self.export, "file-spreadsheet")

    def retranslate(self) -> None:
        """Texts of the page; the cards have their own."""
        self.back_button.set_label(self.tr("Back to the list"))
        self.plan_button.set_text(self.tr("New plan"))
        self.edit_button.set_text(self.tr("Edit"))
        self.export_button.set_text(self.tr("Export"))
        self.print_button.set_text(self.tr("Print"))
        self._events.set_title(self.tr("Everything"))
        self.timeline.setAccessibleName(self.tr("Everything"))
        nothing = self.tr("Nothing has been measured yet")
        self.none.set_text(nothing, self.tr("Readings of its visits will be shown here as lines over time."))
        chosen = self.tr("Nothing is chosen")
        self.nobody.set_text(chosen, self.tr("Open a vehicle, or a customer's equipment, to see its history."))
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where there is room."""
        super().resizeEvent(event)
        wide = self.width() >= SIDE_BY_SIDE
        side = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._columns.direction() != side:
            self._columns.setDirection(side)

    # what one does ----------------------------------------------------------------------------------------

    def print_history(self) -> None:
        """The file of the object on paper."""
        if (story := self.story) is None:
            return
        service = self._workplace.machine_history
        sheet = PaperPreview(self.window(), self._workplace, self.tr("History of {name}").format(name=story.label),
                             lambda wanted: service.sheet(story.kind, story.id, wanted.language))  # fmt: skip
        sheet.open()

    def export(self) -> None:
        """Everything as a workbook; written behind the window."""
        if (story := self.story) is None:
            return
        service, language = self._workplace.machine_history, current_language()
        try:
            paper = service.workbook(story.kind, story.id, language)
        except FieldtechError as error:
            self.failed.emit(error)
            return
        if target := self._ask_file(self, paper.name):
            self._run(lambda: service.write(paper, Path(target)))

    def save_picture(self, card: ChartCard) -> None:
        """A chart as a picture for a letter."""
        if card.plot is None or self.story is None:
            return
        if target := self._ask_file(self, card.file_name(self.story.label)):
            image = card.plot.picture()
            self._run(lambda: _saved(image, Path(target)))

    def edit(self) -> None:
        """The master data of the equipment."""
        if self.story is None:
            return
        sheet = MasterSheet(self.window(), self._workplace, EQUIPMENT, row_id=self.story.id)
        sheet.saved.connect(self.changed)
        sheet.start(self._workplace.masters.get(EQUIPMENT, self.story.id))

    # inside -----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        left = column(self.none, self.charts, self.visits, None, gap=S4)
        right = column(self.due, self.about, self.findings, self._events, None, gap=S4)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(S4)
        self._columns.addLayout(left, 5)
        self._columns.addLayout(right, 3)
        inside = QVBoxLayout()
        inside.setContentsMargins(S5, 0, S5, S4)
        inside.addLayout(self._columns)
        head = row(self.back_button, (self.header, 1), gap=0, margins=(S4, 0, 0, 0))
        self.column.addLayout(head)
        self.body = Body(inside, "history_body")
        self.column.addWidget(self.nobody, 1)
        self.column.addWidget(self.body, 1)

    def _connect(self) -> None:
        self.back_button.clicked.connect(self._to_list)
        self.plan_button.clicked.connect(self._plan)
        self.edit_button.clicked.connect(self.edit)
        self.export_button.clicked.connect(self.export)
        self.print_button.clicked.connect(self.print_history)
        self.charts.save.connect(self.save_picture)
        self.charts.said.connect(lambda text: self.said.emit(text, None))
        for card in self._line_cards():
            card.opened.connect(lambda order: self.go.emit("orders_page", order.hex))

    def _line_cards(self) -> tuple[LinesCard, ...]:
        return self.due, self.visits, self.findings

    def _plan(self) -> None:
        """A plan for it, with what is known filled in."""
        if self.story is not None:
            self.go.emit("plans_page", f"new:{self.story.kind}:{self.story.number}")

    def _to_list(self) -> None:
        if self.story is None or self.story.kind == VEHICLE:
            self.go.emit("vehicles_page", self.story.id.hex if self.story else "")
        else:
            self.go.emit("customers_page", self.story.customer_id.hex)

    def _load(self, kind: str, key: Id) -> None:
        try:
            self.story = self._workplace.machine_history.of(kind, key)
        except FieldtechError as error:
            self.failed.emit(error)
            return
        self._show()

    def _show(self) -> None:
        story = self.story
        for part in (self.header, self.body):
            part.setVisible(story is not None)
        self.nobody.setVisible(story is None)
        if story is None:
            return
        due = story.next_due
        self.header.set_number(story.number, *(due_words(due) if due else ("", "neutral")))
        self.header.set_plate(story.plate, story.plate_colour)
        self.header.set_title("" if story.plate else story.label, story.customer)
        person = self._workplace.access.person
        self.plan_button.setVisible(person is not None and person.role in WRITERS)
        self.edit_button.setVisible(story.kind == EQUIPMENT and self._workplace.masters.may_edit(EQUIPMENT))
        self.charts.show_charts(charts_of(story.series))
        self.none.setVisible(not story.series)
        for card in self._line_cards():
            card.show_story(story)
        self.about.show_story(story)
        entries = story_entries(story, self._workplace.context.zone, Catalogue(self._workplace.masters).fault)
        self.timeline.set_entries(entries, whole=True)
        self._events.setVisible(bool(entries))

    def _run(self, work: Callable[[], Path]) -> None:
        task = Task(lambda _progress: work(), self)
        self._tasks.append(task)
        task.succeeded.connect(self._written)
        task.failed.connect(self.failed)
        task.finished.connect(self._forget_task)
        task.start()

    def _forget_task(self) -> None:
        self._tasks = [task for task in self._tasks if task is not self.sender()]

    def _written(self, path: Path) -> None:
        self.said.emit(self.tr("Saved: {file}").format(file=path.name), None)


def _saved(image: Any, path: Path) -> Path:
    if not image.save(str(path), "PNG"):
        raise MachineError("file_not_written", path=path.name, reason="PNG")
    return path
