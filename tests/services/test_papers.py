"""Papers of the house: slips of the stores, the technician's day, terminal labels on sheets and tape."""

import io
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp

import fleet
from fieldtech.errors import FieldtechError, Forbidden, NotFound, Refused
from fieldtech.model.base import Id
from fieldtech.model.drafts.stores import MoveDraft, SlipLineDraft
from fieldtech.model.label_sheet import LabelSheet
from fieldtech.services.workplace import Workplace
from fieldtech.sheets import render
from prepared import Prepared, act_as
from sheets.test_archival import verapdf

WAREHOUSE, VAN = "QD01-WH", "QD01-VAN-ZQ"
MM = 72 / 25.4


@pytest.fixture
def house(prepared: Prepared, tmp_path: Path) -> Iterator[tuple[Workplace, Id, Id]]:
    """An order in 赵强's hands; the stock keeper issued a part for it."""
    workplace = prepared.demo(tmp_path / "data")
    order = fleet.order_in(workplace, "accepted")
    number = workplace.orders.view(order).number
    act_as(workplace, "chugang")
    part = SlipLineDraft("part", "P-3002", 2)
    draft = MoveDraft(WAREHOUSE, VAN, number, (part,), short_reason="盘点差异待查")
    slip = workplace.stores.moving.move("issue", draft).id
    yield workplace, order, slip
    workplace.close()


def text_of(pdf: bytes) -> str:
    return re.sub(r"\s+", "", "".join(render.page_texts(pdf)))


def codes_on(pdf: bytes, page: int = 0, dpi: int = 300) -> list[str]:
    image = list(render.page_images(pdf, dpi, grey=True))[page]
    return [code.text for code in zxingcpp.read_barcodes(image)]


def first_letter(pdf: bytes) -> tuple[float, float]:
    """Where the first letter of the first page stands, from the lower left corner."""
    with pypdfium2.PdfDocument(pdf) as document:
        left, bottom, _right, _top = document[0].get_textpage().get_charbox(0)
    return left, bottom


@pytest.mark.parametrize("language", ["zh", "en", "both"])
def test_an_issue_slip_says_what_went_where_and_for_what(  # B41
    house: tuple[Workplace, Id, Id], tmp_path: Path, language: str
) -> None:
    workplace, order, slip = house
    view = workplace.stores.slips.view(slip)
    paper = workplace.papers.slip(slip, language)
    text = text_of(paper.pdf)
    for said in (view.number, view.source_name, view.target_name, workplace.orders.view(order).number, "P-3002"):
        assert said.replace(" ", "") in text
    assert ("Issueslip" if language == "en" else "领料单") in text
    assert view.number in codes_on(paper.pdf)
    written = workplace.papers.write(paper, tmp_path / "out")
    assert written.name.startswith(f"青岛海岳物流有限公司_{view.number}_20261118_v1_slip")
    found = workplace.sheets.verify(written.path)
    assert found.paper is not None and (found.paper.kind, found.paper.known) == ("slip", True)


def test_a_slip_is_found_by_its_number_and_shown_to_who_had_a_part(house: tuple[Workplace, Id, Id]) -> None:
    workplace, _order, slip = house
    number = workplace.stores.slips.view(slip).number
    assert workplace.papers.find_slip(number.lower()) == slip
    with pytest.raises(NotFound):
        workplace.papers.find_slip("LL-QD01-20200101-001")
    act_as(workplace, "wulei")
    with pytest.raises(Forbidden):
        workplace.papers.slip(slip)


@pytest.mark.parametrize("language", ["zh", "en", "both"])
def test_the_day_sheet_has_the_stops_and_the_units_to_take_along(  # B19 B20
    house: tuple[Workplace, Id, Id], language: str
) -> None:
    workplace, order, _slip = house
    act_as(workplace, "zhaoqiang")
    text = text_of(workplace.papers.day(language).pdf)
    view = workplace.orders.view(order)
    for said in (view.number, view.customer.name, view.customer.address, view.customer.phone, *fleet.TERMINALS,
                 *fleet.SIMS):  # fmt: skip
        assert said in text, said
    assert "11:12" in text and "14:12" in text


def test_a_day_without_a_stop_says_so(prepared: Prepared, tmp_path: Path) -> None:
    workplace = prepared.demo(tmp_path / "data")
    act_as(workplace, "qianwei")
    assert "今天没有安排" in text_of(workplace.papers.day("zh").pdf)
    workplace.close()


