"""What all master drafts share: cleaned text, identifier rules by field, and doubts somebody confirmed."""

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from fieldtech.errors import Invalid, Problem
from fieldtech.model.drafts.base import Draft, required
from fieldtech.model.identifiers import Verdict, identify
from fieldtech.model.identifiers.text import is_empty_word

Problems = Iterator[Problem]


@dataclass(frozen=True)
class MasterDraft(Draft):
    """One row of a master list as it is typed; field names are column names.

    ``accepted`` holds the codes of warnings that somebody looked at and confirmed (已核实).
    """

    needs: ClassVar[tuple[str, ...]] = ()
    identifiers: ClassVar[Mapping[str, str]] = {}  # field -> kind of identifier
    choices: ClassVar[Mapping[str, tuple[Any, ...]]] = {}  # field -> closed list
    references: ClassVar[Mapping[str, str]] = {}  # field -> the master list it points into

    accepted: tuple[str, ...] = dataclasses.field(default=(), kw_only=True)

    def problems(self) -> Problems:
        """Every error, and every warning that has not been accepted."""
        yield from self.form_problems()
        yield from (p for p in self.rules() if p.severity == "error" or p.code not in self.accepted)

    def rules(self) -> Problems:
        """Every error and warning, accepted or not."""
        for name in self.needs:
            yield from required(name, getattr(self, name))
        for name, choices in self.choices.items():
            if getattr(self, name) not in ("", None, *choices):
                yield Problem(name, "unknown_choice")
        for name in self.identifiers:
            yield from self._identifier_problems(name)

    def require_valid(self) -> None:
        """Raise Invalid with every error and every warning not accepted."""
        if found := list(self.problems()):
            raise Invalid(found)

    def cleaned(self) -> Self:
        """The same with identifiers in the form in which they are stored and other text trimmed."""
        return dataclasses.replace(self, **{f.name: self._clean(f.name) for f in dataclasses.fields(self)})

    def doubts(self) -> tuple[str, ...]:
        """The codes of all its warnings."""
        return tuple(dict.fromkeys(p.code for p in self.rules() if p.severity == "warning"))

    def judge(self, name: str) -> Verdict:
        """The verdict on one identifier field."""
        return identify(self.identifiers[name], getattr(self, name))

    def _identifier_problems(self, name: str) -> Problems:
        if is_empty_word(getattr(self, name)):
            return  # what must be there is in ``needs``
        verdict = self.judge(name)
        if verdict.verdict != "ok":
            yield from (Problem(name, code, verdict.verdict) for code in verdict.codes)

    def _clean(self, name: str) -> Any:
        value = getattr(self, name)
        if not isinstance(value, str):
            return value
        if name not in self.identifiers:
            return value.strip()
        if is_empty_word(value):
            return ""
        return self.judge(name).normalised or value.strip()


def between(field: str, value: int | None, least: int, most: int) -> Problems:
    """The problem of a number out of its range; None is no number and no problem."""
    if value is not None and not least <= value <= most:
        yield Problem(field, "out_of_range", params={"least": str(least), "most": str(most)})


def email_problems(field: str, value: str) -> Problems:
    """Something before and after one @, no spaces."""
    before, at, after = value.strip().partition("@")
    if value.strip() and not (before and at and "." in after and "@" not in after and " " not in value.strip()):
        yield Problem(field, "email_shape")
