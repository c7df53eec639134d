"""Every master list: read, saved, retired and restored alike; who may; one op each; found at once."""

import uuid
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import func, select

from fieldtech.errors import Forbidden, Invalid, NotFound, Problem, Refused
from fieldtech.model.base import Id
from fieldtech.model.catalogue import Checklist
from fieldtech.model.custody import Placement, Sim, Terminal
from fieldtech.model.customers import Contact, PlateChange, Vehicle
from fieldtech.model.drafts import masters as drafts
from fieldtech.model.drafts.masters import MasterDraft, SimDraft, TerminalDraft, UserDraft, VehicleDraft
from fieldtech.model.local import Op
from fieldtech.services.context import Context
from fieldtech.services.custody_check import check_custody
from fieldtech.services.masters import Masters
from fieldtech.services.masters.kinds import KINDS

from .conftest import AsPerson

NEW: dict[str, MasterDraft] = {
    "customers": drafts.CustomerDraft("", "烟台顺达运输有限公司", address="烟台市芝罘区1号", centre_code="QD01"),
    "contacts": drafts.ContactDraft("", "C001", "钱多", mobile="13912340000"),
    "sites": drafts.SiteDraft("", "C001", "北门堆场", "黄岛区北门", "B"),
    "vehicles": VehicleDraft("", "C001", "鲁B8Z999", 2, "LZZ5ELSD9RW100018"),
    "equipment": drafts.EquipmentDraft("", "C003", "TK-102", "防腐储罐", cycle="year"),
    "customer_contracts": drafts.ContractDraft(
        "HT-1", "C003", date(2028, 1, 1), date(2028, 12, 31), True, {"FEE-COAT": 250000}
    ),
    "terminal_models": drafts.TerminalModelDraft("BX-V300", "终端三", "terminal three", "2019", part_no="P-1001"),
    "terminals": TerminalDraft("BXA0099", "BX-V200", imei="356868000041418", location="QD01-WH"),
    "sims": SimDraft("89860420123456789158", "1440012345699", location="QD01-VAN-ZQ"),
    "parts": drafts.PartDraft("P-9001", "螺丝", "screw", price_cents=50),
    "symptoms": drafts.SymptomDraft("S90", "异响", "noise", "mechanical"),
    "causes": drafts.CauseDraft("C91", "雷击", "lightning", "environment"),
    "actions": drafts.ActionDraft("A77", "清洁", "cleaned"),
    "checklists": drafts.ChecklistDraft(
        "ZZ", 0, "测试表", "test list",
        (drafts.ChecklistItem(id="ZZ-1", group="power", text_zh="电压", text_en="voltage", kind="number", lower=9.5),),
    ),
    "site_classes": drafts.SiteClassDraft("D", "海岛", "island", depart_minutes=60, arrive_minutes=600),
    "fee_items": drafts.FeeItemDraft("FEE-X", "加急", "urgent", "fixed", 0, 8000),
    "holidays": drafts.HolidayDraft(date(2028, 1, 1), name_zh="元旦", name_en="New Year"),
    "stock_locations": drafts.StockLocationDraft("QD01-VAN-X", "van", "备用车", "QD01", "zhaoqiang"),
    "service_centres": drafts.ServiceCentreDraft("SH01", "上海服务中心", "北辰", hotline="0532-88901234"),
    "users": UserDraft("lili", "李丽", "CS", "QD01"),
}  # fmt: skip


@pytest.fixture
def masters(context: Context, as_person: AsPerson) -> Masters:
    as_person("admin")
    return Masters(context)


def number_of(name: str, draft: MasterDraft) -> str:
    return str(draft.to_body()[KINDS[name].number])


def row_id(context: Context, model: type[Any], **where: str) -> Id:
    with context.reading() as session:
        return Id(hex=session.scalars(select(model).filter_by(**where)).one().id.hex)


def ops(context: Context) -> list[Op]:
    with context.reading() as session:
        return list(session.scalars(select(Op).order_by(Op.dev_seq)))


