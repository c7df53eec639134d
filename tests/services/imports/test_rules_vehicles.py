"""The rules of a vehicle list, cell by cell (data rules 1, 4 to 8, 11 to 14)."""

from datetime import date, datetime
from typing import Any

import pytest

from .tables import another, codes, good, judged, judged_text, verdicts

KIND = "vehicle_list"
LONG = "长" * 2001


def one(**cells: Any) -> tuple[set[str], dict[str, Any]]:
    """The codes and values of one row."""
    found = judged(KIND, good(KIND, **cells))
    return codes(found), found.rows[0].values


PLATES = [  # rule 1, 5, 6: cell, colour cell, plate, colour, codes
    ("鲁B·8K301", "黄", "鲁B8K301", 2, set()),
    ("鲁B•8K301", "黄牌", "鲁B8K301", 2, set()),
    ("鲁B・8K301", "黄色", "鲁B8K301", 2, set()),
    ("鲁B‧8K301", 2, "鲁B8K301", 2, set()),
    ("鲁B.8K301", "2", "鲁B8K301", 2, set()),
    ("鲁Ｂ８Ｋ３０１", "２", "鲁B8K301", 2, set()),
    (" 鲁 b-8k 301 ", "蓝牌", "鲁B8K301", 1, set()),
    ("\u200b鲁B8K301\u200f", "黄底黑字", "鲁B8K301", 2, set()),
    ("鲁B8K301", None, "鲁B8K301", None, {"plate_colour_missing"}),
    ("鲁B8K301", "无", "鲁B8K301", None, {"plate_colour_missing"}),
    ("鲁B8K301", "白", "鲁B8K301", 4, {"plate_colour_mismatch"}),
    ("鲁B8K301", "绿", "鲁B8K301", 5, {"plate_colour_mismatch"}),
    ("鲁B8K301", "粉红", "鲁B8K301", None, {"plate_colour_mismatch"}),
    ("鲁B8K301", "0", "鲁B8K301", 0, {"plate_colour_mismatch"}),
    ("鲁B8K301", "2-黄色", "鲁B8K301", 2, set()),
    ("鲁BD12345", None, "鲁BD12345", 94, set()),
    ("鲁BD12345", "绿", "鲁BD12345", 94, set()),
    ("鲁BD12345", "绿牌", "鲁BD12345", 94, set()),
    ("鲁BD12345", "新能源", "鲁BD12345", 94, set()),
    ("鲁BD12345", "黄绿双拼", "鲁BD12345", 93, {"plate_colour_mismatch"}),
    ("鲁U05678F", "绿色", "鲁U05678F", 93, set()),
    ("鲁U05678F", "黄绿双拼", "鲁U05678F", 93, set()),
    ("鲁U05678F", None, "鲁U05678F", 93, set()),
    ("鲁B3K58挂", None, "鲁B3K58挂", 2, set()),
    ("鲁B3K58挂", "蓝", "鲁B3K58挂", 1, {"plate_colour_mismatch"}),
    ("鲁B3K58挂", "绿", "鲁B3K58挂", 5, {"plate_colour_mismatch"}),
    ("闽D12Y6学", None, "闽D12Y6学", 2, set()),
    ("鲁B1234警", None, "鲁B1234警", 4, set()),
    ("沪A0023领", None, "沪A0023领", 3, set()),
    ("使224578", None, "使224578", 3, set()),
    ("粤ZF023港", None, "粤ZF023港", 3, set()),
    ("京X1234应急", None, "京X1234应急", 4, set()),
    ("鲁BI2345", "黄", "鲁BI2345", 2, {"plate_shape"}),
    ("鲁B1234", "黄", "鲁B1234", 2, {"plate_shape"}),
    ("鲁BZ12345", None, "鲁BZ12345", None, {"plate_shape"}),
    ("鲁B05678L", "绿", "鲁B05678L", None, {"plate_shape"}),
    ("粤BF023港", None, "粤BF023港", None, {"plate_shape"}),
    ("鲁B3K581挂", "黄", "鲁B3K581挂", 2, {"plate_shape"}),
]


