"""A visit on its way to another day or person: where it would go, and what follows from it, said in a bubble."""

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
    """``dropped(entry, day, login)`` when it was put elsewhere; ``told`` says what follows, ``may`` whether it goes.

    The login is None where days are no person's.
    """

    dropped = Signal(object, object, object)

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.told: Callable[[CalendarEntry, date, str | None], str] = lambda _entry, day, _login: day.isoformat()
        self.may: Callable[[CalendarEntry, bool], bool] = lambda entry, _people: entry.movable
        self.bubble = QFrame(over)
        self.bubble.setObjectName("drag_bubble")
        self.bubble.setProperty("role", "toast")
        self.words = Label("", 13, wrap=True)
        self.bubble.setLayout(column(self.words, margins=(S3, S2, S3, S2)))
        self.bubble.setFixedWidth(_WIDTH)
        self.bubble.hide()
        self._entry: CalendarEntry | None = None
        self._at, self._from = QPoint(), ""
        self.cell: Cell | None = None

    @property
    def going(self) -> bool:
        """Whether something hangs at the pointer."""
        return self.cell is not None

    def begin(self, entry: CalendarEntry | None, at: QPoint, cell: Cell | None = None) -> None:
        """The button went down here."""
        people = cell is not None and cell.login is not None
        self._entry = entry if entry is not None and self.may(entry, people) else None
        self._at, self._from, self.cell = at, (cell.login or "") if cell else "", None

    def far(self, at: QPoint, distance: int) -> bool:
        """Whether the hand means it."""
        return self._entry is not None and (self.going or (at - self._at).manhattanLength() >= distance)

    def over(self, at: QPoint, cell: Cell | None) -> None:
        """The pointer is here."""
        if self._entry is None or cell is None:
            return
        if self.cell is None or (cell.day, cell.login) != (self.cell.day, self.cell.login):
            self.words.setText(self.told(self._entry, cell.day, self._other(cell)))
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
        other = self._other(cell) if cell is not None else None
        self.give_up()
        if entry is not None and cell is not None and (cell.day != entry.day or other is not None):
            self.dropped.emit(entry, cell.day, other)

    def _other(self, cell: Cell) -> str | None:
        """The person of a cell, if it is another one than that of the cell where it began."""
        return cell.login if cell.login != self._from else None

    def give_up(self) -> None:
        """Nothing is moved."""
        self._entry, self.cell = None, None
        self.bubble.hide()
