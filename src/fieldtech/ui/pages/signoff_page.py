"""Sign-off: the technician signs, then the customer has the whole window, reads, rates, signs, and it is sealed.

While the customer has it (``holds``), nothing leads away: the way back asks for the technician's PIN.
"""

import uuid

from PySide6.QtWidgets import QAbstractButton

from fieldtech.errors import FieldtechError
from fieldtech.model.drafts.base import Draft
from fieldtech.model.drafts.planning import ReasonDraft
from fieldtech.model.drafts.signoff import DissatisfiedDraft
from fieldtech.services.order_view import OrderView
from fieldtech.services.workplace import Workplace
from fieldtech.ui.language import Language, sentence, word
from fieldtech.ui.later import soon
from fieldtech.ui.page import Page
from fieldtech.ui.pages.onsite.places import ON_SITE_PAGES
from fieldtech.ui.pages.signoff.board import SignoffBoard
from fieldtech.ui.pages.signoff.customer_side import CustomerSide, Pick
from fieldtech.ui.pages.signoff.papers import OpenFile, Papers, ask_scan
from fieldtech.ui.pages.signoff.pin_sheet import PinSheet
from fieldtech.ui.pages.signoff.sealing import Sealed, seal_facts, seal_order
from fieldtech.ui.pages.signoff.technician_side import TechnicianSide
from fieldtech.ui.remembering import KeptSettings
from fieldtech.ui.tasks import Task

_SEALED = ("signed", "completed", "archived")


