"""Order numbers: no two computers give the same one, and a busy day does not end at 999."""

from dataclasses import replace
from pathlib import Path

import pytest

import stories
from fieldtech.errors import Forbidden, Invalid
from fieldtech.services.workplace import Workplace
from prepared import act_as, act_in_role, set_order


@pytest.fixture
def demo(tmp_path: Path) -> Workplace:
    workplace = stories.open_demo(tmp_path / "data")
    act_as(workplace, "zhoumin")
    return workplace


def register(workplace: Workplace, number: str = "") -> str:
    act_as(workplace, "zhoumin")
    call = replace(stories.intake(), at=workplace.context.now())
    return workplace.repairs.register(call, number=number).number


def test_two_computers_of_a_centre_never_give_one_number(demo: Workplace) -> None:
    first = register(demo)
    act_as(demo, "admin")
    demo.devices.set_code("B")
    assert demo.devices.code() == "B"
    other = register(demo)
    assert (first, other) == ("WX-TJ01-20261118-001", "WX-TJ01B-20261118-001")
    assert register(demo) == "WX-TJ01B-20261118-002"


def test_the_thousandth_order_of_a_day(demo: Workplace) -> None:
    first = register(demo)
    order = demo.orders.find(first)
    set_order(demo, order, number="WX-TJ01-20261118-999")
    assert register(demo) == "WX-TJ01-20261118-1000"
    assert register(demo) == "WX-TJ01-20261118-1001"
    assert register(demo, "WX-TJ01-20261118-1002") == "WX-TJ01-20261118-1002"  # keyed in from paper


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("WX-TJ01-2026111-001", "number_form"),
        ("WX-TJ01-20261118-01", "number_form"),
        ("WX-TJ01-20261332-001", "number_day"),
        ("WX-TJ01-00000000-001", "number_day"),
        ("WX-TJ01-20261119-001", "number_day"),  # tomorrow
        ("WX-TJ01-19991231-001", "number_day"),
        ("WX-XX99-20261118-001", "number_centre"),
        ("WX-TJ01ABC-20261118-001", "number_centre"),
    ],
)
def test_a_number_keyed_in_is_one_that_can_be(demo: Workplace, number: str, code: str) -> None:
    with pytest.raises(Invalid) as refusal:
        register(demo, number)
    assert [problem.code for problem in refusal.value.problems] == [code]
    assert register(demo, "wx-qd01b-20261117-007") == "WX-QD01B-20261117-007"  # another centre's computer


@pytest.mark.parametrize("code", ["b", "ABC", "1", "Ä", " B"])
def test_a_code_is_one_or_two_letters(demo: Workplace, code: str) -> None:
    act_as(demo, "admin")
    with pytest.raises(Invalid):
        demo.devices.set_code(code)
    assert demo.devices.code() == ""


def test_not_everyone_names_a_computer(demo: Workplace) -> None:  # P39
    for role in ("TE", "DI", "WH", "CM"):
        act_in_role(demo, role)
        with pytest.raises(Forbidden):
            demo.devices.set_code("B")
