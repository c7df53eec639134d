"""Text and pictures that are only looked at: labels, one-line labels, icons, key caps."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from fieldtech.ui.fonts import BODY, font
from fieldtech.ui.icons import pixmap
from fieldtech.ui.kit.live import Live, set_look
from fieldtech.ui.theme import colour, tokens_of


class Label(QLabel):
    """Plain text in a size, weight and tone ("muted", "danger", "accent" …)."""

    def __init__(
        self,
        text: str = "",
        px: int = BODY,
        weight: int = 400,
        tone: str = "",
        *,
        wrap: bool = False,
        tabular: bool = False,
    ) -> None:
        super().__init__(text)
        self.setFont(font(px, weight, tabular=tabular))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if wrap:
            self.setMinimumWidth(40)
        if tone:
            self.setProperty("tone", tone)

    def set_tone(self, tone: str) -> None:
        """Change the colour."""
        set_look(self, tone=tone)


class Elided(QLabel):
    """One line that gives way: what does not fit ends in … and the whole text is the tooltip."""

    def __init__(
        self, text: str = "", px: int = BODY, weight: int = 400, tone: str = "text", *, tabular: bool = False
    ) -> None:
        super().__init__(text)
        self.tone = tone
        self.setFont(font(px, weight, tabular=tabular))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(40)

    def set_tone(self, tone: str) -> None:
        """Change the colour."""
        self.tone = tone
        self.update()

    def is_elided(self) -> bool:
        """Whether the text does not fit."""
        return self.fontMetrics().horizontalAdvance(self.text()) > self.width()

    def setText(self, text: str) -> None:
        """Show another text."""
        super().setText(text)
        self._explain()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The tooltip is needed only when something is hidden."""
        super().resizeEvent(event)
        self._explain()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the part that fits."""
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(colour(self, self.tone))
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), self.alignment() | Qt.AlignmentFlag.AlignVCenter, text)

    def _explain(self) -> None:
        self.setToolTip(self.text() if self.is_elided() else "")


class IconLabel(Live, QLabel):
    """A picture in the colour of a role; give ``line`` to centre it on the first line of wrapped text."""

    def __init__(self, name: str, role: str = "muted", size: int = 18, line: int = 0) -> None:
        super().__init__()
        self._name, self._role, self._size = name, role, size
        self.setFixedWidth(size)
        if line:
            self.setFixedHeight(line)
        self.go_live()

    def set_icon(self, name: str, role: str) -> None:
        """Show another picture."""
        self._name, self._role = name, role
        self.restyle()

    def restyle(self) -> None:
        """Draw in the colour of the theme."""
        self.setPixmap(pixmap(self._name, tokens_of(self)[self._role], self._size, 2.0))


class KeyCap(QLabel):
    """The name of a key, as on the key."""

    def __init__(self, keys: str) -> None:
        super().__init__(keys)
        self.setProperty("role", "key")
        self.setFont(font(12))
        self.setFixedHeight(24)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class Spacer(QWidget):
    """Room of a fixed size."""

    def __init__(self, width: int, height: int) -> None:
        super().__init__()
        self.setFixedSize(QSize(width, height))
