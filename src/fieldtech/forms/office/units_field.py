"""Terminals or SIM cards to be set aside, found by part of their number; each with where it is and who holds it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldtech.errors import Problem
from fieldtech.forms.field import Editor, Field
from fieldtech.forms.reference_field import Describe, Reference, Search
from fieldtech.ui.kit.boxes import column, row
from fieldtech.ui.kit.buttons import IconButton
from fieldtech.ui.kit.choices import Option
from fieldtech.ui.kit.labels import Elided, IconLabel
from fieldtech.ui.kit.live import Live
from fieldtech.ui.tokens import S2


@dataclass(frozen=True, kw_only=True)
class Units(Field):
    """The numbers of units; ``describe`` gives name, where it is, and "ok" or "danger" as its tone."""

    search: Search
    describe: Describe
    placeholder: str = ""
    span: int = 0

    def editor(self) -> Editor:
        """The picker above the lines."""
        return UnitsEditor(self)


class _Line(Live, QWidget):
    """One unit: number, where it is, take it out."""

    removed = Signal(str)

    def __init__(self, number: str) -> None:
        super().__init__()
        self.number = number
        self._icon = IconLabel("check", "ok", 18)
        self._name, self._where = Elided("", 14, 600), Elided("", 13, tone="muted")
        self.remove = IconButton("x", name=f"remove_{number}")
        self.remove.clicked.connect(lambda: self.removed.emit(self.number))
        self.setLayout(row(self._icon, (column(self._name, self._where, gap=2), 1), self.remove, gap=S2))
        self.go_live()

    def describe(self, found: Option | None) -> None:
        """Say anew where it is and whether it is free."""
        free = found is not None and found.tone != "danger"
        self._icon.set_icon("check" if free else "triangle-alert", "ok" if free else "danger")
        self._name.setText(found.text if found else self.number)
        self._where.setText(found.detail if found else "")
        self._where.set_tone("muted" if free else "danger")

    def retranslate(self) -> None:
        """The small button."""
        self.remove.set_label(self.tr("Do not set {number} aside").format(number=self.number))


class UnitsEditor(Editor):
    """A search field with the chosen units below it."""

    def __init__(self, field: Units) -> None:
        self._box = QWidget()
        self._picker = self._reference(field).editor()
        super().__init__(field, self._box, self._picker.control)
        self._lines: list[_Line] = []
        self._layout = QVBoxLayout(self._box)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(S2)
        self._layout.addWidget(self._picker.widget)
        self._picker.edited.connect(self._picked)

    def adopt(self, field: Field) -> None:
        """Take the texts of the language now shown."""
        super().adopt(field)
        assert isinstance(field, Units)
        self._picker.adopt(self._reference(field))
        self.refresh()

    def refresh(self) -> None:
        """Who goes has changed: what is at hand may have changed with it."""
        assert isinstance(self.field, Units)
        for line in self._lines:
            line.describe(self.field.describe(line.number))

    def value(self) -> tuple[str, ...]:
        """The numbers in the order they were chosen."""
        return tuple(line.number for line in self._lines)

    def set_value(self, value: Any) -> None:
        """Show these."""
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = []
        for number in value or ():
            self._append(number)

    def problems(self) -> Iterator[Problem]:
        """Typed text that is no unit."""
        if self._picker.raw():
            yield Problem(self.field.name, "pick_from_list")

    def raw(self) -> str:
        """What is being typed."""
        return self._picker.raw()

    def set_raw(self, text: str) -> None:
        """Bring it back."""
        self._picker.set_raw(text)

    def take_scan(self, text: str) -> None:
        """A scanned unit is one more."""
        self._picker.take_scan(text)

    def _reference(self, field: Units) -> Reference:
        return Reference(
            name=field.name, label=field.label, search=field.search, describe=field.describe,
            placeholder=field.placeholder,
        )  # fmt: skip

    def _picked(self) -> None:
        if number := self._picker.value():
            self._picker.set_value("")
            if number not in self.value():
                self._append(str(number))
        self.edited.emit()

    def _append(self, number: str) -> None:
        assert isinstance(self.field, Units)
        line = _Line(number)
        line.describe(self.field.describe(number))
        line.removed.connect(self._remove)
        self._lines.append(line)
        self._layout.addWidget(line)

    def _remove(self, number: str) -> None:
        line = next(line for line in self._lines if line.number == number)
        self._lines.remove(line)
        line.hide()
        line.deleteLater()
        self._picker.control.setFocus()
        self.edited.emit()
