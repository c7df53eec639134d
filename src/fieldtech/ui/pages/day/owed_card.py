"""What is owed: platform checks, confirmations, loaners; the late ones in red."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldtech.services.follow_ups import FollowUpRow
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.boxes import column, empty, row
from fieldtech.ui.kit.buttons import LinkButton
from fieldtech.ui.kit.card import Card
from fieldtech.ui.kit.labels import Elided
from fieldtech.ui.kit.live import Live
from fieldtech.ui.language import word
from fieldtech.ui.pages.money.wording import ABOUT_CASH
from fieldtech.ui.pages.onsite.places import ON_SITE_PAGES
from fieldtech.ui.tokens import S2

_MOST = 6


class OwedCard(Live, Card):
    """``wanted(FollowUpRow)`` leads to the place where it is done."""

    wanted = Signal(object)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(" ", "triangle-alert")
        self._workplace = workplace
        self._rows: Sequence[FollowUpRow] = ()
        self._list = QVBoxLayout()
        self._list.setSpacing(S2)
        self.add(self._list)
        self.go_live()

    def show_rows(self, rows: Sequence[FollowUpRow]) -> None:
        """Open tasks by due time; nothing owed, no card."""
        self._rows = tuple(rows)
        self.setVisible(bool(rows))
        empty(self._list)
        for task in rows[:_MOST]:
            self._list.addWidget(self._line(task))
        late = sum(task.overdue for task in rows)
        self.set_pill(self.tr("{n} overdue").format(n=late) if late else str(len(rows)), "danger" if late else "warn")

    def retranslate(self) -> None:
        """Kinds and times."""
        self.set_title(self.tr("Still owed"))
        self.show_rows(self._rows)

    def _line(self, task: FollowUpRow) -> QWidget:
        due = self._workplace.context.local(task.due_at).strftime("%m-%d %H:%M")
        kind = word(f"follow_up.{task.kind}")
        title = Elided(kind, 14, 600, "danger" if task.overdue else "warn")
        when = self.tr("was due {time}") if task.overdue else self.tr("due {time}")
        under = Elided(" · ".join((when.format(time=due), task.number)), 13, tone="muted", tabular=True)
        button = LinkButton(self.tr("Go there"), name=f"owed_{task.kind}")
        button.setAccessibleDescription(f"{kind} {task.number}")
        button.clicked.connect(partial(self.wanted.emit, task))
        box = QWidget()
        box.setLayout(row((column(title, under, gap=0), 1), button, gap=S2))
        return box


def place_of(workplace: Workplace, task: FollowUpRow) -> tuple[str, str]:
    """The page, and what it shows, where a technician does what he owes."""
    if task.kind in ABOUT_CASH:
        return "cash_box_page", ""
    if task.kind == "platform_check":
        return ON_SITE_PAGES[workplace.orders.view(task.order_id).kind], f"{task.order_id.hex}/platform"
    return "orders_page", task.order_id.hex
