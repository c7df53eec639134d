"""What of this computer's work the office has: every item with its state and why, what needs a person, files."""

from collections.abc import Iterable
from functools import partial
from importlib import import_module
from typing import Any, ClassVar

from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from fieldtech.errors import Forbidden
from fieldtech.services.context import Person
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.boxes import boxed, column
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.command_palette import Command
from fieldtech.ui.kit.empty import EmptyState
from fieldtech.ui.kit.footer import Footer
from fieldtech.ui.kit.header import PageHeader
from fieldtech.ui.language import current_language, word
from fieldtech.ui.page import Page
from fieldtech.ui.pages.order.showing import Times
from fieldtech.ui.pages.sync.line_table import LineTable
from fieldtech.ui.pages.sync.lines import CONFLICTS_PAGE, FILTERS, NEEDS, Line, of_conflict, of_item, of_need
from fieldtech.ui.pages.sync.standing_card import StandingCard
from fieldtech.ui.pages.sync.ticking import Ticking
from fieldtech.ui.registry import PAGES
from fieldtech.ui.sync.desk import SyncDesk
from fieldtech.ui.sync.files import SyncFiles
from fieldtech.ui.sync.wording import Standing, line_of, needs
from fieldtech.ui.tasks import Task
from fieldtech.ui.tokens import S3, S5


