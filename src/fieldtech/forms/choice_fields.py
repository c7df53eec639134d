"""Fields one chooses in: list, segments, chips, tick, yes or no, stars, quantity."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QComboBox

from fieldtech.forms.field import Editor, Field
from fieldtech.ui.kit.choices import ChipGroup, Option, Segmented, TickChip
from fieldtech.ui.kit.quantity import QuantityStepper
from fieldtech.ui.kit.stars import StarRating


@dataclass(frozen=True, kw_only=True)
class Choice(Field):
    """One of a list; ``placeholder`` stands for "not chosen yet" (the empty value).

    ``numbers`` when the draft keeps an int (None while unanswered).
    """

    options: tuple[Option, ...] = ()
    placeholder: str = ""
    numbers: bool = False

    def editor(self) -> Editor:
        """A combo box."""
        return ChoiceEditor(self)


@dataclass(frozen=True, kw_only=True)
class Segments(Field):
    """One of two to five, all in sight; ``numbers`` when the draft keeps an int (0 while unanswered)."""

    options: tuple[Option, ...] = ()
    numbers: bool = False

    def editor(self) -> Editor:
        """Joined buttons."""
        return _SegmentsEditor(self)


@dataclass(frozen=True, kw_only=True)
class YesNo(Field):
    """A ``bool | None``: None while unanswered."""

    yes: str
    no: str

    def editor(self) -> Editor:
        """Two joined buttons, green and red."""
        return _YesNoEditor(self)


@dataclass(frozen=True, kw_only=True)
class Chips(Field):
    """One (a str) or ``multiple`` (a tuple) of several, in a flow or in ``columns``."""

    options: tuple[Option, ...] = ()
    multiple: bool = False
    columns: int = 0
    span: int = 0

    def editor(self) -> Editor:
        """Chips."""
        return _ChipsEditor(self)


@dataclass(frozen=True, kw_only=True)
class Tick(Field):
    """A bool; the label stands in the chip itself, ``above`` over it."""

    above: str = ""

    def editor(self) -> Editor:
        """One chip with a check mark."""
        return _TickEditor(self)


@dataclass(frozen=True, kw_only=True)
class Stars(Field):
    """A rating 1 to 5 (0 unanswered, -1 not applicable where allowed)."""

    applicable_only: bool = True

    def editor(self) -> Editor:
        """Five stars."""
        return _StarsEditor(self)


@dataclass(frozen=True, kw_only=True)
class Quantity(Field):
    """How many."""

    low: int = 0
    high: int = 999

    def editor(self) -> Editor:
        """Minus, number, plus."""
        return _QuantityEditor(self)


class ChoiceEditor(Editor):
    """A combo box whose first line stands for "not chosen yet"."""

    def __init__(self, field: Choice) -> None:
        self.combo = QComboBox()
        super().__init__(field, self.combo)
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.combo.setMinimumContentsLength(6)
        self.combo.setMaxVisibleItems(12)
        self.adopt(field)
        self.combo.currentIndexChanged.connect(self.edited)

    def adopt(self, field: Field) -> None:
        """Take the texts of the language now shown."""
        super().adopt(field)
        if not isinstance(field, Choice):
            return
        chosen = self.value() if self.combo.count() else ""
        blocked = self.combo.blockSignals(True)
        self.combo.clear()
        self.combo.addItem(field.placeholder, "")
        for option in field.options:
            self.combo.addItem(option.text, option.value)
        self.set_value(chosen)
        self.combo.blockSignals(blocked)

    def value(self) -> Any:
        """The value of the field."""
        chosen = self.combo.currentData() or ""
        numbers = isinstance(self.field, Choice) and self.field.numbers
        return (int(chosen) if chosen else None) if numbers else chosen

    def set_value(self, value: Any) -> None:
        """Show a value."""
        at = self.combo.findData("" if value is None else str(value))
        if at < 0:  # a value of an older catalogue is shown as it is, never dropped
            self.combo.addItem(str(value), value)
            at = self.combo.count() - 1
        self.combo.setCurrentIndex(at)


class _SegmentsEditor(Editor):
    def __init__(self, field: Segments) -> None:
        self.segments = Segmented(field.label, fill=True)
        super().__init__(field, self.segments)
        self.adopt(field)
        self.segments.changed.connect(self.edited)

    def adopt(self, field: Field) -> None:
        super().adopt(field)
        if isinstance(field, Segments):
            self.segments.set_label(field.label)
            self.segments.set_options(field.options)

    def value(self) -> Any:
        chosen = self.segments.value()
        return int(chosen or 0) if isinstance(self.field, Segments) and self.field.numbers else chosen

    def set_value(self, value: Any) -> None:
        self.segments.set_value("" if value in (None, 0) else str(value))

    def show_state(self, state: str) -> None:
        """The sentence below says it; the segments keep their colours."""


class _YesNoEditor(Editor):
    def __init__(self, field: YesNo) -> None:
        self.segments = Segmented(field.label, fill=True)
        super().__init__(field, self.segments)
        self.adopt(field)
        self.segments.changed.connect(self.edited)

    def adopt(self, field: Field) -> None:
        super().adopt(field)
        if isinstance(field, YesNo):
            yes = Option("yes", field.yes, icon="check", tone="ok")
            no = Option("no", field.no, icon="x", tone="danger")
            self.segments.set_label(field.label)
            self.segments.set_options((yes, no))

    def value(self) -> bool | None:
        return {"yes": True, "no": False}.get(self.segments.value())

    def set_value(self, value: Any) -> None:
        self.segments.set_value("" if value is None else "yes" if value else "no")

    def show_state(self, state: str) -> None:
        """The sentence below says it."""


class _ChipsEditor(Editor):
    def __init__(self, field: Chips) -> None:
        self.chips = ChipGroup(field.label, multiple=field.multiple, columns=field.columns)
        self._shown: tuple[str, ...] = ()
        super().__init__(field, self.chips)
        self.adopt(field)
        self.chips.changed.connect(self.edited)

    def adopt(self, field: Field) -> None:
        super().adopt(field)
        if isinstance(field, Chips):
            self.chips.set_label(field.label)
            self.chips.set_options(field.options)

    def value(self) -> Any:
        if not self.chips.multiple:
            return self.chips.value()
        chosen = self.chips.values()  # in the order on screen; what was there keeps its own order
        kept = tuple(value for value in self._shown if value in chosen)
        return (*kept, *(value for value in chosen if value not in kept))

    def set_value(self, value: Any) -> None:
        self._shown = tuple(value) if self.chips.multiple else (value,)
        self.chips.set_values(self._shown)

    def show_state(self, state: str) -> None:
        """The sentence below says it."""


class _TickEditor(Editor):
    def __init__(self, field: Tick) -> None:
        self.chip = TickChip(field.label)
        super().__init__(field, self.chip)
        self.adopt(field)
        self.chip.toggled.connect(self.edited)

    def adopt(self, field: Field) -> None:
        super().adopt(field)
        self.chip.set_text(field.label)

    def value(self) -> bool:
        return self.chip.isChecked()

    def set_value(self, value: Any) -> None:
        self.chip.setChecked(bool(value))


class _StarsEditor(Editor):
    def __init__(self, field: Stars) -> None:
        self.stars = StarRating(field.label, applicable_only=field.applicable_only)
        super().__init__(field, self.stars)
        self.stars.changed.connect(self.edited)

    def adopt(self, field: Field) -> None:
        super().adopt(field)
        self.stars.set_label(field.label)

    def value(self) -> int:
        return self.stars.value()

    def set_value(self, value: Any) -> None:
        self.stars.set_value(int(value or 0))

    def show_state(self, state: str) -> None:
        """The sentence below says it."""


class _QuantityEditor(Editor):
    def __init__(self, field: Quantity) -> None:
        self.quantity = QuantityStepper(field.label, low=field.low, high=field.high)
        super().__init__(field, self.quantity)
        self.quantity.changed.connect(self.edited)

    def adopt(self, field: Field) -> None:
        super().adopt(field)
        self.quantity.set_label(field.label)

    def value(self) -> int:
        return self.quantity.value()

    def set_value(self, value: Any) -> None:
        self.quantity.set_value(int(value or 0))

    def show_state(self, state: str) -> None:
        """The sentence below says it."""
