"""A named slot for photos: empty it asks (press, drop, paste), filled it shows and can be taken out."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QKeyEvent, QKeySequence

from fieldtech.forms.photo_field import PhotoSlot
from fieldtech.ui.kit.buttons import IconButton


class PhotoTile(PhotoSlot):
    """``wanted`` asks for a file, ``given(Path | QImage)`` is one dropped or pasted, ``removed`` takes it out.

    ``all_given`` has everything of one drop; where a filled tile ``opens``, a press on it is ``opened``.
    """

    wanted = Signal()
    given = Signal(object)
    all_given = Signal(object)
    opened = Signal()
    removed = Signal()

    def __init__(self, name: str, caption: str = "", *, opens: bool = False) -> None:
        super().__init__(caption)
        self._opens, self._note = opens, ""
        self.setObjectName(name)
        self.setAcceptDrops(True)
        self.remove = IconButton("x", name=f"remove_{name}")
        self.remove.setParent(self)
        self.remove.move(self.width() - self.remove.width() - 2, 2)
        self.remove.set_role("square")
        self.remove.clicked.connect(self.removed)
        self.remove.hide()
        self.taken.connect(self._pressed)

    def show_photo(self, image: QImage, count: int = 1) -> None:
        """Fill the slot, with how many there are where it is more than this one; a null image empties it."""
        self.set_count(count)
        self.set_photo(image)
        self.remove.setVisible(not image.isNull())

    def set_note(self, note: str) -> None:
        """What else is known of the photo, for the tooltip and a screen reader."""
        self._note = note
        self.retranslate()

    def is_empty(self) -> bool:
        """Whether there is no photo."""
        return self.remove.isHidden()

    def retranslate(self) -> None:
        """The cross says which photo it takes out."""
        super().retranslate()
        if hasattr(self, "remove"):
            self.setToolTip("\n".join(filter(None, (self.toolTip(), self._note))))
            self.setAccessibleDescription(self._note)
            self.remove.set_label(self.tr("Remove the photo"))
            self.remove.setAccessibleDescription(self.toolTip())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and pictures may be dropped."""
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take them."""
        self._take(event.mimeData())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V pastes."""
        if event.matches(QKeySequence.StandardKey.Paste):
            if not self.paste():
                event.ignore()  # the board says that there is nothing to paste
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        elif event.key() == Qt.Key.Key_Delete and not self.is_empty():
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def paste(self) -> bool:
        """Take the picture on the clipboard; False when there is none."""
        return self._take(QGuiApplication.clipboard().mimeData())

    def _pressed(self) -> None:
        if self._opens and not self.is_empty():
            self.opened.emit()
        else:
            self.wanted.emit()

    def _take(self, data: QMimeData) -> bool:
        pictures = pictures_of(data)
        if pictures:
            self.all_given.emit(pictures)
        for picture in pictures:
            self.given.emit(picture)
        return bool(pictures)


def pictures_of(data: QMimeData) -> list[Path | QImage]:
    """The pictures of a drop or of the clipboard; files are read later, beside the window."""
    paths: list[Path | QImage] = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if paths:
        return paths
    image = data.imageData() if data.hasImage() else None
    return [image] if isinstance(image, QImage) and not image.isNull() else []
