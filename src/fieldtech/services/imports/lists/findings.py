"""What was found in a row: its values as they will be stored, and every problem by cell."""

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from fieldtech.model.base import Id
from fieldtech.services.imports.files import Cell
from fieldtech.services.imports.lists.codes import severity_of
from fieldtech.words import sentence

Values = dict[str, Any]
"""Field -> value to be stored; None where the cell says nothing or nothing usable."""


@dataclass(frozen=True)
class Finding:
    """A problem of one cell; ``told_as`` is the sentence where the code has several."""

    code: str
    field: str
    params: Mapping[str, str] = dataclasses.field(default_factory=dict, hash=False)
    told_as: str = ""

    @property
    def severity(self) -> str:
        """``error`` keeps the row out, ``warning`` wants a second look."""
        return severity_of(self.code)

    def sentence(self, language: str) -> str:
        """What is wrong and what to do."""
        return sentence(self.told_as or self.code, language, **self.params)


@dataclass
class JudgedRow:
    """A data row: its cells by field as they are in the file, what they mean, and what is wrong with them."""

    number: int
    cells: dict[str, Cell]
    hidden: bool
    values: Values
    own: tuple[Finding, ...]  # found in the row alone
    among: tuple[Finding, ...] = ()  # found beside other rows and the register
    existing: Id | None = None  # what is in the register already
    left_out: bool = False  # a person decided not to import it

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All of them."""
        return self.own + self.among

    @property
    def verdict(self) -> str:
        """``accepted``, ``warning`` or ``rejected``."""
        return verdict_of(self.findings)

    @property
    def comes_in(self) -> bool:
        """Whether an import takes it."""
        return self.verdict != "rejected" and not self.left_out


def verdict_of(findings: Iterable[Finding]) -> str:
    """The gravest of some findings as a verdict."""
    grave = {finding.severity for finding in findings}
    if "error" in grave:
        return "rejected"
    return "warning" if grave else "accepted"
