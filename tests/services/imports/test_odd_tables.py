"""Tables as people really send them: without a header, with words of their own, printed in halves, typed with signs."""

import csv
import io
from typing import Any

import pytest

from fieldtech.errors import Cancelled
from fieldtech.services.imports.files import open_file
from fieldtech.services.imports.files.opening import open_bytes
from fieldtech.services.imports.lists.error_file import error_file
from fieldtech.services.imports.lists.guessing import without_header
from fieldtech.services.imports.lists.header import NO_HEADER

from .tables import KNOWLEDGE, another, codes, csv_text, good, grid, preview, verdicts, xlsx

V = "vehicle_list"
MODELS = frozenset(KNOWLEDGE.protocols)
EXTRA = {"vehicle_list": ("voltage", "driver_phone"), "terminals": ("model",), "sims": ("imsi", "operator")}


def bare(kind: str, *skip: str) -> list[list[Any]]:
    """Two good rows and nothing above them."""
    rows = grid(kind, good(kind), another(kind))[1:]
    return [[n, *row] for n, row in enumerate(rows, 1)]


@pytest.mark.parametrize("kind", ["vehicle_list", "terminals", "sims"])
def test_columns_without_a_header_are_told_by_what_is_in_them(kind: str) -> None:  # B11
    found = preview(kind, xlsx(bare(kind)), header_row=NO_HEADER)
    assert {*found.kind.keys, *EXTRA[kind]} - {"serial", "card"} <= {*found.mapping.fields()}
    assert found.mapping.header_row == NO_HEADER
    assert [row.number for row in found.rows] == [1, 2]
    assert "rejected" not in verdicts(found)


@pytest.mark.parametrize("kind", ["vehicle_list", "terminals", "sims"])
def test_the_kind_of_such_a_table_is_found(kind: str) -> None:
    book = open_bytes(csv_text(bare(kind)).encode(), "list.csv")
    assert without_header(book, ("sims", "terminals", "vehicle_list"), MODELS) == (kind, "")


def test_plates_alone_are_a_list() -> None:
    book = open_bytes("鲁B8K301\n鲁B 8K302\n鲁Ｂ·8K303\n".encode(), "list.txt")
    assert without_header(book, (V,), MODELS) == (V, "")


@pytest.mark.parametrize("rows", [[["甲", "乙"], ["1", "2"]], [["名单"], ["鲁B8K301"]], []])
def test_a_first_row_that_is_no_data_is_no_such_table(rows: list[list[str]]) -> None:
    assert without_header(open_bytes(xlsx(rows), "list.xlsx"), (V,), MODELS) is None


def test_the_places_of_such_columns_are_remembered() -> None:
    found = preview(V, xlsx(bare(V)), header_row=NO_HEADER)
    changed = found.mapping.with_field(2, "").with_field(0, "remark").to_remember()
    assert changed == {"#A": "remark", "#C": ""}, "what the contents tell needs no memory"
    again = preview(V, xlsx(bare(V)), header_row=NO_HEADER, remembered=changed)
    assert again.mapping.fields()["remark"] == 0 and "plate_colour" not in again.mapping.fields()
    other = preview(V, xlsx([["鲁B8K301", 1], ["鲁B8K302", 2]]), header_row=NO_HEADER, remembered=changed)
    assert other.mapping.fields() == {"plate": 0}, "another list has its plates there"


def test_words_of_one_customer_make_his_header() -> None:
    rows = [["清单"], ["甲", "乙"], ["鲁B8K301", "黄"]]
    remembered = {"甲": "plate", "乙": "plate_colour"}
    assert preview(V, xlsx(rows), remembered=remembered).mapping.header_row == 2


def test_a_header_pointed_at_takes_the_rows_that_belong_to_it() -> None:
    rows = [["名单"], ["序号", "车辆", None], [None, "车牌号", "车架号"], [1, "鲁B8K301", good(V)["vin"]]]
    found = preview(V, xlsx(rows, merge=("A2:A3", "B2:C2")), header_row=2)
    assert (found.mapping.header_row, found.rows[0].values["plate"]) == (3, "鲁B8K301")


def test_a_text_pointed_at_twice_counts_alike() -> None:
    text = "清单\n" + csv_text(grid(V, good(V), another(V)))
    book = open_bytes(text.encode(), "list.csv")
    for _ in range(2):
        found = preview(V, text.encode(), "list.csv", header_row=2)
        assert (found.mapping.header_row, [row.number for row in found.rows]) == (1, [2, 3])
    assert [row.number for row in book.read(0).rows] == [1, 2, 3, 4]


