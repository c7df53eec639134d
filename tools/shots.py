"""Pictures of every page, for anyone to look at: ``python tools/shots.py [PAGE…]`` writes to ``out/shots``.

The window runs on demo data in a temporary folder, in both languages and themes and three sizes. Nothing of
the user's own is touched.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from fieldtech.app import build_window
from fieldtech.clock import FixedClock
from fieldtech.demo.acts import PIN, Acts
from fieldtech.demo.cases import ZONE
from fieldtech.demo.hands import Hands
from fieldtech.model.base import Id
from fieldtech.services.workplace import Workplace
from fieldtech.ui.language import Language
from fieldtech.ui.registry import PAGES
from fieldtech.ui.remembering import KeptSettings
from fieldtech.ui.session import Session
from fieldtech.ui.theme import Theme
from fieldtech.ui.window import MainWindow

OUT = Path(__file__).resolve().parent.parent / "out" / "shots"
SIZES = ((1440, 900), (1024, 700), (960, 600))
STATE_OF = {"signoff_page": "to_sign", "approvals_page": "to_approve", "day_page": "assigned", "leave_page": "worked"}
PERSON_OF = {"approvals_page": "sunli", "intake_page": "zhoumin", "orders_page": "zhenghao", "stock_page": "chugang",
             "master_data_page": "admin", "settings_page": "admin"}  # fmt: skip
BEGINS = datetime(2026, 11, 18, 9, 12, tzinfo=ZONE)
WITH_ORDER = ("orders_page", "onsite_page", "checklist_page", "leave_page", "swap_page", "signoff_page")


class Studio:
    """One application, and a new window for every state the pages want to be shown in."""

    def __init__(self, folder: Path) -> None:
        app = QApplication.instance() or QApplication([])
        assert isinstance(app, QApplication)
        self.app, self.folder = app, folder
        self.theme, self.language = Theme(app, folder), Language(app, folder)
        self.theme.use("light")

    def shoot(self, state: str, names: list[str]) -> Iterator[Path]:
        """Pictures of these pages with an order in that state."""
        with self.window(state) as (window, order):
            for name in names:
                yield from self._page(window, name, order)

    @contextmanager
    def window(self, state: str) -> Iterator[tuple[MainWindow, Id]]:
        """The program on demo data, closed afterwards."""
        folder = self.folder / state
        workplace = Workplace.open(folder, clock=FixedClock(BEGINS), zone=ZONE, demo=True)
        workplace.imports.demo()
        order = Acts(workplace).to(state)
        workplace.access.sign_out()
        settings = KeptSettings(folder / "settings.json")
        window = build_window(workplace, settings, theme=self.theme, language=self.language)
        window.show()
        yield window, order
        window.close()
        workplace.close()

    def _page(self, window: MainWindow, name: str, order: Id) -> Iterator[Path]:
        self._sign_in(window, PERSON_OF.get(name, "wulei"))
        window.open_page(name, order.hex if name in WITH_ORDER else "")
        for code in ("zh_CN", "en"):
            self.language.use(code)
            for mode in ("light", "dark"):
                self.theme.use(mode)
                for width, height in SIZES:
                    window.resize(width, height)
                    self._settle()
                    target = OUT / f"{name}_{code[:2]}_{mode}_{width}.png"
                    window.grab().save(str(target))
                    yield target

    def _sign_in(self, window: MainWindow, login: str) -> None:
        session: Any = window.findChild(Session)
        session.lock()
        session.screen.choose(login)
        session.screen.pin.setText(PIN)
        session.screen.enter.click()
        Hands(window).until(lambda: not (session.screen.checking or session.letting_in), login)

    def _settle(self) -> None:
        for _ in range(6):
            self.app.processEvents()


def main(arguments: list[str]) -> int:
    """Take the pictures and say where they are."""
    known = [entry.name for entry in PAGES]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="*", metavar="PAGE", help=f"one of {', '.join(known)} (all without any)")
    wanted = parser.parse_args(arguments).pages or known
    if unknown := set(wanted) - set(known):
        parser.error(f"unknown: {', '.join(sorted(unknown))}")
    OUT.mkdir(parents=True, exist_ok=True)
    by_state: dict[str, list[str]] = {}
    for name in wanted:
        by_state.setdefault(STATE_OF.get(name, "in_repair"), []).append(name)
    with tempfile.TemporaryDirectory() as folder:
        studio = Studio(Path(folder))
        count = sum(1 for state, names in by_state.items() for _ in studio.shoot(state, names))
    print(f"{count} pictures in {OUT}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
