"""Money held, handed over and counted, by facts in any order; what keeps a day open (A03, B28, B30, F56, F58)."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldtech.errors import Problem
from fieldtech.model.money.cash import Held, collection_problems, difference, held, overdue, standing, to_answer_for
from fieldtech.model.money.cash_facts import Collection, Count, Fact, HandOver, MadeGood, Reversal, gathered
from fieldtech.model.money.closing import Finding, closing
from fieldtech.model.money.day_books import Books
from fieldtech.model.money.day_facts import facts_hash
from fieldtech.model.money.hand_over import count_problems, making_good_problems, reversal_problems, slip_problems
from fieldtech.model.money.receipt_numbers import Block, Receipt
from fieldtech.model.money.receivable import Due, State, Word, ageing, position, word_problems
from fieldtech.words import LANGUAGES, known

DAY = date(2026, 11, 19)
NEXT = DAY + timedelta(days=1)
PAID = Collection("c1", "SK-1", "WX-1", "qianwei", 3100, "cash", DAY, "SJ-000118")
CHEQUE = Collection("c2", "SK-2", "WX-2", "qianwei", 18000, "cheque", DAY, "SJ-000119")
CODE = Collection("c3", "SK-3", "WX-3", "qianwei", 26000, "wechat", DAY, "SJ-000120")
SLIP = HandOver("h1", "JK-1", "qianwei", ("c1",), 3100, DAY, "fengli")
COUNT = Count("k1", "h1", "fengli", 3100, DAY)
SHORT = replace(COUNT, cents=2100, reason="少一张 10 元")
BACK = Reversal("r1", "c1", "qianwei", DAY, "重复收款", "SJ-000121")
BROUGHT = MadeGood("m1", "h1", "fengli", 1000, NEXT, "补交")


def codes(problems: object) -> list[str]:
    assert hasattr(problems, "__iter__")
    found = [problem.code for problem in problems if isinstance(problem, Problem)]
    assert all(known(f"problem.{code}") for code in found)
    return found


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ([], (0, 0, 0)),
        ([PAID, CHEQUE, CODE], (21100, 0, 0)),  # the company's code is nothing to carry
        ([PAID, replace(CODE, to_person=True)], (29100, 0, 0)),  # his own account is
        ([PAID, replace(CODE, method="transfer")], (3100, 0, 0)),
        ([PAID, CHEQUE, SLIP], (18000, 3100, 0)),
        ([PAID, CHEQUE, SLIP, COUNT], (18000, 0, 0)),
        ([PAID, SLIP, SHORT], (0, 0, 1000)),
        ([PAID, SLIP, SHORT, BROUGHT], (0, 0, 0)),
        ([PAID, BACK], (0, 0, 0)),
        ([PAID, SLIP, COUNT, replace(BACK, from_till=True, by="fengli")], (0, 0, 0)),
        ([PAID, SLIP, SHORT, replace(BACK, from_till=True, by="fengli")], (0, 0, 1000)),
        ([PAID, SLIP, BACK, replace(COUNT, cents=0, reason="已退客户")], (0, 0, 0)),  # two computers, not knowing
        ([PAID, SLIP, replace(SLIP, key="h2")], (0, 3100, 0)),  # on two slips, there once
        ([PAID, SLIP, replace(SLIP, key="h2"), COUNT], (0, 0, 0)),
        ([PAID, SLIP, COUNT, replace(SHORT, key="k2")], (0, 0, 0)),  # counted twice: the first count stands
        ([PAID, SLIP, SHORT, replace(COUNT, key="k2")], (0, 0, 1000)),
        ([PAID, BACK, replace(BACK, key="r2")], (0, 0, 0)),
        ([PAID, replace(SLIP, by="wulei")], (3100, 0, 0)),  # nobody hands over for him
    ],
)
def test_what_a_technician_holds(facts: list[Fact], expected: tuple[int, int, int]) -> None:  # B28, B30
    assert held("qianwei", gathered(facts)) == Held(*expected)
    assert held("qianwei", gathered([*reversed(facts), *facts])) == Held(*expected)
    assert held("wulei", gathered(facts)).cents == 0


@st.composite
def stories(draw: st.DrawFn) -> list[Fact]:
    """What two technicians did: some money taken back, slips over some of the rest, counted or not."""
    money = st.integers(1, 10**7)
    rows = [
        Collection(f"c{n}", f"SK-{n}", f"WX-{n}", draw(st.sampled_from(["a", "b"])), draw(money),
                   draw(st.sampled_from(["cash", "cheque", "wechat", "transfer"])), DAY, f"SJ-{n:06d}")
        for n in range(draw(st.integers(0, 6)))
    ]  # fmt: skip
    facts: list[Fact] = [*rows]
    for row in rows:
        if draw(st.booleans()):
            facts.append(Reversal(f"r{row.key}", row.key, row.by, DAY, "错", "", from_till=draw(st.booleans())))
    for n in range(draw(st.integers(0, 3))):
        by = draw(st.sampled_from(["a", "b"]))
        chosen = tuple(row.key for row in rows if row.by == by and draw(st.booleans()))
        cents = sum(row.cents for row in rows if row.key in chosen)
        facts.append(HandOver(f"h{n}", f"JK-{n}", by, chosen, cents, DAY, "fengli"))
        if draw(st.booleans()):
            facts.append(Count(f"k{n}", f"h{n}", "fengli", draw(money), DAY))
            if draw(st.booleans()):
                facts.append(Count(f"l{n}", f"h{n}", "fengli", draw(money), DAY))
            facts.append(MadeGood(f"m{n}", f"h{n}", "fengli", draw(st.integers(-500, 500)), DAY, "补"))
    return facts


@settings(max_examples=60, deadline=None)
@given(stories(), st.randoms(use_true_random=False))
def test_facts_in_any_order_and_twice_give_the_same(facts: list[Fact], random: object) -> None:  # B30
    mixed = [*facts, *facts[::2]]
    random.shuffle(mixed)  # type: ignore[attr-defined]
    first, second = gathered(facts), gathered(mixed)
    for login in ("a", "b"):
        amount = held(login, first)
        assert amount == held(login, second) and type(amount.cents) is int
        own = {row.key: row.cents for row in to_answer_for(first).values() if row.by == login}
        slips = {row.key for row in first.hand_overs.values() if row.by == login}
        arrived = sum(row.cents for row in first.counts.values() if row.of in slips)
        arrived += sum(row.cents for row in first.made_good.values() if row.of in slips)
        assert amount.cents == sum(own.values()) - arrived  # no amount lost or doubled
        differences = (difference(row, first) for row in first.hand_overs.values() if row.by == login)
        uncounted = {row.of for row in first.made_good.values()} - {row.of for row in first.counts.values()}
        assert uncounted == set() and amount.short == -sum(found or 0 for found in differences)
    books = [Books(found, {}, (), ()) for found in (first, second)]
    assert closing(DAY, books[0]) == closing(DAY, books[1])


@pytest.mark.parametrize(
    ("today", "returned", "late"),
    [
        (DAY, {}, False),
        (NEXT, {}, True),  # received on the day he came back
        (NEXT, {"WX-1": NEXT}, False),  # away over night
        (NEXT + timedelta(days=1), {"WX-1": NEXT}, True),
        (DAY, {"WX-1": DAY - timedelta(days=3)}, False),  # nobody is back before he collected
    ],
)
def test_overdue_after_the_day_of_return(today: date, returned: dict[str, date], late: bool) -> None:  # B30
    facts = gathered([PAID, CODE])
    assert overdue("qianwei", facts, returned, today) == ((PAID,) if late else ())
    assert overdue("qianwei", gathered([PAID, SLIP]), returned, today) == ()


@pytest.mark.parametrize(
    ("row", "received", "reason", "expected"),
    [
        (PAID, 0, "", []),
        (replace(PAID, cents=2000), 0, "", ["amount_differs"]),
        (replace(PAID, cents=2000), 0, "余款下次付", []),
        (replace(PAID, cents=1100), 2000, "", []),
        (replace(PAID, cents=0), 0, "客户拒付", ["money_above_nothing"]),
        (replace(PAID, method="gold"), 0, "", ["required"]),
    ],
)
def test_collecting(row: Collection, received: int, reason: str, expected: list[str]) -> None:  # B28, F56
    assert codes(collection_problems(row, 3100, received, reason)) == expected


@pytest.mark.parametrize(
    ("slip", "expected"),
    [
        (SLIP, []),
        (replace(SLIP, collections=("c1", "c2"), cents=21100), []),
        (replace(SLIP, cents=3000), ["hand_over_total"]),
        (replace(SLIP, to="qianwei"), ["hand_over_to_himself"]),
        (replace(SLIP, collections=(), cents=0), ["hand_over_empty"]),
        (replace(SLIP, collections=("c3",), cents=0), ["hand_over_not_his"]),  # went straight to the company
        (replace(SLIP, collections=("c1", "c1")), ["hand_over_not_his"]),
        (replace(SLIP, by="wulei"), ["hand_over_not_his", "hand_over_total"]),
        (replace(SLIP, key="h2"), ["handed_over_before"]),
        (replace(SLIP, key="h2", collections=("c1", "c2"), cents=21100), ["handed_over_before"]),
        (replace(SLIP, key="h2", collections=("c2",), cents=18000), []),
    ],
)
def test_a_slip(slip: HandOver, expected: list[str]) -> None:  # B30
    facts: list[Fact] = [PAID, CHEQUE, CODE, *([SLIP] if slip.key == "h2" else [])]
    assert codes(slip_problems(slip, gathered(facts))) == expected


@pytest.mark.parametrize(
    ("count", "role", "expected"),
    [
        (COUNT, "FI", []),
        (COUNT, "TE", ["count_by_finance"]),
        (replace(COUNT, by="qianwei"), "FI", ["count_by_finance"]),  # finance is never the payer
        (replace(COUNT, cents=2100), "FI", ["amount_differs"]),
        (SHORT, "FI", []),
        (replace(COUNT, cents=-1, reason="错账"), "FI", ["not_negative"]),
        (replace(COUNT, of="h9"), "FI", ["hand_over_unknown"]),
    ],
)
def test_a_count(count: Count, role: str, expected: list[str]) -> None:  # B30, F58
    assert codes(count_problems(count, role, gathered([PAID, SLIP]))) == expected
    if not expected:
        again = gathered([PAID, SLIP, count])
        assert codes(count_problems(replace(count, key="k2"), role, again)) == ["counted_before"]


@pytest.mark.parametrize(
    ("row", "role", "expected"),
    [
        (BROUGHT, "FI", []),
        (replace(BROUGHT, cents=400), "FI", []),
        (replace(BROUGHT, cents=1001), "FI", ["no_such_difference"]),
        (replace(BROUGHT, cents=-1000), "FI", ["no_such_difference"]),
        (BROUGHT, "TE", ["count_by_finance"]),
        (replace(BROUGHT, by="qianwei"), "FI", ["count_by_finance"]),
        (replace(BROUGHT, reason=""), "FI", ["reason_needed"]),
    ],
)
def test_making_good(row: MadeGood, role: str, expected: list[str]) -> None:  # B30
    assert codes(making_good_problems(row, role, gathered([PAID, SLIP, SHORT]))) == expected
    assert codes(making_good_problems(BROUGHT, "FI", gathered([PAID, SLIP, COUNT]))) == ["no_such_difference"]


@pytest.mark.parametrize(
    ("row", "role", "handed", "expected"),
    [
        (BACK, "TE", False, []),
        (BACK, "TE", True, ["reversal_from_till"]),
        (replace(BACK, from_till=True, by="fengli"), "FI", True, []),
        (replace(BACK, from_till=True, by="fengli"), "FI", False, ["reversal_from_till"]),
        (replace(BACK, from_till=True), "TE", True, ["reversal_by"]),
        (replace(BACK, by="wulei"), "TE", False, ["reversal_by"]),
        (replace(BACK, of="c3", from_till=True, by="fengli"), "FI", False, []),
        (replace(BACK, of="c9"), "TE", False, ["collection_unknown"]),
        (replace(BACK, reason=" "), "TE", False, ["reason_needed"]),
    ],
)
def test_a_reversal(row: Reversal, role: str, handed: bool, expected: list[str]) -> None:  # states 4.7
    facts: list[Fact] = [PAID, CODE, *([SLIP] if handed else [])]
    assert codes(reversal_problems(row, role, gathered(facts))) == expected
    if not expected:
        twice = gathered([*facts, row])
        assert codes(reversal_problems(replace(row, key="r2"), role, twice)) == ["collection_unknown"]


DUE = Due("WX-1", "C002", 3100, DAY)
WAIVED = Word("w1", "WX-1", "waived", "MG", "老客户", 3100)
REFUSED = Word("w2", "WX-1", "refused", "TE", "客户拒付")
ACCOUNT = Word("w3", "WX-1", "on_account", "TE", "月结")


@pytest.mark.parametrize(
    ("due", "rows", "words", "state", "rest"),
    [
        (replace(DUE, cents=0), [], [], State.NOTHING_DUE, 0),
        (DUE, [], [], State.OPEN, 3100),
        (DUE, [PAID], [], State.COLLECTED, 0),
        (DUE, [PAID, PAID], [], State.COLLECTED, 0),  # arrived twice
        (DUE, [replace(PAID, cents=2000)], [], State.PARTIAL, 1100),
        (DUE, [replace(PAID, cents=2000)], [REFUSED], State.REFUSED, 1100),
        (DUE, [replace(PAID, cents=2000)], [replace(WAIVED, cents=1100)], State.COLLECTED, 0),
        (DUE, [], [WAIVED], State.WAIVED, 0),
        (DUE, [], [REFUSED], State.REFUSED, 3100),
        (replace(DUE, monthly=True), [], [ACCOUNT], State.ON_ACCOUNT, 3100),
        (DUE, [], [ACCOUNT], State.ON_ACCOUNT, 3100),  # no monthly customer any more: the guard is at the saying
        (DUE, [PAID], [REFUSED], State.COLLECTED, 0),  # he paid later
        (DUE, [PAID, replace(PAID, key="c9")], [], State.OVERPAID, -3100),
        (DUE, [CHEQUE], [], State.OPEN, 3100),  # of another order
    ],
)
def test_where_an_order_stands(
    due: Due, rows: list[Collection], words: list[Word], state: State, rest: int
) -> None:  # A03, F56, states 4.7
    found = position(due, rows, words)
    assert (found.state, found.rest) == (state, rest)
    assert position(due, rows[::-1], [*words[::-1], *words]) == found


@pytest.mark.parametrize(
    ("word", "monthly", "expected"),
    [
        (WAIVED, False, []),
        (replace(WAIVED, by_role="TE"), False, ["waiver_needs_manager"]),
        (replace(WAIVED, cents=3101), False, ["waived_too_much"]),
        (replace(WAIVED, cents=0), False, ["waived_too_much"]),
        (ACCOUNT, True, []),
        (ACCOUNT, False, ["not_on_account"]),
        (REFUSED, False, []),
        (replace(REFUSED, reason=""), False, ["reason_needed"]),
    ],
)
def test_why_less_is_received(word: Word, monthly: bool, expected: list[str]) -> None:  # D17, F56
    assert codes(word_problems(word, position(replace(DUE, monthly=monthly), [], []))) == expected
    if word.kind == "refused" and not expected:
        assert codes(word_problems(word, position(DUE, [PAID], []))) == ["nothing_owed_here"]


def test_ageing_by_customer() -> None:  # A03: the last day of a column belongs to it
    ages = {0: 0, 30: 0, 31: 1, 60: 1, 61: 2, 90: 2, 91: 3, 400: 3}
    for age, column in ages.items():
        owed = position(replace(DUE, day=DAY - timedelta(days=age)), [], [])
        assert ageing([owed, owed, position(DUE, [PAID], [])], DAY) == {
            "C002": tuple(6200 if n == column else 0 for n in range(4))
        }


BOOK = Block("b", 118, 120, "qianwei", "laptop")
GIVEN = Receipt("s1", "SJ-000118", "qianwei", "laptop", DAY, 3100)
STORY: list[Fact] = [PAID, SLIP, COUNT]


def books(
    facts: list[Fact], *receipts: Receipt, words: tuple[Word, ...] = (), dues: dict[str, Due] | None = None
) -> Books:
    known = {"WX-1": DUE} if dues is None else dues
    return Books(gathered(facts), known, words, receipts or (GIVEN,), (BOOK,), vouched=frozenset({"c1"}))


def decided(found: Books) -> Books:
    """Finance said that the number of this collection belongs to another receipt."""
    return replace(found, giving_way=frozenset({"c1"}))


def test_a_day_that_closes() -> None:  # F58: V09, 31.00 cash, receipt, hand-over, counted
    found = closing(DAY, books(STORY))
    assert found.closes and (found.received, found.receipted, found.counted) == (3100, 3100, 3100)
    made_good = closing(DAY, books([PAID, SLIP, SHORT, BROUGHT]))
    assert made_good.closes and (made_good.counted, made_good.made_good) == (2100, 1000)
    void = closing(DAY, books(STORY, GIVEN, replace(SECOND, void=True)))
    assert void.closes and void.receipted == 3100


SECOND = Receipt("s2", "SJ-000119", "qianwei", "laptop", DAY, -3100)
RED = replace(BACK, receipt="SJ-000119", from_till=True, by="fengli")
AGAIN = Count("k2", "h2", "fengli", 0, DAY, "已随 JK-1 交")
OPEN = Finding("order_open", "WX-1", -3100)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (books([PAID, SLIP, SHORT]), [Finding("counted_short", "JK-1", -1000)]),  # 10.00 is missing, reason or not
        (books([PAID, SLIP, replace(COUNT, cents=3200)]), [Finding("counted_over", "JK-1", 100)]),
        (books([PAID, SLIP, SHORT, replace(BROUGHT, cents=400)]), [Finding("counted_short", "JK-1", -600)]),
        (books([PAID, SLIP]), [Finding("not_counted", "JK-1", -3100)]),
        (books([PAID]), [Finding("not_handed_over", "SK-1", -3100)]),
        (books([PAID, SLIP, COUNT, replace(SLIP, key="h2", number="JK-2")]),
         [Finding("handed_over_twice", "SK-1", 3100), Finding("not_counted", "JK-2", -3100)]),
        (books([PAID, SLIP, COUNT, replace(SLIP, key="h2", number="JK-2"), AGAIN]), []),  # nothing came with it
        (books([PAID, SLIP, COUNT, replace(SLIP, key="h2", number="JK-2"), replace(AGAIN, cents=3100)]),
         [Finding("counted_over", "JK-2", 3100)]),
        (books([PAID, SLIP, replace(SLIP, key="h2", number="JK-2"), replace(COUNT, key="k2", of="h2")]),
         [Finding("handed_over_twice", "SK-1", 3100), Finding("not_counted", "JK-1", -3100)]),
        (books([PAID, SLIP, replace(SLIP, key="h2", number="JK-2"), replace(COUNT, key="k2", of="h2"),
                replace(COUNT, cents=0, day=NEXT, reason="已随 JK-2 交")]), []),  # it came with the first counted
        (books([PAID, replace(SLIP, by="wulei"), COUNT]),
         [Finding("counted_over", "JK-1", 3100), Finding("not_handed_over", "SK-1", -3100)]),
        (books([PAID, SLIP, BACK], GIVEN, replace(SECOND, number="SJ-000121"), words=(REFUSED,)),
         [Finding("not_counted", "JK-1", -3100), Finding("slip_total", "JK-1", 3100)]),
        (books([*STORY, replace(SHORT, key="k9")]), [Finding("counted_twice", "JK-1", 2100)]),
        (books(STORY, replace(GIVEN, cents=3000)), [Finding("receipt_differs", "SJ-000118", -100)]),
        (books(STORY, replace(GIVEN, void=True)), [Finding("receipt_missing", "SK-1", -3100)]),
        (books(STORY, GIVEN, replace(GIVEN, key="s9")), [Finding("receipt_twice", "SJ-000118")]),
        (decided(books(STORY, GIVEN, replace(GIVEN, key="s9"))), []),  # the other keeps its number
        (decided(books(STORY, GIVEN, replace(GIVEN, key="s9"), replace(GIVEN, key="t9"))),
         [Finding("receipt_twice", "SJ-000118")]),  # a third came, of which nobody said anything
        (books(STORY, GIVEN, replace(GIVEN, key="s9", cents=5)), [Finding("receipt_twice", "SJ-000118")]),
        (books(STORY, GIVEN, replace(GIVEN, key="s9", void=True), replace(GIVEN, key="t9", void=True)),
         [Finding("receipt_twice", "SJ-000118")]),
        (decided(books(STORY, GIVEN, replace(GIVEN, key="s9", void=True), replace(GIVEN, key="t9", void=True))), []),
        (replace(books(STORY), waiting={"h1": 5_00}), [Finding("write_off_waits", "JK-1", 500)]),
        (books(STORY, GIVEN, replace(SECOND, cents=500)), [Finding("receipt_alone", "SJ-000119", 500)]),
        (books(STORY, GIVEN, replace(SECOND, void=True)), []),
        (books(STORY, GIVEN, replace(SECOND, number="SJ-000120", void=True)), [Finding("receipt_gap", "SJ-000119")]),
        (books(STORY, GIVEN, replace(SECOND, number="SJ-000120", void=True, day=NEXT)), []),  # a matter of that day
        (books([]), [OPEN, Finding("receipt_alone", "SJ-000118", 3100)]),
        (books([PAID, SLIP, COUNT], dues={}), [Finding("order_unknown", "WX-1", 3100)]),
        (books(STORY, dues={"WX-1": replace(DUE, cents=3000)}), [Finding("order_overpaid", "WX-1", 100)]),
        (books(STORY, dues={"WX-1": replace(DUE, cents=5000)}), [Finding("order_open", "WX-1", -1900)]),
        (books(STORY, dues={"WX-1": replace(DUE, cents=5000)}, words=(REFUSED,)), []),
        (books([*STORY, RED], GIVEN, SECOND), [OPEN]),  # paid back, so the order is owed again
        (books([*STORY, RED], GIVEN, SECOND, words=(REFUSED,)), []),
        (books([*STORY, RED], words=(REFUSED,)), [Finding("receipt_missing", "SK-1", 3100)]),
        (books([PAID, SLIP, BACK, replace(COUNT, cents=0, reason="已退")], GIVEN,
               replace(SECOND, number="SJ-000121"), words=(REFUSED,)), []),
    ],
)  # fmt: skip
def test_what_keeps_a_day_open(found: Books, expected: list[Finding]) -> None:  # F58, B30
    result = closing(DAY, found)
    assert list(result.findings) == expected and result.closes == (not expected)
    for finding in result.findings:
        assert known(f"closing.{finding.code}")
        assert all(finding.number in finding.said(language) for language in LANGUAGES)


def test_a_slip_over_two_days_and_two_centres_counts_for_each_of_them() -> None:  # F58: no amount twice
    later, there = replace(CHEQUE, day=NEXT), replace(CHEQUE, key="c4", number="SK-4", order="AZ-4", receipt="SJ-9")
    slip = replace(SLIP, collections=("c1", "c2", "c4"), cents=39100)
    facts: list[Fact] = [PAID, later, there, slip, replace(COUNT, cents=38100, reason="少一张 10 元")]
    dues = {row.order: Due(row.order, "C002", row.cents, row.day) for row in (PAID, later, there)}
    given = (GIVEN, replace(SECOND, cents=18000, day=NEXT), replace(SECOND, key="s3", number="SJ-9", cents=18000))
    every = replace(books(facts, *given, dues=dues), blocks=(), orders=frozenset({"WX-1", "WX-2"}))
    short = Finding("counted_short", "JK-1", -1000)
    there_too = replace(every, orders=frozenset({"AZ-4"}))
    found = [closing(DAY, every), closing(DAY, there_too), closing(NEXT, every)]
    assert [(one.received, one.receipted, one.counted) for one in found] == [
        (3100, 3100, 3100), (18000, 18000, 18000), (18000, 18000, 17000),
    ]  # fmt: skip  # the oldest money first, so that the sums are what was counted
    assert all(one.findings == (short,) for one in found)
    hardly = replace(every, facts=gathered([*facts[:-1], replace(COUNT, cents=2000, reason="其余未带")]))
    assert [closing(day, hardly).counted for day in (DAY, NEXT)] == [2000, 0]
    brought = replace(every, facts=gathered([*facts, BROUGHT]))
    assert [(closing(day, brought).made_good, closing(day, brought).findings) for day in (DAY, NEXT)] == [
        (0, ()), (1000, ()),
    ]  # fmt: skip


def test_what_nobody_counts_finance_vouches_for() -> None:  # F58: else it could stay in a pocket
    sent = replace(PAID, method="wechat")
    for facts, code in (([sent], "not_confirmed"), ([PAID, replace(BACK, receipt="SJ-000119")], "reversal_unseen")):
        found = books(facts, GIVEN, *([] if code == "not_confirmed" else [SECOND]), words=(REFUSED,))
        assert closing(DAY, found).closes and closing(DAY, found).confirmed == (3100 if code == "not_confirmed" else 0)
        unseen = replace(found, vouched=frozenset())
        assert closing(DAY, unseen).findings == (Finding(code, "SK-1", -3100),)
        assert facts_hash(DAY, found) != facts_hash(DAY, unseen)
    by_finance = books([*STORY, RED], GIVEN, SECOND, words=(REFUSED,))
    assert closing(DAY, replace(by_finance, vouched=frozenset())).closes  # a refund from the till is approved


def test_a_refund_is_a_matter_of_the_day_on_which_it_is_made() -> None:  # states 4.7, F58: a closed day stays
    on_account = replace(REFUSED, key="cw", kind="on_account")  # said after the money and before the refund
    refund, given = replace(RED, key="r9", day=NEXT), replace(SECOND, day=NEXT)
    for cents, said in ((3100, ()), (4000, (on_account,))):
        due = {"WX-1": replace(DUE, cents=cents)}
        before = replace(books(STORY, dues=due, words=said), every_word=said)
        after = replace(books([*STORY, refund], GIVEN, given, dues=due), every_word=said)
        assert closing(DAY, before) == closing(DAY, after) and closing(DAY, after).closes
        assert facts_hash(DAY, before) == facts_hash(DAY, after)
        assert closing(NEXT, after).findings == (Finding("order_open", "WX-1", -cents),)
        explained = replace(after, words=(REFUSED,))  # the day of the refund closes when it is known what comes of it
        assert closing(NEXT, explained).closes and closing(NEXT, explained).received == -3100
    sent = replace(PAID, method="wechat")  # what finance vouched for on the day stays vouched for
    assert closing(DAY, books([sent, refund], GIVEN, given)).confirmed == 3100
    corrected = replace(PAID, key="c9", number="SK-9", day=NEXT, receipt="SJ-000120")
    too_much = books([replace(PAID, cents=9900), refund, corrected], replace(GIVEN, cents=9900))
    assert "order_overpaid" not in {one.code for one in closing(DAY, too_much).findings}


def test_what_two_computers_did_ends_when_finance_has_looked_at_it() -> None:  # F58: or the day never closes
    twice = books([*STORY, replace(SHORT, key="k9")])
    assert [found.code for found in closing(DAY, twice).findings] == ["counted_twice"]
    assert closing(DAY, replace(twice, audited=frozenset({"c1"}))).closes
    assert closing(DAY, books([*STORY, replace(COUNT, key="k9")])).closes  # both counted the same
    back = books([*STORY, RED, replace(RED, key="r9")], GIVEN, SECOND, words=(REFUSED,))
    assert closing(DAY, back).closes
    assert [found.code for found in closing(DAY, replace(back, vouched=frozenset())).findings] == ["reversed_twice"]
    third = replace(SECOND, key="s3", number="SJ-000120")  # the second one has a receipt of its own, as always
    both = books([*STORY, RED, replace(RED, key="r9", receipt=third.number)], GIVEN, SECOND, third, words=(REFUSED,))
    assert [found.code for found in closing(DAY, replace(both, vouched=frozenset())).findings] == ["reversed_twice"]
    assert closing(DAY, both).closes and (closing(DAY, both).received, closing(DAY, both).receipted) == (0, 0)


def test_a_slip_nobody_in_finance_signed_stays_with_its_writer() -> None:  # B30
    promised = replace(SLIP, signed=False)
    assert overdue("qianwei", gathered([PAID, promised]), {}, NEXT) == (PAID,)
    for facts in ([PAID, SLIP], [PAID, promised, COUNT]):
        assert overdue("qianwei", gathered(facts), {}, NEXT) == ()


def test_each_amount_that_disagrees_is_named_once() -> None:  # F58
    other = Due("WX-2", "C001", 18000, DAY)
    facts: list[Fact] = [PAID, SLIP, SHORT, CHEQUE]
    found = closing(DAY, books(facts, dues={"WX-1": DUE, "WX-2": other}))
    assert [finding.code for finding in found.findings] == ["counted_short", "not_handed_over", "receipt_missing"]
    assert all(one != two for one, two in pairwise(found.findings))
    assert "10.00" in found.findings[0].said("en")


def test_a_difference_is_known_only_after_the_count() -> None:  # B30
    assert difference(SLIP, gathered([PAID, SLIP])) is None
    assert difference(SLIP, gathered([PAID, SLIP, SHORT])) == -1000
    assert standing(gathered([PAID, BACK])) == {}
