"""Where scans land, and large below it what the last scan or press did; Undo stands beside it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from fieldtech.ui.kit.boxes import boxed, column, row
from fieldtech.ui.kit.buttons import QuietButton
from fieldtech.ui.kit.labels import Elided, IconLabel
from fieldtech.ui.kit.live import Live, set_look
from fieldtech.ui.kit.notices import ICONS
from fieldtech.ui.kit.search_field import ScanField
from fieldtech.ui.kit.toast import announce
from fieldtech.ui.tokens import S2, S3, S4


class YardScan(ScanField):
    """Ctrl+Z in the empty field takes back the last act, not a letter; pictures that are pasted are no text."""

    undo_wanted = Signal()
    moved = Signal(int)
    pasting: Callable[[], bool] | None = None  # takes pictures of the clipboard; False when it holds text

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo while nothing is typed; up and down move among the vehicles."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if event.matches(QKeySequence.StandardKey.Undo) and not self.text():
            if not event.isAutoRepeat():
                self.undo_wanted.emit()
        elif step is not None and not event.modifiers():
            self.moved.emit(step)
        elif event.matches(QKeySequence.StandardKey.Paste) and self.pasting is not None and self.pasting():
            event.accept()
        else:
            super().keyPressEvent(event)


class ScanBar(Live, QWidget):
    """``scanned(text)``, ``undo_wanted``; the line below is always there, so that nothing jumps."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("scan_bar")
        self.field = YardScan(big=True)
        self.undo = QuietButton("", "undo-2", name="undo_act")
        self.undo.setToolTip("Ctrl+Z")
        self.undo.clicked.connect(self.field.undo_wanted)
        self._icon = IconLabel("info", "muted", 22)
        self._title, self._text = Elided("", 15, 600), Elided("", 13, tone="text")
        self._words = column(self._title, self._text, gap=0)
        self._line = boxed(
            row(self._icon, (self._words, 1), self.undo, gap=S3, margins=(S4, S2, S2, S2)), "banner"
        )  # fmt: skip
        self._line.setFixedHeight(60)
        self.setLayout(column(self.field, self._line, gap=S2))
        self.tone = "info"
        self.go_live()

    def say(self, tone: str, title: str, text: str = "", *, aloud: bool = True) -> None:
        """``ok``, ``danger``, ``warn`` or ``info``: the whole line takes the colour, so that it is seen from afar."""
        self.tone = tone
        self._icon.set_icon(ICONS[tone], tone)
        self._title.setText(title)
        self._title.set_tone(tone if tone != "info" else "text")
        self._text.setText(text)
        self._text.setVisible(bool(text))
        set_look(self._line, tone=tone)
        if aloud:
            announce(self, " ".join(filter(None, (title, text))))

    @property
    def said(self) -> str:
        """What stands there now."""
        return " ".join(filter(None, (self._title.text(), self._text.text())))

    def offer_undo(self, possible: bool) -> None:
        """Whether there is anything to take back."""
        self.undo.setVisible(possible)

    def retranslate(self) -> None:
        """The field's name, Undo."""
        wide = self.tr("Scan a plate, VIN, terminal or SIM: row and field are found")
        self.field.set_label(wide, self.tr("Scan a plate, VIN, terminal or SIM"))
        self.undo.set_text(self.tr("Undo"))
