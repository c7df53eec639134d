"""How far a rank may lower what an order costs, judged at the hub by the fee lists it has (D17)."""

from collections.abc import Iterable
from typing import Any

from fieldtech.hub.batch import Batch
from fieldtech.hub.money_facts import place_of_list, whole
from fieldtech.hub.rows import Stored
from fieldtech.model.guards.deciding import RANKS
from fieldtech.model.money.changes import Change, Limits, approvals, waiver_approval
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
    beyond = waiver_approval(before + cents, map(_line, lines_of(newest)), _limits(batch), role) == "special"
    return role not in RANKS["special"] and beyond


def lowered_too_far(batch: Batch, row: Row) -> bool:
    """Whether a changed price, with the others of its order, is beyond its rank; unknown lines have no measure.

    What a line cost before anybody changed it says the newest fee list on which nobody had.
    """
    key, role = str(row.values.get("line")), str(row.values.get("role"))
    rows = _of_order(batch, row, "fee_lists", "fee_changes")
    lists = sorted((one.values for one in rows if one.table == "fee_lists"), key=place_of_list)
    lines = {line.key: line for one in lists for line in map(_line, lines_of(one)) if "role" not in line.rule.params}
    earlier = sorted((one for one in rows if one.table == "fee_changes"), key=lambda one: one.place)
    made = {str(one.values.get("line")): _change(one.values) for one in earlier} | {key: _change(row.values)}
    return role not in RANKS["special"] and approvals(lines.values(), made, _limits(batch)).get(key) == "special"


def listed_too_low(batch: Batch, row: Row) -> bool:
    """Whether a fee list gives away more than the ranks beneath the special approval may in all."""
    lines = [line for line in map(_line, lines_of(row.values)) if "role" in line.rule.params]
    ordinary = [line for line in lines if line.rule.params["role"] not in RANKS["special"]]
    return sum(max(one.list_cents - one.charged_cents, 0) for one in ordinary) > _limits(batch).given_away_cents


def lines_of(fee_list: Values) -> list[Values]:
    """Its lines, as far as they are any."""
    return [line for line in fee_list.get("lines") or () if isinstance(line, dict)]


def _of_order(batch: Batch, row: Row, *tables: str) -> list[Stored]:
    found: Iterable[Stored] = batch.of_order(str(row.values.get("order_id")), frozenset(tables))
    return [one for one in found if one.key != row.key]


def _limits(batch: Batch) -> Limits:
    rules = batch.row("company_settings", ["rules"])
    own: Values = rules.values.get("value") or {} if rules else {}
    percent = whole(own, "discount_percent", Limits.percent)
    return Limits(percent, whole(own, "given_away_cents", Limits.given_away_cents))


def _change(values: Values) -> Change:
    percent, cents = values.get("percent"), values.get("cents")
    return Change(
        str(values.get("role")), str(values.get("reason")), percent if isinstance(percent, int) else None,
        cents if isinstance(cents, int) else None,
    )  # fmt: skip


def _line(found: Values) -> Line:
    params = found.get("params")
    rule = Rule(str(found.get("rule")), params if isinstance(params, dict) else {})
    cents = whole(found, "list_cents"), whole(found, "charged_cents")
    return Line(str(found.get("key")), str(found.get("code")), "", "", *cents, rule)
