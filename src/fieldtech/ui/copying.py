"""Chosen rows as text for a spreadsheet: a tab between the cells, the heads in the first line."""

from collections.abc import Iterable

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView


def copy_rows(view: QAbstractItemView) -> None:
    """Put the chosen rows of a list or table on the clipboard; nothing chosen leaves it as it is."""
    chosen = view.selectionModel().selectedIndexes()
    if chosen:
        QGuiApplication.clipboard().setText(_text(view.model(), sorted({index.row() for index in chosen})))


def _text(model: QAbstractItemModel, rows: Iterable[int]) -> str:
    columns = range(model.columnCount())
    heads = [str(model.headerData(at, Qt.Orientation.Horizontal) or "") for at in columns]
    lines = [[str(model.index(row, at).data() or "") for at in columns] for row in rows]
    return "\n".join("\t".join(map(_cell, cells)) for cells in ([heads] if any(heads) else []) + lines)


def _cell(text: str) -> str:
    """A cell that breaks no row; a list of one column has its tabs already."""
    return " ".join(text.splitlines())
