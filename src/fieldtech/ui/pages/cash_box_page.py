"""The technician's cash box: what he holds and since when, one slip to hand it over, what finance asks (B30, F59)."""

from collections.abc import Iterable
from typing import ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout

from fieldtech.errors import FieldtechError
from fieldtech.services.changes import Change
from fieldtech.services.context import Person
from fieldtech.services.money.views import CashBoxView
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.boxes import Body, boxed, column
from fieldtech.ui.kit.buttons import Button, QuietButton
from fieldtech.ui.kit.command_palette import Command
from fieldtech.ui.kit.empty import EmptyState
from fieldtech.ui.kit.footer import Footer
from fieldtech.ui.kit.header import PageHeader
from fieldtech.ui.kit.notices import Banner
from fieldtech.ui.page import Page
from fieldtech.ui.pages.cash.cards import QueriesCard, SlipsCard, StraightCard
from fieldtech.ui.pages.cash.held_card import HeldCard
from fieldtech.ui.pages.cash.picking import Picking
from fieldtech.ui.pages.cash.slip_card import GIVER, RECEIVER, SlipCard
from fieldtech.ui.pages.cash.taken_back import TakenBack
from fieldtech.ui.pages.cash.work import CashWork
from fieldtech.ui.pages.money.wording import MOVED_BY, yuan
from fieldtech.ui.pages.order.showing import Showing
from fieldtech.ui.tokens import S3, S4, S5

_ROLES = ("TE", "DI")
_SIDE_BY_SIDE = 900


