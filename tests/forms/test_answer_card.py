"""An item of the checklist on the screen: its words in both languages, what is stored in one."""

from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from fieldtech.forms.onsite.answer_card import AnswerCard
from fieldtech.paths import cache_dir
from fieldtech.ui.language import Language


def test_choices_and_units_are_named_in_the_language_shown(qapp: QApplication) -> None:  # F16
    tongue = Language(qapp, cache_dir())
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
