"""What a service sheet says, in every language, and how much room it takes."""

import re
import unicodedata
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pypdfium2
import pytest

from fieldtech.model import choices
from fieldtech.sheets import render, vocabulary
from fieldtech.sheets.fonts import missing_glyphs
from fieldtech.sheets.service_sheet import service_sheet
from fieldtech.sheets.text import wrap
from fieldtech.sheets.vocabulary import Vocabulary
from fieldtech.words import known
from sheets import sample

LANGUAGES = ("zh_CN", "en", "both")


def text_of(pdf: bytes) -> str:
    """The extracted text without the spaces and line ends that depend on where lines break."""
    return re.sub(r"\s+", "", "".join(render.page_texts(pdf)))


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["usual", "rare", "refused", "no_swap"])
def test_usual_repair_fits_on_one_page(kind: str, language: str) -> None:  # B16
    pdf = service_sheet(sample.KINDS[kind](), sample.QR_KEY, language=language)
    assert render.page_count(pdf) == 1


@pytest.mark.parametrize(("kind", "draw"), sample.PAPER.items())
def test_english_paper_has_no_chinese_but_what_people_typed(kind: str, draw: sample.Draw) -> None:  # B16
    record = sample.with_changes(vehicle={**sample.usual()["vehicle"], "type": "危货"})
    name = record["company"]["name"]
    typed = name[:1] + squeezed("\n".join([name, *typed_by_people(record)]))  # the first letter is the emblem
    chinese = re.findall(r"[\u3400-\u9fff]+", text_of(draw(record, "en")))
    strange = [run for run in chinese if run not in typed]
    assert chinese and not strange


def typed_by_people(value: object, key: str = "") -> Iterator[str]:
    """All texts of a record but the fixed words: the Chinese names of the catalogues, units, kinds of vehicle."""
    if isinstance(value, dict):
        for inner, found in value.items():
            if inner not in ("zh", "title_zh", "unit", "type") and not (inner == "value" and value.get("value_en")):
                yield from typed_by_people(found, inner)
    elif isinstance(value, list):
        for found in value:
            yield from typed_by_people(found, key)
    elif isinstance(value, str):
        yield value


