"""The calendar in the window: looked at by keys, a visit put on another day and back, saved and printed (F29, F30)."""

from collections.abc import Iterator
from datetime import date, timedelta
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from icalendar import Calendar as Ics
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import maintenance
from fieldtech.errors import MachineError
from fieldtech.services.plans.calendar import CalendarEntry
from fieldtech.ui.kit.card import Facts
from fieldtech.ui.language import Language
from fieldtech.ui.pages.calendar.chip import EntryChip, lines_of
from fieldtech.ui.pages.calendar.looks import summary
from fieldtech.ui.pages.calendar.paper import paint_page
from fieldtech.ui.pages.calendar_page import CalendarPage
from fieldtech.ui.pages.order.cards import ViewCard
from fieldtech.ui.pages.order.form_sheet import FormSheet
from fieldtech.ui.pages.orders import OrdersPage
from fieldtech.ui.theme import Theme
from pages.program import Program
from prepared import set_order

DAY = maintenance.FIRST_DAY


@pytest.fixture
def program(
    qtbot: QtBot, theme: Theme, language: Language, prepared_visits: maintenance.PreparedVisits, tmp_path: Path
) -> Iterator[Program]:
    workplace, _order = prepared_visits.open("noticed", tmp_path / "data")
    saved = tmp_path / "calendar.ics"
    program = Program(
        qtbot, theme, language, workplace, tmp_path / "settings.ini", tools={"save_file": lambda *_: str(saved)}
    )
    program.sign_in("zhenghao")
    program.window.open_page("calendar_page")
    there(program)
    yield program
    workplace.close()


def page_of(program: Program) -> CalendarPage:
    page = program.page
    assert isinstance(page, CalendarPage)
    return page


def there(program: Program) -> CalendarPage:
    """The page, with everything read that was asked for."""
    page = page_of(program)
    program.hands.until(lambda: not page.reading.going, "what is read for the calendar")
    return page


def the_visit(page: CalendarPage) -> CalendarEntry:
    (found,) = [entry for entry in page.view._entries if entry.movable]
    return found


def drag(page: CalendarPage, entry: CalendarEntry, day: date, login: str | None = None) -> None:
    view = page.view
    placed = next(p for p in view.sheet.placed if p.entry.order == entry.order)
    cell = next(c for c in view.sheet.cells if c.day == day and c.login == login)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(placed.box.x + 20, placed.box.y + 10))
    at = QPointF(cell.box.x + 30, cell.box.y + 30)
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    moved = QMouseEvent(QEvent.Type.MouseMove, at, view.mapToGlobal(at), Qt.MouseButton.NoButton, left, none)
    QApplication.sendEvent(view, moved)
    assert view.drag.bubble.isVisible() and (login is not None or day.isoformat() in view.drag.words.text())
    QTest.mouseRelease(view, left, pos=at.toPoint())


def test_a_visit_is_dragged_to_another_day_and_taken_back(program: Program) -> None:
    page, hands = page_of(program), program.hands
    entry = the_visit(page)
    drag(page, entry, DAY + timedelta(days=1))
    sheet = program.sheet("form_sheet")
    assert isinstance(sheet, FormSheet) and sheet.form.draft().day == DAY + timedelta(days=1)
    assert sheet.form.editor("reason").control.hasFocus()  # the day is said already
    assert ("Day so far", "2026-11-18 (Wednesday)") in facts_of(sheet)
    assert sheet.form.cell("day").note.text == "Thursday"
    hands.write("reason", "客户停产检修", sheet)
    sheet.submit()
    hands.until(lambda: the_visit(page).day == DAY + timedelta(days=1), "the other day")
    assert entry.number in program.said() and page.view.day == DAY + timedelta(days=1)  # the frame goes along
    assert page.footer is not None and page.footer.geometry().contains(
        page.mapFrom(program.window, program.window.toast.geometry().center())
    )  # what is said covers no day
    hands.click("undo")
    hands.until(lambda: the_visit(page).day == DAY, "the first day again")
    assert page.view.day == DAY and program.said() == f"{entry.number}: taken back"
    assert "holidays" not in page.header._under.text()
    drag(page, the_visit(page), DAY)  # chosen once more
    page.view.dropped.emit(the_visit(page), DAY + timedelta(days=28), None)
    sheet = program.sheet("form_sheet")
    hands.write("reason", "客户停产检修", sheet)
    sheet.submit()
    hands.until(lambda: page.view.current() is not None and page.view.day == DAY + timedelta(days=28), "the page along")
    page._go(DAY.replace(year=2028))
    there(program)
    assert "holidays of 2028 not known" in page.header._under.text()


