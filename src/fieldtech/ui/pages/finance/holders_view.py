"""Who holds money of the company, how much and since when (B30)."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from fieldtech.model.amounts import in_figures
from fieldtech.services.money.views import HolderRow
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.boxes import boxed, column
from fieldtech.ui.kit.empty import EmptyState
from fieldtech.ui.kit.footer import Footer
from fieldtech.ui.kit.live import Live
from fieldtech.ui.pages.money.wording import day_said, yuan
from fieldtech.ui.pages.order.showing import Showing
from fieldtech.ui.record_views import RecordTable
from fieldtech.ui.tables import Batch, Column, PagedModel
from fieldtech.ui.tokens import S3, S5


class HoldersView(Live, QWidget):
    """A table; what is overdue comes first."""

    def __init__(self, workplace: Workplace, showing: Showing) -> None:
        super().__init__()
        self.setObjectName("finance_holders")
        self._workplace, self._times = workplace, showing.times
        self._rows: tuple[HolderRow, ...] = ()
        self.model = PagedModel((
            Column("name", lambda row: str(row.name), sortable=False),
            Column("since", self._since, 110, sortable=False),
            Column("overdue", lambda row: _amount(row.overdue_cents), 130, align_right=True, sortable=False),
            Column("in_hand", lambda row: _amount(row.held.in_hand), 130, align_right=True, sortable=False),
            Column("under_way", lambda row: _amount(row.held.under_way), 150, align_right=True, sortable=False),
            Column("short", lambda row: _amount(row.held.short), 130, align_right=True, sortable=False),
            Column("all", lambda row: in_figures(row.held.cents), 130, align_right=True, sortable=False),
        ))  # fmt: skip
        self.table = RecordTable(self.model)
        self.table.setObjectName("holders")
        self._none = EmptyState("wallet")
        self._stack = QStackedWidget()
        self._stack.addWidget(boxed(column(self.table, margins=(1, 0, 1, 1)), "card"))
        self._stack.addWidget(self._none)
        self.footer = Footer(name="holders_next")
        self.setLayout(column((self._stack, 1), margins=(S5, 0, S5, S3)))
        self.go_live()

    def load(self) -> None:
        """As it is now."""
        rows = self._workplace.finance.holders()
        self._rows = tuple(sorted(rows, key=lambda row: (-row.overdue_cents, -row.held.cents, row.login)))
        self.model.show(lambda _after, _limit: Batch(self._rows))
        self._stack.setCurrentIndex(0 if self._rows else 1)
        self.retranslate()

    def forget(self) -> None:
        """Somebody else sits down here."""
        self._rows = ()
        self.model.show(lambda _after, _limit: Batch(()))

    def retranslate(self) -> None:
        """Heads and the sum."""
        self.table.setAccessibleName(self.tr("Money held outside"))
        self.model.set_titles((
            self.tr("Who"), self.tr("Since"), self.tr("Overdue"), self.tr("In hand"), self.tr("On uncounted slips"),
            self.tr("Missing"), self.tr("All"),
        ))  # fmt: skip
        self._none.set_text(self.tr("Nobody holds money"), self.tr("Everything collected was handed over and counted."))
        total = sum(row.held.cents for row in self._rows)
        late = sum(row.overdue_cents for row in self._rows)
        said = self.tr("{amount} held outside in all").format(amount=yuan(total))
        overdue = self.tr("{amount} overdue").format(amount=yuan(late)) if late else ""
        self.footer.set_saved(" · ".join(filter(None, (said, overdue))), "danger" if late else "muted",
                              "circle-alert" if late else "wallet")  # fmt: skip
        self.footer.set_primary("")

    def _since(self, row: HolderRow) -> str:
        return day_said(row.since, self._times.today()) if row.since else ""


def _amount(cents: int) -> str:
    return in_figures(cents) if cents else "–"
