"""The line about the office in the frame of the window: one that leads to its page, and a button to sync now."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from fieldtech.ui.kit.boxes import column, row
from fieldtech.ui.kit.buttons import Button, IconButton
from fieldtech.ui.kit.labels import Elided, IconLabel
from fieldtech.ui.kit.live import Live
from fieldtech.ui.tokens import S2, S3


@dataclass(frozen=True)
class SyncLine:
    """What the line says: two short sentences, and ``more`` for who points at it. A quiet one takes no strip."""

    tone: str = "muted"
    icon: str = "laptop"
    title: str = ""
    detail: str = ""
    more: str = ""
    quiet: bool = False

    def spoken(self) -> str:
        """The whole, as it is read out and shown in one line."""
        return " · ".join(filter(None, (self.title, self.detail)))


class SyncWords(Button):
    """Icon and words that can be pressed: two lines in the sidebar, one in the strip."""

    role = "icon"

    def __init__(self, name: str, *, lines: int) -> None:
        self._lines = lines
        super().__init__(name=name)
        self.icon_label = IconLabel("laptop", "muted", 18)
        self.title, self.detail = Elided("", 13, 600), Elided("", 12, tone="muted")
        for label in (self.icon_label, self.title, self.detail):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        words = column(None, self.title, self.detail, None)
        self.setLayout(row(self.icon_label, (words, 1), gap=S2, margins=(S2 + 2, 0, 0, 0)))
        self.detail.setVisible(lines == 2)

    def show_line(self, line: SyncLine) -> None:
        """Say this."""
        self.icon_label.set_icon(line.icon, line.tone)
        one = self._lines == 1
        self.title.setText(line.spoken() if one else line.title)
        self.detail.setText("" if one else line.detail)
        self.detail.setVisible(bool(line.detail) and not one)
        self.setAccessibleName(line.spoken())
        self.setToolTip("\n".join(filter(None, (line.title, line.detail, line.more))))

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(80, 40 if self._lines == 1 else 52)

    def minimumSizeHint(self) -> QSize:
        """The words give way."""
        return self.sizeHint()


class SyncBox(Live, QFrame):
    """Words and button; ``pressed`` leads to the page, ``now_pressed`` sends and receives."""

    pressed = Signal()
    now_pressed = Signal()

    def __init__(self, name: str, *, lines: int) -> None:
        super().__init__()
        self.setProperty("role", "sunken" if lines > 1 else "footer")
        self.line = SyncLine()
        self.words = SyncWords(f"open_{name}", lines=lines)
        self.words.clicked.connect(self.pressed)
        self.now = IconButton("refresh-cw", name=f"{name}_now")
        self.now.clicked.connect(self.now_pressed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0 if lines > 1 else S3, 0)
        layout.setSpacing(S2)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.now, 0, Qt.AlignmentFlag.AlignVCenter)
        self.go_live()

    def show_line(self, line: SyncLine) -> None:
        """Say this; a computer that works alone has nobody to send to."""
        self.line = line
        self.words.show_line(line)
        self.now.setVisible(not line.quiet)

    def retranslate(self) -> None:
        """The small button; whoever says the line says it anew in the other language."""
        self.now.set_label(self.tr("Sync now (F5)"))


class SyncStrip(SyncBox):
    """The line below the page, where the sidebar is a rail and has no room for words."""

    def __init__(self) -> None:
        self._room = False
        super().__init__("sync_strip", lines=1)
        self.hide()

    def show_line(self, line: SyncLine) -> None:
        """Say this, where it has a place."""
        super().show_line(line)
        self._fit()

    def give_room(self, room: bool) -> None:
        """Whether nobody else in the frame says it."""
        self._room = room
        self._fit()

    def _fit(self) -> None:
        self.setVisible(self._room and bool(self.line.title) and not self.line.quiet)
