"""The itemised list the customer signs: every vehicle with what is on it and how it ended, and the totals."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from fieldtech.model.installs import FITTED
from fieldtech.ui.fonts import font
from fieldtech.ui.kit.boxes import column
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.language import of_task, word
from fieldtech.ui.record_views import RecordList
from fieldtech.ui.tables import ROW_ROLE, Batch, PagedModel
from fieldtech.ui.theme import tokens_of
from fieldtech.ui.tokens import S1, S2

MOST_ROWS = 7
ROW_HEIGHT = 50
Row = Mapping[str, Any]
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Line:
    """One vehicle as it is painted: number and name, its terminal at the right, below them how it ended."""

    position: str
    name: str
    unit: str
    result: str
    tone: str


class LineDelegate(QStyledItemDelegate):
    """Two lines a vehicle, so that the reason can be read in a narrow window too."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All lines have one height."""
        return QSize(200, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The texts, and a rule below."""
        line, tokens = index.data(ROW_ROLE), tokens_of(option.widget)
        if not isinstance(line, Line):
            return
        box = QRectF(option.rect).adjusted(S1, 0, -S2, 0)
        painter.save()
        painter.setPen(QColor(tokens["border"]))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(tokens["accent"]), 2))
            painter.drawRect(box.adjusted(1, 1, -1, -2))
        left, top, right = box.left() + S1, box.top() + 4, box.right() - S1
        unit = QFontMetrics(font(13, tabular=True)).horizontalAdvance(line.unit) + 2
        _text(painter, QRectF(left, top, 36, 20), line.position, font(13, tabular=True), tokens["muted"])
        _text(painter, QRectF(left + 38, top, right - unit - left - 44, 20), line.name, font(15, 600), tokens["text"])
        _text(painter, QRectF(right - unit, top, unit, 20), line.unit, font(13, tabular=True), tokens["text"])
        _text(painter, QRectF(left + 38, top + 21, right - left - 38, 20), line.result, font(14), tokens[line.tone])
        painter.restore()


def _text(painter: QPainter, box: QRectF, text: str, face: QFont, ink: str) -> None:
    painter.setFont(face)
    painter.setPen(QColor(ink))
    shown = QFontMetrics(face).elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()) + 1)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), shown)


class VehicleList(Live, QWidget):
    """``show_record`` fills it; it shows a part of a long list and scrolls by itself."""

    def __init__(self) -> None:
        super().__init__()
        self._record: Row = {}
        self._totals = Label("", 16, 600, wrap=True)
        self._follows = Label("", 14, tone="warn", wrap=True)
        self.model = PagedModel(paint=self._line, spoken=self._spoken)
        self.table = RecordList(self.model)
        self.table.setItemDelegate(LineDelegate(self.table))
        self.table.setObjectName("vehicles_to_sign")
        self.setLayout(column(self._totals, self.table, self._follows, gap=S2))
        self.go_live()

    def show_record(self, record: Row) -> None:
        """Show the vehicles of this record."""
        self._record = record
        rows = tuple(record.get("rows") or ())
        self.model.show(lambda _after, _limit: Batch(rows))
        self.table.setFixedHeight(min(MOST_ROWS, max(len(rows), 1)) * ROW_HEIGHT + 4)
        self.retranslate()

    def retranslate(self) -> None:
        """Heads, totals, what follows."""
        self.table.setAccessibleName(self.tr("The vehicles you sign for"))
        counts = counted(self._record)
        self._totals.setText(
            self.tr("{all} vehicles: {done} done, {missing} not done, {later} on another day").format(**counts)
        )
        left = counts["missing"] + counts["later"]
        self._follows.setText(self.tr("What is not done goes on under an order of its own."))
        self._follows.setVisible(left > 0)
        self.table.viewport().update()

    def _line(self, row: Row) -> Line:
        tone = {"installed": "ok", "installed_unchecked": "warn"}.get(str(row["state"]), "danger")
        return Line(str(row["position"]), name_of(row), unit_of(row), self._result(row), tone)

    def _spoken(self, row: Row) -> str:
        line = self._line(row)
        return ", ".join((line.position, line.name, line.unit, line.result))

    def _result(self, row: Row) -> str:
        state = str(row["state"])
        if state in FITTED:
            done = word(f"sheet.row_done.{self._record.get('task') or 'install'}")
            return done if state == "installed" else word("choice.row_state.installed_unchecked")
        parts = [of_task(f"choice.row_state.{state}", str(self._record.get("task") or "install"))]
        parts += [word(f"choice.not_installed.{row['reason']}")] if row.get("reason") else []
        parts += [str(row[key]) for key in ("new_date", "text") if row.get(key)]
        return " · ".join(parts)


def name_of(row: Row) -> str:
    """The plate, or the end of the VIN of a vehicle that has none."""
    return str(row.get("plate") or f"VIN …{str(row.get('vin') or '')[-6:]}")


def unit_of(row: Row) -> str:
    """The terminal that is on it now, or that came off."""
    return str(row.get("terminal") or row.get("taken_terminal") or "–")


def counted(record: Row) -> dict[str, int]:
    """How many vehicles ended how."""
    states = [row["state"] for row in record.get("rows") or ()]
    done, later = sum(state in FITTED for state in states), states.count("rescheduled")
    return {"all": len(states), "done": done, "later": later, "missing": len(states) - done - later}
