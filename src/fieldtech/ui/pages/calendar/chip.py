"""One entry of the calendar as it is seen; painted by hand, with a name for those who hear it."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from fieldtech.services.plans.calendar import CalendarEntry
from fieldtech.ui.fonts import font
from fieldtech.ui.icons import pixmap
from fieldtech.ui.kit.boxes import reveal
from fieldtech.ui.pages.calendar.layout import Placed
from fieldtech.ui.pages.calendar.looks import Look, look_of, short, spoken
from fieldtech.ui.theme import tokens_of
from fieldtech.ui.tokens import Tokens

_ICON, _LINE, _INSET, _EDGE = 13, 18, 7, 5


class EntryChip(QWidget):
    """Shows what it was given last; the calendar below takes the mouse and the keys."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.entry: CalendarEntry | None = None
        self._look = Look("neutral", "clock", "")
        self._tall = self._chosen = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def mark(self, chosen: bool) -> None:
        """Whether it is the one chosen."""
        if chosen != self._chosen:
            self._chosen = chosen
            self.update()

    def show_entry(self, placed: Placed) -> None:
        """Another entry, or another place."""
        box = placed.box
        self.setGeometry(box.x, box.y, box.width, box.height)
        if (self.entry, self._tall) != (placed.entry, placed.tall) or not self._look.word:
            self.entry, self._tall = placed.entry, placed.tall
            self._look = look_of(placed.entry)
            self.setAccessibleName(spoken(placed.entry))
            self.update()
        reveal(self, True)

    def forget(self) -> None:
        """Words and colours are asked for anew."""
        self._look = Look("neutral", "clock", "")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, icon, words."""
        if self.entry is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_entry(painter, QRectF(self.rect()), self.entry, self._look, tokens_of(self), self._tall, self._chosen)


def paint_entry(
    painter: QPainter, box: QRectF, entry: CalendarEntry, look: Look, tokens: Tokens, tall: bool, chosen: bool = False
) -> None:
    """On the screen, in the bubble of a drag and on paper."""
    dashed = entry.start is None and tall
    pen = QPen(QColor(tokens["accent" if chosen else look.tone]), 2 if chosen else 1)
    pen.setStyle(Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine)
    painter.setPen(pen if chosen or tall else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens[f"{look.tone}_soft"]))
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 5, 5)
    if not tall and box.height() >= 2 * _LINE + 4:
        _two_lines(painter, box, entry, look, tokens)
        return
    if not tall or box.height() < 2 * _LINE + 6:
        _one_line(painter, box, f"{short(entry)} · {look.word}", look, tokens)
        return
    lines = (
        (entry.customer, 600, "text"),
        (entry.objects or entry.title, 400, "text"),
        (entry.technician, 400, "text"),
        (look.word, 600, look.tone),
    )
    shown = [line for line in lines if line[0]]
    room = int((box.height() - 6) // _LINE)
    for at, (text, weight, ink) in enumerate([*shown[: room - 1], shown[-1]] if len(shown) > room else shown):
        _text(painter, box.adjusted(_INSET, 3 + at * _LINE, -4, 0), text, weight, tokens[ink])


def lines_of(what: str, state: str, customer: str, room: int) -> tuple[str, int, str]:
    """The first line with its weight, and the second: how many more there are gives way to what it is, and then to its
    state.
    """
    for weight in (600, 400):
        if QFontMetrics(font(12, weight)).horizontalAdvance(what) <= room:
            return what, weight, " · ".join(filter(None, (state, customer)))
    name, plus, more = what.partition(" +")
    weight = 600 if QFontMetrics(font(12, 600)).horizontalAdvance(name) <= room else 400
    return name, weight, " · ".join(filter(None, (state, plus.strip() + more, customer)))


def _two_lines(painter: QPainter, box: QRectF, entry: CalendarEntry, look: Look, tokens: Tokens) -> None:
    """What, over the whole width; below it the state and whose."""
    room = int(box.width()) - _EDGE - 2
    name, weight, below = lines_of(entry.objects or entry.title, look.word, entry.customer, room)
    _text(painter, box.adjusted(_EDGE, 3, -2, 0), name, weight, tokens["text"])
    at = QPointF(box.left() + _EDGE, box.top() + 3 + _LINE + (_LINE - _ICON) / 2 - 1)
    painter.drawPixmap(at, pixmap(look.icon, tokens[look.tone], _ICON))
    ink = tokens[look.tone] if look.tone == "danger" else tokens["muted"]
    _text(painter, box.adjusted(_EDGE + _ICON + 4, 3 + _LINE, -2, 0), below, 400, ink)


def _one_line(painter: QPainter, box: QRectF, text: str, look: Look, tokens: Tokens) -> None:
    painter.drawPixmap(
        QPointF(box.left() + 5, box.center().y() - _ICON / 2), pixmap(look.icon, tokens[look.tone], _ICON)
    )
    ink = tokens[look.tone] if look.tone == "danger" else tokens["text"]
    line = QRectF(box.left() + 22, box.top(), box.width() - 26, box.height())
    face = font(12, 600 if look.tone == "danger" else 400)
    painter.setFont(face)
    painter.setPen(QColor(ink))
    shown = QFontMetrics(face).elidedText(text, Qt.TextElideMode.ElideRight, int(line.width()))
    painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)


def _text(painter: QPainter, box: QRectF, text: str, weight: int, ink: str) -> None:
    face = font(12, weight)
    painter.setFont(face)
    painter.setPen(QColor(ink))
    shown = QFontMetrics(face).elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft), shown)
