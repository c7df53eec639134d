"""An item of the checklist on the screen: its words in both languages, what is stored in one."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from fieldtech.forms.onsite.answer_card import AnswerCard
from fieldtech.forms.onsite.reading_words import trouble
from fieldtech.model.checklist import explained, points_answer
from fieldtech.model.drafts.onsite import AnswerDraft
from fieldtech.ui.language import Language


def test_choices_and_units_are_named_in_the_language_shown(qapp: QApplication, language: Language) -> None:  # F16
    tongue = language  # the one of all tests, whatever the one before left it in
    choice = {
        "id": "X-1", "group": "diagnose", "text_zh": "故障复现", "text_en": "fault reproduced", "kind": "choice",
        "required": True, "options": ["已复现", "未复现"], "options_en": ["reproduced", "not reproduced"],
    }  # fmt: skip
    number = {
        "id": "X-2", "group": "repair", "text_zh": "补涂层数", "text_en": "touch-up coats", "kind": "number",
        "required": True, "unit": "层", "lower": 0, "upper": 6,
    }  # fmt: skip
    cards = AnswerCard(choice), AnswerCard(number)
    try:
        tongue.use("en")
        qapp.processEvents()
        shown = {w.text() for card in cards for kind in (QAbstractButton, QLabel) for w in card.findChildren(kind)}
        assert {"Reproduced", "Not reproduced", "coats", "Allowed: 0 to 6 coats"} <= shown
        assert cards[0].press(2) and cards[0].answer().value == "未复现"  # the stored answer is the template's own word
        tongue.use("zh_CN")
        qapp.processEvents()
        assert cards[0].choice is not None and "未复现" in {b.text() for b in cards[0].findChildren(QAbstractButton)}
    finally:
        tongue.use("en")


THICK = {
    "id": "CM-12", "group": "coating", "text_zh": "干膜厚度", "text_en": "dry film thickness", "kind": "number",
    "required": True, "unit": "µm", "lower": 250, "upper": 600, "photo_on_fail": True, "points": 5, "rule": "every",
    "na": True, "instruction_zh": "校零", "instruction_en": "zero first",
}  # fmt: skip


def type_points(card: AnswerCard, text: str) -> None:
    assert card.points is not None
    for field, point in zip(card.points.fields, text.split(), strict=False):
        field.setText(point)
    card.flush()


def test_several_points_are_one_answer(qtbot: QtBot) -> None:  # F31
    card = AnswerCard(THICK)
    qtbot.addWidget(card)
    assert card.points is not None and len(card.points.fields) == 5
    type_points(card, "300 310 290")
    assert card.answer().points == ("300", "310", "290") and card.is_open()
    assert "2 more to measure" in card.points._figures.text()
    type_points(card, "300 310 290 300 210")
    assert card.answer().value == "210"
    assert "Lowest 210 · Mean 282" in card.points._figures.text()
    assert "40 µm below the limit" in card._problem.text
    assert card.points.fields[4].property("state") == "error"
    assert card.tile is not None and not card.tile.isHidden()
    type_points(card, "300 310 290 300 255")
    assert not card.is_open() and not card._problem.text and card.tile.isHidden()


def test_points_are_shown_again_and_may_be_more_than_wanted(qtbot: QtBot) -> None:
    card = AnswerCard(THICK)
    qtbot.addWidget(card)
    answer = points_answer(THICK, ("300",) * 6)
    card.show_answer(answer)
    assert card.points is not None and card.points.points() == ("300",) * 6
    qtbot.mouseClick(card.points.more, Qt.MouseButton.LeftButton)
    assert len(card.points.fields) == 7
    assert card.answer() == answer
    card.show_answer(None)
    assert card.points.points() == ("",) * 5


def test_enter_goes_from_point_to_point_and_then_on(qtbot: QtBot) -> None:
    card = AnswerCard(THICK)
    qtbot.addWidget(card)
    card.show()
    assert card.points is not None
    card.focus_answer()
    with qtbot.waitSignal(card.entered):
        for field, text in zip(card.points.fields, ("300", "301", "302", "303", "304"), strict=True):
            assert card.points.first_empty() is field
            qtbot.keyClicks(field, text)
            qtbot.keyClick(field, Qt.Key.Key_Return)
    assert card.answer().points == ("300", "301", "302", "303", "304")


def test_not_applicable_takes_the_points_back_and_wants_its_reason(qtbot: QtBot) -> None:
    card = AnswerCard(THICK)
    qtbot.addWidget(card)
    type_points(card, "300 310")
    card.excuses.chips["na"].click()
    assert card.answer() == AnswerDraft("CM-12", "na") and card.is_open()
    assert card.points is not None and card.points.points() == ("",) * 5
    assert card._note is not None
    card._note.setPlainText("not coated here")
    card.flush()
    assert not card.is_open()
    type_points(card, "300 310 320 330 340")
    assert (card.answer().answer, card.excuses.chips["na"].isChecked(), card.is_open()) == ("", False, False)


def test_a_reading_that_cannot_be_taken_wants_its_reason(qtbot: QtBot) -> None:  # F31
    card = AnswerCard(explained(THICK))
    qtbot.addWidget(card)
    type_points(card, "300 310")
    card.excuses.chips["no_reading"].click()
    assert card.answer() == AnswerDraft("CM-12", "no_reading") and card.is_open()
    assert card._note is not None and card._note_cell is not None
    assert "cannot be measured" in card._note_cell.label.text()
    card._note.setPlainText("insulated")
    card.flush()
    assert not card.is_open()
    type_points(card, "300 310 320 330 340")
    assert (card.answer().answer, card.excuses.chips["no_reading"].isChecked()) == ("", False)
    assert "no_reading" not in AnswerCard(explained({**THICK, "must_measure": True})).excuses.chips


def test_limits_points_rule_and_instruction_stand_below_the_question(qtbot: QtBot) -> None:
    card = AnswerCard(THICK)
    qtbot.addWidget(card)
    assert card._hint.text() == "Allowed: 250 to 600 µm · at least 5 points, every point\nZero first"


@pytest.mark.parametrize(
    ("rule", "typed", "said"),
    [
        ("every", "300 300 300 300 249", "The lowest point is 249 µm: 1 µm below the limit."),
        ("every", "300 300 300 300 601", "The highest point is 601 µm: 1 µm above the limit."),
        ("80-20", "300 300 300 300 199", "less than 80 % of the limit (80–20 rule)"),
        ("80-20", "300 300 300 210 210", "Only 3 of 5 points reach 250 µm"),
        ("80-20", "250 250 250 250 210", "The mean is 242 µm and does not reach 250 µm"),
        ("80-20", "300 300 300 300 210", ""),
    ],
)
def test_what_is_wrong_is_said_by_the_rule(rule: str, typed: str, said: str) -> None:
    item = {**THICK, "rule": rule}
    found = trouble(item, points_answer(item, typed.split()))
    assert said in found if said else found == ""