@pytest.mark.parametrize(("plate", "colour", "stored", "number", "expected"), PLATES)
def test_plate_and_colour(plate: str, colour: Any, stored: str, number: int | None, expected: set[str]) -> None:
    found, values = one(plate=plate, plate_colour=colour)
    assert (found, values["plate"], values["plate_colour"]) == (expected, stored, number)


EMPTY = ["", None, "-", "–", "—", "/", "无", "暂无", "未上牌", "待上牌", "新车未上牌", "未挂牌", "待定", " 无 ", "－"]


@pytest.mark.parametrize("word", EMPTY)
def test_words_for_nothing(word: str | None) -> None:  # rules 4, 5
    found, values = one(plate=word, plate_colour="黄")
    assert (found, values["plate"], values["plate_colour"]) == (set(), None, 0)
    found, values = one(plate=word, vin=word, plate_colour=None)
    assert found == {"missing_plate_and_vin"}
    assert (values["plate"], values["vin"], values["plate_colour"]) == (None, None, None)
    assert one(remark=word)[1]["remark"] is None


VINS = [
    ("LZZ5ELSD7RW100101", "LZZ5ELSD7RW100101", set()),
    ("lzz5elsd7rw100101", "LZZ5ELSD7RW100101", set()),
    ("ＬＺＺ５ＥＬＳＤ７ＲＷ１００１０１", "LZZ5ELSD7RW100101", set()),
    ("LZZ5ELSD8RW100101", "LZZ5ELSD8RW100101", {"vin_check_digit"}),
    ("LZZ5ELSD7RW10010", "LZZ5ELSD7RW10010", {"vin_length"}),
    ("LZZ5ELSD7RWI00101", "LZZ5ELSD7RWI00101", {"vin_charset"}),
    ("LZZ5ELSD7RW1OO1O1", "LZZ5ELSD7RW1OO1O1", {"vin_charset"}),
    (None, None, set()),
]


@pytest.mark.parametrize(("vin", "stored", "expected"), VINS)
def test_vin(vin: str | None, stored: str | None, expected: set[str]) -> None:  # rule 11
    found, values = one(vin=vin)
    assert (found, values["vin"]) == (expected, stored)


DRIVERS = [
    ("张伟", "13612341001", {}, set(), "张伟", "13612341001"),
    ("张　伟", "+86 136 1234 1001", {}, set(), "张 伟", "13612341001"),
    ("Ｌｉ", "0086-136-1234-1001", {}, set(), "Li", "13612341001"),
    ("张伟", "8613612341001", {}, set(), "张伟", "13612341001"),
    ("张伟", 13612341001, {}, set(), "张伟", "13612341001"),
    ("张伟", "１３６１２３４１００１", {}, set(), "张伟", "13612341001"),
    ("张伟", "136123410", {}, {"phone_shape"}, "张伟", "136123410"),
    ("张伟", "12612341001", {}, {"phone_shape"}, "张伟", "12612341001"),
    ("张伟", "1.36123E+10", {}, {"phone_shape"}, "张伟", "1.36123E+10"),
    ("张伟", "14812345678", {}, set(), "张伟", "14812345678"),
    (None, "13612341001", {}, {"driver_missing"}, None, "13612341001"),
    ("张伟", None, {}, {"driver_missing"}, "张伟", None),
    ("待定", "无", {}, {"driver_missing"}, None, None),
    (None, None, {"plate": "鲁B3K58挂", "voltage": None}, set(), None, None),
    (None, None, {"plate": None, "vehicle_type": "挂车", "voltage": "不详"}, set(), None, None),
    (None, None, {"vehicle_type": "半挂牵引车"}, {"driver_missing"}, None, None),
    (None, "136", {"plate": "鲁B3K58挂"}, {"phone_shape"}, None, "136"),
]


