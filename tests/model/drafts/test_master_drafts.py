"""The rules of the master lists, one line each: what is typed and what is said about it."""

from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest

from fieldtech.errors import Invalid
from fieldtech.model.drafts import masters
from fieldtech.model.drafts.masters import (
    ChecklistDraft,
    ChecklistItem,
    ContactDraft,
    CustomerDraft,
    MasterDraft,
    SimDraft,
    TerminalDraft,
    UserDraft,
    VehicleDraft,
)


def item(**typed: Any) -> ChecklistItem:
    return ChecklistItem(**{"id": "X-1", "group": "power", "text_zh": "电压", "text_en": "voltage", **typed})


GOOD: dict[str, MasterDraft] = {
    "customer": CustomerDraft("", "青岛海岳物流有限公司", "91370200MA3FT01B0M", address="黄岛区", centre_code="QD01"),
    "contact": ContactDraft("", "C001", "王建国", mobile="13912345678"),
    "site": masters.SiteDraft("", "C001", "北门堆场", "黄岛区", "B"),
    "equipment": masters.EquipmentDraft("", "C003", "TK-9", "储罐", environment=("corrosion",), cycle="quarter"),
    "contract": masters.ContractDraft("HT-1", "C003", date(2026, 1, 1), date(2026, 1, 1), prices={"FEE-COAT": 0}),
    "vehicle": VehicleDraft("", "C001", "鲁B7Q216", 2, "LZZ5ELSD3RW100001"),
    "terminal": TerminalDraft("BXA0099", "BX-V200", "2019", "860123040500075", location="QD01-WH"),
    "sim": SimDraft("89860420123456789018", "1440012345601", "460041234567801", location="QD01-WH"),
    "model": masters.TerminalModelDraft("BX-1", "终端", "terminal", "2019", voltage_min=9, voltage_max=36),
    "part": masters.PartDraft("P-1", "线", "wire", price_cents=0),
    "symptom": masters.SymptomDraft("S90", "异响", "noise", "mechanical", alarm_bits="4;31"),
    "cause": masters.CauseDraft("C90", "其他", "other", "undecided"),
    "action": masters.ActionDraft("A90", "清洁", "cleaned"),
    "site_class": masters.SiteClassDraft("D", "海岛", "island", depart_minutes=60, arrive_minutes=600),
    "fee": masters.FeeItemDraft("FEE-1", "移机", "move", "fixed", 0, 8000),
    "holiday": masters.HolidayDraft(date(2027, 1, 1)),
    "checklist": ChecklistDraft("X", 0, "表", "list", (item(kind="number"),)),
    "centre": masters.ServiceCentreDraft("SH01", "上海", "北辰", hotline="0532-88901234"),
    "location": masters.StockLocationDraft("SH01-WH", "warehouse", "上海仓库", "QD01"),
    "user": UserDraft("lili", "李丽", "CS", "QD01"),
}

