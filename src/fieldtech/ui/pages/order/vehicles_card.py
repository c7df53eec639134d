"""The vehicles of an install order: who drives them, how far they are; added, removed, their gaps closed (B11, B12)."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView

from fieldtech.services.install.order_case import InstallCase, VehicleLine
from fieldtech.ui.kit.boxes import Flow, boxed
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.card import Card
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.language import of_task, term, word
from fieldtech.ui.record_views import ROW_HEIGHT, RecordTable
from fieldtech.ui.tables import Batch, Column, PagedModel
from fieldtech.ui.tokens import S2

_HEAD = 44  # px, with its lines
_MOST_ROWS = 6
_LEAST_WIDTHS = ((640, "terminal"), (740, "type"))


class _Table(RecordTable):
    """Delete takes the chosen ones off."""

    delete = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and not event.isAutoRepeat():
            self.delete.emit()
        else:
            super().keyPressEvent(event)


class VehiclesCard(Live, Card):
    """``act(name)`` for more vehicles, ``removed(lines)``, ``edited(line)`` for the vehicle's own data."""

    act = Signal(str)
    removed = Signal(object)
    edited = Signal(object)
    sourced = Signal(object)

    def __init__(self, *, read_only: bool = False) -> None:
        super().__init__(" ", "car")
        self.setObjectName("vehicles_card")
        self._read_only = read_only
        self._lines: tuple[VehicleLine, ...] = ()
        self._may_change, self._moves, self._task = False, False, ""
        self.model = PagedModel(
            (
                Column("position", lambda line: str(line.position), 48, align_right=True, sortable=False),
                Column("vehicle", lambda line: line.label, 128, sortable=False),
                Column("source", lambda line: line.source or self.tr("say from where"), 128, sortable=False),
                Column("driver", self._driver, sortable=False),
                Column("state", self._state, 132, sortable=False),
                Column("terminal", lambda line: line.terminal, 112, sortable=False),
                Column("type", lambda line: term("vehicle_type", line.vehicle_type), 112, sortable=False),
            )
        )
        self.table = _Table(self.model)
        self.table.setObjectName("vehicles")
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._none = Label("", 13, tone="muted", wrap=True)
        self.add_button = Button("", "plus", name="add_vehicles")
        self.list_button = Button("", "file-spreadsheet", name="import_vehicles")
        self.edit_button = Button("", "pencil", name="vehicle_data")
        self.remove_button = Button("", "minus", name="remove_vehicles")
        self.source_button = Button("", "corner-up-left", name="name_source")
        flow = Flow(S2)
        for button in (self.add_button, self.list_button, self.source_button, self.edit_button, self.remove_button):
            flow.addWidget(button)
        self._buttons = boxed(flow)
        self.add(self.table, self._none, self._buttons)
        self._connect()
        self.go_live()

    def show_case(self, case: InstallCase, acts: Sequence[str]) -> None:
        """Show these vehicles; the chosen ones stay chosen where they are still there."""
        chosen = {line.row for line in self.chosen()}
        self._lines, self._may_change = case.lines, "add_vehicles" in acts
        self._task, self._moves = case.draft.task, case.draft.task == "move"
        self.table.setColumnHidden(2, not self._moves)
        self.model.show(lambda _after, _limit: Batch(self._lines))
        rows = min(_MOST_ROWS, len(self._lines))
        self.table.setFixedHeight(_HEAD + rows * ROW_HEIGHT + 4)
        rows_too = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for at, line in enumerate(self._lines):
            if line.row in chosen:
                self.table.selectionModel().select(self.model.index(at, 0), rows_too)
        self.retranslate()

    def chosen(self) -> list[VehicleLine]:
        """The lines one works on."""
        rows = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        return [self.model.record(at) for at in rows]

    def retranslate(self) -> None:
        """Heads, counts, buttons."""
        gaps = sum(not line.has_driver for line in self._lines)
        self.set_title(self.tr("Vehicles"), str(len(self._lines)) if self._lines else "")
        self.set_pill(self.tr("{n} without driver").format(n=gaps) if gaps else "", "warn")
        titles = ("#", self.tr("Vehicle"), self.tr("Comes from"), self.tr("Driver"), self.tr("State"))
        self.model.set_titles((*titles, self.tr("Terminal"), self.tr("Type")))
        self.table.setAccessibleName(self.tr("Vehicles of the order"))
        self._none.setText(self.tr("No vehicle yet. Add the customer's vehicles, or import his list."))
        self.add_button.set_text(self.tr("Add vehicles"))
        self.list_button.set_text(self.tr("Import his list"))
        self.edit_button.set_text(self.tr("Vehicle and driver"))
        self.remove_button.set_text(self.tr("Remove"))
        self.source_button.set_text(self.tr("Comes from…"))
        self.table.setVisible(bool(self._lines))
        self._none.setVisible(not self._lines)
        self.table.viewport().update()
        self._show_buttons()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What can wait gives way where there is little room."""
        super().resizeEvent(event)
        for least, name in _LEAST_WIDTHS:
            at = next(at for at, column in enumerate(self.model.columns) if column.key == name)
            self.table.setColumnHidden(at, self.width() < least)

    def _connect(self) -> None:
        self.table.opened.connect(self.edited)
        self.table.delete.connect(self._remove)
        self.table.selectionModel().selectionChanged.connect(self._chosen_changed)
        self.model.modelReset.connect(self._show_buttons)
        self.add_button.clicked.connect(partial(self.act.emit, "add_vehicles"))
        self.list_button.clicked.connect(partial(self.act.emit, "import_vehicles"))
        self.remove_button.clicked.connect(self._remove)
        self.edit_button.clicked.connect(self._edit)
        self.source_button.clicked.connect(self._source)

    def _chosen_changed(self, _on: QItemSelection, _off: QItemSelection) -> None:
        self._show_buttons()

    def _show_buttons(self) -> None:
        chosen = len(self.chosen())
        self.add_button.setVisible(self._may_change)
        self.list_button.setVisible(self._may_change)
        self.source_button.setVisible(self._may_change and self._moves and bool(self._lines))
        self.source_button.setEnabled(chosen == 1)
        self.edit_button.setVisible(bool(self._lines) and not self._read_only)
        self.edit_button.setEnabled(chosen == 1)
        self.remove_button.setVisible(self._may_change and bool(self._lines))
        self.remove_button.setEnabled(chosen > 0)
        self._buttons.setVisible(self._may_change or (bool(self._lines) and not self._read_only))

    def _remove(self) -> None:
        if self._may_change and (chosen := self.chosen()):
            self.removed.emit(chosen)

    def _source(self) -> None:
        if self._may_change and (chosen := self.chosen()):
            self.sourced.emit(chosen[0])

    def _edit(self) -> None:
        if chosen := self.chosen():
            self.edited.emit(chosen[0])

    def _driver(self, line: VehicleLine) -> str:
        if not line.has_driver:
            return " · ".join(filter(None, (self.tr("driver missing"), line.driver)))
        return " · ".join(filter(None, (line.driver, line.mobile)))

    def _state(self, line: VehicleLine) -> str:
        reason = word(f"choice.not_installed.{line.reason}") if line.reason else ""
        day = line.new_date.isoformat() if line.new_date else ""
        parts = (of_task(f"choice.row_state.{line.state}", self._task), reason, day)
        return " · ".join(filter(None, parts))
