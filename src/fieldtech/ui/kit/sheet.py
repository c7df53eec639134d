"""A dialog inside the window: the page stays in sight, Esc closes and never discards, Enter submits."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QFrame, QLayout, QPlainTextEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from fieldtech.ui.kit.boxes import Items, add, row
from fieldtech.ui.kit.buttons import Button, IconButton, PrimaryButton
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.tokens import S2, S3, S5

_AROUND = 48
_FOR_THE_WINDOW = ("Ctrl+Return", "Ctrl+Enter", "Esc", "Ctrl+L", "Ctrl+D", "Ctrl+Z")  # right over a sheet, too


class Sheet(Live, QWidget):
    """Base of all dialogs. Subclass, ``add`` contents, set texts in ``retranslate`` (call ``super()``).

    ``submitted`` comes from Enter or the primary button, ``closed`` whenever it goes away. A subclass that
    must check first overrides ``submit``. Nothing typed is discarded by closing: forms save as one types.
    A sheet made anew for each question says ``once = True`` and is gone for good once it closes; any other
    stays and may be opened again.
    """

    once: ClassVar[bool] = False

    submitted = Signal()
    closed = Signal()

    def __init__(self, window: QWidget, *, width: int = 520, top: int | None = None) -> None:
        """``window`` is covered; ``top`` fixes the upper edge, otherwise the sheet is centred."""
        super().__init__(window)
        self._over, self._width, self._top = window, width, top
        self._came_from: QWidget | None = None
        self.setProperty("role", "scrim")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.frame = QFrame(self)
        self.frame.setProperty("role", "dialog")
        self.title = Label("", 18, 600, wrap=True)
        self.close_button = IconButton("x", name="close")
        self.close_button.clicked.connect(self.close_sheet)
        self.body = QVBoxLayout()
        self.body.setSpacing(S3)
        self.buttons = row(None, gap=S2)
        self.cancel = Button(name="cancel")
        self.cancel.clicked.connect(self.close_sheet)
        self.primary = PrimaryButton(name="submit")
        self.primary.clicked.connect(self.submit)
        self.buttons.addWidget(self.cancel)
        self.buttons.addWidget(self.primary)
        outer = QVBoxLayout(self.frame)
        outer.setContentsMargins(S5, S3, S3, S5)
        outer.setSpacing(S3)
        outer.addLayout(row((self.title, 1), self.close_button))
        inner = QVBoxLayout()
        inner.setContentsMargins(0, 0, S3, 0)
        inner.setSpacing(S5)
        inner.addLayout(self.body)
        inner.addLayout(self.buttons)
        outer.addLayout(inner)
        window.installEventFilter(self)
        self.hide()

    def add(self, *items: Items) -> None:
        """Append contents."""
        for item in items:
            add(self.body, item)

    def retranslate(self) -> None:
        """Texts of the frame; subclasses extend."""
        self.close_button.set_label(self.tr("Close"))
        self.cancel.set_text(self.tr("Cancel"))

    def open(self) -> None:
        """Show it and put the focus on the first field."""
        if not self._alive:
            self.go_live()
        self._came_from = QApplication.focusWidget()
        self.place()
        self.show()
        self.raise_()
        if (first := self._first_field()) is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def submit(self) -> None:
        """Accept: announce, then close."""
        self.submitted.emit()
        self.close_sheet()

    def close_sheet(self) -> None:
        """Go away and give the focus back."""
        if self.isHidden():
            return
        self.hide()
        if self._came_from is not None and isValid(self._came_from):
            self._came_from.setFocus()
        self.closed.emit()
        if self.once:
            self.deleteLater()

    def place(self) -> None:
        """Size by the contents: a plain sizeHint cuts wrapped Chinese by two pixels."""
        space = self._over.size()
        self.setGeometry(0, 0, space.width(), space.height())
        width = min(self._width, space.width() - _AROUND)
        self.frame.setFixedWidth(width)
        self.frame.ensurePolished()
        layout = self.frame.layout()
        hint = self.frame.sizeHint().height()
        wanted = layout.heightForWidth(width) if layout and layout.hasHeightForWidth() else hint
        height = min(max(wanted, 0) + 4, space.height() - _AROUND)
        top = (space.height() - height) // 2 if self._top is None else min(self._top, space.height() - height)
        self.frame.setGeometry((space.width() - width) // 2, top, width, height)

    def showEvent(self, event: QShowEvent) -> None:
        """Texts may have changed the size."""
        super().showEvent(event)
        self.place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the window."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.place()
        return super().eventFilter(watched, event)

    def take_scan(self, text: str) -> bool:
        """A scanner read this; True when there is a place for it here."""
        return False

    def event(self, event: QEvent) -> bool:
        """No key works on what lies below."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._keeps(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc and Enter; a key held down answers nothing."""
        if event.isAutoRepeat():
            return
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focus = QApplication.focusWidget()
            if isinstance(focus, Button):
                focus.click()
            elif not isinstance(focus, QPlainTextEdit):
                self.primary.click()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press beside the sheet reaches nothing below."""
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays inside."""
        step_tab(self.tab_stops(), QApplication.focusWidget(), forward)
        return True

    def tab_stops(self) -> list[QWidget]:
        """Everything Tab reaches: contents, buttons, and the cross last."""
        stops = [stop for stop in taking_tab(self.frame) if stop is not self.close_button]
        contents = [stop for stop in stops if self.buttons.indexOf(stop) < 0]
        buttons = [stop for stop in stops if self.buttons.indexOf(stop) >= 0]
        return [*contents, *buttons, self.close_button]

    def _keeps(self, event: QKeyEvent) -> bool:
        """Whether the key is not to be anybody's shortcut; one of two with the same key is pressed here."""
        pressed = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        keys = QKeySequence(event.key() | pressed.value)
        if keys.toString(QKeySequence.SequenceFormat.PortableText) in _FOR_THE_WINDOW:
            return False
        buttons = (b for b in self._over.findChildren(QAbstractButton) if b.isVisible() and b.shortcut() == keys)
        own, below = None, False
        for button in buttons:
            if self.isAncestorOf(button):
                own = button
            else:
                below = True
        if own is not None and below:
            own.click()
        return own is None or below

    def _first_field(self) -> QWidget | None:
        """Of several to choose from the chosen one: else two of them look as if they were."""
        stops = self.tab_stops()
        first = next(iter(stops), None)
        if isinstance(first, QAbstractButton) and first.isCheckable():
            beside = (stop for stop in stops if stop.parentWidget() is first.parentWidget())
            return next((stop for stop in beside if isinstance(stop, QAbstractButton) and stop.isChecked()), first)
        return first


