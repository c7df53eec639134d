"""What an import leaves in the register: one transaction with one op, custody, wishes, and nothing twice."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from fieldtech.errors import Cancelled, Forbidden, Invalid, NotFound
from fieldtech.model.custody import Placement, Sim, Terminal
from fieldtech.model.customers import PlateChange, Vehicle
from fieldtech.model.local import Op
from fieldtech.model.requests import InstallRequest, RequestAct, RequestVehicle
from fieldtech.model.vehicle_lists import VehicleWish
from fieldtech.services.context import Context
from fieldtech.services.custody_check import check_custody
from fieldtech.services.imports.files.opening import open_bytes
from fieldtech.services.imports.lists import ListImports
from fieldtech.services.imports.lists.preview import ListPreview
from fieldtech.store import search

from ..conftest import AsPerson
from .tables import TODAY, another, good, grid, xlsx
from .test_inbox import INBOX

V = "vehicle_list"
Load = Callable[..., ListPreview]


@pytest.fixture
def lists(context: Context, as_person: AsPerson) -> ListImports:
    as_person("admin")
    return ListImports(context)


@pytest.fixture
def load(lists: ListImports) -> Load:
    """Looks at some rows as a list of customer C001."""

    def preview(kind: str, *rows: dict[str, Any], customer: str = "C001") -> ListPreview:
        book = open_bytes(xlsx(grid(kind, *rows)), "list.xlsx")
        return lists.preview(book, kind, customer=customer, today=TODAY)

    return preview


def ops(context: Context) -> int:
    with context.reading() as session:
        return session.scalar(select(func.count()).select_from(Op)) or 0


def vehicle(context: Context, vin: str) -> Vehicle:
    with context.reading() as session:
        return session.scalars(select(Vehicle).where(Vehicle.vin == vin)).one()


def test_vehicles_with_their_wishes(context: Context, lists: ListImports, load: Load) -> None:  # B11, B12
    before = ops(context)
    found = load(V, good(V, remark="夜里装"), another(V, plate_colour=None))
    assert lists.store(found, customer="C001") == 2
    assert ops(context) == before + 1
    stored = vehicle(context, "LZZ5ELSD7RW100101")
    assert (stored.plate, stored.plate_colour, stored.voltage, stored.driver_mobile, stored.note) == (
        "鲁B8K301", 2, "24", "13612341001", "夜里装",
    )  # fmt: skip
    with context.reading() as session:
        wish = session.scalars(select(VehicleWish).where(VehicleWish.vehicle_id == stored.id)).one()
        match = search.match(session, "vehicle", "8k301 张伟 海岳")
        assert match is not None and match.count == 1
        op = session.scalars(select(Op).order_by(Op.dev_seq.desc()).limit(1)).one()
    assert (str(wish.wanted_on), str(wish.bought_on), wish.iccid) == (
        "2026-11-25",
        "2024-03-01",
        "89860420123456781015",
    )
    assert {row["table"] for row in op.fields["rows"]} == {"vehicles", "vehicle_wishes"}


def test_the_same_list_twice_changes_nothing(context: Context, lists: ListImports, load: Load) -> None:
    rows = good(V), another(V), good(V, plate="鲁B8K303", plate_colour=None, vin=None, iccid=None)
    lists.store(load(V, *rows), customer="C001")
    before = ops(context)
    assert lists.store(load(V, *rows), customer="C001") == 0
    assert ops(context) == before


def test_a_list_fills_gaps_and_overwrites_nothing(context: Context, lists: ListImports, load: Load) -> None:
    lists.store(load(V, good(V, plate=None, driver_name="张伟", driver_phone=None)), customer="C001")
    again = load(V, good(V, driver_name="李娜", wanted_date="2026-12-24"))
    assert (again.counts()["accepted"], lists.store(again, customer="C001")) == (1, 0)
    stored = vehicle(context, "LZZ5ELSD7RW100101")
    assert (stored.plate, stored.plate_colour, stored.driver_name, stored.driver_mobile) == (
        "鲁B8K301", 2, "张伟", "13612341001",
    )  # fmt: skip
    with context.reading() as session:
        assert session.scalar(select(func.count()).select_from(PlateChange)) == 1
        wish = session.scalars(select(VehicleWish).where(VehicleWish.vehicle_id == stored.id)).one()
    assert str(wish.wanted_on) == "2026-12-24"


def test_a_colour_nobody_told_is_no_other_vehicle(context: Context, lists: ListImports, load: Load) -> None:
    bare = {"vin": None, "iccid": None}
    assert lists.store(load(V, good(V, plate="鲁B7Q216", plate_colour=None, **bare)), customer="C001") == 0
    assert lists.store(load(V, good(V, plate_colour=None, **bare)), customer="C001") == 1
    assert lists.store(load(V, good(V, plate_colour="黄", **bare)), customer="C001") == 0
    with context.reading() as session:
        assert session.scalars(select(Vehicle.plate_colour).where(Vehicle.plate == "鲁B8K301")).all() == [2]
    assert lists.store(load(V, good(V, plate_colour="蓝", **bare)), customer="C001") == 1
    both = [good(V, plate="鲁B9Z999", plate_colour=colour, **bare) for colour in (None, "黄")]
    assert [lists.store(load(V, *both), customer="C001") for _ in range(3)] == [2, 0, 0]


def told(found: ListPreview) -> list[tuple[str, str]]:
    return [(finding.code, finding.told_as) for row in found.rows for finding in row.findings]


def test_the_register_speaks_against_a_row(lists: ListImports, load: Load) -> None:
    assert told(load(V, good(V, plate="闽D9Y303", vin=None))) == [("duplicate_plate", "vehicle_of_another_customer")]
    assert told(load(V, good(V, vin="LL3ACCD60RA000012"))) == [("duplicate_vin", "vehicle_of_another_customer")]
    assert told(load(V, good(V, plate="鲁B7Q216"))) == [("duplicate_plate", "plate_of_another_vehicle")]
    assert told(load(V, good(V, plate="鲁B7Q216", vin=None))) == []  # it is this customer's own
    assert told(load("terminals", good("terminals", terminal_id="BXA0001"))) == [
        ("duplicate_terminal_id", "terminal_in_register")
    ]
    assert told(load("sims", good("sims", msisdn="1440012345601"))) == [("duplicate_msisdn", "number_in_register")]
    assert told(load("sims", good("sims", iccid="89860420123456789018"))) == [("duplicate_iccid", "card_in_register")]


def test_stock_lies_where_it_was_put(context: Context, lists: ListImports, load: Load) -> None:
    assert lists.store(load("terminals", good("terminals"), another("terminals")), location="QD01-WH") == 2
    assert lists.store(load("sims", good("sims")), location="QD01-VAN-ZQ") == 1
    with context.reading() as session:
        terminal = session.scalars(select(Terminal).where(Terminal.number == "BXV1000")).one()
        sim = session.scalars(select(Sim).where(Sim.msisdn == "1440012345000")).one()
        stays = session.scalars(select(Placement).where(Placement.item_id.in_((terminal.id, sim.id)))).all()
        assert check_custody(session) == []
    assert (terminal.state, terminal.place_ref, terminal.warranty_months) == ("in_stock", "QD01-WH", 24)
    assert (sim.state, sim.place_ref) == ("with_technician", "QD01-VAN-ZQ")
    assert [stay.reason for stay in stays] == ["received", "received"]


class Impatient:
    """Says stop at the first step of storing."""

    def step(self, done: int, total: int) -> None:
        raise Cancelled


def test_cancelling_leaves_nothing(context: Context, lists: ListImports, load: Load) -> None:
    found, before = load(V, good(V), another(V)), ops(context)
    with pytest.raises(Cancelled):
        lists.store(found, customer="C001", progress=Impatient())
    assert ops(context) == before
    with context.reading() as session:
        assert session.scalar(select(Vehicle).where(Vehicle.plate == "鲁B8K301")) is None
    assert lists.store(load(V, good(V), another(V)), customer="C001") == 2


def test_rows_left_out_and_rejected_do_not_come_in(context: Context, lists: ListImports, load: Load) -> None:
    found = load(V, good(V), another(V), good(V, plate="鲁BI2345"))
    found.leave_out(2)
    assert lists.store(found, customer="C001") == 1
    assert vehicle(context, "LZZ5ELSD9RW100102").plate == "鲁B8K302"


def test_columns_are_remembered_for_the_customer(context: Context, lists: ListImports) -> None:
    rows = [["单位编号", "车架号", "备用"], ["鲁B8K301", "LZZ5ELSD7RW100101", "夜里"]]
    book = open_bytes(xlsx(rows), "list.xlsx")
    first = lists.preview(book, V, customer="C001")
    lists.remember(V, "C001", first.mapping.with_field(2, "remark"))
    before = ops(context)
    lists.remember(V, "C001", first.mapping.with_field(2, "remark"))
    assert ops(context) == before
    assert lists.preview(book, V, customer="C001").rows[0].values["remark"] == "夜里"
    assert lists.preview(book, V, customer="C002").rows[0].values["remark"] is None


def test_rights(context: Context, lists: ListImports, load: Load, as_person: AsPerson) -> None:
    found = load("terminals", good("terminals"))
    as_person("zhaoqiang")
    with pytest.raises(Forbidden):
        lists.store(found, location="QD01-WH")
    as_person("zhoumin")
    with pytest.raises(NotFound):
        lists.store(load(V, good(V)), customer="C999")
    context.person = None
    with pytest.raises(Forbidden):
        lists.store(found, location="QD01-WH")


def test_a_request_with_its_vehicles(context: Context, lists: ListImports) -> None:  # B10, B11
    found = lists.request_preview(INBOX / "request_XQ.json", today=TODAY)
    assert lists.store_request(found, dry_run=True) == 1
    assert (lists.store_request(found), lists.store_request(found)) == (1, 0)
    with context.reading() as session:
        request = session.scalars(select(InstallRequest)).one()
        rows = session.scalars(select(RequestVehicle).order_by(RequestVehicle.position)).all()
        plates = [session.get_one(Vehicle, row.vehicle_id).plate for row in rows]
        acts = session.scalars(select(RequestAct.act)).all()
    assert (request.number, request.status, str(request.wanted_by)) == (
        "XQ-QD01-20261120-002",
        "received",
        "2026-12-05",
    )
    assert (request.body["payment"], request.body["platform_port"], request.body["unit_cents"]) == (
        "monthly",
        7611,
        128000,
    )
    assert (plates, acts) == (["鲁B8K401", "鲁B8K402", "", "鲁B5K44挂"], ["received"])


def test_a_request_of_an_unknown_customer(lists: ListImports, tmp_path: Path) -> None:
    body = json.loads((INBOX / "request_XQ.json").read_text(encoding="utf-8"))
    body["customer"]["customer_no"] = "C999"
    path = tmp_path / "request.json"
    path.write_text(json.dumps(body), encoding="utf-8")
    found = lists.request_preview(path, today=TODAY)
    assert (found.verdict, [f.field for f in found.findings if f.severity == "error"]) == ("rejected", ["customer_no"])
    assert lists.store_request(found) == 0


def test_whose_list_it_is_by_number_name_or_part_of_it(lists: ListImports) -> None:  # B11
    assert {lists.whose(text) for text in ("C001", "c001", "青岛海岳物流有限公司", " 海岳 ")} == {"C001"}
    assert lists.whose("") == ""
    with pytest.raises(Invalid) as several:
        lists.whose("公司")
    assert several.value.problems[0].code == "customer_of_several"
    assert "C001 青岛海岳物流有限公司" in several.value.problems[0].params["customers"]
    with pytest.raises(NotFound):
        lists.whose("无此公司")


@pytest.mark.parametrize("kind", ["terminals", "sims"])
def test_what_was_put_out_of_use_comes_back_with_its_list(
    kind: str, context: Context, lists: ListImports, load: Load
) -> None:
    # a receipt that was undone, and the same delivery by file afterwards
    lists.store(load(kind, good(kind)), location="QD01-WH")
    model, number = (Terminal, Terminal.number) if kind == "terminals" else (Sim, Sim.iccid)
    name = good(kind)["terminal_id" if kind == "terminals" else "iccid"]
    with context.transaction() as session:
        session.scalars(select(model).where(number == name)).one().active = False
        context.op(session, "test", kind, name, {})
    assert lists.store(load(kind, good(kind)), location="TJ01-WH") == 1
    with context.reading() as session:
        unit = session.scalars(select(model).where(number == name)).one()
        assert (unit.active, unit.place_ref, unit.state) == (True, "TJ01-WH", "in_stock")
        assert check_custody(session) == []
    assert lists.store(load(kind, good(kind)), location="QD01-WH") == 0
