"""The disk is full: what is typed cannot be saved, and the window does not go before somebody has decided."""

import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from fieldtech.model.base import Id
from fieldtech.model.drafts.onsite import AnswerDraft
from fieldtech.services.workplace import Workplace
from fieldtech.ui.closing import ClosingGuard, UnsavedSheet
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.language import Language
from fieldtech.ui.pages.yard.checklist_sheet import ChecklistSheet
from fieldtech.ui.theme import Theme
from pages.desk import CallDesk
from pages.technician import Technician
from pages.yard import YardHand
from prepared import Prepared
from yards import yard

ROOM = 2048  # bytes a file may have: less than one page of the database
WORDS = "the pump house smells of smoke"


@contextmanager
def full_disk() -> Iterator[None]:
    """The system refuses every write beyond the limit, as it does on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


@pytest.fixture
def workplace(prepared: Prepared, tmp_path: Path) -> Workplace:
    return prepared.demo(tmp_path / "data")


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme, language: Language, workplace: Workplace) -> CallDesk:
    desk = CallDesk(qtbot, theme, language, workplace)
    ClosingGuard(desk.window)
    desk.find("text")
    return desk


def type_and_close(desk: CallDesk) -> UnsavedSheet:
    desk.type_into("text", WORDS)
    desk.window.close()
    sheet = desk.sheet()
    assert isinstance(sheet, UnsavedSheet)
    return sheet


def press(sheet: UnsavedSheet, name: str) -> None:
    button = sheet.findChild(QAbstractButton, name)
    assert button is not None and button.isVisible()
    button.click()
    QApplication.processEvents()


def test_closing_says_what_is_not_saved_and_the_words_can_be_taken_along(desk: CallDesk) -> None:
    with full_disk():
        sheet = type_and_close(desk)
        assert desk.window.isVisible()
        said = " ".join(label.text() for label in sheet.findChildren(Label) if label.isVisible())
        assert "What you typed is not saved" in said
        assert "disk" in said.lower()
        press(sheet, "copy_words")
        assert WORDS in QGuiApplication.clipboard().text()
        press(sheet, "cancel")
        field = desk.find("text")
        assert isinstance(field, QPlainTextEdit)
        assert desk.window.isVisible() and field.toPlainText() == WORDS


def test_trying_again_closes_once_there_is_room(desk: CallDesk) -> None:
    with full_disk():
        press(type_and_close(desk), "submit")
        assert desk.window.isVisible()
        assert isinstance(desk.sheet(), UnsavedSheet)
    press(desk.sheet(), "submit")  # type: ignore[arg-type]
    assert not desk.window.isVisible()
    assert [draft.body["text"] for draft in desk.workplace.drafts.pending()] == [WORDS]


def test_closing_all_the_same_is_possible(desk: CallDesk) -> None:
    with full_disk():
        press(type_and_close(desk), "close_anyway")
        assert not desk.window.isVisible()
    assert desk.workplace.drafts.pending() == []


def test_with_room_the_window_simply_closes(desk: CallDesk) -> None:
    desk.type_into("text", WORDS)
    desk.window.close()
    assert not desk.window.isVisible()
    assert [draft.body["text"] for draft in desk.workplace.drafts.pending()] == [WORDS]


@pytest.fixture
def technician(
    qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path
) -> tuple[Technician, Id]:
    workplace, order = prepared.open("in_repair", tmp_path / "repair")
    technician = Technician(qtbot, theme, language, workplace)
    technician.close()
    ClosingGuard(technician.window)
    technician.window.open_page("checklist_page", order.hex)
    return technician, order


def stored(technician: Technician, order: Id) -> AnswerDraft:
    return technician.view(order).facts.all(AnswerDraft).get("RP-05", AnswerDraft("RP-05"))


def test_a_reading_the_disk_refuses_stays_in_its_card(technician: tuple[Technician, Id]) -> None:  # F16
    seat, order = technician
    items = seat.checklist.items
    items.focus_card("RP-05")
    card = items.cards["RP-05"]
    assert card.line is not None
    with full_disk():
        seat.write(card.line, "24.6")
        card.flush()
        items.focus_card("RP-06")
        seat.key(Qt.Key.Key_1)
        assert card.line.text() == "24.6" and len(seat.errors) == 1, "it is said once"
        assert items.cards["RP-06"].answer().answer == "ok"
        assert stored(seat, order).value == ""
        seat.window.close()
        sheet = next(sheet for sheet in seat.window.findChildren(UnsavedSheet) if sheet.isVisible())
        assert seat.window.isVisible() and "RP-05 24.6" in sheet.words()
        press(sheet, "cancel")
    seat.checklist.leave()
    seat.checklist.unsaved.flush()
    assert stored(seat, order).value == "24.6"
    assert not seat.checklist.unsaved.unsaved
    seat.window.close()
    assert not seat.window.isVisible()


def test_an_answer_in_the_yard_stays_in_its_card(
    qtbot: QtBot, theme: Theme, language: Language, workplace: Workplace, tmp_path: Path
) -> None:  # F16
    hand = YardHand(qtbot, theme, language, workplace, tmp_path / "settings.json", yard(workplace, 2), [])
    hand.scan(hand.yard.vins[0])
    hand.hands.key("F7")
    sheet = hand.program.sheet("checklist_sheet")
    assert isinstance(sheet, ChecklistSheet)
    with full_disk():
        hand.hands.key("1")
        assert hand.row(0).record.answers is None
        assert sheet.items.cards["IA-01"].answer().answer == "ok"
    hand.page.work.unsaved.flush()
    answers = hand.row(0).record.answers
    assert answers is not None and answers.by_item()["IA-01"].answer == "ok"
    assert not hand.page.work.unsaved.unsaved and sheet.items.cards["IA-01"].answer().answer == "ok"