@pytest.mark.parametrize(("name", "phone", "more", "expected", "stored_name", "stored_phone"), DRIVERS)
def test_driver(
    name: Any, phone: Any, more: dict[str, Any], expected: set[str], stored_name: str, stored_phone: str
) -> None:  # rule 12, B12
    found, values = one(driver_name=name, driver_phone=phone, **more)
    assert (found, values["driver_name"], values["driver_phone"]) == (expected, stored_name, stored_phone)


@pytest.mark.parametrize(
    ("cell", "volts"),
    [("24V", 24), ("24", 24), (24, 24), (12.0, 12), ("12v", 12),
     ("24伏", 24), ("２４Ｖ", 24), ("DC24V", 24), ("24 V", 24),
     ("36V", None), ("", None), (None, None), ("12V/24V", None), ("无", None)],
)  # fmt: skip
def test_voltage(cell: Any, volts: int | None) -> None:  # rule 12
    found, values = one(voltage=cell)
    assert (found, values["voltage"]) == (set() if volts else {"voltage_missing"}, volts)


DATES = [
    ("2024-03-01", "2024-03-01"), ("2024/3/1", "2024-03-01"), ("2024.03.01", "2024-03-01"), ("2024.3.1", "2024-03-01"),
    ("2023年5月8日", "2023-05-08"), ("2023 年 5 月 8 日", "2023-05-08"), ("20240301", "2024-03-01"),
    (20240301, "2024-03-01"), (45400, "2024-04-18"), ("45400", "2024-04-18"), (45400.75, "2024-04-18"),
    (date(2024, 3, 15), "2024-03-15"), (datetime(2024, 3, 15, 8, 30), "2024-03-15"),
    ("2024-03-01 08:00:00", "2024-03-01"), ("2024-03-01T08:00", "2024-03-01"), ("２０２４－０３－０１", "2024-03-01"),
    ("", None), ("无", None), (None, None),
]  # fmt: skip


@pytest.mark.parametrize(("cell", "day"), DATES)
def test_dates(cell: Any, day: str | None) -> None:  # rule 13
    found, values = one(purchase_date=cell)
    assert (found, values["purchase_date"]) == (set(), day)


@pytest.mark.parametrize(
    "cell", ["去年3月", "2024-02-30", "2024-13-01", "3/1/2024", "2024年3月", "不详", "2024", "1234567"]
)
def test_dates_nobody_can_read(cell: str) -> None:  # rule 13
    found, values = one(purchase_date=cell)
    assert (found, values["purchase_date"]) == ({"date_unreadable"}, None)


def test_a_wanted_day_in_the_past_is_a_doubt() -> None:
    assert one(wanted_date="2026-11-20")[0] == {"wanted_date_past"}
    assert one(wanted_date="2026-11-21")[0] == set()


CARDS = [
    ("89860420123456781015", "89860420123456781015", set()),
    ("ICCID: 89860 42012 34567 81015", "89860420123456781015", set()),
    ("8986-0420-1234-5678-1015", "89860420123456781015", set()),
    ("8986032245678901146F", "8986032245678901146", set()),
    ("8986032245678901146", "8986032245678901146", set()),
    ("898604b7192271001234", "898604B7192271001234", {"iccid_letters"}),
    (8.986042012345678e19, None, {"iccid_number_damaged"}),
    (89860420123456781015, None, {"iccid_number_damaged"}),
    ("8.98604E+19", None, {"iccid_number_damaged"}),
    ("8.98604e19", None, {"iccid_number_damaged"}),
    ("89860420123456700000", None, {"iccid_number_damaged"}),
    ("8986042012345678", "8986042012345678", {"iccid_length"}),
    ("8986042012345678*015", "8986042012345678*015", {"iccid_charset"}),
    ("89860420123456781016", "89860420123456781016", {"iccid_luhn"}),
    ("89014103211118510720", "89014103211118510720", {"iccid_not_8986"}),
    ("89869912345678000645", "89869912345678000645", {"iccid_prefix_unknown"}),
    ("89861320123456000886", "89861320123456000886", {"iccid_prefix_unverified"}),
    ("898613A0123456000886", "898613A0123456000886", {"iccid_prefix_unverified"}),
    ("", None, set()),
    ("无", None, set()),
]


