"""Picking a record (customer, vehicle, terminal …) by typing part of anything known about it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from fieldtech.errors import Problem
from fieldtech.forms.field import Editor, Field
from fieldtech.ui.fonts import font
from fieldtech.ui.kit.choices import Option
from fieldtech.ui.kit.search_field import PictureEdit
from fieldtech.ui.theme import tokens_of

_VALUE = int(Qt.ItemDataRole.UserRole)
_DETAIL = _VALUE + 1
_HEIGHT = 52

Search = Callable[[str], Sequence[Option]]
Describe = Callable[[str], Option | None]


@dataclass(frozen=True, kw_only=True)
class Reference(Field):
    """The key of a record: ``search`` answers a text (fast, it runs as one types), ``describe`` a key."""

    search: Search
    describe: Describe
    placeholder: str = ""

    def editor(self) -> Editor:
        """A search field with a list below."""
        return ReferenceEditor(self)


class _Rows(QStyledItemDelegate):
    """Name and detail, one above the other."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Any) -> QSize:
        return QSize(200, _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Any) -> None:
        tokens = tokens_of(option.widget)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(tokens["accent_soft"]))
        box = option.rect.adjusted(12, 6, -12, -6)
        lines = ((str(index.data()), font(14), "text"), (str(index.data(_DETAIL) or ""), font(12), "muted"))
        for at, (text, face, ink) in enumerate(lines):
            painter.setFont(face)
            painter.setPen(QColor(tokens[ink]))
            shown = QFontMetrics(face).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
            line = box.adjusted(0, at * 21, 0, 0)
            painter.drawText(line, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), shown)


class ReferenceEditor(Editor):
    """A search field with the list of what was found below it."""

    def __init__(self, field: Reference) -> None:
        self.line = PictureEdit("search", "muted", 16)
        super().__init__(field, self.line)
        self._key = ""
        self._rows = QStandardItemModel(self)
        self._completer = QCompleter(self._rows, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setWidget(self.line)
        self._popup = QListView()
        self._completer.setPopup(self._popup)
        self._popup.setItemDelegate(_Rows(self._popup))
        self._popup.setAccessibleName(field.label)
        self._completer.activated[QModelIndex].connect(self._picked)  # type: ignore[index]
        self._timer = QTimer(self, singleShot=True, interval=80)
        self._timer.timeout.connect(self._search)
        self.line.textEdited.connect(self._typed)
        self.line.setReadOnly(field.read_only)
        self.line.returnPressed.connect(self._settle)
        self.left.connect(self._settle)
        self.adopt(field)

    def adopt(self, field: Field) -> None:
        """Take the texts of the language now shown."""
        super().adopt(field)
        self.line.setPlaceholderText(getattr(field, "placeholder", ""))
        if self._key:
            self.set_value(self._key)

    def value(self) -> str:
        """The value of the field."""
        return self._key

    def set_value(self, value: Any) -> None:
        """Show a value."""
        self._key = value or ""
        found = self._reference().describe(self._key) if self._key else None
        self.line.setText(found.text if found else self._key)
        self.line.setCursorPosition(0)
        self.line.setToolTip(found.detail if found else "")

    def problems(self) -> Iterator[Problem]:
        """What is wrong with the text itself."""
        if self.raw():
            yield Problem(self.field.name, "pick_from_list")

    def raw(self) -> str:
        """Typed text that means no record yet."""
        return self.line.text().strip() if not self._key else ""

    def set_raw(self, text: str) -> None:
        """Bring such text back."""
        self.line.setText(text)

    def take_scan(self, text: str) -> None:
        """A scan that finds exactly one record picks it."""
        self.line.setText(text)
        self._key = ""
        self._settle()
        self.edited.emit()

    def _reference(self) -> Reference:
        assert isinstance(self.field, Reference)
        return self.field

    def _typed(self, _text: str) -> None:
        self._key = ""
        self._timer.start()
        self.edited.emit()

    def _search(self) -> None:
        text = self.line.text().strip()
        found = self._reference().search(text) if text else ()
        self._rows.clear()
        for option in found:
            item = QStandardItem(option.text)
            item.setData(option.value, _VALUE)
            item.setData(option.detail, _DETAIL)
            spoken = ", ".join(filter(None, (option.text, option.detail)))
            item.setData(spoken, Qt.ItemDataRole.AccessibleTextRole)
            self._rows.appendRow(item)
        if found and self.line.hasFocus():
            self._completer.complete()
            self._popup.setCurrentIndex(self._popup.model().index(0, 0))  # Enter takes the best hit
        else:
            self._popup.hide()

    def _picked(self, index: QModelIndex) -> None:
        self.set_value(index.data(_VALUE))
        self.edited.emit()

    def _settle(self) -> None:
        """Going on with a text that means exactly one record picks that record."""
        self._timer.stop()
        text = self.line.text().strip()
        if self._key or not text or self._popup.isVisible():
            return
        found = self._reference().search(text)
        exact = [o for o in found if text in (o.text, o.value)] or list(found)
        if len(exact) == 1:
            self.set_value(exact[0].value)
            self.edited.emit()
