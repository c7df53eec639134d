"""A fleet sets aside as many units as it has vehicles: what is asked of the store does not grow with them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import event

import fleet
from fieldtech.services.workplace import Workplace
from prepared import Prepared, act_as


@pytest.fixture
def workplace(prepared: Prepared, tmp_path: Path) -> Iterator[Workplace]:
    workplace = prepared.demo(tmp_path / "data")
    yield workplace
    workplace.close()


def test_a_check_of_many_numbers_asks_no_more_than_one_of_few(workplace: Workplace) -> None:
    # B20
    order = fleet.order_in(workplace, "approved")
    act_as(workplace, "zhenghao")
    asked: list[str] = []
    with workplace.context.reading() as session:
        engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", lambda *given: asked.append(given[2]))

    def queries(many: int) -> int:
        numbers = tuple(f"BXZ{n:04}" for n in range(many))
        draft = replace(fleet.assignment(workplace), terminals=numbers, sims=numbers)
        workplace.repairs.check(order, "assign", draft)  # the first look compiles
        asked.clear()
        workplace.repairs.check(order, "assign", draft)
        return len(asked)

    assert queries(200) == queries(2) > 0


def test_the_first_free_ones_come_from_the_van_first(workplace: Workplace) -> None:
    # B20: near before far, only the order's model, none that is chosen already
    order = fleet.order_in(workplace, "approved")
    act_as(workplace, "zhenghao")
    first = workplace.dispatch.first_free
    assert first(order, "terminal", ("zhaoqiang",), (), 9) == ()  # no BX-G100 is free
    assert set(first(order, "sim", ("zhaoqiang",), (), 9)) == set(fleet.SIMS)
    assert first(order, "sim", ("zhaoqiang",), fleet.SIMS[:1], 9) == fleet.SIMS[1:]
    assert len(first(order, "sim", ("zhaoqiang",), (), 1)) == 1