@pytest.mark.parametrize(("cell", "stored", "expected"), CARDS)
def test_own_cards(cell: Any, stored: str | None, expected: set[str]) -> None:  # rules 1, 8
    found, values = one(iccid=cell)
    assert (found, values["iccid"]) == (expected, stored)


@pytest.mark.parametrize("text", ['=HYPERLINK("http://x")', "+cmd|' /C calc'!A0", "@SUM(A1)", "-1+1", "+8613612341001"])
def test_free_text_is_kept_and_never_run(text: str) -> None:  # rule 14
    found = judged_text(KIND, good(KIND, remark=text))
    assert (codes(found), found.rows[0].values["remark"]) == ({"formula_like_text"}, text)


def test_what_is_no_formula() -> None:  # rules 4, 14
    assert one(remark="+")[0] == set()
    assert one(driver_name="＋张")[0] == {"formula_like_text"}
    assert one(vehicle_type="特种车辆")[1]["vehicle_type"] == "特种车辆"


@pytest.mark.parametrize("sign", ["\u202e", "\u202a", "\u2066", "\u2069"])
def test_signs_that_turn_the_writing_are_dropped_and_told(sign: str) -> None:  # rule 14
    found, values = one(remark=f"甲{sign}乙", driver_name=f"张{sign}伟")
    assert (found, values["remark"], values["driver_name"]) == ({"control_characters_removed"}, "甲乙", "张伟")


def test_signs_nobody_sees_are_dropped() -> None:  # rules 1, 14
    found, values = one(remark=" 甲\u200b乙\ufeff ", plate="\u202d鲁B8K301\u202c")
    assert (found, values["remark"], values["plate"]) == (set(), "甲乙", "鲁B8K301")


@pytest.mark.parametrize("field", ["plate", "vin", "driver_name", "driver_phone", "remark", "iccid", "purchase_date"])
def test_endless_cells(field: str) -> None:  # rule 14
    found, values = one(**{field: LONG})
    assert (found, values[field]) == ({"text_too_long"}, None)
    assert "text_too_long" not in one(**{field: "A" * 2000})[0]


def test_formulas_count_with_their_stored_result() -> None:  # rule 14
    assert one(driver_name="=A1")[0] == {"formula_without_value"}
    for fault in ("#REF!", "#N/A", "#VALUE!", "#NAME?"):
        assert one(voltage=fault)[0] == {"formula_error"}


DOUBLES = [
    ({"plate": "鲁B8K301"}, {"duplicate_plate"}),
    ({"plate": "鲁B·8K301", "plate_colour": "黄色"}, {"duplicate_plate"}),
    ({"plate": "鲁B8K301", "plate_colour": "蓝"}, set()),
    ({"vin": "lzz5elsd7rw100101"}, {"duplicate_vin"}),
    ({"iccid": "8986042012345678101F"}, {"duplicate_iccid", "iccid_luhn"}),
    ({"iccid": "89860420123456781019"}, {"duplicate_iccid", "iccid_luhn"}),
    ({"iccid": "89860420123456781023"}, set()),
    ({"plate": "鲁B8K301", "vin": "LZZ5ELSD7RW100101"}, {"duplicate_plate", "duplicate_vin"}),
    ({"plate": "鲁B8K301", "driver_phone": "1"}, {"phone_shape"}),
    ({}, set()),
]


@pytest.mark.parametrize(("cells", "expected"), DOUBLES)
def test_doubles(cells: dict[str, Any], expected: set[str]) -> None:  # rule 7
    found = judged(KIND, good(KIND), another(KIND, **cells))
    assert codes(found) == expected


def test_a_rejected_row_blocks_nobody() -> None:  # rule 7
    found = judged(KIND, good(KIND, driver_phone="1"), good(KIND), good(KIND), another(KIND))
    assert verdicts(found) == ["rejected", "accepted", "rejected", "accepted"]