def test_a_choice_is_named_in_the_language_of_the_paper() -> None:  # F16
    record = sample.usual()
    for language, word in (("zh_CN", "间歇"), ("en", "Intermittent"), ("both", "间歇Intermittent")):
        record["checklist"]["items"][3] |= {"answer": "", "value": "间歇", "value_en": "intermittent"}
        assert word in text_of(service_sheet(record, sample.QR_KEY, language=language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_the_customer_signed_is_readable(language: str) -> None:  # B14 B16 B17 B22 B24 F05 F25 T05 T36
    record = sample.usual()
    text = text_of(service_sheet(record, sample.QR_KEY, language=language))
    swap, intake, customer = record["swaps"][0], record["intake"], record["customer"]
    expected = [
        *(swap[k] for k in ("plate", "old_terminal", "new_terminal", "old_iccid", "new_iccid", "old_msisdn")),
        *(intake[k] for k in ("caller", "phone", "address", "model", "bought_on", "text")),
        customer["name"],
        customer["preference"],
        record["company"]["hotline"],
        record["company"]["hours"],
        record["approval"]["by"]["name"],
        record["first_responder"]["name"],
        record["diagnosis"]["text"],
        record["feedback"]["suggestions"],
        record["number"],
        "Zeroyuanonly" if language == "en" else "零元整",
        *(item["serial"] for item in record["parts"]),
        *(fee["rule"] for fee in record["fees"]),
    ]
    for wanted in expected:
        assert squeezed(wanted) in text, wanted
    for item in record["checklist"]["items"]:
        wanted = item["zh"] if language != "en" else item["en"][1:]
        assert squeezed(wanted) in text, wanted


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_speak_the_language_chosen(language: str) -> None:
    text = text_of(service_sheet(sample.usual(), sample.QR_KEY, language=language))
    assert ("更新终端号" in text) == (language != "en")
    assert ("Newterminal" in text) == (language != "zh_CN")


def test_footer_names_number_revision_hash_and_page() -> None:
    pdf = service_sheet(sample.long(), sample.QR_KEY)
    pages = [squeezed(page) for page in render.page_texts(pdf)]
    assert len(pages) > 1
    for number, page in enumerate(pages, 1):
        assert f"第{number}页/共{len(pages)}页" in page
        assert f"{sample.NUMBER}·第1版·SHA-256" in page


def test_long_table_repeats_its_head_and_loses_no_row() -> None:
    pages = render.page_texts(service_sheet(sample.long(), sample.QR_KEY))
    assert sum("件号" in page for page in pages) >= 2
    text = squeezed("".join(pages))
    for row in sample.long()["parts"]:
        assert row["no"] in text and row["serial"] in text


def test_a_text_longer_than_a_page_stays_on_the_paper() -> None:
    record = sample.usual()
    record["diagnosis"]["text"] = "。".join(f"第{n}段检查完毕" for n in range(1500))
    pdf = service_sheet(record, sample.QR_KEY)
    text = text_of(pdf)
    assert "第0段检查完毕" in text and "第1499段检查完毕" in text
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            boxes = [page.get_textpage().get_charbox(n) for n in range(0, page.get_textpage().count_chars(), 50)]
            assert min(box[1] for box in boxes) > 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_rare_names_come_out_as_they_went_in(language: str) -> None:
    text = text_of(service_sheet(sample.rare(), sample.QR_KEY, language=language))
    for name in ("𠮷祥䶮瑞物流有限公司", "张㛃", "吴𬭎"):
        assert name in text


def test_an_impossible_character_is_told_and_shown_as_geta() -> None:
    record = sample.usual()
    record["customer"]["name"] = "笑脸😀公司"
    assert missing_glyphs(record["customer"]["name"]) == "😀"
    assert "笑脸〓公司" in text_of(service_sheet(record, sample.QR_KEY))
    assert missing_glyphs("𠮷䶮㛃𬭎 A\u200b\n") == ""


def test_emergency_refusal_and_plain_repair_say_so() -> None:  # B32 F20
    emergency = text_of(service_sheet(sample.emergency(), sample.QR_KEY))
    assert "应急" in emergency and "同意派海通外协" in emergency and "事后补批" in emergency
    refused = text_of(service_sheet(sample.refused(), sample.QR_KEY))
    assert "客户拒签" in refused and "等待时间太长" in refused and "门岗李师傅" in refused
    plain = text_of(service_sheet(sample.no_swap(), sample.QR_KEY))
    assert "本次未更换终端和SIM卡" in plain and "叁拾壹元整" in plain and "¥31.00" in plain
    assert "已收·现金·许峰·SJ-000231" in plain and "实收" not in plain
    # 20.00 came: the sheet claims no more, and says why
    partly = sample.no_swap()
    partly["fee_settlement"] |= {"received_cents": 2000, "reason": "客户现金不够，其余月底付"}
    told = text_of(service_sheet(partly, sample.QR_KEY))
    assert "已收¥20.00，未收¥11.00·现金·许峰·SJ-000231·客户现金不够，其余月底付" in told
    english = text_of(service_sheet(partly, sample.QR_KEY, language="en"))
    assert "Received¥20.00,notreceived¥11.00" in english


def test_fee_rules_are_spoken_and_parts_summed() -> None:  # B05 F54
    record = sample.usual()
    record["fees"] = [
        sample.fee("FEE-PART", "主机", "unit", 98000, 0, "in_warranty"),
        sample.fee("FEE-PART", "SIM卡", "SIM", 1000, 0, "in_warranty"),
        sample.fee("FEE-LAB", "维修工时", "labour", 0, 0, "schedule"),
    ]
    text = text_of(service_sheet(record, sample.QR_KEY))
    assert "零部件质保内免费990.000.00" in text and "维修工时按收费标准" in text
    assert "in_warranty" not in text
    # what the price engine says names day and basis; parts of one rule are one line
    ours = {"rule": "in_warranty_until", "params": {"until": "2027-05-31", "basis": "B05"}}
    for line in record["fees"][:2]:
        line.update(ours)
    record["fees"][2].update({"rule": "free_work", "params": {"basis": "B05"}})
    text = text_of(service_sheet(record, sample.QR_KEY))
    assert "零部件质保内（至2027-05-31）：零部件免费990.000.00" in text
    assert "维修工时按规定免费" in text
    english = text_of(service_sheet(record, sample.QR_KEY, language="en"))
    assert "Underwarrantyuntil2027-05-31:partfreeofcharge" in english


def test_unsigned_sheet_is_marked() -> None:
    record = sample.usual()
    record["times"]["signed"] = None
    assert "未签字" in text_of(service_sheet(record, sample.QR_KEY))
    assert "未签字" not in text_of(service_sheet(sample.usual(), sample.QR_KEY))


def test_three_photos_stay_within_300_kilobytes() -> None:
    pdf = service_sheet(sample.usual(photos=True), sample.QR_KEY, language="both", photo=sample.photo)
    assert len(pdf) <= 300_000
    assert render.page_count(pdf) == 2
    assert "车牌" in render.page_texts(pdf)[1]


@pytest.mark.parametrize("more", range(8))
def test_photos_never_push_the_signatures_to_their_page(more: int) -> None:  # F19
    """However full the first page is: a page of signatures alone could be exchanged."""
    record = sample.usual(photos=True)
    record["parts"] += [sample.part(f"P-9{n:03d}", "线束", "harness", "", 3000, 0) for n in range(more)]
    alone = service_sheet(record, sample.QR_KEY)
    assert render.page_count(alone) == 1, "the test needs a record that fits"
    assert "客户签字" in render.page_texts(service_sheet(record, sample.QR_KEY, photo=sample.photo))[0]


def test_a_photo_not_at_hand_is_left_out() -> None:
    assert render.page_count(service_sheet(sample.usual(photos=True), sample.QR_KEY)) == 1


def test_the_same_record_makes_the_same_file() -> None:
    assert service_sheet(sample.usual(), sample.QR_KEY) == service_sheet(sample.usual(), sample.QR_KEY)


def test_sheets_may_be_drawn_in_several_threads_at_once() -> None:
    languages = ("zh_CN", "en", "both", "zh_CN") * 3
    with ThreadPoolExecutor(4) as pool:
        drawn = list(pool.map(lambda say: service_sheet(sample.rare(), sample.QR_KEY, language=say), languages))
    for language, pdf in zip(languages, drawn, strict=True):
        assert pdf == service_sheet(sample.rare(), sample.QR_KEY, language=language)


def test_lines_break_where_people_break_them() -> None:
    lines = wrap("更换主机和SIM卡\uff0c重新注册平台\uff0c复测正常\u3002", 60, 8)
    assert "".join(lines) == "更换主机和SIM卡\uff0c重新注册平台\uff0c复测正常\u3002"
    assert all(line[0] not in "\uff0c\u3002" for line in lines)
    assert wrap("power harness replaced", 60, 8)[0] == "power harness"
    assert "".join(wrap("A" * 80, 60, 8)) == "A" * 80


CHOICES = {
    "channel": choices.CHANNELS,
    "environment": choices.ENVIRONMENTS,
    "nature": choices.NATURES,
    "level": choices.LEVELS,
    "how": choices.HOW,
    "staff_kind": choices.STAFF_KINDS,
    "body": choices.BODY,
    "electrics": choices.ELECTRICS,
    "old_next": choices.OLD_NEXT,
    "old_part": choices.OLD_PART,
    "part_reason": choices.PART_REASONS,
    "platform": choices.PLATFORM_RESULTS,
    "register_answer": choices.REGISTER_ANSWERS,
    "result": choices.RESULTS,
    "warranty": choices.WARRANTY_STATES,
    "answered": choices.ANSWERED,
    "verdict": choices.VERDICTS,
    "relation": choices.RELATIONS,
    "fee_way": choices.FEE_WAYS,
    "pay_method": choices.PAY_METHODS,
    "photo": choices.PHOTO_SLOTS,
    "answer": choices.ANSWERS,
    "severity": (1, 2, 3, 4),
    "colour": (0, 1, 2, 3, 4, 5, 9, 91, 92, 93, 94),
    "decision": ("approved", "rejected"),
}


def _labels_used() -> set[str]:
    """The codes the drawing modules ask for by name."""
    folder = Path(vocabulary.__file__).parent
    source = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    return set(re.findall(r"""(?:label|line)\(["']([a-z_.]+)["']""", source))


def _said(code: str) -> bool:
    """For every paper, or for each of the two kinds that have it under a name of their own."""
    pairs = (("maintenance", "inspection"), ("equipment", "vehicle"))
    return known(f"sheet.{code}") or any(all(known(f"sheet.{one}.{code}") for one in pair) for pair in pairs)


def test_every_word_of_the_sheets_exists_in_both_languages() -> None:
    words = Vocabulary("zh_CN")
    for group, codes in CHOICES.items():
        for code in codes:
            assert words.term(group, str(code)) not in (str(code), ""), (group, code)
    printed = {line.split("sheet.")[-1] for line in _labels_used()}
    assert len(printed) > 80
    assert [code for code in printed if not _said(code)] == []
    assert words.term("result", "something_new") == "something_new"
    both = Vocabulary("both").line("sec.request")
    assert any(unicodedata.east_asian_width(c) == "W" for c in both) and "Request" in both


def test_a_part_that_costs_nothing_says_why() -> None:  # F18
    record = sample.no_swap()
    record["parts"][1] |= {"unit_cents": 0, "charged_cents": 0, "free_reason": "客户自备"}
    assert "不收费原因:客户自备" in text_of(service_sheet(record, sample.QR_KEY))


def test_a_late_approval_that_was_refused_stands_on_the_sheet() -> None:  # T27
    record = sample.emergency()
    record["late_return"] = {"by": {"login": "sunli", "name": "孙立"}, "at": "2026-11-19T09:10:00+08:00",
                             "reason": "应先联系值班经理"}  # fmt: skip
    text = text_of(service_sheet(record, sample.QR_KEY))
    assert "事后补批未同意孙立·2026-11-1909:10·应先联系值班经理" in text
