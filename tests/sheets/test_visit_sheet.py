"""What the papers of maintenance say: every item and reading, what was found, what it was told to, who signed."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from PIL import Image

from fieldtech.model.canonical import sha256_hex
from fieldtech.sheets import render
from fieldtech.sheets.qr import MAX_CHARACTERS, read_qr, summary_of, write_qr
from fieldtech.sheets.read_back import read_record
from fieldtech.sheets.readings import beyond, limits, measured, verdict
from fieldtech.sheets.schema import schema_faults
from fieldtech.sheets.verify import find_qr
from fieldtech.sheets.visit_sections import ended
from fieldtech.sheets.visit_sheet import visit_sheet
from fieldtech.sheets.vocabulary import Vocabulary
from fieldtech.sheets.write import sheet_name
from sheets import sample, visit_sample
from sheets.conftest import Device
from sheets.test_service_sheet import squeezed, text_of, typed_by_people

LANGUAGES = ("zh_CN", "en", "both")
Record = dict[str, Any]


def sheet(record: Record, language: str = "zh_CN") -> bytes:
    return visit_sheet(record, sample.QR_KEY, language=language, photo=sample.photo)


def typed(thing: Record) -> Iterator[str]:
    """What people typed about an object."""
    for item in thing["items"]:
        yield from filter(None, (item["note"], item["value"] if item["kind"] != "number" else "", item["mean"]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_sixty_items_stand_in_their_groups_with_every_point(language: str) -> None:  # F31 F33
    record = visit_sample.usual()
    pdf = sheet(record, language)
    text = text_of(pdf)
    (thing,) = record["objects"]
    assert len(thing["items"]) == 60 and render.page_count(pdf) == 2 and len(pdf) < 300_000
    for item in thing["items"]:
        assert squeezed(item["en"][1:] if language == "en" else item["zh"]) in text, item["id"]
    assert all(squeezed(said) in text for said in typed(thing))
    assert "318,314,322,316,320µm" in text and "251,263,248↓,210↓,255µm" in text
    wanted = {"zh_CN": ("最小210·平均245.4", "低于限值", "80–20规则", "正常7/9"),
              "en": ("least210·mean245.4", "Belowlimit", "80–20rule", "7of9inorder"),
              "both": ("最小least210·平均mean245.4", "低于限值Belowlimit", "80–20规则", "7of9inorder")}  # fmt: skip
    for said in wanted[language]:
        assert said.replace("·", "") in text.replace("・", "").replace("·", ""), said


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_found_says_how_it_ended_and_when_the_customer_was_told(language: str) -> None:  # F32 F33
    text = text_of(sheet(visit_sample.usual(), language))
    for said in ("罐壁北侧起泡2处", "打磨补涂两道", visit_sample.REPAIR, "马骏", "2026-11-1810:40", "2027-02-18"):
        assert said in text, said
    wanted = {"zh_CN": ("安全隐患", "已告知马骏当面", "转维修", "现场已处理", "保养人签字", "除已列未解决的问题外"),
              "en": ("HAZARD", "told马骏Inperson", "Repairorder", "Dealtwithonsite"),
              "both": ("安全隐患HAZARD", "转维修Repairorder")}  # fmt: skip
    for said in wanted[language]:
        assert said in text, said


def test_a_hazard_nobody_was_told_of_is_said_in_red_words() -> None:  # F32
    record = visit_sample.usual()
    record["findings"][1]["told"] = None
    assert "尚未告知客户" in text_of(sheet(record))


@pytest.mark.parametrize("language", LANGUAGES)
def test_plan_notice_and_moves_are_told(language: str) -> None:  # F29 F30
    text = text_of(sheet(visit_sample.fleet(), language))
    record = visit_sample.fleet()
    for said in ("2026-11-08", "陈静", record["plan"]["title"], record["plan"]["content"], record["plan"]["method"],
                 record["plan"]["sentence_en" if language == "en" else "sentence_zh"], "国庆后车辆集中出车",
                 "2026-10-09→2026-10-20", "2027-01-25", "春节前完成"):  # fmt: skip
        assert squeezed(said) in text, said
    assert ("LATE" if language == "en" else "逾期") in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_forty_vehicles_are_a_line_each_and_only_what_is_not_in_order_stands_in_full(language: str) -> None:  # T28
    record = visit_sample.fleet()
    pages = render.page_texts(sheet(record, language))
    text = squeezed("".join(pages))
    assert len(pages) == 2
    for thing in record["objects"]:
        assert thing["plate"] in text
    lines = [line for page in pages for line in page.splitlines() if line.startswith("13/13") or " 13/13 " in line]
    assert len(lines) == 37
    for said in ("后视镜旁线束磨损，包扎保护", "SIM欠费，已报客服", "在外运输，未回场", "71↓"):
        assert said in text, said
    counted = "40objects:39lookedat,1notseen;2with" if language == "en" else "共40个对象：已检查39，未检查1；有异常2"
    assert counted in text
    assert "38/39" in text and text.count("39/39") == 11


def test_a_vehicle_and_its_remark_are_never_parted() -> None:
    for vehicles in (26, 29, 33, 37):
        record = visit_sample.fleet(vehicles)
        for thing in record["objects"]:
            (thing["items"] or [{}])[0]["note"] = f"R{thing['position']:02d}R"
        pages = render.page_texts(sheet(record))
        for thing in record["objects"]:
            page = next(p for p in pages if thing["plate"] in p)
            assert not thing["items"] or f"R{thing['position']:02d}R" in page, (vehicles, thing["position"])


def test_signatures_never_stand_alone_on_a_page() -> None:
    for items in range(20, 60, 3):
        record = visit_sample.usual()
        record["objects"][0]["items"] = record["objects"][0]["items"][:items]
        last = render.page_texts(sheet(record))[-1]
        assert "客户签字" in last and "下次日期" in last, items


def test_the_name_of_a_group_never_stands_alone_at_the_foot_of_a_page() -> None:
    for items in range(30, 60, 3):
        record = visit_sample.usual()
        record["objects"][0]["items"] = record["objects"][0]["items"][60 - items :]
        for page in render.page_texts(sheet(record))[:-1]:
            body = [line for line in page.splitlines() if line.strip() and "SHA-256" not in line and "页" not in line]
            assert not re.search(r"正常 \d+/\d+$", body[-1]), items


@pytest.mark.parametrize("language", LANGUAGES)
def test_rare_characters_and_long_texts_come_out_as_they_went_in(language: str) -> None:
    record = visit_sample.rare()
    record["objects"][0]["items"][1] |= {"answer": "not_ok", "note": "逐点核对罐壁涂层并补涂" * 300}
    text = text_of(sheet(record, language))
    for said in ("𠮷祥䶮瑞防腐工程有限公司", "张㛃", "吴𬭎", "𠮷䶮打磨"):
        assert said in text, said
    assert text.count("逐点核对罐壁涂层并补涂") > 250  # a head between two pages may cut one in two
    assert text.count("逐段检查罐壁、罐顶、接管与支座的涂层。") == 30


def test_the_customer_reads_the_whole_sentence_he_signs() -> None:
    for make in (visit_sample.usual, visit_sample.fleet):
        text = text_of(sheet(make(), "both"))
        assert "情况属实。" in text and re.search(r"Iconfirmthe(work|results)andthefindingsabove\.", text)


def test_english_paper_has_no_chinese_but_what_people_typed() -> None:  # B16
    for make in (visit_sample.usual, visit_sample.fleet):
        record = make()
        name = record["company"]["name"]
        known = name[:1] + squeezed("\n".join([name, *typed_by_people(record)]))
        chinese = re.findall(r"[\u3400-\u9fff]+", text_of(sheet(record, "en")))
        assert chinese and not [run for run in chinese if run not in known]


@pytest.mark.parametrize("kind", sorted(visit_sample.KINDS))
def test_every_kind_verifies_and_reads_back(device: Device, kind: str) -> None:  # F34
    record = visit_sample.KINDS[kind]()
    assert schema_faults(record) == []
    signed = device.sign(sheet(record, "both"))
    found = device.verify(signed, lambda number, revision: sha256_hex(record))
    assert found.ok, found.checks
    assert found.record == read_record(signed) == record
    assert (found.number, found.revision) == (record["number"], 1)


def test_a_record_with_something_else_in_it_is_refused() -> None:
    record = visit_sample.usual()
    assert schema_faults(record | {"swaps": []}) == ["swaps"]
    record["objects"][0].pop("items")
    assert schema_faults(record) == ["objects[0].items"]
    assert schema_faults({key: value for key, value in visit_sample.usual().items() if key != "plan"}) == ["plan"]


def test_the_code_says_what_was_looked_at(device: Device) -> None:
    record = visit_sample.fleet()
    summary = read_qr(find_qr(sheet(record)), [device.qr_key])
    assert summary == summary_of(record, sha256_hex(record))
    assert summary.plate == f"{record['objects'][0]['plate']} 39/40"
    tank = visit_sample.usual()
    assert summary_of(tank, "f" * 64).plate == "TK-101"
    tank["objects"][0]["tag"] = "储罐-北-101-备用-西侧-02"
    assert len(write_qr(summary_of(tank, "f" * 64), sample.QR_KEY)) <= MAX_CHARACTERS


def test_photos_of_what_is_not_in_order_come_first_with_their_item() -> None:  # F33
    record = visit_sample.usual(photos=True)
    record["photos"] = [record["photos"][2], *record["photos"][:2]]
    pages = render.page_texts(sheet(record))
    text = squeezed(pages[-1])
    assert "对象1TK-101防腐储罐" in text
    assert text.index("干膜厚度北侧") < text.index("起泡")


def test_sixty_items_with_photos_are_all_on_paper_and_the_file_stays_small() -> None:  # F33
    """Small ones, each with its item and time; a few stay large."""
    record = visit_sample.usual()
    items = record["objects"][0]["items"]
    record["photos"] = [{"slot": f"{visit_sample.TANK}/{item['id']}", "sha256": sha256_hex({"n": n}), "caption": "",
                         "taken_at": visit_sample.at(f"09:{n:02d}")} for n, item in enumerate(items)]  # fmt: skip
    pictures = {shot["sha256"]: shaded(n) for n, shot in enumerate(record["photos"])}
    pdf = visit_sheet(record, sample.QR_KEY, language="en", photo=pictures.get)
    text = squeezed("".join(render.page_texts(pdf)[2:]))
    assert all(f"2026-11-1809:{n:02d}" in text for n in range(60)) and "60inall" in text
    assert render.page_count(pdf) <= 6 and len(pdf) < 3_000_000
    with pypdfium2.PdfDocument(pdf) as document:
        drawn = sum(len(list(page.get_objects((pypdfium2.raw.FPDF_PAGEOBJ_IMAGE,)))) for page in document)
    assert drawn == 60
    gone = visit_sheet(
        record | {"photos": record["photos"][:10]}, sample.QR_KEY, photo=dict(list(pictures.items())[1:]).get
    )
    assert "另有1张照片" in text_of(gone)


def shaded(n: int) -> bytes:
    """A small picture, each of another colour."""
    out = BytesIO()
    Image.new("RGB", (320, 240), (4 * n, 120, 250 - 4 * n)).save(out, "JPEG")
    return out.getvalue()


def test_file_names_say_project_number_date_and_version() -> None:  # D12
    name = sheet_name(visit_sample.usual())
    assert name == f"天津蓝盾化工防腐工程有限公司_{visit_sample.NUMBER}_20261118_v1.pdf"


@pytest.mark.parametrize(
    ("value", "lower", "upper", "found"),
    [("210", "250", "600", "below"), ("250", "250", "600", ""), ("600,1", "250", "600", "above"),
     ("12", None, "10", "above"), ("abc", "1", "2", ""), ("", "1", "2", ""), ("NaN", "1", "2", "")],
)  # fmt: skip
def test_readings_against_their_limits(value: str, lower: str | None, upper: str | None, found: str) -> None:
    assert beyond({"lower": lower, "upper": upper}, value) == found


def test_limits_and_verdicts_are_said_in_words() -> None:
    words = Vocabulary("en", "maintenance")
    item = {"kind": "number", "value": "12", "unit": "V", "lower": "9", "upper": None, "answer": "", "verdict": "ok"}
    assert squeezed(limits(words, item)) == "≥9V" and squeezed(measured(words, item)) == "12V"
    assert verdict(words, item).text == "Within limits"
    assert verdict(words, {**item, "answer": "not_ok"}).text == "Not OK"  # who measured says so all the same
    assert squeezed(limits(words, {**item, "lower": None, "upper": "36"})) == "≤36V"
    assert verdict(words, {**item, "value": "", "verdict": ""}).mark == ""


@pytest.mark.parametrize("many", [False, True])
def test_a_reading_that_was_not_taken_is_a_gap_in_words(many: bool) -> None:  # F31
    record = visit_sample.fleet(5) if many else visit_sample.usual()
    item = next(one for one in record["objects"][0]["items"] if one["kind"] == "number")
    item |= {"answer": "no_reading", "value": "", "points": [], "minimum": "", "mean": "", "verdict": "",
             "note": "仪表故障"}  # fmt: skip
    text = text_of(sheet(record))
    assert "无法测量" in text and "仪表故障" in text and "未测（1）" in text
    assert ("12/13" if many else "正常") in text


def test_an_option_in_the_templates_own_word_means_what_it_says() -> None:
    words = Vocabulary("en", "maintenance")
    item = {"kind": "choice", "answer": "", "value": "异常", "value_en": "Not OK", "unit": ""}
    assert (verdict(words, item).text, verdict(words, item).mark, measured(words, item)) == ("Not OK", "not_ok", "")
    assert measured(words, {**item, "value": "Ri1", "value_en": ""}) == "Ri1"
    assert verdict(words, {**item, "value": "不适用"}).mark == "na"
    assert [ended(words, {"state": state}).mark for state in ("open", "repair", "handled")] == ["", None, "ok"]
