"""The sign-in list: many people found by name, login or first sounds; arrows; the wait counted down."""

from collections.abc import Callable

import audit
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldtech.errors import Forbidden
from fieldtech.model.initials import initials
from fieldtech.ui.language import Language
from fieldtech.ui.people_list import Someone
from fieldtech.ui.sign_in import LockScreen
from fieldtech.ui.theme import Theme

PEOPLE = [
    Someone(login, name, "role")
    for login, name in (
        ("fengli", "冯丽"), ("weidong", "卫东"), ("wulei", "吴磊"), ("zhoumin", "周敏"), ("sunli", "孙立"),
        ("admin", "管理员"), ("chugang", "褚刚"), ("obrien", "Pat O'Brien"),
    )
]  # fmt: skip


class Seconds:
    """A clock that is moved on."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


def refuse(code: str, **params: object) -> Callable[[str, str], object]:
    def sign_in(_login: str, _pin: str) -> object:
        raise Forbidden(code, **params)

    return sign_in


REFUSED = refuse("wrong_pin")


@pytest.fixture
def clock() -> Seconds:
    return Seconds()


@pytest.fixture
def make(qtbot: QtBot, theme: Theme, language: Language, clock: Seconds) -> Callable[..., LockScreen]:
    language.use("en")

    def show(sign_in: Callable[[str, str], object] = REFUSED, last: str = "zhoumin") -> LockScreen:
        screen = LockScreen(sign_in, theme, language, clock=clock)
        qtbot.addWidget(screen)
        screen.resize(960, 600)
        screen.show_people(PEOPLE, last)
        with qtbot.waitExposed(screen):
            screen.show()
        screen.activateWindow()
        return screen

    return show


@pytest.mark.parametrize(
    ("name", "letters"),
    [("周敏", "zm"), ("褚刚", "cg"), ("欧阳", "oy"), ("耿二", "ge"), ("管理员", "gly"), ("Li 雷2", "lil2"), ("", "")],
)
def test_first_sounds(name: str, letters: str) -> None:
    assert initials(name) == letters


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("wl", ["wulei"]), ("吴", ["wulei"]), ("WU", ["wulei"]), ("w", ["weidong", "wulei"]), ("brien", ["obrien"]),
        ("pat o", ["obrien"]), ("gly", ["admin"]), ("li", ["fengli", "sunli"]), ("xyz", []),
    ],
)  # fmt: skip
def test_people_are_found_as_one_types(make: Callable[..., LockScreen], typed: str, found: list[str]) -> None:
    screen = make()
    screen.people.search.setFocus()
    screen.people.search.insert(typed)  # as an input method does
    QApplication.processEvents()
    QTest.keyClick(screen.people.search, Qt.Key.Key_Return)
    assert list(screen.people.logins()) == found
    assert screen.chosen == (found[0] if found else "zhoumin")
    assert QApplication.focusWidget() is (screen.pin if found else screen.people.search)


def test_the_last_person_is_chosen_and_the_pin_has_the_focus(make: Callable[..., LockScreen]) -> None:
    screen = make(last="sunli")
    assert screen.chosen == "sunli"
    assert QApplication.focusWidget() is screen.pin
    assert make(last="left the company").chosen == "fengli"


def test_arrows_choose_wherever_the_focus_is(make: Callable[..., LockScreen]) -> None:
    screen = make(last="fengli")
    for key, login in ((Qt.Key.Key_Up, "fengli"), (Qt.Key.Key_Down, "weidong"), (Qt.Key.Key_Down, "wulei")):
        QTest.keyClick(screen.pin, key)
        assert (screen.chosen, QApplication.focusWidget()) == (login, screen.pin)
    QTest.keyClick(screen.pin, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is screen.people.search
    QTest.keyClick(screen.people.search, Qt.Key.Key_Down)
    assert (screen.chosen, QApplication.focusWidget()) == ("zhoumin", screen.people.search)
    QTest.keyClick(screen.people.search, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is screen.pin


def test_few_people_need_no_search(make: Callable[..., LockScreen]) -> None:
    screen = make()
    assert screen.people.search.isVisible()
    screen.show_people(PEOPLE[:3])
    assert not screen.people.search.isVisible()


@pytest.mark.parametrize("code", ["wrong_pin", "wait_before_pin"])
def test_the_wait_is_counted_down_in_words(  # P39
    make: Callable[..., LockScreen], qtbot: QtBot, clock: Seconds, code: str
) -> None:
    screen = make(refuse(code, seconds=75))
    said: Callable[[], str] = lambda: screen._pin_field.note.text  # noqa: E731
    QTest.keyClicks(screen.pin, "1234")
    QTest.keyClick(screen.pin, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not screen.checking)
    assert "wait 1 min 15 s" in said()
    clock.now += 60
    screen.waits.look()
    assert "wait 15 seconds" in said()
    screen.choose("wulei")
    assert said() == "", "the wait is of one person only"
    screen.choose("zhoumin")
    assert "wait 15 seconds" in said()
    clock.now += 14
    screen.waits.look()
    assert "wait 1 second," in said()
    clock.now += 1
    screen.waits.look()
    assert said() == "You can try again now."


@pytest.mark.parametrize("code", ["zh_CN", "en"])
@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("size", audit.SIZES)
def test_nothing_is_clipped(
    make: Callable[..., LockScreen], theme: Theme, language: Language, code: str, mode: str, size: tuple[int, int]
) -> None:
    screen = make()
    language.use(code)
    theme.use(mode)
    screen.resize(*size)
    screen.waits.begin("zhoumin", 1790)
    screen.waits.look()
    audit.settle()
    assert audit.faults(screen) + audit.foreign_colours(screen) + audit.tab_faults(screen) == []
    language.use("en")
