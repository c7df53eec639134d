"""A list on its way in as a person works on it: what was checked, which rows are shown, what is to be mended next."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fieldtech.services.imports.files import Cell
from fieldtech.services.imports.files.cell_text import text_of
from fieldtech.services.imports.lists.findings import Finding, JudgedRow
from fieldtech.services.imports.lists.mapping import Column
from fieldtech.services.imports.lists.preview import ListPreview
from fieldtech.ui.pages.importing.deeds import Deeds, Moment
from fieldtech.ui.pages.importing.ordering import AS_IN_THE_FILE, WRONG_FIRST, ordered

ALL, PROBLEMS, GOOD, CHECK, OUT = "all", "problems", "good", "check", "out"
WHOLE_ROW = "row"  # the field of what concerns no cell
_SAMPLE = 60  # rows, to see whether a column without heading holds anything


@dataclass(frozen=True)
class Spot:
    """A place to mend: a cell, and the problem that leads there (None: a person chose it)."""

    number: int
    field: str
    finding: Finding | None = None


@dataclass(frozen=True)
class ShownColumn:
    """A column on the screen; ``index`` is -1 for what the file should have and has not."""

    index: int
    field: str
    label: str


class Looking:
    """Wraps a preview; nothing here is stored."""

    def __init__(self, preview: ListPreview) -> None:
        self.preview = preview
        self.corrections: dict[tuple[int, str], str] = {}
        self.filter, self.order = ALL, AS_IN_THE_FILE
        self.deeds = Deeds()
        self.shown: list[int] = []
        self.columns: tuple[ShownColumn, ...] = ()
        self._checked: set[tuple[int, str]] = set()
        self._raw = {row.number: row.cells for row in preview.sheet.rows}
        self._ordered: list[int] = []
        self._at: dict[int, int] = {}  # number of a row -> its place in the order shown
        self.states: list[str] = []
        self.counts: Counter[str] = Counter()
        self.update()

    @property
    def rows(self) -> list[JudgedRow]:
        """The data rows of the file."""
        return self.preview.rows

    def take(self, preview: ListPreview) -> None:
        """The same table, seen anew."""
        self.preview = preview
        self._raw = {row.number: row.cells for row in preview.sheet.rows}
        self.update()

    def update(self) -> None:
        """After rows were judged anew."""
        self.states = [self._state(row) for row in self.rows]
        self.counts = Counter(self.states)
        self.counts[ALL] = len(self.states)
        self.counts[PROBLEMS] = self.counts[CHECK] + self.counts[OUT]
        self.columns = tuple(self._columns())
        self.show(self.filter, self.order)

    def show(self, state: str, order: str | None = None) -> None:
        """Only rows of one state; in another order, if one is named."""
        self.filter = state
        self.order = self.order if order is None else order
        if self.order not in (AS_IN_THE_FILE, WRONG_FIRST, *(column.field for column in self.columns)):
            self.order = AS_IN_THE_FILE  # the column means something else now
        self._ordered = ordered(self.rows, self.states, self.order)
        self._at = {self.rows[at].number: place for place, at in enumerate(self._ordered)}
        wanted = {PROBLEMS: (CHECK, OUT), ALL: (GOOD, CHECK, OUT)}.get(state, (state,))
        self.shown = [at for at in self._ordered if self.states[at] in wanted]

    def cell(self, row: JudgedRow, column: ShownColumn) -> str:
        """What stands in a cell, as a person sees it in the spreadsheet."""
        if column.field:
            return text_of(row.cells.get(column.field))
        cells = self._raw.get(row.number, [])
        found: Cell = cells[column.index] if 0 <= column.index < len(cells) else None
        return text_of(found)

    def finding(self, row: JudgedRow, field: str) -> Finding | None:
        """The gravest problem of a cell."""
        mine = [finding for finding in row.findings if finding.field == field]
        return min(mine, key=lambda finding: finding.severity != "error", default=None)

    def is_checked(self, row: JudgedRow, finding: Finding) -> bool:
        """Whether somebody looked at this doubt."""
        return (row.number, finding.code) in self._checked

    def row(self, number: int) -> JudgedRow:
        """A row by its number in the file."""
        return self.rows[bisect_left(self.rows, number, key=lambda row: row.number)]

    # what one does ----------------------------------------------------------------------------------------

    def now(self) -> Moment:
        """The list as it stands, to come back to."""
        left_out = frozenset(row.number for row in self.rows if row.left_out)
        corrections, checked = dict(self.corrections), frozenset(self._checked)
        return Moment(self.preview, tuple(self.rows), left_out, corrections, checked)

    def return_to(self, moment: Moment) -> None:
        """What was done since is taken back; the rows themselves are put back already."""
        self.corrections, self._checked = dict(moment.corrections), set(moment.checked)
        self.take(moment.preview)

    def corrected(self, cells: Mapping[tuple[int, str], str]) -> None:
        """Cells say something else now: doubts about them are new ones."""
        self.corrections |= cells
        self._checked -= {
            (number, finding.code)
            for number, field in cells
            for finding in self.row(number).findings
            if finding.field == field
        }
        self.update()

    def check(self, number: int) -> None:
        """All doubts of one row were looked at."""
        self.deeds.note(self.now())
        self._checked |= {(number, finding.code) for finding in _doubts(self.row(number))}
        self.update()

    def check_kind(self, code: str) -> None:
        """One doubt was looked at in all rows."""
        self.deeds.note(self.now())
        self._checked |= {(row.number, code) for row in self.rows if any(f.code == code for f in _doubts(row))}
        self.update()

    def check_all(self, on: bool) -> None:
        """Everything amber was looked at, or nothing."""
        self.deeds.note(self.now())
        self._checked = {(row.number, f.code) for row in self.rows for f in _doubts(row)} if on else set()
        self.update()

    def leave_out(self, number: int, left_out: bool) -> None:
        """A row stays out, or comes in after all."""
        self.deeds.note(self.now())
        self.preview.leave_out(number, left_out=left_out)
        self.update()

    # what is to be done -----------------------------------------------------------------------------------

    def doubtful(self) -> int:
        """Rows that are amber, looked at or not."""
        return sum(1 for row in self._told() if not row.left_out and row.verdict == "warning")

    def of_kind(self, code: str) -> int:
        """Rows with this doubt still open."""
        open_rows = (row for row, state in zip(self.rows, self.states, strict=True) if state == CHECK)
        return sum(1 for row in open_rows if any(f.code == code and not self.is_checked(row, f) for f in row.findings))

    def alike(self, spot: Spot) -> tuple[int, ...]:
        """The rows whose cell says the same and is wrong in the same way, the one of the spot among them."""
        if spot.finding is None or spot.field == WHOLE_ROW:
            return (spot.number,)
        text, code = text_of(self.row(spot.number).cells.get(spot.field)).strip(), spot.finding.code
        told = (row for row in self._told() if not row.left_out and text_of(row.cells.get(spot.field)).strip() == text)
        return tuple(row.number for row in told if any(f.code == code and f.field == spot.field for f in row.findings))

    def coming(self) -> frozenset[int]:
        """The numbers of the rows an import takes now."""
        return frozenset(row.number for row, state in zip(self.rows, self.states, strict=True) if state == GOOD)

    def new(self) -> int:
        """How many of them are not in the register."""
        paired = zip(self.rows, self.states, strict=True)
        return sum(1 for row, state in paired if state == GOOD and row.existing is None)

    def to_mend(self) -> int:
        """Rows that keep somebody busy: out by a mistake, or in doubt."""
        return sum(1 for row in self._told() if self._is_open(row))

    def next_spot(self, after: Spot | None = None, *, back: bool = False) -> Spot | None:
        """The next open problem in the order shown, from the top again after the last."""
        step, count = -1 if back else 1, len(self._ordered)
        begin = 0 if after is None else self._at[after.number]
        if after is not None:
            here = self._place(after)
            mine = [s for s in self._open_in(begin) if (self._place(s) < here if back else self._place(s) > here)]
            if mine:
                return mine[-1 if back else 0]
            begin += step
        elif back:
            begin = count - 1
        found = (self._open_in((begin + n * step) % count) for n in range(count))
        return next((spots[-1 if back else 0] for spots in found if spots), None)

    def first_in(self, number: int) -> Spot | None:
        """The first open problem of a row."""
        return next((spot for spot in self._of_row(self.row(number))), None)

    # inside -----------------------------------------------------------------------------------------------

    def _told(self) -> Iterator[JudgedRow]:
        """The rows something is wrong with."""
        return (row for row in self.rows if row.own or row.among)

    def _open_in(self, place: int) -> list[Spot]:
        """The open problems of the row at a place in the order shown."""
        row = self.rows[self._ordered[place]]
        is_told = bool(row.own or row.among) and self._is_open(row)
        return sorted(self._of_row(row), key=self._place) if is_told else []

    def _of_row(self, row: JudgedRow) -> Iterator[Spot]:
        rejected = row.verdict == "rejected"
        for finding in sorted(row.findings, key=lambda found: found.severity != "error"):
            is_open = finding.severity == "error" if rejected else not self.is_checked(row, finding)
            if is_open:
                yield Spot(row.number, finding.field, finding)

    def _place(self, spot: Spot) -> tuple[int, int, int]:
        """Grave ones first in a row, then as the columns stand."""
        order = [column.field for column in self.columns]
        grave = 0 if spot.finding is None or spot.finding.severity == "error" else 1
        found = self.row(spot.number).findings
        at = next((n for n, finding in enumerate(found) if finding == spot.finding), -1)
        if spot.finding is None:
            at = order.index(spot.field) if spot.field in order else 0
        return self._at[spot.number], grave, at

    def _is_open(self, row: JudgedRow) -> bool:
        if row.left_out:
            return False
        return row.verdict == "rejected" or self._state(row) == CHECK

    def _state(self, row: JudgedRow) -> str:
        if not (row.own or row.among or row.left_out):
            return GOOD  # most rows of most lists
        verdict = row.verdict
        if row.left_out or verdict == "rejected":
            return OUT
        if verdict == "warning" and not all(self.is_checked(row, finding) for finding in row.findings):
            return CHECK
        return GOOD

    def _columns(self) -> Iterator[ShownColumn]:
        columns = self.preview.mapping.columns
        for column in columns:
            if column.field or column.label or self._holds_something(column):
                yield ShownColumn(column.index, column.field, column.label)
        there = {column.field for column in columns} | {WHOLE_ROW}
        missing = dict.fromkeys(f.field for row in self._told() for f in row.findings if f.field not in there)
        yield from (ShownColumn(-1, field, "") for field in missing)

    def _holds_something(self, column: Column) -> bool:
        rows = self.preview.sheet.rows[:_SAMPLE]
        header = self.preview.mapping.header_row
        cells = (row.cells for row in rows if row.number > header and column.index < len(row.cells))
        return any(text_of(found[column.index]).strip() for found in cells)


def _doubts(row: JudgedRow) -> Iterator[Finding]:
    return (finding for finding in row.findings if finding.severity == "warning")
