"""What is handed over: every amount in hand as a line that is taken along unless one leaves it out."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldtech.model.base import Id
from fieldtech.services.install.titles import capital
from fieldtech.services.money.views import CollectionRow
from fieldtech.ui.kit.boxes import empty, row
from fieldtech.ui.kit.buttons import LinkButton
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.language import word
from fieldtech.ui.pages.money.lines import PickLine
from fieldtech.ui.pages.money.wording import about, day_said, method, yuan
from fieldtech.ui.pages.order.showing import Times
from fieldtech.ui.tokens import S2


class Picking(Live, QWidget):
    """``changed`` when a line is taken along or left out; all are taken until one says otherwise."""

    changed = Signal()
    reverse_wanted = Signal(object)  # the only one chosen was a mistake

    def __init__(self, times: Times) -> None:
        super().__init__()
        self.setObjectName("to_hand_over")
        self._times = times
        self._rows: tuple[CollectionRow, ...] = ()
        self._left_out: set[Id] = set()
        self._lines: dict[Id, PickLine] = {}
        self._title, self._count = Label("", 15, 600), Label("", 13, tone="muted")
        self.all = LinkButton(name="take_all")
        self.all.clicked.connect(self.take_all)
        self.reverse = LinkButton(name="reverse_collection")
        self.reverse.clicked.connect(lambda: self.reverse_wanted.emit(self.chosen()[0]))
        self._layout = QVBoxLayout()
        self._layout.setSpacing(S2)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(S2)
        outer.addLayout(row(self._title, self._count, None, self.reverse, self.all))
        outer.addLayout(self._layout)
        self.go_live()

    def show_rows(self, rows: Sequence[CollectionRow]) -> None:
        """Show these; what was left out stays out."""
        self._rows = tuple(rows)
        self._left_out &= {found.id for found in rows}
        if [found.id for found in rows] != list(self._lines):
            self._rebuild()
        self.retranslate()

    def chosen(self) -> tuple[CollectionRow, ...]:
        """What goes on the slip."""
        return tuple(found for found in self._rows if found.id not in self._left_out)

    def take_all(self) -> None:
        """Leave nothing out."""
        for line in self._lines.values():
            line.setChecked(True)
        self._picked()

    def forget(self) -> None:
        """Somebody else sits down here."""
        self._left_out.clear()
        self.show_rows(())

    def retranslate(self) -> None:
        """Head and lines."""
        self._title.setText(self.tr("To hand over"))
        self._count.setText(self.tr("{n} of {all} chosen").format(n=len(self.chosen()), all=len(self._rows)))
        self.all.set_text(self.tr("Take all"))
        self.all.setVisible(bool(self._left_out))
        self.reverse.set_text(self.tr("Reverse this one…"))
        self.reverse.setVisible(len(self.chosen()) == 1)
        today = self._times.today()
        for found in self._rows:
            receipt = capital(self.tr("receipt {number}").format(number=found.receipt))  # what the paper in hand says
            under = " · ".join((receipt, method(found), found.number))
            self._lines[found.id].show_line(
                about(found), under, self._times.short(found.at), self._late(found, today), yuan(found.cents)
            )

    def _late(self, found: CollectionRow, today: date) -> tuple[str, str]:
        if not found.overdue or found.due_day is None:
            return ("", "neutral")
        return word("collection_due", day=day_said(found.due_day, today)), "danger"

    def _rebuild(self) -> None:
        empty(self._layout)
        self._lines = {}
        for found in self._rows:
            line = PickLine(f"take_{found.number}")
            line.setChecked(found.id not in self._left_out)
            line.clicked.connect(self._picked)
            self._lines[found.id] = line
            self._layout.addWidget(line)

    def _picked(self) -> None:
        self._left_out = {key for key, line in self._lines.items() if not line.isChecked()}
        self.retranslate()
        self.changed.emit()
