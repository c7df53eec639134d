"""Which fee list of an order is the newest: one rule for pages, closings and the hub (F55)."""

from datetime import UTC, datetime

from fieldtech.hub.money_facts import place_of_list
from fieldtech.model.accounts import FeeList
from fieldtech.model.base import Id, moment_text
from fieldtech.model.money.receivable import list_place
from fieldtech.services.money.facts_of import newest_of


def test_one_rule_says_which_fee_list_is_the_newest() -> None:  # F55: wherever it came from first
    at, later = datetime(2026, 11, 19, 9, tzinfo=UTC), datetime(2026, 11, 19, 10, tzinfo=UTC)
    rising = [(1, at, "b"), (1, later, "a"), (1, later, "b"), (2, at, "a")]
    assert sorted([rising[2], rising[0], rising[3], rising[1]], key=lambda row: list_place(*row)) == rising
    texts = [{"revision": n, "at": moment_text(when), "id": key} for n, when, key in rising]
    rows = [FeeList(id=Id(int=ord(key)), revision=n, at=when) for n, when, key in rising]
    assert max(texts[::-1], key=place_of_list) is texts[-1] and newest_of(rows[::-1]) is rows[-1]
    assert max(texts[:3], key=place_of_list) is texts[2] and newest_of(rows[:3]) is rows[2]
