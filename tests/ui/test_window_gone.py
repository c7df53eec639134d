"""A window that was closed is gone, with everything in it: nothing that lives longer holds on to it."""

import gc
from pathlib import Path
from weakref import ref

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldtech.model.base import Id
from fieldtech.services.workplace import Workplace
from fieldtech.ui.language import Language
from fieldtech.ui.registry import PAGES
from fieldtech.ui.theme import Theme
from pages.program import Program
from prepared import Prepared

WITHOUT_ORDER = ("day_page", "intake_page", "approvals_page", "customers_page", "vehicles_page", "stock_page",
                 "stores_page", "master_data_page", "settings_page")  # fmt: skip
Refs = list["ref[object]"]


def take_away() -> None:
    """What Qt deletes later and what only Python's collector finds."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


def used_and_closed(
    qtbot: QtBot, theme: Theme, language: Language, workplace: Workplace, order: Id, file: Path
) -> tuple[Refs, int]:
    """References to a window and its pages, all of which were shown, and how many widgets there were."""
    program = Program(qtbot, theme, language, workplace, file)
    program.sign_in("wulei")
    for entry in PAGES:
        program.open(entry.name, None if entry.name in WITHOUT_ORDER else order)
    theme.use("dark")
    language.use("zh_CN")
    program.window.open_palette()
    program.hands.settle()
    count = len(QApplication.allWidgets())
    pages = [program.window.page(name) for name in program.window.page_names()]
    program.window.close()
    program.window.deleteLater()
    return [ref(it) for it in (program.window, program.session, *pages)], count


def test_nothing_is_left_of_a_closed_window(
    qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path
) -> None:
    workplace, order = prepared.open("swapped", tmp_path / "data")
    take_away()
    before = len(QApplication.allWidgets())
    gone, most = used_and_closed(qtbot, theme, language, workplace, order, tmp_path / "settings.json")
    assert most > before + 1000
    assert len(gone) > len(PAGES)
    take_away()
    assert [it() for it in gone if it() is not None] == []
    assert len(QApplication.allWidgets()) <= before
    workplace.close()
