"""Discounts, waivers and other prices: who may, how far, and why (D17). Each line has at most one such change.

What is given away is measured over the whole order, so that a large discount cannot be split into small ones.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from fieldtech.errors import Problem
from fieldtech.model.money.prices import ONLY_PARTS, Line, Rule
from fieldtech.model.ranks import DECIDERS, RANKS

_OUT = ("out_of_warranty", "out_of_warranty_until")
_FOR_THE_MANAGER = ("damage", "manager_decides", "warranty_unknown")
RAISED_TIMES, RAISED_CENTS = 2, 1_000_00
"""A price above twice that of the list, or above it by so much, is said by who may approve what is special, himself."""
FREE_ALREADY = ("in_warranty", "in_warranty_until", "contract_part", "waived")


@dataclass(frozen=True)
class Limits:
    """Up to here the division manager decides; beyond it the approval is a special one (states 4.8)."""

    percent: int = 10
    given_away_cents: int = 1_000_00


@dataclass(frozen=True)
class Change:
    """One line's other price: a discount in whole percent (100 waives it), or an amount."""

    by_role: str
    reason: str
    percent: int | None = None
    cents: int | None = None
    limits: Limits | None = None  # those of the day it was made, where others may hold by now

    def price(self, line: Line) -> int:
        """What the line costs then; half a cent counts for the company."""
        if self.cents is not None:
            return self.cents
        return (line.list_cents * (100 - (self.percent or 0)) + 50) // 100


@dataclass(frozen=True)
class Changed:
    """The lines as they stand now, and why some change does not count: nothing of it is lost silently."""

    lines: tuple[Line, ...]
    problems: tuple[Problem, ...]


def changed(lines: Iterable[Line], changes: Mapping[str, Change], limits: Limits) -> Changed:
    """The lines with every change that is right and that its author may make; all others keep their price."""
    before = tuple(lines)
    wrong = {key: found for key, change in changes.items() if (found := _problem(before, key, change))}
    right = {key: change for key, change in changes.items() if key not in wrong}
    for key, kind in approvals(before, right, limits).items():
        if kind == "special" and right[key].by_role not in RANKS["special"]:
            wrong[key] = Problem(key, "special_approval")
    after = tuple(line if line.key in wrong else _applied(line, right.get(line.key)) for line in before)
    return Changed(after, tuple(wrong[key] for key in sorted(wrong)))


def approvals(lines: Iterable[Line], changes: Mapping[str, Change], limits: Limits) -> dict[str, str]:
    """The approval each change needs, "general" or "special": by itself, or with the others of its rank (D17).

    What the service manager or the director gives away does not use up the division manager's limit.
    """
    found = {line.key: line for line in lines if line.key in changes}
    ordinary = [key for key in found if changes[key].by_role not in RANKS["special"]]
    given_away = sum(max(_less(found[key], changes[key]), 0) for key in ordinary)
    own = {key: changes[key].limits or limits for key in found}
    over = {key for key in ordinary if given_away > own[key].given_away_cents}
    return {
        key: "special" if _special(line, changes[key], own[key]) or key in over else "general"
        for key, line in found.items()
    }


def waiver_approval(cents: int, lines: Iterable[Line], limits: Limits, role: str) -> str:
    """The approval a waived sum needs: "general" or "special" (D17).

    The measure is that of changed lines, and what was lowered in the same rank before counts with it.
    """
    every = tuple(lines)
    lowered = [line for line in every if line.rule.params.get("role") == role]
    before = sum(max(line.list_cents - line.charged_cents, 0) for line in lowered)
    free = sum(line.charged_cents for line in every if line.rule.code in _FOR_THE_MANAGER)
    price = sum(line.charged_cents for line in every) + before - free
    over = max(cents - free, 0) + before
    return "special" if cents + before > limits.given_away_cents or over * 100 > price * limits.percent else "general"


def figure_problems(percent: int | None, cents: int | None) -> Iterator[Problem]:
    """One of the two: 1 to 100 percent less, or a price that is not below nothing."""
    if (percent is None) == (cents is None) or percent not in (None, *range(1, 101)):
        yield Problem("percent", "discount_percent")
    elif cents is not None and cents < 0:
        yield Problem("cents", "not_negative")


def raised_too_far(line: Line, change: Change) -> bool:
    """Whether a price is so far above the list that no word of mouth makes it; a mistyped one is, as a rule."""
    price = change.price(line)
    return price - line.list_cents > RAISED_CENTS or price > line.list_cents * RAISED_TIMES > 0


def unchanged(line: Line) -> Line:
    """The line as it was before somebody changed its price, in whose place its rule is kept (``was``)."""
    if "role" not in line.rule.params:
        return line
    return replace(line, charged_cents=line.list_cents, rule=Rule(line.rule.params.get("was", "")))


def _special(line: Line, change: Change, limits: Limits) -> bool:
    """Free parts out of warranty, a price lowered or raised too far, or too much money.

    What warranty and cause leave to the division manager, and damage by people, he may waive (sample data 6.8).
    """
    less = _less(line, change)
    if raised_too_far(line, change):
        return True
    if less > limits.given_away_cents or (line.rule.code in _OUT and less == line.list_cents > 0):
        return True
    if line.rule.code in _FOR_THE_MANAGER:
        return False
    if change.cents is None and change.percent is not None:  # the cent it is rounded to is nobody's gift
        return change.percent > limits.percent
    return less * 100 > line.list_cents * limits.percent


def _less(line: Line, change: Change) -> int:
    return line.list_cents - change.price(line)


def _applied(line: Line, change: Change | None) -> Line:
    if change is None:
        return line
    price = change.price(line)
    code = "waived_for" if price == 0 else "discount" if change.percent is not None else "other_price"
    said = {"reason": change.reason, "role": change.by_role, "percent": str(change.percent or 0), "basis": "D17"}
    return replace(line, charged_cents=price, rule=Rule(code, said | {"was": line.rule.code}), open=False)


def _problem(lines: tuple[Line, ...], key: str, change: Change) -> Problem | None:
    """What is wrong with a change whoever makes it."""
    line = next((line for line in lines if line.key == key), None)
    if line is None:
        return Problem(key, "fee_line_unknown")
    if change.by_role not in DECIDERS:
        return Problem(key, "waiver_needs_manager")
    if len(change.reason.strip()) < 2:
        return Problem(key, "reason_needed")
    unknown = line.rule.code == "price_missing" and change.cents is None
    if unknown:
        return Problem(key, "discount_percent")
    for wrong in figure_problems(change.percent, change.cents):
        return replace(wrong, field=key)
    if line.code in ONLY_PARTS and change.price(line) > line.charged_cents:
        return Problem(key, "only_parts_are_charged", params={"item": line.code})
    if line.rule.code in FREE_ALREADY and change.price(line) > 0:
        return Problem(key, "free_already")
    return None
