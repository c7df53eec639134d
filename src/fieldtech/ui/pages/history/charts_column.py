"""All charts of an object one below the other; their plots come one by one, so that the window never waits."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldtech.services.visits.chart_groups import Chart
from fieldtech.ui.kit.boxes import empty
from fieldtech.ui.later import soon
from fieldtech.ui.pages.history.chart_card import ChartCard
from fieldtech.ui.pages.history.loading import PlotLoader
from fieldtech.ui.tokens import S4


class ChartsColumn(QWidget):
    """``show_charts``; ``save(card)`` when a picture is to be kept, ``said(text)`` when something was copied."""

    save = Signal(object)
    said = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[ChartCard] = []
        self._charts: tuple[Chart, ...] = ()
        self._waiting: list[ChartCard] = []
        self._make: Callable[[QWidget], Any] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(S4)
        self._loader = PlotLoader(self)
        self._loader.ready.connect(self._ready)

    def show_charts(self, charts: tuple[Chart, ...]) -> None:
        """Others, or the same: then whoever looks at a reading goes on looking at it."""
        if charts == self._charts:
            return
        self._charts, self._waiting = charts, []
        empty(self._column)
        self.cards = [ChartCard(chart) for chart in charts]
        for card in self.cards:
            card.wanted.connect(self._wanted)
            card.save.connect(self.save)
            card.said.connect(self.said)
            self._column.addWidget(card)
        self.setVisible(bool(charts))

    def _wanted(self) -> None:
        card = self.sender()
        if isinstance(card, ChartCard) and card not in self._waiting:
            self._waiting.append(card)
        self._loader.load()

    def _ready(self, make: Callable[[QWidget], Any]) -> None:
        self._make = make
        soon(self, self._next)

    def _next(self) -> None:
        """One plot, then whatever else the window has to do, then the next one."""
        if not self._waiting or self._make is None:
            return
        self._waiting.pop(0).take_plot(self._make)
        soon(self, self._next)
