"""A duplicate goes on under one number only, and a bill above the agreed price is said."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import stories
from fieldtech.errors import Invalid, Refused
from prepared import Prepared, act_as, write_entry


def test_a_duplicate_names_another_order_and_goes_no_further(prepared: Prepared, tmp_path: Path) -> None:  # F09
    w, order = prepared.open("triage", tmp_path / "data")
    act_as(w, "zhoumin")
    other = w.repairs.register(stories.intake()).number
    act_as(w, "zhenghao")
    for wrong in ("WX-TJ01-20261118-999", w.orders.view(order).number):
        with pytest.raises(Invalid) as invalid:
            w.repairs.note(order, replace(stories.TANKER.triage, merged_into=wrong))
        assert [(p.field, p.code) for p in invalid.value.problems] == [("merged_into", "no_such_duplicate")]
    w.repairs.note(order, replace(stories.TANKER.triage, merged_into=other))
    with pytest.raises(Refused) as refusal:
        w.repairs.do(order, "propose_plan", stories.TANKER.plan)
    assert [p.code for p in refusal.value.problems] == ["goes_on_as_other"]


def test_more_than_the_customer_agreed_to_is_said(prepared: Prepared, tmp_path: Path) -> None:  # F11 F18
    w, order = prepared.open("worked", tmp_path / "data")
    act_as(w, "wulei")
    assert "fee_above_plan" not in {p.code for p in w.orders.leave_check(order).later}
    write_entry(w, order, replace(stories.intake(), bought_on=date(2020, 1, 1)))
    (problem,) = [p for p in w.orders.leave_check(order).later if p.code == "fee_above_plan"]
    assert problem.params == {"plan": "0.00", "total": "991.00"}
