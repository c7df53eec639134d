"""Every list is read in the order of the column somebody clicked, both ways, page after page as in one."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from fieldtech.model.name_order import name_order
from fieldtech.services.masters.kinds import KINDS
from fieldtech.services.ordering import Ordering
from fieldtech.services.workplace import Workplace
from prepared import Prepared, act_as

Read = Callable[[Any, int, Ordering], Any]

COLUMNS = {
    "customers": ("number", "name", "site_class", "vehicles", "address"),
    "vehicles": ("", "plate", "customer", "terminal", "make_model", "vin"),
    "terminals": ("number", "state", "place", "about", "until"),
    "sims": ("number", "state", "place", "about", "until"),
}


@pytest.fixture(scope="module")
def office(prepared: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Workplace:
    workplace = prepared.demo(tmp_path_factory.mktemp("sorted") / "data")
    act_as(workplace, "admin")
    first = workplace.history.customers().rows[0]
    for name in ("周记运输", "鑫达物流", "阿里货运", "2号车队", "10号车队"):
        draft = replace(workplace.masters.get("customers", first.id), number="", name=name, uscc="", accepted=())
        workplace.masters.save("customers", None, draft)
    return workplace


def whole(read: Read, ordering: Ordering, limit: int) -> list[Any]:
    rows: list[Any] = []
    after = None
    while True:
        page = read(after, limit, ordering)
        rows += page.rows
        if (after := page.next_key) is None:
            return rows


def reader(workplace: Workplace, name: str) -> Read:
    history = workplace.history
    if name in ("terminals", "sims"):
        both: Any = history.terminals if name == "terminals" else history.sims
        return lambda after, limit, ordering: both("", "", after, limit, ordering)
    one: Any = history.customers if name == "customers" else history.vehicles
    return lambda after, limit, ordering: one("", after, limit, ordering)


@pytest.mark.parametrize(("name", "key"), [(name, key) for name, keys in COLUMNS.items() for key in keys])
def test_pages_are_the_whole_list_and_the_other_way_is_its_mirror(office: Workplace, name: str, key: str) -> None:
    read = reader(office, name)
    up = [row.id for row in whole(read, Ordering(key), 500)]
    assert len(up) == len(set(up)) > 3
    assert [row.id for row in whole(read, Ordering(key), 2)] == up
    assert [row.id for row in whole(read, Ordering(key, descending=True), 3)] == up[::-1]


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("key", ["number", "name", "name_en", "note", "active"])
def test_every_master_list_too(office: Workplace, name: str, key: str) -> None:
    def read(after: Any, limit: int, ordering: Ordering) -> Any:
        return office.masters.list(name, "", after, limit, retired=True, ordering=ordering)

    up = [row.id for row in whole(read, Ordering(key), 500)]
    assert [row.id for row in whole(read, Ordering(key), 7)] == up
    assert [row.id for row in whole(read, Ordering(key, descending=True), 7)] == up[::-1]


def test_names_are_in_the_order_of_a_dictionary(office: Workplace) -> None:
    names = [row.name for row in whole(reader(office, "customers"), Ordering("name"), 4)]
    assert names == sorted(names, key=name_order)
    assert names != sorted(names)
    owners = [row.customer for row in whole(reader(office, "vehicles"), Ordering("customer"), 4)]
    assert owners == sorted(owners, key=name_order)
    parts = [row.name for row in office.masters.list("parts", ordering=Ordering("name")).rows]
    assert parts == sorted(parts, key=name_order)


def test_a_warranty_that_ends_sooner_comes_sooner(office: Workplace) -> None:
    until = [row.warranty_until for row in whole(reader(office, "terminals"), Ordering("until"), 5)]
    known = [day for day in until if day is not None]
    assert known == sorted(known)
    assert until[: len(until) - len(known)] == [None] * (len(until) - len(known))


def test_a_column_nobody_knows_any_more_gives_the_lists_own_order(office: Workplace) -> None:
    read = reader(office, "customers")
    assert whole(read, Ordering("gone"), 50) == whole(read, Ordering("number"), 50)
