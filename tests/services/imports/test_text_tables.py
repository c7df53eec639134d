"""CSV files and what is pasted: encodings, separators, quotes."""

import codecs

import pytest

from fieldtech.services.imports.files import FileRefused, open_text
from fieldtech.services.imports.files.opening import open_bytes
from fieldtech.services.imports.lists.preview import preview_of

from .tables import KNOWLEDGE, another, codes, csv_text, good, grid, preview, verdicts

KIND = "sims"
TEXT = csv_text(grid(KIND, good(KIND), another(KIND)))
WIDE = csv_text(grid("vehicle_list", good("vehicle_list", remark='夜里,\r\n"九点"后到'), another("vehicle_list")))

ENCODINGS = [
    ("utf-8", TEXT.encode()),
    ("utf-8-sig", codecs.BOM_UTF8 + TEXT.encode()),
    ("gb18030", TEXT.encode("gb18030")),
    ("utf-16", TEXT.encode("utf-16")),
    ("utf-16", codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be")),
    ("utf-16-le", TEXT.encode("utf-16-le")),
    ("utf-16-be", TEXT.encode("utf-16-be")),
    ("utf-32", codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le")),
]


@pytest.mark.parametrize(("encoding", "data"), ENCODINGS)
def test_encodings(encoding: str, data: bytes) -> None:
    found = preview(KIND, data, "list.csv")
    assert (found.book.encoding, verdicts(found)) == (encoding, ["accepted", "accepted"])
    assert found.rows[0].values["operator"] == "移动"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", "，"])
def test_separators(delimiter: str) -> None:
    found = preview(KIND, csv_text(grid(KIND, good(KIND), another(KIND)), delimiter).encode(), "list.txt")
    assert (found.book.delimiter, verdicts(found)) == (delimiter, ["accepted", "accepted"])


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_ends_of_lines(newline: str) -> None:
    assert len(preview(KIND, TEXT.replace("\r\n", newline).encode(), "list.csv").rows) == 2


def test_the_word_of_excel_for_its_separator() -> None:
    found = preview(KIND, ("sep=;\r\n" + csv_text(grid(KIND, good(KIND)), ";")).encode(), "list.csv")
    assert (found.book.delimiter, [row.number for row in found.rows]) == (";", [2])


def test_quoted_newlines_and_separators() -> None:
    found = preview("vehicle_list", WIDE.encode("gb18030"), "list.csv")
    assert [row.number for row in found.rows] == [2, 3]
    assert found.rows[0].values["remark"] == '夜里,\r\n"九点"后到'


def test_a_lost_quote_eats_no_rows() -> None:
    lines = TEXT.splitlines()
    broken = "\n".join([lines[0], lines[1].replace("移动", '"移动'), lines[2]])
    assert len(preview(KIND, broken.encode(), "list.csv").rows) == 2


def test_numbers_kept_as_text_for_excel() -> None:
    text = 'ICCID,卡号\r\n"=""89860420000041000004""",="1440012345000"\r\n'
    found = preview(KIND, text.encode(), "list.csv")
    assert (verdicts(found), found.rows[0].values["msisdn"]) == (["accepted"], "1440012345000")


def test_damage_done_by_excel_in_a_text_table() -> None:
    text = "ICCID,卡号\r\n8.98604E+19,1440012345000\r\n89860420123457000000,1.44E+12\r\n"
    found = preview(KIND, text.encode(), "list.csv")
    assert [codes(found, i) for i in (0, 1)] == [
        {"iccid_number_damaged"},
        {"iccid_number_damaged", "msisdn_number_damaged"},
    ]


def test_short_and_long_records_and_blank_lines() -> None:
    long = "89860622000041000018,1461012345001,460010041000001,x,y"
    text = f"ICCID,卡号,IMSI\n\n89860420000041000004,1440012345000\n,,\n{long}\n"
    found = preview(KIND, text.encode(), "list.csv")
    assert [row.number for row in found.rows] == [3, 5]
    assert verdicts(found) == ["accepted", "accepted"]


def test_what_is_pasted_from_a_spreadsheet() -> None:
    book = open_text(csv_text(grid("vehicle_list", good("vehicle_list", remark="甲\n乙")), "\t"))
    found = preview_of(book, "vehicle_list", KNOWLEDGE)
    assert (found.book.delimiter, verdicts(found), found.rows[0].values["remark"]) == ("\t", ["accepted"], "甲\n乙")
    with pytest.raises(FileRefused) as refused:
        open_text(" \n ")
    assert refused.value.refusal == "empty_file"


def test_a_character_cut_off_at_the_end() -> None:
    data = TEXT.encode("gb18030") + "移".encode("gb18030")[:1]
    assert open_bytes(data, "list.csv").encoding == "gb18030"


def test_formulas_in_a_text_table_stay_text() -> None:
    text = "车牌号,驾驶员,电话,备注\n鲁B3K58挂,,,=1+1\n鲁B3K59挂,,,#REF!\n"
    found = preview("vehicle_list", text.encode(), "list.csv")
    assert [codes(found, i) for i in (0, 1)] == [{"formula_like_text"}, {"formula_error"}]
