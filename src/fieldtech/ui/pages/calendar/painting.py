"""The ground of the calendar: days with their numbers, days off, the hours of a week, the names of people."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from fieldtech.model.rule_form import WEEKDAYS
from fieldtech.ui.fonts import font
from fieldtech.ui.language import word
from fieldtech.ui.pages.calendar.layout import HEAD, HOURS_WIDTH, Box, Cell, Sheet
from fieldtech.ui.tokens import Tokens

_LEAST = 4  # signs of a name: fewer of them with dots say nothing
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)


@dataclass(frozen=True)
class Shown:
    """What of it is special: today, the day chosen, the month that is meant, days off with their names, and where
    something would be put: the day, and whose.
    """

    today: date
    day: date
    month: int | None
    off: Mapping[date, str]
    target: tuple[date, str | None] | None = None


def paint_sheet(painter: QPainter, sheet: Sheet, shown: Shown, tokens: Tokens) -> None:
    """Everything but the entries."""
    painter.fillRect(QRectF(0, 0, sheet.width, sheet.height), QColor(tokens["surface"]))
    for cell in sheet.cells:
        _ground(painter, cell, shown, tokens)
    _hours(painter, sheet, tokens)
    for cell in sheet.cells:
        _lines(painter, cell, shown, tokens)
    for login, name, box in sheet.people:
        _person(painter, name or word("calendar.nobody"), box, tokens, known=bool(login))
    wraps = any(_head_width(day, shown) > box.width - 6 for day, box in sheet.heads)  # all of them alike
    for day, box in sheet.heads:
        _head(painter, day, box, shown, tokens, wraps=wraps)


def _ground(painter: QPainter, cell: Cell, shown: Shown, tokens: Tokens) -> None:
    if cell.day in shown.off:
        painter.fillRect(_rect(cell.box), QColor(tokens["sunken"]))


def _lines(painter: QPainter, cell: Cell, shown: Shown, tokens: Tokens) -> None:
    box = _rect(cell.box)
    painter.setPen(QPen(QColor(tokens["border"]), 1))
    painter.drawLine(box.topLeft(), box.topRight())
    painter.drawLine(box.topLeft(), box.bottomLeft())
    if shown.month is not None:
        _number(painter, cell, shown, tokens)
    if cell.more:
        painter.setFont(font(12))
        painter.setPen(QColor(tokens["muted"]))
        at = QRectF(box.left() + 40, box.top() + 4, box.width() - 46, 22) if shown.month is not None else QRectF(
            box.left() + 4, box.bottom() - 20, box.width() - 10, 18
        )  # fmt: skip
        said = word("calendar.more", n=str(cell.more))
        fits = QFontMetrics(painter.font()).horizontalAdvance(said) <= at.width()
        painter.drawText(at, _RIGHT, said if fits else f"+{cell.more}")
    chosen = shown.target is None and shown.day == cell.day and shown.month is not None
    marked = chosen or shown.target == (cell.day, cell.login)
    if marked:
        pen = QPen(QColor(tokens["accent"]), 2 if shown.target else 1)
        pen.setStyle(Qt.PenStyle.DashLine if shown.target else Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), 6, 6)


def _number(painter: QPainter, cell: Cell, shown: Shown, tokens: Tokens) -> None:
    box, day = _rect(cell.box), cell.day
    today = day == shown.today
    if today:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens["accent"]))
        painter.drawEllipse(QPointF(box.left() + 18, box.top() + 16), 12, 12)
    text = str(day.day) if day.day > 1 else word("calendar.first", month=word(f"recurrence.month.{day.month}"))
    painter.setFont(font(12, 600 if today else 400, tabular=True))
    ink = "on_accent" if today else "muted" if day.month == shown.month else "hint"
    painter.setPen(QColor(tokens[ink]))
    wide = 24 if len(text) < 3 else QFontMetrics(painter.font()).horizontalAdvance(text) + 4
    painter.drawText(QRectF(box.left() + 6, box.top() + 4, wide, 24), _CENTRE if len(text) < 3 else _LEFT, text)
    if (name := shown.off.get(day, "")) and not cell.more:
        painter.setFont(font(12))
        painter.setPen(QColor(tokens["hint"]))
        room = QRectF(box.left() + 12 + wide, box.top() + 4, box.width() - wide - 18, 24)
        shown_name = QFontMetrics(painter.font()).elidedText(name, Qt.TextElideMode.ElideRight, int(room.width()))
        if shown_name == name or len(shown_name) > _LEAST:
            painter.drawText(room, _RIGHT, shown_name)


def _hours(painter: QPainter, sheet: Sheet, tokens: Tokens) -> None:
    painter.setFont(font(12, tabular=True))
    for hour, y in sheet.hours:
        painter.setPen(QPen(QColor(tokens["border"]), 1))
        painter.drawLine(QPointF(HOURS_WIDTH, y + 0.5), QPointF(sheet.width, y + 0.5))
        painter.setPen(QColor(tokens["muted"]))
        painter.drawText(QRectF(0, y + 1, HOURS_WIDTH - 8, 18), _RIGHT, f"{hour:02d}:00")


def _person(painter: QPainter, name: str, box: Box, tokens: Tokens, *, known: bool) -> None:
    painter.setPen(QPen(QColor(tokens["border"]), 1))
    painter.drawLine(QPointF(0, box.y + 0.5), QPointF(box.width, box.y + 0.5))
    painter.setFont(font(14, 600 if known else 400))
    painter.setPen(QColor(tokens["text" if known else "muted"]))
    room = QRectF(12, box.y, box.width - 16, min(box.height, 56))
    text = QFontMetrics(painter.font()).elidedText(name, Qt.TextElideMode.ElideRight, int(room.width()))
    painter.drawText(room, _LEFT, text)


def _head_text(day: date, shown: Shown) -> str:
    name = word(f"calendar.weekday.{WEEKDAYS[day.weekday()]}")
    return name if shown.month is not None else f"{name} {day:%m-%d}"


def _head_width(day: date, shown: Shown) -> int:
    return QFontMetrics(font(12, 600, tabular=True)).horizontalAdvance(_head_text(day, shown))


def _head(painter: QPainter, day: date, box: Box, shown: Shown, tokens: Tokens, *, wraps: bool) -> None:
    today = shown.month is None and day == shown.today
    painter.setFont(font(12, 600 if today else 400, tabular=True))
    text = _head_text(day, shown)
    if wraps:
        text = text.replace(" ", "\n")
    painter.setPen(QColor(tokens["accent" if today else "muted"]))
    painter.drawText(QRectF(box.x, box.y, box.width, HEAD), _CENTRE, text)


def _rect(box: Box) -> QRectF:
    return QRectF(box.x + 0.5, box.y + 0.5, box.width, box.height)
