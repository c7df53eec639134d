"""The window's shell: pages, keys, palette, toasts, sheets, the lock screen."""

import gc
from collections.abc import Callable
from itertools import pairwise

import gallery
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from fieldtech.errors import Forbidden
from fieldtech.ui.crash import CrashReporter
from fieldtech.ui.fuzzy import score
from fieldtech.ui.kit.command_palette import Command
from fieldtech.ui.kit.dialogs import ConfirmDialog, CrashDialog
from fieldtech.ui.language import Language
from fieldtech.ui.sidebar import BUTTON, NavItem, Sidebar
from fieldtech.ui.sign_in import LockScreen, Someone
from fieldtech.ui.theme import Theme
from fieldtech.ui.tokens import S1
from fieldtech.ui.window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier


class Person:
    name = "Wu Lei"


class Notes:
    """Remembers in memory."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def get(self, key: str) -> str:
        return self.kept.get(key, "")

    def set(self, key: str, value: str) -> None:
        self.kept[key] = value


@pytest.fixture
def notes() -> Notes:
    return Notes()


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, language: Language, notes: Notes) -> MainWindow:
    window = MainWindow(theme, language, notes)
    window.resize(1440, 900)
    qtbot.addWidget(window)
    for page in gallery.pages():
        window.add_page(page)
    window.show_for(Person())
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    return window


def press(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = CTRL) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, modifier)


def current(window: MainWindow) -> str:
    return window.current.name if window.current else ""


def test_keys_reach_pages_search_and_back(window: MainWindow) -> None:
    press(window, Qt.Key.Key_2)
    assert current(window) == "controls_page"
    press(window, Qt.Key.Key_1)
    assert current(window) == "lists_page"
    press(window, Qt.Key.Key_F)
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    press(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert current(window) == "controls_page"


def test_ctrl_enter_presses_the_primary_button_and_f8_the_missing(window: MainWindow, qtbot: QtBot) -> None:
    window.open_page("rail_page")
    page = window.page("rail_page")
    assert page.footer is not None
    with qtbot.waitSignal(page.footer.primary.clicked, timeout=1000):
        press(window, Qt.Key.Key_Return)
    window.open_page("controls_page")
    footer = window.page("controls_page").footer
    assert footer is not None
    with qtbot.waitSignal(footer.missing.clicked, timeout=1000):
        press(window, Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier)


def test_inside_an_order_the_sidebar_is_the_rail(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1440, 900)
    assert not window.sidebar.compact
    window.open_page("rail_page")
    assert window.sidebar.compact
    window.back()
    assert not window.sidebar.compact
    window.resize(1000, 700)
    assert window.sidebar.compact
    QApplication.processEvents()
    middles = {inked_middle(button) for button in window.sidebar.findChildren(QPushButton) if button.isVisible()}
    assert all(abs(middle - window.sidebar.width() / 2) <= 3 for middle in middles)
    low = Sidebar()
    qtbot.addWidget(low)
    low.set_compact(True)
    low.show_pages([NavItem(f"page_{n}", "Page", "clock") for n in range(14)], "page_9")
    for high in range(640, 780, 3):  # also where nearly all have room: what is cut off moves no button
        low.resize(low.width(), high)
        low.grab()
        tops = [button.y() for button in low._buttons.values()]
        assert {after - before for before, after in pairwise(tops)} == {BUTTON.height() + S1}
    for _ in range(2):  # what is current is brought into sight where the places are known
        low.show_pages([NavItem(f"page_{n}", "Page", "clock") for n in range(14)], "page_9")
        low.resize(low.width(), 600)
        low.grab()
    view = low._list.viewport()
    places = [QRect(button.mapTo(view, QPoint()), button.size()) for button in view.findChildren(QPushButton)]
    shown = [(place & view.rect()).height() for place in places]
    assert set(shown) == {0, places[9].height()} and shown[9] > 0  # none is cut in half


def inked_middle(button: QPushButton) -> float:
    """Where the picture of a button of the rail stands, across the rail."""
    drawn = button.grab().toImage()
    empty = drawn.pixelColor(6, drawn.height() // 2)
    rows = range(drawn.height() // 2, drawn.height() // 2 + button.iconSize().height() // 2)  # below the count
    inked = [x for x in range(6, drawn.width() - 6) if any(drawn.pixelColor(x, y) != empty for y in rows)]
    return button.mapTo(button.window(), button.rect().topLeft()).x() + (inked[0] + inked[-1]) / 2


def test_the_palette_finds_and_runs(window: MainWindow, qtbot: QtBot) -> None:
    runs: list[str] = []
    found = Command("WX-TJ01-20261118-002", lambda: runs.append("order"), detail="Landun")
    window.palette_sheet.set_sources([lambda text: [found] if "118" in text else []])
    press(window, Qt.Key.Key_K)
    palette = window.palette_sheet
    assert palette.isVisible()
    QTest.keyClicks(palette.edit, "ctrls")
    assert palette.found()[0].text == "Controls"
    QTest.keyClick(palette.edit, Qt.Key.Key_Return)
    assert (palette.isVisible(), current(window)) == (False, "controls_page")
    press(window, Qt.Key.Key_K)
    QTest.keyClicks(palette.edit, "118")
    QTest.keyClick(palette.edit, Qt.Key.Key_Return)
    assert runs == ["order"]


def test_quick_keys_ask_the_sources_once(window: MainWindow, qtbot: QtBot) -> None:
    asked: list[str] = []

    def source(text: str) -> list[Command]:
        asked.append(text)
        return [Command(f"WX-{text}", asked.clear)]

    window.palette_sheet.set_sources([source])
    press(window, Qt.Key.Key_K)
    palette = window.palette_sheet
    QTest.keyClicks(palette.edit, "11820")
    assert asked == []
    qtbot.waitUntil(lambda: "WX-11820" in [command.text for command in palette.found()])
    assert asked == ["11820"]


def test_enter_waits_for_no_silence(window: MainWindow) -> None:
    ran: list[str] = []
    window.palette_sheet.set_sources([lambda text: [Command(f"WX-{text}", lambda: ran.append(text))]])
    press(window, Qt.Key.Key_K)
    QTest.keyClicks(window.palette_sheet.edit, "11820")
    QTest.keyClick(window.palette_sheet.edit, Qt.Key.Key_Return)
    assert ran == ["11820"]


def test_nobody_is_asked_after_the_palette_went_away(window: MainWindow, qtbot: QtBot) -> None:
    asked: list[str] = []
    window.palette_sheet.set_sources([lambda text: asked.append(text) or []])
    press(window, Qt.Key.Key_K)
    QTest.keyClicks(window.palette_sheet.edit, "118")
    QTest.keyClick(window.palette_sheet.edit, Qt.Key.Key_Escape)
    press(window, Qt.Key.Key_K)
    QTest.keyClicks(window.palette_sheet.edit, "9")
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == ["9"]


def test_escape_closes_a_sheet_and_gives_the_focus_back(window: MainWindow) -> None:
    window.focus_search()
    before = QApplication.focusWidget()
    press(window, Qt.Key.Key_K)
    QTest.keyClick(window.palette_sheet.edit, Qt.Key.Key_Escape)
    assert not window.palette_sheet.isVisible()
    assert QApplication.focusWidget() is before


def test_undo_always_means_the_last_change(window: MainWindow) -> None:
    undone: list[str] = []
    window.open_page("rail_page")
    window.say("Signature cleared", lambda: undone.append("ink"))
    window.say("Sheet printed")
    window.say("Part removed", lambda: undone.append("part"))
    assert window.toast.text == "Part removed"
    press(window, Qt.Key.Key_Z)
    assert (undone, window.toast.text) == (["part"], "Sheet printed")
    window.toast.next()
    press(window, Qt.Key.Key_Z)
    assert undone == ["part"]
    assert not window.toast.isVisible()


def test_a_refusal_is_shown_as_a_sentence(window: MainWindow) -> None:
    window.page("lists_page").failed.emit(Forbidden("disk_full"))
    assert window.messages.keys() == ("error",)
    window.messages.drop("error")
    assert not window.messages.isVisible()


def test_a_change_reaches_every_page(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.changed, check_params_cb=lambda change: change == "order 7"):
        window.page("form_page").changed.emit("order 7")


def test_the_window_remembers_its_place(
    qtbot: QtBot, window: MainWindow, notes: Notes, theme: Theme, language: Language
) -> None:
    window.resize(960, 700)  # the offscreen screen is small
    window.close()
    again = MainWindow(theme, language, notes)
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (960, 700)
    assert (again.minimumWidth(), again.minimumHeight()) == (960, 600)


def test_confirming_needs_its_reason(window: MainWindow, qtbot: QtBot) -> None:
    dialog = ConfirmDialog(window, "Leave?", "Two items are missing.", "Leave", reason_label="Reason", reason_from=2)
    dialog.open()
    assert dialog.reason.hasFocus()
    dialog.primary.click()
    assert dialog.isVisible()
    QTest.keyClicks(dialog.reason, "customer left")
    with qtbot.waitSignal(dialog.confirmed, check_params_cb=lambda reason: reason == "customer left"):
        dialog.primary.click()
    assert not dialog.isVisible()


def test_tab_stays_inside_a_sheet(window: MainWindow) -> None:
    dialog = ConfirmDialog(window, "Leave?", "…", "Leave", reason_label="Reason", reason_from=2)
    dialog.open()
    seen = set()
    for _ in range(8):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert dialog.isAncestorOf(focus)
        seen.add(focus.objectName())
    assert seen == {"reason", "cancel", "submit", "close"}


def test_searching_goes_on_after_a_dialog_was_closed(window: MainWindow, qtbot: QtBot) -> None:
    dialog = ConfirmDialog(window, "Retire?", "It stays in old orders.", "Retire")
    dialog.open()
    dialog.close_sheet()
    with qtbot.waitSignal(dialog.destroyed):
        dialog.deleteLater()
    del dialog
    gc.collect()
    press(window, Qt.Key.Key_F)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "hai")
    assert field.text() == "hai"


def test_a_bug_reaches_the_crash_dialog(window: MainWindow, qtbot: QtBot) -> None:
    reporter = CrashReporter(lambda: "1.0")
    reporter.crashed.connect(window.show_crash)
    error = ValueError("broken")
    reporter.exception(type(error), error, None)
    dialogs = window.findChildren(CrashDialog)
    assert len(dialogs) == 1
    assert "ValueError: broken" in dialogs[0].report.toPlainText()
    dialogs[0].copy.click()
    assert "broken" in QApplication.clipboard().text()


@pytest.fixture
def lock(qtbot: QtBot, theme: Theme, language: Language) -> Callable[..., LockScreen]:
    def make(sign_in: Callable[[str, str], object]) -> LockScreen:
        screen = LockScreen(sign_in, theme, language)
        qtbot.addWidget(screen)
        screen.resize(960, 600)
        screen.show_people([Someone("wulei", "吴磊", "技术员"), Someone("zhoumin", "周敏", "客服")], last="zhoumin")
        with qtbot.waitExposed(screen):
            screen.show()
        return screen

    return make


def test_signing_in(lock: Callable[..., LockScreen], qtbot: QtBot) -> None:
    screen = lock(lambda login, pin: (login, pin))
    QTest.keyClicks(screen.pin, "0000")
    with qtbot.waitSignal(screen.signed_in, check_params_cb=lambda person: person == ("zhoumin", "0000")):
        QTest.keyClick(screen.pin, Qt.Key.Key_Return)
    assert screen.pin.text() == ""


def test_a_wrong_pin_is_said_in_words(lock: Callable[..., LockScreen], qtbot: QtBot) -> None:
    def refuse(_login: str, _pin: str) -> object:
        raise Forbidden("wrong_passphrase")

    screen = lock(refuse)
    screen.choose("wulei")
    QTest.keyClicks(screen.pin, "1234")
    screen.enter.click()
    qtbot.waitUntil(lambda: not screen.checking)
    assert "passphrase is wrong" in screen._pin_field.note.text


@pytest.mark.parametrize(
    ("needle", "better", "worse"),
    [("disp", "Dispatch orders", "Display only"), ("dk", "Switch dark", "Open desk"), ("单", "派工单", "客户")],
)
def test_fuzzy_prefers_what_was_meant(needle: str, better: str, worse: str) -> None:
    assert score(needle, better) > 0
    assert score(needle, better) >= score(needle, worse)
    assert score("xyz", better) == 0
