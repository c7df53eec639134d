"""The rows of a file as the table shows them: number, result, and every column with its problems in words."""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFontMetrics

from fieldtech.services.imports.lists.findings import Finding, JudgedRow
from fieldtech.ui.fonts import font
from fieldtech.ui.language import sentence, word
from fieldtech.ui.pages.importing.looking import CHECK, GOOD, OUT, WHOLE_ROW, Looking, ShownColumn, Spot

Index = QModelIndex | QPersistentModelIndex
CELL_ROLE = int(Qt.ItemDataRole.UserRole) + 1
NUMBER, STATE, FIRST = 0, 1, 2  # the first column of the file is FIRST
LONGEST = 200  # characters of a cell that are shown
_TONES = {GOOD: "ok", CHECK: "warn", OUT: "danger"}
_WIDTHS = {
    "plate": 128, "plate_colour": 110, "vin": 184, "driver_name": 112, "driver_phone": 128, "iccid": 200, "imei": 164,
    "msisdn": 140, "imsi": 160, "terminal_id": 136, "voltage": 112, "remark": 180, "owner": 180, "make_model": 150,
}  # fmt: skip
_OTHER = 136
_BESIDE = 74  # the arrow and the edges of a box with a meaning
_NUMBER_WIDTH, _STATE_WIDTH = 56, 152


@dataclass(frozen=True)
class CellLook:
    """What the delegate paints: a text, and below it what is wrong."""

    text: str
    tone: str = ""
    words: str = ""
    dot: str = ""
    strong: bool = False
    quiet: bool = False
    middle: bool = False  # a long number is cut in its middle: the end matters most


class RowsModel(QAbstractTableModel):
    """Reads a ``Looking``; ``begin`` shows another one, ``again`` the same after something changed."""

    def __init__(self) -> None:
        super().__init__()
        self.looking: Looking | None = None

    def begin(self, looking: Looking | None) -> None:
        """Another file, or other columns or rows of it."""
        self.beginResetModel()
        self.looking = looking
        self.endResetModel()

    def again(self) -> None:
        """The same rows and columns say something else."""
        if self.rowCount():
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        """Rows that pass the filter."""
        return 0 if parent.isValid() or self.looking is None else len(self.looking.shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        """Number, result, and those of the file."""
        return 0 if parent.isValid() or self.looking is None else FIRST + len(self.looking.columns)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """One role for painting; text for everything else."""
        if self.looking is None:
            return None
        if role == CELL_ROLE:
            return self.look(index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self.look(index.row(), index.column()).text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            look = self.look(index.row(), index.column())
            return ", ".join(filter(None, (look.text, look.words)))
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._explanation(index)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        """The meanings, for those who hear the table or copy from it."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole or self.looking is None:
            return None
        if section < FIRST:
            return word("list.row") if section == NUMBER else word("list.result")
        column = self.looking.columns[section - FIRST]
        return word(f"list.{column.field}") if column.field else column.label

    def plain(self, line: int, at: int) -> str:
        """All that stands in a cell."""
        assert self.looking is not None
        column = self.column(at)
        return self.looking.cell(self.row(line), column) if column is not None else self.look(line, at).text

    def heading(self, at: int) -> str:
        """What the file says above a column, else what it means."""
        column = self.column(at)
        said = column.label if column is not None else ""
        return said or str(self.headerData(at, Qt.Orientation.Horizontal) or "")

    def row(self, at: int) -> JudgedRow:
        """The row of the file shown at a line of the table."""
        assert self.looking is not None
        return self.looking.rows[self.looking.shown[at]]

    def column(self, at: int) -> ShownColumn | None:
        """The column of the file, None for number and result."""
        assert self.looking is not None
        return self.looking.columns[at - FIRST] if at >= FIRST else None

    def spot(self, index: Index) -> Spot:
        """What a person pointed at: the problem of the cell, or the first of the row."""
        assert self.looking is not None
        row, column = self.row(index.row()), self.column(index.column())
        if column is None or not column.field:
            return self.looking.first_in(row.number) or Spot(row.number, column.field if column else WHOLE_ROW)
        return Spot(row.number, column.field, self.looking.finding(row, column.field))

    def index_of(self, spot: Spot) -> QModelIndex:
        """Where a place is shown; invalid when the filter hides its row."""
        looking = self.looking
        if looking is None:
            return QModelIndex()
        line = next((n for n, at in enumerate(looking.shown) if looking.rows[at].number == spot.number), -1)
        column = next((n for n, shown in enumerate(looking.columns) if shown.field == spot.field), STATE - FIRST)
        return self.index(line, FIRST + column) if line >= 0 else QModelIndex()

    def width(self, at: int) -> int:
        """The room a column takes."""
        column = self.column(at)
        if column is None:
            return _NUMBER_WIDTH if at == NUMBER else _STATE_WIDTH
        meaning = capital(word(f"list.{column.field or 'ignored'}"))
        return max(_WIDTHS.get(column.field, _OTHER), QFontMetrics(font(13)).horizontalAdvance(meaning) + _BESIDE)

    def look(self, line: int, at: int) -> CellLook:
        """One cell."""
        assert self.looking is not None
        row = self.row(line)
        if at == NUMBER:
            return CellLook(str(row.number), quiet=True)
        if at == STATE:
            return self._state(row, self.looking.states[self.looking.shown[line]])
        column = self.looking.columns[at - FIRST]
        text = " ".join(self.looking.cell(row, column)[:LONGEST].split())
        finding = self.looking.finding(row, column.field) if column.field else None
        if finding is None:
            number = column.field in ("iccid", "vin", "imei")
            return CellLook(text or "–", strong=column.field == "plate", quiet=not text or not column.field,
                            middle=number)  # fmt: skip
        return CellLook(text or "–", _tone(finding), short(finding), strong=column.field == "plate")

    def _state(self, row: JudgedRow, state: str) -> CellLook:
        assert self.looking is not None
        doubtful = state == GOOD and row.verdict == "warning"
        text = word("import.state.checked" if doubtful else f"import.state.{state}")
        finding = self.looking.finding(row, WHOLE_ROW)
        words = short(finding) if finding is not None else ""
        if not words and row.existing is not None:
            words = word("import.state.known")
        dot = "warn" if doubtful else _TONES[state]
        return CellLook(text, "warn" if finding is not None else "", words, dot, strong=state != GOOD)

    def _explanation(self, index: Index) -> str:
        """The whole text and the whole sentence."""
        assert self.looking is not None
        row, column = self.row(index.row()), self.column(index.column())
        field = column.field if column else WHOLE_ROW
        text = self.looking.cell(row, column)[: LONGEST * 4] if column else ""
        said = [said_of(finding) for finding in row.findings if finding.field == field]
        return "\n".join(filter(None, (text, *said)))


def capital(text: str) -> str:
    """A word at the head of something."""
    return text[:1].upper() + text[1:]


def short(finding: Finding) -> str:
    """The problem in as few words as fit into a cell."""
    return word(f"import.short.{finding.told_as or finding.code}", **finding.params)


def said_of(finding: Finding) -> str:
    """What is wrong and what to do."""
    return sentence(finding.told_as or finding.code, **finding.params)


def _tone(finding: Finding) -> str:
    return "danger" if finding.severity == "error" else "warn"
