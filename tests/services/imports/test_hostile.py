"""Files that mean harm or are broken: refused with a sentence, in little time and memory (data rule 15)."""

import io
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from fieldtech.services.imports.files import FileRefused
from fieldtech.services.imports.files.opening import open_bytes
from fieldtech.services.imports.lists.error_file import error_file

from .hostile import GOOD, HEAD, REFUSED, SHEET, with_part, with_sheet
from .tables import good, grid, preview, verdicts, xlsx

SECONDS, BYTES = 10.0, 300 << 20
CASES = pytest.mark.parametrize(
    ("name", "make", "code"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED]
)
HEAVY = ("bomb", "tight part", "many parts", "laughs", "a million rows", "every column there is", "too large")
MEMORY_TOLD = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="this system does not tell")
CHILD = """
import sys
from pathlib import Path
from fieldtech.services.imports.files import FileRefused, open_file
from fieldtech.services.imports.lists.judging import Knowledge
from fieldtech.services.imports.lists.preview import preview_of
from datetime import date
try:
    preview_of(open_file(Path(sys.argv[1])), "vehicle_list", Knowledge(date(2026, 11, 21)))
except FileRefused as refused:
    most = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    print(refused.refusal, most.split()[1])
"""


@CASES
def test_refused_with_a_sentence(name: str, make: Callable[[], bytes], code: str) -> None:
    data = make()
    begun = time.monotonic()
    with pytest.raises(FileRefused) as refused:
        preview("vehicle_list", data, name)
    assert refused.value.refusal == code
    said = refused.value.sentences()
    assert all(said.values()) and f"problem.{refused.value.code}" not in said.values()
    assert time.monotonic() - begun < SECONDS


@MEMORY_TOLD
@pytest.mark.parametrize("case", [case for case in REFUSED if case[0] in HEAVY], ids=lambda case: case[0])
def test_refused_in_little_memory(case: tuple[str, str, Callable[[], bytes], str], tmp_path: Path) -> None:
    _, name, make, code = case
    path = tmp_path / name
    path.write_bytes(make())
    said = subprocess.run([sys.executable, "-c", CHILD, str(path)], capture_output=True, text=True, check=True).stdout
    refusal, kilobytes = said.split()
    assert refusal == code
    assert int(kilobytes) * 1024 < BYTES


def test_long_cells_are_told_and_the_rest_comes_in() -> None:
    rows = grid("vehicle_list", good("vehicle_list", remark="x" * 10_000), good("vehicle_list"))
    assert verdicts(preview("vehicle_list", xlsx(rows))) == ["rejected", "accepted"]


def test_a_workbook_under_another_name_is_what_it_is() -> None:
    assert open_bytes(GOOD, "list.csv").is_grid
    assert verdicts(preview("vehicle_list", GOOD, "list.dat")) == ["accepted"]


def test_columns_far_to_the_right_cost_nothing() -> None:
    row = "".join(f'<c r="{c}1" t="inlineStr"><is><t>{t}</t></is></c>' for c, t in (("A", "车牌号"), ("XFD", "x")))
    second = '<row r="2"><c r="A2" t="inlineStr"><is><t>鲁B3K58挂</t></is></c></row>'
    found = preview("vehicle_list", with_sheet(f'<row r="1">{row}</row>{second}'))
    assert (verdicts(found), len(found.mapping.columns)) == (["accepted"], 1)


def test_merges_that_cover_everything_cost_nothing() -> None:
    cell = '<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>{t}</t></is></c></row>'
    rows = "".join(cell.format(n=n, t="车牌号" if n == 1 else f"鲁B{n:04d}挂") for n in range(1, 3000))
    merges = "".join(f'<mergeCell ref="A2:A{3000 - n}"/>' for n in range(3000))
    data = with_part(SHEET, (HEAD + rows + f"</sheetData><mergeCells>{merges}</mergeCells></worksheet>").encode())
    begun = time.monotonic()
    assert len(preview("vehicle_list", data).rows) == 2998
    assert time.monotonic() - begun < SECONDS


