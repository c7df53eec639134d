"""What the window shows of money: the cash box, finance with its days and blocks, open amounts."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from typing import Any

from PySide6.QtWidgets import QAbstractButton

from fieldtech.model.base import Id
from fieldtech.model.drafts.money import FeeWordDraft
from fieldtech.services.money.views import ANNOUNCED
from fieldtech.ui.pages.money.settling import open_receipt, open_receiving
from fieldtech.ui.pages.order.showing import Showing
from fieldtech.ui.pages.paper_preview import PaperPreview
from pages.program import Program
from tills import FINANCE, TECHNICIAN, till

from . import getting_there as to

Show = Callable[[Program], object]
MANAGER = "chenjing"


def scenes() -> Iterator[tuple[str, str, Show]]:
    """Name, login and how to get there."""
    yield "cash_box_page", TECHNICIAN, _page("cash_box_page")
    yield "cash box: answer", TECHNICIAN, _answering
    yield "cash box: reversing", TECHNICIAN, lambda program: to.press_on(program, "cash_box_page", "reverse_collection")
    yield "finance_page", FINANCE, _page("finance_page")
    yield "finance: audit", FINANCE, _audit
    yield "finance: invoice", FINANCE, lambda program: _press(_audit(program), "open_invoice")
    yield "finance: difference", FINANCE, _difference
    for act in ("query", "reverse"):
        yield f"finance: {act}", FINANCE, lambda program, act=act: _asked_of(_audit(program).work.audit, program, act)
    for act in ("count", "make_good"):
        yield f"finance: {act}", FINANCE, lambda program, act=act: _asked_of(_slip(program).work.slip, program, act)
    yield "cash box: spoiled", TECHNICIAN, lambda program: to.press_on(program, "cash_box_page", "void_receipt")
    for view in ("days", "holders", "blocks"):
        yield f"finance: {view}", FINANCE, _page("finance_page", view)
    yield "finance: issuing", FINANCE, lambda program: _page("finance_page", "blocks")(program).blocks.issue()
    yield "finance: closing a block", FINANCE, lambda p: _press(_page("finance_page", "blocks")(p), "close_block")
    yield "receipt on paper", FINANCE, _receipt
    yield "finance: announced", FINANCE, _announced
    yield "open_amounts_page", FINANCE, _page("open_amounts_page")
    yield "open amounts: a customer", FINANCE, _owing
    yield "open amounts: receiving", FINANCE, lambda program: _press(_owing(program), "receive")
    for way in ("waived", "refused", "announced"):
        yield f"receiving: {way}", TECHNICIAN, partial(_settled, way=way)
    yield "statement on paper", FINANCE, lambda program: _on_paper(program, _owing(program)._open_statement)
    yield "customer who owes", FINANCE, _customer
    yield "erasing a contact", MANAGER, _erasing


def _page(name: str, reference: str = "") -> Callable[[Program], Any]:
    def show(program: Program) -> Any:
        _keys(program)
        program.window.open_page(name, reference)
        to.settle()
        return program.page

    return show


def _keys(program: Program) -> tuple[Id, Id]:
    """The slip and a collection on it, made once."""
    workplace = program.workplace
    box = (
        workplace.cash_box.view(TECHNICIAN)
        if any(_is(program, one) for one in (FINANCE, TECHNICIAN, MANAGER))
        else None
    )
    if box is not None and box.slips:
        slip = workplace.finance.slip(box.slips[0].id)
        return slip.row.id, slip.collections[0].id
    made = till(workplace)
    return made.slip, made.paid


def _is(program: Program, login: str) -> bool:
    person = program.workplace.access.person
    return person is not None and person.login == login


def _answering(program: Program) -> None:
    page = _page("cash_box_page")(program)
    page.open(_keys(program)[1].hex)


def _audit(program: Program) -> Any:
    _slip, collection = _keys(program)
    return _page("finance_page", f"collection/{collection.hex}")(program)


def _slip(program: Program) -> Any:
    slip, _collection = _keys(program)
    return _page("finance_page", f"slip/{slip.hex}")(program)


def _difference(program: Program) -> None:
    _slip(program).work.press()
    to.settle()


def _asked_of(pane: Any, program: Program, act: str) -> None:
    """The form of an act, whatever state the money is in."""
    getattr(program.page._work, act)(pane.view, *(("written_off",) if act == "make_good" else ()))  # type: ignore[attr-defined]
    to.settle()


def _owing(program: Program) -> Any:
    page = _page("open_amounts_page")(program)
    page.table.opened.emit(page.model.record(0))
    to.settle()
    return page


def _customer(program: Program) -> None:
    page = _owing(program)
    program.window.open_page("customers_page", page.model.record(0).customer_id.hex)
    to.settle()


def _receipt(program: Program) -> None:
    row = _audit(program).work.audit.view.row
    _on_paper(program, lambda: open_receipt(program.page, program.workplace, row))


def _on_paper(program: Program, show: Callable[[], object]) -> None:
    show()
    program.hands.until(lambda: bool(program.window.findChildren(PaperPreview)), "the preview")
    preview = program.window.findChildren(PaperPreview)[-1]
    program.hands.until(lambda: preview.isVisible() and not preview.bar.isVisible(), "the paper")


def _settled(program: Program, way: str) -> None:
    """The card of sign-off with what only this way asks."""
    page, workplace = _page("cash_box_page")(program), program.workplace
    row = workplace.cash_box.view().in_hand[0]
    open_receiving(
        page, workplace, row.order_id, row.order_number, Showing(workplace).times, lambda _change: to.settle()
    )
    sheet = program.sheet("form_sheet")
    program.hands.click(f"way_{way}", sheet)
    sheet.primary.click()  # type: ignore[attr-defined]
    to.settle()


def _erasing(program: Program) -> None:
    page = to.open_page(program, "customers_page")
    to.show_first(page)
    page.follow("edit:contacts", program.workplace.history.customer_card(page.record).contacts[0].id.hex)
    to.settle()
    _press(program.window, "erase_person")
    program.sheet("form_sheet").primary.click()  # type: ignore[attr-defined]
    to.settle()


def _announced(program: Program) -> None:
    """What the customer will transfer, in finance's list."""
    finance, collecting = program.workplace.finance, program.workplace.collecting
    _slip, paid = _keys(program)
    if not finance.queue(ANNOUNCED):
        day = program.workplace.context.now().date() + timedelta(days=3)
        collecting.word(finance.audit(paid).row.order_id, FeeWordDraft("announced", 2_00, "周五转", expected=day))
    queue = _page("finance_page")(program).work.queue
    queue.chips.set_value(ANNOUNCED)
    queue.asked.emit()
    to.settle()


def _press(page: Any, name: str) -> None:
    """The first button whose name begins so."""
    next(b for b in page.findChildren(QAbstractButton) if b.objectName().startswith(name)).click()
    to.settle()
