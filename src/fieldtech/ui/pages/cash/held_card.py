"""What a technician answers for, in one look: in hand, by cash and cheque, on slips, missing (B30)."""

from fieldtech.services.money.views import CashBoxView
from fieldtech.ui.kit.boxes import Flow, boxed
from fieldtech.ui.kit.card import Card
from fieldtech.ui.kit.live import Live
from fieldtech.ui.pages.money.lines import Figure
from fieldtech.ui.pages.money.wording import yuan
from fieldtech.ui.tokens import S6


class HeldCard(Live, Card):
    """One large figure, the others beside it as far as they say anything."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("held")
        self._view: CashBoxView | None = None
        self._all, self._parts = Figure(large=True), tuple(Figure() for _ in range(6))
        flow = Flow(S6)
        flow.addWidget(self._all)
        for part in self._parts:
            flow.addWidget(part)
        self.add(boxed(flow))
        self.go_live()

    def show_view(self, view: CashBoxView) -> None:
        """Of this person."""
        self._view = view
        self.retranslate()

    def retranslate(self) -> None:
        """Captions and amounts."""
        view = self._view
        if view is None:
            return
        self.setAccessibleName(self.tr("You hold"))
        self._all.show_figure(self.tr("You hold"), yuan(view.held.in_hand))
        cash = sum(row.cents for row in view.in_hand if row.method == "cash")
        cheque = sum(row.cents for row in view.in_hand if row.method == "cheque")
        own = view.held.in_hand - cash - cheque
        said = (
            (self.tr("Cash"), cash, "text"),
            (self.tr("Cheques"), cheque, "text"),
            (self.tr("On your own account"), own, "text"),
            (self.tr("Handed over, not counted"), view.held.under_way, "muted"),
            (self.tr("Missing at the count"), max(view.held.short, 0), "danger"),
            (self.tr("Too much at the count: ask finance"), max(-view.held.short, 0), "warn"),
        )
        for part, (caption, cents, tone) in zip(self._parts, said, strict=True):
            part.setVisible(cents != 0)
            part.show_figure(caption, yuan(cents), tone)
