"""The cycle of a plan: every so many days, weeks, months or years, on which day; or a rule of RFC 5545 as it stands."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from fieldtech.errors import Problem
from fieldtech.forms.field import Editor, Field
from fieldtech.model.recurrence import UNITS, Cycle, cycle_of, rule_of, rule_problems
from fieldtech.model.rule_form import WEEKDAYS
from fieldtech.ui.kit.boxes import Flow, column
from fieldtech.ui.kit.choices import ChipGroup, Option
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.quantity import QuantityStepper
from fieldtech.ui.language import word
from fieldtech.ui.tokens import S2

OWN = "own"
_LAST = -1
_USUAL = Cycle(3, "months")


@dataclass(frozen=True, kw_only=True)
class CycleField(Field):
    """An RRULE without DTSTART; "" while nothing was chosen."""

    span: int = 0

    def editor(self) -> Editor:
        """Number, unit, day."""
        return CycleEditor(self)


class CycleBox(Live, QWidget):
    """What plain words can say of a cycle; ``own`` is a line for the rest."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.every = QuantityStepper(low=1, high=366)
        self.every.setObjectName("every")
        self.unit, self.day = QComboBox(), QComboBox()
        self.unit.setObjectName("cycle_unit")
        self.day.setObjectName("cycle_day")
        self.weekdays = ChipGroup(multiple=True)
        self.weekdays.setObjectName("cycle_weekdays")
        self.own = QLineEdit()
        self.own.setObjectName("own_rule")
        self._each = Label("", 14, tone="muted")
        line = Flow()
        for part in (self._each, self.every, self.unit, self.day):
            line.addWidget(part)
        self.setLayout(column(line, self.weekdays, self.own, gap=S2))
        self._kept = _USUAL
        self._fill()
        self.every.changed.connect(self.edited)
        self.unit.currentIndexChanged.connect(self._unit_chosen)
        self.day.currentIndexChanged.connect(self.edited)
        self.weekdays.changed.connect(self.edited)
        self.own.textEdited.connect(self.edited)
        self.go_live()

    def rule(self) -> str:
        """As the draft keeps it."""
        unit = self.unit.currentData()
        if unit == OWN:
            return self.own.text().strip()
        day = int(self.day.currentData() or 0) if unit == "months" else 0
        weekdays = tuple(self.weekdays.values()) if unit == "weeks" else ()
        same = unit == self._kept.unit
        base = self._kept if same else Cycle()
        if weekdays or unit == "weeks":
            return rule_of(replace(base, every=self.every.value(), unit=unit, weekdays=weekdays, nth=0, month_day=0))
        if unit == "years" and not same:  # on the day it starts: a day of the month alone would be one in every month
            return rule_of(Cycle(self.every.value(), "years"))
        if same and (unit == "years" or (base.weekdays and not day)):  # the second Monday stays what it is
            return rule_of(replace(base, every=self.every.value()))
        return rule_of(replace(base, every=self.every.value(), unit=unit, month_day=day, weekdays=(), nth=0))

    def show_rule(self, rule: str) -> None:
        """Plain words where they say it, else the rule itself."""
        said = cycle_of(rule) if rule and not any(p.severity == "error" for p in rule_problems(rule, None)) else None
        cycle = said or _USUAL
        plain = said is not None and not (cycle.nth and cycle.unit == "weeks")
        self._kept = cycle
        self._quietly(lambda: self._show(cycle, OWN if rule and not plain else cycle.unit, rule))
        self._arrange()

    def retranslate(self) -> None:
        """All words; what was chosen stays."""
        rule = self.rule() if self.unit.count() else ""
        self._quietly(self._fill)
        self.show_rule(rule)
        self._each.setText(self.tr("Every"))
        self.every.set_label(self.tr("Every"))
        self.unit.setAccessibleName(self.tr("Unit of the cycle"))
        self.day.setAccessibleName(self.tr("On which day"))
        self.weekdays.set_label(self.tr("On which weekdays"))
        self.own.setAccessibleName(self.tr("Rule by RFC 5545"))
        self.own.setPlaceholderText("FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO")

    def _show(self, cycle: Cycle, unit: str, rule: str) -> None:
        self.every.set_value(cycle.every)
        self.unit.setCurrentIndex(max(0, self.unit.findData(unit)))
        self.day.setCurrentIndex(max(0, self.day.findData(cycle.month_day)))
        self.weekdays.set_values(cycle.weekdays if not cycle.nth else ())
        self.own.setText(rule)

    def _fill(self) -> None:
        self.unit.clear()
        for unit in UNITS:
            self.unit.addItem(word(f"cycle.{unit}"), unit)
        self.unit.addItem(word("cycle.own"), OWN)
        self.day.clear()
        self.day.addItem(word("cycle.start_day"), 0)
        for day in range(1, 32):
            self.day.addItem(word("cycle.month_day", day=str(day)), day)
        self.day.addItem(word("cycle.last_day"), _LAST)
        self.weekdays.set_options(Option(day, word(f"recurrence.weekday.{day}")) for day in WEEKDAYS)

    def _unit_chosen(self) -> None:
        if self.unit.currentData() == OWN and not self.own.text():
            self.own.setText(rule_of(self._kept))
        self._arrange()
        self.edited.emit()

    def _arrange(self) -> None:
        unit = self.unit.currentData()
        for part in (self._each, self.every):
            part.setVisible(unit != OWN)
        self.day.setVisible(unit == "months")
        self.weekdays.setVisible(unit == "weeks")
        self.own.setVisible(unit == OWN)

    def _quietly(self, act: Any) -> None:
        parts = (self.every, self.unit, self.day, self.weekdays, self.own)
        before = [part.blockSignals(True) for part in parts]
        act()
        for part, blocked in zip(parts, before, strict=True):
            part.blockSignals(blocked)


class CycleEditor(Editor):
    """The box as a field."""

    def __init__(self, field: CycleField) -> None:
        self.box = CycleBox()
        super().__init__(field, self.box, self.box.every)
        self.box.edited.connect(self.edited)

    def value(self) -> str:
        """The rule."""
        return self.box.rule()

    def set_value(self, value: Any) -> None:
        """Show a rule."""
        self.box.show_rule(str(value or ""))

    def problems(self) -> Iterator[Problem]:
        """The draft has the rules of a rule."""
        yield from ()

    def show_state(self, state: str) -> None:
        """The sentence below says it."""
