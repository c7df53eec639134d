"""A named slot for photos: empty it asks (press, drop, paste), filled it shows and can be taken out."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from fieldtech.forms.photo_field import PhotoSlot
from fieldtech.ui.kit.buttons import IconButton


class PhotoTile(PhotoSlot):
    """``wanted`` asks for a file, ``given(Path | QImage)`` is one dropped or pasted, ``removed`` takes it out."""

    wanted = Signal()
    given = Signal(object)
    removed = Signal()

    def __init__(self, name: str, caption: str = "") -> None:
        super().__init__(caption)
        self.setObjectName(name)
        self.setAcceptDrops(True)
        self.remove = IconButton("x", name=f"remove_{name}")
        self.remove.setParent(self)
        self.remove.move(self.width() - self.remove.width() - 2, 2)
        self.remove.set_role("square")
        self.remove.clicked.connect(self.removed)
        self.remove.hide()
        self.taken.connect(self._pressed)

    def show_photo(self, image: QImage) -> None:
        """Fill the slot; a null image empties it."""
        self.set_photo(image)
        self.remove.setVisible(not image.isNull())

    def is_empty(self) -> bool:
        """Whether there is no photo."""
        return self.remove.isHidden()

    def retranslate(self) -> None:
        """The cross says which photo it takes out."""
        super().retranslate()
        if hasattr(self, "remove"):
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
            self.paste()
        else:
            super().keyPressEvent(event)

    def paste(self) -> bool:
        """Take the picture on the clipboard; False when there is none."""
        return self._take(QGuiApplication.clipboard().mimeData())

    def _pressed(self) -> None:
        self.wanted.emit()

    def _take(self, data: QMimeData) -> bool:
        pictures = pictures_of(data)
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


class PasteKeys(QObject):
    """Ctrl+V anywhere on a board goes to its first empty tile, unless a text field has the focus."""

    def __init__(self, board: QWidget, tiles: list[PhotoTile]) -> None:
        super().__init__(board)
        self._tiles = tiles
        board.installEventFilter(self)

    def set_tiles(self, tiles: list[PhotoTile]) -> None:
        """The board was filled anew."""
        self._tiles = tiles

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch for the paste key."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            empty = next((tile for tile in self._tiles if tile.is_empty() and tile.isVisible()), None)
            if event.matches(QKeySequence.StandardKey.Paste) and empty is not None:
                return empty.paste()
        return False
