"""The papers before a visit: the notice to the customer, and the record sheet to be filled in by hand."""

from typing import Any

import pytest
import zxingcpp

from fieldtech.sheets import render
from fieldtech.sheets.notice_sheet import notice_sheet
from fieldtech.sheets.own_paper import OwnPaper, own_paper
from fieldtech.sheets.visit_blank import visit_blank
from sheets import visit_sample
from sheets.test_service_sheet import squeezed, text_of

LANGUAGES = ("zh_CN", "en", "both")
Record = dict[str, Any]


def fleet() -> Record:
    """Forty vehicles, the hour still open."""
    record = visit_sample.fleet()
    record["assignment"]["slot"] = [None, None]
    return record


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_notice_says_what_day_what_is_done_who_comes_and_what_to_prepare(language: str) -> None:  # F30
    record = visit_sample.unsigned()
    pdf = notice_sheet(record, language=language)
    text = text_of(pdf)
    assert render.page_count(pdf) == 1
    plan = record["plan"]
    for said in (record["customer"]["name"], "马骏", "2026-11-18", "08:30–11:30", plan["number"], plan["title"],
                 plan["content"], plan["method"], "吴磊", "TK-101防腐储罐", "E01", "400-820-0000",
                 plan["sentence_en" if language == "en" else "sentence_zh"]):  # fmt: skip
        assert squeezed(said) in text, said
    zh = ("马骏您好：", "星期三", "请贵方准备", "设备停用，断电、泄压、清空，并挂牌上锁。", "紧固", "作业许可", "回执")
    en = ("Dear马骏,", "Wednesday", "Pleasehaveready", "lockedandtagged", "Fastening", "permits", "Yourreply")
    for said in {"zh_CN": zh, "en": en, "both": zh + en}[language]:
        assert said in text, said
    assert record["customer"]["preference"] not in text  # what we note about a customer is not for him
    assert "planned:" not in text and "计划：吴磊" not in text
    record["assignment"] = None  # whom the plan names is not promised
    text = text_of(notice_sheet(record, language=language))
    assert ("planned:吴磊(tobeconfirmed)" if language == "en" else "计划：吴磊（待确定）") in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_notice_of_an_inspection_names_every_vehicle(language: str) -> None:  # F30 T28
    text = text_of(notice_sheet(fleet(), language=language))
    assert all(thing["plate"] in text for thing in fleet()["objects"])
    assert ("toagreeonthehour" if language == "en" else "具体时间另行电话确认") in text
    assert ("keysathand" if language == "en" else "备好车辆钥匙") in text and "泄压" not in text


def test_of_very_many_vehicles_the_first_are_named_and_the_others_counted() -> None:
    record = visit_sample.fleet(75)
    text = text_of(notice_sheet(record))
    assert record["objects"][59]["plate"] in text and "另有15个对象" in text


def test_a_notice_is_known_as_paper_of_ours_by_its_code() -> None:
    assert own_paper(notice_sheet(visit_sample.unsigned())) == OwnPaper("notice", visit_sample.NUMBER)
    assert own_paper(visit_blank(visit_sample.unsigned())) == OwnPaper("blank", visit_sample.NUMBER)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form_by_hand_has_a_line_for_each_item_and_nothing_filled_in(language: str) -> None:  # F31
    record = visit_sample.usual()
    pdf = visit_blank(record, language=language)
    text = text_of(pdf)
    for item in record["objects"][0]["items"]:
        assert squeezed(item["en"][1:] if language == "en" else item["zh"]) in text, item["id"]
    assert "250–600µm" in text and "318" not in text and "打磨补涂" not in text
    codes = zxingcpp.read_barcodes(next(render.page_images(pdf, 200, grey=True)))
    assert visit_sample.NUMBER in {code.text for code in codes}


def test_the_form_by_hand_of_a_fleet_has_a_line_for_each_vehicle_and_the_items_to_look_up() -> None:  # T28
    record = fleet()
    text = text_of(visit_blank(record))
    assert all(thing["plate"] in text for thing in record["objects"])
    assert "GQ-13报警测试（紧急按钮）" in text and "90–100%" in text and "后视镜" not in text
