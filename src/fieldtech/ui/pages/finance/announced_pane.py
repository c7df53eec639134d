"""A transfer that was announced, on the right side of finance's queue: by whom, until when, and where it belongs."""

from PySide6.QtWidgets import QWidget

from fieldtech.services.money.announced import AnnouncedRow
from fieldtech.ui.kit.boxes import Body, column
from fieldtech.ui.kit.card import Card, Facts
from fieldtech.ui.kit.header import PageHeader
from fieldtech.ui.kit.live import Live
from fieldtech.ui.pages.money.wording import about, announced_pill, yuan
from fieldtech.ui.pages.order.showing import Times
from fieldtech.ui.tokens import S3, S5


class AnnouncedPane(Live, QWidget):
    """Shows one; the foot of the page receives its money."""

    def __init__(self, times: Times) -> None:
        super().__init__()
        self.setObjectName("announced_pane")
        self._times = times
        self.row: AnnouncedRow | None = None
        self.header, self._facts = PageHeader(), Facts(120)
        self._card = Card(" ", "credit-card").add(self._facts)
        self.setLayout(column(self.header, (Body(column(self._card, None, gap=S3, margins=(S5, 0, S5, S5))), 1)))
        self.go_live()

    def show_row(self, row: AnnouncedRow) -> None:
        """This transfer."""
        self.row = row
        self.retranslate()

    def retranslate(self) -> None:
        """Head and facts."""
        self._card.set_title(self.tr("Transfer announced"))
        row = self.row
        if row is None:
            return
        self.header.set_number(row.number, *announced_pill(row))
        self.header.set_title(f"{yuan(row.cents)} · {about(row)}", self.tr("Look for it in the bank statement"))
        facts = [
            (self.tr("Expected on"), row.expected.isoformat(), "warn" if row.late else ""),
            (self.tr("Written down by"), f"{row.by_name} · {self._times.short(row.at)}", ""),
            (self.tr("Told"), row.reason, ""),
        ]
        self._facts.set([fact for fact in facts if fact[1]])