BAD: list[tuple[str, dict[str, Any], set[tuple[str, str, str]]]] = [
    ("customer", {"name": " "}, {("name", "required", "error")}),
    ("customer", {"uscc": "91370200MA3FT01B0X"}, {("uscc", "uscc_check_digit", "error")}),
    ("customer", {"settlement": "weekly"}, {("settlement", "unknown_choice", "error")}),
    ("contact", {"mobile": ""}, {("mobile", "required", "error")}),
    ("contact", {"mobile": "", "landline": "0532-88901234"}, set()),
    ("contact", {"mobile": "1391234567"}, {("mobile", "phone_shape", "error")}),
    ("contact", {"mobile": "14812345678"}, {("mobile", "phone_range_unknown", "warning")}),
    ("contact", {"landline": "62345678"}, {("landline", "landline_area_code_missing", "warning")}),
    ("contact", {"email": "wang@"}, {("email", "email_shape", "error")}),
    ("contact", {"email": "wang@haiyue.cn"}, set()),
    ("site", {"address": ""}, {("address", "required", "error")}),
    ("equipment", {"environment": ("windy",)}, {("environment", "unknown_choice", "error")}),
    ("contract", {"last_day": date(2025, 12, 31)}, {("last_day", "contract_ends_before", "error")}),
    ("contract", {"number": ""}, {("number", "required", "error")}),
    ("contract", {"prices": {"FEE-COAT": -1}}, {("prices", "not_negative", "error")}),
    ("contract", {"prices": {"FEE-COAT": "1"}}, {("prices", "not_negative", "error")}),
    ("vehicle", {"plate": "鲁BI2345"}, {("plate", "plate_shape", "error")}),
    ("vehicle", {"plate": "军A12345", "special_plate": True}, {("note", "required", "error")}),
    ("vehicle", {"plate": "军A12345", "special_plate": True, "note": "部队车辆"}, set()),
    (
        "vehicle",
        {"plate": "军A12345", "special_plate": True, "note": "部队车辆", "plate_colour": None},
        {("plate_colour", "plate_colour_missing", "error")},
    ),
    ("vehicle", {"plate_colour": 1}, set()),  # a blue lorry plate exists: shape alone cannot tell
    ("vehicle", {"plate_colour": 94}, {("plate_colour", "plate_colour_mismatch", "warning")}),
    ("vehicle", {"plate_colour": None}, {("plate_colour", "plate_colour_missing", "error")}),
    ("vehicle", {"plate": "鲁BD12345", "plate_colour": None}, set()),
    ("vehicle", {"plate": "", "plate_colour": 0}, set()),
    ("vehicle", {"plate": "", "plate_colour": 0, "vin": ""}, {("plate", "missing_plate_and_vin", "error")}),
    ("vehicle", {"vin": "LZZ5ELSD3RWI00001"}, {("vin", "vin_charset", "error")}),
    ("vehicle", {"vin": "LZZ5ELSD4RW100001"}, {("vin", "vin_check_digit", "warning")}),
    ("vehicle", {"driver_mobile": "12812345678"}, {("driver_mobile", "phone_shape", "error")}),
    ("vehicle", {"region_code": "37020"}, {("region_code", "region_code_shape", "error")}),
    ("terminal", {"number": "BXA00991"}, set()),
    ("terminal", {"number": "BXA00991", "protocol": "2013"}, {("number", "terminal_id_length", "error")}),
    ("terminal", {"phone": "1064812345678"}, set()),
    ("terminal", {"phone": "1064812345678", "protocol": "2013"}, {("phone", "terminal_phone_length", "error")}),
    ("terminal", {"imei": "860123040500076"}, {("imei", "imei_check_digit", "error")}),
    ("terminal", {"warranty_months": 500}, {("warranty_months", "out_of_range", "error")}),
    ("sim", {"iccid": "89860420123456789019"}, {("iccid", "iccid_luhn", "warning")}),
    ("sim", {"iccid": "8.98604E+19"}, {("iccid", "iccid_number_damaged", "error")}),
    ("sim", {"msisdn": "106481234567"}, {("msisdn", "msisdn_length", "error")}),
    ("sim", {"imsi": "46004123456789"}, {("imsi", "imsi_length", "error")}),
    ("sim", {"imei_locked": True}, {("locked_imei", "required", "error")}),
    ("model", {"voltage_max": 5}, {("voltage_max", "out_of_range", "error")}),
    ("part", {"price_cents": None}, {("price_cents", "required", "error")}),
    ("part", {"price_cents": -1}, {("price_cents", "out_of_range", "error")}),
    ("symptom", {"severity": 5}, {("severity", "out_of_range", "error")}),
    ("symptom", {"alarm_bits": "4;32"}, {("alarm_bits", "alarm_bits_shape", "error")}),
    ("cause", {"liability": "weather"}, {("liability", "unknown_choice", "error")}),
    ("site_class", {"arrive_minutes": 30}, {("arrive_minutes", "out_of_range", "error")}),
    ("site_class", {"depart_minutes": None}, {("depart_minutes", "required", "error")}),
    ("site_class", {"depart_minutes": None, "depart_rule": "next_working_day"}, set()),
    ("fee", {"in_warranty_cents": None}, {("in_warranty_cents", "required", "error")}),
    ("fee", {"in_warranty_cents": None, "basis": "at_cost"}, set()),
    ("holiday", {"day": None}, {("day", "required", "error")}),
    ("checklist", {"items": ()}, {("items", "required", "error")}),
    ("centre", {"code": "sh 1"}, {("code", "centre_code_shape", "error")}),
    ("centre", {"work_end": "8"}, {("work_end", "hour_shape", "error")}),
    ("centre", {"work_end": "08:00"}, {("work_end", "day_ends_before_start", "error")}),
    ("location", {"location_kind": "van"}, {("holder_login", "required", "error")}),
    ("user", {"role": "XX"}, {("role", "unknown_choice", "error")}),
    ("user", {"role": "EX"}, {("can_login", "contractor_cannot_login", "error")}),
    ("user", {"login": "Li Li"}, {("login", "login_shape", "error")}),
    ("user", {"reports_to": "lili"}, {("reports_to", "reports_to_self", "error")}),
]


