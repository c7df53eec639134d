"""What just happened, with Undo for eight seconds; several wait in a queue."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QWidget
from shiboken6 import isValid

from fieldtech.ui.kit.boxes import row
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.footer import SavedWords
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.tokens import S1, S2, S3, S4

LASTS_MS = 8000
Spot = Callable[[], SavedWords | None]
Announce = Callable[[QWidget, str], None]


def announce(widget: QWidget, text: str) -> None:
    """Let a screen reader say it, wherever the focus is."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


@dataclass(frozen=True)
class _Said:
    text: str
    undo: Callable[[], None] | None


class _ToastButton(Button):
    role = "toast"


class Toast(Live, QFrame):
    """One line in the footer, else over the bottom of its parent; Ctrl+Z takes the change back while it is shown."""

    def __init__(
        self,
        parent: QWidget,
        *,
        above: int = 84,
        lasts_ms: int = LASTS_MS,
        tell: Announce = announce,
        spot: Spot = lambda: None,
    ) -> None:
        """``spot`` is a part of the footer to lie on, where it fits; ``above`` the room kept free; ``tell`` speaks."""
        super().__init__(parent)
        self.setProperty("role", "toast")
        self.setObjectName("toast")
        self._above, self._over, self._tell, self._spot = above, parent, tell, spot
        self._beside: QWidget | None = None
        self._waiting: deque[_Said] = deque()
        self._now: _Said | None = None
        self._text = Label()
        self.undo_button = _ToastButton(name="undo")
        self.undo_button.clicked.connect(self.undo)
        self.setLayout(row((self._text, 1), self.undo_button, gap=S3, margins=(S4, S1, S2, S1)))
        self._timer = QTimer(self, singleShot=True, interval=lasts_ms)
        self._timer.timeout.connect(self.next)
        self._settle = QTimer(self, singleShot=True, interval=0)
        self._settle.timeout.connect(self._place_shown)
        self._shortcut = QShortcut(QKeySequence.StandardKey.Undo, parent)
        self._shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        self._shortcut.setAutoRepeat(False)  # held down it would take back what comes after, too
        self._shortcut.activated.connect(self.undo)
        self._shortcut.setEnabled(False)
        parent.installEventFilter(self)
        self.hide()
        self.go_live()

    def say(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """Show a sentence now, or after one that can be undone; ``undo`` takes the change back.

        A newer change replaces an older one at once: Undo always means the last.
        """
        if undo is not None:
            self._waiting = deque(said for said in self._waiting if said.undo is None)
        self._waiting.append(_Said(text, undo))
        if undo is not None or self._now is None or self._now.undo is None:
            self._waiting.rotate(1 if undo is not None else 0)
            self.next()

    def next(self) -> None:
        """Show the next one, or nothing."""
        self._timer.stop()
        self._now = self._waiting.popleft() if self._waiting else None
        undoable = self._now is not None and self._now.undo is not None
        self._shortcut.setEnabled(undoable)
        self.undo_button.setVisible(undoable)
        self.setVisible(self._now is not None)
        if self._now is None:
            return
        self._text.setText(self._now.text)
        self.setAccessibleName(self._now.text)
        self._place()
        self._settle.start()  # said while its page comes to the front: the foot is there in a moment
        self.raise_()
        self._timer.start()
        keys = self.tr("Undo: Ctrl+Z") if undoable else ""
        self._tell(self, " ".join(filter(None, (self._now.text, keys))))

    def withdraw(self, undo: Callable[[], None] | None) -> None:
        """This change can be undone no more, or was undone elsewhere: nobody is offered it any longer."""
        if undo is None:
            return
        self._waiting = deque(said for said in self._waiting if said.undo != undo)
        if self._now is not None and self._now.undo == undo:
            self.next()

    def clear(self) -> None:
        """Show nothing any more; what could be undone stays done."""
        self._waiting.clear()
        self.next()

    def undo(self) -> None:
        """Take the shown change back."""
        said = self._now
        self.next()
        if said is not None and said.undo is not None:
            said.undo()

    @property
    def text(self) -> str:
        """What is shown now, or an empty string."""
        return self._now.text if self._now else ""

    def retranslate(self) -> None:
        """The word on the button."""
        self.undo_button.set_text(self.tr("Undo"))
        self.undo_button.setToolTip("Ctrl+Z")
        if self._now is not None:
            self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window and the footer; a window deleted while it is in sight is hidden by its own end."""
        moved = event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Hide)
        moved = moved or (watched is self._beside and event.type() == QEvent.Type.LayoutRequest)  # other words there
        if moved and self._now is not None and isValid(self._over):
            self._place()
        if event.type() == QEvent.Type.Hide:
            self._settle.start()  # another page comes, with a foot of its own
        return super().eventFilter(watched, event)

    def _place_shown(self) -> None:
        if self._now is not None and isValid(self._over):
            self._place()

    def _place(self) -> None:
        parent = self._over
        self.adjustSize()
        width = min(self.sizeHint().width(), parent.width() - 48)
        self.resize(width, self.sizeHint().height())
        spot = self._watch(self._spot())
        if spot is not None and spot.width() >= width and spot.height() + 2 * S3 >= self.height():
            at = spot.mapTo(parent, spot.rect().topLeft())
            self.resize(max(width, min(spot.width(), spot.words_end() + S2)), self.height())
            self.move(at.x(), at.y() + (spot.height() - self.height()) // 2)
        else:
            self.move((parent.width() - width) // 2, parent.height() - self.height() - self._above)

    def _watch(self, spot: SavedWords | None) -> SavedWords | None:
        """It gives way when the footer changes."""
        if spot is not self._beside:
            if self._beside is not None and isValid(self._beside):
                self._beside.removeEventFilter(self)
            if spot is not None:
                spot.installEventFilter(self)
            self._beside = spot
        return spot
