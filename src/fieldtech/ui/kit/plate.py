"""A number plate: a neutral plate with a band in the plate's colour, readable in both themes."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from fieldtech.ui.fonts import font
from fieldtech.ui.kit.live import Live
from fieldtech.ui.language import word
from fieldtech.ui.theme import tokens_of
from fieldtech.ui.tokens import Tokens


def plate_size(text: str, *, big: bool = False) -> QSize:
    """Room a plate needs."""
    metrics = QFontMetrics(font(17 if big else 13, 600, tabular=True))
    return QSize(metrics.horizontalAdvance(text) + 25, 32 if big else 26)


def paint_plate(
    painter: QPainter, box: QRectF, text: str, colour_code: int, tokens: Tokens, *, big: bool = False
) -> None:
    """Paint a plate into ``box``; tables use it too."""
    painter.setBrush(QColor(tokens["sunken"]))
    painter.setPen(QPen(QColor(tokens["control"]), 1))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.get(f"plate_{colour_code}", tokens["plate_9"])))
    painter.drawRoundedRect(QRectF(box.left() + 4, box.top() + 5, 4, box.height() - 10), 2, 2)
    painter.setPen(QColor(tokens["text"]))
    painter.setFont(font(17 if big else 13, 600, tabular=True))
    painter.drawText(box.adjusted(14, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, text)


class PlateChip(Live, QWidget):
    """A plate with the name of its colour (codes of JT/T 415) as tooltip."""

    def __init__(self, text: str = "", colour_code: int = 2, *, big: bool = False) -> None:
        super().__init__()
        self.text, self.colour_code, self._big = text, colour_code, big
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.go_live()

    def set(self, text: str, colour_code: int) -> None:
        """Show another plate."""
        self.text, self.colour_code = text, colour_code
        self.retranslate()
        self.updateGeometry()
        self.update()

    def retranslate(self) -> None:
        """The colour's name in the language shown."""
        name = word(f"plate_colour.{self.colour_code}")
        self.setToolTip(name)
        self.setAccessibleName(self.text)
        self.setAccessibleDescription(name)

    def sizeHint(self) -> QSize:
        """As wide as the number."""
        return plate_size(self.text, big=self._big)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Band and number."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_plate(painter, QRectF(self.rect()), self.text, self.colour_code, tokens_of(self), big=self._big)
