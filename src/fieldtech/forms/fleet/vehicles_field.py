"""Several of a customer's vehicles, found by part of plate, VIN, type or driver, ticked singly or all at once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from fieldtech.forms.field import Editor, Field
from fieldtech.forms.fleet.tick_rows import ROW, TickRows
from fieldtech.ui.kit.boxes import column, reveal, row
from fieldtech.ui.kit.buttons import LinkButton
from fieldtech.ui.kit.choices import Option
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.search_field import SearchField
from fieldtech.ui.tokens import S2

Index = QModelIndex | QPersistentModelIndex
_MOST_ROWS, _LEAST_ROWS = 6, 2


@dataclass(frozen=True, kw_only=True)
class Vehicles(Field):
    """Numbers of vehicles; ``offers`` gives all that can be chosen, each with its name and what else is known.

    ``search`` is the name and the hint of its search where other things than vehicles are chosen.
    """

    offers: Callable[[], Sequence[Option]]
    search: tuple[str, str] = ("", "")
    span: int = 0

    def editor(self) -> Editor:
        """Search, list, count."""
        return VehiclesEditor(self)


class _Ticks(QAbstractListModel):
    """The vehicles in sight; ticks outlive the search."""

    def __init__(self) -> None:
        super().__init__()
        self._all: tuple[Option, ...] = ()
        self.shown: list[Option] = []
        self.chosen: dict[str, None] = {}  # in the order they were ticked

    def offer(self, options: Sequence[Option]) -> None:
        self._all = tuple(options)

    def search(self, text: str) -> None:
        wanted = "".join(text.split()).casefold()
        self.beginResetModel()
        self.shown = [o for o in self._all if wanted in "".join(f"{o.text}{o.detail}".split()).casefold()]
        self.endResetModel()

    def toggle(self, at: int) -> None:
        value = self.shown[at].value
        if value in self.chosen:
            del self.chosen[value]
        else:
            self.chosen[value] = None
        self.dataChanged.emit(self.index(at), self.index(at))

    def tick_shown(self, *, on: bool) -> None:
        for option in self.shown:
            if on:
                self.chosen.setdefault(option.value, None)
            else:
                self.chosen.pop(option.value, None)
        self.dataChanged.emit(self.index(0), self.index(max(0, len(self.shown) - 1)))

    @property
    def total(self) -> int:
        return len(self._all)

    @property
    def all_shown_ticked(self) -> bool:
        return bool(self.shown) and all(option.value in self.chosen for option in self.shown)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.shown)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        option = self.shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return " · ".join(filter(None, (option.text, option.detail)))
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if option.value in self.chosen else Qt.CheckState.Unchecked
        return None


class _Search(SearchField):
    """Enter ticks the only vehicle in sight, or leads into the list; it never hands the form in."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.search_now()
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class _TickList(QListView):
    """Space and Enter tick the current line, a click ticks the one below the pointer."""

    toggled = Signal(int)

    def __init__(self, model: _Ticks) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(TickRows(self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(lambda index: self.toggled.emit(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The rest is for moving about."""
        at = self.currentIndex()
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and at.isValid():
            self.toggled.emit(at.row())
        else:
            super().keyPressEvent(event)


class VehiclePicker(Live, QWidget):
    """Search above, ticks below."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = ("", "")
        self.model = _Ticks()
        self.search = _Search()
        self.list = _TickList(self.model)
        self.list.setObjectName("vehicle_ticks")
        self.all = LinkButton("", "list-checks", name="tick_all")
        self.count = Label("", 13, tone="muted", tabular=True)
        self.setLayout(column(row((self.search, 1), gap=S2), self.list, row(self.count, None, self.all), gap=S2))
        self.search.searched.connect(self._searched)
        self.search.entered.connect(self._entered)
        self.list.toggled.connect(self._toggled)
        self.all.clicked.connect(self._tick_all)
        self.go_live()

    def offer(self, options: Sequence[Option]) -> None:
        """Other vehicles; what was ticked stays ticked."""
        self.model.offer(options)
        self._searched(self.search.text())

    def call(self, words: tuple[str, str]) -> None:
        """The name and the hint of the search; empty ones are those of vehicles."""
        self._words = words
        self.retranslate()

    def choose(self, values: Sequence[str]) -> None:
        """Tick exactly these."""
        self.model.chosen = dict.fromkeys(values)
        self._searched(self.search.text())

    def retranslate(self) -> None:
        """Names and counts."""
        name, hint = self._words
        self.search.set_label(name or self.tr("Search vehicles"), hint or self.tr("Plate, VIN, type or driver"))
        self.list.setAccessibleName(name or self.tr("Vehicles of the customer"))
        self._tell()

    def _searched(self, text: str) -> None:
        self.model.search(text)
        rows = min(_MOST_ROWS, max(_LEAST_ROWS, len(self.model.shown)))
        self.list.setFixedHeight(rows * ROW + 4)
        self._tell()

    def _entered(self) -> None:
        """One found is the one meant."""
        if self.search.text() and len(self.model.shown) == 1:
            self.model.toggle(0)
            self.search.clear()
            self._told()
        elif self.model.shown:
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            self.list.setCurrentIndex(self.model.index(0))

    def _toggled(self, at: int) -> None:
        self.model.toggle(at)
        self._told()

    def _tick_all(self) -> None:
        self.model.tick_shown(on=not self.model.all_shown_ticked)
        self._told()

    def _told(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        model = self.model
        chosen = self.tr("{n} of {total} chosen").format(n=len(model.chosen), total=model.total)
        self.count.setText(chosen if model.total else self.tr("Choose the customer first."))
        off = model.all_shown_ticked
        text = self.tr("Choose none of these {n}") if off else self.tr("Choose all {n} shown")
        self.all.set_text(text.format(n=len(model.shown)))
        self.all.setVisible(bool(model.shown))
        reveal(self.list, bool(model.total))  # no empty room before a customer is chosen


class VehiclesEditor(Editor):
    """Between the ticks and the draft's numbers."""

    def __init__(self, field: Vehicles) -> None:
        self.picker = VehiclePicker()
        super().__init__(field, self.picker, self.picker.search)
        self.picker.search.setObjectName(field.name)
        self.picker.changed.connect(self.edited)
        self.adopt(field)

    def adopt(self, field: Field) -> None:
        """The vehicles as they are called now."""
        super().adopt(field)
        if isinstance(field, Vehicles):
            self.picker.call(field.search)
            self.picker.offer(field.offers())

    def value(self) -> tuple[str, ...]:
        """The numbers in the order they were ticked."""
        return tuple(self.picker.model.chosen)

    def set_value(self, value: Any) -> None:
        """Show these."""
        self.picker.choose(tuple(value or ()))

    def take_scan(self, text: str) -> None:
        """A plate or VIN that is one vehicle's ticks it; others are searched for."""
        model = self.picker.model
        model.search(text)
        if len(model.shown) == 1 and model.shown[0].value not in model.chosen:
            model.toggle(0)
        self.picker.offer(self.field.offers() if isinstance(self.field, Vehicles) else ())
        self.edited.emit()
