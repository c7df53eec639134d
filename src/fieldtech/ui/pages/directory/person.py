"""What a contact may ask of the company: a copy of what is stored about him, or to be erased (P38)."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from fieldtech.errors import FieldtechError
from fieldtech.forms.masters.erase_form import EraseForm
from fieldtech.forms.masters.sheet import MasterSheet
from fieldtech.forms.office.desk import Desk
from fieldtech.model.base import Id
from fieldtech.model.drafts.person import EraseDraft
from fieldtech.services.changes import Change
from fieldtech.services.persons.personal_data import PersonFile
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.buttons import QuietButton
from fieldtech.ui.language import current_language, listed
from fieldtech.ui.later import soon
from fieldtech.ui.page import Page
from fieldtech.ui.pages.order.form_sheet import FormSheet
from fieldtech.ui.pages.order.showing import Showing
from fieldtech.ui.save_dialog import AskFile, save_dialog

_NAMED = 6  # orders named one by one; of more the number is enough


class PersonWork(QObject):
    """``done(change)`` after he was erased, ``said(text)`` after a copy was saved."""

    done = Signal(object)
    said = Signal(str)
    failed = Signal(object)

    def __init__(self, page: Page, workplace: Workplace, ask_file: AskFile | None = None) -> None:
        """``ask_file`` is the system's dialog unless given."""
        super().__init__(page)
        self._page, self._workplace, self.ask_file = page, workplace, ask_file or save_dialog

    def offer(self, sheet: MasterSheet, contact: Id) -> None:
        """Two buttons beside those of the contact's form, for who may."""
        if not self._workplace.personal_data.may():
            return
        copy, erase = QuietButton("", "download", name="export_person"), QuietButton("", "eraser", name="erase_person")
        copy.set_text(self.tr("Copy of his data…"))
        erase.set_text(self.tr("Erase…"))
        copy.clicked.connect(partial(self.save_copy, contact))
        erase.clicked.connect(partial(self._ask, sheet, contact))
        for at, button in enumerate((copy, erase)):
            sheet.buttons.insertWidget(at, button)

    def save_copy(self, contact: Id) -> None:
        """Everything stored about him as a workbook, where the person wants it."""
        data = self._workplace.personal_data
        try:
            paper = data.export(contact, current_language())
            if target := self.ask_file(self._page, paper.name):
                self.said.emit(self.tr("Saved: {name}").format(name=data.write(paper, Path(target)).name))
        except FieldtechError as error:
            self.failed.emit(error)

    def _ask(self, below: MasterSheet, contact: Id) -> None:
        data = self._workplace.personal_data
        try:
            found = data.about(contact)
        except FieldtechError as error:
            self.failed.emit(error)
            return
        below.close_sheet()
        context = self._workplace.context
        sheet = FormSheet(
            self._page.window(), EraseForm(Desk(self._workplace.drafts, contact.hex, context.zone, context.now)),
            partial(self._erase, contact), Showing(self._workplace).times,
            title=self.tr("Erase {name} for good?").format(name=found.name),
            under=self.tr("Name and numbers go from the lists of every computer. It cannot be undone."),
            verb=self.tr("Erase"), facts=self._facts(found),
        )  # fmt: skip
        sheet.primary.setProperty("role", "danger")  # there is no way back
        sheet.done.connect(self.done)
        soon(sheet, partial(sheet.start, EraseDraft()))

    def _erase(self, contact: Id, draft: EraseDraft) -> Change:
        return self._workplace.personal_data.erase(contact, draft)

    def _facts(self, found: PersonFile) -> list[tuple[str, str, str]]:
        """What goes, and what stays because it was signed or written down as it happened."""
        driven = [one.number for one in found.mentions if one.kind == "vehicle"]
        orders = list(dict.fromkeys(one.number for one in found.mentions if one.kind != "vehicle"))
        goes = [found.name, found.role, found.mobile, found.landline, found.email]
        kept = listed(orders) if len(orders) <= _NAMED else self.tr("{n} orders").format(n=len(orders))
        lines = [
            (self.tr("Goes"), " · ".join(filter(None, goes)), ""),
            (self.tr("As driver of"), listed(driven), ""),
            (self.tr("Evidence stays"), kept, "warn"),
        ]
        return [line for line in lines if line[1]]
