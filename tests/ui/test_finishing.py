"""The window is closed while something goes on behind it: it waits, says so, and can be told not to."""

import threading
from collections.abc import Iterator

import audit
import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fieldtech.services.progress import Progress
from fieldtech.ui.finishing import FinishingGuard, FinishingSheet
from fieldtech.ui.language import Language
from fieldtech.ui.tasks import Task
from fieldtech.ui.theme import Theme
from fieldtech.ui.window import MainWindow


class Work:
    """Goes on in a pool until it is told that it is done."""

    def __init__(self, window: MainWindow, pool: QThreadPool) -> None:
        self.may_end, self.ended = threading.Event(), False
        self.task = Task(self._work, window, pool)
        self.task.start()

    def _work(self, _progress: Progress) -> None:
        assert self.may_end.wait(20)
        self.ended = True


@pytest.fixture
def pool() -> Iterator[QThreadPool]:
    pool = QThreadPool()
    yield pool
    assert pool.waitForDone(20_000)


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, language: Language, pool: QThreadPool) -> MainWindow:
    window = MainWindow(theme, language)
    window.resize(960, 640)
    FinishingGuard(window, pool)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    return window


def said(window: MainWindow) -> FinishingSheet | None:
    """The words one sees."""
    return next((sheet for sheet in window.findChildren(FinishingSheet) if sheet.isVisible()), None)


def test_nothing_goes_on_and_the_window_closes_at_once(window: MainWindow) -> None:
    assert window.close()
    assert not window.isVisible()


def test_it_says_what_it_waits_for_and_closes_by_itself(window: MainWindow, pool: QThreadPool, qtbot: QtBot) -> None:
    work = Work(window, pool)
    assert not window.close()
    qtbot.waitUntil(lambda: said(window) is not None)
    sheet = said(window)
    assert sheet is not None and sheet.title.text() == "Something is still being written or sent"
    assert audit.faults(window) == []
    work.may_end.set()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert work.ended


def test_what_is_soon_done_is_not_talked_about(window: MainWindow, pool: QThreadPool, qtbot: QtBot) -> None:
    work = Work(window, pool)
    assert not window.close()
    work.may_end.set()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert window.findChildren(FinishingSheet) == []


def test_one_may_stay(window: MainWindow, pool: QThreadPool, qtbot: QtBot) -> None:
    work = Work(window, pool)
    window.close()
    qtbot.waitUntil(lambda: said(window) is not None)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert said(window) is None
    with qtbot.waitSignal(work.task.finished):
        work.may_end.set()
    assert window.isVisible()


def test_one_may_close_all_the_same(window: MainWindow, pool: QThreadPool, qtbot: QtBot) -> None:
    work = Work(window, pool)
    window.close()
    qtbot.waitUntil(lambda: said(window) is not None)
    sheet = said(window)
    assert sheet is not None
    sheet.primary.click()
    assert not window.isVisible()
    work.may_end.set()