class CashBoxPage(Page):
    """Handing over is three presses: the button, the signature, done."""

    name: ClassVar[str] = "cash_box_page"
    icon: ClassVar[str] = "wallet"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._showing = Showing(workplace)
        self._view: CashBoxView | None = None
        self._count: int | None = None
        times = self._showing.times
        self.spoiled = QuietButton("", "ban", name="void_receipt")
        self.header, self.held, self.late = PageHeader(self.spoiled), HeldCard(), Banner("danger", icon="clock")
        self.queries, self.slips, self.straight = QueriesCard(times), SlipsCard(times), StraightCard(times)
        self.picking, self.slip, self.numbers = Picking(times), SlipCard(), Banner("info", icon="receipt")
        self._none, self.taken_back = EmptyState("wallet"), TakenBack()
        self._work = CashWork(self, workplace, self._showing, self.slip)
        left = column(self.held, self.taken_back, self.late, self.numbers, self.queries, self.picking,
                      self._none, self.slips, self.straight, None, gap=S3)  # fmt: skip
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setContentsMargins(S5, 0, S5, S4)
        self._columns.setSpacing(S4)
        self._right = boxed(column(self.slip, None))
        self._columns.addWidget(boxed(left), 3)
        self._columns.addWidget(self._right, 2)
        self.column.addWidget(self.header)
        self.column.addWidget(Body(self._columns), 1)
        self.unsigned = Button("", "user-x", name="hand_over_unsigned")
        self.add_footer(Footer(self.unsigned, name="hand_over"))
        self._connect()
        self.go_live()

    # Page -------------------------------------------------------------------------------------------------

    def title(self) -> str:
        """In the sidebar."""
        return self.tr("Cash box")

    def show_for(self, person: object) -> bool:
        """Who collects on site."""
        self._count = None
        return isinstance(person, Person) and person.role in _ROLES

    def open(self, reference: str) -> None:
        """As it is now; the key of a collection goes to what finance asks about it."""
        self._load()
        asked = self._view.queries if self._view is not None else ()
        row = next((found for found in asked if found.id.hex == reference), None)
        if row is not None:
            self._work.answer(row)

    def forget_person(self) -> None:
        """Neither money nor ink of the one before."""
        self._view, self._count = None, None
        self.picking.forget()
        self.slip.clear()
        self.taken_back.show_row(None)

    def refresh(self, change: object) -> None:
        """Something was collected, counted, asked."""
        if not isinstance(change, Change) or change.kind in MOVED_BY:  # a note on an order changes nothing here
            self._count = None
        if self.isVisible():
            self._load()

    def badge(self) -> int:
        """How many amounts he holds, and how many questions wait for him."""
        person = self._workplace.access.person
        if person is None or person.role not in _ROLES:
            return 0
        if self._count is None:
            self._count = self._workplace.cash_box.waiting()
        return self._count

    def commands(self) -> Iterable[Command]:
        """Ctrl+K."""
        if self.picking.chosen():
            yield Command(self._verb(), self._hand_over, "banknote")

    def retranslate(self) -> None:
        """Head, what is late, foot."""
        self._none.set_text(self.tr("You hold no money"), self.tr("What you collect on site is listed here."))
        self.spoiled.set_text(self.tr("Spoiled receipt…"))
        view, footer = self._view, self.footer
        self.header.set_title(self.title(), self._under(view) if view is not None else "")
        if view is None or footer is None:
            return
        self._show_late(view)
        footer.set_saved(
            self.tr("Works without a network: finance can sign for it on this computer"), "muted", "cloud-off"
        )
        chosen = self.picking.chosen()
        footer.set_primary(self._verb() if view.in_hand else "", "banknote", name="hand_over")
        footer.primary.setEnabled(bool(chosen))
        alone = self.slip.ink(GIVER).enough() and not self.slip.ink(RECEIVER).enough()
        self.unsigned.set_text(self.tr("Nobody of finance is here"))
        self.unsigned.setVisible(bool(chosen) and alone)
        if not self.unsigned.isHidden():
            footer.set_saved(self.tr("Unsigned it stays with you until finance has counted it"), "warn", "circle-alert")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One below the other where there is little room."""
        super().resizeEvent(event)
        wide = self.width() >= _SIDE_BY_SIDE
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    # inside -----------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        assert self.footer is not None
        self.footer.primary.clicked.connect(self._hand_over)
        self.unsigned.clicked.connect(self._hand_over_unsigned)
        self.picking.changed.connect(self._picked)
        self._work.signed.connect(self.retranslate)
        self.picking.reverse_wanted.connect(self._work.reverse)
        self.slip.sign_wanted.connect(self._sign)
        self.slip.receipt_wanted.connect(self._work.show_receipt)
        self.spoiled.clicked.connect(self._work.void)
        self.queries.answer_wanted.connect(self._work.answer)
        self.slips.opened.connect(self._work.show_slip)
        self._work.done.connect(self._done)
        self._work.failed.connect(self.failed)
        self._work.taken_back.connect(self.taken_back.show_row)
        self.taken_back.receipt_wanted.connect(self._work.show_reversal)
        self.taken_back.anew_wanted.connect(self._work.collect_anew)

    def _load(self) -> None:
        try:
            self._view = view = self._workplace.cash_box.view()
        except FieldtechError as error:
            self.failed.emit(error)
            return
        self._count = len(view.in_hand) + len(view.queries)
        self.held.show_view(view)
        self.queries.show_rows(view.queries)
        self.slips.show_rows(view.slips)
        self.straight.show_rows(view.straight)
        self.picking.show_rows(view.in_hand)
        self.picking.setVisible(bool(view.in_hand))
        self._none.setVisible(not view.in_hand and not view.slips and not view.straight)
        self._right.setVisible(bool(view.in_hand))
        self._picked()

    def _picked(self) -> None:
        if self._view is not None:
            self.slip.show_view(self._view, self.picking.chosen())
        self.retranslate()

    def _under(self, view: CashBoxView) -> str:
        held = self.tr("Amounts held: {n}").format(n=len(view.in_hand)) if view.in_hand else self.tr("Nothing held")
        late = self.tr("{n} overdue").format(n=len(view.overdue)) if view.overdue else ""
        return " · ".join(filter(None, (held, late)))

    def _show_late(self, view: CashBoxView) -> None:
        self.late.setVisible(bool(view.overdue))
        amount = yuan(sum(row.cents for row in view.overdue))
        self.late.set(
            "danger",
            self.tr("{amount} should have been handed over when you came back").format(amount=amount),
            self.tr("Hand it over with today's. The delay stands beside this amount, nothing else is asked."),
        )
        self.spoiled.setVisible(view.blocks_left > 0)
        self.numbers.setVisible(view.blocks_left <= 0)
        self.numbers.set(
            "info", self.tr("No receipt numbers on this computer"),
            self.tr("Until finance issues a block, the number of the paper receipt is typed at sign-off."),
        )  # fmt: skip

    def _verb(self) -> str:
        total = sum(row.cents for row in self.picking.chosen())
        return self.tr("Hand over {amount}").format(amount=yuan(total))

    def _hand_over(self) -> None:
        if self._view is not None and self.picking.chosen():
            self._work.hand_over(self._view, self.picking.chosen())

    def _hand_over_unsigned(self) -> None:
        if self._view is not None and self.picking.chosen():
            self._work.hand_over(self._view, self.picking.chosen(), unsigned=True)

    def _sign(self, who: str) -> None:
        if self._view is not None:
            self._work.sign(who, self._view)

    def _done(self, change: Change) -> None:
        self.changed.emit(change)  # the window tells every page, this one too
        back = change.kind == "collection" and not self.taken_back.isHidden()
        self.said.emit(
            self.taken_back.said() if back else self.tr("Written down: {number}").format(number=change.number), None
        )
        if back:
            self.taken_back.receipt.setFocus()
            return
        if self.footer is not None and self.footer.primary.isHidden():
            self.slips.focus_newest()  # or the focus falls to the sidebar
