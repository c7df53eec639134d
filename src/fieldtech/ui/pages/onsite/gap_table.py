"""The vehicles of a large yard in the leave check: all of them, a line each, those that were begun first (B43)."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from fieldtech.ui.kit.boxes import column
from fieldtech.ui.kit.choices import ChipGroup, Option
from fieldtech.ui.kit.live import Live
from fieldtech.ui.pages.onsite.leave_rows import VehicleGaps
from fieldtech.ui.record_views import ROW_HEIGHT, RecordTable
from fieldtech.ui.tables import Batch, Column, PagedModel
from fieldtech.ui.tokens import S2

FROM = 13
"""From so many vehicles on they are a table; fewer are lines of the card, each with its button."""
_HEAD = 44  # px
_MOST_ROWS = 9
ALL, BEGUN, OPEN = "all", "begun", "open"


class GapTable(Live, QWidget):
    """``opened(row)`` leads to the vehicle; chips choose between all, begun ones and those nobody began."""

    opened = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._gaps: tuple[VehicleGaps, ...] = ()
        self.filters = ChipGroup()
        self.filters.setObjectName(f"{name}_filter")
        self.model = PagedModel((
            Column("position", lambda gaps: gaps.position, 56, align_right=True, sortable=False),
            Column("vehicle", lambda gaps: gaps.vehicle, 140, sortable=False),
            Column("gaps", self._missing, sortable=False),
        ))  # fmt: skip
        self.table = RecordTable(self.model)
        self.table.setObjectName(name)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayout(column(self.filters, self.table, gap=S2))
        self.filters.changed.connect(self._show)
        self.table.opened.connect(lambda gaps: self.opened.emit(gaps.row))
        self.go_live()

    def show_gaps(self, gaps: Sequence[VehicleGaps]) -> None:
        """Begun ones first: they can be mended here; nothing is left out."""
        self._gaps = tuple(sorted(gaps, key=lambda one: (not one.begun, int(one.position))))
        if not self._counts().get(self.filters.value() or ALL):
            self.filters.set_value(ALL)
        self.table.setFixedHeight(_HEAD + min(_MOST_ROWS, max(3, len(self._gaps))) * ROW_HEIGHT + 4)
        self.retranslate()

    def retranslate(self) -> None:
        """Heads and chips."""
        chosen, counts = self.filters.value() or ALL, self._counts()
        names = {ALL: self.tr("All"), BEGUN: self.tr("Begun"), OPEN: self.tr("Nobody began")}
        self.filters.set_label(self.tr("Vehicles"))
        self.filters.set_options(Option(key, f"{names[key]} {n}") for key, n in counts.items() if n)
        self.filters.set_value(chosen)
        self.filters.setVisible(bool(counts[BEGUN] and counts[OPEN]))
        self.model.set_titles(("#", self.tr("Vehicle"), self.tr("What is missing")))
        self.table.setAccessibleName(self.tr("Vehicles with something missing"))
        self._show()

    def _missing(self, gaps: VehicleGaps) -> str:
        return gaps.text if gaps.begun else self.tr("No result yet")

    def _counts(self) -> dict[str, int]:
        begun = sum(one.begun for one in self._gaps)
        return {ALL: len(self._gaps), BEGUN: begun, OPEN: len(self._gaps) - begun}

    def _show(self) -> None:
        name = self.filters.value() or ALL
        shown = [one for one in self._gaps if name == ALL or one.begun == (name == BEGUN)]
        self.model.show(lambda _after, _limit: Batch(shown))
