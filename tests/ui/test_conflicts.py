"""What two people changed at once: side by side in plain words, either kept by one key, and always turned around."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import audit
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldtech.services.syncing.review import KEEP, OPEN, RESTORE
from fieldtech.ui.language import Language
from fieldtech.ui.theme import Theme
from pages.program import Program
from sync.firms import Firm
from sync.test_review import edited, made_conflict, note_at

Seat = Any


@pytest.fixture
def seat(qtbot: QtBot, theme: Theme, language: Language, firm: Firm, tmp_path: Path) -> Seat:
    """``seat()``: somebody before the office's window with one conflict; the page and the program."""

    def sit(login: str = "zhoumin") -> tuple[Program, Any]:
        made_conflict(firm)
        program = Program(qtbot, theme, language, firm.office, tmp_path / "settings.json", lookout=True)
        program.sign_in(login)
        program.window.open_page("conflicts_page", "")
        program.hands.settle()
        return program, program.page

    return sit


def state_of(firm: Firm) -> str:
    review = firm.office.syncing.review
    return (review.conflicts() or review.conflicts(decided=True))[0].state


def test_both_sides_are_told_in_plain_words(seat: Seat) -> None:
    _program, page = seat()
    left, right = page.card.left, page.card.right
    assert (left.value.text(), right.value.text()) == ("blue gate", "red gate")
    assert left.accessibleName() == "Yours" and right.accessibleName() == "By 吴磊"
    assert "周敏" in left._who.text() and "2026-" in left._who.text()
    assert page.card.header._title.text() == "Note" and "津C8R071" in page.card.header._under.text()
    assert right._pill.text == "Shown now" and left._pill.text == ""
    assert left.keep.text().startswith("Keep mine") and "吴磊" in right.keep.text()
    page._show(replace(page.pane.marked(), may_decide=False, deciders=("AD", "DR"), state=KEEP))
    assert not (left.keep.isVisible() or right.keep.isVisible() or page.take_back.isVisible())
    assert "these decide: Administrator / Director" in page.card.story._text.text()


def test_one_key_keeps_and_the_toast_takes_it_back(seat: Seat, firm: Firm) -> None:
    program, page = seat()
    program.hands.key("1")
    assert state_of(firm) == RESTORE and note_at(firm.office, "zhoumin", firm) == "blue gate"
    assert program.said() == "Kept what 周敏 wrote: blue gate"
    assert not page.card.isVisible()  # nothing is left to decide
    program.hands.key("Ctrl+Z")
    assert state_of(firm) == OPEN and note_at(firm.office, "zhoumin", firm) == "red gate"
    assert page.card.isVisible() and page.card.right._pill.text == "Shown now"


def test_arrows_and_enter_decide_and_the_history_turns_it_around(seat: Seat, firm: Firm) -> None:
    program, page = seat()
    program.hands.key("Right")
    assert QApplication.focusWidget() is page.card.right.keep
    program.hands.key("Return")
    assert state_of(firm) == KEEP
    program.hands.click("conflicts_filter_decided")
    assert page.pane.marked().state == KEEP and "周敏 kept what 吴磊 wrote" in page.card.story.title
    assert not page.card.right.keep.isEnabled()
    program.hands.click("keep_left")
    assert state_of(firm) == RESTORE and note_at(firm.office, "zhoumin", firm) == "blue gate"
    assert "周敏 kept what 周敏 wrote" in page.card.story.title
    assert page.card.story._text.text().endswith(": 周敏 kept what 吴磊 wrote")  # what was decided before stays told
    program.hands.click("take_back")
    assert state_of(firm) == OPEN and page.card.isVisible() and not page.take_back.isVisible()
    assert program.hands.flashes.seen == []


def test_opened_by_its_key_also_when_it_is_decided(seat: Seat, firm: Firm) -> None:
    program, page = seat()
    (view,) = firm.office.syncing.review.views("en")
    firm.office.syncing.review.resolve(view.id, KEEP)
    edited(firm.office, "zhoumin", firm, "green gate")
    program.window.open_page("conflicts_page", view.id.hex)
    assert page.pane.marked().id == view.id and page.pane.chips.value() == "decided"
    assert "green gate" in page.card.since.title and page.card.since.isVisible()


def test_it_is_readable_everywhere(seat: Seat, language: Language) -> None:
    program, _page = seat()
    for code in ("en", "zh_CN"):
        language.use(code)  # type: ignore[arg-type]
        for size in audit.SIZES:
            program.window.resize(*size)
            audit.settle()
            assert audit.faults(program.window) == []
    assert audit.tab_faults(program.window) == []
