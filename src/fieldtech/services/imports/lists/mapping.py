"""Which column means what: a value that is guessed, shown, corrected and remembered."""

from collections.abc import Mapping as MappingOf
from collections.abc import Sequence
from dataclasses import dataclass, replace

from fieldtech.services.imports.files import Cell, Sheet
from fieldtech.services.imports.files.worksheet import column_letters
from fieldtech.services.imports.lists.contents import SAMPLE, field_by_contents, resolved
from fieldtech.services.imports.lists.fields import CARD, PRODUCT, SERIAL, SOMEBODY_ELSE, ListKind
from fieldtech.services.imports.lists.header import Header, label_key, meaning

IGNORED = ""
Remembered = MappingOf[str, str]
"""Label key -> field, or ``IGNORED``, as somebody decided before."""


@dataclass(frozen=True)
class Column:
    """A column; ``why`` says how its meaning was found: word, contents, remembered, chosen, or nothing."""

    index: int
    letters: str
    label: str
    key: str
    field: str = IGNORED
    why: str = ""


@dataclass(frozen=True)
class Mapping:
    """The columns of a table below its header."""

    header_row: int
    columns: tuple[Column, ...]

    def fields(self) -> dict[str, int]:
        """Field -> column number."""
        return {column.field: column.index for column in self.columns if column.field}

    def with_field(self, index: int, field: str) -> "Mapping":
        """The same with another meaning of one column; whichever had that meaning before loses it."""
        changed = []
        for column in self.columns:
            if column.index == index:
                column = replace(column, field=field, why="chosen")
            elif field and column.field == field:
                column = replace(column, field=IGNORED, why="chosen")
            changed.append(column)
        return replace(self, columns=tuple(changed))

    def to_remember(self) -> dict[str, str]:
        """Every labelled column by its key."""
        return {column.key: column.field for column in self.columns if column.key}


def guess_mapping(
    sheet: Sheet, header: Header, kind: ListKind, remembered: Remembered, models: frozenset[str]
) -> Mapping:
    """By what somebody decided before, then by words, then by contents."""
    columns = [Column(at, column_letters(at), head.label, head.key) for at, head in enumerate(header.headings)]
    taken: dict[str, int] = {}
    columns = [_remembered(column, remembered, kind, taken) for column in columns]
    wanted = sorted(
        ((*meaning(header.headings[c.index], kind), c.index) for c in columns if c.why != "remembered"),
        key=lambda found: (-found[1], found[2]),
    )
    vague: list[tuple[str, int]] = []
    for field, sure, index in wanted:
        if not sure or field in taken:
            continue
        if field in (CARD, SERIAL, PRODUCT):
            vague.append((field, index))
        else:
            taken[field] = index
            columns[index] = replace(columns[index], field=field, why="word")
    samples = _samples(sheet, header.row, len(columns))
    for word, index in vague:
        found = resolved(word, samples[index], kind, models, taken)
        if found:
            taken[found] = index
            columns[index] = replace(columns[index], field=found, why="contents")
    return Mapping(header.row, tuple(_by_contents(columns, samples, kind, taken)))


def _remembered(column: Column, remembered: Remembered, kind: ListKind, taken: dict[str, int]) -> Column:
    field = remembered.get(column.key) if column.key else None
    if field is None or field in taken or (field and field not in kind.words):
        return column
    if field:
        taken[field] = column.index
    return replace(column, field=field, why="remembered")


def _by_contents(
    columns: Sequence[Column], samples: Sequence[list[Cell]], kind: ListKind, taken: dict[str, int]
) -> list[Column]:
    """Columns whose heading says nothing, but whose contents cannot be mistaken."""
    done = []
    for column in columns:
        if not column.field and not column.why and not SOMEBODY_ELSE.search(label_key(column.label)):
            field = field_by_contents(samples[column.index], kind)
            if field and field not in taken:
                taken[field] = column.index
                column = replace(column, field=field, why="contents")
        done.append(column)
    return done


def _samples(sheet: Sheet, header_row: int, width: int) -> list[list[Cell]]:
    samples: list[list[Cell]] = [[] for _ in range(width)]
    rows = (row for row in sheet.rows if row.number > header_row)
    for row, _ in zip(rows, range(SAMPLE), strict=False):
        for index, cell in enumerate(row.cells[:width]):
            if cell is not None and cell != "":
                samples[index].append(cell)
    return samples
