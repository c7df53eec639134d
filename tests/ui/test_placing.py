"""The window's first place fits the screen; a remembered one comes back onto a screen that exists."""

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from fieldtech.ui.placing import FRAME, WANTED, brought_back, fitting, place

LEAST = QSize(960, 600)
OFFICE = QRect(0, 0, 1920, 1040)  # a task bar of 40 px below
SECOND = QRect(1920, 0, 1920, 1080)
ABOVE_LEFT = QRect(-1280, -1024, 1280, 1024)
LAPTOP = QRect(0, 0, 1440, 860)  # 1440 x 900 with a task bar
SMALL = QRect(0, 0, 1024, 728)
TINY = QRect(0, 0, 800, 560)


def kept(window: QWidget, place: QRect) -> str:
    """What is remembered of a window that stood there."""
    window.setGeometry(place)
    return window.saveGeometry().toBase64().data().decode("ascii")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.setMinimumSize(LEAST)
    qtbot.addWidget(window)
    return window


@pytest.mark.parametrize(
    ("screen", "size"),
    [(OFFICE, (1440, 900)), (LAPTOP, (1424, 820)), (SMALL, (1008, 688)), (TINY, (960, 600))],
)
def test_the_first_size_fits_below_a_title_bar(window: QWidget, screen: QRect, size: tuple[int, int]) -> None:
    place(window, "", [screen, SECOND])
    assert (window.width(), window.height()) == size


def test_without_any_screen_it_still_has_a_size(window: QWidget) -> None:
    place(window, "", [])
    assert window.size() == WANTED


@pytest.mark.parametrize(
    ("was", "screens", "comes"),
    [
        (QRect(100, 80, 1440, 900), [OFFICE], QRect(100, 80, 1440, 900)),
        (QRect(2100, 80, 1440, 900), [OFFICE, SECOND], QRect(2100, 80, 1440, 900)),
        (QRect(2100, 80, 1440, 900), [OFFICE], QRect(480, 80, 1440, 900)),
        (QRect(-1200, -900, 1000, 700), [OFFICE, ABOVE_LEFT], QRect(-1200, -900, 1000, 700)),
        (QRect(-1200, -900, 1000, 700), [OFFICE], QRect(0, 40, 1000, 700)),
        (QRect(100, -60, 1440, 900), [OFFICE], QRect(100, 40, 1440, 900)),
        (QRect(100, 80, 1800, 1000), [SMALL], QRect(16, 40, 1008, 688)),
        (QRect(100, 900, 1440, 900), [OFFICE], QRect(100, 140, 1440, 900)),
        (QRect(99999, 99999, 1440, 900), [LAPTOP], QRect(16, 40, 1424, 820)),
    ],
)
def test_it_comes_back_onto_a_screen_that_exists(was: QRect, screens: list[QRect], comes: QRect) -> None:
    assert brought_back(was, screens, LEAST) == comes


@pytest.mark.parametrize("screen", [OFFICE, LAPTOP, SMALL, SECOND, ABOVE_LEFT])
@pytest.mark.parametrize("left", [-5000, -300, 0, 700, 5000])
@pytest.mark.parametrize("top", [-5000, -20, 0, 500, 5000])
def test_the_whole_window_is_on_the_screen(screen: QRect, left: int, top: int) -> None:
    comes = brought_back(QRect(left, top, 1440, 900), [screen], LEAST)
    assert screen.contains(comes) and comes.top() >= screen.top() + FRAME.height()
    assert comes.size() == fitting(WANTED, screen, LEAST)


def test_the_remembered_place_is_read(window: QWidget, qtbot: QtBot) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    window.setMinimumSize(0, 0)
    text = kept(other, QRect(20, 90, 700, 500))  # Qt itself looks at the screen of the tests, which is small
    place(window, text, [OFFICE])
    assert window.geometry() == QRect(20, 90, 700, 500)
    place(window, text, [SECOND])
    assert window.geometry() == QRect(1920, 90, 700, 500)


@pytest.mark.parametrize("broken", ["nonsense", "////", "中文", "AAAA"])
def test_a_broken_memory_is_no_hindrance(window: QWidget, broken: str) -> None:
    place(window, broken, [LAPTOP])
    assert (window.width(), window.height()) == (1424, 820)
