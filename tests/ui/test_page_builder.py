"""Whoever comes in waits for his first page alone; the others are made while he looks at it."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from fieldtech.model.base import Id
from fieldtech.ui.page_builder import PageBuilder
from fieldtech.ui.registry import PAGES
from pages.program import Program
from prepared import act_as

Start = Callable[[str, str], tuple[Program, Id]]


def made(program: Program) -> list[str]:
    """The pages that are there."""
    return [page.name for page in program.window.stack.made()]


def let_in(program: Program, qtbot: QtBot, login: str) -> None:
    """His PIN was right before any page was there."""
    act_as(program.workplace, login)
    person = program.workplace.access.person
    with qtbot.waitSignal(program.session.entered):
        program.session.screen.signed_in.emit(person)


def builder(program: Program) -> PageBuilder:
    found = program.window.findChild(PageBuilder)
    assert found is not None
    return found


def test_only_his_first_page_is_made_before_it_is_shown(start: Start, qtbot: QtBot) -> None:
    program, _order = start("in_repair", "")
    let_in(program, qtbot, "chugang")
    assert made(program) == ["stock_page"]
    assert program.page.name == "stock_page"
    assert not program.window.covered


def test_the_others_follow_in_the_order_of_the_sidebar(start: Start, qtbot: QtBot) -> None:
    program, _order = start("in_repair", "")
    let_in(program, qtbot, "zhoumin")
    qtbot.waitSignal(builder(program).finished).wait()
    assert made(program) == [entry.name for entry in PAGES]
    listed = [page.name for page in program.window.stack.offered()]
    assert list(program.window.sidebar._buttons) == listed
    assert {"orders_page", "intake_page", "settings_page"} <= set(listed)
    assert "day_page" not in listed
    assert program.page.name == "orders_page"


def test_a_page_that_is_asked_for_is_made_at_once(start: Start, qtbot: QtBot) -> None:
    program, _order = start("in_repair", "")
    let_in(program, qtbot, "zhoumin")
    program.window.open_page("customers_page")
    assert made(program) == ["orders_page", "customers_page"]
    assert program.page.name == "customers_page"
