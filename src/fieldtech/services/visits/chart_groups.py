"""Which readings belong into one chart: the same thing measured in several places, against the same limits."""

import re
from dataclasses import dataclass
from decimal import Decimal

from fieldtech.services.visits.stories import Series
from fieldtech.words import known, word

MOST_LINES = 5
_BREAK = re.compile(r"[\s,\uff0c\u3001:\uff1a\uff08(]+(?=[^\s,\uff0c\u3001:\uff1a\uff08(]*\Z)")


@dataclass(frozen=True)
class Line:
    """One line of a chart, by the part of its name in which it differs."""

    zh: str
    en: str
    series: Series

    def name(self, lang: str) -> str:
        """As it stands in the legend."""
        return (self.en or self.zh) if lang == "en" else self.zh


@dataclass(frozen=True)
class Chart:
    """What is drawn together."""

    zh: str
    en: str
    unit: str
    lower: Decimal | None
    upper: Decimal | None
    lines: tuple[Line, ...]

    def title(self, lang: str) -> str:
        """What was measured, with its unit."""
        name, unit = (self.en or self.zh) if lang == "en" else self.zh, self.unit_in(lang)
        return f"{name[:1].upper()}{name[1:]} ({unit})" if unit else f"{name[:1].upper()}{name[1:]}"

    def unit_in(self, lang: str) -> str:
        """The unit in the language, where it is a word."""
        return word(f"unit.{self.unit}", lang) if known(f"unit.{self.unit}") else self.unit


def charts_of(series: tuple[Series, ...]) -> tuple[Chart, ...]:
    """In the order of the checklist; what begins with the same words and has the same limits shares a chart."""
    groups: list[list[Series]] = []
    for one in series:
        last = groups[-1] if groups else []
        if last and len(last) < MOST_LINES and _alike(last, one):
            last.append(one)
        else:
            groups.append([one])
    return tuple(_chart(group) for group in groups)


def _alike(group: list[Series], one: Series) -> bool:
    first = group[0]
    same = (first.unit, first.lower, first.upper, first.group) == (one.unit, one.lower, one.upper, one.group)
    return same and bool(_common([*(series.zh for series in group), one.zh]))


def _common(names: list[str]) -> str:
    """The words all names begin with, cut where a word ends; "" for none."""
    shared = names[0]
    for name in names[1:]:
        while shared and not name.startswith(shared):
            shared = shared[:-1]
    if all(name == shared for name in names):
        return shared
    found = _BREAK.search(shared)
    if found and all(name[len(shared) :].isdigit() for name in names):
        before = _BREAK.search(shared[: found.start()])  # "area 1", not "1": a figure alone is no name
        found = before if before and shared.endswith(" ") else found
    return shared[: found.start()] if found else ""


def _chart(group: list[Series]) -> Chart:
    first = group[0]
    if len(group) == 1:
        lines = (Line(first.zh, first.en, first),)
        return Chart(first.zh, first.en, first.unit, first.lower, first.upper, lines)
    zh, en = _common([one.zh for one in group]), _common([one.en for one in group])
    told = tuple(Line(_rest(one.zh, zh), _rest(one.en, en), one) for one in group)
    return Chart(zh, en or first.en, first.unit, first.lower, first.upper, told)


def _rest(name: str, shared: str) -> str:
    rest = re.sub(r"\A[\s,\uff0c\u3001:\uff1a\uff08(]+|[)\uff09]\Z", "", name[len(shared) :])
    return (rest[:1].upper() + rest[1:]) or name