def refused(masters: Masters, name: str, draft: MasterDraft, row: Id | None = None) -> tuple[Problem, ...]:
    with pytest.raises(Invalid) as error:
        masters.save(name, row, draft)
    return error.value.problems


def codes(problems: tuple[Problem, ...]) -> list[tuple[str, str]]:
    return [(p.field, p.code) for p in problems]


def test_every_list_has_a_new_row_in_these_tests() -> None:
    assert NEW.keys() == KINDS.keys()


@pytest.mark.parametrize("name", NEW)
def test_a_new_row_can_be_read_back_found_retired_and_restored(masters: Masters, context: Context, name: str) -> None:
    before = len(ops(context))
    change = masters.save(name, None, NEW[name])
    kept = masters.get(name, change.id)
    filled = {"number", "protocol", "warranty_months", "version", "plate_colour"}
    given = NEW[name].to_body()
    assert {k: v for k, v in kept.to_body().items() if k not in filled} == {
        k: v for k, v in given.items() if k not in filled
    }
    assert change.number in [row.number for row in masters.list(name, change.number).rows]

    retired = masters.retire(name, change.id) if name not in ("sims",) else None
    if retired:
        assert retired.undo == "restore"
        assert change.number not in [row.number for row in masters.list(name).rows]
        assert [row.active for row in masters.list(name, change.number, retired=True).rows] == [False]
        masters.restore(name, change.id)
        assert change.number in [row.number for row in masters.list(name).rows]
    word = KINDS[name].word
    expected = [f"save_{word}", f"retire_{word}", f"restore_{word}"][: 3 if retired else 1]
    assert [op.kind for op in ops(context)][before:] == expected


@pytest.mark.parametrize("name", NEW)
def test_saving_without_a_change_leaves_no_trace(masters: Masters, context: Context, name: str) -> None:
    change = masters.save(name, None, NEW[name])
    before = len(ops(context))
    masters.save(name, change.id, masters.get(name, change.id))
    assert len(ops(context)) == before


@pytest.mark.parametrize("name", NEW)
def test_everything_of_the_demo_can_be_opened_and_saved_again(masters: Masters, name: str) -> None:
    rows = masters.list(name).rows
    assert len(rows) >= 3 or name == "customer_contracts"
    for row in rows:
        masters.save(name, row.id, masters.get(name, row.id))


def test_an_op_says_old_and_new(masters: Masters, context: Context) -> None:
    vehicle = row_id(context, Vehicle, number="V01")
    draft = masters.get("vehicles", vehicle)
    masters.save("vehicles", vehicle, replace(draft, driver_name="刘洋洋", customer="C002"))  # type: ignore[call-arg]
    op = ops(context)[-1]
    assert (op.kind, op.table, op.row, op.by) == ("save_vehicle", "vehicles", vehicle.hex, "admin")
    assert op.fields["driver_name"] == ["刘洋", "刘洋洋"]
    assert [uuid.UUID(key).version for key in op.fields["customer_id"]] == [7, 7]


RIGHTS = [
    ("customers", {"zhoumin", "zhenghao", "sunli", "chenjing", "weidong", "admin"}),
    ("vehicles", {"zhoumin", "zhenghao", "sunli", "chenjing", "weidong", "admin", "zhaoqiang"}),
    ("terminals", {"chugang", "admin"}),
    ("parts", {"sunli", "chenjing", "admin"}),
    ("users", {"admin"}),
    ("service_centres", {"weidong", "admin"}),
]
PEOPLE = ("zhoumin", "zhenghao", "sunli", "zhaoqiang", "fengli", "chenjing", "chugang", "weidong", "jianghua", "admin")


@pytest.mark.parametrize("login", PEOPLE)
@pytest.mark.parametrize(("name", "allowed"), RIGHTS)
def test_who_may_edit(context: Context, as_person: AsPerson, name: str, allowed: set[str], login: str) -> None:  # P39
    masters = Masters(context)
    as_person(login)
    assert masters.may_edit(name) == (login in allowed)
    if login in allowed:
        masters.save(name, None, NEW[name])
    else:
        with pytest.raises(Forbidden):
            masters.save(name, None, NEW[name])


