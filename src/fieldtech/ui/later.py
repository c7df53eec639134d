"""A moment later: long work cut into pieces, between which the window takes keys and presses."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def soon(owner: QObject, act: Callable[[], object], after_ms: int = 0) -> None:
    """Do it after whatever waits to be handled now, unless ``owner`` is gone by then.

    A timer, for a queued call would come before the keys that are waiting.
    """
    timer = QTimer(owner, singleShot=True, interval=after_ms)
    timer.timeout.connect(act)
    timer.timeout.connect(timer.deleteLater)
    timer.start()
