"""Tools and documents that are lent to people (B08)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from fieldtech.errors import Problem
from fieldtech.model.choices import CONDITIONS, TOOL_KINDS
from fieldtech.model.drafts.base import Draft, one_of, required


@dataclass(frozen=True)
class ToolDraft(Draft):
    """A tool or a set of documents of a warehouse."""

    kind: ClassVar[str] = "tool"

    code: str = ""
    tool_kind: str = "tool"
    name: str = ""
    location: str = ""

    def problems(self) -> Iterator[Problem]:
        """Number, name and where it belongs."""
        for name in ("code", "name", "location"):
            yield from required(name, getattr(self, name))
        yield from one_of("tool_kind", self.tool_kind, TOOL_KINDS)


@dataclass(frozen=True)
class LendDraft(Draft):
    """Out: what, to whom, until when, in what condition."""

    kind: ClassVar[str] = "lend"

    tool: str = ""
    login: str = ""
    due_on: date | None = None
    condition: str = "good"
    note: str = ""

    def problems(self) -> Iterator[Problem]:
        """All but the note."""
        for name in ("tool", "login", "due_on"):
            yield from required(name, getattr(self, name))
        yield from one_of("condition", self.condition, CONDITIONS)


@dataclass(frozen=True)
class GiveBackDraft(Draft):
    """In: which, and in what condition; what is not good is explained."""

    kind: ClassVar[str] = "give_back"

    tool: str = ""
    condition: str = "good"
    note: str = ""

    def problems(self) -> Iterator[Problem]:
        """What is broken or missing is explained."""
        yield from required("tool", self.tool)
        yield from one_of("condition", self.condition, CONDITIONS)
        if self.condition in ("defective", "missing") and len(self.note.strip()) < 2:
            yield Problem("note", "reason_needed")
