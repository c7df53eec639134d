"""Garbage of Python is collected where the widgets live, and it is collected."""

import gc
import threading
from collections.abc import Iterator
from weakref import ref

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from fieldtech.ui.collecting import Collector


class Ring:
    """Garbage only the collector finds."""

    def __init__(self, seen: set[str]) -> None:
        self.me, self.seen = self, seen

    def __del__(self) -> None:
        self.seen.add(threading.current_thread().name)


@pytest.fixture
def owner(qtbot: QtBot) -> Iterator[QObject]:
    yield QObject()
    gc.enable()


def test_a_thread_collects_nothing(owner: QObject, qtbot: QtBot) -> None:
    seen: set[str] = set()
    Collector(owner)
    thread = threading.Thread(target=lambda: [Ring(seen) for _ in range(5000)], name="pool")
    thread.start()
    thread.join()
    assert seen == set()
    qtbot.waitUntil(lambda: seen != set())
    assert seen == {threading.main_thread().name}


def test_what_is_old_is_collected_too(owner: QObject) -> None:
    collector = Collector(owner)
    ring = Ring(set())
    for _ in range(2):
        gc.collect(1)
    gone = ref(ring)
    del ring
    for _ in range(200):
        _more = [[n] for n in range(1000)]
        collector.collect()
        del _more
        if gone() is None:
            break
    assert gone() is None
