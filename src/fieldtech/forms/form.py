"""A form is a list of fields bound by name to a frozen draft; it holds no rules of its own.

What is typed is written through to the draft keeper within 200 ms, and at once when the focus moves on or
the form is hidden. Loading never saves. Problems appear below a field once it was touched, or all of them
once the person tried to submit.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, ClassVar, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldtech.errors import FieldtechError, Problem
from fieldtech.forms.cells import cell_of, label_of, says_something, scan_target, show_problem, worst_by_field
from fieldtech.forms.field import Editor, Field
from fieldtech.forms.keeper import DraftKeeper
from fieldtech.forms.not_saved import NotSaved
from fieldtech.forms.telling import words_of
from fieldtech.forms.write_through import WriteThrough
from fieldtech.model.drafts.base import Draft
from fieldtech.model.identifiers.recognise import recognise
from fieldtech.ui.kit.field_grid import FieldGrid, Labelled
from fieldtech.ui.kit.live import Live

_RAW, _BASE = "_raw", "_base"  # beside the fields of a kept draft
D = TypeVar("D", bound=Draft)


class Form(Live, QWidget, Generic[D]):
    """Subclass: set ``draft_type``, return the ``fields`` with ``self.tr`` labels, call ``self.start()`` last."""

    draft_type: ClassVar[type[Draft]]
    columns: ClassVar[int] = 3
    keeps_base: ClassVar[bool] = False  # of what others may change meanwhile: keep what the draft started from

    edited = Signal()
    saved = Signal(object)  # the time of saving
    failed = Signal(object)  # a FieldtechError: nothing typed since is saved; it is tried again until it is
    restored = Signal(object)  # the time of the draft that was found

    def __init__(self, keeper: DraftKeeper, key: str = "") -> None:
        """``key`` says which record the form is about, so that drafts of two orders never mix."""
        super().__init__()
        self.setObjectName(f"{self.draft_type.kind}_form")
        self._base: Draft = self.draft_type()
        self._shown = self._base
        self._editors: dict[str, Editor] = {}
        self._cells: dict[str, Labelled] = {}
        self._touched: set[str] = set()
        self._tried = self._loading = False
        self._extra: tuple[Problem, ...] = ()
        self._written = WriteThrough(keeper, self, key, self._body)
        self._written.saved.connect(self.saved)
        self._written.failed.connect(self.failed)
        not_saved = NotSaved(self)
        self._written.failed.connect(not_saved.show_error)
        self._written.mended.connect(not_saved.clear)

    # for subclasses ---------------------------------------------------------------------------------------

    def fields(self) -> Sequence[Field]:
        """The questions, in the language now shown."""
        raise NotImplementedError

    def arrange(self) -> QWidget:
        """Lay the cells out; a plain grid unless overridden."""
        grid = FieldGrid(columns=self.columns)
        for name, editor in self._editors.items():
            grid.add(self._cells[name], editor.field.span)
        return grid

    def start(self) -> None:
        """Build the editors, lay them out, go live."""
        for field in self.fields():
            self._add(field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.arrange())
        self.load(self._base, restore=False)
        self.go_live()

    def cell(self, name: str) -> Labelled:
        """Label, editor and problem of a field, for laying out."""
        return self._cells[name]

    def field_changed(self, name: str) -> None:
        """A field was edited by the person; override to fill others from it (call ``set_field``)."""

    # the draft --------------------------------------------------------------------------------------------

    def load(self, draft: D | Draft, *, restore: bool = True) -> None:
        """Show a draft; with ``restore`` an unfinished one of this key is shown instead and announced."""
        self._base = draft
        kept = self._written.kept() if restore else None
        shown = self.draft_type.from_body(_fields_of(kept.body)) if kept else draft
        self._show(shown)
        if kept is not None:
            if _BASE in kept.body:
                self._base = self.draft_type.from_body(kept.body[_BASE])
            for name, text in kept.body.get(_RAW, {}).items():
                if name in self._editors:
                    self._quietly(self._editors[name].set_raw, text)
            self.restored.emit(kept.at)

    def draft(self) -> D:
        """What the form says now."""
        values: dict[str, Any] = {}
        for editor in self._editors.values():
            values |= editor.values()
        return replace(self._shown, **values)  # type: ignore[return-value]

    def set_field(self, name: str, value: Any) -> None:
        """Fill a field by the program; it counts as edited and is saved."""
        self._quietly(self._editors[name].set_value, value)
        self._note_edit()

    def editor(self, name: str) -> Editor:
        """The editor of a field."""
        return self._editors[name]

    def asks(self, name: str) -> bool:
        """Whether this field of the draft is one of the questions."""
        return any(name in self._editors[own].field.names() for own in self._editors)

    def is_dirty(self) -> bool:
        """Whether anything differs from what was loaded."""
        return bool(self._raw()) or self.draft() != self._base

    def revert(self) -> None:
        """Back to what was loaded; the kept draft is forgotten."""
        self._show(self._base)
        self.finish()

    def finish(self) -> None:
        """The draft became an entry: forget the kept copy."""
        self._written.forget()

    def flush(self) -> None:
        """Write the draft now, if anything waits."""
        self._written.flush()

    @property
    def unsaved(self) -> bool:
        """Whether something typed is not on the disk."""
        return self._written.unsaved

    @property
    def why_unsaved(self) -> FieldtechError | None:
        """What the machine said when it refused."""
        return self._written.error

    def words(self) -> str:
        """What was typed, as text for the clipboard."""
        return words_of(self._editors.values())

    # problems ---------------------------------------------------------------------------------------------

    def problems(self) -> tuple[Problem, ...]:
        """Of the texts, of the draft, and those a service found (``show_problems``)."""
        unread = [problem for editor in self._editors.values() for problem in editor.problems()]
        names = {problem.field for problem in unread}
        ruled = [problem for problem in self.draft().all_problems() if problem.field not in names]
        return (*unread, *ruled, *self._extra)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """A service refused: show its reasons until something is edited, and go to the first."""
        self._extra, self._tried = tuple(problems), True
        self._show_problems()
        self.go_to_problem()

    def missing(self) -> int:
        """How many fields still hinder submitting."""
        return len({p.field for p in self.problems() if p.severity == "error"})

    def submit(self) -> D | None:
        """The draft when nothing hinders; otherwise None, with every problem in sight."""
        self._tried = True
        self._extra = ()
        self.flush()
        self._show_problems()
        if self.missing():
            self.go_to_problem()
            return None
        return self.draft()

    def go_to_problem(self) -> None:
        """Put the focus on the first field in the way (F8)."""
        hindering = {p.field for p in self.problems() if p.severity == "error"}
        first = next((name for name in self._editors if hindering & set(self._editors[name].field.names())), None)
        if first is not None:
            self._touched.add(first)
            self._show_problems()
            self._editors[first].control.setFocus(Qt.FocusReason.OtherFocusReason)

    # scans ------------------------------------------------------------------------------------------------

    def take_scan(self, text: str) -> bool:
        """Put a scan where it belongs by what it is; False when no field of the form takes it."""
        found = [(candidate.kind, candidate.value) for candidate in recognise(text)]
        for kind, value in (*found, ("any", text)):
            if (editor := scan_target(self._editors.values(), kind, self)) is not None:
                editor.take_scan(value)
                return True
        return False

    # Qt ---------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Take the fields anew: their labels are in the language now shown."""
        for field in self.fields():
            editor = self._editors[field.name]
            self._quietly(editor.adopt, field)
            self._cells[field.name].set_label(label_of(field), field.help, required=field.required)
            editor.control.setAccessibleName(field.label)
        self._show_problems()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing waits while nobody looks."""
        super().hideEvent(event)
        self.flush()

    # inside -----------------------------------------------------------------------------------------------

    def _add(self, field: Field) -> None:
        editor = field.editor()
        self._editors[field.name] = editor
        self._cells[field.name] = cell_of(editor)
        editor.edited.connect(lambda name=field.name: self._edited(name))
        editor.left.connect(lambda name=field.name: self._left(name))

    def _edited(self, name: str) -> None:
        if self._loading:
            return
        self._extra = ()
        self._note_edit()
        self.field_changed(name)
        self._show_problems()

    def _note_edit(self) -> None:
        self._written.note()
        self.edited.emit()

    def _body(self) -> dict[str, Any]:
        """The draft as it is kept."""
        body = self.draft().to_body()
        if raw := self._raw():
            body[_RAW] = raw
        if self.keeps_base:
            body[_BASE] = self._base.to_body()
        return body

    def _left(self, name: str) -> None:
        self.flush()
        if says_something(self._editors[name]):
            self._touched.add(name)
        self._show_problems()

    def _show(self, draft: Draft) -> None:
        self._shown = draft
        self._touched.clear()
        self._tried, self._extra = False, ()
        for editor in self._editors.values():
            values = {name: getattr(draft, name) for name in editor.field.names()}
            self._quietly(editor.set_values, values)
        self._show_problems()

    def _quietly(self, act: Any, value: Any) -> None:
        before, self._loading = self._loading, True
        try:
            act(value)
        finally:
            self._loading = before

    def _show_problems(self) -> None:
        by_field = worst_by_field(self.problems())
        for name, cell in self._cells.items():
            shown = self._tried or name in self._touched
            found = (
                next((by_field[n] for n in self._editors[name].field.names() if n in by_field), None) if shown else None
            )
            show_problem(self._editors[name], cell, found)

    def _raw(self) -> dict[str, str]:
        return {name: text for name, editor in self._editors.items() if (text := editor.raw())}


def _fields_of(body: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in body.items() if name not in (_RAW, _BASE)}
