"""Fields one types into: text, long text, whole numbers, money, scanned numbers."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy

from fieldtech.errors import Problem
from fieldtech.forms.field import Editor, Field
from fieldtech.ui.fonts import BODY, font
from fieldtech.ui.kit.search_field import ScanField

# as typed or pasted, without its blanks; a comma parts thousands and nothing else: 31,00 is not 3,100
_MONEY = re.compile(r"(?:¥|CNY|RMB|人民币)?(\d{1,9}|\d{1,3}(?:,\d{3}){1,2})(?:\.(\d{1,2}))?元?", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Text(Field):
    """One line; ``tabular`` for numbers of devices and telephones."""

    placeholder: str = ""
    tabular: bool = False
    longest: int = 200

    def editor(self) -> Editor:
        """A line edit."""
        return _LineEditor(self, QLineEdit())


@dataclass(frozen=True, kw_only=True)
class LongText(Field):
    """Several lines; the field grows with what is typed."""

    placeholder: str = ""
    lines: int = 3
    longest: int = 4000
    span: int = 0

    def editor(self) -> Editor:
        """A growing text edit."""
        return _LongTextEditor(self)


@dataclass(frozen=True, kw_only=True)
class Integer(Field):
    """A whole number; ``empty`` is the value of an empty field, ``prefix`` may be typed before it."""

    placeholder: str = ""
    empty: int | None = 0
    prefix: str = ""

    def editor(self) -> Editor:
        """A line edit for digits."""
        return _IntegerEditor(self, QLineEdit())


@dataclass(frozen=True, kw_only=True)
class Money(Field):
    """Yuan on screen, cents in the draft."""

    placeholder: str = "0.00"
    empty: int | None = 0

    def editor(self) -> Editor:
        """A line edit for amounts."""
        return _MoneyEditor(self, QLineEdit())


@dataclass(frozen=True, kw_only=True)
class Scan(Field):
    """A number that is scanned or typed."""

    placeholder: str = ""
    scan: tuple[str, ...] = ("any",)
    tabular: bool = True
    longest: int = 200

    def editor(self) -> Editor:
        """A line edit with a scanner's picture."""
        return _LineEditor(self, ScanField(keep=True))


class _LineEditor(Editor):
    """Base of all one-line editors."""

    def __init__(self, field: Field, line: QLineEdit) -> None:
        super().__init__(field, line)
        self.line = line
        line.setFont(font(BODY, tabular=getattr(field, "tabular", True)))
        line.setMaxLength(getattr(field, "longest", 40))
        line.setReadOnly(field.read_only)
        line.textChanged.connect(self.edited)
        self.adopt(field)

    def adopt(self, field: Field) -> None:
        super().adopt(field)
        self.line.setPlaceholderText(getattr(field, "placeholder", ""))

    def value(self) -> Any:
        return self.line.text().strip()

    def set_value(self, value: Any) -> None:
        self.line.setText(value or "")
        self.line.setCursorPosition(0)


class _NumberEditor(_LineEditor):
    """Text that must be read as a number; what cannot be read is kept and complained about."""

    code = ""

    def parse(self, text: str) -> int | None:
        raise NotImplementedError

    def shown(self, value: int) -> str:
        raise NotImplementedError

    def value(self) -> Any:
        parsed = self.parse(_plain(self.line.text()))
        return getattr(self.field, "empty", 0) if parsed is None else parsed

    def set_value(self, value: Any) -> None:
        empty = value is None or value == getattr(self.field, "empty", 0)
        self.line.setText("" if empty else self.shown(value))

    def problems(self) -> Iterator[Problem]:
        if self.raw():
            yield Problem(self.field.name, self.code)

    def raw(self) -> str:
        text = _plain(self.line.text())
        return self.line.text() if text and self.parse(text) is None else ""

    def set_raw(self, text: str) -> None:
        self.line.setText(text)


class _IntegerEditor(_NumberEditor):
    code = "integer_shape"

    def parse(self, text: str) -> int | None:
        prefix = self.field.prefix if isinstance(self.field, Integer) else ""
        digits = text[len(prefix) :] if prefix and text.upper().startswith(prefix) else text
        return int(digits) if re.fullmatch(r"-?\d{1,9}", digits) else None

    def shown(self, value: int) -> str:
        return str(value)


class _MoneyEditor(_NumberEditor):
    code = "money_shape"

    def parse(self, text: str) -> int | None:
        found = _MONEY.fullmatch(text)
        return int(found[1].replace(",", "")) * 100 + int((found[2] or "0").ljust(2, "0")) if found else None

    def shown(self, value: int) -> str:
        return f"{value // 100}.{value % 100:02d}"


class GrowingText(QPlainTextEdit):
    """As high as its text: a hidden second line is a line nobody reads."""

    def __init__(self, lines: int, most: int = 14) -> None:
        super().__init__()
        self._least, self._most = lines, most
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def sizeHint(self) -> QSize:
        """Wide enough to write in."""
        return QSize(240, self.height())

    def minimumSizeHint(self) -> QSize:
        """May get narrow, never low."""
        return QSize(120, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other width, other lines."""
        super().resizeEvent(event)
        self._grow()

    def _line_height(self) -> float:
        """Of the tallest line there is: Chinese comes from another font and is taller."""
        found = [float(self.fontMetrics().lineSpacing())]
        block = self.document().firstBlock()
        while block.isValid():
            count = block.layout().lineCount()
            found += [self.blockBoundingRect(block).height() / count] if count else []
            block = block.next()
        return max(found)

    def _grow(self, *_: object) -> None:
        line = self._line_height()
        lines = max(self._least, min(self._most, round(self.document().size().height())))
        height = round(lines * line) + 2 * round(self.document().documentMargin()) + 18
        if height != self.minimumHeight():
            self.setFixedHeight(height)


class _LongTextEditor(Editor):
    def __init__(self, field: LongText) -> None:
        self.edit = GrowingText(field.lines)
        self._cutting = False
        super().__init__(field, self.edit)
        self.edit.setReadOnly(field.read_only)
        # the document must not be changed while it tells of a change
        self._later = QTimer(self.edit, singleShot=True, interval=0)
        self._later.timeout.connect(self._cut)
        self.edit.textChanged.connect(self._changed)
        self.adopt(field)

    def adopt(self, field: Field) -> None:
        super().adopt(field)
        self.edit.setPlaceholderText(getattr(field, "placeholder", ""))

    def value(self) -> str:
        return self.edit.toPlainText().strip()

    def set_value(self, value: Any) -> None:
        self.edit.setPlainText(value or "")

    def _changed(self) -> None:
        if not self._cutting:
            if len(self.edit.toPlainText()) > getattr(self.field, "longest", 4000):
                self._later.start()
            self.edited.emit()

    def _cut(self) -> None:
        """Take away what is too much, in one go and where it was put in; one undo takes both back."""
        text, cursor = self.edit.toPlainText(), self.edit.textCursor()
        too_many = len(text) - getattr(self.field, "longest", 4000)
        if too_many <= 0:
            return
        head = _before(text, cursor.position())
        head = head if len(head) >= too_many else text
        self._cutting = True
        try:
            cursor.joinPreviousEditBlock()
            cursor.setPosition(_units(head[: len(head) - too_many]))
            cursor.setPosition(_units(head), QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
            cursor.endEditBlock()
        finally:
            self._cutting = False
        self.edited.emit()


def _units(text: str) -> int:
    """Its length as Qt counts: in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _before(text: str, units: int) -> str:
    return text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "ignore")


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace(" ", "").strip()
