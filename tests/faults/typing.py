"""What the killed windows do: somebody signs in, goes to a form, types, and waits until the window says it is kept.

Imported by the processes themselves, so nothing here needs fixtures; Qt begins only inside the process.
"""

import os
from collections.abc import Callable
from datetime import datetime
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from fieldtech.app import build_window
from fieldtech.clock import FixedClock
from fieldtech.demo.acts import PIN, ZONE, signature
from fieldtech.demo.hands import Hands
from fieldtech.services.workplace import Workplace
from fieldtech.ui.language import Language
from fieldtech.ui.remembering import KeptSettings
from fieldtech.ui.theme import Theme
from fieldtech.ui.window import MainWindow

SENTENCE = "平台从昨天晚上起不上线 since 22:40"
NAME = "马骏 (night shift)"


class Typist:
    """One window with hands before it."""

    def __init__(self, window: MainWindow, order: str) -> None:
        self.window, self.order, self.hands = window, order, Hands(window, lookout=False)

    def sign_in(self, login: str) -> None:
        self.hands.click(f"person_{login}")
        self.hands.write("pin", PIN)
        self.hands.key("Return")
        self.hands.until(lambda: not self.hands.sees("lock_screen"), "the window")

    def go(self, page: str, section: str = "") -> None:
        self.window.open_page(page, self.order + section)
        self.hands.settle()

    def says(self, *words: str) -> bool:
        """Whether one sentence in sight has all these words."""
        labels = [w.text() for w in self.window.findChildren(QLabel) if w.isVisible()]
        return any(all(word in text for word in words) for text in labels)

    def wait_for_words(self, *words: str) -> None:
        self.hands.until(lambda: self.says(*words), " ".join(words))


def type_call(typist: Typist) -> None:
    typist.hands.click("open_intake_page")
    typist.hands.write("text", SENTENCE)
    typist.wait_for_words("Kept on this computer")


def type_plan(typist: Typist) -> None:
    typist.go("orders_page")
    typist.hands.click("triage")
    typist.hands.click("nature_hardware")
    typist.hands.click("severity_2")
    typist.hands.key("Ctrl+Return")
    typist.hands.click("propose_plan")
    typist.hands.write("text", SENTENCE, typist.hands.see("plan_form"))
    typist.wait_for_words("Draft saved")


def type_diagnosis(typist: Typist) -> None:
    typist.go("onsite_page", "/diagnosis")
    typist.hands.write("text", SENTENCE)
    typist.wait_for_words("Saved on this computer")


def type_checklist_note(typist: Typist) -> None:
    typist.go("checklist_page")
    card = typist.hands.see("RP-08")
    typist.hands.click("answer_not_ok", card)
    typist.hands.write("note", SENTENCE, card)
    typist.wait_for_words("Saved on this computer")
    typist.hands.pause(300)  # the footer spoke of the answer already; the note follows within 200 ms


def type_name(typist: Typist) -> None:
    typist.go("signoff_page")
    typist.hands.draw("technician_ink", signature("zhao_qiang")[0])
    typist.hands.key("Ctrl+Return")
    typist.hands.write("name", NAME)
    typist.hands.pause(300)  # nothing is said to the customer about drafts


SCENES: dict[str, Callable[[Typist], None]] = {
    "call": type_call, "plan": type_plan, "diagnosis": type_diagnosis, "note": type_checklist_note, "name": type_name,
}  # fmt: skip


def type_and_stay(scene: str, folder: Path, login: str, order: str, now: datetime, said: Connection) -> None:
    """Type, say so, and stay until somebody kills the process."""
    app: Any = QApplication([])
    theme, language = Theme(app, folder / "cache"), Language(app, folder / "cache")
    theme.use("light")
    language.use("en")
    workplace = Workplace.open(folder / "data", clock=FixedClock(now), zone=ZONE, demo=True)
    window = build_window(workplace, KeptSettings(folder / "settings.json"), theme=theme, language=language)
    window.show()
    QTest.qWaitForWindowExposed(window)
    window.activateWindow()
    typist = Typist(window, order)
    try:
        typist.sign_in(login)
        SCENES[scene](typist)
        said.send("")
    except BaseException as error:
        said.send(repr(error))
        raise
    app.exec()
