"""A QR code on the screen and on paper: dark modules on white in every theme, with the quiet zone readers need."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

_QUIET = 4
Modules = Sequence[Sequence[bool]]


class QrView(QWidget):
    """As large as it may be; a module is a whole number of pixels, so that every camera reads it."""

    def __init__(self, side: int) -> None:
        super().__init__()
        self._modules: Modules = ()
        self.setFixedSize(QSize(side, side))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_modules(self, modules: Modules, name: str) -> None:
        """Another code; ``name`` is what a screen reader says of it."""
        self._modules = modules
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """White ground, dark modules."""
        if self._modules:
            painter = QPainter(self)
            size = max(1, self.width() // (len(self._modules) + 2 * _QUIET))
            paint_modules(painter, self._modules, QRectF(self.rect()), float(size))


def paint_modules(painter: QPainter, modules: Modules, box: QRectF, size: float = 0.0) -> None:
    """The code in the middle of a box; ``size`` is that of a module, else as large as fits."""
    side = len(modules) + 2 * _QUIET
    module = size or min(box.width(), box.height()) / side
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("white"))
    painter.drawRoundedRect(box, 4, 4)
    painter.setBrush(QColor("black"))
    left = box.left() + (box.width() - module * len(modules)) / 2
    top = box.top() + (box.height() - module * len(modules)) / 2
    for y, line in enumerate(modules):
        for x, dark in enumerate(line):
            if dark:
                painter.drawRect(QRectF(left + x * module, top + y * module, module, module))
