"""The foot of a page: what is saved at the left, one primary button at the right."""

from PySide6.QtWidgets import QFrame, QWidget

from fieldtech.ui.kit.boxes import row
from fieldtech.ui.kit.buttons import LinkButton, PrimaryButton
from fieldtech.ui.kit.labels import Elided, IconLabel
from fieldtech.ui.tokens import S3, S5


class SavedWords(QWidget):
    """What is safe and where; a toast lies here: what it says is newer."""

    def __init__(self) -> None:
        super().__init__()
        self.icon = IconLabel("circle-check", "ok")
        self.text = Elided("", 13, tone="muted")
        self.setLayout(row(self.icon, (self.text, 1), gap=S3))

    def words_end(self) -> int:
        """Where its words end: a toast over them leaves none of them in sight."""
        return self.text.x() + min(self.text.width(), self.text.fontMetrics().horizontalAdvance(self.text.text()))


class Footer(QFrame):
    """``primary`` is always the next legal step; ``missing`` leads to what is still missing."""

    def __init__(self, *secondary: QWidget, name: str = "primary", saved: SavedWords | None = None) -> None:
        """``saved`` says something else at the left than what is saved."""
        super().__init__()
        self.setProperty("role", "footer")
        self.missing = LinkButton("", "circle-alert", name="missing", key="F8")
        self.missing.hide()
        self.primary = PrimaryButton(name=name)
        self.primary.hide()
        self.secondary = row(*secondary, gap=S3)
        self.saved = saved or SavedWords()
        self._text = self.saved.text
        self.setLayout(
            row((self.saved, 1), self.missing, self.secondary, self.primary, gap=S3, margins=(S5, S3, S5, S3))
        )

    def set_saved(self, text: str, tone: str = "ok", icon: str = "circle-check") -> None:
        """Say what is safe and where."""
        self._text.setText(text)
        self.saved.icon.set_icon(icon, tone)
        self.saved.icon.setVisible(bool(text))

    def set_primary(self, text: str, icon: str = "", *, name: str = "") -> None:
        """Name the next step; an empty text hides the button. Ctrl+Enter presses it."""
        if name:
            self.primary.setObjectName(name)
        self.primary.set_text(text)
        self.primary.setToolTip("Ctrl+Enter")
        self.primary.set_icon(icon)
        self.primary.setVisible(bool(text))

    def set_missing(self, text: str) -> None:
        """Say how much is missing; an empty text hides the link."""
        self.missing.set_text(text)
        self.missing.setVisible(bool(text))
