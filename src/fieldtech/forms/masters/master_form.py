"""One form for every master list: its fields come from the draft, its rules from there too."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from fieldtech.errors import Invalid, Problem
from fieldtech.forms.field import Field
from fieldtech.forms.form import Form
from fieldtech.forms.masters.clash_box import MINE, ClashBox
from fieldtech.forms.masters.references import References
from fieldtech.forms.masters.specs import FieldMaker
from fieldtech.forms.telling import told
from fieldtech.model.base import Id
from fieldtech.model.canonical import sha256_hex
from fieldtech.model.drafts.base import Draft
from fieldtech.model.drafts.masters import MasterDraft
from fieldtech.model.drafts.merging import Clash, Overtaken, changed, clashes
from fieldtech.services.changes import Change
from fieldtech.services.masters.kinds import kind_of
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.boxes import column
from fieldtech.ui.kit.field_grid import FieldGrid
from fieldtech.ui.tokens import S3

NEW = "new"
LEAST = 190  # px


class MasterForm(Form[MasterDraft]):
    """A new row (``row_id`` None) or one to change; ``names`` asks only some of the fields.

    ``doubted`` brings the warnings that somebody must look at before saving.
    """

    doubted = Signal(object)
    keeps_base: ClassVar[bool] = True

    def __init__(
        self,
        workplace: Workplace,
        list_name: str,
        row_id: Id | None = None,
        names: Sequence[str] = (),
        *,
        read_only: bool = False,
    ) -> None:
        super().__init__(workplace.drafts, row_id.hex if row_id else NEW)
        self.workplace, self.list_name, self.row_id = workplace, list_name, row_id
        kind = kind_of(list_name)
        self._maker = FieldMaker(kind, References(workplace), new=row_id is None, read_only=read_only)
        self._asked = tuple(names) or self._maker.names()
        self._doubts: tuple[Problem, ...] = ()
        self._untold = False
        self.clashes = ClashBox(self._told)
        self.clashes.decided.connect(self._decided)
        self.start()
        for name in self._asked if read_only else ():
            self.editor(name).widget.setEnabled(False)

    def begin(self, draft: MasterDraft) -> None:
        """Show the draft, or what was left unfinished of it: a new row of another owner is another draft."""
        if self.row_id is None:
            self._written.key = f"{NEW}:{sha256_hex(draft.to_body())[:16]}"
        self.load(draft)

    def load(self, draft: MasterDraft | Draft, *, restore: bool = True) -> None:
        """What was typed upon an older state of the row is compared with what the row is now."""
        super().load(draft, restore=restore)
        if self.row_id is not None and isinstance(draft, MasterDraft):
            self._compare(draft)

    def fields(self) -> Sequence[Field]:
        """In the order of the draft."""
        return self._maker.fields(self._asked)

    def retranslate(self) -> None:
        """What may be chosen is read in the language shown, which waits while the window is locked."""
        self._untold = self.workplace.access.person is None
        if not self._untold:
            super().retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody is in again."""
        super().showEvent(event)
        if self._untold:
            self.retranslate()

    def arrange(self) -> QWidget:
        """Two columns also in the narrow place beside a table; above them what is to be decided."""
        grid = FieldGrid(columns=2, least=LEAST)
        for field in self.fields():
            grid.add(self.cell(field.name), field.span)
        whole = QWidget()
        whole.setLayout(column(self.clashes, grid, gap=S3))
        return whole

    def field_changed(self, name: str) -> None:
        """A confirmed doubt was about what stood there before."""
        self._doubts = ()

    def save(self, *, confirmed: bool = False) -> Change | None:
        """Write the row; None when something must be mended, or looked at (``doubted``), first.

        Raises FieldtechError when the person may not.
        """
        draft = self.submit()
        if draft is None or self._undecided():
            return None
        found = self.workplace.masters.check(self.list_name, self.row_id, draft)
        if errors := [problem for problem in found if problem.severity == "error"]:
            self.show_problems(errors)
            return None
        if found and not (confirmed and self._doubts == found):
            self._doubts = found
            self.doubted.emit(found)
            return None
        return self._write(replace(draft, accepted=(*draft.accepted, *(problem.code for problem in found))))

    def _write(self, draft: MasterDraft) -> Change | None:
        base = self._base if self.row_id is not None and isinstance(self._base, MasterDraft) else None
        try:
            change = self.workplace.masters.save(self.list_name, self.row_id, draft, base)
        except Invalid as error:  # somebody else took the number meanwhile
            self.show_problems(error.problems)
            return None
        except Overtaken:
            assert self.row_id is not None
            self._compare(self.workplace.masters.get(self.list_name, self.row_id))
            self._undecided()
            return None
        self.finish()
        return change

    def _compare(self, now: MasterDraft) -> None:
        """What only others changed is taken over; where both did, somebody must decide."""
        base, mine = self._base, self.draft()
        found = clashes(base, mine, now)
        taken = {name: getattr(now, name) for name in changed(base, now) if name not in changed(base, mine)}
        self._base = replace(now, **{clash.field: clash.before for clash in found})
        self._shown = replace(self._shown, **taken)
        for name in taken:
            if self.asks(name):
                self._quietly(self.editor(name).set_value, taken[name])
        self.clashes.show_clashes(found)
        if taken and self.is_dirty():
            self._note_edit()  # what is kept starts from here now

    def _decided(self, clash: Clash, answer: str) -> None:
        self._base = replace(self._base, **{clash.field: clash.theirs})
        self.set_field(clash.field, clash.mine if answer == MINE else clash.theirs)

    def _undecided(self) -> bool:
        """Whether somebody must choose first; the box is brought into sight."""
        if self.clashes.open:
            self.clashes.seek()
        return bool(self.clashes.open)

    def _told(self, name: str, value: object) -> str:
        return told(self.editor(name).field, value) if self.asks(name) else str(value)


@cache
def form_class(list_name: str) -> type[MasterForm]:
    """The form of a list: drafts of two lists must not mix."""
    return type(f"{list_name}_form", (MasterForm,), {"draft_type": kind_of(list_name).draft})


def make_form(
    workplace: Workplace,
    list_name: str,
    row_id: Id | None = None,
    names: Sequence[str] = (),
    *,
    read_only: bool = False,
) -> MasterForm:
    """A form of the list."""
    return form_class(list_name)(workplace, list_name, row_id, names, read_only=read_only)
