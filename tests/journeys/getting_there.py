"""The way to each view of the program: functions that bring it to the front of a running window."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QApplication

from fieldtech.demo.acts import signature
from fieldtech.errors import MachineError, Problem
from fieldtech.forms.full_screen_pad import FullScreenPad
from fieldtech.model.base import Id
from fieldtech.ui.first_start import FirstStart
from fieldtech.ui.kit.dialogs import ConfirmDialog
from fieldtech.ui.kit.sheet import Sheet
from fieldtech.ui.opening import OpeningScreen
from fieldtech.ui.pages.master_data.pin_sheet import SetPinSheet
from fieldtech.ui.pages.order.reason_list import MissingSheet
from fieldtech.ui.pages.photos.tools import PhotoTools
from fieldtech.ui.pages.photos.viewer import PhotoViewer
from fieldtech.ui.pages.sheet_preview import SheetPreview
from pages.program import Program
from prepared import act_as

LONG = "还差 2 项，须写明原因并署名，下次联系时办公室可见，工单保持未完成。Two items are missing."


def close(program: Program) -> None:
    """Nothing stands before the page any more."""
    for sheet in program.window.findChildren(Sheet):
        sheet.close_sheet()
    settle()


def settle() -> None:
    """Let what waits happen; a deep page hands a new height up one level at a time."""
    for _ in range(30):
        QApplication.processEvents()


def open_page(program: Program, page: str, order: Id | None = None, tail: str = "") -> Any:
    program.window.open_page(page, f"{order.hex}{tail}" if order else "")
    settle()
    assert program.page.name == page
    return program.page


def page_of(name: str, order: Id | None = None) -> Callable[[Program], object]:
    return lambda program: open_page(program, name, order)


def record(list_name: str) -> Callable[[Program], object]:
    def show(program: Program) -> None:
        program.window.open_page("master_data_page", list_name)
        settle()
        show_first(program.page)

    return show


def first_row(page: str) -> Callable[[Program], object]:
    return lambda program: show_first(open_page(program, page))


def show_first(page: Any) -> None:
    assert page.model.rowCount() > 0
    page.show_record(page.model.record(0).id)


def new_in(list_name: str) -> Callable[[Program], object]:
    def show(program: Program) -> None:
        program.window.open_page("master_data_page", list_name)
        settle()
        page: Any = program.page
        page.new()
        page.primary().click()

    return show


def section(order: Id, key: str) -> Callable[[Program], object]:
    def show(program: Program) -> None:
        page = open_page(program, "onsite_page", order, f"/{key}")
        page.rail.section(key).go_to_problem()

    return show


def form_of(act: str, order: Id) -> Callable[[Program], object]:
    def show(program: Program) -> None:
        page = open_page(program, "orders_page", order)
        page.detail.act.emit(act)
        settle()
        sheet: Any = program.sheet("form_sheet")
        if sheet.form.missing():
            sheet.primary.click()  # with everything that is missing in sight

    return show


def preview(order: Id, kind: str) -> Callable[[Program], object]:
    def show(program: Program) -> None:
        preview = SheetPreview(program.window, program.workplace, order, kind)
        preview.open()
        program.hands.until(lambda: not preview.bar.isVisible(), kind)

    return show


def customer(order: Id, verdict: str) -> Callable[[Program], object]:
    def show(program: Program) -> None:
        page = program.page
        if page.name != "signoff_page" or not page.holds():
            page = open_page(program, "signoff_page", order)
            program.hands.draw("technician_ink", signature("zhao_qiang")[0])
            program.hands.key("Ctrl+Return")
        program.hands.click(f"verdict_{verdict}")
        program.hands.key("Ctrl+Return")  # what is missing is in sight

    return show


def press_on(program: Program, page: str, name: str, order: Id | None = None) -> None:
    open_page(program, page, order)
    program.hands.click(name)
    settle()


def confirm(program: Program) -> None:
    dialog = ConfirmDialog(
        program.window, "仍要离场？ Leave?", LONG, "说明原因并离场", reason_label="原因", reason_from=4
    )
    dialog.open()
    dialog.primary.click()


def missing(program: Program) -> None:
    problems = tuple(Problem(field, "required") for field in ("diagnosis", "parts", "checklist", "platform"))
    MissingSheet(program.window, "Finish", problems).open()


def pin(program: Program) -> None:
    record("users")(program)
    page: Any = program.page
    page.set_pin()
    program.window.findChildren(SetPinSheet)[-1].primary.click()


def photo(order: Id) -> Callable[[Program], object]:
    def show(program: Program) -> None:
        photo = program.workplace.orders.view(order).photos[0]
        PhotoViewer(program.window, program.workplace, (photo,), PhotoTools(), change=True).open()
        program.hands.pause(100)

    return show


def first_start(program: Program) -> None:
    first = FirstStart(program.workplace.founding.found, program.window.language)
    program.window.cover(first)
    first.submit()


def opening(state: str) -> Callable[[Program], object]:
    def show(program: Program) -> None:
        screen = OpeningScreen()
        program.window.cover(screen)
        if state == "broken":
            screen.show_error(MachineError("machine_failed", detail="Permission denied (/home/wulei/fieldtech)"))
        else:
            screen.ask_passphrase(new=state == "new", wrong=state == "known")

    return show


def pad(program: Program) -> None:
    full = FullScreenPad(program.window, "WX-TJ01-20261118-002", "马骏", "15:08")
    full.open()
    full.done_button.click()


def messages(program: Program) -> None:
    open_page(program, "orders_page")
    program.window.messages.show_message("restored", "info", "已恢复您 10:12 输入的内容", "报修登记 · WX-1")
    program.window.say("签名已清除 The signature was cleared", lambda: None)


def seat(program: Program, login: str) -> None:
    """Somebody else sits before the window, with his pages."""
    program.window.uncover()
    person = program.workplace.access.person
    if login and (person is None or person.login != login):
        act_as(program.workplace, login)
        program.window.show_for(program.workplace.access.person)
        settle()
