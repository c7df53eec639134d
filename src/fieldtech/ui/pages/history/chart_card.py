"""A card with one chart of readings: as a picture or as a table, to be copied and to be saved."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QWidget

from fieldtech.model.readings import plain
from fieldtech.services.visits.chart_groups import Chart
from fieldtech.ui.kit.boxes import reveal, row
from fieldtech.ui.kit.buttons import IconButton
from fieldtech.ui.kit.card import Card
from fieldtech.ui.kit.choices import Option, Segmented
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.pill import Pill
from fieldtech.ui.language import current_language, word
from fieldtech.ui.pages.history.drawing import Drawing, drawing_of, limit_words
from fieldtech.ui.record_views import ROW_HEIGHT, RecordTable
from fieldtech.ui.tables import Batch, Column, PagedModel
from fieldtech.ui.tokens import S2

CHART, TABLE = "chart", "table"
_OUTSIDE = " !"  # behind a reading outside its limits, in the table
_MOST_ROWS = 8  # of the table before it scrolls by itself
_ROOM = 236  # of the chart before the library is there
_PILLS = {"accent": "info", "violet": "violet", "ok": "ok", "warn": "warn", "muted": "neutral"}


@dataclass(frozen=True)
class Row:
    """A day of the table with a text for each line."""

    day: date
    visit: str
    values: tuple[str, ...]


class ChartCard(Live, Card):
    """``wanted`` when the chart is to be seen and needs its plot; ``save(card)`` when its picture is to be kept."""

    wanted = Signal()
    save = Signal(object)
    said = Signal(str)

    def __init__(self, chart: Chart) -> None:
        super().__init__(" ", "chart-column")
        self.setObjectName("chart_card")
        self.chart = chart
        self.drawing: Drawing = drawing_of(chart)
        self.plot: Any = None
        self.ways = Segmented()
        self.copy_button, self.save_button = (
            IconButton("copy", name="copy_chart"),
            IconButton("image", name="save_chart"),
        )
        self.copy_button.clicked.connect(self.copy)
        self.save_button.clicked.connect(lambda: self.save.emit(self))
        for action in (self.ways, self.copy_button, self.save_button):
            self.add_action(action)
        self._pills = [Pill("", _PILLS[curve.tone]) for curve in self.drawing.curves]
        self._legend = QWidget()
        self._legend.setLayout(row(*self._pills, None, gap=S2))
        reveal(self._legend, len(self._pills) > 1)
        self._place = QWidget()
        self._place.setFixedHeight(_ROOM)
        self.readout = Label("", 13, wrap=True, tabular=True)
        self.readout.setObjectName("readout")
        self.readout.setMinimumHeight(22)
        self.model = PagedModel(self._columns())
        self.table = RecordTable(self.model)
        self.table.setObjectName("readings")
        self.add(self._legend, self._place, self.readout, self.table)
        self.ways.changed.connect(self._switch)
        self.go_live()

    # texts ------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Title, lines, ways to look at it."""
        self.drawing = drawing_of(self.chart)
        self.set_title(self.drawing.title, self._limits())
        for pill, curve in zip(self._pills, self.drawing.curves, strict=True):
            pill.set(curve.name, _PILLS[curve.tone])
        self.ways.set_label(self.tr("Shown as"))
        self.ways.set_options((Option(CHART, self.tr("Chart")), Option(TABLE, self.tr("Table"))))
        self.copy_button.set_label(self.tr("Copy"))
        self.save_button.set_label(self.tr("Save as a picture"))
        names = [curve.name for curve in self.drawing.curves]
        self.model.set_titles((self.tr("Day"), self.tr("Visit"), *names))
        self.table.setAccessibleName(self.drawing.title)
        self._fill()
        if self.plot is not None:
            self.plot.show_drawing(self.drawing)
        self._pointed(self.plot.text if self.plot is not None else "")
        if not self.ways.value():
            self.ways.set_value(CHART)
            self._switch()

    def restyle(self) -> None:
        """The plot has no style sheet."""
        if self.plot is not None:
            self.plot.redraw()

    def _limits(self) -> str:
        limits = limit_words(self.chart)
        return word("history.limits", limits=limits) if limits else ""

    # the plot ---------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """The library is asked for when there is something to look at."""
        super().showEvent(event)
        if self.plot is None and self.ways.value() == CHART:
            self.wanted.emit()

    def take_plot(self, make: Callable[[QWidget], Any]) -> None:
        """The library is here: draw."""
        if self.plot is not None:
            return
        self.plot = make(self)
        self.plot.pointed.connect(self._pointed)
        self.body.replaceWidget(self._place, self.plot)
        self._place.hide()
        self.plot.setVisible(self.ways.value() == CHART)
        QWidget.setTabOrder(self.save_button, self.plot)
        self.plot.show_drawing(self.drawing)

    def _pointed(self, text: str) -> None:
        """The reading looked at; before any, what is outside its limits now, or how to look at one."""
        last = [curve.dots[-1] for curve in self.drawing.curves if curve.dots]
        outside = "\n".join(dot.text for dot in last if dot.outside)
        self.readout.setText(text or outside or self.tr("Left and Right go from reading to reading"))
        self.readout.set_tone("" if text else "danger" if outside else "muted")

    # the table --------------------------------------------------------------------------------------------

    def _columns(self) -> Sequence[Column]:
        lines = range(len(self.chart.lines))
        values = (Column(f"line{n}", partial(_figure, n), 130, True, False) for n in lines)
        return (Column("day", lambda r: r.day.isoformat(), 120, sortable=False),
                Column("visit", lambda r: str(r.visit), sortable=False), *values)  # fmt: skip

    def rows(self) -> list[Row]:
        """The newest first."""
        found: dict[tuple[date, str], list[str]] = {}
        for place, line in enumerate(self.chart.lines):
            for point in line.series.points:
                texts = found.setdefault((point.day, point.visit), [""] * len(self.chart.lines))
                below = line.series.outside(point)
                texts[place] = (
                    (plain(point.value) + (" !" if below else "")) or point.why or word("history.not_measured")
                )
        return [Row(day, visit, tuple(texts)) for (day, visit), texts in sorted(found.items(), reverse=True)]

    def _fill(self) -> None:
        rows = self.rows()
        self.model.show(lambda _after, _limit: Batch(rows))
        self.table.setFixedHeight(40 + ROW_HEIGHT * min(len(rows), _MOST_ROWS) + 4)

    def _switch(self) -> None:
        chart = self.ways.value() == CHART
        self.table.setVisible(not chart)
        self.readout.setVisible(chart)
        self._legend.setVisible(chart and len(self._pills) > 1)
        (self.plot or self._place).setVisible(chart)
        self.save_button.setEnabled(chart)
        if chart and self.plot is None and self.isVisible():
            self.wanted.emit()

    # taking along -----------------------------------------------------------------------------------------

    def copy(self) -> None:
        """What is shown: the picture for a letter, or the numbers of the table for a spreadsheet."""
        if self.plot is not None and self.ways.value() == CHART:
            QGuiApplication.clipboard().setImage(self.plot.picture())
        else:
            QGuiApplication.clipboard().setText(self.numbers())
        self.said.emit(self.tr("Copied."))

    def numbers(self) -> str:
        """The table with tabs between its cells."""
        titles = (self.tr("Day"), self.tr("Visit"), *(curve.name for curve in self.drawing.curves))
        lines = ["\t".join(titles)]
        for each in self.rows():
            values = (value.removesuffix(_OUTSIDE) for value in each.values)
            lines.append("\t".join((each.day.isoformat(), each.visit, *values)))
        return "\n".join(lines)

    def file_name(self, label: str) -> str:
        """What the picture is called."""
        safe = "".join(c if c.isalnum() or c in "-_" else "-" for c in f"{label}_{self.drawing.title}")
        return f"{safe.strip('-')}_{current_language()[:2]}.png"


def _figure(line: int, row: Row) -> str:
    return str(row.values[line])
