"""Where the header is, what its columns mean, which rows are data (data rules 2, 3)."""

from typing import Any

import pytest
from openpyxl import Workbook

from fieldtech.services.imports.files import FileRefused
from fieldtech.services.imports.lists.fields import LIST_KINDS
from fieldtech.services.imports.lists.header import Heading, meaning
from fieldtech.words import word as said

from .tables import Row, codes, csv_text, good, grid, preview, saved, verdicts, xlsx

V = "vehicle_list"
ROW = ["鲁B8K301", "黄", "LZZ5ELSD7RW100101", "24V", "张伟", "13612341001"]
HEAD = ["车牌号", "车牌颜色", "车架号", "电压", "驾驶员", "联系电话"]


def fields(kind: str, rows: list[Row], **options: Any) -> dict[str, str]:
    """Letters -> field."""
    found = preview(kind, xlsx(rows, **options))
    return {column.letters: column.field for column in found.mapping.columns if column.field}


WORDS = [
    ("车牌号", "plate"), ("车牌号码", "plate"), ("牌照号", "plate"), ("车号", "plate"), ("车 牌 号", "plate"),
    ("*车牌号", "plate"), ("车牌号（必填）", "plate"), ("车牌\n号码", "plate"), ("License Plate", "plate"),
    ("车架号码", "vin"), ("车辆识别代号", "vin"), ("VIN", "vin"), ("vin码", "vin"), ("车架号(VIN)", "vin"),
    ("车辆识别代号（VIN）", "vin"), ("驾驶人", "driver_name"), ("司机", "driver_name"), ("司机姓名", "driver_name"),
    ("驾驶员姓名", "driver_name"), ("联系方式", "driver_phone"), ("手机", "driver_phone"), ("司机手机", "driver_phone"),
    ("司机手机号码", "driver_phone"), ("驾驶员联系电话", "driver_phone"), ("颜色", "plate_colour"),
    ("号牌颜色", "plate_colour"), ("牌照颜色", "plate_colour"), ("电压等级", "voltage"), ("备 注", "remark"),
    ("购置日期", "purchase_date"), ("期望安装日期", "wanted_date"),
    ("车辆类型", "vehicle_type"), ("终端编号", "terminal_id"),
    ("设备号", "terminal_id"), ("所属公司", "owner"), ("车身颜色", "body_colour"), ("厂牌型号", "make_model"),
    ("驾驶员 Driver", "driver_name"), ("车牌号\nPlate No.", "plate"),
    ("1.车牌号", "plate"), ("②车牌颜色", "plate_colour"),
    ("\u200b备注\ufeff", "remark"), ("电压 Voltage", "voltage"), ("联系电话 (Mobile)", "driver_phone"),
]  # fmt: skip


@pytest.mark.parametrize(("word", "field"), WORDS)
def test_words_of_vehicle_lists(word: str, field: str) -> None:  # rule 2
    key = "车架号" if field == "plate" else "车牌号"
    rows = [["序号", key, word], [1, "LZZ5ELSD7RW100101" if field == "plate" else "鲁B8K301", "x"]]
    assert fields(V, rows)["C"] == field


@pytest.mark.parametrize(
    ("word", "field"),
    [("终端号", "terminal_id"), ("终端编号", "terminal_id"),
     ("设备号", "terminal_id"), ("规格", "model"), ("型号", "model"),
     ("设备型号", "model"), ("采购时间", "purchase_date"), ("购买日期", "purchase_date"), ("IMEI号", "imei")],
)  # fmt: skip
def test_words_of_terminal_lists(word: str, field: str) -> None:  # rule 2
    key = "终端号" if field == "imei" else "IMEI"
    assert fields("terminals", [["箱号", key, "生产日期", word], ["X", "1", "2", "3"]]).get("D") == field


@pytest.mark.parametrize(
    "word", ["车主", "车主电话", "联系人", "生产日期", "箱号", "序号", "套餐", "公里数", "旧终端号", "项目"]
)
def test_columns_that_mean_nothing_here(word: str) -> None:  # rule 2
    rows = [["车牌号", word], ["鲁B8K301", "LZZ5ELSD7RW100101" if word == "旧终端号" else "x"]]
    assert set(fields(V, rows).values()) <= {"plate", "owner"}