class SyncPage(Page):
    """The reference chooses a filter, as ``needs``."""

    name: ClassVar[str] = "sync_page"
    icon: ClassVar[str] = "cloud-check"

    def __init__(self, workplace: Workplace, desk: SyncDesk, files: SyncFiles) -> None:
        super().__init__()
        self._workplace, self._desk, self._files = workplace, desk, files
        self._times = Times(workplace.context.zone, workplace.context.now)
        self._reading: Task | None = None
        self._again = False
        self._has_conflicts_page = any(entry.name == CONFLICTS_PAGE for entry in PAGES)
        self.open_file = Button("", "download", name="open_file")
        self.save_file = Button("", "usb", name="save_file")
        self.header = PageHeader(self.open_file, self.save_file)
        self.standing = StandingCard()
        self.lines = LineTable()
        self.ticking = Ticking(self.lines, workplace)
        self.copy = Button("", "clipboard-list", name="copy_text")
        self.to_place = Button("", "external-link", name="open_place")
        self.register = Button("", "laptop", name="register_computer")
        self._alone = EmptyState("laptop", self.register)
        self._lay_out()
        self._connect()
        self.go_live()

    def title(self) -> str:
        """In the sidebar."""
        return self.tr("Sync")

    def show_for(self, person: object) -> bool:
        """Everybody who works with orders."""
        return isinstance(person, Person) and person.may("see_orders")

    def open(self, reference: str) -> None:
        """As it is now; what needs somebody comes first, as the line in the frame said."""
        if reference in FILTERS or self.badge():
            self.lines.take_filter(reference if reference in FILTERS else NEEDS)
        self._show_standing(self._desk.standing)
        self._desk.look()
        self._load()

    def forget_person(self) -> None:
        """Everybody waits for something else."""
        self.lines.show_lines(())

    def refresh(self, change: object) -> None:
        """Whatever changed may wait now."""
        if self.isVisible():
            self._load()

    def badge(self) -> int:
        """What needs a person."""
        status = self._desk.standing.status
        return needs(status) if status is not None else 0

    def search_field(self) -> QLineEdit | None:
        """Ctrl+F."""
        return self.lines.search if self.lines.isVisible() else None

    def commands(self) -> Iterable[Command]:
        """Files, and the filters."""
        if self._desk.standing.alone:
            return
        if not self.save_file.isHidden():
            yield Command(self.save_file.text(), self._files.save, "usb")
        yield Command(self.open_file.text(), self._files.open, "download")
        yield Command(self.copy.text(), self._copy, "clipboard-list")
        yield from self.ticking.commands()
        for name in FILTERS:
            yield Command(word(f"sync.filter.{name}"), partial(self.lines.take_filter, name), "list")

    def retranslate(self) -> None:
        """Head, foot, and everything shown."""
        self.open_file.set_text(self.tr("Open a file…"))
        self.open_file.setToolTip(self.tr("A reply of the office, or at the office what a computer wrote"))
        self.save_file.set_text(self.tr("Save a file for the office…"))
        self.save_file.setToolTip(self.tr("One encrypted file for a stick or share. Twice or late does no harm."))
        self.copy.set_text(self.tr("Copy as text"))
        self.to_place.set_text(self.tr("Open"))
        self.register.set_text(self.tr("Register at an office…"))
        self._alone.set_text(
            self.tr("This computer works alone"),
            self.tr("Everything is saved here and nowhere else. An office gives a code with which it is registered."),
        )
        self._show_standing(self._desk.standing)
        if self.isVisible():
            self._load()

    def showEvent(self, event: QShowEvent) -> None:
        """What was said while it was hidden."""
        super().showEvent(event)
        self._show_standing(self._desk.standing)

    # inside -----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self._with_office: QWidget = boxed(
            column(self.standing, (self.lines, 1), gap=S3, margins=(S5, 0, S5, S3)),
        )
        self._stack.addWidget(self._with_office)
        self._stack.addWidget(self._alone)
        self.column.addWidget(self.header)
        self.column.addWidget(self._stack, 1)
        self.add_footer(Footer(self.copy, self.to_place, name="send_now"))

    def _connect(self) -> None:
        assert self.footer is not None
        self._desk.changed.connect(self._show_standing)
        self._desk.exchanged.connect(self._load)
        self._files.done.connect(self._load)
        self.standing.cancelled.connect(self._desk.cancel)
        self.standing.anew.connect(partial(self._register, anew=True))
        self.register.clicked.connect(self._register)
        self.lines.chosen.connect(self._show_foot)
        self.lines.opened.connect(self._open_line)
        self.lines.need.go.connect(lambda: self._open_line(self.lines.marked()))
        self.ticking.changed.connect(self.changed)
        self.ticking.said.connect(self.said)
        self.ticking.failed.connect(self.failed)
        self.open_file.clicked.connect(self._files.open)
        self.save_file.clicked.connect(self._files.save)
        self.copy.clicked.connect(self._copy)
        self.to_place.clicked.connect(lambda: self._open_line(self.lines.marked()))
        self.footer.primary.clicked.connect(self._desk.sync_now)

    def _show_standing(self, standing: Standing) -> None:
        if self.footer is None:
            return
        line = line_of(standing, self._workplace.context.now(), self._times.short)
        self._stack.setCurrentIndex(1 if standing.alone else 0)
        self.standing.show_standing(standing, line)
        office = not standing.alone and standing.status is not None and self._workplace.syncing.is_office()
        self.save_file.setVisible(not standing.alone and not office)
        self.open_file.setVisible(not standing.alone)
        self.copy.setVisible(not standing.alone)
        last = standing.status.last_contact if standing.status is not None else None
        under = self.tr("Last contact with the office: {at}").format(at=self._times.full(last)) if last else ""
        self.header.set_title(self.title(), under)
        nothing_goes = self.tr("Nothing is removed here before the office has confirmed it")
        self.footer.set_saved("" if standing.alone else nothing_goes, icon="shield-check")
        self.footer.set_primary("" if standing.alone else self.tr("Sync now"), "refresh-cw", name="send_now")
        if standing.stage is not None and self.footer.primary.hasFocus():
            (self.lines.table if self.lines.table.isVisible() else self.copy).setFocus()  # not on to the sidebar
        self.footer.primary.setEnabled(standing.stage is None)
        self.footer.primary.setToolTip("F5")
        self._show_foot(self.lines.marked())

    def _show_foot(self, line: object) -> None:
        """What needs a person has its own way there beside its sentence."""
        ordinary = isinstance(line, Line) and bool(line.page) and self.lines.need.isHidden()
        self.to_place.setVisible(ordinary and not self._desk.standing.alone)
        role = "" if isinstance(line, Line) and line.kind == NEEDS else "primary"
        if (
            self.footer is not None and self.footer.primary.role != role
        ):  # one button is the right one: beside a sentence that needs him, its own
            self.footer.primary.set_role(role)

    def _load(self) -> None:
        """Read beside the window: there may be thousands."""
        if not self.isVisible() and self.lines.model.rowCount():
            return  # it is read anew when it is opened
        if self._desk.standing.alone and not self._workplace.outbox.has_office():
            return
        if self._reading is not None:
            self._again = True
            return
        language = current_language()
        task = self._reading = Task(lambda _progress: self._read(language), self)
        task.succeeded.connect(self._show_lines)
        task.failed.connect(self._not_read)
        task.finished.connect(self._read_ended)
        task.finished.connect(task.deleteLater)
        task.start()

    def _read(self, language: str) -> tuple[Any, ...]:
        syncing = self._workplace.syncing
        return syncing.items(), syncing.review.needing(), syncing.review.views(language)

    def _show_lines(self, found: tuple[Any, ...]) -> None:
        items, needing, conflicts = found
        now, short = self._workplace.context.now(), self._times.short
        self.lines.show_lines([
            *(of_conflict(one, short, has_page=self._has_conflicts_page) for one in conflicts),
            *(of_need(one, short) for one in needing),
            *(of_item(one, now, short) for one in items if one.state != "refused"),
        ])  # fmt: skip

    def _not_read(self, error: object) -> None:
        if not isinstance(error, Forbidden):  # locked meanwhile: whoever comes next has lines of his own
            self.failed.emit(error)

    def _read_ended(self) -> None:
        self._reading = None
        if self._again:
            self._again = False
            self._load()

    def _open_line(self, line: object) -> None:
        if isinstance(line, Line) and line.page:
            self.go.emit(line.page, line.reference)

    def _copy(self) -> None:
        text = "\n\n".join((f"{self.title()}\n{self.standing.words()}", self.lines.text()))
        QGuiApplication.clipboard().setText(text)
        self.said.emit(self.tr("Copied as text"), None)

    def _register(self, _pressed: bool = False, *, anew: bool = False) -> None:
        module: Any = import_module("fieldtech.ui.pages.computers.register_sheet")  # once in a computer's life
        sheet = module.RegisterSheet(self.window(), self._workplace.syncing, anew=anew)
        sheet.registered.connect(self._desk.look)
        sheet.received.connect(self._desk.came)
        sheet.open()
