"""A visit on its way to another day: where it would go, and what follows from it, said in a bubble."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QFrame, QWidget

from fieldtech.services.plans.calendar import CalendarEntry
from fieldtech.ui.kit.boxes import column
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.pages.calendar.layout import Cell
from fieldtech.ui.tokens import S2, S3

_WIDTH, _AWAY = 300, 14


class Drag(QObject):
    """``dropped(entry, day)`` when it was put on another day; ``told`` says what follows."""

    dropped = Signal(object, object)

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.told: Callable[[CalendarEntry, date], str] = lambda _entry, day: day.isoformat()
        self.bubble = QFrame(over)
        self.bubble.setObjectName("drag_bubble")
        self.bubble.setProperty("role", "toast")
        self.words = Label("", 13, wrap=True)
        self.bubble.setLayout(column(self.words, margins=(S3, S2, S3, S2)))
        self.bubble.setFixedWidth(_WIDTH)
        self.bubble.hide()
        self._entry: CalendarEntry | None = None
        self._from = QPoint()
        self.cell: Cell | None = None

    @property
    def going(self) -> bool:
        """Whether something hangs at the pointer."""
        return self.cell is not None

    def begin(self, entry: CalendarEntry | None, at: QPoint) -> None:
        """The button went down here."""
        self._entry = entry if entry is not None and entry.movable else None
        self._from, self.cell = at, None

    def far(self, at: QPoint, distance: int) -> bool:
        """Whether the hand means it."""
        return self._entry is not None and (self.going or (at - self._from).manhattanLength() >= distance)

    def over(self, at: QPoint, cell: Cell | None) -> None:
        """The pointer is here."""
        if self._entry is None or cell is None:
            return
        if self.cell is None or cell.day != self.cell.day:
            self.words.setText(self.told(self._entry, cell.day))
            self.bubble.setFixedHeight(self.words.heightForWidth(_WIDTH - 2 * S3) + 2 * S2 + 4)
        self.cell = cell
        x = min(max(8, at.x() + _AWAY), self._over.width() - _WIDTH - 8)
        below = at.y() + _AWAY + self.bubble.height() < self._over.height()
        self.bubble.move(x, at.y() + _AWAY if below else at.y() - _AWAY - self.bubble.height())
        self.bubble.raise_()
        self.bubble.show()

    def end(self) -> None:
        """The button came up."""
        entry, cell = self._entry, self.cell
        self.give_up()
        if entry is not None and cell is not None and cell.day != entry.day:
            self.dropped.emit(entry, cell.day)

    def give_up(self) -> None:
        """Nothing is moved."""
        self._entry, self.cell = None, None
        self.bubble.hide()
