"""What a row is judged with, and the small steps all kinds of rows share."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from fieldtech.model.identifiers import Verdict, identify
from fieldtech.model.identifiers.text import normalise, without_spaces_and_hyphens
from fieldtech.services.imports.files import Cell
from fieldtech.services.imports.lists.cells import day_of, fault_of, free_text, identifier_text, is_number
from fieldtech.services.imports.lists.findings import Finding, Values


@dataclass(frozen=True)
class Knowledge:
    """What the rules need to know: the day, and the protocol of every terminal model."""

    today: date
    protocols: Mapping[str, str] = field(default_factory=dict)
    first_day_1904: bool = False


class Judge:
    """Takes the cells of one row and collects values and findings."""

    def __init__(self, cells: Mapping[str, Cell], knowledge: Knowledge) -> None:
        self.cells = cells
        self.knowledge = knowledge
        self.values: Values = {}
        self.found: list[Finding] = []
        self._faulty: set[str] = set()
        for name, cell in cells.items():
            if fault := fault_of(cell, name):
                self.found.append(fault)
                self._faulty.add(name)

    def tell(self, code: str, name: str, told_as: str = "", **params: str) -> None:
        """A problem of a field."""
        self.found.append(Finding(code, name, params, told_as))

    def is_usable(self, name: str) -> bool:
        """Whether the cell can be read at all; a faulty one has been told and is none that is missing."""
        return name not in self._faulty

    def text(self, name: str) -> str:
        """The cell as an identifier is read; empty for nothing and for a faulty cell."""
        cell = self.cells.get(name)
        return "" if cell is None or name in self._faulty else identifier_text(cell)

    def put(self, name: str, value: Any) -> None:
        """The value to store."""
        self.values[name] = value

    def free(self, name: str, *, is_name: bool = False) -> str | None:
        """Free text as it is stored."""
        cell = self.cells.get(name)
        value = (
            free_text(cell, name, self.found, is_name=is_name) if cell is not None and self.is_usable(name) else None
        )
        self.values[name] = value
        return value

    def day(self, name: str) -> date | None:
        """A date; unreadable is a doubt and left empty."""
        day, was_read = (
            day_of(self.cells.get(name), self.knowledge.first_day_1904) if self.is_usable(name) else (None, True)
        )
        if not was_read:
            self.tell("date_unreadable", name)
        self.values[name] = day.isoformat() if day else None
        return day

    def identifier(self, name: str, kind: str, protocol: str | None = None, *, needed: bool = False) -> str | None:
        """An identifier by the rules of its kind; one that is not needed may be missing."""
        self.values[name] = None
        if not self.is_usable(name):
            return None
        text = self.text(name)
        if not needed and not without_spaces_and_hyphens(text):
            return None  # also a row of dashes
        verdict = identify(kind, text, protocol=protocol)
        self._tell(name, verdict)
        self.values[name] = verdict.normalised
        return verdict.normalised or None

    def iccid(self, *, needed: bool = False) -> str | None:
        """An ICCID; a number cell has lost its last digits whatever it shows."""
        if self.is_usable("iccid") and is_number(self.cells.get("iccid")):
            self.tell("iccid_number_damaged", "iccid")
            self.values["iccid"] = None
            return None
        return self.identifier("iccid", "iccid", needed=needed)

    def wanted(self, name: str) -> None:
        """A day by which something is wanted; in the past it is a doubt."""
        day = self.day(name)
        if day is not None and day < self.knowledge.today:
            self.tell("wanted_date_past", name)

    def model(self, *, needed: bool) -> str | None:
        """A terminal model of the catalogue."""
        text = normalise(self.text("model"))
        self.values["model"] = text or None
        if self.is_usable("model") and (text or needed) and text not in self.knowledge.protocols:
            self.tell("unknown_model", "model", value=text)
        return text or None

    def _tell(self, name: str, verdict: Verdict) -> None:
        for code in verdict.codes:
            self.tell(code, name)