def test_nobody_reads_without_signing_in(context: Context) -> None:  # P39
    with pytest.raises(Forbidden):
        Masters(context).list("customers")


TAKEN = [
    ("vehicles", {"plate": "鲁B7Q216"}, [("plate", "duplicate_plate")]),
    ("vehicles", {"vin": "LZZ5ELSD3RW100001"}, [("vin", "duplicate_vin")]),
    ("vehicles", {"number": "V01"}, [("number", "duplicate_number")]),
    ("vehicles", {"customer": "C999"}, [("customer", "unknown_reference")]),
    ("customers", {"uscc": "91370200MA3FT01B0M"}, [("uscc", "uscc_taken")]),
    ("customers", {"centre_code": "XX01"}, [("centre_code", "unknown_reference")]),
    ("terminals", {"number": "bxa0007"}, [("number", "duplicate_terminal_id")]),
    ("terminals", {"imei": "860123040500075"}, [("imei", "duplicate_imei")]),
    ("terminals", {"model_code": "BX-G100", "number": "BXB00099"}, [("number", "terminal_id_length")]),
    ("sims", {"iccid": "8986042012345678901"}, [("iccid", "iccid_luhn"), ("iccid", "duplicate_iccid")]),
    ("sims", {"msisdn": "1440012345601"}, [("msisdn", "duplicate_msisdn")]),
    ("users", {"login": "zhoumin"}, [("login", "duplicate_login")]),
    ("parts", {"code": "P-1001"}, [("code", "duplicate_code")]),
    ("holidays", {"day": date(2026, 1, 1)}, [("day", "duplicate_day")]),
]


@pytest.mark.parametrize(("name", "typed", "said"), TAKEN)
def test_what_other_rows_forbid(
    masters: Masters, context: Context, name: str, typed: dict[str, Any], said: list[tuple[str, str]]
) -> None:
    before = len(ops(context))
    draft = replace(NEW[name], **typed)
    assert codes(refused(masters, name, draft)) == said
    assert codes(masters.check(name, None, draft)) == said
    assert len(ops(context)) == before


def test_the_same_plate_in_another_colour_is_another_vehicle(masters: Masters) -> None:
    masters.save("vehicles", None, replace(NEW["vehicles"], plate="鲁B7Q216", plate_colour=1))  # type: ignore[call-arg]


def test_a_retired_vehicle_leaves_its_plate_free_and_cannot_come_back_beside_it(masters: Masters) -> None:
    old = masters.save("vehicles", None, NEW["vehicles"])
    masters.retire("vehicles", old.id)
    masters.save("vehicles", None, replace(NEW["vehicles"], vin=""))  # type: ignore[call-arg]
    with pytest.raises(Invalid) as error:
        masters.restore("vehicles", old.id)
    assert codes(error.value.problems) == [("plate", "duplicate_plate")]


def test_a_number_of_a_cancelled_sim_may_be_given_again(masters: Masters) -> None:
    masters.save("sims", None, replace(NEW["sims"], msisdn="1440012345614"))  # type: ignore[call-arg]


def test_a_code_others_point_to_cannot_change(masters: Masters, context: Context) -> None:
    part = masters.save("parts", None, NEW["parts"]).id
    assert codes(refused(masters, "parts", replace(NEW["parts"], code="P-9002"), part)) == [  # type: ignore[call-arg]
        ("code", "number_is_fixed")
    ]


def test_a_doubt_once_accepted_is_not_asked_again(masters: Masters) -> None:
    doubtful = replace(NEW["vehicles"], vin="LZZ5ELSD4RW100018")  # type: ignore[call-arg]
    assert codes(refused(masters, "vehicles", doubtful)) == [("vin", "vin_check_digit")]
    change = masters.save("vehicles", None, replace(doubtful, accepted=("vin_check_digit",)))
    again = masters.get("vehicles", change.id)
    assert again.accepted == ("vin_check_digit",)
    masters.save("vehicles", change.id, replace(again, note="进口车"))  # type: ignore[call-arg]


