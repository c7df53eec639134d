"""What the papers of an install order say: a line per vehicle, one signature over the list."""

import re
from typing import Any

import pytest
import zxingcpp

from fieldtech.model.canonical import sha256_hex
from fieldtech.sheets import render
from fieldtech.sheets.install_blank import install_blank
from fieldtech.sheets.install_dispatch import install_dispatch
from fieldtech.sheets.install_sheet import install_sheet
from fieldtech.sheets.qr import MAX_CHARACTERS, read_qr, summary_of, write_qr
from fieldtech.sheets.read_back import read_record
from fieldtech.sheets.schema import schema_faults
from fieldtech.sheets.verify import find_qr
from fieldtech.sheets.write import sheet_name
from sheets import fleet_sample, sample
from sheets.conftest import Device
from sheets.test_service_sheet import squeezed, text_of, typed_by_people

LANGUAGES = ("zh_CN", "en", "both")


def sheet(record: dict[str, Any], language: str = "zh_CN") -> bytes:
    return install_sheet(record, sample.QR_KEY, language=language, photo=sample.photo)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_of_ninety_vehicles_can_be_read_back(language: str) -> None:  # B10 B11 B20
    record = fleet_sample.ninety()
    text = text_of(sheet(record, language))
    for row in record["rows"]:
        for key in ("plate", "vin", "terminal", "imei", "iccid", "msisdn"):
            assert row[key] in text, (row["position"], key)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_goes_over_pages_with_its_head_and_its_numbers(language: str) -> None:
    pdf = sheet(fleet_sample.ninety(), language)
    pages = render.page_texts(pdf)
    head = "ICCID / number" if language == "en" else "ICCID / 号码"
    numbers = [int(n) for page in pages for n in re.findall(r"(?<!\S)(\d{1,2})\s+鲁[A-Z]\d{5}", page)]
    assert len(pages) == 3 and all(head in page for page in pages)
    assert numbers == list(range(1, 91))
    assert len(pdf) < 300_000


def test_what_was_not_done_is_named_with_its_reason_and_its_new_order() -> None:  # B13
    text = text_of(sheet(fleet_sample.ninety()))
    assert "共90台：已装87（其中待核查1），未装2，改期1。" in text
    assert f"未完成的3台车由{fleet_sample.FOLLOWER}继续" in text
    for said in ("未装车辆未到", "改期车辆故障2026-11-25", "原因:货物未卸完"):
        assert said in text


def test_what_was_not_in_order_stands_under_its_vehicle() -> None:  # B27
    text = text_of(sheet(fleet_sample.ninety()))
    assert "车况:左前门划痕约10cm（认可人王建国）" in text
    assert "异常:IA-07常电取自电瓶侧、加保险·异常·保险盒在电瓶箱外，已加防水套" in text
    assert "场地无网络" in text
    assert "86/87" in text and text.count("87/87") == 27


