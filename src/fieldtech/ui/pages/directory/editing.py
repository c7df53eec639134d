"""What can be done with a record of a master list: new, edit in place, take out of use, add what belongs to it."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt

from fieldtech.errors import FieldtechError
from fieldtech.forms.masters.editor import MasterEditor
from fieldtech.forms.masters.sheet import MasterSheet
from fieldtech.model.base import Id
from fieldtech.model.drafts.masters import MasterDraft
from fieldtech.services.changes import Change
from fieldtech.services.masters.kinds import KINDS
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.boxes import column
from fieldtech.ui.language import sentence
from fieldtech.ui.page import Page
from fieldtech.ui.pages.directory.panel import RecordPanel


class EditingPage(Page):
    """One record at a time is shown or edited; how the page is laid out is the business of ``DirectoryPage``."""

    def __init__(self, workplace: Workplace, list_name: str, *, extra_icon: str = "") -> None:
        super().__init__()
        self.workplace, self.list_name = workplace, list_name
        self.record: Id | None = None
        self._editor: MasterEditor | None = None
        self._editing = column()
        self.panel = RecordPanel(extra_icon=extra_icon)

    # for subclasses ---------------------------------------------------------------------------------------

    def fresh(self) -> MasterDraft:
        """The draft a new record begins with."""
        return KINDS[self.list_name].draft()

    def follow(self, act: str, key: str) -> None:
        """A line of the panel was pressed: another page, or editing ``edit:<list>``."""
        if act.startswith("edit:"):
            self._sheet(act.removeprefix("edit:"), Id(key))
        else:
            self.go.emit(act, key)

    def add_to(self, list_name: str) -> MasterDraft:
        """The draft of something added to the record shown."""
        return KINDS[list_name].draft()

    def dress(self, sheet: MasterSheet, list_name: str, row_id: Id) -> None:
        """Whatever else can be done with a part of the record, beside saving it."""

    def reload(self) -> None:
        """Ask for the rows anew."""
        raise NotImplementedError

    def show_record(self, record: Id) -> None:
        """Show one record in full."""
        raise NotImplementedError

    def close_record(self) -> None:
        """The table alone."""
        raise NotImplementedError

    def fit(self) -> None:
        """Make room for what is shown now."""
        raise NotImplementedError

    # Page -------------------------------------------------------------------------------------------------

    def leave(self) -> None:
        """Write what is being typed."""
        if self._editor is not None:
            self._editor.form.flush()

    def take_scan(self, text: str) -> bool:
        """Into the form that is open; otherwise the program looks for what was scanned."""
        return self._editor is not None and self._editor.form.take_scan(text)

    def primary(self) -> Any:
        """Ctrl+Enter saves what is being edited."""
        return self._editor.save_button if self._editor is not None else super().primary()

    # what one does ----------------------------------------------------------------------------------------

    def may_edit(self) -> bool:
        """Whether the person may change the list."""
        return self.workplace.masters.may_edit(self.list_name)

    def new(self) -> None:
        """A new record."""
        self.record = None
        self._edit(None, self.fresh())

    def edit(self) -> None:
        """Change the record shown."""
        if self.record is not None:
            self._edit(self.record, self.workplace.masters.get(self.list_name, self.record))

    def retire(self) -> None:
        """Take the record out of use; Undo brings it back."""
        if self.record is None:
            return
        try:
            change = self.workplace.masters.retire(self.list_name, self.record)
        except FieldtechError as error:
            problems = getattr(error, "problems", ())
            said = [sentence(p.code, **p.params) for p in problems] or [sentence(error.code, **error.params)]
            self.panel.refuse(self.tr("Cannot be taken out of use"), "\n".join(said))
            return
        self.close_record()
        self.changed.emit(change)
        self.reload()
        undo = partial(self._restore, change.id)
        self.said.emit(self.tr("{number} is out of use.").format(number=change.number), undo)

    # inside -----------------------------------------------------------------------------------------------

    def _edit(self, record: Id | None, draft: MasterDraft) -> None:
        self._end_editing()
        editor = self._editor = MasterEditor(self.workplace, self.list_name, record)
        editor.saved.connect(self._saved)
        editor.closed.connect(self._closed)
        self._editing.addWidget(editor)
        editor.show_draft(draft)
        self.fit()
        editor.form.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end_editing(self) -> None:
        editor, self._editor = self._editor, None
        if editor is not None:
            editor.hide()
            self._editing.removeWidget(editor)
            editor.deleteLater()
        self.fit()

    def _saved(self, change: Change) -> None:
        self._end_editing()
        self.reload()
        self.show_record(change.id)
        self.changed.emit(change)
        self.said.emit(self.saved_words(change), None)

    def saved_words(self, change: Change) -> str:
        """What is said of a record that was saved."""
        return self.tr("{number} is saved.").format(number=change.number)

    def _closed(self) -> None:
        self._end_editing()

    def _added(self, list_name: str) -> None:
        sheet = MasterSheet(self.window(), self.workplace, list_name)
        sheet.saved.connect(self.part_saved)
        sheet.start(self.add_to(list_name))

    def _sheet(self, list_name: str, row_id: Id) -> None:
        if not self.workplace.masters.may_edit(list_name):
            return
        sheet = MasterSheet(self.window(), self.workplace, list_name, row_id=row_id)
        self.dress(sheet, list_name, row_id)
        sheet.saved.connect(self.part_saved)
        sheet.start(self.workplace.masters.get(list_name, row_id))

    def part_saved(self, change: Change) -> None:
        """Something of the record shown has changed."""
        self.changed.emit(change)
        if self.record is not None:
            self.show_record(self.record)

    def _restore(self, record: Id) -> None:
        try:
            change = self.workplace.masters.restore(self.list_name, record)
        except FieldtechError as error:
            self.failed.emit(error)
            return
        self.changed.emit(change)
        self.reload()
        self.show_record(record)
