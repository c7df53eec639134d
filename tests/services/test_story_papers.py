"""The history on paper and as a workbook: every number, gap and limit that the page shows (F34)."""

import io
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

import past_visits
from fieldtech.errors import MachineError
from fieldtech.model.base import Id
from fieldtech.model.customers import Vehicle
from fieldtech.services.workplace import Workplace
from fieldtech.sheets import render
from fieldtech.sheets.own_paper import own_paper
from prepared import Prepared, act_as
from sheets.verapdf import refused, verapdf

LANGUAGES = ("zh", "en", "both")
Tank = tuple[Workplace, Id]


@pytest.fixture(scope="module")
def shared(prepared: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tank]:
    """To look at only."""
    with past_visits.tank(prepared, tmp_path_factory.mktemp("tank") / "data") as made:
        act_as(made[0], "zhoumin")
        yield made


def text_of(pdf: bytes) -> str:
    return re.sub(r"\s+", "", "".join(render.page_texts(pdf)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheet_has_every_reading_visit_and_finding(shared: Tank, language: str) -> None:  # F34
    workplace, tank = shared
    text = text_of(workplace.machine_history.sheet("equipment", tank, language).pdf)
    for value in (*past_visits.SOUTH, *past_visits.NORTH):
        assert value is None or str(value) in text
    for said in ("TK-101防腐储罐", "E01", "玻璃鳞片衬里", past_visits.WHY, past_visits.LAST, "2027-02-18", "12840h",
                 "北侧涂层厚度低于限值", "打磨补涂两道", "马骏2026-11-18", "天津服务中心"):  # fmt: skip
        assert said in text, said
    assert text.count("BY-TJ01-E01-2") == 12 + 13 + 1
    wanted = {"zh": ("设备维护档案", "限值250–600µm", "每3个月的18日", "已跳过"),
              "en": ("Equipmenthistory", "Limits250–600µm", "Every3monthsonthe18th", "Skipped"),
              "both": ("设备维护档案", "Equipmenthistory")}  # fmt: skip
    for said in wanted[language]:
        assert said in text, said


def test_the_sheet_is_archival_and_known_as_paper_of_ours(shared: Tank, tmp_path: Path) -> None:  # D12
    workplace, tank = shared
    paper = workplace.machine_history.sheet("equipment", tank, "both")
    assert paper.name == "天津蓝盾化工防腐工程有限公司_E01_20261120_v1_history_both.pdf"
    found = own_paper(paper.pdf)
    assert found is not None and found.kind == "history"
    if (tool := verapdf()) is not None:
        file = tmp_path / "history.pdf"
        file.write_bytes(paper.pdf)
        assert refused(tool, [file]) == ""


def test_the_sheet_of_a_vehicle_tells_of_repairs_swaps_and_plates(prepared: Prepared, tmp_path: Path) -> None:  # F34
    workplace, order = prepared.open("swapped", tmp_path / "data")
    act_as(workplace, "zhoumin")
    view = workplace.orders.view(order)
    with workplace.context.reading() as session:
        vehicle = session.scalars(select(Vehicle.id).where(Vehicle.plate == view.vehicle.plate)).one()
    for language, wanted in (("zh", ("车辆维护档案", "还没有保养或巡检记录")), ("en", ("Vehiclehistory", "Swap"))):
        text = text_of(workplace.machine_history.sheet("vehicle", vehicle, language).pdf)
        for said in (view.number, view.vehicle.plate, view.vehicle.vin, "BXA0007", "BXA0012", *wanted):
            assert said in text, said
    story = workplace.machine_history.of_vehicle(vehicle)
    assert story.label == view.vehicle.plate and {row.order for row in story.repairs} == {view.number}
    assert len(story.swaps) == 1 and story.next_due is None and not story.series
    workplace.close()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_workbook_has_numbers_as_numbers_and_gaps_as_nothing(shared: Tank, language: str) -> None:
    workplace, tank = shared
    paper = workplace.machine_history.workbook("equipment", tank, language)
    assert paper.name.endswith(".xlsx")
    book = load_workbook(io.BytesIO(paper.pdf))
    assert len(book.sheetnames) == 4
    readings = list(book.worksheets[0].iter_rows(values_only=True))
    assert len(readings) == 1 + 24 and len(set(map(len, readings))) == 1
    assert [row[2] for row in readings[1:13]] == list(past_visits.SOUTH)
    assert (readings[7][8], readings[-1][5], readings[-1][7]) == (past_visits.WHY, 250, past_visits.LAST)
    assert Decimal(str(readings[-1][3])) == Decimal("215.4")
    name = "Dry film thickness South" if language == "en" else "干膜厚度 南侧"
    assert str(readings[1][0]).casefold() == name.casefold()
    visits = list(book.worksheets[1].iter_rows(values_only=True))
    assert len(visits) == 14 and visits[2][0] == past_visits.LAST and visits[2][5] == 1
    assert list(book.worksheets[2].iter_rows(values_only=True))[1][2] == "北侧涂层厚度低于限值"


def test_no_cell_of_the_workbook_is_a_formula(prepared: Prepared, tmp_path: Path) -> None:
    with past_visits.tank(prepared, tmp_path / "data") as (workplace, tank):
        with workplace.context.transaction() as session:
            session.scalars(select(past_visits.Finding)).one().text = "=HYPERLINK(1)"
        act_as(workplace, "zhoumin")
        book = load_workbook(io.BytesIO(workplace.machine_history.workbook("equipment", tank).pdf))
        cell = book.worksheets[2]["C2"]
        assert (cell.value, cell.data_type) == ("=HYPERLINK(1)", "s")
        with workplace.context.transaction() as session:
            found = session.scalars(select(past_visits.Finding)).one()
            found.item, found.text = "CM-12", "干膜厚度 测区1：210 µm"  # the question is the program's word
        book = load_workbook(io.BytesIO(workplace.machine_history.workbook("equipment", tank, "en").pdf))
        assert book.worksheets[2]["C2"].value == "Dry film thickness, area 1: 210 µm"


def test_it_is_written_where_the_person_wants_it(shared: Tank, tmp_path: Path) -> None:
    workplace, tank = shared
    paper = workplace.machine_history.workbook("equipment", tank)
    assert workplace.machine_history.write(paper, tmp_path / paper.name).read_bytes() == paper.pdf
    with pytest.raises(MachineError):
        workplace.machine_history.write(paper, tmp_path / paper.name / "behind_a_file.xlsx")
