"""Which column means what: a value that is guessed, shown, corrected and remembered."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from fieldtech.services.imports.files import Cell, Sheet
from fieldtech.services.imports.files.worksheet import column_letters
from fieldtech.services.imports.lists.contents import SAMPLE, field_by_contents, resolved
from fieldtech.services.imports.lists.fields import CARD, PRODUCT, SERIAL, SOMEBODY_ELSE, ListKind
from fieldtech.services.imports.lists.header import NO_HEADER, Header, Heading, Remembered, label_key, meaning
from fieldtech.services.imports.lists.unheaded import fields_without_words

IGNORED = ""
HALF = 0.5


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
        """Every labelled column by its key; without labels only what somebody said himself."""
        own = self.header_row == NO_HEADER
        named = (column for column in self.columns if column.key)
        return {c.key: c.field for c in named if not own or c.why in ("chosen", "remembered")}


def guess_mapping(
    sheet: Sheet, header: Header, kind: ListKind, remembered: Remembered, models: frozenset[str]
) -> Mapping:
    """By what somebody decided before, then by words, then by contents."""
    columns = [_column(at, head, header.row) for at, head in enumerate(header.headings)]
    if header.row == NO_HEADER:
        return Mapping(NO_HEADER, tuple(_without_words(columns, sheet, kind, remembered, models)))
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
    samples = samples_of(sheet, header.row, len(columns))
    for word, index in vague:
        found = resolved(word, samples[index], kind, models, taken)
        if found:
            taken[found] = index
            columns[index] = replace(columns[index], field=found, why="contents")
    return Mapping(header.row, tuple(_by_contents(columns, samples, kind, taken)))


def not_read(sheet: Sheet, mapping: Mapping, kind: ListKind) -> tuple[Column, ...]:
    """Columns that say what another one says already, and are full: half of a table printed in two halves."""
    fields = mapping.fields()
    columns = [c for c in mapping.columns if c.label and not c.field and c.why not in ("chosen", "remembered")]
    twice = [c for c in columns if (field := meaning(Heading(c.label), kind)[0]) in kind.keys and field in fields]
    samples = samples_of(sheet, mapping.header_row, len(mapping.columns)) if twice else []
    return tuple(c for c in twice if len(samples[c.index]) >= HALF * len(samples[fields[_means(c, kind)]]))


def _means(column: Column, kind: ListKind) -> str:
    return meaning(Heading(column.label), kind)[0]


def _column(index: int, head: Heading, header_row: int) -> Column:
    """A column without a heading is remembered by its place where none has one."""
    letters = column_letters(index)
    return Column(index, letters, head.label, head.key if header_row != NO_HEADER else f"#{letters}")


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


def _without_words(
    columns: Sequence[Column], sheet: Sheet, kind: ListKind, remembered: Remembered, models: frozenset[str]
) -> list[Column]:
    """By what is in them; a remembered place counts as long as nothing in the column speaks against it."""
    samples = dict(enumerate(samples_of(sheet, NO_HEADER, len(columns))))
    plain = fields_without_words(samples, kind, models, {})
    fitting = {
        c.key: remembered[c.key]
        for c in columns
        if c.key in remembered and _fits(plain.get(c.index), c, remembered, kind)
    }
    taken: dict[str, int] = {}
    columns = [_remembered(column, fitting, kind, taken) for column in columns]
    free = {column.index: samples[column.index] for column in columns if not column.why}
    found = fields_without_words(free, kind, models, taken)
    return [replace(c, field=found[c.index], why="contents") if c.index in found else c for c in columns]


def _fits(told: str | None, column: Column, remembered: Remembered, kind: ListKind) -> bool:
    """Another list of the customer may have its plates where the last one had something else."""
    return told not in kind.keys or told == remembered[column.key]


def samples_of(sheet: Sheet, header_row: int, width: int) -> list[list[Cell]]:
    """What stands in the columns below the header, without what is empty."""
    samples: list[list[Cell]] = [[] for _ in range(width)]
    rows = (row for row in sheet.rows if row.number > header_row)
    for row, _ in zip(rows, range(SAMPLE), strict=False):
        for index, cell in enumerate(row.cells[:width]):
            if cell is not None and cell != "":
                samples[index].append(cell)
    return samples