@pytest.mark.parametrize("order", [(5, 4, 3, 2, 1, 0), (2, 0, 5, 1, 4, 3)])
def test_columns_in_any_order(order: tuple[int, ...]) -> None:  # rule 2
    found = preview(V, xlsx([[HEAD[i] for i in order], [ROW[i] for i in order]]))
    assert (verdicts(found), found.rows[0].values["plate"]) == (["accepted"], "鲁B8K301")


@pytest.mark.parametrize(
    ("word", "cell", "field"),
    [("卡号", "89860420000041000004", "iccid"),
     ("卡号", "1440012345000", "msisdn"), ("SIM卡号", "13912345678", "msisdn"),
     ("SIM卡号", "8986032245678901146", "iccid"), ("SIM卡号", "8.98604E+19", "iccid"), ("卡号", 8.986e19, "iccid"),
     ("卡号", 1440012345000, "msisdn"), ("SIM卡", "898604B7192271002005", "iccid")],
)  # fmt: skip
def test_card_numbers_are_told_apart_by_contents(word: str, cell: Any, field: str) -> None:  # rule 2
    rows = [["运营商", word, "IMSI"], ["移动", cell, "460040041000000"]]
    assert fields("sims", rows) == {"A": "operator", "B": field, "C": "imsi"}
    assert fields(V, [["车牌号", word], ["鲁B8K301", cell]]) == {"A": "plate", "B": field}


def test_two_card_columns() -> None:  # rule 2
    rows = [["卡号", "SIM卡号"], ["1440012345000", "89860420000041000004"]]
    assert fields("sims", rows) == {"A": "msisdn", "B": "iccid"}


def test_a_product_is_the_terminals_or_the_vehicles() -> None:
    assert fields(V, [["车牌号", "型号"], ["鲁B8K301", "BX-V200"]])["B"] == "model"
    assert fields(V, [["车牌号", "型号"], ["鲁B8K301", "豪沃T7"]])["B"] == "make_model"


def test_contents_tell_where_the_heading_does_not() -> None:  # rule 2
    rows = [["车辆", "驾驶员", "电话", "编码"], ["鲁B8K301", "张伟", "13612341001", "LZZ5ELSD7RW100101"]]
    assert fields(V, rows) == {"A": "plate", "B": "driver_name", "C": "driver_phone", "D": "vin"}


def test_the_drivers_telephone_before_any_other() -> None:
    rows = [["车牌号", "联系电话", "司机手机"], ["鲁B8K301", "0532-88901234", "13612341001"]]
    assert fields(V, rows) == {"A": "plate", "C": "driver_phone"}


def test_titles_above_the_header() -> None:  # rule 3
    rows = [["青岛海岳物流有限公司 车牌号登记表"], [None, "联系人:王建国", "电话:139"], [], HEAD, ROW]
    found = preview(V, xlsx(rows, merge=["A1:F1"]))
    assert (found.mapping.header_row, found.rows[0].number, verdicts(found)) == (4, 5, ["accepted"])


GROUPED: list[Row] = [
    ["车牌号", "车牌颜色", "VIN", "电压", "驾驶员信息", None, "车主信息", None],
    [None, None, None, None, "姓名", "电话", "姓名", "电话"],
    [*ROW, "海岳", "0532"],
]


@pytest.mark.parametrize("merge", [["A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:F1", "G1:H1"], ["E1:F1", "G1:H1"], []])
def test_two_header_rows(merge: list[str]) -> None:  # rule 3
    found = preview(V, xlsx(GROUPED, merge=merge))
    assert (found.mapping.header_row, verdicts(found)) == (2, ["accepted"])
    assert (found.rows[0].values["driver_name"], found.rows[0].values["driver_phone"]) == ("张伟", "13612341001")


TITLES: list[list[Row]] = [
    [["青岛海岳物流有限公司安装车辆明细表"]],
    [["青岛海岳物流有限公司"], ["客户:青岛海岳", None, None, "联系人:王建国", None, "日期:2026-11-10"]],
    [["车辆安装明细", None, None, None, "公司名称:海岳"]],
]


@pytest.mark.parametrize("titles", TITLES)
@pytest.mark.parametrize("merged", [True, False])
def test_titles_right_above_the_header(titles: list[Row], merged: bool) -> None:  # rule 3
    merge = ["A1:D1"] if merged else []
    found = preview(V, xlsx([*titles, HEAD, ROW], merge=merge))
    assert (found.mapping.header_row, verdicts(found)) == (len(titles) + 1, ["accepted"])
    found = preview(V, csv_text([*titles, HEAD, ROW]).encode(), "list.csv")
    assert verdicts(found) == ["accepted"]


