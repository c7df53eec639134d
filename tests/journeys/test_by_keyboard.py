"""The technician's whole journey without a mouse: accept, five checks, drive, work, checklist, finish."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import stories
from fieldtech.model.base import Id
from fieldtech.model.drafts.onsite import DiagnosisDraft
from fieldtech.paths import resources
from fieldtech.services.workplace import Workplace
from fieldtech.ui.language import Language
from fieldtech.ui.theme import Theme
from pages.keyboard import Keyboard
from pages.program import PIN, Program
from prepared import Prepared

_MOUSE = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.TouchBegin)


class MouseTrap(QObject):
    """Notes every press of a mouse or finger."""

    def __init__(self) -> None:
        super().__init__()
        self.caught = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.caught += event.type() in _MOUSE
        return False


def photo(_parent: QWidget) -> list[str]:
    """What the camera has just taken."""
    return [str(resources() / "demo" / "photos" / "wiring.jpg")]


@pytest.fixture
def seat(
    qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path
) -> Iterator[tuple[Keyboard, Workplace, Id]]:
    workplace, order = prepared.open("assigned", tmp_path / "data")
    tools = {"pick_photos": photo}
    program = Program(qtbot, theme, language, workplace, tmp_path / "settings.json", tools=tools)
    yield Keyboard(program.window), workplace, order
    workplace.close()


def test_from_the_lock_screen_to_the_finished_work(
    seat: tuple[Keyboard, Workplace, Id], qapp: QApplication
) -> None:  # B19, B20, F13-F19, B27, F25-F28
    keyboard, workplace, order = seat
    trap = MouseTrap()
    qapp.installEventFilter(trap)
    try:
        sign_in(keyboard)
        depart(keyboard, workplace)
        arrive(keyboard, workplace)
        diagnose(keyboard)
        use_a_part(keyboard)
        answer(keyboard)
        check_and_complete(keyboard)
    finally:
        qapp.removeEventFilter(trap)
    view = workplace.orders.view(order)
    assert view.status == "to_sign"
    draft = view.facts.get(DiagnosisDraft)
    assert draft is not None and draft.cause == "C05" and draft.actions == ("A04",)
    assert [part.code for part in view.charges.parts] == ["P-3002"]
    assert trap.caught == 0
    print(f"\n{keyboard.pressed} keys from the lock screen to the finished work")


def sign_in(keyboard: Keyboard) -> None:
    keyboard.press("person_wulei")
    keyboard.type(PIN)
    keyboard.key("Return")
    keyboard.hands.until(lambda: keyboard.hands.sees("day_page"), "the day")


def depart(keyboard: Keyboard, workplace: Workplace) -> None:
    keyboard.key("Return")  # the big button has the focus: accept
    stories.later(workplace, 20)
    for _check in ("information", "tools", "spares", "documents"):
        keyboard.key("Return")
    keyboard.key("Return")  # call the customer: a form opens
    keyboard.hands.until(lambda: keyboard.hands.sees("form_sheet"), "the form")
    keyboard.key("Ctrl+Return")
    stories.later(workplace, 10)
    keyboard.key("Return")
    stories.later(workplace, 55)
    keyboard.key("Return")
    keyboard.hands.until(lambda: keyboard.hands.sees("onsite_page"), "the on-site page")


def arrive(keyboard: Keyboard, workplace: Workplace) -> None:
    keyboard.scan(stories.OLD_TERMINAL)
    for tick in ("id_shown", "customer_confirmed", "fault_rechecked"):
        keyboard.press(tick)
    keyboard.key("Ctrl+Return")
    keyboard.hands.until(lambda: keyboard.hands.sees("all_normal"), "the condition")
    keyboard.press("all_normal")
    stories.later(workplace, 10)
    keyboard.key("Ctrl+Return")


def diagnose(keyboard: Keyboard) -> None:
    keyboard.look_up("cause", "C05")
    keyboard.press("actions_A04")
    keyboard.press("suggest_1")
    keyboard.key("Ctrl+Return")


def use_a_part(keyboard: Keyboard) -> None:
    keyboard.press("add_P-3002")
    keyboard.choose("reason", "blown")
    keyboard.press("told")
    keyboard.key("Ctrl+Return")
    keyboard.hands.until(lambda: keyboard.hands.sees("checklist_page"), "the checklist")


def answer(keyboard: Keyboard) -> None:
    keyboard.hands.until(lambda: keyboard.hands.sees("RP-23"), "all items")
    keyboard.key("Alt+A")
    keyboard.key("1")
    keyboard.key("1")
    keyboard.type("24.6")
    keyboard.key("Return")
    keyboard.key("1")
    keyboard.key("F8")
    keyboard.key("P")
    keyboard.hands.until(lambda: keyboard.hands.sees("back_to_order"), "the photo")
    keyboard.key("Ctrl+Return")
    keyboard.hands.until(lambda: keyboard.hands.sees("onsite_page"), "the on-site page")


def check_and_complete(keyboard: Keyboard) -> None:
    keyboard.press("all_good")
    keyboard.key("Ctrl+Return")
    for tick in ("restored", "tidy", "firm", "result_repaired"):
        keyboard.press(tick)
    keyboard.key("Ctrl+Return")
