"""How somebody set up a table on this computer: widths of columns and the order of the rows, kept per page."""

from collections.abc import Mapping
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QHeaderView

from fieldtech.ui.record_views import RecordTable
from fieldtech.ui.tables import PagedModel

SETTLED_MS = 400  # a column being dragged says its width at every pixel
NARROWEST, WIDEST = 40, 1200


class TableMemory(Protocol):
    """Where it is kept: the settings of this computer."""

    def table(self, name: str) -> Mapping[str, Any]:
        """What was kept under the name, or nothing."""

    def keep_table(self, name: str, values: Mapping[str, Any]) -> None:
        """Keep it."""


class TableKeeper(QObject):
    """Sets the widths of a table as they were left; ``ordering`` says how its rows were."""

    def __init__(self, table: RecordTable, memory: TableMemory | None, name: str) -> None:
        super().__init__(table)
        self._table, self._memory, self._name = table, memory, name
        kept = memory.table(name) if memory else {}
        self._widths: dict[str, int] = {key: w for key, w in _mapping(kept.get("widths")).items() if _sensible(w)}
        sort = kept.get("sort")
        self._sort: list[Any] = sort if isinstance(sort, list) else []
        self._timer = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self._timer.timeout.connect(self.keep)
        for at, column in enumerate(self._columns()):
            if column.key in self._widths and self._is_free(at):
                table.setColumnWidth(at, self._widths[column.key])
        table.horizontalHeader().sectionResized.connect(self._resized)
        table.sorted_by.connect(self._sorted)

    @property
    def ordering(self) -> tuple[str, bool] | None:
        """Column and whether downwards; None when nobody chose."""
        match self._sort:
            case [str(key), bool(descending)] if key in {column.key for column in self._columns()}:
                return key, descending
        return None

    def keep(self) -> None:
        """Write it down now."""
        self._timer.stop()
        if self._memory is not None:
            self._memory.keep_table(self._name, {"widths": dict(self._widths), "sort": list(self._sort)})

    def _resized(self, at: int, _before: int, width: int) -> None:
        if self._is_free(at) and _sensible(width):
            self._widths[self._columns()[at].key] = width
            self._timer.start()

    def _sorted(self, key: str, descending: bool) -> None:
        self._sort = [key, descending]
        self.keep()

    def _columns(self) -> tuple[Any, ...]:
        model = self._table.model()
        return model.columns if isinstance(model, PagedModel) else ()

    def _is_free(self, at: int) -> bool:
        """The one that takes the rest has no width of its own."""
        return self._table.horizontalHeader().sectionResizeMode(at) == QHeaderView.ResizeMode.Interactive


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _sensible(width: Any) -> bool:
    return isinstance(width, int) and NARROWEST <= width <= WIDEST