def test_a_new_plate_keeps_the_old_one_for_ever(masters: Masters, context: Context) -> None:
    vehicle = row_id(context, Vehicle, number="V05")
    draft = masters.get("vehicles", vehicle)
    masters.save("vehicles", vehicle, replace(draft, plate="鲁B9X001", plate_colour=2))  # type: ignore[call-arg]
    masters.save("vehicles", vehicle, replace(draft, plate="鲁B9X002", plate_colour=2))  # type: ignore[call-arg]
    with context.reading() as session:
        rows = session.execute(select(PlateChange.old_plate, PlateChange.old_colour, PlateChange.new_plate)).all()
    assert [tuple(row) for row in rows] == [("", 0, "鲁B9X001"), ("鲁B9X001", 2, "鲁B9X002")]
    assert [row.number for row in masters.list("vehicles", "9X001").rows] == ["V05"]  # found by the old one too


def test_a_new_terminal_is_placed_and_takes_after_its_model(masters: Masters, context: Context) -> None:
    terminal = masters.save("terminals", None, NEW["terminals"]).id
    sim = masters.save("sims", None, NEW["sims"]).id
    with context.reading() as session:
        row = session.get_one(Terminal, terminal)
        card = session.get_one(Sim, sim)
        placed = session.scalars(select(Placement).where(Placement.item_id.in_([terminal, sim]))).all()
        assert check_custody(session) == []
    assert (row.protocol, row.warranty_months, row.state, row.place_ref) == ("2019", 24, "in_stock", "QD01-WH")
    assert (card.state, card.place_ref) == ("with_technician", "QD01-VAN-ZQ")
    assert {(p.item_kind, p.by) for p in placed} == {("terminal", "admin"), ("sim", "admin")}


def test_a_new_terminal_needs_a_place(masters: Masters) -> None:
    assert codes(refused(masters, "terminals", replace(NEW["terminals"], location=""))) == [  # type: ignore[call-arg]
        ("location", "required")
    ]


def test_the_place_is_not_edited(masters: Masters, context: Context) -> None:
    terminal = row_id(context, Terminal, number="BXA0007")
    moved = replace(masters.get("terminals", terminal), location="QD01-WH")  # type: ignore[call-arg]
    assert codes(refused(masters, "terminals", moved, terminal)) == [("location", "place_not_edited")]


def test_a_checklist_gets_a_new_version_and_keeps_the_old(masters: Masters, context: Context) -> None:
    row = row_id(context, Checklist, code="RP")
    draft = masters.get("checklists", row)
    assert isinstance(draft, drafts.ChecklistDraft)
    change = masters.save("checklists", row, replace(draft, items=draft.items[:5]))
    with context.reading() as session:
        rows = session.scalars(select(Checklist).where(Checklist.code == "RP").order_by(Checklist.version)).all()
    assert [(r.version, len(r.items), r.active) for r in rows] == [(1, 23, False), (2, 5, True)]
    assert change.id == rows[1].id
    assert [r.note for r in masters.list("checklists", "RP").rows] == ["2"]


def test_a_customer_has_one_main_contact(masters: Masters, context: Context) -> None:
    masters.save("contacts", None, replace(NEW["contacts"], is_main=True))  # type: ignore[call-arg]
    with context.reading() as session:
        main = session.scalars(select(Contact.name).where(Contact.is_main).order_by(Contact.name)).all()
    assert sorted(main) == sorted(["钱多", "林淑芬", "马骏"])


def test_a_new_name_of_a_customer_is_found_with_his_vehicles(masters: Masters, context: Context) -> None:
    customer = masters.list("customers", "C001").rows[0]
    masters.save("customers", customer.id, replace(masters.get("customers", customer.id), name="青岛远航物流"))  # type: ignore[call-arg]
    assert [r.number for r in masters.list("vehicles", "远航 7Q216").rows] == ["V01"]
    assert masters.list("vehicles", "海岳").rows == ()


