"""The rows of a checklist: add, remove, move, and what each row asks (kinds, unit, limits, options)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from fieldtech.errors import Problem
from fieldtech.forms.field import Editor, Field
from fieldtech.forms.masters.item_row import ItemRow
from fieldtech.forms.masters.preview_sheet import PreviewSheet
from fieldtech.model.drafts.masters import ChecklistItem
from fieldtech.services.instructions import Instructions
from fieldtech.ui.kit.boxes import Flow, boxed, column
from fieldtech.ui.kit.buttons import Button, IconButton
from fieldtech.ui.kit.live import Live
from fieldtech.ui.language import current_language, word
from fieldtech.ui.tokens import S2

ROWS_SHOWN = 6
LINE = 36
_NONE, _ALT, _SHIFT = (
    Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier,
)  # fmt: skip
_KEYS = {
    (_NONE, Qt.Key.Key_Insert): "add", (_SHIFT, Qt.Key.Key_Insert): "copy", (_NONE, Qt.Key.Key_Delete): "remove",
    (_ALT, Qt.Key.Key_Up): "up", (_ALT, Qt.Key.Key_Down): "down", (_NONE, Qt.Key.Key_Return): "edit",
    (_NONE, Qt.Key.Key_Enter): "edit",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class ItemsField(Field):
    """A tuple of ``ChecklistItem``; ``instructions`` keep their pictures."""

    instructions: Instructions | None = None

    def editor(self) -> Editor:
        """A list with the chosen row below."""
        return _ItemsEditor(self)


class RowList(QListWidget):
    """``pressed_key(act)`` for the keys that work on the chosen row."""

    pressed_key = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Insert, Delete, Enter, and Alt with the arrows."""
        combination = event.keyCombination()
        act = _KEYS.get((event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier, combination.key()), "")
        if act:
            event.accept()
            self.pressed_key.emit(act)
        else:
            super().keyPressEvent(event)