@pytest.mark.parametrize("name", GOOD)
def test_a_good_row_has_no_problems(name: str) -> None:
    assert list(GOOD[name].problems()) == []


@pytest.mark.parametrize(("name", "typed", "said"), BAD)
def test_rules(name: str, typed: dict[str, Any], said: set[tuple[str, str, str]]) -> None:
    assert {(p.field, p.code, p.severity) for p in replace(GOOD[name], **typed).problems()} == said


def test_a_doubt_must_be_accepted_by_its_code() -> None:
    doubtful = replace(GOOD["vehicle"], vin="LZZ5ELSD4RW100001")
    with pytest.raises(Invalid) as refused:
        doubtful.require_valid()
    assert [p.code for p in refused.value.problems] == ["vin_check_digit"]
    replace(doubtful, accepted=("vin_check_digit",)).require_valid()
    assert doubtful.doubts() == ("vin_check_digit",)


def test_an_error_cannot_be_accepted() -> None:
    wrong = replace(GOOD["vehicle"], vin="LZZ5ELSD3RW10000", accepted=("vin_length",))
    with pytest.raises(Invalid):
        wrong.require_valid()


@pytest.mark.parametrize(
    ("draft", "field", "stored"),
    [
        (ContactDraft(mobile=" +86 139-1234 5678"), "mobile", "13912345678"),
        (ContactDraft(landline="（0532）88901234"), "landline", "0532-88901234"),
        (VehicleDraft(plate="鲁b·7q216 "), "plate", "鲁B7Q216"),
        (VehicleDraft(plate="待上牌"), "plate", ""),
        (VehicleDraft(plate="鲁BD12345"), "plate_colour", 94),
        (VehicleDraft(), "plate_colour", 0),
        (TerminalDraft(number="bxa0007"), "number", "BXA0007"),
        (TerminalDraft(phone="13912345678", protocol="2013"), "phone", "013912345678"),
        (SimDraft(iccid="ICCID: 8986 0420 1234 5678 9018"), "iccid", "89860420123456789018"),
        (CustomerDraft(name="  海岳 "), "name", "海岳"),
    ],
)
def test_identifiers_are_stored_in_one_form(draft: MasterDraft, field: str, stored: object) -> None:
    assert getattr(draft.cleaned(), field) == stored


def test_a_checklist_says_which_row_is_wrong() -> None:
    items = (item(kind="number", lower=36, upper=9), item(kind="choice", options=("好",)))
    said = {(p.field, p.code) for p in ChecklistDraft("X", 0, "表", "list", items).problems()}
    assert said == {
        ("items.0.upper", "limits_swapped"),
        ("items.1.options", "options_too_few"),
        ("items", "item_id_twice"),
    }


@pytest.mark.parametrize("name", GOOD)
def test_a_draft_survives_json(name: str) -> None:
    draft = GOOD[name]
    assert type(draft).from_body(draft.to_body()) == draft


@pytest.mark.parametrize("name", GOOD)
def test_what_a_draft_declares_are_fields_of_it(name: str) -> None:
    draft = GOOD[name]
    declared = {*draft.needs, *draft.identifiers, *draft.choices, *draft.references}
    assert declared <= {field.name for field in fields(draft)}