RETIRING = [
    ("vehicles", "V10", "terminal_still_on_vehicle"),
    ("terminals", "BXA0007", "item_in_use"),
    ("sims", "89860420123456789059", "item_in_use"),
    ("stock_locations", "QD01-VAN-ZQ", "location_not_empty"),
    ("service_centres", "QD01", "centre_in_use"),
    ("users", "admin", "own_account"),
    ("users", "zhaoqiang", "still_holds_location"),
]


@pytest.mark.parametrize(("name", "number", "code"), RETIRING)
def test_what_is_in_use_stays(masters: Masters, name: str, number: str, code: str) -> None:
    row = next(row for row in masters.list(name).rows if row.number == number)
    with pytest.raises(Refused) as error:
        masters.retire(name, row.id)
    assert code in [p.code for p in error.value.problems]
    assert masters.list(name, number).rows[0].active


def test_nothing_new_points_to_a_retired_row(masters: Masters) -> None:
    model = masters.save("terminal_models", None, NEW["terminal_models"])
    masters.retire("terminal_models", model.id)
    draft = replace(NEW["terminals"], model_code="BX-V300")  # type: ignore[call-arg]
    assert codes(refused(masters, "terminals", draft)) == [("model_code", "reference_retired")]


def test_pages_join_without_gap_or_double(masters: Masters) -> None:
    whole = [row.number for row in masters.list("parts").rows]
    parts, after = [], None
    while True:
        page = masters.list("parts", after=after, limit=5)
        parts += [row.number for row in page.rows]
        if (after := page.next_key) is None:
            break
    assert parts == whole == sorted(whole)
    assert len(parts) == 16


def test_numbers_given_by_two_laptops_differ(masters: Masters) -> None:
    drafts_ = (replace(NEW["contacts"], mobile=f"1391234{n:04d}") for n in range(20))  # type: ignore[call-arg]
    numbers = {masters.save("contacts", None, draft).number for draft in drafts_}
    assert len(numbers) == 20
    assert all(number.startswith("K-QD01-") for number in numbers)


@pytest.mark.parametrize("ask", ["get", "retire", "restore"])
def test_unknown_rows_and_lists(masters: Masters, ask: str) -> None:
    with pytest.raises(NotFound):
        getattr(masters, ask)("customers", uuid.uuid4())
    with pytest.raises(NotFound):
        getattr(masters, ask)("planets", uuid.uuid4())


@pytest.mark.parametrize("name", NEW)
def test_a_blank_draft_is_of_the_list_and_not_yet_good(masters: Masters, name: str) -> None:
    blank = masters.blank(name)
    assert type(blank) is type(NEW[name])
    assert "required" in [p.code for p in blank.problems()] or name == "vehicles"


def test_search_documents_are_one_a_row(masters: Masters, context: Context) -> None:
    change = masters.save("contacts", None, NEW["contacts"])
    masters.save("contacts", change.id, replace(masters.get("contacts", change.id), name="钱少"))  # type: ignore[call-arg]
    assert masters.list("contacts", "钱多").rows == ()
    assert len(masters.list("contacts", "钱少").rows) == 1
    with context.reading() as session:
        assert session.scalar(select(func.count()).select_from(Contact)) == 5


def test_credit_is_given_by_a_manager(masters: Masters, as_person: AsPerson) -> None:  # F56
    as_person("zhoumin")
    change = masters.save("customers", None, NEW["customers"])
    monthly = replace(masters.get("customers", change.id), settlement="monthly")
    with pytest.raises(Invalid, match="account_by_manager"):
        masters.save("customers", change.id, monthly)
    as_person("sunli")
    masters.save("customers", change.id, monthly)
    as_person("zhoumin")  # what is agreed stays when the desk mends an address, and to pay at once needs nobody
    masters.save("customers", change.id, replace(masters.get("customers", change.id), address="烟台市芝罘区2号"))
    masters.save("customers", change.id, replace(masters.get("customers", change.id), settlement="cash"))
    assert masters.get("customers", change.id).to_body()["settlement"] == "cash"