def test_words_that_are_whole_with_the_one_above() -> None:
    rows = [["车牌号", "SIM卡", None, "日期", None], [None, "ICCID", "号码", "购车", "要求安装"], ["鲁B8K301"]]
    found = preview(V, xlsx(rows, merge=("A1:A2", "B1:C1", "D1:E1")))
    assert [*found.mapping.fields()] == ["plate", "iccid", "msisdn", "purchase_date", "wanted_date"]


@pytest.mark.parametrize("text", ["制表人：张三", "审核:", "本页小计", "Total", "Grand total", "共计5辆", "复核日期："])
def test_rows_under_a_table_are_no_vehicles(text: str) -> None:
    rows = [*grid(V, good(V)), [text, None, "审核：李四"]]
    assert verdicts(preview(V, xlsx(rows))) == ["accepted"]


def test_header_and_title_above_every_page() -> None:
    top = [["车辆明细表"], ["车辆", None, "驾驶员", None], ["车牌号", "车架号", "姓名", "电话"]]
    rows = [["鲁B8K301", good(V)["vin"], "张伟", "13612341001"], ["鲁B8K302", another(V)["vin"], "李娜", "13612341002"]]
    found = preview(V, xlsx([*top, rows[0], *top, rows[1]]))
    assert [row.values["plate"] for row in found.rows] == ["鲁B8K301", "鲁B8K302"]


def test_a_table_printed_in_two_halves_is_told() -> None:
    head, row = ["车牌号", "电话"], ["鲁B8K301", "13612341001"]
    found = preview(V, xlsx([[*head, None, *head], [*row, None, "鲁B8K302", "13612341002"]]))
    assert [(column.letters, column.label) for column in found.not_read] == [("D", "车牌号")]
    assert preview(V, xlsx(grid(V, good(V)))).not_read == ()


@pytest.mark.parametrize("sign", ["'", "’", "＇", "`"])
@pytest.mark.parametrize("field", ["plate", "vin", "driver_phone", "iccid", "purchase_date", "voltage"])
def test_the_sign_that_keeps_a_text_is_none_of_it(sign: str, field: str) -> None:
    found = preview(V, xlsx(grid(V, good(V, **{field: sign + str(good(V)[field])}))))
    assert (verdicts(found), found.rows[0].values) == (["accepted"], preview(V, xlsx(grid(V, good(V)))).rows[0].values)


def test_the_error_file_of_a_table_without_a_header_is_read_again(tmp_path: Any) -> None:
    rows = [[*row[:9], "8.98604E+19", *row[10:]] for row in bare(V)]
    found = preview(V, xlsx(rows), header_row=NO_HEADER).mapping.with_field(9, "iccid")
    found = preview(V, xlsx(rows), header_row=NO_HEADER).remapped(found)
    assert verdicts(found) == ["rejected", "rejected"]
    path = tmp_path / "errors.xlsx"
    path.write_bytes(error_file(found, "zh_CN"))
    again = preview(V, path.read_bytes())
    assert len(again.rows) == 2 and codes(again) == codes(found)
    assert open_file(path).read(0).rows[0].cells[0] == "车牌号"


def test_semicolons_and_tabs_in_gb18030() -> None:
    for delimiter in (";", "\t", "|", "，"):
        stream = io.StringIO()
        writer = csv.writer(stream, delimiter=delimiter)
        writer.writerows(grid(V, good(V, driver_phone="'13612341001", remark="甲;乙，丙\n丁")))
        found = preview(V, stream.getvalue().encode("gb18030"), "list.csv")
        assert (verdicts(found), found.rows[0].values["remark"]) == (["accepted"], "甲;乙，丙\n丁")


def test_reading_can_be_watched_and_stopped() -> None:
    book = open_bytes(xlsx([["车牌号"], *([f"鲁B{n:05d}"] for n in range(1200))]), "list.xlsx")
    seen: list[int] = []

    def stop(rows: int) -> None:
        seen.append(rows)
        if rows > 500:
            raise Cancelled

    book.watch = stop
    with pytest.raises(Cancelled):
        book.read(0)
    assert seen == [500, 1000]
    book.watch = None
    assert len(book.read(0).rows) == 1201 and book.read(0) is book.read(0)
