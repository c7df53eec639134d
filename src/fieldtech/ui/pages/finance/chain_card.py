"""The way of an amount: what the customer paid, what the slip says, what finance counted."""

from collections.abc import Iterator
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from fieldtech.model.amounts import in_figures
from fieldtech.services.money.views import AuditView, MadeGoodRow, SlipRow, SlipView
from fieldtech.ui.kit.boxes import discard
from fieldtech.ui.kit.card import Card
from fieldtech.ui.kit.labels import Elided, Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.pill import Pill
from fieldtech.ui.language import word
from fieldtech.ui.pages.money.wording import collection_pill
from fieldtech.ui.pages.order.showing import Times
from fieldtech.ui.tokens import S3, S4

Link = tuple[str, int | None, str, tuple[str, str]]
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ChainCard(Live, Card):
    """A line per station; the one that does not agree is red."""

    def __init__(self, times: Times) -> None:
        super().__init__(" ", "route")
        self.setObjectName("chain")
        self._times = times
        self._view: AuditView | SlipView | None = None
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(S4)
        self._grid.setVerticalSpacing(S3)
        self._grid.setColumnStretch(2, 1)
        self.add(self._grid)
        self.go_live()

    def show_view(self, view: AuditView | SlipView) -> None:
        """Of a collection or of a slip."""
        self._view = view
        self.retranslate()

    def retranslate(self) -> None:
        """All lines."""
        self.set_title(self.tr("The way of the amount"))
        while self._grid.count():
            item = self._grid.itemAt(0)
            if item is None or (widget := item.widget()) is None:
                return
            discard(self._grid, widget)
        view = self._view
        links = self._of_slip(view) if isinstance(view, SlipView) else self._of_audit(view) if view else ()
        for at, link in enumerate(links):
            self._add(at, *link)

    def _add(self, at: int, what: str, cents: int | None, who: str, pill: tuple[str, str]) -> None:
        amount = Label("–" if cents is None else in_figures(cents), 15, 600, tabular=True)
        amount.setAlignment(_RIGHT)
        if pill[1] == "danger":
            amount.set_tone("danger")
        cells: tuple[QWidget, ...] = (Label(what, 14, 600), amount, Elided(who, 13, tone="muted"), Pill(*pill))
        for place, cell in enumerate(cells):
            self._grid.addWidget(cell, at, place)

    def _of_audit(self, view: AuditView) -> tuple[Link, ...]:
        found, slip = view.row, view.slip
        paid = (self.tr("Paid by the customer"), found.cents, self._joined(found.receipt, found.by_name, found.at),
                self._agrees())  # fmt: skip
        if view.back is not None:
            return self._of_reversed(paid, view)
        if not found.carried:
            return (paid, (self.tr("To the company itself"), found.cents, word(f"choice.pay_method.{found.method}"),
                           collection_pill(found)))  # fmt: skip
        if slip is None:
            return (paid, (self.tr("Hand-over slip"), None, found.by_name, (self.tr("Not handed over"), "warn")))
        on_slip = (self.tr("On hand-over slip"), found.cents, self._joined(slip.number, slip.by_name, slip.at),
                   self._agrees())  # fmt: skip
        whole = self.tr("of {amount} on the whole slip").format(amount=in_figures(slip.cents))
        counted = (self.tr("Counted by finance"), slip.counted, self._joined(whole, slip.reason, None),
                   self._counted(slip))  # fmt: skip
        return (paid, on_slip, counted, *self._ended(view.made_good, slip))

    def _of_reversed(self, paid: Link, view: AuditView) -> tuple[Link, ...]:
        """The money went back; what was received for the order instead stands below it."""
        found, back = view.row, view.back
        assert back is not None
        gone = (self.tr("Given back"), -found.cents, self._joined(back.receipt, back.by_name, back.at),
                collection_pill(found))  # fmt: skip
        first = (*paid[:3], ("", "neutral"))
        if not back.anew:
            return first, gone, (self.tr("Collected anew"), None, self.tr("Not received again yet"), ("", "neutral"))
        again = (self.tr("Collected anew"), back.anew_cents, self._joined(back.anew, back.anew_receipt, back.anew_at),
                 ("", "neutral"))  # fmt: skip
        return first, gone, again

    def _of_slip(self, view: SlipView) -> tuple[Link, ...]:
        found = view.row
        paid = sum(one.cents for one in view.collections)
        receipts = self.tr("Receipts: {n}").format(n=len(view.collections))
        agrees = self._agrees() if paid == found.cents else (self.tr("Differs"), "danger")
        lines = [
            (self.tr("Paid by customers"), paid, receipts, agrees),
            (self.tr("On the slip"), found.cents, self._joined(found.number, found.by_name, found.at), agrees),
            (self.tr("Counted by finance"), found.counted, self._joined("", view.counted_by, view.counted_at),
             self._counted(found)),
        ]  # fmt: skip
        return (*lines, *self._ended(view.made_good, found))

    def _ended(self, made_good: tuple[MadeGoodRow, ...], slip: SlipRow) -> Iterator[Link]:
        """What became of the difference: how much, why, by whom; the last of it makes the slip whole."""
        for at, one in enumerate(made_good, 1):
            if one.denied:
                denied = self.tr("Not approved by {name}").format(name=one.approved_by), "danger"
                yield word(f"choice.make_good.{one.how}"), None, self._joined(one.reason, one.by_name, one.at), denied
                continue
            whole = at == len(made_good) and not slip.difference
            who = self._joined(one.reason, one.by_name, one.at)
            how = word(f"choice.{'make_good' if one.cents > 0 else 'pay_back'}.{one.how}")
            yield how, one.cents, who, self._agrees() if whole else ("", "neutral")

    def _counted(self, slip: SlipRow) -> tuple[str, str]:
        if slip.counted is None:
            return word("slip_state.handed_over"), "info"
        short = slip.cents - slip.counted
        if not short:
            return self._agrees()
        differs = word(f"slip_state.{'short' if short > 0 else 'over'}", amount=in_figures(abs(short)))
        return differs, "neutral" if not slip.difference else "danger" if short > 0 else "warn"

    def _agrees(self) -> tuple[str, str]:
        return word("voucher_state.agrees"), "ok"

    def _joined(self, first: str, name: str, at: datetime | None) -> str:
        when = self._times.short(at)
        return " · ".join(filter(None, (first, name, when)))
