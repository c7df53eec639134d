"""Terminals or SIM cards to be set aside: scanned, found by part of their number, or the first free ones at once."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldtech.errors import Problem
from fieldtech.forms.field import Editor, Field
from fieldtech.forms.reference_field import Describe, Reference, Search
from fieldtech.ui.kit.boxes import column, row
from fieldtech.ui.kit.buttons import IconButton, LinkButton
from fieldtech.ui.kit.choices import Option
from fieldtech.ui.kit.labels import Elided, IconLabel, Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.tokens import S2

Take = Callable[[tuple[str, ...], int], Sequence[str]]
_IN_SIGHT = 6  # lines; a fleet has dozens, and each asks where its unit is


@dataclass(frozen=True, kw_only=True)
class Units(Field):
    """The numbers of units; ``describe`` gives name, where it is, and "ok" or "danger" as its tone.

    A fleet says how many are ``wanted``; ``take`` gives the first free ones beside those chosen.
    """

    search: Search
    describe: Describe
    placeholder: str = ""
    span: int = 0
    wanted: int = 0
    take: Take | None = None

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


class _Fleet(Live, QWidget):
    """How many of how many, take the first free ones, see all."""

    take = Signal()
    toggle = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._wanted = self._chosen = 0
        self._whole = False
        self._count = Label("", 13, 600, tabular=True)
        self.take_button = LinkButton("", "list-checks", name=f"take_{name}")
        self.all_button = LinkButton("", "chevron-down", name=f"all_{name}")
        self.take_button.clicked.connect(self.take)
        self.all_button.clicked.connect(self.toggle)
        self.setLayout(row(self._count, None, self.take_button, self.all_button, gap=S2))
        self.go_live()

    def show_count(self, chosen: int, wanted: int, *, whole: bool) -> None:
        """Nothing to say for one or two units of a repair."""
        self._chosen, self._wanted, self._whole = chosen, wanted, whole
        self.setVisible(wanted > 0 or chosen > _IN_SIGHT)
        self.retranslate()

    def retranslate(self) -> None:
        """The count and what can be pressed."""
        left = self._wanted - self._chosen
        of = self.tr("{n} of {wanted} chosen") if self._wanted else self.tr("{n} chosen")
        self._count.setText(of.format(n=self._chosen, wanted=self._wanted))
        self._count.set_tone("warn" if left > 0 else "ok")
        self.take_button.set_text(self.tr("Take the first {n} free").format(n=left))
        self.take_button.setVisible(left > 0)
        less = self.tr("Show the newest only")
        self.all_button.set_text(less if self._whole else self.tr("Show all {n}").format(n=self._chosen))
        self.all_button.setVisible(self._chosen > _IN_SIGHT)


class UnitsEditor(Editor):
    """A search field with the chosen units below it, the newest first in sight."""

    def __init__(self, field: Units) -> None:
        self._box = QWidget()
        self._picker = self._reference(field).editor()
        super().__init__(field, self._box, self._picker.control)
        self._numbers: list[str] = []
        self._lines: dict[str, _Line] = {}
        self._whole = False
        self._fleet = _Fleet(field.name)
        self._layout = QVBoxLayout(self._box)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(S2)
        self._layout.addWidget(self._picker.widget)
        self._layout.addWidget(self._fleet)
        self._picker.edited.connect(self._picked)
        self._fleet.take.connect(self._take)
        self._fleet.toggle.connect(self._toggle)
        self._show_lines()

    def adopt(self, field: Field) -> None:
        """Take the texts of the language now shown."""
        super().adopt(field)
        assert isinstance(field, Units)
        self._picker.adopt(self._reference(field))
        self.refresh()

    def refresh(self) -> None:
        """Who goes has changed: what is at hand may have changed with it."""
        for line in self._lines.values():
            line.describe(self._units().describe(line.number))

    def value(self) -> tuple[str, ...]:
        """The numbers in the order they were chosen."""
        return tuple(self._numbers)

    def set_value(self, value: Any) -> None:
        """Show these."""
        self._numbers = list(dict.fromkeys(value or ()))
        self._whole = False
        self._show_lines()

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

    def _units(self) -> Units:
        assert isinstance(self.field, Units)
        return self.field

    def _reference(self, field: Units) -> Reference:
        return Reference(
            name=field.name, label=field.label, search=field.search, describe=field.describe,
            placeholder=field.placeholder,
        )  # fmt: skip

    def _picked(self) -> None:
        if number := self._picker.value():
            self._picker.set_value("")
            if number not in self._numbers:
                self._numbers.append(str(number))
                self._show_lines()
        self.edited.emit()

    def _take(self) -> None:
        """The first free ones for every vehicle that has none yet."""
        field, chosen = self._units(), self.value()
        more = field.take(chosen, field.wanted - len(chosen)) if field.take else ()
        self._numbers += [number for number in more if number not in chosen]
        self._show_lines()
        self._picker.control.setFocus()
        self.edited.emit()

    def _toggle(self) -> None:
        self._whole = not self._whole
        self._show_lines()

    def _show_lines(self) -> None:
        """Lines for those in sight; one that was there stays as it is."""
        shown = self._numbers if self._whole else self._numbers[-_IN_SIGHT:]
        for number in [number for number in self._lines if number not in shown]:
            line = self._lines.pop(number)
            line.hide()
            line.deleteLater()
        for at, number in enumerate(shown):
            if number not in self._lines:
                self._lines[number] = self._line(number)
            self._layout.insertWidget(at + 2, self._lines[number])
        self._fleet.show_count(len(self._numbers), self._units().wanted, whole=self._whole)

    def _line(self, number: str) -> _Line:
        line = _Line(number)
        line.describe(self._units().describe(number))
        line.removed.connect(self._remove)
        return line

    def _remove(self, number: str) -> None:
        self._numbers.remove(number)
        self._picker.control.setFocus()
        self._show_lines()
        self.edited.emit()
