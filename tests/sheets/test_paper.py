"""Labels in millimetres, the dispatch order, the paper form, files on the disk and mail."""

import io
from datetime import UTC, datetime
from email import message_from_bytes, policy
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp

from fieldtech.errors import FieldtechError, MachineError
from fieldtech.sheets import render
from fieldtech.sheets.blank_form import blank_form
from fieldtech.sheets.dispatch_sheet import dispatch_sheet
from fieldtech.sheets.ink import ink_path
from fieldtech.sheets.mail import mail_draft, mail_message
from fieldtech.sheets.photos import shrink
from fieldtech.sheets.return_label import Offset, calibration_page, return_label
from fieldtech.sheets.write import sheet_name, write_sheet
from fieldtech.words import sentence
from sheets import sample
from sheets.test_service_sheet import squeezed, text_of


def millimetres(pdf: bytes) -> tuple[float, float]:
    with pypdfium2.PdfDocument(pdf) as document:
        width, height = document[0].get_size()
    return width * 25.4 / 72, height * 25.4 / 72


@pytest.mark.parametrize("language", ["zh_CN", "en", "both"])
def test_label_is_exactly_62_by_29_millimetres(language: str) -> None:  # B21
    pdf = return_label(sample.usual(), language=language)
    assert millimetres(pdf) == (pytest.approx(62, abs=0.005), pytest.approx(29, abs=0.005))
    assert render.page_count(pdf) == 1


def test_label_says_plate_fault_terminal_date_and_sheet() -> None:  # B21
    lines = [line for line in render.page_texts(return_label(sample.usual()))[0].splitlines() if line.strip()]
    assert len(lines) <= 5
    assert lines[0].strip() == "津C8R071"
    text = squeezed("".join(lines))
    for wanted in ("S02不上线", "BXA0007", "BX-V200", "2026-11-18", sample.NUMBER, "质保内", "吴磊"):
        assert wanted in text


def test_plate_is_the_largest_type_on_the_label() -> None:
    with pypdfium2.PdfDocument(return_label(sample.usual())) as document:
        page = document[0].get_textpage()
        heights = [page.get_charbox(n, loose=True) for n in range(page.count_chars())]
    sizes = [box[3] - box[1] for box in heights]
    assert max(sizes) == max(sizes[:7]) > 1.5 * max(sizes[9:])


@pytest.mark.parametrize("dpi", [203, 300])
def test_label_codes_read_back_from_a_tape_printer(dpi: int) -> None:
    image = next(render.page_images(return_label(sample.usual()), dpi, grey=True))
    printed = image.point(lambda level: 255 if level > 128 else 0)
    found = {str(code.format): code.text for code in zxingcpp.read_barcodes(printed)}
    assert "BXA0007" in found.values()
    assert f"FTR1:BXA0007:{sample.NUMBER}" in found.values()


def test_printer_offset_moves_everything() -> None:
    def left_edge(pdf: bytes) -> float:
        with pypdfium2.PdfDocument(pdf) as document:
            return float(document[0].get_textpage().get_charbox(0)[0])

    moved = left_edge(return_label(sample.usual(), offset=Offset(right=10)))
    assert moved - left_edge(return_label(sample.usual())) == pytest.approx(72 / 25.4, abs=0.02)


def test_calibration_page_has_the_size_of_a_label() -> None:
    pdf = calibration_page(language="en", at=datetime(2026, 11, 18, tzinfo=UTC), offset=Offset(1, -2))
    assert millimetres(pdf) == (pytest.approx(62, abs=0.005), pytest.approx(29, abs=0.005))
    assert "58 × 25 mm" in render.page_texts(pdf)[0]


def test_a_text_too_wide_for_the_label_is_refused() -> None:
    record = sample.usual()
    record["label"]["plate"] = "津C8R071" * 4
    with pytest.raises(FieldtechError) as refusal:
        return_label(record)
    assert refusal.value.code == "label_too_wide"


@pytest.mark.parametrize("language", ["zh_CN", "en", "both"])
def test_dispatch_order_says_where_when_what_and_what_to_pack(language: str) -> None:  # B13 B19 B20 F14 T36
    record = sample.usual()
    pdf = dispatch_sheet(record, language=language)
    text = text_of(pdf)
    assert render.page_count(pdf) == 1
    for wanted in (
        "2026-11-1813:30–15:30",
        "2026-11-1812:30",
        "2026-11-1815:00",
        record["customer"]["preference"],
        record["intake"]["address"],
        "BXA0012",
        "89860420123456789067",
        "P-2001",
        record["approval"]["by"]["name"],
    ):
        assert squeezed(wanted) in text
    tools = [tool["en" if language == "en" else "zh"] for tool in record["picklist"]["tools"]]
    assert all(squeezed(tool) in text for tool in tools)


def test_dispatch_order_shows_which_checks_are_done() -> None:
    record = sample.usual()
    record["checks"] = dict.fromkeys(record["checks"])
    assert "吴磊12:40" in text_of(dispatch_sheet(sample.usual()))
    assert "吴磊12:40" not in text_of(dispatch_sheet(record))


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_paper_form_is_one_page_and_its_code_opens_the_order(language: str) -> None:
    pdf = blank_form(sample.usual(), language=language)
    assert render.page_count(pdf) == 1
    image = next(render.page_images(pdf, 200, grey=True))
    assert sample.NUMBER in {code.text for code in zxingcpp.read_barcodes(image)}