def test_what_cannot_be_moved_stays(program: Program) -> None:
    page = page_of(program)
    view, entry = page.view, the_visit(page)
    drag(page, entry, DAY)  # dropped where it was
    assert not program.there(FormSheet, "form_sheet")
    view.drag.begin(entry, QPoint(0, 0))
    view.drag.over(QPoint(50, 50), view.sheet.cells[3])
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not view.drag.going and the_visit(page).day == DAY


def test_a_visit_is_given_to_somebody_by_dropping_it_on_his_row(program: Program) -> None:  # B18, F30
    page, hands = page_of(program), program.hands
    page.bar.set_mode("people")
    page.bar.changed.emit()
    page._go(DAY)
    there(program)
    drag(page, the_visit(page), DAY, "wulei")
    given(program, ("wulei",))
    assert (the_visit(page).login, the_visit(page).status) == ("wulei", "assigned")
    hands.key("Ctrl+Z")
    hands.until(lambda: (the_visit(page).login, the_visit(page).status) == ("", "noticed"), "nobody again")
    drag(page, the_visit(page), DAY, "wulei")
    given(program, ("wulei",))
    page.view.setFocus()
    hands.key("Shift+Down")  # as dropping it on the next row
    given(program, ("zhaoqiang",))
    assert the_visit(page).login == "zhaoqiang" and "赵强" in program.said()
    hands.key("Ctrl+Z")
    hands.until(lambda: the_visit(page).login == "wulei", "the one before")
    drag(page, the_visit(page), DAY, "")
    assert "another person's row" in program.said() and the_visit(page).login == "wulei"
    was = the_visit(page)
    page.view.choose(was, was.day)
    page.view.setFocus()
    hands.key("Shift+Right")
    sheet = program.sheet("form_sheet")
    hands.write("reason", "客户停产检修", sheet)
    sheet.submit()
    hands.until(lambda: the_visit(page).day == DAY + timedelta(days=1), "the other day")
    assert the_visit(page).login != "wulei"
    hands.key("Ctrl+Z")
    hands.until(lambda: the_visit(page)[2:] == was[2:], "the day, the person and the hours before")
    page.view.setFocus()
    hands.key("A")
    assert isinstance(program.sheet("form_sheet"), FormSheet)


def given(program: Program, crew: tuple[str, ...]) -> None:
    """The form knows who; what is doubtful is considered, and he gets it."""
    sheet = program.sheet("form_sheet")
    assert isinstance(sheet, FormSheet) and sheet.form.draft().technicians == crew
    assert sheet.form.draft().slot_from.date() == DAY
    sheet.form.look()  # type: ignore[attr-defined]
    sheet.form.set_field("confirmed", maintenance.CONFIRMED)
    sheet.submit()
    program.hands.until(lambda: not sheet.isVisible(), "the assignment")
    there(program)


def test_nobody_goes_before_the_customer_knows(program: Program) -> None:  # F30
    page = page_of(program)
    order = the_visit(page).order
    set_order(program.workplace, order, status="planned")
    page.bar.set_mode("people")
    page.bar.changed.emit()
    there(program)
    page._go(DAY)
    there(program)
    drag(page, the_visit(page), DAY, "wulei")
    assert "not told" in program.said() and not program.there(FormSheet, "form_sheet")


