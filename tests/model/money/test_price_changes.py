"""Discounts, waivers and other prices: rank, limit, reason, and what is never charged (D17)."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldtech.model.fees import PartsInWarranty
from fieldtech.model.money.cash_facts import Collection, Reversal, gathered
from fieldtech.model.money.changes import Change, Limits, approvals, changed, waiver_approval
from fieldtech.model.money.prices import Case, Line, Part, Work, priced, repair_work, total
from fieldtech.model.money.receivable import Due, State, Word, position, still_said
from fieldtech.model.money.schedule import bundled_version
from fieldtech.model.warranty import Warranty, WarrantyState
from fieldtech.words import LANGUAGES, known

DAY = date(2026, 11, 19)
LIMITS = Limits(percent=10, given_away_cents=5000)


def lines(state: WarrantyState, *cents: int, cause: PartsInWarranty = PartsInWarranty.FREE) -> tuple[Line, ...]:
    parts = tuple(Part(f"p{n}", "件", "part", price) for n, price in enumerate(cents))
    work = (*repair_work(), Work("FEE-INST"), Work("FEE-COAT"))
    return priced(Case(DAY, Warranty(state, None), cause, parts, work), bundled_version())


IN, OUT, DAMAGE, UNKNOWN = WarrantyState


@pytest.mark.parametrize(
    ("state", "role", "change", "problem", "cents"),
    [
        (OUT, "MG", {"percent": 10}, "", 2700),  # 10 % is the division manager's, more is special
        (OUT, "MG", {"percent": 11}, "special_approval", 3000),
        (OUT, "CM", {"percent": 11}, "", 2670),
        (OUT, "DR", {"percent": 99}, "", 30),
        (OUT, "MG", {"cents": 2700}, "", 2700),
        (OUT, "MG", {"cents": 2699}, "special_approval", 3000),
        (OUT, "MG", {"percent": 100}, "special_approval", 3000),  # free out of warranty
        (OUT, "CM", {"percent": 100}, "", 0),
        (OUT, "CM", {"cents": 0}, "", 0),
        (DAMAGE, "MG", {"percent": 100}, "", 0),  # 6.8: MG may waive damage by people
        (UNKNOWN, "MG", {"percent": 100}, "", 0),  # 6.8: not known is his to decide
        (UNKNOWN, "TE", {"percent": 100}, "waiver_needs_manager", 3000),
        (OUT, "TE", {"percent": 5}, "waiver_needs_manager", 3000),
        (OUT, "FI", {"percent": 5}, "waiver_needs_manager", 3000),
        (OUT, "DR", {"percent": 0}, "discount_percent", 3000),
        (OUT, "DR", {"percent": 101}, "discount_percent", 3000),
        (OUT, "DR", {}, "discount_percent", 3000),
        (OUT, "DR", {"percent": 5, "cents": 5}, "discount_percent", 3000),
        (OUT, "DR", {"cents": -1}, "not_negative", 3000),
        (OUT, "MG", {"cents": 6000}, "", 6000),  # more than twice the list, by himself, is the service manager's
        (OUT, "MG", {"cents": 6001}, "special_approval", 3000),
        (OUT, "CM", {"cents": 6001}, "", 6001),
        (IN, "DR", {"cents": 100}, "free_already", 0),
    ],
)
def test_who_may_change_a_price(
    state: WarrantyState, role: str, change: dict[str, int], problem: str, cents: int
) -> None:  # D17, F55
    found = changed(lines(state, 3000), {"p0": Change(role, "老客户", **change)}, LIMITS)
    assert [wrong.code for wrong in found.problems] == ([problem] if problem else [])
    assert found.lines[0].charged_cents == cents
    for language in LANGUAGES:
        said = found.lines[0].rule.said(language)
        assert ("老客户" in said) == (not problem) and "…" not in said
    assert not problem or known(f"problem.{problem}")


@pytest.mark.parametrize("cents", [1299, 306, 16])
def test_a_tenth_stays_a_tenth_where_it_is_no_whole_cent(cents: int) -> None:  # D17: rounding is nobody's gift
    for change, code in (({"percent": 10}, ""), ({"percent": 11}, "special_approval"),
                         ({"cents": cents * 89 // 100}, "special_approval")):  # fmt: skip
        found = changed(lines(OUT, cents), {"p0": Change("MG", "老客户", **change)}, LIMITS)
        assert [wrong.code for wrong in found.problems] == ([code] if code else []), change


def test_every_change_has_a_reason() -> None:  # D17
    found = changed(lines(OUT, 3000), {"p0": Change("DR", " ", percent=5)}, LIMITS)
    assert [wrong.code for wrong in found.problems] == ["reason_needed"] and total(found.lines) == 3000


def test_labour_and_travel_stay_free_and_installation_may_cost() -> None:  # B02, B05
    wanted = {code: Change("DR", "远郊", cents=9900) for code in ("FEE-LAB", "FEE-TRAVEL", "FEE-INST", "x")}
    found = changed(lines(OUT), wanted, LIMITS)
    assert [(wrong.field, wrong.code) for wrong in found.problems] == [
        ("FEE-LAB", "only_parts_are_charged"),
        ("FEE-TRAVEL", "only_parts_are_charged"),
        ("x", "fee_line_unknown"),
    ]
    assert total(found.lines) == 9900


def test_labour_that_the_schedule_has_may_be_discounted() -> None:  # F54
    ours = bundled_version()
    items = {**ours.items, "FEE-LAB": replace(ours.items["FEE-LAB"], out_of_warranty_cents=5000)}
    case = Case(DAY, Warranty(OUT, None), PartsInWarranty.FREE, (), (Work("FEE-LAB"),))
    before = priced(case, replace(ours, items=items))
    for cents, due in ((4500, 4500), (5001, 5000)):
        assert total(changed(before, {"FEE-LAB": Change("MG", "老客户", cents=cents)}, LIMITS).lines) == due


def test_what_the_cause_leaves_to_the_manager_he_decides() -> None:  # D17, 6.8
    before = lines(IN, 3000, cause=PartsInWarranty.DECIDE)
    for percent, due in ((100, 0), (50, 1500)):
        found = changed(before, {"p0": Change("MG", "运营商原因", percent=percent)}, LIMITS)
        assert (total(found.lines), found.problems, found.lines[0].open) == (due, (), False)


def test_a_missing_price_is_given_not_discounted() -> None:  # F54
    before = lines(OUT)
    assert [p.code for p in changed(before, {"FEE-COAT": Change("DR", "合同", percent=9)}, LIMITS).problems] == [
        "discount_percent"
    ]
    for role, cents, due in (("MG", 1_000_00, 1_000_00), ("MG", 1_000_01, 0), ("CM", 1_000_01, 1_000_01)):
        assert total(changed(before, {"FEE-COAT": Change(role, "合同", cents=cents)}, LIMITS).lines) == due


def test_the_limit_is_for_the_order_and_cannot_be_split() -> None:  # D17
    before = lines(OUT, 25_000, 25_001, 25_000)
    two = {key: Change("MG", "老客户", percent=10) for key in ("p0", "p2")}
    assert set(approvals(before, two, LIMITS).values()) == {"general"}  # 50.00 exactly
    third = {**two, "p1": Change("MG", "老客户", cents=25_000)}  # one cent more
    assert set(approvals(before, third, LIMITS).values()) == {"special"}
    assert total(changed(before, third, LIMITS).lines) == 75_001
    by_director = {**two, "p1": Change("DR", "老客户", cents=0)}  # his does not use up the manager's limit
    assert approvals(before, by_director, LIMITS) == {"p0": "general", "p1": "special", "p2": "general"}
    assert total(changed(before, by_director, LIMITS).lines) == 45_000


def test_a_change_keeps_the_limits_of_the_day_it_was_made() -> None:  # D17
    before, lower = lines(OUT, 3000, 3000), Limits(percent=5, given_away_cents=500)
    old, new = Change("MG", "老客户", percent=10, limits=LIMITS), Change("MG", "老客户", percent=5)
    assert approvals(before, {"p0": old, "p1": new}, lower) == {"p0": "general", "p1": "general"}  # 4.50 in all
    assert approvals(before, {"p0": old, "p1": replace(new, percent=6)}, lower) == {"p0": "general", "p1": "special"}
    dear = {"p0": old, "p1": replace(new, percent=5)}
    assert approvals(lines(OUT, 4000, 4000), dear, lower) == {"p0": "general", "p1": "special"}  # 6.00 with the old one


def test_what_each_limit_is_for() -> None:  # D17
    wide = Limits(percent=100, given_away_cents=10**9)
    free = {"p0": Change("MG", "老客户", cents=0)}
    assert approvals(lines(OUT, 3000), free, wide) == {"p0": "special"}  # free parts out of warranty always are
    assert approvals(lines(OUT, 3000), {"p0": Change("MG", "老客户", cents=1)}, wide) == {"p0": "general"}
    much = {"p0": Change("DR", "老客户", percent=10)}
    assert approvals(lines(OUT, 50_010), much, LIMITS) == {"p0": "special"}  # 50.01
    assert approvals(lines(OUT, 50_000), much, LIMITS) == {"p0": "general"}


@pytest.mark.parametrize(
    ("cents", "percent", "left"), [(5, 10, 5), (15, 10, 14), (333, 5, 316), (1, 50, 1), (1, 51, 0)]
)
def test_half_a_cent_is_the_companys(cents: int, percent: int, left: int) -> None:
    assert total(changed(lines(OUT, cents), {"p0": Change("DR", "老客户", percent=percent)}, LIMITS).lines) == left


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.integers(0, 10**7), min_size=1, max_size=5),
    st.sampled_from(["MG", "CM", "DR", "TE"]),
    st.integers(1, 100),
)
def test_a_discount_never_raises_and_the_total_is_the_sum(prices: list[int], role: str, percent: int) -> None:  # D17
    before = lines(OUT, *prices)
    found = changed(before, {f"p{n}": Change(role, "老客户", percent=percent) for n in range(len(prices))}, LIMITS)
    assert total(found.lines) == sum(line.charged_cents for line in found.lines) <= total(before)
    assert type(total(found.lines)) is int
    if role == "TE":
        assert found.lines == before


@pytest.mark.parametrize(
    ("state", "cents", "approval"),
    [
        (OUT, 300, "general"), (OUT, 301, "special"),  # a tenth of 30.00
        (DAMAGE, 3000, "general"), (UNKNOWN, 3000, "general"),  # left to him (sample data 6.8)
    ],
)  # fmt: skip
def test_a_sum_is_waived_by_the_measure_of_lines(state: WarrantyState, cents: int, approval: str) -> None:  # D17
    assert waiver_approval(cents, lines(state, 3000), LIMITS, "MG") == approval
    assert waiver_approval(5001, lines(DAMAGE, 9000), LIMITS, "MG") == "special"  # 50.01
    lowered = changed(lines(OUT, 3000), {"p0": Change("MG", "老客户", percent=9)}, LIMITS).lines
    assert [waiver_approval(c, lowered, LIMITS, "MG") for c in (30, 31)] == ["general", "special"]  # a tenth in all
    assert waiver_approval(273, lowered, LIMITS, "DR") == "general"


def test_what_two_waive_unknown_to_each_other_is_waived_once() -> None:  # D17
    due = Due("WX-1", "c", 3100, DAY)
    both = [Word(key, "WX-1", "waived", "CM", "老客户", 3100) for key in ("w1", "w2")]
    found = position(due, [], both)
    assert (found.state, found.waived, found.rest) == (State.WAIVED, 3100, 0)
    part = Collection("c", "SK-1", "WX-1", "wulei", 1000, "cash", DAY, "SJ-1")
    assert position(due, [part], [replace(word, cents=2100) for word in both]).rest == 0
    assert position(due, [part], both).state is State.OVERPAID  # all of it was waived: the money goes back


def test_what_was_said_before_the_money_moved_explains_nothing_any_more() -> None:  # F56 F58
    due = Due("WX-1", "c", 3100, DAY, monthly=True)
    paid = Collection("2", "SK-1", "WX-1", "wulei", 3100, "cash", DAY, "SJ-1")
    back = Reversal("4", "2", "wulei", DAY, "填错了", "SJ-2")
    for kind, state in (("refused", State.REFUSED), ("on_account", State.ON_ACCOUNT), ("waived", State.WAIVED)):
        word = Word("1", "WX-1", kind, "CM", "客户不付", 3100 if kind == "waived" else 0)
        said = still_said([word], gathered([paid, back]))
        assert position(due, [], said).state is (State.WAIVED if kind == "waived" else State.OPEN)
        assert still_said([word], gathered([paid])) == said
        after = [replace(word, key="5")]
        assert position(due, [], still_said(after, gathered([paid, back]))).state is state
        assert still_said([word], gathered([replace(paid, order="WX-2"), back])) == (word,)  # another order's money
