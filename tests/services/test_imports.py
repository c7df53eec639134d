"""Imports: the demo and the catalogue as they are, bad rows by cell, and a second run that changes nothing."""

import csv
import io
from pathlib import Path

import pytest
from openpyxl import Workbook
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from fieldtech.errors import Cancelled, Forbidden, Invalid, NotFound
from fieldtech.model.accounts import CustomerContract
from fieldtech.model.catalogue import Cause, Checklist, FeeItem, Holiday, Part, SiteClass, Symptom, TerminalModel
from fieldtech.model.custody import Placement, Sim, StockMove, Terminal
from fieldtech.model.customers import Contact, Customer, Equipment, Site, Vehicle
from fieldtech.model.identifiers.imei import complete_imei
from fieldtech.model.local import Op
from fieldtech.model.people import User
from fieldtech.model.tables import Base
from fieldtech.paths import resources
from fieldtech.services.context import Context, Person
from fieldtech.services.custody_check import check_custody
from fieldtech.services.imports import Imports
from fieldtech.services.imports.files import FileRefused
from fieldtech.services.pins import check_pin
from fieldtech.services.stock import balance
from fieldtech.store.op_guard import tables_marked

from .conftest import AsPerson

DEMO = resources() / "demo"


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def count(session: Session, model: type[Base]) -> int:
    return session.scalar(select(func.count()).select_from(model)) or 0


