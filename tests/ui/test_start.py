"""Start, sign-in, lock, back-off, drafts brought back, crashes."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

import audit
import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from fieldtech.app import Opening, make_window
from fieldtech.errors import Forbidden, MachineError
from fieldtech.model.base import Id
from fieldtech.model.drafts.masters import ServiceCentreDraft, UserDraft
from fieldtech.model.drafts.swap import SwapDraft
from fieldtech.services.workplace import Workplace
from fieldtech.ui.crash import CrashReporter
from fieldtech.ui.idle import IdleWatch
from fieldtech.ui.kit.dialogs import CrashDialog
from fieldtech.ui.language import Language
from fieldtech.ui.remembering import KeptSettings
from fieldtech.ui.theme import Theme
from pages.program import Program
from prepared import Prepared, act_as

Start = Callable[[str, str], tuple[Program, Id]]


def words_on(widget: QWidget) -> str:
    """All visible labels."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_the_technician_lands_on_his_day(start: Start) -> None:
    program, _order = start("in_repair", "wulei")
    assert not program.window.covered
    assert program.page.name == "day_page"
    assert program.settings.now.last_login == "wulei"


@pytest.mark.parametrize(
    ("login", "page"), [("zhoumin", "orders_page"), ("sunli", "approvals_page"), ("chugang", "stores_page")]
)
def test_every_role_has_its_first_page(start: Start, login: str, page: str) -> None:
    program, _order = start("in_repair", login)
    assert program.page.name == page


def test_a_wrong_pin_lets_nobody_in_and_then_makes_wait(start: Start) -> None:  # P39
    program, _order = start("in_repair", "")
    for _ in range(3):
        program.sign_in("wulei", "4711")
        assert program.window.covered
    assert "Wrong" in words_on(program.session.screen)
    program.sign_in("wulei")  # the right one, too early
    assert program.window.covered
    assert "wait" in words_on(program.session.screen)


def test_locking_hides_everything_and_gives_it_back_to_the_same_person(start: Start) -> None:
    program, order = start("in_repair", "wulei")
    program.open("swap_page", order)
    program.hands.click("user")
    assert program.window.covered
    assert program.workplace.access.person is None
    program.hands.key("Ctrl+K")
    assert not program.window.palette_sheet.isVisible()
    program.sign_in("wulei")
    assert program.page.name == "swap_page"


def test_another_person_starts_with_his_own_page(start: Start) -> None:
    program, order = start("in_repair", "wulei")
    program.open("swap_page", order)
    program.session.lock()
    program.sign_in("zhoumin")
    assert program.page.name == "orders_page"


def test_it_locks_by_itself(start: Start, qtbot: QtBot) -> None:
    program, _order = start("in_repair", "wulei")
    with qtbot.waitSignal(program.session.locked):
        program.session.idle.idle.emit()
    assert program.window.covered


