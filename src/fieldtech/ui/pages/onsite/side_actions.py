"""Steps beside the straight way: hold, hand over, refer, authorisation, report, papers."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from fieldtech.forms.onsite.side_forms import WaitingForm
from fieldtech.model.drafts.base import Draft
from fieldtech.model.drafts.onsite import WaitingDraft
from fieldtech.model.drafts.planning import VerbalDraft
from fieldtech.services.changes import Change
from fieldtech.services.instructions import Document
from fieldtech.services.order_view import OrderView
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.command_palette import Command
from fieldtech.ui.language import word
from fieldtech.ui.later import soon
from fieldtech.ui.page import Page
from fieldtech.ui.pages.onsite.over_page import open_form, open_sheet
from fieldtech.ui.pages.order.acts import Acts, act_word
from fieldtech.ui.pages.order.instruction_sheets import DocumentSheet
from fieldtech.ui.pages.order.next_step import may_change_price
from fieldtech.ui.pages.order.showing import Showing
from fieldtech.ui.pages.paper_preview import PaperPreview

_STEPS = {"hand_over": "users", "refer_replacement": "repeat", "refer_factory": "truck"}
_NOTES = {"verbal": "phone-call", "situation": "message-square-warning"}


class SideActions(QObject):
    """``offers()`` lists what may be done now; each opens its own small form."""

    def __init__(self, page: Page, workplace: Workplace) -> None:
        super().__init__(page)
        self._page, self._workplace = page, workplace
        self._acts = Acts(workplace, Showing(workplace))
        self.view: OrderView | None = None

    def offers(self) -> list[Command]:
        """For the menu and for Ctrl+K."""
        view = self.view
        if view is None:
            return []
        steps = {offer.name for offer in self._workplace.repairs.steps(view.id) if offer.role_may}
        named = [(name, icon) for name, icon in _STEPS.items() if name in steps] + list(_NOTES.items())
        named += [("change_price", "receipt")] if may_change_price(view) else []
        read = (Command(one.name, partial(self._read, one), "file-text") for one in self._documents(view))
        prices = Command(self.tr("Price list"), self.show_prices, "receipt")
        return [*(Command(act_word(name), partial(self.act, name), icon) for name, icon in named), prices, *read]

    def _documents(self, view: OrderView) -> tuple[Document, ...]:
        """How this work is done (T01)."""
        return self._workplace.instructions.of_order(view.id)

    def _read(self, document: Document) -> None:
        DocumentSheet(self._page.window(), self._workplace, document).open()

    def menu(self, over: QWidget, first: Sequence[Command] = ()) -> None:
        """All of it below a button, after what the page has of its own."""
        menu = QMenu(over)
        menu.aboutToHide.connect(menu.deleteLater)
        for offer in (*first, *self.offers()):
            menu.addAction(offer.text, offer.run)
        menu.addSeparator()
        for kind in ("dispatch", "blank"):
            menu.addAction(word(f"sheet_kind.{kind}"), partial(self.show_sheet, kind))
        menu.popup(over.mapToGlobal(over.rect().bottomLeft()))

    def act(self, name: str) -> None:
        """A step or entry with its own form."""
        view = self.view
        if view is None:
            return
        form, draft = self._acts.form(name, view), self._acts.draft(name, view)
        if isinstance(draft, VerbalDraft):
            draft = VerbalDraft(at=self._workplace.context.now(), purpose=self._purpose(view))
        if form is not None:
            self._open(form, draft, partial(self._acts.perform, name, view), act_word(name))

    def authorise(self) -> None:
        """Somebody who may decide was asked by telephone (B32)."""
        self.act("verbal")

    def hold(self) -> None:
        """Waiting for parts or for somebody (B32)."""
        if (view := self.view) is None:
            return
        context = self._workplace.context
        form = WaitingForm(self._workplace.drafts, view.id.hex, context.now, context.zone)
        self._open(form, WaitingDraft(), lambda d: self._workplace.repairs.do(view.id, "wait", d), word("step.wait"))

    def call(self) -> None:
        """Put the number on the clipboard and say it."""
        if self.view is not None and (phone := self.view.customer.phone):
            QGuiApplication.clipboard().setText(phone)
            text = self.tr("{name}: {phone} (copied)")
            self._page.said.emit(text.format(name=self.view.customer.contact, phone=phone), None)

    def show_sheet(self, kind: str) -> None:
        """A sheet of this order, to look at and to print."""
        if self.view is not None:
            open_sheet(self._page, self._workplace, self.view.id, kind)

    def show_prices(self) -> None:
        """What things cost, for the customer to see before anything is done (F54)."""
        papers = self._workplace.money_papers
        sheet = PaperPreview(
            self._page.window(), self._workplace, self.tr("Price list"), lambda w: papers.price_list(w.language)
        )
        soon(sheet, sheet.open)

    def _purpose(self, view: OrderView) -> str:
        return "part" if view.status in ("in_repair", "waiting") else "work"

    def _open(self, form: Any, draft: Draft, perform: Callable[[Any], Change], title: str) -> None:
        view = self.view
        if view is not None:
            under = f"{view.number} · {view.customer.name}"
            open_form(self._page, self._workplace, form, draft, perform, title=title, under=under, verb=title)
