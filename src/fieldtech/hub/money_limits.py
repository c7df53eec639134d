"""How far a rank may lower what an order costs, judged at the hub by the fee lists it has (D17)."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from fieldtech.hub.batch import Batch
from fieldtech.hub.limits_set import limits_for, limits_set
from fieldtech.hub.money_facts import moment_of, place_of_list, whole
from fieldtech.hub.rows import Stored
from fieldtech.model.guards.deciding import RANKS
from fieldtech.model.money.changes import FREE_ALREADY, Change, approvals, raised_too_far, unchanged, waiver_approval
from fieldtech.model.money.figures import LimitsOverTime
from fieldtech.model.money.prices import Line, Rule
from fieldtech.sync.messages import Row, Values


def waived_too_far(batch: Batch, row: Row, cents: int) -> bool:
    """With what was waived before in the same rank; the lines are those of the newest fee list."""
    role = str(row.values.get("role"))
    rows = _of_order(batch, row, "fee_lists", "fee_words")
    lists = [one.values for one in rows if one.table == "fee_lists"]
    newest = max(lists, key=place_of_list, default=dict[str, Any]())
    before = sum(
        whole(one.values, "cents") for one in rows
        if one.table == "fee_words" and (one.values.get("kind"), one.values.get("role")) == ("waived", role)
    )  # fmt: skip
    beyond = waiver_approval(before + cents, map(_line, lines_of(newest)), limits_for(batch, row), role) == "special"
    return role not in RANKS["special"] and beyond


def changed_too_far(batch: Batch, row: Row) -> bool:
    """Whether a changed price, with the others of its order, is beyond its rank.

    A line that stands on no fee list yet has no measure: as long as it does not, nothing is given away.
    """
    key, role = str(row.values.get("line")), str(row.values.get("role"))
    rows = _of_order(batch, row, "fee_lists", "fee_changes")
    earlier = sorted((one for one in rows if one.table == "fee_changes"), key=lambda one: one.place)
    limits = limits_set(batch)
    made = {str(one.get("line")): _change(one, limits) for one in (*(known.values for known in earlier), row.values)}
    lines = _before(one.values for one in rows if one.table == "fee_lists")
    return role not in RANKS["special"] and approvals(lines.values(), made, limits.now).get(key) == "special"


def raised_by_word(batch: Batch, row: Row) -> bool:
    """Whether a line got a price by word of mouth that is too far above the list for one."""
    lists = (one.values for one in _of_order(batch, row, "fee_lists"))
    line = _before(lists).get(str(row.values.get("line")))
    return line is not None and raised_too_far(line, _change(row.values, limits_set(batch)))


def listed_too_low(batch: Batch, row: Row) -> Iterator[str]:
    """What is wrong with what a fee list gives away: a price that nobody changed so, or beyond the rank of who did.

    What was said before there was any list is measured by it: prices that were changed, and sums that were waived.
    """
    rows = _of_order(batch, row, "fee_lists", "fee_changes", "fee_words")
    lists = [one.values for one in rows if one.table == "fee_lists"]
    lines = [_line(line) for line in lines_of(row.values)]
    lower = [line for line in lines if line.charged_cents < line.list_cents and not _is_free(line)]
    limits = limits_set(batch)
    lower += [line for line in lines if line.charged_cents > line.list_cents and "role" in line.rule.params]
    made = {line.key: change for line in lower if (change := _change_to(line, rows, limits)) is not None}
    if len(made) < len(lower):
        yield "price_by_nobody"
    before = _before([*lists, row.values])
    priced = (replace(line, rule=before[line.key].rule) for line in lower)
    needed = approvals(priced, made, limits.now)
    lowered = any(kind == "special" and made[key].by_role not in RANKS["special"] for key, kind in needed.items())
    waived = () if lists else _waived(rows).items()
    if lowered or any(
        waiver_approval(cents, lines, limits.at(moment_of(row.values)), role) == "special" for role, cents in waived
    ):
        yield "special_approval"


def _before(lists: Iterable[Values]) -> dict[str, Line]:
    """The lines of an order before anybody changed a price; a list on which nobody had counts more than what is said.

    So nobody makes another rule of a line afterwards to give more away.
    """
    every = [line for one in sorted(lists, key=place_of_list) for line in map(_line, lines_of(one))]
    return {line.key: unchanged(line) for line in every} | {
        line.key: line for line in every if "role" not in line.rule.params
    }


def _is_free(line: Line) -> bool:
    """By its rule, without anybody's change."""
    return line.charged_cents == 0 and line.rule.code in FREE_ALREADY


def _change_to(line: Line, rows: Iterable[Stored], limits: LimitsOverTime) -> Change | None:
    """The change that makes this price of a line, in the rank the line names."""
    changed = (one.values for one in rows if one.table == "fee_changes" and one.values.get("line") == line.key)
    mine = (_change(values, limits) for values in changed)
    role = line.rule.params.get("role")
    return next((one for one in mine if one.by_role == role and one.price(line) == line.charged_cents), None)


def _waived(rows: Iterable[Stored]) -> dict[str, int]:
    """What was waived, by the rank it was waived in, of those who have a limit."""
    found: Counter[str] = Counter()
    for one in rows:
        if one.table == "fee_words" and one.values.get("kind") == "waived":
            found[str(one.values.get("role"))] += whole(one.values, "cents")
    return {role: cents for role, cents in found.items() if role not in RANKS["special"]}


def lines_of(fee_list: Values) -> list[Values]:
    """Its lines, as far as they are any."""
    return [line for line in fee_list.get("lines") or () if isinstance(line, dict)]


def _of_order(batch: Batch, row: Row, *tables: str) -> list[Stored]:
    found: Iterable[Stored] = batch.of_order(str(row.values.get("order_id")), frozenset(tables))
    return [one for one in found if one.key != row.key]


def _change(values: Values, limits: LimitsOverTime) -> Change:
    """With the limits of the day it was made."""
    percent, cents = values.get("percent"), values.get("cents")
    return Change(
        str(values.get("role")), str(values.get("reason")), percent if isinstance(percent, int) else None,
        cents if isinstance(cents, int) else None, limits.at(moment_of(values)),
    )  # fmt: skip


def _line(found: Values) -> Line:
    params = found.get("params")
    rule = Rule(str(found.get("rule")), params if isinstance(params, dict) else {})
    cents = whole(found, "list_cents"), whole(found, "charged_cents")
    return Line(str(found.get("key")), str(found.get("code")), "", "", *cents, rule)