def test_every_touch_starts_the_waiting_anew(qtbot: QtBot) -> None:
    native = QObject()
    watch = IdleWatch(native)
    watch.watch(native)
    watch.set_minutes(10)
    before = watch.minutes_left
    qtbot.waitUntil(lambda: watch.minutes_left < before - 0.0005)
    left = watch.minutes_left
    QApplication.sendEvent(native, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a"))
    assert watch.minutes_left > left
    watch.set_minutes(0)
    QApplication.sendEvent(native, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a"))
    assert watch.minutes_left == 0


def test_unfinished_entries_are_offered(
    qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path
) -> None:  # nothing typed is lost
    workplace, order = prepared.open("in_repair", tmp_path / "data")
    act_as(workplace, "wulei")
    number = workplace.orders.view(order).number
    workplace.drafts.save("swap_form", order.hex, SwapDraft(new_terminal="BXA0012").to_body())
    program = Program(qtbot, theme, language, workplace, tmp_path / "settings.json")
    program.sign_in("wulei")
    message = program.hands.see("message_drafts")
    assert number in words_on(message)
    assert "swap" in words_on(message)
    program.hands.click("continue_draft")
    assert program.page.name == "swap_page"
    assert program.hands.see("unit_new_terminal").accessibleName().endswith("BXA0012")
    assert "drafts" not in program.window.messages.keys()  # noqa: SIM118 (a method of ours)
    workplace.close()


def test_a_bug_is_shown_once_and_can_be_copied(start: Start) -> None:
    program, _order = start("in_repair", "wulei")
    reporter = CrashReporter(lambda: "0.1.0", program.window)
    reporter.crashed.connect(program.window.show_crash)
    for _ in range(2):
        try:
            raise ZeroDivisionError("a bug")
        except ZeroDivisionError as error:
            trace: TracebackType | None = error.__traceback__
            reporter.exception(ZeroDivisionError, error, trace)
    dialogs = [d for d in program.window.findChildren(CrashDialog) if d.isVisible()]
    assert len(dialogs) == 1
    program.hands.click("copy_report")
    assert "ZeroDivisionError: a bug" in QApplication.clipboard().text()


def test_language_and_theme_are_remembered(start: Start) -> None:
    program, _order = start("in_repair", "wulei")
    program.hands.click("language")
    program.hands.click("theme")
    kept = KeptSettings(program.settings_file).now
    assert (kept.language, kept.theme) == ("zh_CN", "dark")


def test_search_finds_orders_and_customers(start: Start) -> None:
    program, order = start("in_repair", "zhoumin")
    program.hands.key("Ctrl+K")
    program.hands.write("palette_search", "C8R071")
    number = program.workplace.orders.view(order).number
    palette = program.window.palette_sheet
    program.hands.until(lambda: number in [command.text for command in palette.found()], "the order")
    texts = [command.text for command in palette.found()]
    assert any("津C8R071" in text for text in texts)
    program.hands.write("palette_search", number)
    program.hands.key("Return")
    assert program.page.name == "orders_page"


def test_a_scan_of_an_order_opens_it_from_anywhere(start: Start) -> None:
    program, order = start("in_repair", "wulei")
    program.open("settings_page")
    program.hands.scan(program.workplace.orders.view(order).number)
    assert program.page.name == "orders_page"
    program.open("settings_page")
    program.hands.scan("NONSENSE-4711")
    assert "NONSENSE-4711" in program.said()


class Refusing:
    """A data folder that cannot be opened, until it can."""

    def __init__(self, *errors: MachineError) -> None:
        self.errors = list(errors)
        self.secrets: list[str] = []

    def __call__(self, folder: Path, secret: str) -> object:
        self.secrets.append(secret)
        if self.errors:
            raise self.errors.pop(0)
        return object()


@pytest.fixture
def opening(qtbot: QtBot, qapp: QApplication, qt_cache: Path, tmp_path: Path) -> Callable[..., Opening]:
    """An Opening whose folder does what the test says."""

    def begin(opener: Refusing) -> Opening:
        settings = KeptSettings(tmp_path / "settings.json")
        window = make_window(qapp, settings, qt_cache, "en")
        qtbot.addWidget(window)
        window.show()
        return Opening(window, settings, tmp_path, opener=opener, furnisher=lambda *_: None)

    return begin


@pytest.mark.parametrize(
    ("code", "said"), [("database_locked", "Close other fieldtech windows"), ("disk_full", "data are all there")]
)
def test_what_the_machine_cannot_is_said_and_tried_again(
    opening: Callable[..., Opening], qtbot: QtBot, code: str, said: str
) -> None:
    opener = Refusing(MachineError(code, file="fieldtech.db"))
    found = opening(opener)
    found.start()
    qtbot.waitUntil(lambda: found.screen.state == "failed")
    assert said in words_on(found.screen)
    with qtbot.waitSignal(found.opened):
        found.screen.retry_button.click()


def test_without_a_keyring_a_passphrase_is_chosen(opening: Callable[..., Opening], qtbot: QtBot) -> None:
    opener = Refusing(MachineError("passphrase_needed"))
    found = opening(opener)
    found.start()
    qtbot.waitUntil(lambda: found.screen.state == "passphrase")
    screen = found.screen
    screen.passphrase.setText("short")
    screen.submit.click()
    assert "at least 8" in words_on(screen)
    screen.passphrase.setText("long enough")
    screen.again.setText("another one")
    screen.submit.click()
    assert "not the same" in words_on(screen)
    screen.again.setText("long enough")
    with qtbot.waitSignal(found.opened):
        screen.submit.click()
    assert opener.secrets == ["", "long enough"]


def test_a_wrong_passphrase_is_asked_again(opening: Callable[..., Opening], qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "key.wrapped").write_text("x")
    found = opening(Refusing(MachineError("passphrase_needed"), MachineError("wrong_passphrase")))
    found.start()
    qtbot.waitUntil(lambda: found.screen.state == "passphrase")
    assert not found.screen.again.isVisible()
    found.screen.passphrase.setText("guess")
    found.screen.submit.click()
    qtbot.waitUntil(lambda: "The passphrase is wrong" in words_on(found.screen))


def test_the_window_opens_without_the_slow_libraries() -> None:
    """In a fresh interpreter: importing this test has loaded them already."""

    slow = (
        "sqlalchemy",
        "reportlab",
        "pikepdf",
        "pyhanko",
        "pypdfium2",
        "openpyxl",
        "alembic",
        "PIL",
        "cryptography",
        "importlib.metadata",
        "fieldtech.services.workplace",
    )
    code = f"import sys, fieldtech.app; print([n for n in {slow!r} if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_first_start_founds_the_company(qtbot: QtBot, theme: Theme, language: Language, tmp_path: Path) -> None:
    workplace = Workplace.open(tmp_path / "new", demo=True)
    program = Program(qtbot, theme, language, workplace, tmp_path / "settings.json")
    screen = program.hands.see("first_start")
    program.hands.click("found_company")
    assert words_on(screen).count("required") >= 1
    typed = {"company": "Acme", "hotline": "0532-88901234", "centre_name": "Qingdao", "code": "qd01",
             "name": "Li Si", "login": "lisi", "pin": "4711", "pin_again": "4711"}  # fmt: skip
    for name, text in typed.items():
        program.hands.write(name, text)
    assert audit.faults(program.window) == []
    program.hands.click("found_company")
    program.sign_in("lisi", "4711")
    assert program.page.name == "orders_page"
    assert not workplace.founding.is_needed()
    with pytest.raises(Forbidden):
        workplace.founding.found(ServiceCentreDraft(), UserDraft(), "4712")
    workplace.close()
