"""Long work runs elsewhere, reports here, and can be stopped."""

import threading
import weakref

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThreadPool
from pytestqt.qtbot import QtBot

from fieldtech.services.progress import Progress
from fieldtech.ui.tasks import Task
from fieldtech.ui.watchdog import Watchdog


class Listener(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.results: list[object] = []
        self.errors: list[object] = []
        self.steps: list[tuple[int, int]] = []
        self.threads: set[int] = set()

    def succeeded(self, result: object) -> None:
        self.results.append(result)
        self.threads.add(threading.get_ident())

    def failed(self, error: object) -> None:
        self.errors.append(error)

    def progressed(self, done: int, total: int) -> None:
        self.steps.append((done, total))


@pytest.fixture
def listener(qapp: object) -> Listener:
    return Listener()


def started(work: object, listener: Listener) -> Task:
    task = Task(work, listener)  # type: ignore[arg-type]
    task.succeeded.connect(listener.succeeded)
    task.failed.connect(listener.failed)
    task.progressed.connect(listener.progressed)
    return task


def test_result_and_progress_arrive_in_the_gui_thread(qtbot: QtBot, listener: Listener) -> None:
    workers: list[int] = []

    def work(progress: Progress) -> str:
        workers.append(threading.get_ident())
        progress.step(1, 2)
        return "done"

    task = started(work, listener)
    with qtbot.waitSignal(task.finished, timeout=2000):
        task.start()
    assert (listener.results, listener.steps) == (["done"], [(1, 2)])
    assert listener.threads == {threading.get_ident()}
    assert workers != [threading.get_ident()]


def test_an_error_is_reported(qtbot: QtBot, listener: Listener) -> None:
    def work(_: Progress) -> None:
        raise ValueError("no such file")

    task = started(work, listener)
    with qtbot.waitSignal(task.finished, timeout=2000):
        task.start()
    assert [str(error) for error in listener.errors] == ["no such file"]


def test_a_cancelled_task_reports_nothing(qtbot: QtBot, listener: Listener) -> None:
    running, may_go_on = threading.Event(), threading.Event()

    def work(progress: Progress) -> str:
        running.set()
        may_go_on.wait(5)
        progress.step(1, 2)
        return "too late"

    task = started(work, listener)
    with qtbot.waitSignal(task.finished, timeout=5000):
        task.start()
        running.wait(5)
        task.cancel()
        may_go_on.set()
    assert (listener.results, listener.errors) == ([], [])


def test_what_the_work_holds_ends_in_the_gui_thread(qtbot: QtBot, listener: Listener) -> None:
    """Also when the task died while it ran: a QObject that ends in the pool brings the program down."""
    running, may_go_on, ended_in = threading.Event(), threading.Event(), list[int]()

    class Held(list[int]):
        def work(self, progress: Progress) -> "Held":
            running.set()
            may_go_on.wait(5)
            return self

    held, pool = Held(), QThreadPool()
    weakref.finalize(held, lambda: ended_in.append(threading.get_ident()))
    task = Task(held.work, listener, pool)
    task.start()
    running.wait(5)
    shiboken6.delete(listener)
    del task, held
    may_go_on.set()
    assert pool.waitForDone(5000)
    qtbot.waitUntil(lambda: bool(ended_in))
    assert ended_in == [threading.get_ident()]


def test_the_watchdog_notices_a_deaf_event_loop(qapp: object) -> None:
    times = iter((0.0, 0.01, 0.15, 0.16, 0.17))
    parent = QObject()
    watchdog = Watchdog(parent, limit_ms=50, tick_ms=10, clock=lambda: next(times))
    for _ in range(3):
        watchdog.beat()
    watchdog.stop()
    assert watchdog.gaps == [130]


def test_twenty_thousand_void_calls_survive() -> None:
    """PySide6 6.12.0 on Python 3.11 drops a reference of None with each and aborts after some 5,000."""
    thing = QObject()
    for _ in range(20_000):
        thing.setObjectName("x")
    assert thing.objectName() == "x"
