"""What a list or page shows when there is nothing: why, and a way out."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldtech.ui.kit.labels import IconLabel, Label
from fieldtech.ui.tokens import S2, S3, S5


class EmptyState(QWidget):
    """Icon, title, sentence, and a button that leads on."""

    def __init__(self, icon: str = "inbox", way_out: QWidget | None = None) -> None:
        super().__init__()
        self._title = Label("", 16, 600, wrap=True)
        self._text = Label("", 14, tone="muted", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(S5, S5, S5, S5)
        layout.setSpacing(S2)
        layout.addStretch(2)
        layout.addWidget(IconLabel(icon, "hint", 48), 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(label)
        if way_out is not None:
            layout.addSpacing(S3)
            layout.addWidget(way_out, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)

    def set_text(self, title: str, text: str = "") -> None:
        """Say why it is empty and what to do."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
