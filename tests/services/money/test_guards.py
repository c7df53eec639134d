"""Who may do what with money, and when: every guard of states 4.7, each act one operation, a refusal none."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import func, select

from fieldtech.demo.money_acts import ALL_CHECKED, CENTRE, FINANCE, PAID_ON, TECHNICIAN
from fieldtech.errors import Forbidden, Invalid, NotFound, Refused
from fieldtech.model.base import new_id
from fieldtech.model.drafts.cash import CountDraft, HandOverDraft, MakeGoodDraft
from fieldtech.model.local import Op
from fieldtech.model.rights import EVERYONE, RIGHTS
from fieldtech.services.context import Person
from prepared import fingerprint
from services.money.conftest import Till

Act = Callable[[Till], object]
GIVE = HandOverDraft(receiver=FINANCE)
LESS = CountDraft(21_00, "少一张 10 元")
BROUGHT = MakeGoodDraft(10_00, "brought", "补交")
OFF = MakeGoodDraft(10_00, "written_off", "找不到了", "chenjing")


def slip_of(till: Till, draft: HandOverDraft = GIVE) -> HandOverDraft:
    return draft if draft.collections else replace(draft, collections=(till.collection.hex,))


ACTS: dict[str, tuple[str, str, Act]] = {
    "hand_over": ("paid", "hand_over_money", lambda t: t.workplace.cash_box.hand_over(slip_of(t))),
    "count": ("handed_over", "count_money", lambda t: t.workplace.finance.count(t.slip, CountDraft(31_00))),
    "make_good": ("short", "count_money", lambda t: t.workplace.finance.make_good(t.slip, BROUGHT)),
    "query": ("counted", "audit_money", lambda t: t.workplace.finance.query(t.collection, "发票待开？")),
    "answer": ("counted", "answer_query", lambda t: t.workplace.finance.answer(t.collection, "已开")),
    "pass": ("counted", "audit_money", lambda t: t.workplace.finance.pass_(t.collection, ALL_CHECKED)),
    "confirm": ("counted", "audit_money", lambda t: t.workplace.finance.confirm(t.collection)),
    "reconcile": ("counted", "audit_money", lambda t: t.workplace.finance.reconcile(t.collection)),
    "close_day": ("counted", "close_day", lambda t: t.workplace.finance.close_day(PAID_ON, CENTRE)),
    "queue": ("counted", "see_money", lambda t: t.workplace.finance.queue("all")),
    "holders": ("counted", "see_money", lambda t: t.workplace.finance.holders()),
    "day": ("counted", "see_money", lambda t: t.workplace.finance.day(PAID_ON, CENTRE)),
    "days": ("counted", "see_money", lambda t: t.workplace.finance.days()),
    "cash box of another": ("counted", "see_money", lambda t: t.workplace.cash_box.view(TECHNICIAN)),
    "slip of another": ("counted", "see_money", lambda t: t.workplace.finance.slip(t.slip)),
    "open amounts": ("counted", "see_open_amounts", lambda t: t.workplace.open_amounts.rows()),
}


@pytest.mark.parametrize(("till", "name"), [(act[0], name) for name, act in ACTS.items()], indirect=["till"])
def test_only_the_roles_of_the_right(till: Till, name: str) -> None:  # P39, states 4.7
    _state, right, act = ACTS[name]
    before = fingerprint(till.workplace)
    for role in sorted(EVERYONE - RIGHTS[right]):
        till.workplace.context.person = Person(f"a_{role}", role, role, CENTRE)
        with pytest.raises(Forbidden):
            act(till)
    till.workplace.context.person = None
    with pytest.raises(Forbidden):
        act(till)
    assert fingerprint(till.workplace) == before
    assert RIGHTS[right] < EVERYONE


def refused(till: Till, act: Act) -> list[str]:
    before = fingerprint(till.workplace)
    with pytest.raises(Refused) as refusal:
        act(till)
    assert fingerprint(till.workplace) == before
    return [problem.code for problem in refusal.value.problems]


def one_op(till: Till, kind: str, act: Act) -> None:
    with till.workplace.context.reading() as session:
        before = session.scalar(select(func.count()).select_from(Op)) or 0
    act(till)
    with till.workplace.context.reading() as session:
        kinds = session.scalars(select(Op.kind)).all()
    assert len(kinds) == before + 1 and kinds[-1] == kind


def test_handing_over(till: Till) -> None:  # B30, forms 2.8
    w, acts = till.workplace, till.acts

    def giving(draft: HandOverDraft = GIVE) -> Act:
        return lambda t: t.workplace.cash_box.hand_over(slip_of(t, draft))

    acts.as_person("wulei")
    assert refused(till, giving()) == ["hand_over_not_his", "hand_over_total"]
    acts.as_person(TECHNICIAN)
    for receiver in ("sunli", "nobody"):
        assert refused(till, giving(replace(GIVE, receiver=receiver))) == ["hand_over_to_finance"]
    assert refused(till, giving(replace(GIVE, receiver=TECHNICIAN))) == ["hand_over_to_himself", "hand_over_to_finance"]
    twice = replace(GIVE, collections=(till.collection.hex, till.collection.hex))
    assert refused(till, giving(twice)) == ["hand_over_not_his"]
    unknown = replace(GIVE, collections=(new_id().hex,))
    assert refused(till, giving(unknown)) == ["hand_over_not_his"]
    with pytest.raises(NotFound):
        w.cash_box.hand_over(replace(GIVE, collections=("SK-1",)))
    for wrong in (HandOverDraft(receiver=FINANCE), HandOverDraft((till.collection.hex,))):
        with pytest.raises(Invalid):
            w.cash_box.hand_over(wrong)
    one_op(till, "hand_over", giving())
    assert refused(till, giving()) == ["handed_over_before"]


@pytest.mark.parametrize("till", ["handed_over"], indirect=True)
def test_counting_and_making_good(till: Till) -> None:  # B30, D17
    w, acts = till.workplace, till.acts
    finance = w.finance
    acts.as_person(FINANCE)
    assert refused(till, lambda t: finance.count(t.slip, CountDraft(21_00, " "))) == ["amount_differs"]
    assert refused(till, lambda t: finance.make_good(t.slip, BROUGHT)) == ["no_such_difference"]
    with pytest.raises(Invalid):
        finance.count(till.slip, CountDraft(-1, "错账"))
    with pytest.raises(NotFound):
        finance.count(new_id(), LESS)
    one_op(till, "count_hand_over", lambda t: finance.count(t.slip, LESS))
    assert refused(till, lambda t: finance.count(t.slip, LESS)) == ["counted_before"]
    assert refused(till, lambda t: finance.make_good(t.slip, replace(BROUGHT, cents=10_01))) == ["no_such_difference"]
    for wrong in (replace(BROUGHT, reason=""), replace(OFF, approved_by=""), replace(BROUGHT, how="lost")):
        with pytest.raises(Invalid):
            finance.make_good(till.slip, wrong)
    for login, code in (("sunli", "special_approval"), ("nobody", "special_approval"), (FINANCE, "asked_himself")):
        assert refused(till, lambda t, by=login: finance.make_good(t.slip, replace(OFF, approved_by=by))) == [code]
    one_op(till, "make_good", lambda t: finance.make_good(t.slip, replace(BROUGHT, cents=4_00)))
    one_op(till, "make_good", lambda t: finance.make_good(t.slip, replace(OFF, cents=6_00)))
    made = finance.slip(till.slip).made_good
    assert [(row.cents, row.how, row.approved_by) for row in made] == [
        (4_00, "brought", ""), (6_00, "written_off", "陈静"),
    ]  # fmt: skip
    acts.as_person("chenjing")  # he confirms in his list what he said by telephone
    assert [(task.kind, task.text) for task in w.follow_ups.open()] == [("confirm_verbal", "找不到了")]


@pytest.mark.parametrize("till", ["counted"], indirect=True)
def test_the_thread_of_an_audit(till: Till) -> None:  # F58, F59
    w, acts = till.workplace, till.acts
    finance, key = w.finance, till.collection
    acts.as_person(FINANCE)
    assert refused(till, ACTS["pass"][2]) == ["audit_invoice_missing"]
    assert refused(till, ACTS["reconcile"][2]) == ["audit_not_passed"]
    assert refused(till, ACTS["confirm"][2]) == ["audit_nothing_to_confirm"]
    with pytest.raises(Invalid):
        finance.query(key, " ")
    acts.as_person(TECHNICIAN)
    assert refused(till, ACTS["answer"][2]) == ["audit_no_query"]
    acts.as_person(FINANCE)
    one_op(till, "query_collection", ACTS["query"][2])
    assert refused(till, ACTS["query"][2]) == ["audit_query_open"]
    acts.as_person("wulei")
    assert refused(till, ACTS["answer"][2]) == ["audit_answer_by"]
    with pytest.raises(Forbidden):
        finance.audit(key)
    for login in ("zhoumin", TECHNICIAN):  # the desk or the collector sees it and may answer
        acts.as_person(login)
        assert "answer" in finance.audit(key).may
    one_op(till, "answer_query", ACTS["answer"][2])
    acts.invoiced(key)
    acts.as_person(FINANCE)
    assert finance.audit(key).may >= {"pass", "query"} and not finance.audit(key).problems
    unchecked = replace(ALL_CHECKED, fee_list=False)
    assert refused(till, lambda t: finance.pass_(key, unchecked)) == ["audit_unchecked"]
    one_op(till, "pass_collection", ACTS["pass"][2])
    assert refused(till, ACTS["pass"][2]) == ["audit_passed_before"]
    one_op(till, "reconcile_collection", ACTS["reconcile"][2])
    assert refused(till, ACTS["reconcile"][2]) == ["audit_reconciled_before"]
    one_op(till, "close_day", ACTS["close_day"][2])
    with pytest.raises(NotFound):
        finance.audit(new_id())


@pytest.mark.parametrize("till", ["counted"], indirect=True)
def test_closing(till: Till) -> None:  # F58
    finance = till.workplace.finance
    till.acts.as_person(FINANCE)
    assert refused(till, lambda t: finance.close_day(date(2026, 11, 21), CENTRE)) == ["day_to_come"]
    with pytest.raises(NotFound):
        finance.close_day(PAID_ON, "XX99")
    assert finance.day(PAID_ON).centre == "QD01" and finance.day(PAID_ON).closing.received == 0  # his own centre
    till.acts.as_person("sunli")
    assert not finance.day(PAID_ON, CENTRE).may_close  # he sees it, finance closes
    till.acts.as_person(TECHNICIAN)
    assert finance.slip(till.slip).may == {"print"}  # his own slip