def test_labels_on_tape_are_62_by_29_millimetres_and_read_back(house: tuple[Workplace, Id, Id]) -> None:
    workplace, order, _slip = house
    number = workplace.orders.view(order).number
    numbers = workplace.papers.terminals_of(number)
    assert numbers == tuple(sorted(fleet.TERMINALS))
    paper = workplace.papers.labels(numbers, "roll")
    assert render.page_count(paper.pdf) == 2
    with pypdfium2.PdfDocument(paper.pdf) as document:
        assert document[0].get_size() == (pytest.approx(62 * MM, abs=0.01), pytest.approx(29 * MM, abs=0.01))
    for page, terminal in enumerate(numbers):
        for dpi in (203, 300):
            assert set(codes_on(paper.pdf, page, dpi)) == {terminal}, (terminal, dpi)


def test_labels_on_a4_begin_where_the_used_sheet_ends(house: tuple[Workplace, Id, Id]) -> None:
    workplace, _order, _slip = house
    layout = LabelSheet()
    paper = workplace.papers.labels(fleet.TERMINALS, "a4", layout, start=21)
    assert render.page_count(paper.pdf) == 2
    assert set(codes_on(paper.pdf, 0)) == {fleet.TERMINALS[0]}
    assert set(codes_on(paper.pdf, 1)) == {fleet.TERMINALS[1]}
    first = first_letter(paper.pdf)
    x, y = (value / 10 * MM for value in layout.corner(20))
    width, height = (value / 10 * MM for value in layout.size)
    assert x < first[0] < x + width and y < first[1] < y + height


@pytest.mark.parametrize("media", ["a4", "roll"])
def test_labels_are_drawn_where_the_printer_of_this_computer_needs_them(
    house: tuple[Workplace, Id, Id], media: str
) -> None:
    workplace, _order, _slip = house

    def drawn() -> list[tuple[float, float]]:
        papers = workplace.papers.labels(fleet.TERMINALS[:1], media), workplace.papers.calibration(media)
        assert all(paper.shifted for paper in papers)
        return [first_letter(paper.pdf) for paper in papers]

    straight = drawn()
    workplace.context.paper_shift = (15, 8)  # 1.5 mm to the right, 0.8 mm down
    for (x, y), (was_x, was_y) in zip(drawn(), straight, strict=True):
        assert (x - was_x, y - was_y) == (pytest.approx(1.5 * MM, abs=0.02), pytest.approx(-0.8 * MM, abs=0.02))


@pytest.mark.parametrize(
    ("layout", "start", "code"),
    [
        (LabelSheet(columns=0), 1, "label_sheet_form"),
        (LabelSheet(columns=40), 1, "label_sheet_form"),
        (LabelSheet(left=-1), 1, "label_sheet_form"),
        (LabelSheet(), 22, "label_start"),
        (LabelSheet(), 0, "label_start"),
    ],
)
def test_a_label_sheet_nothing_fits_on_is_refused(
    house: tuple[Workplace, Id, Id], layout: LabelSheet, start: int, code: str
) -> None:
    workplace, _order, _slip = house
    with pytest.raises(FieldtechError) as refusal:
        workplace.papers.labels(fleet.TERMINALS, "a4", layout, start)
    assert refusal.value.code == code


def test_no_label_without_a_terminal(house: tuple[Workplace, Id, Id]) -> None:
    workplace, _order, slip = house
    assert workplace.papers.terminals_of(workplace.stores.slips.view(slip).number) == ()
    assert workplace.papers.terminals_of("bxb0001") == ("BXB0001",)
    with pytest.raises(Refused):
        workplace.papers.labels(())
    with pytest.raises(NotFound):
        workplace.papers.labels(("BXB9999",))


def test_the_calibration_page_has_a_frame_for_every_label(house: tuple[Workplace, Id, Id]) -> None:
    workplace, _order, _slip = house
    sheet = workplace.papers.calibration("a4", LabelSheet(2, 8), "en").pdf
    text = text_of(sheet)
    assert "16" in text and "17" not in text and "mmeach" in text
    assert render.page_count(workplace.papers.calibration("roll").pdf) == 1


def test_papers_of_the_house_are_archival(house: tuple[Workplace, Id, Id], tmp_path: Path) -> None:
    workplace, _order, slip = house
    made = [workplace.papers.slip(slip, language).pdf for language in ("zh", "en", "both")]
    made += [workplace.papers.labels(fleet.TERMINALS, media).pdf for media in ("a4", "roll")]
    made += [workplace.papers.calibration("a4").pdf]
    act_as(workplace, "zhaoqiang")
    made += [workplace.papers.day(language).pdf for language in ("zh", "en", "both")]
    files = []
    for n, pdf in enumerate(made):
        assert io.BytesIO(pdf).read(8) == b"%PDF-1.7"
        files.append(tmp_path / f"{n}.pdf")
        files[-1].write_bytes(pdf)
    if tool := verapdf():
        done = subprocess.run([tool, "3u", *files], capture_output=True, text=True, timeout=300, check=False)
        passed = [line for line in done.stdout.splitlines() if line.startswith("PASS 3u")]
        assert len(passed) == len(files), done.stdout + done.stderr