def test_who_was_told_is_said_and_the_notice_is_at_hand(program: Program, tmp_path: Path) -> None:  # F30
    page, hands = page_of(program), program.hands
    order = the_visit(page).order
    set_order(program.workplace, order, status="planned")
    page.refresh(None)
    page._go(DAY)
    there(program)
    assert ("Contact", "马骏 · 18912345671") in facts_of(page.card)
    opened: list[str] = []
    page._work.notices.open_file = opened.append
    hands.click("mail_notice")  # he may be told by it
    hands.until(lambda: opened != [], "the message")
    letter = message_from_bytes(Path(opened.pop()).read_bytes(), policy=policy.default)
    text = letter.get_body(("plain",)).get_content()  # type: ignore[union-attr]
    assert "2026-11-18 (Wednesday)" in text and "防腐储罐" in text
    assert "Free access" in text and "Dear 马骏" in text
    hands.click("notify")
    sheet = program.sheet("form_sheet")
    assert ("Contact", "马骏 · 18912345671") in facts_of(sheet)
    sheet.submit()
    hands.until(lambda: the_visit(page).status == "noticed" and not page.reading.going, "told")
    told = "马骏 · Phone · visit on 2026-11-18"
    assert told in program.said()
    hands.click("mail_notice")
    hands.until(lambda: opened != [], "the message")
    assert b"X-Unsent: 1" in Path(opened[0]).read_bytes()
    hands.click("assign")  # the plan says who goes, and on which day; a visit takes no terminals along
    sheet = program.sheet("form_sheet")
    assert isinstance(sheet, FormSheet)
    draft = sheet.form.draft()
    assert (draft.technicians, draft.slot_from.date()) == (("wulei",), DAY)
    assert sheet.form._beginnings()[0][1] == draft.slot_from  # type: ignore[attr-defined]
    assert sheet.form.cell("terminals").isHidden() and sheet.form.cell("sims").isHidden()
    hands.key("Escape")
    program.window.open_page("orders_page", order.hex)
    hands.settle()
    orders = program.page
    assert isinstance(orders, OrdersPage)
    assert f"郑浩 → {told}" in orders.detail.history.timeline.model().index(0, 0).data()
    assert hands.sees("told_card") and ("Planned day", "2026-11-18") in card(orders, "assignment_card")
    assert f"周敏 → {told}" in orders.detail.history.timeline.model().index(1, 0).data()  # told before, too
    row = orders.list_pane._painted(orders.list_pane.model.record(0))
    assert row.time == "planned 11-18"
    orders._work.notices.ask_file = lambda _page, _name: str(tmp_path / "notice.pdf")
    hands.click("save_notice")
    hands.until(lambda: "notice.pdf" in program.said(), "the file")
    assert (tmp_path / "notice.pdf").read_bytes().startswith(b"%PDF")


def facts_of(parent: QWidget) -> set[tuple[str, str]]:
    """Labels and values of what lies in it."""
    shown = parent.findChildren(Facts)
    return {(label.text(), value.text()) for one in shown for label, value in one._rows}


def card(page: OrdersPage, name: str) -> list[tuple[str, str]]:
    """Labels and values of a card."""
    found = page.detail.findChild(ViewCard, name)
    assert found is not None and found.view is not None
    return [(label, value) for label, value, _tone in found.rows(found.view) if value]


