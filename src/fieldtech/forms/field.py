"""What a form is made of: a field says what it asks, its editor knows how to ask it.

A field is a frozen declaration, built anew on a switch of language; an editor lives as long as its form.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from fieldtech.errors import Problem
from fieldtech.ui.kit.live import set_look


@dataclass(frozen=True, kw_only=True)
class Field:
    """One question: ``name`` is the field of the draft and the objectName of the editor.

    ``scan`` names the kinds of identifiers it takes from a scanner ("iccid", "imei" …; "any" takes all).
    ``span`` is its width in columns, 0 a whole line.
    """

    name: str
    label: str
    help: str = ""
    required: bool = False
    span: int = 1
    scan: tuple[str, ...] = ()
    read_only: bool = False

    def editor(self) -> "Editor":
        """A new editor for it."""
        raise NotImplementedError

    def names(self) -> tuple[str, ...]:
        """The fields of the draft it fills."""
        return (self.name,)


class Editor(QObject):
    """Joins a widget to a field: values in and out, texts, state.

    ``widget`` is what is laid out, ``control`` what takes the focus and bears the field's name.
    """

    edited = Signal()
    left = Signal()

    def __init__(self, field: Field, widget: QWidget, control: QWidget | None = None) -> None:
        super().__init__(widget)
        self.field = field
        self.widget = widget
        self.control = control or widget
        self.control.setObjectName(field.name)
        self.control.installEventFilter(self)

    def values(self) -> dict[str, Any]:
        """What the draft gets."""
        return {self.field.name: self.value()}

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Show what the draft holds."""
        self.set_value(values[self.field.name])

    def value(self) -> Any:
        """The value of the field."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show a value."""
        raise NotImplementedError

    def problems(self) -> Iterator[Problem]:
        """What is wrong with the text itself, before it is a value (a date that is none)."""
        yield from ()

    def raw(self) -> str:
        """Typed text that is no value yet and must survive a crash; "" when there is none."""
        return ""

    def set_raw(self, text: str) -> None:
        """Bring such text back."""

    def adopt(self, field: Field) -> None:
        """Take the texts of the language now shown."""
        self.field = field

    def take_scan(self, text: str) -> None:
        """A scanner delivered this for the field."""
        self.set_value(text)
        self.edited.emit()

    def show_state(self, state: str) -> None:
        """ "error", "warn" or "": the colour of the border."""
        set_look(self.control, state=state)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice when the person goes on to the next field; a field that is being deleted loses the focus, too."""
        if event.type() == QEvent.Type.FocusOut and isValid(self.control):
            self.left.emit()
        return False
