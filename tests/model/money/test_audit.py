"""The audit against three vouchers and its thread, by acts in any order; who may do what (F58, F59, states 4.7)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import permutations

import pytest

from fieldtech.errors import Problem
from fieldtech.model.money import audit
from fieldtech.model.money.audit import Act, thread
from fieldtech.model.money.cash_facts import Collection, Count, Fact, HandOver, MadeGood, Reversal, gathered
from fieldtech.words import known

DAY, AT = date(2026, 11, 19), datetime(2026, 11, 19, 10, tzinfo=UTC)
PAID = Collection("c1", "SK-1", "WX-1", "qianwei", 3100, "cash", DAY, "SJ-000118")
SENT = replace(PAID, key="c2", method="transfer")
SLIP = HandOver("h1", "JK-1", "qianwei", ("c1",), 3100, DAY, "fengli")
COUNT = Count("k1", "h1", "fengli", 3100, DAY)
SHORT = replace(COUNT, cents=2100, reason="少一张 10 元")
ALL = frozenset(audit.VOUCHERS)
QUERY = Act("a1", "c1", "query", "fengli", AT, "发票待开？")
ANSWER = Act("a2", "c1", "answer", "qianwei", AT + timedelta(hours=1), "已开")
PASS = Act("a3", "c1", "pass", "fengli", AT + timedelta(hours=2), vouchers=ALL)
DONE = Act("a4", "c1", "reconcile", "fengli", AT + timedelta(hours=3))
ASKED_LATE = replace(QUERY, key="a5", at=AT + timedelta(hours=4))
ANSWERED_LATE = replace(ANSWER, key="a6", at=AT + timedelta(hours=5))


def codes(problems: Iterable[Problem]) -> list[str]:
    found = [problem.code for problem in problems]
    assert all(known(f"problem.{code}") for code in found)
    return found


@pytest.mark.parametrize(
    ("facts", "acts", "expected"),
    [
        ([], [], "collected"),
        ([SLIP], [], "handed_over"),
        ([replace(SLIP, by="wulei")], [], "collected"),  # nobody hands over for him
        ([SLIP, COUNT], [], "received"),
        ([SLIP, SHORT], [], "received"),
        ([SLIP, COUNT, replace(SLIP, key="h0")], [], "received"),  # on two slips: the counted one tells
        ([SLIP, COUNT], [QUERY], "queried"),
        ([SLIP, COUNT], [QUERY, ANSWER], "received"),
        ([SLIP, COUNT], [QUERY, ANSWER, PASS], "audited"),
        ([SLIP, COUNT], [QUERY, ANSWER, PASS, DONE], "reconciled"),
        ([SLIP, COUNT], [PASS, ASKED_LATE], "queried"),
        ([SLIP, COUNT], [PASS, ASKED_LATE, ANSWERED_LATE], "received"),  # a query takes the verdict back
        ([SLIP, COUNT], [QUERY, PASS], "queried"),  # another computer passed it, not knowing of the query
        ([SLIP, COUNT], [replace(PASS, of="c9")], "received"),
        ([Reversal("r1", "c1", "qianwei", DAY, "重复", "SJ-2")], [PASS], "reversed"),
        ([Reversal("r1", "c1", "qianwei", DAY, "重复", "SJ-2")], [QUERY], "queried"),  # finance asks about that, too
    ],
)
def test_the_state_by_facts_in_any_order(facts: list[Fact], acts: list[Act], expected: str) -> None:  # states 4.7
    for mixed in permutations(acts):
        assert audit.state(PAID, gathered([*facts, PAID]), thread("c1", [*mixed, *mixed])) == expected
    assert expected in audit.STATES


@pytest.mark.parametrize(
    ("role", "text", "acts", "expected"),
    [
        ("FI", "发票待开？", [], []),
        ("TE", "发票待开？", [], ["audit_by_finance"]),
        ("MG", "发票待开？", [], ["audit_by_finance"]),
        ("FI", " ", [], ["reason_needed"]),
        ("FI", "还有一问", [QUERY], ["audit_query_open"]),
        ("FI", "还有一问", [QUERY, ANSWER], []),
    ],
)
def test_a_query(role: str, text: str, acts: list[Act], expected: list[str]) -> None:  # F58, F59
    assert codes(audit.query_problems(role, text, thread("c1", acts))) == expected


@pytest.mark.parametrize(
    ("login", "role", "text", "acts", "expected"),
    [
        ("qianwei", "TE", "已开", [QUERY], []),
        ("zhoumin", "CS", "已开", [QUERY], []),
        ("sunli", "MG", "已开", [QUERY], []),
        ("wulei", "TE", "已开", [QUERY], ["audit_answer_by"]),  # not his money
        ("fengli", "FI", "已开", [QUERY], ["audit_answer_by"]),  # finance does not answer itself
        ("zhenghao", "DI", "已开", [QUERY], ["audit_answer_by"]),
        ("qianwei", "DI", "已开", [QUERY], []),  # a dispatcher who received it himself
        ("qianwei", "TE", "", [QUERY], ["reason_needed"]),
        ("qianwei", "TE", "已开", [], ["audit_no_query"]),
        ("qianwei", "TE", "已开", [QUERY, ANSWER], ["audit_no_query"]),
    ],
)
def test_an_answer(login: str, role: str, text: str, acts: list[Act], expected: list[str]) -> None:  # F59
    assert codes(audit.answer_problems(PAID, login, role, text, thread("c1", acts))) == expected


BACK = Reversal("r1", "c1", "qianwei", DAY, "重复", "SJ-2")


@pytest.mark.parametrize(
    ("role", "checked", "invoice", "facts", "acts", "expected"),
    [
        ("FI", ALL, "issued", [SLIP, COUNT], [], []),
        ("FI", ALL, "none", [SLIP, COUNT], [QUERY, ANSWER], []),
        ("TE", ALL, "issued", [SLIP, COUNT], [], ["audit_by_finance"]),
        ("FI", ALL, "pending", [SLIP, COUNT], [], ["audit_invoice_missing"]),
        ("FI", ALL - {"invoice"}, "issued", [SLIP, COUNT], [], ["audit_unchecked"]),
        ("FI", frozenset(), "issued", [SLIP, COUNT], [], ["audit_unchecked"] * 3),
        ("FI", ALL, "issued", [], [], ["audit_not_counted"]),
        ("FI", ALL, "issued", [SLIP], [], ["audit_not_counted"]),
        ("FI", ALL, "issued", [SLIP, SHORT], [], ["audit_difference"]),  # a reason is no money
        ("FI", ALL, "issued", [SLIP, SHORT, MadeGood("m1", "h1", "fengli", 1000, DAY, "补交")], [], []),
        ("FI", ALL, "issued", [SLIP, COUNT], [QUERY], ["audit_query_open"]),
        ("FI", ALL, "issued", [SLIP, COUNT], [PASS], ["audit_passed_before"]),
        ("FI", ALL, "issued", [SLIP, COUNT], [PASS, DONE], ["audit_reconciled_before"]),
        ("FI", ALL, "issued", [SLIP, COUNT], [PASS, ASKED_LATE, ANSWERED_LATE], []),
        ("FI", ALL, "issued", [SLIP, COUNT, BACK], [], ["audit_reversed", "audit_difference"]),
    ],
)
def test_passing(
    role: str, checked: frozenset[str], invoice: str, facts: list[Fact], acts: list[Act], expected: list[str]
) -> None:  # F58
    found = audit.pass_problems(PAID, "fengli", role, checked, invoice, gathered([PAID, *facts]), thread("c1", acts))
    assert codes(found) == expected


def test_a_transfer_skips_the_hand_over() -> None:  # states 4.7
    assert codes(audit.pass_problems(SENT, "fengli", "FI", ALL, "issued", gathered([SENT]), ())) == []
    assert audit.state(SENT, gathered([SENT]), thread("c2", [replace(PASS, of="c2")])) == "audited"


@pytest.mark.parametrize(
    ("role", "facts", "acts", "expected"),
    [
        ("FI", [], [PASS], []),
        ("FI", [], [], ["audit_not_passed"]),
        ("FI", [], [PASS, DONE], ["audit_reconciled_before"]),
        ("FI", [], [PASS, ASKED_LATE], ["audit_not_passed"]),
        ("FI", [], [QUERY, PASS], ["audit_not_passed"]),  # another computer passed it, not knowing of the query
        ("MG", [], [PASS], ["audit_by_finance"]),
        ("FI", [BACK], [PASS], ["audit_reversed"]),
    ],
)
def test_reconciling(role: str, facts: list[Fact], acts: list[Act], expected: list[str]) -> None:  # states 4.7
    assert (
        codes(audit.reconcile_problems(PAID, "fengli", role, gathered([PAID, *facts]), thread("c1", acts))) == expected
    )


@pytest.mark.parametrize("role", ["FI", "CM", "DR"])
def test_nobody_audits_what_he_received_himself(role: str) -> None:  # states 4.7: finance is never the payer
    own = replace(SENT, by="fengli")
    facts = gathered([own])
    for by, expected in (("fengli", ["audit_own"]), ("chenjing", [])):
        assert codes(audit.pass_problems(own, by, role, ALL, "issued", facts, ())) == expected
        assert codes(audit.reconcile_problems(own, by, role, facts, (PASS,))) == expected


VOUCH = Act("a7", "c1", "confirm", "fengli", AT)
TILL = replace(BACK, from_till=True, by="fengli")


@pytest.mark.parametrize(
    ("row", "by", "role", "facts", "acts", "expected"),
    [
        (SENT, "fengli", "FI", [], [], []),
        (replace(PAID, method="wechat"), "fengli", "FI", [], [], []),
        (PAID, "fengli", "FI", [BACK], [], []),  # its collector took it back by himself
        (PAID, "fengli", "FI", [BACK], [VOUCH], ["audit_confirmed_before"]),
        (PAID, "fengli", "FI", [], [], ["audit_nothing_to_confirm"]),  # it is counted
        (PAID, "wangwu", "FI", [SLIP, COUNT, TILL], [], ["audit_nothing_to_confirm"]),
        (replace(SENT, key="c1"), "fengli", "FI", [], [PASS], ["audit_confirmed_before"]),
        (replace(SENT, key="c1"), "fengli", "FI", [], [QUERY], ["audit_query_open"]),
        (SENT, "qianwei", "TE", [], [], ["audit_by_finance", "audit_confirm_own"]),
        (SENT, "sunli", "MG", [], [], ["audit_by_finance"]),
    ],
)
def test_confirming(
    row: Collection, by: str, role: str, facts: list[Fact], acts: list[Act], expected: list[str]
) -> None:  # F58
    found = audit.confirm_problems(row, by, role, gathered([row, *facts]), thread("c1", acts))
    assert codes(found) == expected
    assert audit.state(row, gathered([row]), thread("c1", [VOUCH])) == "collected"  # it is no verdict
