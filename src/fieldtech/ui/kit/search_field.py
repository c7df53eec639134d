"""Line edits with a picture inside: searching and scanning."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit

from fieldtech.ui.fonts import BODY, font
from fieldtech.ui.icons import icon
from fieldtech.ui.kit.labels import IconLabel
from fieldtech.ui.kit.live import Live
from fieldtech.ui.theme import tokens_of


class PictureEdit(Live, QLineEdit):
    """A line edit with an icon inside (an action icon of Qt stays at 16 px, hence a label)."""

    def __init__(self, picture: str, role: str, size: int = 18) -> None:
        super().__init__()
        self._picture = IconLabel(picture, role, size)
        self._picture.setParent(self)
        self._picture.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setTextMargins(size + 8, 0, 0, 0)

    def set_label(self, label: str, placeholder: str = "") -> None:
        """The accessible name, and the grey text (the label again when not given)."""
        self.setAccessibleName(label)
        self.setPlaceholderText(placeholder or label)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the picture in the middle."""
        super().resizeEvent(event)
        self._picture.setFixedHeight(self.height())
        self._picture.move(13, 0)


SEARCH_DELAY_MS = 120


class SearchField(PictureEdit):
    """Announces ``searched(text)`` 120 ms after the last key; Esc empties it."""

    searched = Signal(str)

    def __init__(self, *, delay_ms: int = SEARCH_DELAY_MS) -> None:
        super().__init__("search", "muted")
        self.setProperty("role", "search")
        self.setObjectName("search")
        self._clear = QAction(icon("x", "muted", tokens_of(self), 16), "", self)  # ours: one Qt makes may get lost
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._clear.triggered.connect(self.clear)
        self._clear.setVisible(False)
        self._timer = QTimer(self, singleShot=True, interval=delay_ms)
        self._timer.timeout.connect(self.search_now)
        self._owed = False
        self.textChanged.connect(self._typed)
        self.returnPressed.connect(self.search_now)
        self.go_live()

    def search_now(self) -> None:
        """Announce without waiting."""
        self._timer.stop()
        self.searched.emit(self.text().strip())

    def retranslate(self) -> None:
        """The name of the cross."""
        self._clear.setText(self.tr("Clear search"))
        self._clear.setToolTip(self.tr("Clear search"))

    def restyle(self) -> None:
        """The cross in the colour of the theme."""
        self._clear.setIcon(icon("x", "muted", tokens_of(self), 16))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties first; only an empty field lets it pass on."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Behind a lock screen nobody may search; what was typed last waits until the field is back."""
        super().hideEvent(event)
        self._owed = self._owed or self._timer.isActive()
        self._timer.stop()

    def showEvent(self, event: QShowEvent) -> None:
        """Search for what was typed before it was hidden."""
        super().showEvent(event)
        if self._owed:
            self._owed = False
            self._timer.start()

    def _typed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._timer.start()


class ScanField(PictureEdit):
    """Where a scanned or typed number lands; ``scanned(text)`` on Enter, then it is empty again.

    ``keep`` leaves the text standing, for a field that holds the number itself.
    """

    scanned = Signal(str)

    def __init__(self, *, big: bool = False, keep: bool = False) -> None:
        super().__init__("scan-barcode", "accent", 26 if big else 20)
        self._keep = keep
        self.setProperty("role", "bigscan" if big else "scan")
        self.setObjectName("scan")
        self.setFont(font(17 if big else BODY, tabular=True))
        self.returnPressed.connect(self._entered)
        self.go_live()

    def take(self, text: str) -> None:
        """A scanner delivered this, wherever the focus was."""
        self.setText(text)
        self._entered()

    def _entered(self) -> None:
        text = self.text().strip()
        if text:
            if not self._keep:
                self.clear()
            self.scanned.emit(text)
