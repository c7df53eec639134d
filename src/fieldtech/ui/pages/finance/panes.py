"""The right side: a slip with its collections, or one collection against its three vouchers (F58)."""

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from fieldtech.model.amounts import in_figures
from fieldtech.model.drafts.cash import AuditDraft
from fieldtech.services.money.views import AuditView, SlipView
from fieldtech.ui.kit.boxes import Body, column, empty
from fieldtech.ui.kit.buttons import LinkButton
from fieldtech.ui.kit.card import Card
from fieldtech.ui.kit.header import PageHeader
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.notices import Banner
from fieldtech.ui.language import sentence
from fieldtech.ui.pages.finance.chain_card import ChainCard
from fieldtech.ui.pages.finance.thread_card import ThreadCard
from fieldtech.ui.pages.finance.voucher_card import ICONS, VoucherCard
from fieldtech.ui.pages.money.lines import AmountLine
from fieldtech.ui.pages.money.wording import about, collection_pill, method, slip_pill, yuan
from fieldtech.ui.pages.order.showing import Times
from fieldtech.ui.tokens import S1, S3, S4, S5

_UNCHECKED = "audit_unchecked"  # the foot counts those
_OVER = ("audited", "reconciled", "reversed")
_THREE = 800  # px the three vouchers need side by side


class SlipPane(Live, QWidget):
    """``opened(row)``: one of its collections."""

    opened = Signal(object)

    def __init__(self, times: Times) -> None:
        super().__init__()
        self.setObjectName("slip_pane")
        self._times = times
        self.view: SlipView | None = None
        self.header, self.chain, self.why = PageHeader(), ChainCard(times), Banner("danger")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(S1)
        self._card = Card(" ", "receipt").add(self._rows)
        inside = column(self.why, self.chain, self._card, None, gap=S3, margins=(S5, 0, S5, S4))
        self.setLayout(column(self.header, (Body(inside), 1)))
        self.go_live()

    def show_view(self, view: SlipView) -> None:
        """This slip."""
        self.view = view
        self.chain.show_view(view)
        self.retranslate()

    def retranslate(self) -> None:
        """Head, difference, lines."""
        view = self.view
        self._card.set_title(self.tr("Collections on the slip"))
        if view is None:
            return
        found = view.row
        self.header.set_number(found.number, *slip_pill(found))
        title = self.tr("{name} hands over {amount}").format(name=found.by_name, amount=yuan(found.cents))
        self.header.set_title(title, self.tr("to {name}").format(name=found.receiver_name))
        short = found.difference or 0
        said = self.tr("{amount} missing") if short < 0 else self.tr("{amount} too much")
        self.why.set("danger" if short < 0 else "warn", said.format(amount=yuan(abs(short))), found.reason)
        self.why.setVisible(bool(short))
        empty(self._rows)
        for one in view.collections:
            look = LinkButton(self.tr("Audit"), name=f"audit_{one.number}")
            look.setAccessibleName(self.tr("Audit {number}").format(number=one.number))
            look.clicked.connect(lambda _=False, one=one: self.opened.emit(one))
            under = " · ".join((one.number, one.receipt, method(one)))
            self._rows.addWidget(AmountLine(about(one), under, collection_pill(one), in_figures(one.cents), look))


class AuditPane(Live, QWidget):
    """``opened(kind)``: a voucher; ``ticked()``: something was checked. The ticks are handed in with the pass."""

    opened = Signal(str)
    ticked = Signal()
    order_opened = Signal()

    _checks: ClassVar[tuple[str, ...]] = tuple(ICONS)

    def __init__(self, times: Times) -> None:
        super().__init__()
        self.setObjectName("audit_pane")
        self._times = times
        self.view: AuditView | None = None
        self.order = LinkButton(name="open_order")
        self.order.clicked.connect(self.order_opened)
        self.header, self.chain, self.thread_card = PageHeader(self.order), ChainCard(times), ThreadCard(times)
        self.vouchers = {kind: VoucherCard(kind) for kind in ICONS}
        self._three = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._three.setSpacing(S3)
        for kind, card in self.vouchers.items():
            card.ticked.connect(self.ticked)
            card.opened.connect(lambda kind=kind: self.opened.emit(kind))
            self._three.addWidget(card, 1)
        self.back, self.why = Banner("warn", icon="rotate-ccw"), Banner("warn", icon="lock")
        inside = column(
            self.back, self.chain, self._three, self.thread_card, self.why, None, gap=S3, margins=(S5, 0, S5, S4)
        )
        self.setLayout(column(self.header, (Body(inside), 1)))
        self.go_live()

    def show_view(self, view: AuditView) -> None:
        """This collection; what was ticked for another is forgotten."""
        same = self.view is not None and self.view.row.id == view.row.id
        kept = {kind for kind, card in self.vouchers.items() if same and card.tick.isChecked()}
        self.view = view
        self.chain.show_view(view)
        self.thread_card.show_view(view)
        may_check = bool(view.may & {"pass", "query"}) and view.row.state not in _OVER
        for voucher in view.vouchers:
            card = self.vouchers[voucher.kind]
            card.show_voucher(voucher, may_check=may_check and not voucher.checked,
                              may_open=voucher.kind != "invoice" or "invoice" in view.may)  # fmt: skip
            card.tick.setChecked(voucher.checked or voucher.kind in kept)
        self.retranslate()

    def draft(self) -> AuditDraft:
        """What was looked at."""
        return AuditDraft(*(self.vouchers[kind].tick.isChecked() for kind in self._checks))

    def unchecked(self) -> int:
        """How many of the three nobody looked at."""
        return sum(not card.tick.isChecked() for card in self.vouchers.values())

    def retranslate(self) -> None:
        """Head and what is in the way."""
        view = self.view
        self.order.set_text(self.tr("Open the order"))
        if view is None:
            return
        self.header.set_number(view.row.number, *collection_pill(view.row))
        self.header.set_title(f"{yuan(view.row.cents)} · {about(view.row)}", f"{view.row.by_name} · {method(view.row)}")
        self._say_back(view)
        over = view.row.state in _OVER and not view.row.to_confirm
        hinders = [] if over else [one for one in view.problems if one.code != _UNCHECKED]
        said = dict.fromkeys(sentence(one.code, **one.params) for one in hinders)
        self.why.set("warn", self.tr("It does not pass yet"), "\n".join(said))
        self.why.setVisible(bool(hinders))

    def _say_back(self, view: AuditView) -> None:
        """Who is asked whether a reversal is right sees who took it back, when, why and on which receipt."""
        back = view.back
        self.back.setVisible(back is not None)
        if back is None:
            return
        said = self.tr("Taken back by {name}, {time}, on receipt {receipt}") if back.receipt else (
            self.tr("Taken back by {name}, {time}")
        )  # fmt: skip
        title = said.format(name=back.by_name, time=self._times.full(back.at), receipt=back.receipt)
        self.back.set("warn" if view.row.to_confirm else "info", title, self.tr("Reason: {reason}").format(
            reason=back.reason))  # fmt: skip

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The vouchers one below the other where there is little room."""
        super().resizeEvent(event)
        wide = self.width() >= _THREE
        self._three.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
