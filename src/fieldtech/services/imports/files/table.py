"""What every reader gives: sheets of rows of cells, numbered as in the file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Fault:
    """A cell without a usable value; ``code`` says why."""

    code: str


Cell = str | int | float | date | Fault | None
"""A text, a number as the spreadsheet kept it, a date, a faulty cell, or nothing."""


@dataclass
class SheetRow:
    """One row; cells that are missing at its end are empty."""

    number: int
    cells: list[Cell]
    hidden: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether nothing but spaces is in it."""
        return all(cell is None or (isinstance(cell, str) and not cell.strip()) for cell in self.cells)


Watch = Callable[[int], None]


@dataclass(frozen=True)
class Merge:
    """A merged area; rows as in the file, columns from 0, both ends inside."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass
class Sheet:
    """A sheet; rows without any cell are not in it."""

    name: str
    rows: list[SheetRow]
    merges: Sequence[Merge] = ()
    first_day_1904: bool = False


@dataclass
class Book:
    """A file whose sheets are read when they are asked for; ``is_grid`` files name columns by letters.

    ``watch`` hears from time to time how many rows were read, and may raise to stop it.
    """

    file: str
    sha256: str
    names: tuple[str, ...]
    read: Callable[[int], Sheet]
    is_grid: bool = True
    encoding: str = ""
    delimiter: str = ""
    watch: Watch | None = None
    hidden: frozenset[int] = field(default_factory=frozenset)  # sheets that are not shown in the spreadsheet

    def order(self) -> list[int]:
        """The sheets as they are looked through: hidden ones last."""
        return sorted(range(len(self.names)), key=lambda index: (index in self.hidden, index))
