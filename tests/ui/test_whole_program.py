"""Every page in the program: switching language and theme live, no slow moment.

What is clipped or unnamed in any of them is found by journeys/test_window_audit.py.
"""

from collections.abc import Callable

import audit
import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from fieldtech.model.base import Id
from fieldtech.ui.language import Language
from fieldtech.ui.registry import PAGES
from fieldtech.ui.theme import Theme
from pages.program import Program

Start = Callable[[str, str], tuple[Program, Id]]

OF_AN_ORDER = ("orders_page", "onsite_page", "checklist_page", "leave_page", "swap_page", "signoff_page")
WHO = {"day_page": "wulei", "approvals_page": "sunli", "intake_page": "zhoumin", "requests_page": "zhoumin",
       "owed_page": "zhenghao", "master_data_page": "admin", "stock_page": "chugang", "stores_page": "chugang",
       "settings_page": "admin", "computers_page": "admin", "calendar_page": "zhenghao",
       "plans_page": "zhenghao", "finance_page": "fengli", "open_amounts_page": "zhenghao",
       "prices_page": "admin"}  # fmt: skip


def texts(window: QWidget) -> set[str]:
    """Everything that can be read."""
    shown = (w for w in window.findChildren(QWidget) if w.isVisible())
    return {w.text() for w in shown if isinstance(w, QLabel | QAbstractButton)} - {""}


def is_chinese(text: str) -> bool:
    """Whether there is a Han character in it."""
    return any("\u4e00" <= letter <= "\u9fff" for letter in text)


def on_page(start: Start, name: str) -> Program:
    """That page, with an order where it shows one."""
    program, order = start("to_sign" if name == "signoff_page" else "in_repair", WHO.get(name, "wulei"))
    program.open(name, order if name in OF_AN_ORDER else None)
    return program


@pytest.mark.parametrize("name", [entry.name for entry in PAGES])
def test_every_page_opens_in_both_languages_and_themes(
    start: Start, theme: Theme, language: Language, name: str
) -> None:
    program = on_page(start, name)
    assert program.page.name == name
    english = texts(program.window)
    language.use("zh_CN")
    theme.use("dark")
    audit.settle()
    chinese = texts(program.window)
    assert sum(map(is_chinese, chinese)) > sum(map(is_chinese, english))
    left = {text for text in chinese & english if text.isalpha() and text.isascii() and len(text) > 5}
    assert left <= {"fieldtech", "English"}
    assert not program.window.messages.keys()


def test_every_page_there_is_has_its_module(start: Start) -> None:
    program, _order = start("in_repair", "admin")
    assert set(program.window.page_names()) == {entry.name for entry in PAGES}
