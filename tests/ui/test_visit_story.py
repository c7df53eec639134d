"""What the customer of a visit reads before he signs, in both languages."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from fieldtech.ui.kit.boxes import column
from fieldtech.ui.language import Language
from fieldtech.ui.pages.signoff.pictures import PicturesCover, SmallPicture
from fieldtech.ui.pages.signoff.reading_card import ReadingCard
from fieldtech.ui.pages.signoff.story import checks_of, lines_of, why_of
from fieldtech.ui.pages.signoff.visit_story import MOST

THICK = {"id": "CM-12", "zh": "干膜厚度 测区1", "en": "dry film thickness, area 1", "kind": "number", "answer": "",
         "value": "210", "points": ["300", "310", "210"], "mean": "273.33", "minimum": "210", "verdict": "below",
         "unit": "µm", "note": "coated again"}  # fmt: skip
BLISTER = {"id": "CM-07", "zh": "起泡", "en": "blisters", "kind": "choice", "answer": "not_ok", "value": "", "note": ""}
FINE = BLISTER | {"id": "CM-08", "answer": "ok"}
TANK = {"plate": "", "number": "E01", "name": "防腐储罐", "state": "done", "items": [THICK, BLISTER, FINE]}
HAZARD = {"no": 1, "text": "too thin", "state": "repair", "hazard": True, "repair": "WX-1",
          "told": {"person": "马骏", "how": "in_person", "at": "2026-11-18T10:40:00+08:00"}}  # fmt: skip
RECORD = {
    "plan": {"content": "coating"}, "objects": [TANK], "findings": [HAZARD], "next": {"day": "2027-02-18"},
    "standards": {"restored": False, "tidy": True, "firm": True}, "times": {},
}  # fmt: skip


@pytest.fixture
def english(language: Language) -> Iterator[Language]:
    """The one of all tests: whatever the one before left it in."""
    yield language
    language.use("en")


def test_what_is_wrong_measured_found_and_told_is_said(english: Language) -> None:  # F32, F33
    assert lines_of(RECORD) == [
        ("Work", "coating"),
        ("Looked at", "E01 防腐储罐"),
        ("Not in order", "Dry film thickness, area 1: 210 µm, coated again\nBlisters"),
        ("Measured", "Dry film thickness, area 1: Lowest 210, Mean 273.33 µm"),
        ("Found", "Hazard: too thin, Goes on as a repair, WX-1, told 马骏 11-18 10:40"),
        ("Next visit", "2027-02-18"),
    ]
    listed = "{}, except for what is listed"
    wanted = ["Tidy, no visible damage", "Firmly fixed, nothing loose"]
    assert checks_of(RECORD) == [listed.format(one) for one in wanted]
    assert checks_of(RECORD | {"findings": [HAZARD | {"state": "handled"}]}) == wanted
    assert why_of(RECORD) == "By contract" and why_of(RECORD | {"total_cents": 12000}) == "Besides the contract"
    assert why_of({"total_cents": 0}) == "" and why_of({"total_cents": 100}) == "Warranty unknown"


def test_of_a_fleet_the_first_are_named_and_who_was_away(english: Language) -> None:  # T28
    lorries = [TANK | {"plate": f"鲁B{n:05d}", "items": [BLISTER]} for n in range(1, 11)]
    lorries.append(TANK | {"plate": "鲁B00011", "state": "not_seen", "reason": "on the road", "items": []})
    told = dict(lines_of(RECORD | {"objects": lorries, "findings": []}))
    assert told["Looked at"] == "10 of 11 looked at\n鲁B00011: on the road"
    wrong = told["Not in order"].split("\n")
    assert wrong[0] == "鲁B00001 Blisters" and len(wrong) == MOST + 1 and wrong[-1] == "4 more on the whole sheet"
    assert "Measured" not in told and "Found" not in told
    two = [TANK | {"key": f"k{n}", "plate": f"鲁B0000{n}", "items": []} for n in (1, 2)]
    told = dict(lines_of(RECORD | {"objects": two, "findings": [HAZARD | {"object": "k2"}]}))
    assert told["Looked at"] == "鲁B00001, 鲁B00002" and told["Found"].startswith("Hazard: 鲁B00002 too thin")


def test_in_chinese(english: Language) -> None:
    english.use("zh_CN")
    told = dict(lines_of(RECORD))
    assert told["异常"] == "干膜厚度 测区1：210 µm，coated again\n起泡"
    assert told["测量值"] == "干膜厚度 测区1：最小 210，平均 273.33 µm"


def test_all_photos_can_be_seen_before_signing(english: Language, qtbot: QtBot) -> None:  # F33
    window, card, image = QWidget(), ReadingCard(), QImage(64, 48, QImage.Format.Format_RGB32)
    image.fill(QColor("olive"))
    qtbot.addWidget(window)
    window.setLayout(column(card))
    window.resize(1440, 900)
    window.show()
    photos = [{"slot": f"a/CM-{n}", "sha256": str(n), "caption": f"CM-{n}"} for n in range(2)]
    photos.append({"slot": "a/finding-1", "sha256": "2", "caption": "loose"})
    card.show_record(RECORD | {"photos": photos}, lambda _sha: image)
    assert card.all_photos.text() == "Show all 3 photos" and len(card.findChildren(SmallPicture)) == 2
    assert card.findChildren(SmallPicture)[0].accessibleName() == "loose"  # what was found comes first
    card.all_photos.click()
    over = window.findChild(PicturesCover)
    assert over is not None and over.isVisible()
    qtbot.waitUntil(lambda: len(over.findChildren(SmallPicture)) == 3)
    over.close_sheet()
    card.set_roomy(False)  # none on the page
    card.show_record(RECORD | {"photos": photos[:1]}, lambda _sha: image)
    assert card.all_photos.isVisible() and card.all_photos.text() == "Show the photo"
    card.set_roomy(True)
    assert card.all_photos.isHidden()


def test_what_was_done_is_said_alike_in_both_languages(english: Language) -> None:  # F19
    record = {"diagnosis": {"actions": [{"zh": "重新紧固或接线", "en": "tightened or rewired"},
                                        {"zh": "更换保险丝", "en": "fuse replaced"}], "text": "线束烧损"}}  # fmt: skip
    assert dict(lines_of(record))["Done"] == "Tightened or rewired, Fuse replaced; 线束烧损"
    english.use("zh_CN")
    assert "重新紧固或接线、更换保险丝；线束烧损" in dict(lines_of(record)).values()