def write_csv(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes("\n".join(line.strip() for line in text.strip().splitlines()).encode(encoding))
    return path


@pytest.fixture
def imports(context: Context, as_person: AsPerson) -> Imports:
    as_person("admin")
    return Imports(context, demo_folder=True)


CATALOGUE = [
    (Part, "parts"), (TerminalModel, "terminal_models"), (Symptom, "symptoms"), (Cause, "causes"),
    (SiteClass, "site_classes"), (FeeItem, "fee_schedule"), (Holiday, "holidays_cn"),
]  # fmt: skip
COMPANY = [
    (Customer, "customers"), (Contact, "contacts"), (Equipment, "equipment"), (Vehicle, "vehicles"),
    (Terminal, "terminals"), (Sim, "sims"), (User, "users"), (CustomerContract, "contracts"),
]  # fmt: skip


@pytest.mark.parametrize(("model", "name"), CATALOGUE + COMPANY)
def test_every_row_of_the_files_is_there(context: Context, model: type[Base], name: str) -> None:
    folder = "catalogue" if (model, name) in CATALOGUE else "demo"
    with context.reading() as session:
        assert count(session, model) == len(rows_of(resources() / folder / f"{name}.csv"))


def test_all_is_in_its_place(context: Context) -> None:
    with context.reading() as session:
        assert check_custody(session) == []
        assert count(session, Placement) == count(session, Terminal) + count(session, Sim)


PLACES = [
    ("BXA0007", "installed", "vehicle", "V10"),
    ("BXB0001", "reserved", "location", "QD01-VAN-ZQ"),
    ("BXA0012", "with_technician", "location", "TJ01-VAN-WL"),
    ("BXA0013", "in_stock", "location", "QD01-WH"),
    ("BXA0014", "at_factory", "factory", ""),
]
SIM_PLACES = [
    ("89860420123456789059", "in_use", "terminal", "BXA0007"),
    ("89860622000000123413", "suspended", "terminal", "BXA0006"),
    ("89860622000000123421", "with_technician", "location", "QD01-VAN-ZQ"),
    ("89860420123456789067", "with_technician", "location", "TJ01-VAN-WL"),
    ("89860420123456789075", "in_stock", "location", "QD01-WH"),
    ("89860420123456789083", "cancelled", "carrier", ""),
]


@pytest.mark.parametrize(("number", "state", "kind", "where"), PLACES)
def test_where_each_terminal_is(context: Context, number: str, state: str, kind: str, where: str) -> None:
    with context.reading() as session:
        row = session.scalars(select(Terminal).where(Terminal.number == number)).one()
        vehicle = session.scalar(select(Vehicle.id).where(Vehicle.number == where))
    assert (row.state, row.place_kind, row.place_ref) == (state, kind, vehicle.hex if vehicle else where)


@pytest.mark.parametrize(("iccid", "state", "kind", "where"), SIM_PLACES)
def test_where_each_sim_is(context: Context, iccid: str, state: str, kind: str, where: str) -> None:
    with context.reading() as session:
        row = session.scalars(select(Sim).where(Sim.iccid == iccid)).one()
        terminal = session.scalar(select(Terminal.id).where(Terminal.number == where))
    assert (row.state, row.place_kind, row.place_ref) == (state, kind, terminal.hex if terminal else where)


def test_a_locked_sim_knows_its_terminal(context: Context) -> None:
    with context.reading() as session:
        locked = session.execute(select(Sim.iccid, Sim.locked_imei).where(Sim.imei_locked)).all()
    assert [tuple(row) for row in locked] == [("89860420123456789059", "860123040500497")]


def test_van_stock_and_sites_and_checklists(context: Context) -> None:
    with context.reading() as session:
        assert balance(session, "TJ01-VAN-WL", "P-3002") == 6
        assert balance(session, "QD01-VAN-ZQ", "P-4001") == 0
        site = session.scalars(select(Site).where(Site.number == "C003-1")).one()
        codes = session.scalars(select(Checklist.code).order_by(Checklist.code)).all()
        off = session.scalars(select(FeeItem.code).where(FeeItem.enabled.is_(False)).order_by(FeeItem.code)).all()
    assert (site.address, site.site_class) == ("天津市滨海新区大港路12号", "B")
    assert site.rules.startswith("危化区域")
    assert codes == ["CM", "GQ", "IA", "RE", "RP"]
    assert off == ["FEE-MOVE", "FEE-REMOVE"]


def test_words_of_the_files_become_codes(context: Context) -> None:
    with context.reading() as session:
        settlement = session.scalars(select(Customer.settlement).order_by(Customer.number)).all()
        equipment = session.scalars(select(Equipment).where(Equipment.number == "E01")).one()
        assert session.scalar(select(Cause.liability).where(Cause.code == "C08")) == "carrier"
    assert settlement == ["monthly", "cash", "transfer"]
    assert (equipment.environment, equipment.cycle) == (["corrosion", "damp"], "quarter")


def test_demo_people_sign_in_with_the_demo_pin(context: Context) -> None:
    with context.reading() as session:
        people = session.scalars(select(User)).all()
    assert all(check_pin(user.pin_hash, "0000") for user in people[:2] if user.can_login)
    assert {user.login for user in people if not user.pin_hash} == {"wangqian", "haitong"}  # no login, no PIN


def snapshot(context: Context) -> dict[str, int]:
    with context.reading() as session:
        tables = [*tables_marked(Base, "__synced__"), "outbox"]
        return {
            name: session.scalar(select(func.count()).select_from(Base.metadata.tables[name])) or 0 for name in tables
        }


def test_a_second_run_changes_nothing(imports: Imports, context: Context) -> None:
    before = snapshot(context)
    report = imports.demo()
    catalogue = imports.catalogue()
    assert not report.changed
    assert not catalogue.changed
    assert {file.kept + file.refused for file in (*report.files, *catalogue.files)} == {0}
    assert snapshot(context) == before
    assert imports.ensure_catalogue() is None


def test_one_op_for_an_import(context: Context) -> None:
    with context.reading() as session:
        ops = session.scalars(select(Op).order_by(Op.dev_seq)).all()
    assert [(op.kind, op.by) for op in ops] == [("import", "system"), ("import", "system")]
    file = ops[1].fields["files"]["vehicles.csv"]
    assert (file["created"], len(file["sha256"])) == (12, 64)
    assert ops[1].fields["pins"] == 12


def test_a_dry_run_says_the_same_and_saves_nothing(empty_context: Context) -> None:
    imports = Imports(empty_context, demo_folder=True)
    imports.ensure_catalogue()
    before = snapshot(empty_context)
    trial = imports.demo(dry_run=True)
    assert snapshot(empty_context) == before
    real = imports.demo()
    assert [f.created for f in trial.files] == [f.created for f in real.files]
    assert real.created == 101


def test_a_later_import_needs_a_person_with_the_right(context: Context, as_person: AsPerson) -> None:  # P39
    imports = Imports(context, demo_folder=True)
    with pytest.raises(Forbidden):
        imports.demo()
    as_person("zhaoqiang")
    with pytest.raises(Forbidden):
        imports.demo()


@pytest.mark.parametrize(
    ("login", "file", "row"),
    [
        ("zhenghao", "users.csv", "login,name,role\nzhenghao,郑浩,AD"),
        ("zhenghao", "van_stock.csv", "location,kind,part_no,serial,quantity\nQD01-VAN-ZQ,part,P-7001,,2"),
        ("zhenghao", "checklists/X.json", '{"code": "X", "title_zh": "x"}'),
        ("chugang", "users.csv", "login,name,role\nchugang,褚刚,AD"),
        ("chugang", "parts.csv", "part_no,name_zh,unit,unit_price_cents\nP-1,x,个,1"),
        ("chenjing", "users.csv", "login,name,role\nchenjing,陈静,AD"),
        ("chenjing", "van_stock.csv", "location,kind,part_no,serial,quantity\nQD01-VAN-ZQ,part,P-7001,,2"),
    ],
)
def test_an_import_gives_nobody_more_than_his_role(  # P39
    context: Context, as_person: AsPerson, tmp_path: Path, login: str, file: str, row: str
) -> None:
    imports, role = Imports(context), as_person(login).role
    path = tmp_path / "lists" / file
    path.parent.mkdir(parents=True)
    before = snapshot(context)
    for load in (lambda: imports.folder(tmp_path / "lists", update=True), lambda: imports.file(path, update=True)):
        write_csv(path, row)
        with pytest.raises(Forbidden) as refused:
            load()
        assert refused.value.params == {"role": role, "files": path.name}
    assert snapshot(context) == before


def test_the_demo_comes_beside_no_real_company(empty_context: Context, tmp_path: Path) -> None:  # P39
    imports = Imports(empty_context)
    for name in ("service_centres.csv", "users.csv"):
        (tmp_path / name).write_bytes((DEMO / name).read_bytes())
    imports.folder(tmp_path)
    imports.first_pin("zhenghao", "4711")
    before = snapshot(empty_context)
    empty_context.person = Person("admin", "", "AD", "QD01")
    for person in (None, empty_context.person):
        empty_context.person = person
        with pytest.raises(Forbidden) as refused:
            imports.demo()
        assert refused.value.code == "demo_only_in_a_demo_folder"
    assert snapshot(empty_context) == before


def test_only_people_the_demo_brings_get_its_pin(imports: Imports, context: Context) -> None:  # P39
    with context.transaction() as session:
        users = {user.login: user for user in session.scalars(select(User))}
        users["weidong"].pin_hash = ""
        session.delete(users["qianwei"])
        context.op(session, "test", "users", users["weidong"].id, {})
    imports.demo()
    with context.reading() as session:
        pins = {user.login: user.pin_hash for user in session.scalars(select(User))}
    assert pins["weidong"] == ""
    assert check_pin(pins["qianwei"], "0000")


VEHICLES = """
vehicle_id,customer_no,plate,plate_colour,vin,driver_mobile,voltage
V20,C001,鲁B1X001,2,LZZ5ELSD9RW100018,13612340001,24
V21,C001,鲁BI2345,2,,13612340001,24
V22,C999,鲁B1X002,2,,13612340001,24
V23,C001,鲁B1X003,红,,12812345678,36
V24,C001,鲁B1X004,黄,LZZ5ELSD4RW100018,,24
V24,C001,鲁B1X005,黄,,,24
V25,C001,鲁B7Q216,黄,,,24
V26,C002,鲁BD54321,,,,12
"""
SAID = [
    (3, "plate", "鲁BI2345", "plate_shape", "error"),
    (4, "customer_no", "C999", "unknown_reference", "error"),
    (5, "plate_colour", "红", "plate_colour_missing", "error"),
    (5, "driver_mobile", "12812345678", "phone_shape", "error"),
    (5, "voltage", "36", "unknown_choice", "error"),
    (6, "vin", "LZZ5ELSD4RW100018", "vin_check_digit", "warning"),
    (7, "vehicle_id", "V24", "key_twice", "error"),
    (8, "plate", "鲁B7Q216", "duplicate_plate", "error"),
]


def test_bad_rows_are_told_by_cell_and_good_ones_come_in(imports: Imports, context: Context, tmp_path: Path) -> None:
    report = imports.file(write_csv(tmp_path / "vehicles.csv", VEHICLES))
    (file,) = report.files
    assert (file.created, file.refused) == (3, 5)
    assert sorted((c.line, c.column, c.value, c.code, c.severity) for c in file.cells) == sorted(SAID)
    with context.reading() as session:
        new = session.execute(select(Vehicle.number, Vehicle.plate_colour).where(Vehicle.number >= "V20")).all()
    assert sorted(tuple(row) for row in new) == [("V20", 2), ("V24", 2), ("V26", 94)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_files_as_people_have_them(imports: Imports, tmp_path: Path, encoding: str, separator: str) -> None:
    text = "车辆编号,客户,车牌号,号牌颜色,司机姓名\nV30,C001,鲁B1X030,黄牌,王五".replace("车辆编号", "编号")
    path = write_csv(tmp_path / "客户给的车.csv", text.replace(",", separator), encoding)
    report = imports.file(path)
    assert (report.files[0].kind, report.created, report.refused) == ("vehicles", 1, 0)


def test_an_existing_row_is_kept_or_updated_when_asked(imports: Imports, context: Context, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "customers.csv", "customer_no,name,address\nC001,青岛海岳物流有限公司,青岛市新地址9号")
    (file,) = imports.file(path).files
    assert (file.kept, file.updated) == (1, 0)
    assert [(c.column, c.value, c.code, c.params["existing"]) for c in file.cells] == [
        ("address", "青岛市新地址9号", "kept_existing", "青岛市黄岛区前湾路100号")
    ]
    (file,) = imports.file(path, update=True).files
    assert (file.kept, file.updated) == (0, 1)
    with context.reading() as session:
        row = session.scalars(select(Customer).where(Customer.number == "C001")).one()
    assert (row.address, row.settlement) == ("青岛市新地址9号", "monthly")  # columns that are not there stay


TERMINALS = """
terminal_id,model,imei,state,vehicle_id,location
BXZ0001,BX-G100,356868000041418,已安装,V05,
BXZ0002,BX-G100,356868000041426,已安装,V01,
BXZ0003,BX-G100,356868000041434,已安装,,
BXZ0004,BX-G100,356868000041442,在库,,
BXZ0005,BX-G100,356868000041459,在库,,NOWHERE
BXZ0006,BX-G100,356868000041467,飞走,,QD01-WH
BXZ0007,BX-T10,356868000041475,installed,V01,
"""


def luhn_completed(text: str) -> str:
    """The IMEIs of the table with right check digits."""
    head, *rows = csv.reader(io.StringIO(text.strip()))
    return "\n".join(",".join(row) for row in (head, *([*r[:2], complete_imei(r[2][:14]), *r[3:]] for r in rows)))


def test_a_terminal_comes_in_only_with_one_place(imports: Imports, context: Context, tmp_path: Path) -> None:
    (file,) = imports.file(write_csv(tmp_path / "terminals.csv", luhn_completed(TERMINALS))).files
    assert file.created == 2  # on the free vehicle, and the tracker beside the main terminal
    assert [(c.line, c.column, c.code) for c in file.cells] == [
        (3, "vehicle_id", "vehicle_has_terminal"),
        (4, "vehicle_id", "vehicle_missing"),
        (5, "location", "location_missing"),
        (7, "state", "unknown_word"),
        (6, "location", "unknown_reference"),  # waited for a location that did not come
    ]
    with context.reading() as session:
        assert check_custody(session) == []


def test_a_terminal_holds_one_sim(imports: Imports, tmp_path: Path) -> None:
    text = """
    iccid,msisdn,state,terminal_id
    89860420123456789158,1440012345699,在用,BXA0007
    89860420123456789166,1440012345698,在用,
    """
    (file,) = imports.file(write_csv(tmp_path / "sims.csv", text)).files
    assert [(c.line, c.column, c.code) for c in file.cells if c.severity == "error"] == [
        (2, "terminal_id", "terminal_has_sim"),
        (3, "terminal_id", "terminal_missing"),
    ]


def test_contracts_bring_their_prices(imports: Imports, context: Context, tmp_path: Path) -> None:  # F54
    text = """
    contract_no,customer_no,first_day,last_day,parts_included,prices
    HT-1,C001,2026-01-01,2026-12-31,1,FEE-COAT 2500.5; FEE-MOVE 80
    HT-2,C001,2026-01-01,2025-12-31,0,
    HT-3,C002,2026-01-01,2026-12-31,0,FEE-COAT about 80
    """
    (file,) = imports.file(write_csv(tmp_path / "contracts.csv", text)).files
    assert (file.created, file.refused) == (1, 2)
    assert {(c.line, c.code) for c in file.cells if c.severity == "error"} == {
        (3, "contract_ends_before"), (4, "price_cell"),
    }  # fmt: skip
    with context.reading() as session:
        row = session.scalars(select(CustomerContract).where(CustomerContract.number == "HT-1")).one()
        assert (row.prices, row.parts_included) == ({"FEE-COAT": 250050, "FEE-MOVE": 8000}, True)


def test_opening_quantities_are_booked_once(imports: Imports, context: Context, tmp_path: Path) -> None:
    text = """
    location,kind,part_no,serial,quantity
    QD01-VAN-ZQ,part,P-2001,,99
    QD01-VAN-ZQ,part,P-7001,,2
    QD01-VAN-ZQ,part,P-0000,,2
    QD01-VAN-ZQ,part,P-7002,,x
    """
    (file,) = imports.file(write_csv(tmp_path / "van_stock.csv", text)).files
    assert (file.created, file.kept, file.refused) == (1, 1, 2)
    assert [(c.column, c.code) for c in file.cells] == [
        ("quantity", "kept_existing"), ("part_no", "unknown_reference"), ("quantity", "whole_number"),
    ]  # fmt: skip
    with context.reading() as session:
        assert balance(session, "QD01-VAN-ZQ", "P-2001") == 3
        assert balance(session, "QD01-VAN-ZQ", "P-7001") == 2


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("picture.csv", b"\x89PNG\0\0", "table_unreadable"),
        ("empty.csv", b"", "table_unreadable"),
        ("planets.csv", "星球,直径\n火星,3390".encode(), "table_unknown"),
        ("vehicles.csv", b"vehicle_id,plate\nV1,x", "column_missing"),
        ("checklist.json", b"[1]", "checklist_unreadable"),
    ],
)
def test_files_that_are_none(imports: Imports, tmp_path: Path, name: str, data: bytes, code: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(Invalid) as error:
        imports.file(tmp_path / name)
    assert [p.code for p in error.value.problems] == [code]


def test_a_folder_without_lists(imports: Imports, tmp_path: Path) -> None:
    with pytest.raises(NotFound) as error:
        imports.folder(tmp_path)
    assert {"vehicles.csv", "van_stock.csv", "checklists/*.json"} <= set(error.value.params["files"].split(", "))


class StopAt:
    """Cancels after so many rows."""

    def __init__(self, row: int) -> None:
        self.row = row
        self.seen: list[tuple[int, int]] = []

    def step(self, done: int, total: int) -> None:
        self.seen.append((done, total))
        if done >= self.row:
            raise Cancelled


def test_a_stopped_import_changes_nothing(empty_context: Context) -> None:
    imports = Imports(empty_context, demo_folder=True)
    imports.ensure_catalogue()
    before = snapshot(empty_context)
    watcher = StopAt(60)
    with pytest.raises(Cancelled):
        imports.demo(watcher)
    assert snapshot(empty_context) == before
    total = sum(len(rows_of(path)) for path in DEMO.glob("*.csv"))
    assert watcher.seen[-1] == (60, total)


def test_the_first_pin_is_given_once(empty_context: Context) -> None:
    imports = Imports(empty_context)
    imports.ensure_catalogue()
    imports.folder(DEMO)  # as real lists: nobody gets a PIN
    assert imports.is_first()
    imports.first_pin("admin", "2580")
    assert not imports.is_first()
    with pytest.raises(Forbidden):
        imports.first_pin("zhoumin", "2580")
    with empty_context.reading() as session:
        assert session.scalar(select(func.count()).select_from(StockMove)) == 26


def test_an_own_list_may_be_a_workbook(imports: Imports, context: Context, tmp_path: Path) -> None:
    heading, first, *_ = csv.reader((resources() / "catalogue" / "parts.csv").read_text(encoding="utf-8").splitlines())
    book = Workbook()
    assert book.active is not None
    book.create_sheet("说明", 0)
    for row in (heading, ["P-8801", *first[1:]], [None] * 3, ["", *first[1:]]):
        book.worksheets[1].append(row)
    book.save(tmp_path / "parts.xlsx")
    report = imports.file(tmp_path / "parts.xlsx")
    assert (report.created, report.refused, report.files[0].cells[0].line) == (1, 1, 4)
    assert imports.folder(tmp_path).files[0].same == 1
    with context.reading() as session:
        assert session.scalar(select(Part.price_cents).where(Part.code == "P-8801")) is not None


def test_a_workbook_that_is_none_is_refused(imports: Imports, tmp_path: Path) -> None:
    (tmp_path / "parts.xlsx").write_bytes(b"\x89PNG")
    with pytest.raises(FileRefused):
        imports.file(tmp_path / "parts.xlsx")
