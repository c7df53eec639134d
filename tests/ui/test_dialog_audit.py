"""Dialogs, palette, lock screen, full-screen pad and messages pass the audit, too; and the audit finds what is bad."""

from collections.abc import Callable

import audit
import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from fieldtech.forms.full_screen_pad import FullScreenPad
from fieldtech.ui.kit.dialogs import ConfirmDialog, CrashDialog
from fieldtech.ui.language import Language
from fieldtech.ui.sign_in import LockScreen, Someone
from fieldtech.ui.theme import Theme
from fieldtech.ui.window import MainWindow


def palette(window: MainWindow) -> None:
    window.open_palette()


def confirm(window: MainWindow) -> None:
    text = "还差 2 项，须写明原因并署名，下次联系时办公室可见，工单保持未完成。Two items are missing."
    dialog = ConfirmDialog(window, "仍要离场？ Leave?", text, "说明原因并离场", reason_label="原因", reason_from=4)
    dialog.open()
    dialog.primary.click()


def crash(window: MainWindow) -> None:
    CrashDialog(window, "Traceback …").open()


def pad(window: MainWindow) -> None:
    full = FullScreenPad(window, "WX-TJ01-20261118-002", "马骏", "15:08")
    full.open()
    full.done_button.click()


def message(window: MainWindow) -> None:
    window.messages.show_message(
        "restored", "info", "已恢复您 10:12 输入的内容", "报修登记 · WX-1", QPushButton("继续填写")
    )
    window.say("签名已清除", lambda: None)


@pytest.mark.parametrize("code", ["zh_CN", "en"])
@pytest.mark.parametrize("show", [palette, confirm, crash, pad, message])
def test_what_covers_the_window(
    qtbot: QtBot, theme: Theme, language: Language, show: Callable[[MainWindow], None], code: str
) -> None:
    language.use("zh_CN" if code == "zh_CN" else "en")
    window = MainWindow(theme, language)
    window.resize(1440, 900)
    qtbot.addWidget(window)
    window.resize(960, 600)
    with qtbot.waitExposed(window):
        window.show()
    show(window)
    audit.settle()
    assert audit.faults(window) == []


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("size", audit.SIZES)
def test_the_lock_screen(qtbot: QtBot, theme: Theme, language: Language, mode: str, size: tuple[int, int]) -> None:
    theme.use("dark" if mode == "dark" else "light")
    screen = LockScreen(lambda _login, _pin: None, theme, language)
    qtbot.addWidget(screen)
    screen.resize(*size)
    screen.show_people([Someone(f"p{n}", f"技术员 {n}", "Technician") for n in range(9)])
    with qtbot.waitExposed(screen):
        screen.show()
    screen.activateWindow()
    screen.say("Wrong PIN. Try again in 30 seconds, or ask the administrator.")
    audit.settle()
    assert audit.faults(screen) + audit.foreign_colours(screen) == []
    assert audit.tab_faults(screen) == []


def test_the_audit_finds_what_is_bad(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(300, 200)
    nameless, narrow, cut = QLineEdit(window), QLabel("much too long for its room", window), QPushButton("Cut", window)
    nameless.setGeometry(10, 10, 30, 40)
    narrow.setGeometry(10, 60, 40, 20)
    narrow.setStyleSheet("color: #123456")
    cut.setGeometry(280, 100, 90, 42)
    window.show()
    found = " ".join(audit.faults(window) + audit.foreign_colours(window))
    for fault in ("no name: EditableText", "small: QLineEdit", "clipped: QLabel", "cut: QPushButton", "colour: QLabel"):
        assert fault in found