def test_three_header_rows() -> None:
    rows = [
        ["车牌号", "车牌颜色", "车辆", None, "人员信息", None],
        [None, None, "识别", "电气", "驾驶员", None],
        [None, None, "VIN", "电压", "姓名", "电话"],
        ROW,
    ]
    found = preview(V, xlsx(rows, merge=["A1:A3", "B1:B3", "C1:D1", "E1:F1", "E2:F2"]))
    assert (found.mapping.header_row, verdicts(found)) == (3, ["accepted"])


def test_a_grouping_row_above_the_header() -> None:  # rule 3
    rows = [["车辆信息", None, None, None, "驾驶员信息", None], HEAD, ROW]
    found = preview(V, xlsx(rows, merge=["A1:D1", "E1:F1"]))
    assert (found.mapping.header_row, verdicts(found)) == (2, ["accepted"])


NO_DATA = [
    ("合计", "total"), ("合计: 18 辆", "total"), ("总计", "total"),
    ("小计：3", "total"), ("合　计", "total"), ("注：上午", "note"),
    ("注1", "note"), ("备注: 无", "note"), ("备注：无", "note"), ("说明", "note"),
    ("  ", "blank"), ("\u3000", "blank"), ("\u200b\ufeff", "blank"),
]  # fmt: skip


@pytest.mark.parametrize(("cell", "why"), NO_DATA)
def test_rows_that_are_no_data(cell: str, why: str) -> None:  # rule 3
    found = preview(V, xlsx([HEAD, ROW, [None, cell], ["鲁B8K302", "黄", "LZZ5ELSD9RW100102", *ROW[3:]]]))
    assert [(skipped.row, skipped.why) for skipped in found.skipped] == [(3, why)]
    assert [row.number for row in found.rows] == [2, 4]


def test_rows_with_nothing_but_their_running_number() -> None:  # rules 2, 3
    found = preview(V, xlsx([["序号", *HEAD], [1, *ROW], [2], [3, *[None] * 6]]))
    assert [row.number for row in found.rows] == [2]
    assert [(skipped.row, skipped.why) for skipped in found.skipped] == [(3, "blank"), (4, "blank")]


def test_a_header_repeated_on_every_page() -> None:
    found = preview(V, xlsx([HEAD, ROW, HEAD, ["鲁B8K302", "黄", "LZZ5ELSD9RW100102", *ROW[3:]]]))
    assert ([row.number for row in found.rows], verdicts(found)) == ([2, 4], ["accepted", "accepted"])


def test_a_cell_merged_downwards_holds_for_every_row() -> None:  # rule 3
    rows = [
        [*HEAD, "要求安装日期"],
        [*ROW, "2026-12-01"],
        ["鲁B8K302", "黄", "LZZ5ELSD9RW100102", *ROW[3:], None],
        [],
        ["合计"],
    ]
    found = preview(V, xlsx(rows, merge=["G2:G4"]))
    assert [row.values["wanted_date"] for row in found.rows] == ["2026-12-01", "2026-12-01"]
    drivers = [["车牌号", "驾驶员", "手机"], ["鲁B8K301", "张伟", "13612341001"], ["鲁B3K58挂", None, None]]
    found = preview(V, xlsx(drivers, merge=["B2:B3", "C2:C3"]))
    assert [row.values["driver_phone"] for row in found.rows] == ["13612341001", "13612341001"]


def test_hidden_rows_and_columns_are_read() -> None:  # rule 3
    book = Workbook()
    sheet = book.active
    for row in (HEAD, ROW, ["鲁B8K302", "黄", "LZZ5ELSD9RW100102", *ROW[3:]]):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["C"].hidden = True
    found = preview(V, saved(book))
    assert [codes(found, i) for i in (0, 1)] == [set(), {"hidden_row"}]
    assert found.rows[0].values["vin"] == "LZZ5ELSD7RW100101"


def two_sheets(first: list[Row], second: list[Row]) -> bytes:
    book = Workbook()
    for title, rows in (("填写说明", first), ("明细", second), ("字典", [["颜色"], ["黄"]])):
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    del book["Sheet"]
    return saved(book)


