"""Long lists: pages of 200 rows fetched as they are scrolled to, painted by one delegate from one role.

Sorting and searching happen in SQL: the page that owns the list builds a new ``fetch`` and calls
``show``. There is no proxy model and no ResizeToContents (21 s and 187 s at 100,000 rows).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
PAGE = 200
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
RECORD_ROLE = int(Qt.ItemDataRole.UserRole) + 2


@dataclass(frozen=True)
class Column:
    """One column: its key for sorting, how a record shows in it, its width (0 takes the rest), its colour if any."""

    key: str
    show: Callable[[Any], str]
    width: int = 0
    align_right: bool = False
    sortable: bool = True
    tone: Callable[[Any], str] | None = None


@dataclass(frozen=True)
class Batch:
    """One page of rows and where the next begins; ``after`` None means that was the last."""

    rows: Sequence[Any]
    after: object = None


Fetch = Callable[[object, int], Batch]


class PagedModel(QAbstractTableModel):
    """Rows are frozen dataclasses; ``paint`` turns one into what the delegate paints (``ROW_ROLE``)."""

    def __init__(
        self,
        columns: Sequence[Column] = (),
        *,
        paint: Callable[[Any], object] | None = None,
        spoken: Callable[[Any], str] | None = None,
        parent: QObject | None = None,
    ) -> None:
        """Without ``columns`` it is a list of one column whose rows ``paint`` describes."""
        super().__init__(parent)
        self.columns = tuple(columns) or (Column("", spoken or str),)
        self._paint = paint or (lambda record: record)
        self._spoken = spoken or (lambda record: ", ".join(c.show(record) for c in self.columns))
        self._fetch: Fetch | None = None
        self._rows: list[Any] = []
        self._after: object = None
        self._more = False
        self._titles: tuple[str, ...] = ()

    def show(self, fetch: Fetch) -> None:
        """Start anew with another query."""
        self._fetch = fetch
        batch = fetch(None, PAGE)
        self.beginResetModel()
        self._rows = list(batch.rows)
        self._after, self._more = batch.after, batch.after is not None
        self.endResetModel()

    def reload(self) -> None:
        """Ask the same query again, as many rows as were loaded."""
        if self._fetch is None:
            return
        batch = self._fetch(None, max(PAGE, len(self._rows)))
        self.beginResetModel()
        self._rows = list(batch.rows)
        self._after, self._more = batch.after, batch.after is not None
        self.endResetModel()

    def set_titles(self, titles: Sequence[str]) -> None:
        """Column titles in the language shown."""
        self._titles = tuple(titles)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def record(self, row: int) -> Any:
        """The record of a row."""
        return self._rows[row]

    def find(self, matches: Callable[[Any], bool]) -> int:
        """The first loaded row that matches, or -1."""
        return next((at for at, record in enumerate(self._rows) if matches(record)), -1)

    def canFetchMore(self, parent: Index) -> bool:
        """Whether scrolling on brings more."""
        return self._more and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        """Load the next page."""
        if self._fetch is None or not self.canFetchMore(parent):
            return
        batch = self._fetch(self._after, PAGE)
        self._after, self._more = batch.after, batch.after is not None
        if batch.rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(batch.rows) - 1)
            self._rows.extend(batch.rows)
            self.endInsertRows()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        """Rows loaded so far."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        """Columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """What the delegate paints, and what screen readers and copying use."""
        record = self._rows[index.row()]
        if role == ROW_ROLE:
            return self._paint(record)
        if role == RECORD_ROLE:
            return record
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[index.column()].show(record)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(record) if len(self.columns) == 1 else self.columns[index.column()].show(record)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        """Column titles."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section] if section < len(self._titles) else ""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            right = self.columns[section].align_right
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None
