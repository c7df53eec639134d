"""The way of an amount: what the customer paid, what the slip says, what finance counted."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from fieldtech.model.amounts import in_figures
from fieldtech.services.money.views import AuditView, SlipView
from fieldtech.ui.kit.boxes import discard
from fieldtech.ui.kit.card import Card
from fieldtech.ui.kit.labels import Elided, Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.pill import Pill
from fieldtech.ui.language import word
from fieldtech.ui.pages.money.wording import collection_pill, slip_pill
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
        if not found.carried:
            return (paid, (self.tr("To the company itself"), found.cents, word(f"choice.pay_method.{found.method}"),
                           collection_pill(found)))  # fmt: skip
        if slip is None:
            return (paid, (self.tr("Hand-over slip"), None, found.by_name, (self.tr("Not handed over"), "warn")))
        on_slip = (self.tr("On hand-over slip"), found.cents, self._joined(slip.number, slip.by_name, slip.at),
                   self._agrees())  # fmt: skip
        whole = self.tr("of {amount} on the whole slip").format(amount=in_figures(slip.cents))
        return (paid, on_slip, (self.tr("Counted by finance"), slip.counted, self._joined(whole, slip.reason, None),
                                slip_pill(slip)))  # fmt: skip

    def _of_slip(self, view: SlipView) -> tuple[Link, ...]:
        found = view.row
        paid = sum(one.cents for one in view.collections)
        receipts = self.tr("Receipts: {n}").format(n=len(view.collections))
        agrees = self._agrees() if paid == found.cents else (self.tr("Differs"), "danger")
        lines = [
            (self.tr("Paid by customers"), paid, receipts, agrees),
            (self.tr("On the slip"), found.cents, self._joined(found.number, found.by_name, found.at), agrees),
            (self.tr("Counted by finance"), found.counted, self._joined("", view.counted_by, view.counted_at),
             self._counted(found.counted, found.cents)),
        ]  # fmt: skip
        for one in view.made_good:
            lines.append(
                (
                    word(f"choice.make_good.{one.how}"),
                    one.cents,
                    self._joined(one.reason, one.by_name, one.at),
                    ("", "neutral"),
                )
            )
        return tuple(lines)

    def _counted(self, counted: int | None, expected: int) -> tuple[str, str]:
        if counted is None:
            return word("slip_state.handed_over"), "info"
        state = "short" if counted < expected else "over"
        differs = word(f"slip_state.{state}", amount=in_figures(abs(counted - expected)))
        return self._agrees() if counted == expected else (differs, "danger" if counted < expected else "warn")

    def _agrees(self) -> tuple[str, str]:
        return word("voucher_state.agrees"), "ok"

    def _joined(self, first: str, name: str, at: datetime | None) -> str:
        when = self._times.short(at)
        return " · ".join(filter(None, (first, name, when)))