def test_a_vehicle_and_its_remark_are_never_parted() -> None:
    for vehicles in range(24, 44):
        record = fleet_sample.usual(vehicles)
        for row in record["rows"]:
            row["text"] = f"R{row['position']:02d}R"
        pages = render.page_texts(sheet(record))
        for row in record["rows"]:
            page = next(p for p in pages if row["vin"] in p)
            assert row["text"] in page, (vehicles, row["position"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_vehicles_and_their_signature_are_one_page(language: str) -> None:
    assert render.page_count(sheet(fleet_sample.usual(), language)) == 1


def test_signatures_never_stand_alone_on_a_page() -> None:
    for vehicles in range(15, 40):
        last = render.page_texts(sheet(fleet_sample.usual(vehicles)))[-1]
        assert "客户签字" in last and "合计" in last, vehicles


@pytest.mark.parametrize("language", ["en"])
def test_english_paper_has_no_chinese_but_what_people_typed(language: str) -> None:  # B16
    record = fleet_sample.ninety()
    name = record["company"]["name"]
    typed = name[:1] + squeezed("\n".join([name, *typed_by_people(record)]))
    for pdf in (sheet(record, language), install_dispatch(record, language=language),
                install_blank(record, language=language)):  # fmt: skip
        chinese = re.findall(r"[\u3400-\u9fff]+", text_of(pdf))
        assert chinese and not [run for run in chinese if run not in typed]


def test_rare_characters_come_out_as_they_went_in() -> None:
    text = text_of(sheet(fleet_sample.rare()))
    for said in ("𠮷祥䶮瑞物流有限公司", "张㛃", "吴𬭎", "𠮷䶮㛃𬭎"):
        assert said in text


def test_a_removal_says_what_came_off_and_who_asked_for_it() -> None:  # B06
    text = text_of(sheet(fleet_sample.removal()))
    for said in ("拆机验收单", "客户书面申请2026-11-19书面申请,存档号2026-88", "已拆2", "200.00",
                 "收费原因客户要求夜间拆机", "申请.pdf(SHA-256abababababababab)", "BXB0001", "完好留用",
                 "待返修不上线"):  # fmt: skip
        assert said in text
    assert "已装" not in text and "取电" not in text


def test_a_move_says_from_where_to_where() -> None:  # B06
    text = text_of(sheet(fleet_sample.move()))
    for said in ("移机验收单", "来自鲁B7K001", "来自鲁B7K002", "已移装2", "车辆明细与移机结果"):
        assert said in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("task", ["move", "removal"])
@pytest.mark.parametrize("draw", [install_dispatch, install_blank])
def test_who_goes_out_reads_what_to_look_for(draw: Any, task: str, language: str) -> None:  # B06 B20
    record = fleet_sample.going_out(task)
    text = text_of(draw(record, language=language))
    for row in record["rows"]:
        assert row["from_terminal"] in text and row["from"] in text
    nothing_reserved = "set aside by number" if language == "en" else "尚未按号预留"
    assert squeezed(nothing_reserved) not in text


@pytest.mark.parametrize("kind", sorted(fleet_sample.KINDS))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_verifies_and_reads_back(device: Device, kind: str, language: str) -> None:
    record = fleet_sample.KINDS[kind]()
    assert schema_faults(record) == []
    signed = device.sign(sheet(record, language))
    found = device.verify(signed, lambda number, revision: sha256_hex(record))
    assert found.ok, found.checks
    assert found.record == read_record(signed) == record
    assert (found.number, found.revision) == (fleet_sample.NUMBER, 1)


def test_a_changed_line_is_refused(device: Device) -> None:
    record = fleet_sample.usual()
    signed = bytearray(device.sign(sheet(record)))
    for place in range(2000, len(signed), len(signed) // 40):
        touched = bytes(signed[:place]) + bytes([signed[place] ^ 1]) + bytes(signed[place + 1 :])
        assert not device.verify(touched).ok, place


def test_the_code_reads_from_a_150_dpi_scan(device: Device) -> None:
    record = fleet_sample.ninety()
    summary = read_qr(find_qr(sheet(record)), [device.qr_key])
    assert summary == summary_of(record, sha256_hex(record))
    assert summary.plate == f"{record['rows'][0]['plate']} 87/90" and summary.new_terminal == "BXB0001"


def test_the_longest_summary_still_fits_the_code() -> None:
    record = fleet_sample.usual(500)
    record["number"] = "AZ-QD01B-20261121-999"
    record["rows"][0] |= {"plate": "", "vin": "LZZ5ELSD3RW100001", "taken_terminal": "BXA99990012345",
                          "taken_sim": "89860420123456789059"}  # fmt: skip
    assert len(write_qr(summary_of(record, "f" * 64), sample.QR_KEY)) <= MAX_CHARACTERS


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_dispatch_order_lists_vehicles_units_and_checks(language: str) -> None:  # B13 B20
    record = fleet_sample.unsigned()
    pdf = install_dispatch(record, language=language)
    text = text_of(pdf)
    for row in record["rows"]:
        assert row["plate"] in text and row["vin"] in text and row["mobile"] in text
    for unit in record["picklist"]["terminals"]:
        assert unit["id"] in text
    for sim in record["picklist"]["sims"]:
        assert sim["iccid"] in text
    wanted = "Five checks before departure" if language == "en" else "出发前五项核对"
    assert squeezed(wanted) in text and fleet_sample.NUMBER in text


def test_the_sealed_sheet_keeps_the_drivers_telephones_to_itself() -> None:
    record = fleet_sample.usual()
    record["rows"][0]["mobile"] = "13900001111"
    assert "13900001111" not in text_of(sheet(record))


@pytest.mark.parametrize("draw", [install_dispatch, install_blank])
def test_the_code_of_a_paper_opens_the_order(draw: Any) -> None:
    image = next(render.page_images(draw(fleet_sample.unsigned()), 200, grey=True))
    assert fleet_sample.NUMBER in {code.text for code in zxingcpp.read_barcodes(image)}


def test_the_blank_form_has_a_line_for_each_vehicle_and_nothing_filled_in() -> None:
    record = fleet_sample.ninety()
    text = text_of(install_blank(record))
    assert all(row["plate"] in text and row["vin"] in text for row in record["rows"])
    assert not [row for row in record["rows"] if row["terminal"] and row["terminal"] in text]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("vehicles", [12, 17, 18, 19])
def test_nobody_signs_a_blank_page_without_a_vehicle(language: str, vehicles: int) -> None:
    record = {**fleet_sample.unsigned(), "rows": fleet_sample.usual(vehicles)["rows"]}
    wanted = "Installer'ssignature" if language == "en" else "安装人员签字"
    pages = [squeezed(page) for page in render.page_texts(install_blank(record, language=language))]
    (signed,) = [page for page in pages if wanted in page.replace("’", "'")]
    assert record["rows"][-1]["vin"] in signed and record["rows"][-2]["vin"] in signed


def test_file_names_say_project_number_date_and_version() -> None:  # D12
    name = sheet_name(fleet_sample.usual())
    assert name == f"青岛海岳物流有限公司_{fleet_sample.NUMBER}_20261121_v1.pdf"
