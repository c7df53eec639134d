"""The page with a searched table at the left and one record at the right; in a small window the record covers it."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QVBoxLayout, QWidget

from fieldtech.errors import FieldtechError
from fieldtech.model.base import Id
from fieldtech.services.changes import Change
from fieldtech.services.context import Person
from fieldtech.services.imports.lists.list_imports import RIGHTS
from fieldtech.services.masters.kinds import KINDS
from fieldtech.services.ordering import Ordering
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.boxes import Body, column, row
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.command_palette import Command
from fieldtech.ui.kit.empty import EmptyState
from fieldtech.ui.kit.header import PageHeader
from fieldtech.ui.kit.search_field import SearchField
from fieldtech.ui.language import word
from fieldtech.ui.pages.directory.editing import EditingPage
from fieldtech.ui.pages.directory.shown import Shown
from fieldtech.ui.record_views import RecordTable
from fieldtech.ui.table_keeper import TableKeeper, TableMemory
from fieldtech.ui.tables import RECORD_ROLE, Batch, Column, PagedModel
from fieldtech.ui.tokens import S3, S4, S5

_MORE = Qt.KeyboardModifier
SIDE_BY_SIDE = 1000
PANEL = 500
REFRESHED_BY = {kind.word for kind in KINDS.values()} | {"order", "import", "sync"}


class DirectoryPage(EditingPage):
    """Subclasses say which list, which columns, what one record shows, and call ``self.go_live()`` last."""

    list_kind: ClassVar[str] = ""  # the kind of list that can be imported here
    own_order: ClassVar[str] = "number"  # the column by which the list is sorted until somebody chooses

    def __init__(
        self, workplace: Workplace, list_name: str, settings: TableMemory | None = None, *, extra_icon: str = ""
    ) -> None:
        """``settings`` remember widths and order."""
        super().__init__(workplace, list_name, extra_icon=extra_icon)
        self._login = ""
        self.new_button = Button("", "plus", name="new_record", key="Ctrl+N")
        self.new_button.clicked.connect(self.new)
        self.list_button = Button("", "file-spreadsheet", name="import_list")
        self.list_button.clicked.connect(self.import_list)
        self.list_button.hide()
        self.header = PageHeader(self.list_button, self.new_button)
        self.search = SearchField()
        self.search.searched.connect(self.search_for)
        self.model = PagedModel(self.columns())
        self.table = RecordTable(self.model)
        self.table.setObjectName("records")
        self.table.opened.connect(self._open_row)
        self.table.clicked.connect(self._clicked)
        self._keeper = TableKeeper(self.table, settings, self.name)
        self.ordering = Ordering(*(self._keeper.ordering or (self.own_order,)))
        self.table.enable_sorting(self.ordering.key, descending=self.ordering.descending)
        self.table.sorted_by.connect(self._sort)
        self.none = EmptyState("search")
        self._lay_out()
        self._connect()

    # for subclasses ---------------------------------------------------------------------------------------

    def columns(self) -> Sequence[Column]:
        """The columns, the last ones first to go when there is little room."""
        raise NotImplementedError

    def column_titles(self) -> Sequence[str]:
        """Their titles, translated."""
        raise NotImplementedError

    def fetch(self, text: str, after: Any, limit: int) -> Batch:
        """Rows of the table."""
        raise NotImplementedError

    def shown(self, record: Id) -> Shown:
        """One record in full; raises FieldtechError."""
        raise NotImplementedError

    def beside(self, layout: QVBoxLayout) -> None:
        """Put more between search and table."""

    # Page -------------------------------------------------------------------------------------------------

    def show_for(self, person: object) -> bool:
        """Whoever may see the list."""
        return isinstance(person, Person) and person.may(KINDS[self.list_name].see_right)

    def open(self, reference: str) -> None:
        """Show the list; ``reference`` is the key of a record or a text to search."""
        self._seat(self.workplace.context.require().login)
        self.new_button.setVisible(self.may_edit())
        self.list_button.setVisible(self._may_import())
        record = as_id(reference)
        if reference and record is None:
            self.search.setText(reference)
        self.reload()
        if record is not None:
            self.show_record(record)

    def refresh(self, change: object) -> None:
        """Rows and the record shown may have changed."""
        if isinstance(change, Change) and change.kind in REFRESHED_BY and self.isVisible():
            self.model.reload()
            if self.record is not None and self._editor is None:
                self.show_record(self.record)

    def search_field(self) -> QLineEdit | None:
        """Ctrl+F."""
        return self.search

    def back(self) -> bool:
        """Esc closes the editor, then the record."""
        if self._editor is not None:
            self._editor.form.flush()
            self._end_editing()
            return True
        if self.record is not None:
            self.close_record()
            return True
        return False

    def commands(self) -> Iterable[Command]:
        """Ctrl+K."""
        if self.may_edit():
            yield Command(self.new_button.text(), self.new, "plus", "Ctrl+N")
        if self._may_import():
            yield Command(self.list_button.text(), self.import_list, "file-spreadsheet")
        for text, run in self.table.sortings():
            yield Command(text, run, "arrow-down")

    def retranslate(self) -> None:
        """All texts."""
        self.header.set_title(self.title())
        self.new_button.set_text(self.tr("New"))
        self.list_button.set_text(self.tr("Import a list"))
        self.search.set_label(self.tr("Search"), self.tr("Search any part of a number or name"))
        self.model.set_titles(self.column_titles())
        self.table.setAccessibleName(self.title())
        self.none.set_text(self.tr("Nothing found"), self.tr("Type less, or look for another part."))
        if self.record is not None and self._editor is None:
            self.show_record(self.record)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One beside the other, or one over the other."""
        super().resizeEvent(event)
        self.fit()

    # what one does ----------------------------------------------------------------------------------------

    def import_reference(self) -> str:
        """A list that is dropped here is of this page's kind."""
        return self.list_kind

    def import_list(self) -> None:
        """Bring in a list."""
        self.go.emit("import_page", self.import_reference())

    def reload(self) -> None:
        """Ask for the rows anew."""
        self.search_for(self.search.text().strip())

    def search_for(self, text: str) -> None:
        """Show what contains the text."""
        self.model.show(lambda after, limit: self.fetch(text, after, limit))
        self.none.setVisible(self.model.rowCount() == 0)
        self.table.setVisible(self.model.rowCount() > 0)

    def show_record(self, record: Id) -> None:
        """Show one record in full."""
        try:
            shown = self.shown(record)
        except FieldtechError as error:
            self.failed.emit(error)
            return
        self._end_editing()
        self.record = record
        self._mark(record)
        self.panel.show_record(shown, may_edit=self.may_edit())
        self.fit()

    def close_record(self) -> None:
        """The table alone."""
        self.record = None
        self.fit()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # inside -----------------------------------------------------------------------------------------------

    def _may_import(self) -> bool:
        person = self.workplace.context.person
        return bool(self.list_kind) and person is not None and person.may(RIGHTS[self.list_kind])

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(self.header)
        tools = column(self.search, gap=S3, margins=(S5, 0, S5, S3))
        self.beside(tools)
        left.addLayout(tools)
        rows = column((self.table, 1), (self.none, 1), margins=(S4, 0, S4, S3))
        left.addLayout(rows, 1)
        self.left = QWidget()
        self.left.setLayout(left)
        self._editor_place = Body(column(self._editing, None, margins=(S5, S4, S5, S4)), "editor_body")
        self._editor_place.hide()
        self.right = QFrame()
        self.right.setProperty("role", "drawer")
        self.right.setLayout(column((self.panel, 1), (self._editor_place, 1)))
        self.right.hide()
        self.none.hide()
        self.column.addLayout(row((self.left, 1), (self.right, 1), gap=0))

    def _connect(self) -> None:
        self.panel.edit.connect(self.edit)
        self.panel.retire.connect(self.retire)
        self.panel.closed.connect(self.close_record)
        self.panel.followed.connect(self.follow)
        self.panel.added.connect(self._added)

    def _seat(self, login: str) -> None:
        """Somebody else sits here now: what the one before had open is not for him."""
        if login == self._login:
            return
        self._login = login
        self._end_editing()
        self.record = None
        self.search.clear()
        self.fit()

    def _mark(self, record: Id) -> None:
        at = self.model.find(lambda found: found.id == record)
        if at >= 0:
            self.table.selectRow(at)

    def _sort(self, key: str, descending: bool) -> None:
        self.ordering = Ordering(key, descending)
        self.reload()
        if self.record is not None:
            self._mark(self.record)

    def _clicked(self, index: QModelIndex) -> None:
        if QApplication.keyboardModifiers() & (_MORE.ControlModifier | _MORE.ShiftModifier):
            return  # rows are being gathered, for copying
        self._open_row(index.data(RECORD_ROLE))

    def _open_row(self, found: Any) -> None:
        self.show_record(found.id)

    def fit(self) -> None:
        """One beside the other, or one over the other."""
        busy = self.record is not None or self._editor is not None
        wide = self.width() >= SIDE_BY_SIDE
        self.right.setVisible(busy)
        self.left.setVisible(wide or not busy)
        self.panel.setVisible(self._editor is None)
        self._editor_place.setVisible(self._editor is not None)
        self.right.setMinimumWidth(PANEL if wide else 0)
        self.right.setMaximumWidth(PANEL if wide else 16_777_215)
        for at in range(3, len(self.model.columns)):
            self.table.setColumnHidden(at, wide and busy)


def word_of(group: str, code: str) -> str:
    """The word of a code, beginning with a capital; empty for none."""
    text = word(f"{group}.{code}") if code else ""
    return text[:1].upper() + text[1:]


def as_id(reference: str) -> Id | None:
    """The key a reference is, or None."""
    try:
        return Id(reference)
    except ValueError:
        return None
