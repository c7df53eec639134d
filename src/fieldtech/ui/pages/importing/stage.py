"""What the import page is made of, and which of its views is in sight."""

from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QStackedWidget, QWidget

from fieldtech.services.context import Person
from fieldtech.services.imports.lists.list_imports import RIGHTS
from fieldtech.services.workplace import Workplace
from fieldtech.ui.page import Page
from fieldtech.ui.pages.importing.desk import ImportDesk
from fieldtech.ui.pages.importing.footing import ImportFooter
from fieldtech.ui.pages.importing.header_asking import HeaderAsking
from fieldtech.ui.pages.importing.header_board import HeaderBoard
from fieldtech.ui.pages.importing.heading import ImportHeader
from fieldtech.ui.pages.importing.list_board import ListBoard
from fieldtech.ui.pages.importing.request_board import RequestBoard
from fieldtech.ui.pages.importing.request_mending import RequestMending
from fieldtech.ui.pages.importing.runner import Runner
from fieldtech.ui.pages.importing.views import BusyView, DoneView, StartView

PATIENCE_MS = 300  # what is done sooner does not show that it is being done


class ImportStage(Page):
    """Head, one view at a time, foot; the page itself says what follows on what."""

    name: ClassVar[str] = "import_page"
    icon: ClassVar[str] = "file-spreadsheet"
    in_sidebar: ClassVar[bool] = False

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._came_from = ("", "")
        self._before: QWidget | None = None
        self.header = ImportHeader(workplace)
        self.source_bar = self.header.source_bar
        self.start, self.busy, self.done = StartView(), BusyView(), DoneView()
        self.board, self.request, self.names = ListBoard(), RequestBoard(), HeaderBoard()
        self.runner = Runner(self.busy)
        self.desk = ImportDesk(workplace, self.runner)
        self.asking = HeaderAsking(self.names, self.desk)
        self.mending = RequestMending(workplace, self.request, self.runner)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self.stack = QStackedWidget()
        for view in (self.start, self.busy, self.names, self.board, self.request, self.done):
            self.stack.addWidget(view)
        self.column.addWidget(self.header)
        self.column.addWidget(self.stack, 1)
        self.foot = ImportFooter()
        self.add_footer(self.foot)
        self.runner.began.connect(self._began)
        self.runner.ended.connect(self._patience.stop)
        self._patience.timeout.connect(self._show_busy)
        for line in self.findChildren(QLineEdit):
            line.setAcceptDrops(False)  # a file dropped on a field is a list all the same
        self._show(self.start)

    def title(self) -> str:
        """In the palette."""
        return self.tr("Import a list")

    def show_for(self, person: object) -> bool:
        """Whoever may bring in one of the kinds."""
        return isinstance(person, Person) and any(person.may(right) for right in RIGHTS.values())

    def focus_first(self) -> None:
        """The rows, what is to be mended, or the way in."""
        now = self.stack.currentWidget()
        if now is self.request and self.request.focus_first():
            return
        places: dict[QWidget, QWidget] = {
            self.board: self.board.view, self.start: self.start.choose, self.names: self.names.table,
        }  # fmt: skip
        target = places.get(now, self.foot.primary) if now is not None else self.foot.primary
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def primary(self) -> QAbstractButton | None:
        """The foot's button, or the way in."""
        return self.start.choose if self.stack.currentWidget() is self.start else self.foot.primary

    def take_scan(self, text: str) -> bool:
        """A card or a label scanned for the value that is mended."""
        if self.stack.currentWidget() is self.request:
            return self.request.take_scan(text)
        edit = self.board.mend.edit
        if self.stack.currentWidget() is not self.board or not edit.isVisible():
            return False
        edit.setText(text)
        self.board.mend.apply.click()
        return True

    def next_missing(self) -> None:
        """F8: the next problem."""
        now = self.stack.currentWidget()
        if now is self.board:
            self.board.next_problem()
        elif now is self.request:
            self.request.next_problem()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The head gives way."""
        super().resizeEvent(event)
        self.source_bar.fit(event.size().width())

    # inside -----------------------------------------------------------------------------------------------

    def _began(self, quiet: bool) -> None:
        self._before = self.stack.currentWidget()
        if quiet:
            self._patience.start()
        else:
            self._show_busy()

    def _show_busy(self) -> None:
        self._show(self.busy)
        self.busy.stop.setFocus()

    def _show_names(self) -> None:
        self._show(self.names)
        self.focus_first()

    def _show_start(self) -> None:
        self.start.refuse("", "")
        self._show(self.start)

    def _show(self, view: QWidget) -> None:
        self.stack.setCurrentWidget(view)
        self._tell()

    def _tell(self) -> None:
        """Head and foot for what is shown."""
        now, looking, found = self.stack.currentWidget(), self.desk.looking, self.desk.found
        listed = looking.preview if looking is not None and now in (self.board, self.done) else None
        self.header.tell(found, listed, ready=now not in (self.busy, self.done))
        self.foot.setVisible(now in (self.board, self.request, self.names, self.done))
        if now is self.board and looking is not None:
            self.foot.show_list(looking, owner_missing=self.source_bar.is_owner_needed())
        elif now is self.request and self.request.request is not None:
            self.foot.show_request(self.request.request, mendable=self.request.mistakes())
        elif now is self.names:
            self.foot.show_header(self.names.row())
        elif now is self.done:
            self.foot.show_done(self.tr("Go on where you were") if self._came_from[0] else "")
        else:
            self.foot.show_nothing()
