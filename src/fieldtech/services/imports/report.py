"""What an import did, file by file and cell by cell, as codes."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class Cell:
    """One cell that is wrong, doubtful or was left as it is in the data folder; line 1 is the heading."""

    line: int
    column: str
    value: str
    code: str
    severity: str = "error"
    params: dict[str, str] = field(default_factory=dict)


@dataclass
class FileReport:
    """The rows of one file: new, updated, the same as before, kept although they differ, refused."""

    file: str
    kind: str
    sha256: str
    created: int = 0
    updated: int = 0
    same: int = 0
    kept: int = 0
    refused: int = 0
    cells: list[Cell] = field(default_factory=list)

    @property
    def changed(self) -> bool:
        """Whether it brought anything."""
        return bool(self.created or self.updated)


@dataclass
class ImportReport:
    """All files of one import in the order in which they were read."""

    files: list[FileReport] = field(default_factory=list)
    dry_run: bool = False

    @property
    def created(self) -> int:
        """New rows altogether."""
        return sum(file.created for file in self.files)

    @property
    def refused(self) -> int:
        """Rows with errors altogether."""
        return sum(file.refused for file in self.files)

    @property
    def changed(self) -> bool:
        """Whether anything is different now."""
        return any(file.changed for file in self.files)

    def cells(self, severity: str = "error") -> Iterator[tuple[str, Cell]]:
        """Every cell of a severity with its file."""
        return ((file.file, cell) for file in self.files for cell in file.cells if cell.severity == severity)

    def to_body(self) -> dict[str, Any]:
        """As JSON."""
        return asdict(self)
