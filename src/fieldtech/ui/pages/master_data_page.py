"""The company's lists: catalogue, calendar, places, people; one table and one form for all of them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout

from fieldtech.errors import FieldtechError
from fieldtech.forms.masters.editor import MasterEditor
from fieldtech.model.base import Id
from fieldtech.model.drafts.masters import MasterDraft
from fieldtech.services.changes import Change
from fieldtech.services.context import Person
from fieldtech.services.masters import MasterRow
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.boxes import Flow, boxed, column, row
from fieldtech.ui.kit.buttons import Button, DangerButton
from fieldtech.ui.kit.choices import TickChip
from fieldtech.ui.kit.command_palette import Command
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.notices import Banner
from fieldtech.ui.language import current_language, sentence, word
from fieldtech.ui.pages.directory.base import DirectoryPage
from fieldtech.ui.pages.directory.shown import Shown
from fieldtech.ui.pages.master_data.import_sheet import ImportSheet, Pick, pick_path
from fieldtech.ui.pages.master_data.notes import note_of
from fieldtech.ui.pages.master_data.pin_sheet import SetPinSheet
from fieldtech.ui.pages.master_data.versions_sheet import VersionsSheet, versions_of
from fieldtech.ui.table_keeper import TableMemory
from fieldtech.ui.tables import Batch, Column
from fieldtech.ui.tokens import S2, S3, S4, TOUCH

LISTS = (
    "terminal_models", "parts", "symptoms", "causes", "actions", "checklists", "site_classes", "fee_items",
    "holidays", "stock_locations", "service_centres", "users",
)  # fmt: skip
PRICED = ("parts", "fee_items")
KINDS_WIDTH = 190
EDITED_BY = ("edit_catalogue", "edit_company", "edit_users", "edit_stock")


class MasterDataPage(DirectoryPage):
    """The reference is the name of a list."""

    name: ClassVar[str] = "master_data_page"
    icon: ClassVar[str] = "database"

    def __init__(self, workplace: Workplace, pick: Pick = pick_path, settings: TableMemory | None = None) -> None:
        self.kinds = QListWidget()
        self.kinds.setObjectName("kinds")
        self._kinds_title = Label("", 20, 600)
        self.retired = TickChip(name="retired_too")
        self.import_button = Button("", "download", name="import_data")
        self._pick, self._row = pick, None
        super().__init__(workplace, LISTS[0], settings)
        self._build_actions()
        self.header.add_action(self.import_button)
        self.import_button.clicked.connect(self.import_data)
        self.kinds.currentRowChanged.connect(self._kind_chosen)
        self.retired.toggled.connect(self.reload)
        self._build_kinds()
        self.go_live()

    # Page -------------------------------------------------------------------------------------------------

    def title(self) -> str:
        """In the sidebar."""
        return self.tr("Master data")

    def show_for(self, person: object) -> bool:
        """Those who edit one of the lists; the others meet its content where they work."""
        return isinstance(person, Person) and any(map(person.may, EDITED_BY))

    def open(self, reference: str) -> None:
        """Turn to a list."""
        if reference in LISTS:
            self.turn_to(reference)
            reference = ""
        super().open(reference)
        self.import_button.setVisible(self.workplace.context.require().may("import_data"))

    def commands(self) -> Iterable[Command]:
        """Ctrl+K."""
        yield from super().commands()
        yield Command(self.tr("Import"), self.import_data, "download")

    def beside(self, layout: QVBoxLayout) -> None:
        """Whether to see what is out of use."""
        layout.addLayout(row(self.retired, None))

    def columns(self) -> Sequence[Column]:
        """Code, name, the most telling column, whether it is in use."""
        return (
            Column("number", lambda found: str(found.number), 130),
            Column("name", _name),
            Column("note", lambda found: note_of(self.list_name, found.note), 150),
            Column("active", self._use, 90),
        )

    def column_titles(self) -> Sequence[str]:
        """The third says what the list has to tell: of a checklist its version."""
        about = self.tr("Version") if self.list_name == "checklists" else self.tr("About")
        return (self.tr("Code"), self.tr("Name"), about, self.tr("Use"))

    def fetch(self, text: str, after: Any, limit: int) -> Batch:
        """In the order of a column; names in that of the language shown."""
        key = "name_en" if self.ordering.key == "name" and current_language() == "en" else self.ordering.key
        ordering, retired = replace(self.ordering, key=key), self.retired.isChecked()
        page = self.workplace.masters.list(self.list_name, text, after, limit, retired=retired, ordering=ordering)
        return Batch(page.rows, page.next_key)

    def shown(self, record: Id) -> Shown:
        """A row is shown in its form."""
        raise NotImplementedError

    def show_record(self, record: Id) -> None:
        """Open the form; read-only for those who may not change the list."""
        try:
            draft = self.workplace.masters.get(self.list_name, record)
        except FieldtechError as error:
            self.failed.emit(error)
            return
        self.record = record
        at = self.model.find(lambda found: found.id == record)
        self._row = self.model.record(at) if at >= 0 else None
        self._edit(record, draft)

    def retranslate(self) -> None:
        """Names of the lists."""
        with QSignalBlocker(self.kinds):
            for at, name in enumerate(LISTS):
                self.kinds.item(at).setText(word(f"master.{name}"))
        self._kinds_title.setText(self.title())
        self.kinds.setAccessibleName(self.title())
        self.retired.set_text(self.tr("Out of use too"))
        self.import_button.set_text(self.tr("Import"))
        self._retire.set_text(self.tr("Take out of use"))
        self._restore_button.set_text(self.tr("Put back into use"))
        self._pin.set_text(self.tr("Set the PIN"))
        self._versions.set_text(self.tr("Differences"))
        super().retranslate()
        self.header.set_title(word(f"master.{self.list_name}"))
        if self._editor is not None:
            self._editor.retranslate()

    # what one does ----------------------------------------------------------------------------------------

    def turn_to(self, list_name: str) -> None:
        """Another list."""
        if list_name == self.list_name:
            return
        self._end_editing()
        self.record, self.list_name = None, list_name
        with QSignalBlocker(self.kinds):
            self.kinds.setCurrentRow(LISTS.index(list_name))
        self.search.clear()
        self.new_button.setVisible(self.may_edit())
        self.header.set_title(word(f"master.{list_name}"))
        self.model.set_titles(self.column_titles())
        self.reload()
        self.fit()

    def import_data(self) -> None:
        """Bring rows in from files."""
        sheet = ImportSheet(self.window(), self.workplace, self._pick)
        sheet.imported.connect(self._imported)
        sheet.open()

    def set_pin(self) -> None:
        """Give the person shown a PIN."""
        if self._row is not None:
            sheet = SetPinSheet(self.window(), self.workplace, self._row.number, self._row.name)
            sheet.saved.connect(self._pin_set)
            sheet.open()

    def compare_versions(self) -> None:
        """What the versions of the checklist shown have of their own, with what is being typed as the last."""
        if self._editor is None:
            return
        now = self._editor.form.draft()
        try:
            versions = versions_of(self.workplace.masters, now)
        except FieldtechError as error:
            self.failed.emit(error)
            return
        VersionsSheet(self.window(), versions, now).open()

    def retire(self) -> None:
        """Take the row out of use; Undo brings it back."""
        if self.record is None:
            return
        try:
            change = self.workplace.masters.retire(self.list_name, self.record)
        except FieldtechError as error:
            problems = getattr(error, "problems", ())
            said = [sentence(p.code, **p.params) for p in problems] or [sentence(error.code, **error.params)]
            self._refusal.set("danger", self.tr("Cannot be taken out of use"), "\n".join(said))
            self._refusal.show()
            return
        self._end_editing()
        self.close_record()
        self.changed.emit(change)
        self.reload()
        undo = partial(self._restore, change.id)
        self.said.emit(self.tr("{number} is out of use.").format(number=change.number), undo)

    # inside -----------------------------------------------------------------------------------------------

    def _build_actions(self) -> None:
        self._retire, self._pin = DangerButton("", "ban", name="retire"), Button("", "lock", name="set_pin")
        self._restore_button = Button("", "rotate-ccw", name="restore")
        self._versions = Button("", "arrow-left-right", name="compare_versions")
        self._refusal = Banner("danger")
        self._retire.clicked.connect(self.retire)
        self._restore_button.clicked.connect(self._restore_shown)
        self._pin.clicked.connect(self.set_pin)
        self._versions.clicked.connect(self.compare_versions)
        actions = Flow()
        for button in (self._pin, self._versions, self._retire, self._restore_button):
            actions.addWidget(button)
        self._editing.setSpacing(S3)
        self._editing.addWidget(boxed(actions))
        self._editing.addWidget(self._refusal)

    def _build_kinds(self) -> None:
        for _ in LISTS:
            item = QListWidgetItem("")
            item.setSizeHint(QSize(10, TOUCH))
            self.kinds.addItem(item)
        self.kinds.setCurrentRow(0)
        pane = QFrame()
        pane.setProperty("role", "pane")
        pane.setFixedWidth(KINDS_WIDTH)
        pane.setLayout(column(self._kinds_title, (self.kinds, 1), gap=S3, margins=(S4, S4, S2, S2)))
        whole = self.column.itemAt(0)
        layout = whole.layout() if whole else None
        assert isinstance(layout, QHBoxLayout)
        layout.insertWidget(0, pane)

    def _edit(self, record: Id | None, draft: MasterDraft) -> None:
        self._end_editing()
        may = self.may_edit()
        editor = self._editor = MasterEditor(self.workplace, self.list_name, record, read_only=not may)
        editor.saved.connect(self._saved)
        editor.closed.connect(self._closed)
        self._editing.insertWidget(0, editor)
        editor.show_draft(draft)
        known = record is not None and may
        active = self._row is None or self._row.active
        self._retire.setVisible(known and active)
        self._restore_button.setVisible(known and not active)
        self._pin.setVisible(known and self.list_name == "users")
        self._versions.setVisible(record is not None and self.list_name == "checklists")
        self._refusal.hide()
        self.fit()
        editor.form.setFocus(Qt.FocusReason.OtherFocusReason)

    def _kind_chosen(self, at: int) -> None:
        if 0 <= at < len(LISTS):
            self.turn_to(LISTS[at])

    def _restore_shown(self) -> None:
        if self.record is not None:
            self._restore(self.record)

    def _closed(self) -> None:
        self._end_editing()
        self.close_record()

    def _imported(self) -> None:
        self.reload()
        self.changed.emit(Change("import", Id(int=0)))

    def saved_words(self, change: Change) -> str:
        """Of a checklist also its version, and who keeps the one before; of a price that it waits to be published."""
        if self.list_name in PRICED and self.workplace.fee_schedules.waits(change.number):
            return word("masters.price_waits", number=change.number)
        if self.list_name != "checklists":
            return super().saved_words(change)
        draft: Any = self.workplace.masters.get(self.list_name, change.id)
        return word("masters.checklist_saved", number=change.number, version=str(draft.version))

    def _pin_set(self, change: Change) -> None:
        self.changed.emit(change)
        self.said.emit(self.tr("{number} has a new PIN.").format(number=change.number), None)

    def _use(self, found: MasterRow) -> str:
        return "" if found.active else self.tr("Out of use")


def _name(found: MasterRow) -> str:
    return found.name_en if current_language() == "en" and found.name_en else found.name
