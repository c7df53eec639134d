"""The picture of how an item is done: small in its card, a press or Enter shows it large."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from fieldtech.forms.photo_field import PhotoSlot

_SIZE = (108, 76)


class InstructionPicture(PhotoSlot):
    """``taken`` when it is wanted large."""

    def __init__(self, name: str) -> None:
        super().__init__(width=_SIZE[0], height=_SIZE[1])
        self.setObjectName(f"instruction_{name}")

    def retranslate(self) -> None:
        """What it shows, for a screen reader."""
        self._caption = self.tr("Picture not here yet")  # painted while there is none
        super().retranslate()
        self.setAccessibleName(self.tr("How it is done: picture"))
        self.setToolTip(self.tr("How it is done: show the picture large"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter as a press."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)