def test_the_first_sheet_with_a_header_is_used() -> None:  # rule 3
    found = preview(V, two_sheets([["请如实填写"], ["谢谢"]], [HEAD, ROW]))
    assert (found.sheet.name, found.other_sheets) == ("明细", ("填写说明", "字典"))
    found = preview(V, two_sheets([HEAD, ROW, ROW], [HEAD, ROW]))
    assert (found.sheet.name, len(found.rows)) == ("填写说明", 2)
    assert len(preview(V, two_sheets([HEAD, ROW, ROW], [HEAD, ROW]), sheet="明细").rows) == 1


@pytest.mark.parametrize(
    ("rows", "code"),
    [([HEAD], "no_data_rows"), ([HEAD, [], ["合计"]], "no_data_rows"), ([["甲", "乙"], ["1", "2"]], "no_header"),
     ([ROW], "no_header"), ([], "no_header"), ([["驾驶员", "电话"], ["张伟", "13612341001"]], "no_header")],
)  # fmt: skip
def test_tables_that_are_none(rows: list[Row], code: str) -> None:  # rule 15
    with pytest.raises(FileRefused) as refused:
        preview(V, xlsx(rows))
    assert refused.value.refusal == code


def test_a_mapping_is_corrected_and_remembered() -> None:
    rows = [["甲", *HEAD[1:], "车牌号"], [ROW[0], *ROW[1:], "鲁B9Z999"]]
    found = preview(V, xlsx(rows))
    assert found.rows[0].values["plate"] == "鲁B9Z999"
    mended = found.remapped(found.mapping.with_field(0, "plate"))
    assert mended.rows[0].values["plate"] == "鲁B8K301"
    assert [(c.field, c.why) for c in mended.mapping.columns if c.index in (0, 6)] == [
        ("plate", "chosen"),
        ("", "chosen"),
    ]
    again = preview(V, xlsx(rows), remembered=mended.mapping.to_remember())
    assert again.rows[0].values["plate"] == "鲁B8K301"


def test_a_header_somebody_pointed_at() -> None:
    rows = [HEAD, ROW, ["甲", *HEAD[1:]], ["鲁B8K302", *ROW[1:]]]
    assert [row.number for row in preview(V, xlsx(rows), header_row=3).rows] == [4]


def test_cells_are_corrected_in_place() -> None:
    found = preview(V, xlsx(grid(V, good(V, driver_phone="136"), good(V))))
    assert verdicts(found) == ["rejected", "accepted"]
    found.rejudge(2, "driver_phone", "13612341001")
    found.beside(found.register)
    assert [codes(found, 0), codes(found, 1)] == [set(), {"duplicate_plate", "duplicate_vin", "duplicate_iccid"}]
    found.leave_out(2)
    assert verdicts(found) == ["accepted", "accepted"]
    assert [row.comes_in for row in found.rows] == [False, True]


def test_titles_in_a_text_table_do_not_count() -> None:
    text = csv_text([["车辆明细表"], [], HEAD, ROW, ["合计"]])
    found = preview(V, text.encode(), "list.csv")
    assert (found.mapping.header_row, [row.number for row in found.rows], found.skipped[0].row) == (1, [2], 3)


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("kind", LIST_KINDS)
def test_our_own_words_for_the_fields_are_understood(kind: str, language: str) -> None:
    """The file of the rows left out may head its columns with them."""
    vague = {"model": "product"} if kind == "vehicle_list" else {}
    for field in LIST_KINDS[kind].fields():
        found = meaning(Heading(said(f"list.{field}", language)), LIST_KINDS[kind])[0]
        assert found in (field, vague.get(field))


CONTACTS = [
    ("张伟 13612341001", "张伟", "13612341001"),
    ("张伟13612341001", "张伟", "13612341001"),
    ("13612341001 张伟", "张伟", "13612341001"),
    ("张伟（电话：136-1234-1001）", "张伟", "13612341001"),
    ("张伟/+86 136 1234 1001", "张伟", "13612341001"),
    ("张伟", "张伟", None),
    (13612341001, None, "13612341001"),
    (None, None, None),
]


@pytest.mark.parametrize(("cell", "name", "phone"), CONTACTS)
def test_name_and_mobile_in_one_column(cell: Any, name: str | None, phone: str | None) -> None:
    rows = [["车牌号", "车牌颜色", "电压", "驾驶员姓名及电话"], ["鲁B8K301", "黄", "24", cell]]
    found = preview(V, xlsx(rows))
    assert (found.rows[0].values["driver_name"], found.rows[0].values["driver_phone"]) == (name, phone)
    assert verdicts(found) == ["accepted" if name and phone else "warning"]
