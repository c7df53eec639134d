"""Between the table and a spreadsheet: chosen cells as text with tabs, and what the clipboard holds."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QGuiApplication

from fieldtech.ui.pages.importing.rows_model import FIRST, RowsModel


def copied(model: RowsModel, chosen: Sequence[QModelIndex]) -> str:
    """Chosen cells in their places, gaps between them empty; whole rows bring what stands above the columns."""
    if not chosen:
        return ""
    lines = sorted({index.row() for index in chosen})
    columns = sorted({index.column() for index in chosen})
    there = {(index.row(), index.column()) for index in chosen}
    rows = [[model.plain(line, at) if (line, at) in there else "" for at in columns] for line in lines]
    if len(columns) == model.columnCount():
        rows = [[model.heading(at) for at in columns], *rows]
    return "\n".join("\t".join(map(_quoted, cells)) for cells in rows)


def one_value() -> str | None:
    """What was copied, if it is one cell: a spreadsheet ends it with a line break."""
    text = QGuiApplication.clipboard().text().rstrip("\r\n")
    return None if not text.strip() or "\t" in text or "\n" in text else text.strip()


def column_of(index: QModelIndex) -> int:
    """The place among the columns of the file; negative for number and result."""
    return index.column() - FIRST


def _quoted(text: str) -> str:
    """A cell with breaks in it, as spreadsheets write it."""
    return '"' + text.replace('"', '""') + '"' if any(sign in text for sign in "\t\n\r") else text
