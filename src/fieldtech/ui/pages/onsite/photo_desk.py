"""Bringing photos into an order without holding up the window, and showing them small."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader
from PySide6.QtWidgets import QWidget

from fieldtech.errors import FieldtechError, Invalid, Refused
from fieldtech.model.base import Id
from fieldtech.services.changes import Change
from fieldtech.services.order_briefs import PhotoRow
from fieldtech.services.pictures import PictureFile, read_picture
from fieldtech.services.progress import Progress
from fieldtech.services.workplace import Workplace
from fieldtech.ui.language import sentence
from fieldtech.ui.pages.photos.intake import PhotoIntake
from fieldtech.ui.pages.photos.tools import PhotoTools, PickPhotos, ask_files
from fieldtech.ui.tasks import Task

Picture = Path | QImage | PictureFile
THUMBNAIL = QSize(264, 184)


class _Taking(QObject):
    """One picture on its way; what was stored before a cancel came too late is told all the same."""

    ended = Signal(object)  # itself

    def __init__(self, store: Callable[[PictureFile], Change], picture: Picture, parent: QObject) -> None:
        super().__init__(parent)
        self._store, self._picture = store, picture
        self.change: Change | None = None
        self.error: Exception | None = None
        self.task = Task(self._work, self)
        self.task.failed.connect(self._failed)
        self.task.finished.connect(self._finished)

    @property
    def name(self) -> str:
        """Of the file; a pasted picture has none."""
        return self._picture.name if isinstance(self._picture, Path) else ""

    def _work(self, progress: Progress) -> None:
        progress.step(0, 1)  # it may have been cancelled while it waited
        self.change = self._store(_file_of(self._picture, progress))

    def _failed(self, error: Exception) -> None:
        self.error = error

    def _finished(self) -> None:
        self.ended.emit(self)


class PhotoDesk(PhotoIntake):
    """``added(Change)`` once a photo is stored; ``refused`` names those that could not be."""

    small_ready = Signal(str, QImage)  # the hash of a photo, and its small picture

    def __init__(
        self, workplace: Workplace, parent: QWidget, pick: PickPhotos | None = None, tools: PhotoTools | None = None
    ) -> None:
        """``pick`` asks for files; the system's dialog unless given. ``tools`` are the other dialogs of photos."""
        super().__init__(parent)
        self.tools = tools or PhotoTools()
        self._workplace = workplace
        self._window = parent
        self._pick = pick or ask_files
        self._thumbnails: dict[str, QImage] = {}
        self._coming: set[str] = set()
        self._underway: list[_Taking] = []
        self._done = 0
        self._refused: list[str] = []

    @property
    def local(self) -> Callable[[datetime], datetime]:
        """A moment in the company's zone."""
        return self._workplace.context.local

    @property
    def busy(self) -> int:
        """How many are on their way."""
        return len(self._underway)

    def ask(self, order: Id, slot: str, caption: str = "") -> None:
        """Ask for files and take them."""
        for path in self.choose():
            self.take(order, slot, Path(path), caption)

    def choose(self) -> Sequence[str]:
        """The files somebody picks, none when he thinks better of it."""
        return self._pick(self._window)

    def take(self, order: Id, slot: str, picture: Picture, caption: str = "") -> None:
        """Read, make small and store a picture in the background: a large one takes half a second."""
        if not self._underway:
            self._done, self._refused = 0, []
            self.refused.emit(None)  # what was said of those before is past
        photos = self._workplace.for_this_person().photos  # who locks the window meanwhile has still taken it
        taking = _Taking(lambda file: photos.add(order, slot, file.data, caption, file.written_at), picture, self)
        taking.ended.connect(self._ended)
        self._underway.append(taking)
        self._tell()
        taking.task.start()

    def cancel(self) -> None:
        """Take no more of those that wait."""
        for taking in self._underway:
            taking.task.cancel()

    def remove(self, photo: PhotoRow) -> None:
        """Take it out of its slot."""
        try:
            self.added.emit(self._workplace.photos.remove(photo.id))
        except FieldtechError as error:
            self.failed.emit(error)

    def put_back(self, order: Id, photo: PhotoRow) -> None:
        """Undo of a removal: the untouched original goes into the same slot again."""
        try:
            data = self._workplace.photos.bytes_of(photo.original_sha)
            written = photo.taken_at if photo.taken_from == "file" else None
            self.take(order, photo.slot, PictureFile(data, written), photo.caption)
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

    def small(self, photo: PhotoRow) -> QImage:
        """The small picture if it is at hand; else a grey one, and ``small_ready`` once it is read."""
        sha = photo.shown_sha
        if sha in self._thumbnails:
            return self._thumbnails[sha]
        if sha not in self._coming:
            photos = self._workplace.for_this_person().photos
            task = Task(lambda _progress: _small(photos.bytes_of(sha)), self)
            task.succeeded.connect(lambda image: self._small_read(sha, image))
            task.failed.connect(self.failed)
            task.finished.connect(task.deleteLater)
            self._coming.add(sha)
            task.start()
        return _grey()

    def _small_read(self, sha: str, image: QImage) -> None:
        self._coming.discard(sha)
        if image.isNull():  # it is there, although nobody can see it
            image = _grey()
        self._thumbnails[sha] = image
        self.small_ready.emit(sha, image)

    def _ended(self, taking: _Taking) -> None:
        self._underway.remove(taking)
        self._done += 1
        self._tell()
        if taking.change is not None:
            self.added.emit(taking.change)
        if taking.error is not None:
            self._refuse(taking.error, taking.name)
        taking.deleteLater()

    def _refuse(self, error: Exception, name: str) -> None:
        if not isinstance(error, FieldtechError):
            self.failed.emit(error)  # a fault of the program
            return
        self.tell_refused(self._refusal(error, name))

    def _refusal(self, error: FieldtechError, name: str) -> FieldtechError:
        """One message for all of them, each with its name."""
        self._refused.append(": ".join(filter(None, (name, " ".join(why_not(error))))))
        return FieldtechError("pictures_refused", why="\n".join(self._refused))

    def _tell(self) -> None:
        self.progressed.emit(self._done, self._done + len(self._underway))


def why_not(error: FieldtechError) -> Iterable[str]:
    """What is wrong with a picture, in words."""
    found = error.problems if isinstance(error, Invalid | Refused) else (error,)
    return (sentence(one.code, **one.params) for one in found)


def preview(picture: Picture, progress: Progress) -> QImage:
    """A picture that is not stored yet, small; grey where the window cannot read it."""
    image = _small(_file_of(picture, progress).data)
    return _grey() if image.isNull() else image


def _file_of(picture: Picture, progress: Progress) -> PictureFile:
    if isinstance(picture, Path):
        return read_picture(picture, progress)
    return picture if isinstance(picture, PictureFile) else PictureFile(_jpeg(picture), None)


def _jpeg(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPEG", 90)  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def _small(data: bytes) -> QImage:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    size = reader.size()
    if size.isValid():
        reader.setScaledSize(size.scaled(THUMBNAIL, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    return reader.read()


def _grey() -> QImage:
    """What stands for a picture that is still being read."""
    image = QImage(THUMBNAIL, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    return image