class SignoffPage(Page):
    """Stages: prepare (technician), customer, unhappy, sealed, closed."""

    name, icon = "signoff_page", "signature"
    in_sidebar, inside_order, whole_window = False, True, True

    def __init__(
        self, workplace: Workplace, language: Language, settings: KeptSettings, *, pick_scan: Pick | None = None,
        open_file: OpenFile | None = None,
    ) -> None:  # fmt: skip
        """``pick_scan`` asks for the signed paper, ``open_file`` shows a PDF: the system's unless given."""
        super().__init__()
        self._workplace, self._language, self._settings = workplace, language, settings
        self._view: OrderView | None = None
        self._sealing: tuple[OrderView, object] | None = None  # what is being sealed, and the form it came from
        self._busy = self._held = self._untaken = False
        self.stage = "closed"
        self.board = SignoffBoard()
        self.technician = TechnicianSide(self.board.prepare, workplace)
        self.customer = CustomerSide(self.board, workplace, pick_scan or ask_scan)
        self.papers = Papers(self, workplace, open_file)
        self.column.addWidget(self.board)
        self._connect()
        self.go_live()

    # the page -------------------------------------------------------------------------------------------------

    def title(self) -> str:
        """Its name."""
        return self.tr("Sign-off")

    def open(self, reference: str) -> None:
        """The sign-off of this order."""
        try:
            view = self._workplace.orders.view(uuid.UUID(reference.partition("/")[0]))
            self._show_record(view)
        except FieldtechError as error:
            self.failed.emit(error)
            return
        self._view = view
        self.papers.take(view.id)
        self.board.top.show_order(view.number, view.kind)
        self.board.refuse("")
        if view.status == "to_sign":
            now = self._workplace.context.local(self._workplace.context.now())
            self.technician.take(view, f"{now:%Y-%m-%d %H:%M}")
            self._to_stage("prepare")
            self._untaken = True
            soon(self, self._take_customer)  # nobody needs that form before the technician has signed
        elif view.status in _SEALED and view.seals:
            self.board.sealed.show_seal(seal_facts(view.seals[-1], view.number, self._workplace.context.zone))
            self.technician.show_paid(self.board.sealed, view)
            self._to_stage("sealed", held=False)
        else:
            self._to_stage("closed")
        self.retranslate()

    def retranslate(self) -> None:
        """Why nothing can be signed, where that is so."""
        if self._view is not None and self.stage == "closed":
            status = word(f"status.{self._view.status}")
            text = self.tr("This order is not ready to be signed. It is: {status}.").format(status=status)
            self.board.explain(self.tr("Thank you. The technician goes on with the work.") if self._held else text)

    def forget_person(self) -> None:
        """No order; neither ink nor money of the one before."""
        self._view = None
        self.papers.take(None)
        self.technician.forget()
        self.customer.forget()
        self._to_stage("closed", held=False)

    def leave(self) -> None:
        """What was typed is written through."""
        self.technician.flush()
        self.customer.flush()

    def holds(self) -> bool:
        """Whether the customer has the window."""
        return self._held

    def back(self) -> bool:
        """Esc: back to the technician."""
        self.go_back()
        return True

    def primary(self) -> QAbstractButton:
        """The large button."""
        return self.board.foot.button

    # what people do -------------------------------------------------------------------------------------------

    def press_primary(self) -> None:
        """Hand over, seal, go on working, or back, as the stage says."""
        if self._busy:
            return
        if self.stage == "prepare":
            self.hand_over()
        elif self.stage in ("customer", "unhappy"):
            self._sign()
        else:
            self.go_back()

    def hand_over(self) -> None:
        """The technician has signed and the money is settled: the customer's turn, in a language of his own."""
        self._take_customer()
        if self._view is None:
            return
        if not self.technician.hand_over():
            soon(self, self.board.show_focus)
        else:
            self._view = view = self._workplace.orders.view(self._view.id)
            self._show_record(view)  # with what came of the money
            self._language.lend()
            self._to_stage("customer")
            self.handed_over.emit()
            self._answered()

    def go_back(self) -> None:
        """To the technician: at once before the customer has it, else by PIN; not while it is being sealed."""
        if self._busy:
            return
        if not self._held:
            self._go_on_site()
            return
        person = self._workplace.access.person
        sheet = PinSheet(self.window(), self._workplace.access.check, person.name if person else "")
        sheet.passed.connect(self._taken_back)
        sheet.open()

    def show_whole_sheet(self) -> None:
        """The sheet as it will be printed."""
        self.papers.show_whole()

    # inside -----------------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        board = self.board
        board.foot.button.clicked.connect(self.press_primary)
        board.top.back.clicked.connect(self.go_back)
        board.top.language.clicked.connect(self._language.toggle)
        board.reading.whole_wanted.connect(self.papers.show_whole)
        board.rework.replace_wanted.connect(self._refer_replacement)
        board.sealed.open_wanted.connect(self.papers.open_sealed)
        board.sealed.sheets_wanted.connect(self.papers.show_sheets)
        board.sealed.receipt_button.clicked.connect(self.technician.open_receipt)
        for side in (self.technician, self.customer):
            side.changed.connect(self.changed)
            side.refused.connect(self._refused)
        self.customer.answered.connect(self._answered)
        self.papers.changed.connect(self.changed)
        self.papers.said.connect(self.said)
        self.papers.failed.connect(self._refused)

    def _show_record(self, view: OrderView) -> None:
        self.board.reading.show_record(self._workplace.sheets.record(view.id, view), self.customer.picture)

    def _to_stage(self, stage: str, *, held: bool | None = None) -> None:
        self.stage = stage
        self._held = stage in ("customer", "unhappy", "sealed") if held is None else held
        self.board.show_stage(stage, (self._view.revision if self._view else 0) + 1)
        self.board.top.set_locked(self._held)

    def _take_customer(self) -> None:
        if self._untaken and self._view is not None:
            self._untaken = False
            self.customer.take(self._view)

    def _answered(self, _draft: object = None) -> None:
        view, form = self._view, self.customer.form
        if view is None or form is None or self.stage not in ("customer", "unhappy"):
            return
        self.board.refuse("")
        limit = view.facts.settings.rework_limit if view.kind == "repair" else 0
        self.board.rework.show_round(view.facts.reworks + 1, limit)
        wanted = "unhappy" if form.draft().verdict == "dissatisfied" else "customer"
        if wanted != self.stage:
            self._to_stage(wanted)

    def _sign(self) -> None:
        draft = self.customer.submit()
        if self._view is None or draft is None:
            return
        if draft.verdict == "dissatisfied":
            self._take_step("rework", DissatisfiedDraft(draft.reason))
            return
        workplace, order, language = self._workplace, self._view.id, self._settings.now.sheet_language
        self._sealing = (self._view, self.customer.form)
        self._set_busy(True)
        task = Task(lambda progress: seal_order(workplace, order, draft, language, progress), self)
        task.progressed.connect(self.board.foot.show_progress)
        task.succeeded.connect(self._was_sealed)
        task.failed.connect(self._not_sealed)
        task.start()

    def _was_sealed(self, sealed: Sealed) -> None:
        if (view := self._end_sealing()) is None:
            self.changed.emit(sealed.change)
            return
        self.papers.written = sealed.written.path if sealed.written else None
        self.customer.finish()
        self.board.sealed.show_seal(seal_facts(sealed.seal, view.number, self._workplace.context.zone))
        self.technician.show_paid(self.board.sealed, view)
        self.board.sealed.show_file(*((done.name, done.missing) if (done := sealed.written) else ("", "")))
        self._to_stage("sealed")
        self.changed.emit(sealed.change)
        if sealed.error is not None:
            self.board.sealed.complain(sentence(sealed.error.code, **sealed.error.params))

    def _not_sealed(self, error: BaseException) -> None:
        if self._end_sealing() is not None:
            self._refused(error)
        else:
            self.failed.emit(error)

    def _end_sealing(self) -> OrderView | None:
        """The order that was being sealed, if it is still the one shown, in the same form."""
        self._set_busy(False)
        sealing, self._sealing = self._sealing, None
        if sealing is None or self._view is None or self._view.id != sealing[0].id:
            return None
        return sealing[0] if self.customer.form is sealing[1] else None

    def _set_busy(self, on: bool) -> None:
        self._busy = on
        self.board.foot.show_progress(0, 4 if on else 0)
        self.board.signing.setEnabled(not on)

    def _take_step(self, step: str, draft: Draft) -> None:
        if self._view is None:
            return
        try:
            change = self._workplace.repairs.do(self._view.id, step, draft)
        except FieldtechError as error:
            self._refused(error)
            return
        self.customer.finish()
        self._to_stage("closed", held=True)
        self.retranslate()
        self.changed.emit(change)
        self.go_back()

    def _refer_replacement(self) -> None:
        if (draft := self.customer.submit()) is not None:
            self._take_step("refer_replacement", ReasonDraft(draft.reason))

    def _refused(self, error: BaseException) -> None:
        if not isinstance(error, FieldtechError):
            raise error
        self.board.tell(error)

    def _taken_back(self) -> None:
        if self._busy:
            return
        self._held = False
        self._language.take_back()
        if self.stage in ("sealed", "closed"):
            self._go_on_site()
        else:
            self.technician.come_back()
            self._to_stage("prepare")

    def _go_on_site(self) -> None:
        if self._view is not None:
            self.go.emit(ON_SITE_PAGES[self._view.kind], self._view.id.hex)
