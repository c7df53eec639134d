"""Arrival at the yard: card shown, customer confirmed, one button (B20)."""

from PySide6.QtCore import Signal

from fieldtech.model.drafts.install import InstallArrivalDraft
from fieldtech.ui.kit.boxes import row
from fieldtech.ui.kit.card import Card, Facts
from fieldtech.ui.kit.choices import TickChip
from fieldtech.ui.kit.live import Live
from fieldtech.ui.tokens import S2


class ArrivalPanel(Live, Card):
    """``ticked`` whenever one of the two changes."""

    ticked = Signal()

    def __init__(self) -> None:
        super().__init__(" ", "map-pin")
        self.setObjectName("arrival_panel")
        self.facts = Facts(label_width=112)
        self.id_shown, self.confirmed = TickChip(name="id_shown"), TickChip(name="customer_confirmed")
        self.id_shown.clicked.connect(self.ticked)
        self.confirmed.clicked.connect(self.ticked)
        self.add(self.facts, row(self.id_shown, self.confirmed, None, gap=S2))
        self.go_live()

    def draft(self) -> InstallArrivalDraft:
        """What is ticked now."""
        return InstallArrivalDraft(self.id_shown.isChecked(), self.confirmed.isChecked())

    def show_draft(self, draft: InstallArrivalDraft) -> None:
        """What was ticked before."""
        self.id_shown.setChecked(draft.id_shown)
        self.confirmed.setChecked(draft.customer_confirmed)

    def retranslate(self) -> None:
        """Title and ticks."""
        self.set_title(self.tr("Arrival"))
        self.id_shown.set_text(self.tr("ID card shown"))
        self.confirmed.set_text(self.tr("Customer identified"))
