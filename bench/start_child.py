"""Started by ``bench/start.py``: prints the milliseconds since the start of the process at which something was painted.

``bare`` shows an empty QMainWindow; ``fieldtech FOLDER`` opens the program, signs in as the dispatcher by keyboard
and waits for the first list of orders; ``modules`` prints what was imported that should not have been.
"""

import sys
import time
from pathlib import Path

BORN = time.clock_gettime(time.CLOCK_MONOTONIC)
HEAVY = ("reportlab", "pyhanko", "pikepdf", "zxingcpp", "openpyxl", "alembic", "pypdfium2")


def bare() -> None:
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication([])
    window = QMainWindow()
    window.resize(1440, 900)
    window.show()
    app.processEvents()
    window.grab()
    say("painted")


def program(folder: Path) -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QAbstractItemView, QApplication

    from fieldtech import app as composition
    from fieldtech.demo.hands import Hands
    from fieldtech.paths import DataFolder, cache_dir
    from fieldtech.ui.remembering import KeptSettings

    app = QApplication([])
    data = DataFolder(folder)
    settings = KeptSettings(data.settings, app)
    window = composition.make_window(app, settings, cache_dir(), "zh_CN")
    window.resize(1440, 900)
    opening = composition.Opening(window, settings, data.root, "zhenghao")
    window.show()
    QTimer.singleShot(0, opening.start)
    app.processEvents()
    say("window")
    hands = Hands(window)
    hands.wait_for(object_type("QLineEdit"), "pin")
    window.grab()
    say("lock screen")
    asked = time.clock_gettime(time.CLOCK_MONOTONIC)
    hands.write("pin", "0000")
    hands.click("sign_in")
    listed = lambda: [v for v in window.findChildren(QAbstractItemView) if v.isVisible() and v.model().rowCount() > 0]  # noqa: E731
    hands.until(lambda: bool(listed()), "the first list")
    window.grab()
    spent = time.clock_gettime(time.CLOCK_MONOTONIC) - asked
    say("first list")
    print(f"sign-in to list {spent * 1000:.0f}")
    print("heavy", ",".join(name for name in HEAVY if name in sys.modules) or "none")
    opening.close()


def object_type(name: str) -> type:
    from PySide6 import QtWidgets

    found: type = getattr(QtWidgets, name)
    return found


def say(what: str) -> None:
    print(f"{what} {(time.clock_gettime(time.CLOCK_MONOTONIC) - float(sys.argv[1])) * 1000:.0f}", flush=True)


if __name__ == "__main__":
    bare() if sys.argv[2] == "bare" else program(Path(sys.argv[3]))
