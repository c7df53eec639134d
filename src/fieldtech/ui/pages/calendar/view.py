"""The calendar itself: days painted, entries on them; one moves about by keys, puts a visit on another day by mouse."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from fieldtech.model.base import Id
from fieldtech.services.plans.calendar import CalendarEntry
from fieldtech.ui.kit.live import Live
from fieldtech.ui.pages.calendar import layout
from fieldtech.ui.pages.calendar.chip import EntryChip
from fieldtech.ui.pages.calendar.drag import Drag
from fieldtech.ui.pages.calendar.layout import Sheet
from fieldtech.ui.pages.calendar.looks import spoken
from fieldtech.ui.pages.calendar.painting import Shown, paint_sheet
from fieldtech.ui.theme import tokens_of

MONTH, WEEK, PEOPLE = "month", "week", "people"
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ASKED = {Qt.Key.Key_PageUp: "earlier", Qt.Key.Key_PageDown: "later", Qt.Key.Key_T: "today", Qt.Key.Key_M: "move",
          Qt.Key.Key_A: "give"}  # fmt: skip
_ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
_LEAST = {MONTH: 36 + 6 * 62, WEEK: 36 + 12 * 32, PEOPLE: 36 + 3 * 64}


class CalendarView(Live, QWidget):
    """``chosen(entry)``; ``opened(entry)``; ``dropped(entry, day, login)``, the login None where it is no matter;
    ``wanted(day)`` when keys leave what is shown; ``asked`` what a key means: earlier, later, today, move, give.
    """

    chosen = Signal(object)
    opened = Signal(object)
    dropped = Signal(object, object, object)
    wanted = Signal(object)
    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("calendar")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.mode = MONTH
        self.first = self.today = date.min
        self.day = date.min
        self.order: Id | None = None
        self._entries: Sequence[CalendarEntry] = ()
        self._people: Sequence[tuple[str, str]] = ()
        self.off: Mapping[date, str] = {}
        self._label = ""
        self.sheet = Sheet(0, 0)
        self._chips: list[EntryChip] = []
        self.drag = Drag(self)
        self.drag.dropped.connect(self.dropped)
        self.go_live()

    # showing ------------------------------------------------------------------------------------------------

    def show_entries(
        self, mode: str, first: date, entries: Sequence[CalendarEntry], *, people: Sequence[tuple[str, str]] = (),
        off: Mapping[date, str], today: date, label: str,
    ) -> None:  # fmt: skip
        """Other days or other entries; what was chosen stays chosen while it is there."""
        self.mode, self.first, self.today, self._label = mode, first, today, label
        self._entries, self._people, self.off = entries, people, off
        self.setMinimumHeight(_LEAST[mode] if mode != PEOPLE else 36 + 64 * max(3, len(people)))
        current = self.current()
        if current is None:
            self.order = None
        else:
            self.day = current.day  # it may have gone to another one
        self._arrange()

    def forget(self) -> None:
        """Nobody's entries, nothing chosen."""
        self._entries, self.order, self.day = (), None, date.min
        self._arrange()

    def go(self, day: date) -> None:
        """Mark a day that is shown, and its first entry."""
        self._go(day)

    def choose(self, entry: CalendarEntry | None, day: date) -> None:
        """Mark an entry, or a day without one, and tell."""
        self.day, self.order = day, entry.order if entry else None
        self._mark()
        self.chosen.emit(entry)

    def current(self) -> CalendarEntry | None:
        """The entry chosen."""
        return next((entry for entry in self._entries if entry.order == self.order), None)

    @property
    def month(self) -> int | None:
        """The month that is meant, where one is shown."""
        return None if self.mode != MONTH else (self.first + timedelta(days=20)).month

    def laid_out(self, width: int, height: int) -> Sheet:
        """What is shown, on an area of another size: of the window, or of a page."""
        if self.mode == MONTH:
            return layout.month_sheet(self.first, self._entries, width, height)
        if self.mode == WEEK:
            return layout.week_sheet(self.first, self._entries, width, height)
        return layout.people_sheet(self.first, self._people, self._entries, width, height)

    def sizeHint(self) -> QSize:
        """As much as there is."""
        return QSize(760, 620)

    def retranslate(self) -> None:
        """Words and colours of the entries."""
        for chip in self._chips:
            chip.forget()
        self._arrange()

    # Qt -----------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Everything has another place."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Days and lines; the entries are above them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = tokens_of(self)
        target = (self.drag.cell.day, self.drag.cell.login) if self.drag.cell else None
        paint_sheet(painter, self.sheet, Shown(self.today, self.day, self.month, self.off, target), tokens)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens["accent"]), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose; from here one may drag."""
        at = event.position().toPoint()
        cell = self.sheet.cell_at(at.x(), at.y())
        if event.button() == Qt.MouseButton.LeftButton and cell is not None:
            entry = self.entry_at(at)
            self.choose(entry, cell.day)
            self.drag.begin(entry, at, cell)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """With the button pressed: the day below is where it would go."""
        at = event.position().toPoint()
        if event.buttons() & Qt.MouseButton.LeftButton:
            if self.drag.far(at, QApplication.startDragDistance()):
                self.drag.over(at, self.sheet.cell_at(at.x(), at.y()))
                self.update()
            return
        movable = (found := self.entry_at(at)) is not None and found.movable
        self.setCursor(Qt.CursorShape.OpenHandCursor if movable else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put it down."""
        self.drag.end()
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open it."""
        if (entry := self.entry_at(event.position().toPoint())) is not None:
            self.opened.emit(entry)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows by day and entry, with Shift they put it elsewhere; Enter opens; Esc gives a drag up."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and self.drag.going:
            self.drag.give_up()
            self.update()
        elif key in _ARROWS and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._put(*_ARROWS[key])
        elif key in _STEPS:
            self._go(self.day + timedelta(days=_STEPS[key]))
        elif key in _ASKED and not event.modifiers():
            self.asked.emit(_ASKED[key])
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._walk(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (entry := self.current()) is not None:
            self.opened.emit(entry)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No ring; a drag ends."""
        super().focusOutEvent(event)
        self.drag.give_up()
        self.update()

    def event(self, event: QEvent) -> bool:
        """Everything a chip shortens."""
        if event.type() == QEvent.Type.ToolTip:
            at = self.mapFromGlobal(event.globalPos())  # type: ignore[attr-defined]
            found = self.entry_at(at)
            QToolTip.showText(event.globalPos(), spoken(found) if found else "", self)  # type: ignore[attr-defined]
            return True
        return super().event(event)

    # inside -------------------------------------------------------------------------------------------------

    def entry_at(self, at: QPoint) -> CalendarEntry | None:
        """The entry under a point."""
        return next((p.entry for p in self.sheet.placed if p.box.holds(at.x(), at.y())), None)

    def _arrange(self) -> None:
        if self.first == date.min or self.width() < 100:
            return
        width, height = self.width(), self.height()
        self.sheet = self.laid_out(width, height)
        self._show_chips()
        self._mark()

    def _mark(self) -> None:
        """The entry and the day chosen; everything stays in its place."""
        for chip in self._chips[: len(self.sheet.placed)]:
            chip.mark(chip.entry is not None and chip.entry.order == self.order)
        current = self.current()
        said = spoken(current) if current else self.day.isoformat() if self.day != date.min else ""
        self.setAccessibleName(", ".join(filter(None, (self._label, said))))
        self.update()

    def _show_chips(self) -> None:
        """As many as there are places; those left over wait."""
        while len(self._chips) < len(self.sheet.placed):
            self._chips.append(EntryChip(self))
        for chip, placed in zip(self._chips, self.sheet.placed, strict=False):
            chip.show_entry(placed)
        for chip in self._chips[len(self.sheet.placed) :]:
            chip.hide()

    def _go(self, day: date) -> None:
        """To a day; its first entry is chosen."""
        shown = {cell.day for cell in self.sheet.cells}
        self.day = day
        if day not in shown:
            self.order = None
            self.wanted.emit(day)
            return
        self.choose(next((entry for entry in self._entries if entry.day == day), None), day)

    def _put(self, across: int, down: int) -> None:
        """What the mouse does by dragging: to the next day, the next week, the next person."""
        entry = self.current()
        if entry is None:
            return
        if not down or self.mode == MONTH:
            if entry.movable:
                self.dropped.emit(entry, entry.day + timedelta(days=across + 7 * down), None)
        elif self.mode == PEOPLE:
            logins = [login for login, _name in self._people]
            row = (logins.index(entry.login) if entry.login in logins else 0) + down
            if 0 < row < len(logins) and self.drag.may(entry, True):
                self.dropped.emit(entry, entry.day, logins[row])

    def _walk(self, step: int) -> None:
        """Through the entries of the day, then to the week above or below."""
        here = [entry for entry in self._entries if entry.day == self.day]
        at = next((n for n, entry in enumerate(here) if entry.order == self.order), -1)
        if at >= 0 and 0 <= at + step < len(here):
            self.choose(here[at + step], self.day)
        else:
            self._go(self.day + timedelta(days=7 * step if self.mode == MONTH else step))
