"""Layouts in one line, a flowing layout, a scrolling body, a hairline."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from fieldtech.ui.tokens import S2

Item = QWidget | QLayout | int | None
Items = Item | tuple[QWidget | QLayout, int]
Margins = tuple[int, int, int, int]


def row(*items: Items, gap: int = S2, margins: Margins = (0, 0, 0, 0)) -> QHBoxLayout:
    """Left to right. ``None`` stretches, a number is space, ``(widget, n)`` takes n parts of spare room."""
    layout = QHBoxLayout()
    _fill(layout, items, gap, margins)
    return layout


def column(*items: Items, gap: int = 0, margins: Margins = (0, 0, 0, 0)) -> QVBoxLayout:
    """Top to bottom, with the same items as ``row``."""
    layout = QVBoxLayout()
    _fill(layout, items, gap, margins)
    return layout


def reveal(widget: QWidget, wanted: bool) -> None:
    """Show or hide; what has no place yet comes with its place: alone it would flash up and take the focus."""
    if widget.parentWidget() is not None or not wanted:
        widget.setVisible(wanted)
    else:
        widget.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, False)


def _fill(layout: QBoxLayout, items: Iterable[Items], gap: int, margins: Margins) -> None:
    layout.setSpacing(gap)
    layout.setContentsMargins(*margins)
    for item in items:
        add(layout, item)


def add(layout: QBoxLayout, item: Items) -> None:
    """Append one item of ``row`` to an existing layout."""
    if item is None:
        layout.addStretch(1)  # never 0: wrapped labels would share the spare height
    elif isinstance(item, int):
        layout.addSpacing(item)
    elif isinstance(item, tuple):
        _append(layout, *item)
    else:
        _append(layout, item, 0)


def _append(layout: QBoxLayout, item: QWidget | QLayout, stretch: int) -> None:
    if isinstance(item, QWidget):
        layout.addWidget(item, stretch)
    else:
        layout.addLayout(item, stretch)


def boxed(layout: QLayout, role: str = "") -> QFrame:
    """A frame around a layout, with a role of the style sheet."""
    frame = QFrame()
    frame.setProperty("role", role)
    frame.setLayout(layout)
    return frame


def empty(layout: QLayout) -> None:
    """Take everything out of a layout and delete it."""
    while layout.count():
        item = layout.takeAt(0)
        if item is None:
            return
        if (widget := item.widget()) is not None:
            discard(layout, widget)
        elif (inner := item.layout()) is not None:
            empty(inner)
            inner.deleteLater()


def discard(layout: QLayout, widget: QWidget) -> None:
    """Take one widget out of a layout and delete it."""
    layout.removeWidget(widget)
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()


class Line(QFrame):
    """A hairline."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "line")
        self.setFixedHeight(1)


class Body(QScrollArea):
    """The scrolling part of a page; its contents keep their right edge, with or without a scroll bar."""

    def __init__(self, layout: QLayout, name: str = "body") -> None:
        super().__init__()
        inside = QWidget()
        inside.setObjectName(name)
        inside.setProperty("role", "body")
        inside.setLayout(layout)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._right = layout.contentsMargins().right()
        self.verticalScrollBar().rangeChanged.connect(self._bar_changed)

    def _bar_changed(self, _low: int, high: int) -> None:
        inside = self.widget()
        layout = inside.layout() if inside else None
        if layout is not None:
            margins = layout.contentsMargins()
            bar = self.verticalScrollBar().sizeHint().width() if high else 0
            margins.setRight(max(0, self._right - bar))
            layout.setContentsMargins(margins)


class Flow(QLayout):
    """Left to right, then on the next line."""

    def __init__(self, gap: int = S2, *, top: bool = False) -> None:
        """``top`` keeps the upper edges in line, where a note may stand below one of them."""
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap, self._top = gap, top
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Part of QLayout."""
        self._items.append(item)

    def count(self) -> int:
        """Part of QLayout."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Part of QLayout: None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Part of QLayout: None past the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        """A narrower flow is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of all lines at this width."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        """All on one line."""
        shown = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() for size in shown) + self._gap * max(0, len(shown) - 1)
        return QSize(width, max((size.height() for size in shown), default=0))

    def minimumSize(self) -> QSize:
        """The widest single item."""
        shown = [item.minimumSize() for item in self._shown()]
        return QSize(
            max((size.width() for size in shown), default=0), max((size.height() for size in shown), default=0)
        )

    def setGeometry(self, box: QRect) -> None:
        """Part of QLayout."""
        super().setGeometry(box)
        self._arrange(box, move=True)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, box: QRect, *, move: bool) -> int:
        y = box.y()
        for line in self._lines(box.width()):
            height = max(item.sizeHint().height() for item in line)
            x = box.x()
            for item in line:
                size = item.sizeHint()
                if move:
                    item.setGeometry(QRect(QPoint(x, y + (0 if self._top else (height - size.height()) // 2)), size))
                x += size.width() + self._gap
            y += height + self._gap
        return max(0, y - self._gap - box.y())

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        used = 0
        for item in self._shown():
            needed = item.sizeHint().width()
            if lines and used + needed <= width:
                lines[-1].append(item)
            else:
                lines.append([item])
                used = 0
            used += needed + self._gap
        return lines
