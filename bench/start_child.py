"""Started by ``bench/start.py``: prints the milliseconds since the process was asked for at which things were painted.

``bare`` shows a QMainWindow with a QTableView of 200 rows; ``fieldtech FOLDER`` is the program through its own
entry point, signed in as the dispatcher by key events the moment the PIN can be typed. Both are looked at alike:
every 5 ms somebody looks whether the widget is there; then it is painted once more, and the clock is read after that.
"""

import os
import sys
import time
from collections.abc import Callable
from typing import Any

SIZE = (1440, 900)
ROWS = 200
LOOK_MS = 5
HEAVY = ("reportlab", "pyhanko", "pikepdf", "zxingcpp", "openpyxl", "alembic", "pypdfium2", "PIL", "cryptography.x509")

from PySide6.QtCore import QEvent, QObject, Qt, QTimer  # noqa: E402 (both kinds of process pay for this alike)
from PySide6.QtGui import QKeyEvent  # noqa: E402
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QMainWindow, QTableView, QWidget  # noqa: E402

Look = Callable[[], QWidget | None]


class Eyes(QObject):
    """Waits for one widget after the other to be painted, says when, and acts."""

    def __init__(self, steps: list[tuple[str, Look, Callable[[QWidget], object]]]) -> None:
        super().__init__()
        self._steps, self._seen = steps, None
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        if self._seen is None and (widget := self._steps[0][1]()) is not None:
            self._seen: Any = widget
            widget.installEventFilter(self)
            widget.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._painted)
        return False

    def _painted(self) -> None:
        name, _look, act = self._steps.pop(0)
        say(name)
        act(self._seen)
        self._seen = None


def bare() -> None:
    from PySide6.QtGui import QStandardItem, QStandardItemModel

    app = QApplication([])
    window, table = QMainWindow(), QTableView()
    model = QStandardItemModel(window)
    for row in range(ROWS):
        model.appendRow([QStandardItem(f"{row} {column}") for column in range(5)])
    table.setModel(model)
    window.setCentralWidget(table)
    window.resize(*SIZE)
    eyes = Eyes([("painted", lambda: table.viewport() if table.isVisible() else None, leave)])
    window.show()
    app.exec()
    del eyes


def program(folder: str) -> None:
    app = QApplication([])
    eyes = Eyes([
        ("window", lambda: find(QWidget, "opening_screen"), lambda _widget: None),
        ("lock screen", lambda: find(QLineEdit, "pin"), sign_in),
        ("first list", first_list, leave),
    ])  # fmt: skip
    from fieldtech.cli import main

    main(["--data", folder, "--lang", "zh_CN", "--user", "zhenghao"])
    del eyes, app


def find(kind: type[QWidget], name: str) -> QWidget | None:
    for top in QApplication.topLevelWidgets():
        for widget in top.findChildren(kind, name):
            if widget.isVisible():
                return widget
    return None


def first_list() -> QWidget | None:
    view = find(QAbstractItemView, "orders")
    there = isinstance(view, QAbstractItemView) and view.model().rowCount() > 0
    return view.viewport() if there else None  # type: ignore[union-attr]


def sign_in(pin: QWidget) -> None:
    keys = [(Qt.Key.Key_0, "0")] * 4 + [(Qt.Key.Key_Return, "\r")]
    for key, text in keys:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.postEvent(pin, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))


def leave(_widget: QWidget) -> None:
    print("heavy", ",".join(name for name in HEAVY if name in sys.modules) or "none", flush=True)
    os._exit(0)  # the start is measured, not the end


def say(what: str) -> None:
    """The milliseconds since the process was asked for, and how many of them a processor worked for it."""
    spent = time.clock_gettime(time.CLOCK_MONOTONIC) - float(sys.argv[1])
    print(f"{what} {spent * 1000:.0f} {time.process_time() * 1000:.0f}", flush=True)


if __name__ == "__main__":
    bare() if sys.argv[2] == "bare" else program(sys.argv[3])
