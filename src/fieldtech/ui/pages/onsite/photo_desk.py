"""Bringing photos into an order without holding up the window, and showing them small."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader
from PySide6.QtWidgets import QFileDialog, QWidget

from fieldtech.errors import FieldtechError, MachineError
from fieldtech.model.base import Id
from fieldtech.services.order_briefs import PhotoRow
from fieldtech.services.workplace import Workplace
from fieldtech.ui.tasks import Task

PickPhotos = Callable[[QWidget], Sequence[str]]
THUMBNAIL = QSize(264, 184)


class PhotoDesk(QObject):
    """``added(Change)`` once a photo is stored; ``failed(error)`` when it could not be."""

    added = Signal(object)
    failed = Signal(object)

    def __init__(self, workplace: Workplace, parent: QWidget, pick: PickPhotos | None = None) -> None:
        """``pick`` asks for files; the system's dialog unless given."""
        super().__init__(parent)
        self._workplace = workplace
        self._window = parent
        self._pick = pick or _ask_files
        self._thumbnails: dict[str, QImage] = {}
        self.busy = 0

    def ask(self, order: Id, slot: str, caption: str = "") -> None:
        """Ask for files and take them."""
        for path in self._pick(self._window):
            self.take(order, slot, Path(path), caption)

    def take(self, order: Id, slot: str, picture: bytes | Path, caption: str = "") -> None:
        """Store a picture in the background: a large one takes half a second to make small."""
        photos = self._workplace.for_this_person().photos  # who locks the window meanwhile has still taken it
        task = Task(lambda _progress: photos.add(order, slot, _bytes_of(picture), caption), self)
        task.succeeded.connect(self._added)
        task.failed.connect(self.failed)
        task.finished.connect(self._finished)
        self.busy += 1
        task.start()

    def remove(self, photo: PhotoRow) -> None:
        """Take it out of its slot."""
        try:
            self.added.emit(self._workplace.photos.remove(photo.id))
        except FieldtechError as error:
            self.failed.emit(error)

    def put_back(self, order: Id, photo: PhotoRow) -> None:
        """Undo of a removal: the untouched original goes into the same slot again."""
        try:
            self.take(order, photo.slot, self._workplace.photos.bytes_of(photo.original_sha), photo.caption)
        except FieldtechError as error:
            self.failed.emit(error)

    def thumbnail(self, photo: PhotoRow) -> QImage:
        """A small picture; a null image when the file cannot be read."""
        if photo.shown_sha not in self._thumbnails:
            try:
                data = self._workplace.photos.bytes_of(photo.shown_sha)
            except FieldtechError as error:
                self.failed.emit(error)
                data = b""
            self._thumbnails[photo.shown_sha] = _small(data)
        return self._thumbnails[photo.shown_sha]

    def _added(self, change: object) -> None:
        self.added.emit(change)

    def _finished(self) -> None:
        self.busy -= 1


def _bytes_of(picture: bytes | Path) -> bytes:
    if isinstance(picture, bytes):
        return picture
    try:
        return picture.read_bytes()
    except OSError as error:
        raise MachineError("file_unreadable", path=picture.name) from error


def _small(data: bytes) -> QImage:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    size = reader.size()
    if size.isValid():
        reader.setScaledSize(size.scaled(THUMBNAIL, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    return reader.read()


def _ask_files(parent: QWidget) -> Sequence[str]:
    return QFileDialog.getOpenFileNames(parent, "", "", "*.jpg *.jpeg *.png *.webp *.bmp")[0]
