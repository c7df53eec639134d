"""Whoever comes in waits for his first page alone; the others are made while he looks at it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from fieldtech.app import build_window
from fieldtech.ui.language import Language
from fieldtech.ui.page_builder import PageBuilder
from fieldtech.ui.registry import PAGES
from fieldtech.ui.remembering import KeptSettings
from fieldtech.ui.session import Session
from fieldtech.ui.theme import Theme
from fieldtech.ui.window import MainWindow
from prepared import Prepared, act_as

LetIn = Callable[[str], MainWindow]


@pytest.fixture
def let_in(qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path) -> Iterator[LetIn]:
    """``let_in(login)``: the window of somebody whose PIN was right before any page was there."""
    workplace, _order = prepared.open("in_repair", tmp_path / "data")

    def enter(login: str) -> MainWindow:
        workplace.access.sign_out()
        window = build_window(workplace, KeptSettings(tmp_path / "settings.json"), theme=theme, language=language)
        qtbot.addWidget(window)
        session = window.findChild(Session)
        assert session is not None
        act_as(workplace, login)
        with qtbot.waitSignal(session.entered):
            session.screen.signed_in.emit(workplace.access.person)
        return window

    yield enter
    workplace.close()


def made(window: MainWindow) -> list[str]:
    """The pages that are there."""
    return [page.name for page in window.stack.made()]


def in_front(window: MainWindow) -> str:
    """The name of the page one sees."""
    assert window.current is not None
    return window.current.name


@pytest.mark.parametrize(("login", "page"), [("chugang", "stores_page"), ("wulei", "day_page")])
def test_only_his_first_page_is_made_before_it_is_shown(let_in: LetIn, login: str, page: str) -> None:
    window = let_in(login)
    assert made(window) == [page]
    assert in_front(window) == page
    assert not window.covered


def test_the_others_follow_in_the_order_of_the_sidebar(let_in: LetIn, qtbot: QtBot) -> None:
    window = let_in("zhoumin")
    builder = window.findChild(PageBuilder)
    assert builder is not None
    with qtbot.waitSignal(builder.finished):
        assert len(made(window)) < len(PAGES)
    assert made(window) == [entry.name for entry in PAGES]
    listed = [item.name for item in window.stack.nav_items()]
    assert list(window.sidebar._buttons) == listed
    assert {"orders_page", "intake_page", "settings_page"} <= set(listed)
    assert "day_page" not in listed
    assert in_front(window) == "orders_page"


def test_a_page_that_is_asked_for_is_made_at_once(let_in: LetIn) -> None:
    window = let_in("zhoumin")
    window.open_page("customers_page")
    assert made(window) == ["orders_page", "customers_page"]
    assert in_front(window) == "customers_page"


@pytest.mark.parametrize("login", ["zhoumin", "zhenghao", "sunli", "wulei", "chugang"])
def test_the_sidebar_is_whole_from_the_first_moment(let_in: LetIn, qtbot: QtBot, login: str) -> None:
    """And says of a page that is still to come what the page itself will say."""
    window = let_in(login)
    builder = window.findChild(PageBuilder)
    assert builder is not None
    window.language.use("zh_CN")
    at_once = [(item.name, item.title, item.icon) for item in window.stack.nav_items()]
    assert len(made(window)) < len(at_once) == len(window.sidebar._buttons)
    with qtbot.waitSignal(builder.finished):
        pass
    assert [(item.name, item.title, item.icon) for item in window.stack.nav_items()] == at_once
