"""Beside the money in hand: what finance asks, earlier slips, and what went straight to the company (F59)."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldtech.services.money.views import CollectionRow, SlipRow
from fieldtech.ui.kit.boxes import empty
from fieldtech.ui.kit.buttons import Button, LinkButton
from fieldtech.ui.kit.card import Card
from fieldtech.ui.kit.live import Live
from fieldtech.ui.pages.money.lines import AmountLine
from fieldtech.ui.pages.money.wording import about, collection_pill, method, slip_pill, yuan
from fieldtech.ui.pages.order.showing import Times
from fieldtech.ui.tokens import S1


class _Lines(Live, Card):
    """A card of lines that is there only while it has any."""

    icon = "list"

    def __init__(self, times: Times) -> None:
        super().__init__(" ", self.icon)
        self._times = times
        self._lines = QVBoxLayout()
        self._lines.setSpacing(S1)
        self.add(self._lines)

    def _show(self, lines: Iterable[QWidget]) -> None:
        empty(self._lines)
        for line in lines:
            self._lines.addWidget(line)
        self.setVisible(self._lines.count() > 0)


class QueriesCard(_Lines):
    """``answer_wanted(row)``: finance waits for a word."""

    icon = "message-circle"
    answer_wanted = Signal(object)

    def __init__(self, times: Times) -> None:
        super().__init__(times)
        self.setObjectName("queries")
        self._rows: tuple[CollectionRow, ...] = ()
        self.set_state("current")
        self.go_live()

    def show_rows(self, rows: Iterable[CollectionRow]) -> None:
        """What finance asks about."""
        self._rows = tuple(rows)
        self.retranslate()

    def retranslate(self) -> None:
        """Title and lines."""
        self.set_title(self.tr("Finance asks"))
        self._show(self._line(found) for found in self._rows)

    def _line(self, found: CollectionRow) -> QWidget:
        answer = Button(self.tr("Answer…"), "message-circle", name=f"answer_{found.number}")
        answer.setAccessibleName(self.tr("Answer: {number}").format(number=found.number))
        answer.clicked.connect(partial(self.answer_wanted.emit, found))
        return AmountLine(about(found), found.number, ("", "neutral"), yuan(found.cents), answer)


class SlipsCard(_Lines):
    """``opened(row)``: the slip on paper."""

    icon = "history"
    opened = Signal(object)

    def __init__(self, times: Times) -> None:
        super().__init__(times)
        self.setObjectName("slips")
        self._rows: tuple[SlipRow, ...] = ()
        self.go_live()

    def show_rows(self, rows: Iterable[SlipRow]) -> None:
        """The newest first."""
        self._rows = tuple(rows)
        self.retranslate()

    def focus_newest(self) -> None:
        """To the button of the first line."""
        if (first := self.findChild(LinkButton)) is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Title and lines."""
        self.set_title(self.tr("Earlier slips"))
        self._show(self._line(found) for found in self._rows)

    def _line(self, found: SlipRow) -> QWidget:
        show = LinkButton(self.tr("Show"), name=f"slip_{found.number}")
        show.setAccessibleName(self.tr("Show {number}").format(number=found.number))
        show.clicked.connect(partial(self.opened.emit, found))
        under = " · ".join(filter(None, (self._times.short(found.at), found.receiver_name, found.reason)))
        return AmountLine(found.number, under, slip_pill(found), yuan(found.cents), show)


class StraightCard(_Lines):
    """Transfers and the company's codes: nothing to carry, but he wants to see them arrive."""

    icon = "credit-card"

    def __init__(self, times: Times) -> None:
        super().__init__(times)
        self.setObjectName("straight")
        self._rows: tuple[CollectionRow, ...] = ()
        self.go_live()

    def show_rows(self, rows: Iterable[CollectionRow]) -> None:
        """Of the last days."""
        self._rows = tuple(rows)
        self.retranslate()

    def retranslate(self) -> None:
        """Title and lines."""
        self.set_title(self.tr("Went straight to the company"))
        self._show(
            AmountLine(about(found), f"{found.number} · {method(found)}", collection_pill(found),
                       yuan(found.cents))
            for found in self._rows
        )  # fmt: skip
