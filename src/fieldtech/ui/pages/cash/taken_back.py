"""After a reversal: what goes back to the customer, its receipt, and the way to collect anew (states 4.7)."""

from PySide6.QtCore import Signal

from fieldtech.services.money.views import CollectionRow
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.notices import Banner
from fieldtech.ui.pages.money.wording import about, yuan


class TakenBack(Live, Banner):
    """There from a reversal until the next person; ``receipt_wanted(row)``, ``anew_wanted(row)``."""

    receipt_wanted = Signal(object)
    anew_wanted = Signal(object)

    def __init__(self) -> None:
        self.receipt = Button("", "receipt", name="reversal_receipt")
        self.anew = Button("", "banknote", name="collect_anew")
        super().__init__("info", "", "", self.receipt, self.anew, icon="rotate-ccw")
        self.setObjectName("taken_back")
        self._back: CollectionRow | None = None
        self.receipt.clicked.connect(lambda: self.receipt_wanted.emit(self._back))
        self.anew.clicked.connect(lambda: self.anew_wanted.emit(self._back))
        self.hide()
        self.go_live()

    def show_row(self, row: CollectionRow | None) -> None:
        """Of this collection; nothing hides it."""
        self._back = row
        self.setVisible(row is not None)
        self.retranslate()

    def said(self) -> str:
        """What happened, in a sentence."""
        text = self.tr("{number} is reversed: {amount} goes back to {payer}")
        row = self._back
        return text.format(number=row.number, amount=yuan(row.cents), payer=row.payer) if row is not None else ""

    def retranslate(self) -> None:
        """All texts."""
        self.receipt.set_text(self.tr("Receipt of the reversal"))
        self.anew.set_text(self.tr("Collect anew…"))
        under = self.tr(
            "{about}: the order is open again."
            " Was only the amount typed wrong, nothing goes back: collect anew what came."
        )
        self.set("info", self.said(), under.format(about=about(self._back)) if self._back is not None else "")
