"""State in one word: a dot and the word on a soft ground, never colour alone."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from fieldtech.ui.fonts import font
from fieldtech.ui.kit.boxes import reveal
from fieldtech.ui.theme import tokens_of
from fieldtech.ui.tokens import Tokens

HEIGHT = 22


def pill_width(text: str, *, dot: bool = True) -> int:
    """Room a pill needs."""
    return QFontMetrics(font(12, 600)).horizontalAdvance(text) + (28 if dot else 18)


def paint_pill(
    painter: QPainter, left: float, middle: float, text: str, tone: str, tokens: Tokens, *, dot: bool = True
) -> None:
    """Paint a pill from ``left``, centred on ``middle``; delegates use it too."""
    box = QRectF(left, middle - HEIGHT / 2, pill_width(text, dot=dot), HEIGHT)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens[f"{tone}_soft"]))
    painter.drawRoundedRect(box, HEIGHT / 2, HEIGHT / 2)
    painter.setBrush(QColor(tokens[tone]))
    if dot:
        painter.drawEllipse(QPointF(box.left() + 11, middle), 3, 3)
    painter.setPen(QColor(tokens[tone]))
    painter.setFont(font(12, 600))
    inset = 19 if dot else 9
    painter.drawText(box.adjusted(inset, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, text)


class Pill(QWidget):
    """A pill as a widget; tones: ok, warn, danger, info, violet, neutral."""

    def __init__(self, text: str = "", tone: str = "neutral", *, dot: bool = True) -> None:
        super().__init__()
        self._dot = dot
        self.text, self.tone = text, tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set(text, tone)

    def set(self, text: str, tone: str) -> None:
        """Show another state; an empty text hides the pill."""
        self.text, self.tone = text, tone
        self.setAccessibleName(text)
        reveal(self, bool(text))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the word."""
        return QSize(pill_width(self.text, dot=self._dot) if self.text else 0, HEIGHT + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dot and word."""
        if self.text:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_pill(painter, 0, self.height() / 2, self.text, self.tone, tokens_of(self), dot=self._dot)
