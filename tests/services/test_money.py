"""Money is given away by those who may, and what is not received stays a task (D17, states 4.7)."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import stories
from fieldtech.errors import Refused
from fieldtech.model.base import Id
from fieldtech.model.drafts.onsite import DiagnosisDraft
from fieldtech.model.drafts.planning import VerbalDraft
from fieldtech.model.drafts.signoff import FeeSettlementDraft
from fieldtech.services.workplace import Workplace
from prepared import Prepared, act_as, write_entry

OLD = replace(stories.intake(), bought_on=date(2020, 1, 1))


def sign(w: Workplace, order: Id) -> None:
    """Both hands."""
    act_as(w, "wulei")
    for who in ("customer", "technician"):
        w.repairs.note(order, stories.ink(who), who)


def test_what_was_not_received_is_owed_until_the_accountant_settles_it(prepared: Prepared, tmp_path: Path) -> None:
    # B28 D17
    w, order = prepared.open("ready_to_seal", tmp_path / "data")
    write_entry(w, order, OLD)
    act_as(w, "wulei")
    due = w.orders.view(order).charges.total_cents
    paid = FeeSettlementDraft("collected", "cash", 0, "马骏", "SJ-1", "没带钱")
    with pytest.raises(Refused, match="money_by_collecting"):  # no word about money without the money (B28)
        w.repairs.note(order, paid)
    write_entry(w, order, paid)  # as an older program wrote it down
    sign(w, order)
    w.repairs.do(order, "sign_off")
    act_as(w, "chenjing")
    with pytest.raises(Refused) as refusal:
        w.repairs.do(order, "archive")
    assert [p.code for p in refusal.value.problems] == ["owed_shortfall"]
    (task,) = [row for row in w.follow_ups.open(mine=False) if row.kind == "shortfall"]
    assert (task.role, task.text) == ("FI", f"¥{due / 100:.2f} · 没带钱")


def test_the_decision_on_a_charge_takes_the_name_of_who_was_asked(prepared: Prepared, tmp_path: Path) -> None:  # D17
    w, order = prepared.open("worked", tmp_path / "data")
    act_as(w, "wulei")
    asked = VerbalDraft("sunli", "phone", w.context.now(), "雷击损坏，可否免费", "免费", "fee")
    w.repairs.note(order, asked)
    found = w.orders.view(order).facts.get(DiagnosisDraft)
    assert found is not None
    w.repairs.note(order, replace(found, cause="C13", charge_decision="free"))
    decided = w.orders.view(order).facts.get(DiagnosisDraft)
    assert decided is not None and decided.decided_by == "sunli"
    w.repairs.do(order, "finish")
