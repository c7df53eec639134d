"""How far the yard is: one bar; the words beside it say the same."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from fieldtech.ui.theme import tokens_of

PARTS = (("installed", "ok"), ("installed_unchecked", "warn"), ("installing", "violet"), ("waiting", "neutral_soft"),
         ("not_here", "neutral"))  # fmt: skip


class YardBar(QWidget):
    """``show_parts`` takes how many vehicles stand where."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[tuple[int, str]] = []
        self.setFixedHeight(10)

    def show_parts(self, counts: dict[str, int], said: str) -> None:
        """Widths by number of vehicles; ``said`` for those who hear it."""
        self._parts = [(counts[name], role) for name, role in PARTS if counts.get(name)]
        self.setAccessibleName(said)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Segments with a gap between them."""
        tokens, painter = tokens_of(self), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        total = sum(count for count, _role in self._parts) or 1
        room, left = self.width() - 2.0 * max(0, len(self._parts) - 1), 0.0
        for count, role in self._parts:
            painter.setBrush(QColor(tokens[role]))
            painter.drawRoundedRect(QRectF(left, 1, room * count / total, 8), 4, 4)
            left += room * count / total + 2
