"""Where everything is and was: lists, cards and timelines, before and after the swap of the story."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

import stories
from fieldtech.errors import Forbidden, NotFound
from fieldtech.model.base import Id, new_id
from fieldtech.model.custody import Sim, Terminal
from fieldtech.model.customers import Customer, Vehicle
from fieldtech.services.context import Context
from fieldtech.services.custody_check import check_custody
from fieldtech.services.history import History
from fieldtech.services.masters import Masters
from fieldtech.services.workplace import Workplace

from .conftest import AsPerson


@pytest.fixture
def history(context: Context, as_person: AsPerson) -> History:
    as_person("zhenghao")
    return History(context)


@pytest.fixture(scope="module")
def swapped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workplace]:
    """The demo after 吴磊 has swapped terminal and SIM card on 津C8R071."""
    workplace = stories.open_demo(tmp_path_factory.mktemp("swapped"))
    stories.order_in(workplace, "swapped")
    yield workplace
    workplace.close()


def id_of(context: Context, number: str) -> Id:
    with context.reading() as session:
        for model, column in ((Vehicle, Vehicle.number), (Terminal, Terminal.number), (Sim, Sim.iccid)):
            if found := session.scalar(select(model.id).where(column == number)):
                return found
        return session.scalars(select(Customer.id).where(Customer.number == number)).one()


def test_a_vehicle_shows_what_is_on_it_now(history: History, context: Context) -> None:
    card = history.vehicle_card(id_of(context, "V10"))
    (terminal,) = card.terminals
    (sim,) = terminal.sims
    assert (card.plate, card.customer, card.driver_name) == ("津C8R071", "天津蓝盾化工防腐工程有限公司", "何斌")
    assert (terminal.number, terminal.warranty, terminal.warranty_until) == ("BXA0007", "in", date(2027, 5, 31))
    assert (sim.iccid, sim.locked_imei, sim.place.name) == ("89860420123456789059", "860123040500497", "BXA0007")
    assert card.open_orders == ()


@pytest.mark.parametrize(
    ("number", "state", "kind", "name"),
    [
        ("BXA0007", "installed", "vehicle", "津C8R071"),
        ("BXB0001", "reserved", "location", "赵强随车"),
        ("BXA0014", "at_factory", "factory", ""),
    ],
)
def test_a_terminal_says_where_it_is(
    history: History, context: Context, number: str, state: str, kind: str, name: str
) -> None:
    card = history.terminal_card(id_of(context, number))
    assert (card.state, card.place.kind, card.place.name) == (state, kind, name)


def test_a_sim_says_whether_it_is_paid(history: History, context: Context) -> None:
    assert history.sim_card(id_of(context, "89860622000000123413")).expired  # until 2026-10-31
    assert not history.sim_card(id_of(context, "89860420123456789059")).expired


def test_a_customer_card_has_all_an_order_needs(history: History, context: Context) -> None:  # T36
    card = history.customer_card(id_of(context, "C001"))
    assert [(c.name, c.is_main) for c in card.contacts] == [("王建国", True), ("孙秀兰", False)]
    assert [(s.address, s.site_class) for s in card.sites] == [("青岛市黄岛区前湾路100号", "A")]
    assert [v.name for v in card.vehicles] == ["鲁B7Q216", "鲁B2K609", "鲁B3K58挂", "鲁BD12345", "LZGJLDR40RX000005"]
    assert card.preference.startswith("上午9点后到场")
    equipment = history.customer_card(id_of(context, "C003")).equipment
    assert [(e.name, e.detail) for e in equipment] == [("防腐储罐", "TK-101"), ("管道支架", "PS-07"), ("泵组", "P-12")]


def test_a_swap_appears_on_the_vehicle(swapped: Workplace) -> None:  # B22, B24
    stories.as_person(swapped, "wulei")
    vehicle = id_of(swapped.context, "V10")
    rows = swapped.history.vehicle_history(vehicle)
    now = [(r.what, r.title) for r in rows if r.until is None]
    past = [(r.what, r.title) for r in rows if r.until is not None and r.until > r.since]
    assert sorted(now) == [("sim", stories.NEW_SIM), ("terminal", "BXA0012")]
    assert sorted(past) == [("sim", stories.OLD_SIM), ("terminal", "BXA0007")]
    (swap,) = [r for r in rows if r.what == "swap"]
    assert (swap.title, swap.detail) == ("BXA0007 → BXA0012", f"{stories.OLD_SIM} → {stories.NEW_SIM}")
    assert (swap.by, swap.state, swap.order[:8]) == ("吴磊", "", "WX-TJ01-")
    assert [r.title for r in rows if r.what == "order"] == [swap.order]
    assert [r.since for r in rows] == sorted((r.since for r in rows), reverse=True)
    assert [t.number for t in swapped.history.vehicle_card(vehicle).terminals] == ["BXA0012"]


def test_the_places_of_a_terminal_join_without_gap(swapped: Workplace) -> None:
    stories.as_person(swapped, "wulei")
    newest, oldest = swapped.history.terminal_history(id_of(swapped.context, "BXA0007"))
    assert (oldest.title, oldest.state, oldest.until) == ("津C8R071", "installed", newest.since)
    assert (newest.title, newest.state, newest.until) == ("吴磊随车", "to_repair", None)
    assert newest.order.startswith("WX-TJ01-")
    sim = swapped.history.sim_history(id_of(swapped.context, stories.NEW_SIM))
    assert [(r.title, r.state) for r in sim] == [("BXA0012", "in_use"), ("吴磊随车", "with_technician")]


def test_a_swap_leaves_everything_in_one_place(swapped: Workplace) -> None:
    with swapped.context.reading() as session:
        assert check_custody(session) == []


def test_an_open_order_is_on_the_cards(swapped: Workplace) -> None:
    stories.as_person(swapped, "zhoumin")
    (on_vehicle,) = swapped.history.vehicle_card(id_of(swapped.context, "V10")).open_orders
    (at_customer,) = swapped.history.customer_card(id_of(swapped.context, "C003")).open_orders
    assert on_vehicle == at_customer
    assert on_vehicle.status == "in_repair"


def test_a_new_plate_is_in_the_history(context: Context, as_person: AsPerson) -> None:
    as_person("admin")
    masters, vehicle = Masters(context), id_of(context, "V05")
    masters.save("vehicles", vehicle, replace(masters.get("vehicles", vehicle), plate="鲁B9X001", plate_colour=2))  # type: ignore[call-arg]
    rows = History(context).vehicle_history(vehicle)
    assert [(r.what, r.title, r.detail, r.by) for r in rows] == [("plate", "鲁B9X001", "", "管理员")]


FOUND = [
    ("vehicles", "7Q21", ["V01"]),
    ("vehicles", "蓝盾", ["V10", "V11", "V12"]),
    ("vehicles", "蓝盾 8R07", ["V10"]),
    ("vehicles", "BXA0007", ["V10"]),
    ("vehicles", "0500497", ["V10"]),  # IMEI tail of the terminal on it
    ("vehicles", "何斌", ["V10"]),
    ("vehicles", "xyz", []),
    ("terminals", "8R07", ["BXA0007"]),
    ("terminals", "500497", ["BXA0007"]),
    ("terminals", "BX-T10", ["BXA0003", "BXA0008"]),
    ("terminals", "", ["BXA0001", "BXA0002", "BXA0003", "BXA0004", "BXA0005", "BXA0006", "BXA0007", "BXA0008",
                       "BXA0012", "BXA0013", "BXA0014", "BXB0001", "BXB0002", "BXB0003"]),
    ("sims", "9059", ["89860420123456789059"]),
    ("sims", "BXA0007", ["89860420123456789059"]),
    ("customers", "海岳", ["C001"]),
    ("customers", "林淑芬", ["C002"]),
    ("customers", "津C8R071", ["C003"]),
    ("customers", "13912345678", ["C001"]),
]  # fmt: skip


@pytest.mark.parametrize(("what", "text", "numbers"), FOUND)
def test_lists_find_by_anything(history: History, what: str, text: str, numbers: list[str]) -> None:
    rows = getattr(history, what)(text).rows
    assert [getattr(row, "iccid", "") or row.number for row in rows] == numbers


def test_lists_by_state_and_page(history: History) -> None:
    assert [row.number for row in history.terminals(state="at_factory").rows] == ["BXA0014"]
    assert [row.iccid[-4:] for row in history.sims(state="suspended").rows] == ["3413"]
    first = history.terminals(limit=10)
    rest = history.terminals(after=first.next_key, limit=10)
    assert len(first.rows) + len(rest.rows) == 14
    assert rest.next_key is None
    assert first.rows[0].place == "鲁B7Q216"


def test_nobody_looks_without_signing_in(context: Context) -> None:  # P39
    with pytest.raises(Forbidden):
        History(context).vehicles()


@pytest.mark.parametrize("card", ["vehicle_card", "terminal_card", "sim_card", "customer_card", "vehicle_history"])
def test_unknown_ids(history: History, card: str) -> None:
    with pytest.raises(NotFound):
        getattr(history, card)(new_id())
