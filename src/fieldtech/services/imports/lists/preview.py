"""A list on its way in: shown with its mapping and problems, corrected cell by cell, nothing stored yet."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace

from fieldtech.services.imports.files import Book, FileRefused, Sheet
from fieldtech.services.imports.lists.beside import Register, compare
from fieldtech.services.imports.lists.fields import LIST_KINDS, ListKind
from fieldtech.services.imports.lists.findings import JudgedRow
from fieldtech.services.imports.lists.header import NO_HEADER, Header, Remembered, find_header, header_at
from fieldtech.services.imports.lists.judging import Knowledge
from fieldtech.services.imports.lists.mapping import Column, guess_mapping, not_read
from fieldtech.services.imports.lists.mapping import Mapping as ColumnMapping
from fieldtech.services.imports.lists.rows import DataRow, SkippedRow, data_rows, judged
from fieldtech.services.progress import Progress, Silent

STEP = 250  # rows between two reports of progress


@dataclass
class ListPreview:
    """What an import would do. ``rejudge`` and ``leave_out`` change it in place, ``remapped`` makes another one."""

    kind: ListKind
    book: Book
    sheet_index: int
    sheet: Sheet
    mapping: ColumnMapping
    knowledge: Knowledge
    rows: list[JudgedRow]
    skipped: list[SkippedRow]
    header_at: int = 0  # the row of the header as the file counts: a text table counts from there
    pointed: int | None = None  # the header row somebody pointed at, as the file counts; 0: there is none
    register: Register = field(default_factory=Register)

    @property
    def not_read(self) -> tuple[Column, ...]:
        """Full columns that say what another one says: nothing of them comes in."""
        return not_read(self.sheet, self.mapping, self.kind)

    @property
    def other_sheets(self) -> tuple[str, ...]:
        """The sheets that were not used."""
        return tuple(name for index, name in enumerate(self.book.names) if index != self.sheet_index)

    def counts(self) -> dict[str, int]:
        """Rows by verdict."""
        verdicts = Counter(row.verdict for row in self.rows)
        return {"rows_read": len(self.rows), **{name: verdicts[name] for name in ("accepted", "warning", "rejected")}}

    def code_counts(self) -> dict[str, int]:
        """How often each code was given, by code."""
        codes = Counter(finding.code for row in self.rows for finding in row.findings)
        return dict(sorted(codes.items()))

    def beside(self, register: Register) -> None:
        """Look at the rows beside one another and beside what is stored."""
        self.register = register
        compare(self.kind.name, self.rows, register)

    def rejudge(self, number: int, name: str, text: str) -> JudgedRow:
        """Another text in a cell and the row judged alone; ``beside`` has to follow."""
        index = bisect_left(self.rows, number, key=lambda row: row.number)
        old = self.rows[index]
        if old.number != number:
            raise KeyError(number)
        row = DataRow(old.number, {**old.cells, name: text or None}, old.hidden)
        self.rows[index] = replace(judged(self.kind.name, row, self.knowledge), left_out=old.left_out)
        return self.rows[index]

    def put_back(self, rows: Iterable[JudgedRow], left_out: Collection[int]) -> None:
        """The rows as they were before; ``beside`` has to follow."""
        self.rows = list(rows)
        for row in self.rows:
            row.left_out = row.number in left_out

    def leave_out(self, number: int, *, left_out: bool = True) -> None:
        """A person decides that a row stays out, or comes in after all."""
        next(row for row in self.rows if row.number == number).left_out = left_out
        self.beside(self.register)

    def remapped(self, mapping: ColumnMapping, progress: Progress | None = None) -> "ListPreview":
        """The same table with other meanings of its columns; corrected cells are read from the file again."""
        now = progress or Silent()
        found = _preview(self.kind, self.book, self.sheet_index, self.sheet, mapping, self.knowledge, now)
        found.header_at, found.pointed = self.header_at, self.pointed
        return found


def preview_of(
    book: Book,
    kind_name: str,
    knowledge: Knowledge,
    *,
    remembered: Remembered | None = None,
    sheet: str | None = None,
    header_row: int | None = None,
    progress: Progress | None = None,
) -> ListPreview:
    """Read a list: the first sheet with a recognisable header, or the one asked for. Raises FileRefused.

    ``header_row`` is where somebody says the header is, as the file counts; ``NO_HEADER`` where there is none.
    """
    kind = LIST_KINDS[kind_name]
    models = frozenset(knowledge.protocols)
    for index, found in _sheets(book, sheet):
        if header_row is not None and found.rows:
            header = header_at(found, header_row, kind)
        elif (guessed := find_header(found, kind, remembered)) is not None:
            header = guessed
        else:
            continue
        at = header.row
        if not book.is_grid:
            found, header = _numbered_from(found, header)
        mapping = guess_mapping(found, header, kind, remembered or {}, models)
        if header_row is None and not {c.field for c in mapping.columns} & {*kind.keys}:
            continue
        now = replace(knowledge, first_day_1904=found.first_day_1904)
        preview = _preview(kind, book, index, found, mapping, now, progress or Silent())
        if not preview.rows:
            raise FileRefused("no_data_rows", sheet=found.name)
        preview.header_at, preview.pointed = at, header_row
        return preview
    raise FileRefused("no_header")


def _sheets(book: Book, wanted: str | None) -> Iterator[tuple[int, Sheet]]:
    for index in book.order():
        if wanted is None or book.names[index] == wanted:
            yield index, book.read(index)


def _numbered_from(sheet: Sheet, header: Header) -> tuple[Sheet, Header]:
    """Records of a text are numbered with the header as 1, whatever titles stand above it."""
    if header.row in (NO_HEADER, 1):
        return sheet, header
    rows = [replace(row, number=row.number - header.row + 1) for row in sheet.rows]
    return replace(sheet, rows=rows), replace(header, row=1)


def _preview(
    kind: ListKind,
    book: Book,
    index: int,
    sheet: Sheet,
    mapping: ColumnMapping,
    knowledge: Knowledge,
    progress: Progress,
) -> ListPreview:
    data, skipped = data_rows(sheet, mapping.header_row, mapping.fields())
    rows: list[JudgedRow] = []
    for done, row in enumerate(data):
        if done % STEP == 0:
            progress.step(done, len(data))
        rows.append(judged(kind.name, row, knowledge))
    preview = ListPreview(kind, book, index, sheet, mapping, knowledge, rows, skipped)
    preview.beside(Register())
    return preview
