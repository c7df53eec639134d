"""Fields for dates and times: typed, picked from a calendar, or pressed."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, tzinfo
from typing import Any

from PySide6.QtCore import QDate, QPoint
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QMenu, QWidget, QWidgetAction

from fieldtech.errors import Problem
from fieldtech.forms.field import Editor, Field
from fieldtech.forms.moments import read_date, read_moment, show_moment
from fieldtech.ui.fonts import BODY, font
from fieldtech.ui.kit.boxes import Flow, column, row
from fieldtech.ui.kit.buttons import SquareButton
from fieldtech.ui.kit.choices import Chip
from fieldtech.ui.kit.live import Live

Clock = Callable[[], datetime]
Quick = Callable[[], tuple[tuple[str, datetime], ...]]


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, kw_only=True)
class Date(Field):
    """A date; ``unknown`` names the draft's bool for "not known", offered as a chip."""

    unknown: str = ""
    zone: tzinfo = UTC
    clock: Clock = _now

    def names(self) -> tuple[str, ...]:
        """The date, and the bool if any."""
        return (self.name, self.unknown) if self.unknown else (self.name,)

    def editor(self) -> Editor:
        """Text, calendar, chip."""
        return _DateEditor(self)


@dataclass(frozen=True, kw_only=True)
class Moment(Field):
    """Date and time in ``zone``; ``quick`` gives (label, time) chips such as "today 14:00"."""

    zone: tzinfo = UTC
    clock: Clock = _now
    quick: Quick = field(default=tuple)

    def editor(self) -> Editor:
        """Text, calendar, chips."""
        return _MomentEditor(self)


class _DateLine(Live, QWidget):
    """The line edit with a calendar button behind it."""

    def __init__(self, after: QWidget | None = None) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setFont(font(BODY, tabular=True))
        self.line.setMaxLength(30)
        self.button = SquareButton("calendar")
        self.button.clicked.connect(self._open)
        self.picked: Callable[[date], None] = _ignore
        self.extra = after
        first = row((self.line, 1), self.button, *((after,) if isinstance(after, Chip) else ()))
        self.setLayout(first if after is None or isinstance(after, Chip) else column(first, after, gap=8))
        self.go_live()

    def retranslate(self) -> None:
        self.button.set_label(self.tr("Calendar"))

    def _open(self) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        action = QWidgetAction(menu)
        calendar = QCalendarWidget()
        calendar.setGridVisible(False)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        found = read_date(self.line.text().split(" ")[0], date.today())
        if found is not None:
            calendar.setSelectedDate(QDate(found.year, found.month, found.day))
        calendar.activated.connect(lambda day: (self.picked(date(day.year(), day.month(), day.day())), menu.close()))
        action.setDefaultWidget(calendar)
        menu.addAction(action)
        menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))


class _DateEditor(Editor):
    def __init__(self, field: Date) -> None:
        self.chip = _UnknownChip() if field.unknown else None
        self.box = _DateLine(self.chip)
        super().__init__(field, self.box, self.box.line)
        self.line = self.box.line
        self.line.setPlaceholderText("2026-11-18")
        self.box.picked = self._picked
        self.line.textChanged.connect(self._typed)
        if self.chip is not None:
            self.chip.setObjectName(field.unknown)
            self.chip.toggled.connect(self._unknown)

    def values(self) -> dict[str, Any]:
        unknown = getattr(self.field, "unknown", "")
        return {self.field.name: self.value()} | ({unknown: self._is_unknown()} if unknown else {})

    def set_values(self, values: Mapping[str, Any]) -> None:
        if self.chip is not None:
            self.chip.setChecked(bool(values[getattr(self.field, "unknown", "")]))
        self.set_value(values[self.field.name])

    def value(self) -> date | None:
        return None if self._is_unknown() else self._read()

    def set_value(self, value: Any) -> None:
        self.line.setText(value.isoformat() if value else "")

    def problems(self) -> Iterator[Problem]:
        if self.raw():
            yield Problem(self.field.name, "date_shape")

    def raw(self) -> str:
        text = self.line.text().strip()
        return text if text and not self._is_unknown() and self._read() is None else ""

    def set_raw(self, text: str) -> None:
        self.line.setText(text)

    def adopt(self, field: Field) -> None:
        super().adopt(field)
        self.box.button.setAccessibleDescription(field.label)

    def _read(self) -> date | None:
        assert isinstance(self.field, Date)
        return read_date(self.line.text(), self.field.clock().astimezone(self.field.zone).date())

    def _is_unknown(self) -> bool:
        return self.chip is not None and self.chip.isChecked()

    def _typed(self, text: str) -> None:
        if text and self.chip is not None:
            self.chip.setChecked(False)
        self.edited.emit()

    def _unknown(self, on: bool) -> None:
        if on:
            self.line.clear()
        self.edited.emit()

    def _picked(self, day: date) -> None:
        self.set_value(day)


class _UnknownChip(Chip):
    """The customer does not know either: that is an answer."""

    def retranslate(self) -> None:
        self.set_text(self.tr("Unknown"))


class _QuickTimes(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._flow = Flow()
        self.setLayout(self._flow)
        self.chips: list[Chip] = []
        self.pressed: Callable[[int], None] = _ignore

    def show_labels(self, labels: tuple[str, ...], name: str) -> None:
        while len(self.chips) < len(labels):
            number = len(self.chips)
            chip = Chip(name=f"{name}_quick_{number + 1}")
            chip.setCheckable(False)
            chip.clicked.connect(lambda _=False, at=number: self.pressed(at))
            self.chips.append(chip)
            self._flow.addWidget(chip)
        for at, chip in enumerate(self.chips):
            chip.setVisible(at < len(labels))
            chip.set_text(labels[at] if at < len(labels) else "")


class _MomentEditor(Editor):
    def __init__(self, field: Moment) -> None:
        self.quick = _QuickTimes()
        self.box = _DateLine(self.quick if field.quick() else None)
        super().__init__(field, self.box, self.box.line)
        self.line = self.box.line
        self.line.setPlaceholderText("2026-11-18 14:30")
        self.box.picked = self._picked
        self.quick.pressed = self._pressed
        self.line.textChanged.connect(self.edited)
        self.adopt(field)

    def adopt(self, field: Field) -> None:
        super().adopt(field)
        self.box.button.setAccessibleDescription(field.label)
        if isinstance(field, Moment):
            self.quick.show_labels(tuple(label for label, _ in field.quick()), field.name)

    def value(self) -> datetime | None:
        field = self._moment()
        return read_moment(self.line.text(), field.clock(), field.zone)

    def set_value(self, value: Any) -> None:
        self.line.setText(show_moment(value, self._moment().zone) if value else "")

    def problems(self) -> Iterator[Problem]:
        if self.raw():
            yield Problem(self.field.name, "moment_shape")

    def raw(self) -> str:
        text = self.line.text().strip()
        return text if text and self.value() is None else ""

    def set_raw(self, text: str) -> None:
        self.line.setText(text)

    def _moment(self) -> Moment:
        assert isinstance(self.field, Moment)
        return self.field

    def _pressed(self, at: int) -> None:
        self.set_value(self._moment().quick()[at][1])

    def _picked(self, day: date) -> None:
        _, _, clock = self.line.text().strip().rpartition(" ")
        self.line.setText(f"{day.isoformat()} {clock}".strip() + ("" if clock else " "))
        self.line.setFocus()


def _ignore(_what: Any) -> None:
    """Nobody listens yet."""