class ItemsBox(Live, QWidget):
    """The list above, its buttons, and the chosen row below."""

    edited = Signal()

    def __init__(self, instructions: Instructions | None = None) -> None:
        super().__init__()
        self._instructions = instructions
        self._items: list[ChecklistItem] = []
        self._read_only = False
        self.list = RowList()
        self.list.setFixedHeight(ROWS_SHOWN * LINE)
        self.list.currentRowChanged.connect(self._chosen)
        self.add, self.remove = Button("", "plus", name="add_item"), Button("", "minus", name="remove_item")
        self.copy = IconButton("copy", name="duplicate_item")
        self.up, self.down = IconButton("arrow-up", name="item_up"), IconButton("arrow-down", name="item_down")
        self.look = Button("", "smartphone", name="preview_items")
        self.row = ItemRow(instructions)
        self.row.edited.connect(self._row_edited)
        acts = {"add": (self.add, self.add_item), "remove": (self.remove, self.remove_item),
                "copy": (self.copy, self.duplicate_item), "up": (self.up, self.move_up),
                "down": (self.down, self.move_down)}  # fmt: skip
        for button, act in acts.values():
            button.clicked.connect(act)
        self._acts: dict[str, Callable[[], None]] = {name: act for name, (_button, act) in acts.items()}
        self._acts["edit"] = self.row.begin
        self.list.pressed_key.connect(self._key)
        self.look.clicked.connect(self.preview)
        buttons = Flow()
        for part in (self.add, self.copy, self.remove, self.up, self.down, self.look):
            buttons.addWidget(part)
        self.setLayout(column(self.list, boxed(buttons), self.row, gap=S2))
        self.setFocusProxy(self.list)
        self.go_live()

    def items(self) -> tuple[ChecklistItem, ...]:
        """The rows as they are now."""
        return tuple(self._items)

    def set_items(self, items: tuple[ChecklistItem, ...]) -> None:
        """Show these rows."""
        self._items = list(items)
        self._fill(0)

    def add_item(self) -> None:
        """A new row after the chosen one, in its group."""
        at = self.list.currentRow()
        group = self._items[at].group if 0 <= at < len(self._items) else ""
        like = self._items[at].id if 0 <= at < len(self._items) else ""
        self._items.insert(at + 1, ChecklistItem(id=self._free_id(like), group=group))
        self._changed(at + 1)
        self.row.begin()

    def duplicate_item(self) -> None:
        """The chosen row once more below itself."""
        at = self.list.currentRow()
        if 0 <= at < len(self._items):
            self._items.insert(at + 1, replace(self._items[at], id=self._free_id(self._items[at].id)))
            self._changed(at + 1)
            self.row.begin()

    def preview(self) -> None:
        """As who works with it sees it."""
        PreviewSheet(self.window(), self.items(), self._instructions).open()

    def remove_item(self) -> None:
        """Take the chosen row out."""
        at = self.list.currentRow()
        if 0 <= at < len(self._items):
            del self._items[at]
            self._changed(min(at, len(self._items) - 1))

    def move_up(self) -> None:
        """Before the one above."""
        self._move(-1)

    def move_down(self) -> None:
        """After the one below."""
        self._move(1)

    def show_wrong(self, at: int) -> None:
        """Choose a row that has a problem."""
        self.list.setCurrentRow(at)

    def set_read_only(self, read_only: bool) -> None:
        """Only to be looked at."""
        self._read_only = read_only
        for part in (self.add, self.copy, self.remove, self.up, self.down, self.row):
            part.setEnabled(not read_only)

    def retranslate(self) -> None:
        """Words of the buttons and rows."""
        self.add.set_text(self.tr("Add a row"))
        self.remove.set_text(self.tr("Remove"))
        self.copy.set_label(self.tr("Duplicate"))
        self.up.set_label(self.tr("Move up"))
        self.down.set_label(self.tr("Move down"))
        self.look.set_text(self.tr("Preview"))
        for button, key in ((self.add, "Ins"), (self.remove, "Del")):
            button.setToolTip(key)
        for icon, key in ((self.copy, "Shift+Ins"), (self.up, "Alt+↑"), (self.down, "Alt+↓")):
            icon.setToolTip(f"{icon.accessibleName()} · {key}")
        self._fill(self.list.currentRow())

    def _key(self, act: str) -> None:
        if not self._read_only:
            self._acts[act]()

    def _free_id(self, like: str = "") -> str:
        """The next free number, in the series of the row it is made of."""
        taken = {item.id for item in self._items}
        series = like.rstrip("0123456789") or "I"
        return next(name for n in range(1, len(taken) + 2) if (name := f"{series}{n:02d}") not in taken)

    def _move(self, step: int) -> None:
        at = self.list.currentRow()
        to = at + step
        if 0 <= at < len(self._items) and 0 <= to < len(self._items):
            self._items[at], self._items[to] = self._items[to], self._items[at]
            self._changed(to)

    def _changed(self, at: int) -> None:
        self._fill(at)
        self.edited.emit()

    def _fill(self, at: int) -> None:
        with QSignalBlocker(self.list):
            self.list.clear()
            for item in self._items:
                line = QListWidgetItem(_line(item))
                line.setSizeHint(QSize(10, LINE))
                self.list.addItem(line)
            self.list.setCurrentRow(at)
        self._chosen(at)

    def _chosen(self, at: int) -> None:
        there = 0 <= at < len(self._items)
        self.row.setVisible(there)
        if there:
            self.row.show_item(self._items[at])

    def _row_edited(self, item: ChecklistItem) -> None:
        at = self.list.currentRow()
        if 0 <= at < len(self._items):
            self._items[at] = replace(item)
            self.list.item(at).setText(_line(item))
            self.edited.emit()


class _ItemsEditor(Editor):
    def __init__(self, field: ItemsField) -> None:
        self.box = ItemsBox(field.instructions)
        super().__init__(field, self.box, self.box.list)
        self.box.edited.connect(self.edited)
        self.box.set_read_only(field.read_only)

    def value(self) -> tuple[ChecklistItem, ...]:
        return self.box.items()

    def set_value(self, value: Any) -> None:
        self.box.set_items(tuple(value))

    def problems(self) -> Iterator[Problem]:
        """The first row with a problem, said in one sentence below the list."""
        for at, item in enumerate(self.box.items()):
            for problem in item.problems():
                where = {"row": str(at + 1), "field": word(f"field.{problem.field}")}
                yield Problem(self.field.name, "item_row", params=where)
                return


def _line(item: ChecklistItem) -> str:
    text = item.text_zh if current_language() == "zh_CN" else item.text_en or item.text_zh
    kind = word(f"choice.item_kind.{item.kind}")
    limits = "–".join("" if v is None else f"{v:g}" for v in (item.lower, item.upper)) if item.kind == "number" else ""
    points = f"× {item.points}" if item.kind == "number" and item.points > 1 else ""
    return "  ".join(filter(None, (item.id, text, f"({kind})", limits.strip("–") and limits, item.unit or "", points)))
