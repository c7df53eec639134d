"""Names stand where a person looks for them."""

from pathlib import Path

import pytest
from sqlalchemy import insert, select, text

import stories
from fieldtech.model.base import new_id
from fieldtech.model.customers import Customer
from fieldtech.model.name_order import name_order


@pytest.mark.parametrize(
    "expected",
    [
        ["阿里", "陈", "李", "鲁泰", "钱", "孙", "鑫达", "张", "赵", "周"],  # 鑫 is beyond the common characters
        ["2号", "10号", "Ab 2", "aB 10", "V9", "V10", "泵"],  # numbers by size, Latin before Chinese
        ["", "Ａ1", "a2"],  # full-width letters are letters
    ],
)
def test_names_are_in_the_order_of_a_dictionary(expected: list[str]) -> None:
    assert sorted(set(expected), key=name_order) == expected


def test_rare_characters_have_a_place_too() -> None:
    rare = ["䶮", "𠮷", "㛃", "𬭎"]
    assert len({name_order(name) for name in rare}) == len(rare)
    assert all(name_order("zz") < name_order(name) for name in rare)


def test_the_place_follows_the_name_however_it_is_written(tmp_path: Path) -> None:
    workplace = stories.open_demo(tmp_path / "data")
    key = new_id()
    values = {"id": key, "number": "X1", "name": "鑫达", "centre_code": "QD01"}
    with workplace.context.database.transaction() as session:
        session.execute(insert(Customer), values)
        workplace.context.op(session, "test", "customers", "", {})
    with workplace.context.database.transaction() as session:
        found = session.get_one(Customer, key)
        assert found.name_order == name_order("鑫达")
        found.name = "阿里"
        workplace.context.op(session, "test", "customers", "", {})
    with workplace.context.database.reading() as session:
        rows = session.execute(select(Customer.name, Customer.name_order)).all()
        assert all(order == name_order(name) for name, order in rows)
        assert session.scalar(select(text("name_order('阿里')"))) == name_order("阿里")