def step_tab(stops: Sequence[QWidget], focus: QWidget | None, forward: bool) -> None:
    """The focus to the next of them, round and round."""
    if stops:
        at, step = stops.index(focus) if focus in stops else -1, 1 if forward else -1
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[(at + step) % len(stops)].setFocus(reason)


def taking_tab(widget: QWidget) -> list[QWidget]:
    """Everything inside that Tab stops at, in the order of the layouts."""
    return [stop for stop in _laid_out(widget) if _takes_tab(stop)]


def _laid_out(widget: QWidget) -> Iterator[QWidget]:
    """Everything inside, in the order of the layouts.

    Walking Qt's focus chain instead would leave the window's other fields to the life of this sheet.
    """
    inside = [child for child in widget.children() if isinstance(child, QWidget) and not child.isWindow()]
    layout = widget.layout()
    placed = list(_placed(layout, inside)) if layout is not None else []
    for child in (*placed, *(child for child in inside if child not in placed)):
        if isValid(child) and not child.isHidden():  # lists that pop up come and go
            yield child
            yield from _laid_out(child)


def _placed(layout: QLayout, inside: Sequence[QWidget]) -> Iterator[QWidget]:
    """The widgets of a layout and of the layouts in it, in their order.

    Never by ``itemAt``: what it gives outlives the item, and the program ends with a segmentation fault when the
    item's memory is given to a widget or layout that is deleted later.
    """
    parts: list[tuple[int, QWidget | QLayout]] = [(layout.indexOf(child), child) for child in inside]
    parts += [(layout.indexOf(inner), inner) for inner in layout.children() if isinstance(inner, QLayout)]
    for _at, part in sorted((found for found in parts if found[0] >= 0), key=lambda found: found[0]):
        if isinstance(part, QLayout):
            yield from _placed(part, inside)
        else:
            yield part


def _takes_tab(widget: QWidget) -> bool:
    wants = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(wants) and widget.isEnabled() and widget.isVisibleTo(widget.window()) and not widget.focusProxy()