def test_paper_form_keeps_the_order_of_the_sheet() -> None:
    text = text_of(blank_form(sample.usual()))
    order = ("报修信息", "出发前核对", "故障原因与处理", "终端/SIM更换", "更换零部件", "检查表", "维修标准", "客户验收")
    places = [text.index(title) for title in order]
    assert places == sorted(places)
    assert sample.usual()["diagnosis"]["text"] not in text


def test_file_name_says_project_number_date_and_version() -> None:  # D12
    assert sheet_name(sample.usual()) == f"蓝盾运输_{sample.NUMBER}_20261118_v1.pdf"
    assert sheet_name(sample.usual(), "eml").endswith("_v1.eml")
    assert sheet_name(sample.with_changes(project="", revision=3)).startswith("天津蓝盾化工防腐工程有限公司_")


@pytest.mark.parametrize(
    ("project", "first"),
    [
        ("../../etc/passwd", "etc-passwd"),
        ('a/b\\c:d*e?f"g<h>i|j', "a-b-c-d-e-f-g-h-i-j"),
        ("CON", "xCON"),
        ("one_two  three", "one-two-three"),
        ("bidi\u202egpj.exe", "bidi-gpj.exe"),
        ("。", "。"),
        ("...", "x"),
    ],
)
def test_file_names_hold_nothing_a_file_system_dislikes(project: str, first: str) -> None:
    assert sheet_name(sample.with_changes(project=project)).split("_")[0] == first


def test_long_project_names_stay_under_the_limit() -> None:
    name = sheet_name(sample.with_changes(project="项目" * 200))
    assert len(name.encode()) < 200 and name.count("_") == 3


def test_written_whole_and_read_again(tmp_path: Path, signed: bytes) -> None:
    folder = tmp_path / "new" / "sheets"
    path = write_sheet(signed, folder, "sheet.pdf")
    assert path.read_bytes() == signed
    assert [item.name for item in folder.iterdir()] == ["sheet.pdf"]
    assert write_sheet(signed, folder, "sheet.pdf") == path


def test_a_file_that_cannot_be_written_leaves_the_old_one(tmp_path: Path, signed: bytes) -> None:
    blocked = tmp_path / "file"
    blocked.write_bytes(b"in the way")
    with pytest.raises(MachineError) as failure:
        write_sheet(signed, blocked / "folder", "sheet.pdf")
    assert failure.value.code == "sheet_not_written"
    said = sentence("sheet_not_written", "zh_CN", **failure.value.params)
    assert "路径中有一段不是文件夹" in said or "已有同名文件" in said
    old = tmp_path / "sheet.pdf"
    old.mkdir()
    with pytest.raises(MachineError):
        write_sheet(signed, tmp_path, "sheet.pdf")
    assert sorted(item.name for item in tmp_path.iterdir()) == ["file", "sheet.pdf"]


def test_mail_draft_opens_unsent_with_the_sheet_attached(signed: bytes) -> None:
    draft = mail_draft(
        sender="fw@example.com",
        recipient="majun@example.com",
        subject="维修服务单\r\nBcc: x@example.com",
        text="您好,见附件。",
        name=sheet_name(sample.usual()),
        pdf=signed,
        at=1_795_000_000.0,
    )
    message = message_from_bytes(draft, policy=policy.default)
    assert message["X-Unsent"] == "1" and message["Bcc"] is None
    attached = next(message.iter_attachments())
    assert attached.get_filename() == sheet_name(sample.usual())
    assert attached.get_content() == signed
    sent = mail_message(
        sender="a@example.com", recipient="b@example.com", subject="s", text="t", name="n.pdf", pdf=b"%PDF"
    )
    assert sent["X-Unsent"] is None


def test_ink_is_one_path_and_survives_odd_strokes() -> None:
    path = ink_path(sample.ink("ma_jun"))
    assert path.count(" m ") + path.startswith("m") == len(sample.ink("ma_jun")["strokes"])
    assert ink_path({"aspect": 2500, "strokes": []}) == ""
    dot = ink_path({"aspect": 2500, "strokes": [[[5000, 5000, 4000, 0]]]})
    still = ink_path({"aspect": 2500, "strokes": [[[5000, 5000, 4000, n] for n in range(5)]]})
    assert dot.endswith("h") and still.endswith("h") and "nan" not in dot + still


def test_photos_that_are_none_are_refused() -> None:
    with pytest.raises(FieldtechError) as refusal:
        shrink(b"not a photo", 1)
    assert refusal.value.code == "photo_unreadable"


def test_photos_lose_their_camera_data() -> None:
    from PIL import Image

    taken = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Camera"  # turned by a quarter
    Image.new("RGB", (400, 300), "red").save(taken, "JPEG", exif=exif)
    with Image.open(io.BytesIO(shrink(taken.getvalue(), 1))) as shown:
        assert shown.size == (300, 400) and not shown.getexif()


@pytest.mark.parametrize("language", ["zh_CN", "en", "both"])
def test_the_blank_form_is_one_page_with_the_words_of_each_choice(language: str) -> None:  # B20 F16
    pdf = blank_form(sample.usual(), language=language)
    assert render.page_count(pdf) == 1
    wanted = "Reproduced/Notreproduced/Intermittent" if language == "en" else "已复现/未复现/间歇"
    assert wanted.lower() in text_of(pdf).lower()
