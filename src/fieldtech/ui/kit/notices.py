"""Saying that something is wrong or good: under a field, in a panel, and at the top of the window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from fieldtech.ui.kit.boxes import add, column, empty, reveal, row
from fieldtech.ui.kit.buttons import IconButton
from fieldtech.ui.kit.labels import IconLabel, Label
from fieldtech.ui.kit.live import Live, set_look
from fieldtech.ui.tokens import S2, S3, S4

ICONS = {
    "ok": "circle-check",
    "warn": "triangle-alert",
    "danger": "circle-alert",
    "info": "info",
    "violet": "info",
    "neutral": "info",
}
_SEVERITY = {"error": "danger", "warning": "warn", "good": "ok", "hint": "muted"}


class InlineProblem(QWidget):
    """One sentence below a field, saying what is wrong and what to do."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = IconLabel("circle-alert", "danger", 16, line=18)
        self._text = Label("", 13, wrap=True)
        line = row(self._icon, (self._text, 1), gap=6)
        line.setAlignment(self._icon, Qt.AlignmentFlag.AlignTop)  # beside the first line
        self.setLayout(line)
        self.severity = ""
        self.hide()

    @property
    def text(self) -> str:
        """What is shown, or an empty string."""
        return self._text.text() if self.severity else ""

    def show_sentence(self, text: str, severity: str = "error") -> None:
        """Severity: error, warning, good or hint; an empty text hides it."""
        self.severity = severity if text else ""
        tone = _SEVERITY[severity]
        self._text.setText(text)
        self._text.set_tone(tone)
        self._icon.setVisible(severity != "hint")
        if severity != "hint":
            self._icon.set_icon(ICONS[tone], tone)
        reveal(self, bool(text))


class Banner(QFrame):
    """A soft panel with a title, a sentence and actions."""

    def __init__(self, tone: str = "info", title: str = "", text: str = "", *actions: QWidget, icon: str = "") -> None:
        super().__init__()
        self.setProperty("role", "banner")
        self._icon = IconLabel(icon or ICONS[tone], tone, 20, line=22)
        self._title = Label("", 14, 600, tone, wrap=True)
        self._text = Label("", 13, wrap=True)
        words = column(None, self._title, self._text, None, gap=2)
        self._row = row(self._icon, (words, 1), gap=S3, margins=(S4, S3, S3, S3))
        self.setLayout(self._row)
        for action in actions:
            self.add_action(action)
        self._fixed_icon = icon
        self.set(tone, title, text)

    def set(self, tone: str, title: str, text: str = "") -> None:
        """Show something else."""
        self._title.setText(title)
        self._text.setText(text)
        self._title.setVisible(bool(title))
        self._text.setVisible(bool(text))
        self._title.set_tone(tone)
        self._icon.set_icon(self._fixed_icon or ICONS[tone], tone)
        set_look(self, tone=tone)

    @property
    def title(self) -> str:
        """The first line."""
        return self._title.text()

    @property
    def text(self) -> str:
        """What stands below it."""
        return self._text.text()

    def add_action(self, action: QWidget) -> None:
        """Append a button at the right."""
        self._row.addWidget(action)


class MessageBar(Live, QWidget):
    """Messages that stay until they are dealt with, one per key, above the page."""

    def __init__(self) -> None:
        super().__init__()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(S2)
        self._shown: dict[str, Banner] = {}
        self._closers: dict[str, IconButton] = {}
        self._hushed = False
        self.go_live()

    def show_message(self, key: str, tone: str, title: str, text: str = "", *actions: QWidget) -> Banner:
        """Show or replace the message of this key; the cross at its right removes it."""
        self.drop(key)
        closer = IconButton("x", self.tr("Dismiss"), name=f"dismiss_{key}")
        closer.clicked.connect(lambda: self.drop(key))
        banner = Banner(tone, title, text, *actions, closer)
        banner.setObjectName(f"message_{key}")
        self._shown[key], self._closers[key] = banner, closer
        add(self._layout, banner)
        self._room()
        return banner

    def drop(self, key: str) -> None:
        """Remove the message of this key, if any."""
        self._closers.pop(key, None)
        if (banner := self._shown.pop(key, None)) is not None:
            banner.hide()
            self._layout.removeWidget(banner)
            banner.deleteLater()
            self._room()

    def clear(self) -> None:
        """Remove all."""
        self._shown.clear()
        self._closers.clear()
        empty(self._layout)
        self._room()

    def hush(self, on: bool) -> None:
        """Say nothing while a customer has the window; what was said comes back afterwards."""
        self._hushed = on
        self._room()

    def keys(self) -> tuple[str, ...]:
        """What is shown now."""
        return tuple(self._shown)

    def retranslate(self) -> None:
        """Names of the crosses."""
        for closer in self._closers.values():
            closer.set_label(self.tr("Dismiss"))

    def _room(self) -> None:
        self._layout.setContentsMargins(*((24, S3, 24, 0) if self._shown else (0, 0, 0, 0)))
        self.setVisible(bool(self._shown) and not self._hushed)