def test_by_keys_alone(program: Program) -> None:
    page, hands = page_of(program), program.hands
    view = page.view
    assert view.hasFocus()
    hands.key("T")
    there(program)
    for _ in range((DAY - view.day).days):
        hands.key("Right")
    assert view.day == DAY and view.current() == the_visit(page)
    assert "BY-TJ01-E01" in view.accessibleName()
    hands.key("M")
    assert program.sheet("form_sheet").isVisible()
    hands.key("Escape")
    view.setFocus()
    hands.key("PgDown")
    hands.key("PgDown")  # the page between need not be seen
    hands.key("PgUp")
    there(program)
    assert (page._day.year, page._day.month) == (2026, 12) == (page.view.day.year, page.view.day.month)
    hands.key("PgUp")
    there(program)
    hands.key("Return")
    hands.until(lambda: program.page.name == "orders_page", "the order")


def test_every_entry_has_a_name_and_the_views_show_it(program: Program) -> None:
    page = page_of(program)
    for mode in ("month", "week", "people"):
        page.bar.set_mode(mode)
        page.bar.changed.emit()
        page._go(DAY)
        there(program)
        names = [chip.accessibleName() for chip in page.view.findChildren(EntryChip) if chip.isVisible()]
        assert [name for name in names if "BY-TJ01-E01-20261118" in name], mode
    assert lines_of("鲁B2K609 +2", "Planned", "海岳", 300) == ("鲁B2K609 +2", 600, "Planned · 海岳")
    assert lines_of("鲁B2K609 +2", "Planned", "海岳", 60)[2] == "Planned · +2 · 海岳"  # the state is not cut off
    page.bar.set_mode("ahead")
    page.bar.changed.emit()
    there(program)
    assert page.ahead.model.rowCount() == 1
    state = page.ahead.model.columns[1]
    tones = [state.tone(the_visit(page)._replace(late=late)) for late in (False, True)]  # type: ignore[misc]
    assert tones == ["", "danger"]
    assert not any(program.hands.sees(name) for name in ("earlier", "today", "later"))  # they begin today
    assert program.settings.get("calendar_page.mode") == "ahead"  # as it was left


def test_from_an_entry_to_its_plan(program: Program) -> None:
    page = page_of(program)
    page._go(DAY)
    there(program)
    program.hands.click("open_plan")
    program.hands.until(lambda: program.page.name == "plans_page", "the plan")
    view = program.page._view  # type: ignore[attr-defined]
    assert view.number == maintenance.PLAN


def test_only_what_is_wanted(program: Program) -> None:
    page = page_of(program)
    late = the_visit(page)._replace(late=True)
    order = late._replace(kind="repair", login="wulei")
    assert summary([late, order, order], None) == "1 visit · 2 other orders · 3 late · 1 not assigned"
    for kind, text, count in (("visits", "", 1), ("orders", "", 0), ("all", "蓝盾", 1), ("all", "nothing", 0)):
        page.bar.kinds.set_value(kind)
        page.bar.search.setText(text)
        page.bar.changed.emit()
        assert len(page.view._entries) == count, (kind, text)


def test_saved_for_other_calendars_and_on_paper(program: Program, tmp_path: Path) -> None:
    page = page_of(program)
    page._go(DAY)
    there(program)
    program.hands.click("export_calendar")
    program.hands.until(lambda: "calendar.ics" in program.said(), "the file")
    page.bar.set_mode("ahead")
    page._print()
    page.reading.forget()  # the month could not be read
    said: list[object] = []
    page.failed.connect(said.append)
    page.reading.failed.emit(error := MachineError("machine_failed", detail="disk"))
    assert page._then is None and said == [error]  # nothing is printed when it is there after all
    there(program)
    page._go(DAY)
    there(program)
    (event,) = Ics.from_ical((tmp_path / "calendar.ics").read_bytes()).walk("VEVENT")
    assert "BY-TJ01-E01-20261118" in str(event["SUMMARY"]) + str(event.get("DESCRIPTION", ""))
    paper = QImage(1400, 1000, QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    paint_page(QPainter(paper), QRectF(paper.rect()), page.view, "November 2026")
    colours = {paper.pixel(x, y) for x in range(0, 1400, 7) for y in range(0, 1000, 7)}
    assert len(colours) > 4