def test_sheets_of_other_programs() -> None:
    """Prefixes, no references, texts in the cells, absolute parts."""
    body = (
        '<?xml version="1.0"?><x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData>'
        '<x:row><x:c t="inlineStr"><x:is><x:t>车牌号</x:t></x:is></x:c><x:c t="str"><x:v>电压</x:v></x:c></x:row>'
        '<x:row><x:c t="inlineStr"><x:is><x:r><x:t>鲁B3K</x:t></x:r><x:r><x:t>58挂</x:t></x:r></x:is></x:c>'
        "<x:c><x:f>12*2</x:f><x:v>24</x:v></x:c></x:row></x:sheetData></x:worksheet>"
    )
    found = preview("vehicle_list", with_part(SHEET, body.encode()))
    assert (found.rows[0].values["plate"], found.rows[0].values["voltage"]) == ("鲁B3K58挂", 24)


LONG = "9" * 5_000
ODD = {
    "a number of 5,000 digits": f'<c r="B2"><v>{LONG}</v></c>',
    "so many zeros": f'<c r="B2"><v>{"0" * 5_000}1</v></c>',
    "no number": '<c r="B2"><v>1e400</v></c><c r="C2"><v>nan</v></c>',
    "a text beyond all texts": f'<c r="B2" t="s"><v>{LONG}</v></c>',
    "a style beyond all styles": f'<c r="B2" s="{LONG}"><v>1</v></c>',
    "a style that is no number": '<c r="B2" s="²"><v>1</v></c>',
    "a column before the first": '<c r="-B2" t="e"><v>#N/A</v></c>',
    "a column of 200,000 letters": f'<c r="{"B" * 200_000}2"><v>1</v></c>',
}


@pytest.mark.parametrize("cell", ODD.values(), ids=ODD.keys())
def test_positions_and_numbers_nobody_writes_spoil_their_cell_only(cell: str) -> None:
    head = '<row r="1"><c r="A1" t="inlineStr"><is><t>车牌号</t></is></c></row>'
    plate = '<c r="A2" t="inlineStr"><is><t>鲁B3K58挂</t></is></c>'
    begun = time.monotonic()
    found = preview("vehicle_list", with_sheet(f'{head}<row r="2">{plate}{cell}</row><row r="{LONG}"></row>'))
    assert (verdicts(found), found.rows[0].values["plate"]) == (["accepted"], "鲁B3K58挂")
    assert time.monotonic() - begun < SECONDS


def test_the_error_file_of_an_odd_workbook_can_be_imported() -> None:
    # titles and characters Excel does not allow, but other programs write
    rows = grid("vehicle_list", good("vehicle_list", vin="x", driver_name="张伟_xFFFF__x0008_"))
    book = xlsx(rows)
    with zipfile.ZipFile(io.BytesIO(book)) as whole:
        named = whole.read("xl/workbook.xml").decode().replace('name="表"', 'name="2026/11 [车队]"')
    found = preview("vehicle_list", with_part("xl/workbook.xml", named.encode(), book=book))
    again = preview("vehicle_list", error_file(found, "en"))
    assert (again.sheet.name, verdicts(again)) == ("2026 11  车队", ["rejected"])


def test_dashes_for_an_imsi_are_none() -> None:
    found = preview("sims", xlsx(grid("sims", good("sims", imsi="----"))))
    assert (verdicts(found), found.rows[0].values["imsi"]) == (["accepted"], None)


@pytest.mark.parametrize("before", ["'", "\r`", "\u200b'", " ' `"])
def test_an_apostrophe_before_a_plate_is_none_of_it(before: str) -> None:
    found = preview("vehicle_list", xlsx(grid("vehicle_list", good("vehicle_list", plate=before + "鲁B8K301"))))
    assert found.rows[0].values["plate"] == "鲁B8K301"
