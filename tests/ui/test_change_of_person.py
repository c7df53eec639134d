"""Another person sits down at the same laptop: nothing of the one before is seen, used or written for him."""

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from sqlalchemy import ColumnElement, func, select

from fieldtech.model.base import Id
from fieldtech.model.orders import Entry, Photo
from fieldtech.paths import resources
from fieldtech.services.orders import OrderQuery
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.search_field import SEARCH_DELAY_MS, SearchField
from fieldtech.ui.language import Language
from pages.program import Program

Start = Callable[[str, str], tuple[Program, Id]]
NOTE = "rust under the left clamp"


def count(workplace: Workplace, table: type, *those: ColumnElement[bool]) -> int:
    """How many such rows there are."""
    with workplace.context.reading() as session:
        return session.scalar(select(func.count()).select_from(table).where(*those)) or 0


def test_orders_of_the_one_before_are_gone(start: Start) -> None:
    program, order = start("in_repair", "zhoumin")
    page = program.open("orders_page", order)
    assert page.detail.view is not None
    program.session.lock()
    program.sign_in("zhaoqiang")
    program.open("orders_page")
    rows = program.workplace.orders.page(OrderQuery("", "open"), limit=50).rows
    assert [page.list_pane.model.record(at).id for at in range(page.list_pane.model.rowCount())] == [r.id for r in rows]
    shown = page.detail.view
    assert shown is None or shown.id in [row.id for row in rows]
    assert shown is not None or page._work.acts() == ()


def test_nobody_goes_back_to_what_the_one_before_read(start: Start) -> None:
    program, order = start("in_repair", "wulei")
    program.open("onsite_page", order)
    program.session.lock()
    program.sign_in("zhaoqiang")
    program.window.back()
    assert program.page.name == "day_page"
    assert all(stop.order_id != order for stop in program.window.page("day_page")._stops)


def test_a_page_that_is_not_for_somebody_says_so(start: Start) -> None:
    program, order = start("in_repair", "wulei")
    program.open("onsite_page", order)
    assert program.open("requests_page").name == "onsite_page"
    assert program.window.messages.keys() == ("error",)
    program.window.back()
    assert program.page.name == "day_page"  # the way back knows nothing of it


def test_what_one_typed_is_in_no_form_of_the_next(start: Start) -> None:
    program, order = start("in_repair", "wulei")
    page = program.open("onsite_page", order)
    page.rail.open_section("diagnosis")
    program.hands.settle()
    program.hands.write("text", NOTE)
    his = page.rail.section("diagnosis")
    program.session.lock()
    before = count(program.workplace, Entry, Entry.by == "zhenghao")
    program.sign_in("zhenghao")
    program.open("onsite_page", order)
    page.rail.open_section("diagnosis")
    program.hands.settle()
    assert page.rail.section("diagnosis") is not his
    program.window.open_page("orders_page")
    assert program.workplace.drafts.pending() == []
    assert count(program.workplace, Entry, Entry.by == "zhenghao") == before


@pytest.mark.parametrize("name", ["checklist_page", "leave_page", "swap_page", "signoff_page", "onsite_page"])
def test_pages_of_an_order_hold_none_afterwards(start: Start, name: str) -> None:
    program, order = start("to_sign" if name == "signoff_page" else "in_repair", "wulei")
    page = program.open(name, order)
    program.session.lock()
    program.sign_in("zhaoqiang")
    held = page.state if name == "swap_page" else page._view if name == "signoff_page" else page.view
    assert held is None


def test_the_same_person_finds_everything_as_it_was(start: Start) -> None:
    program, order = start("in_repair", "wulei")
    page = program.open("onsite_page", order)
    page.rail.open_section("diagnosis")
    program.session.lock()
    program.sign_in("wulei")
    assert program.page is page
    assert page.rail.current == "diagnosis"


def test_the_language_lent_to_a_customer_is_taken_back_by_the_lock(start: Start) -> None:
    program, _order = start("in_repair", "wulei")
    own = program.window.language.code
    program.window.language.lend()
    program.window.language.toggle()
    program.session.lock()
    assert program.window.language.code == own
    assert not program.window.language.lent


def test_an_open_menu_does_not_lie_over_the_lock_screen(start: Start) -> None:
    program, _order = start("in_repair", "wulei")
    menu = QMenu(program.window)
    menu.addAction("Hold")
    menu.popup(program.window.mapToGlobal(program.window.rect().center()))
    program.hands.settle()
    program.session.lock()
    assert not menu.isVisible()


def test_a_photo_taken_before_the_lock_is_stored_after_it(start: Start) -> None:
    program, order = start("in_repair", "wulei")
    page = program.open("onsite_page", order)
    photo = resources() / "demo" / "photos" / "body_scratch.jpg"
    before = count(program.workplace, Photo)
    page.desk.take(order, "plate", photo)
    program.session.lock()
    program.hands.until(lambda: page.desk.busy == 0, "the photo")
    assert count(program.workplace, Photo) == before + 1
    assert program.window.messages.keys() == ()


@pytest.mark.parametrize("name", ["orders_page", "vehicles_page", "customers_page", "requests_page"])
def test_nothing_is_searched_for_behind_the_lock_screen(start: Start, name: str) -> None:
    program, _order = start("registered", "zhenghao")
    field = next(found for found in program.open(name).findChildren(SearchField) if found.isVisible())
    asked: list[str] = []
    field.searched.connect(asked.append)
    QTest.keyClicks(field, "BX")
    program.session.lock()
    program.hands.pause(2 * SEARCH_DELAY_MS)
    assert asked == []
    program.sign_in("zhenghao")
    program.hands.until(lambda: asked[-1:] == [field.text()], "the search that was put off")


@pytest.mark.parametrize("name", ["orders_page", "stores_page", "vehicles_page", "approvals_page", "settings_page"])
def test_the_lock_screen_may_change_the_language(start: Start, name: str, language: Language) -> None:
    program, _order = start("registered", "sunli")
    before = program.open(name).title()
    program.session.lock()
    language.use("zh_CN")
    program.hands.settle()
    program.sign_in("sunli")
    assert program.open(name).title() != before
    program.session.lock()
    language.use("en")
    program.hands.settle()


def test_the_lock_screen_may_change_the_language_over_a_count(start: Start, language: Language) -> None:
    program, _order = start("registered", "chugang")
    page = program.open("stores_page")
    page.start_count(page.view)
    program.session.lock()
    language.use("zh_CN")
    program.hands.settle()
    program.sign_in("chugang")
    program.open("stores_page")
    assert page.counting.book.isVisibleTo(page.counting)
    language.use("en")
    program.hands.settle()
