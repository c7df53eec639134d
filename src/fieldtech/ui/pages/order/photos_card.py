"""The photos of an order: small pictures loaded off the event loop, a large one on demand."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QWidget

from fieldtech.errors import MachineError
from fieldtech.services.order_briefs import PhotoRow
from fieldtech.services.order_view import OrderView
from fieldtech.services.photos import Photos
from fieldtech.services.progress import Progress
from fieldtech.ui.kit.boxes import Flow, empty
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.card import Card
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.sheet import Sheet
from fieldtech.ui.language import word
from fieldtech.ui.tasks import Task
from fieldtech.ui.tokens import S2

_SMALL = QSize(120, 90)
_LARGE = QSize(1000, 620)


def load(photos: Photos, rows: Sequence[PhotoRow], size: QSize, progress: Progress) -> dict[str, QImage]:
    """The pictures by hash, scaled; a damaged one is left out and its button says its slot."""
    found: dict[str, QImage] = {}
    for at, photo in enumerate(rows):
        progress.step(at, len(rows))
        try:
            image = QImage.fromData(photos.bytes_of(photo.shown_sha))
        except MachineError:
            continue
        found[photo.shown_sha] = image.scaled(
            size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    return found


class PhotosCard(Live, Card):
    """``opened(photo)`` when one is pressed."""

    opened = Signal(object)

    def __init__(self, photos: Photos) -> None:
        super().__init__(" ", "camera")
        self.setObjectName("photos_card")
        self._photos = photos
        self._rows: tuple[PhotoRow, ...] = ()
        self._pictures: dict[str, QImage] = {}
        self._task: Task | None = None
        pictures, self._flow = QWidget(), Flow(S2)
        pictures.setLayout(self._flow)
        self.add(pictures)
        self.go_live()

    def show_view(self, view: OrderView) -> None:
        """Show the photos of this order."""
        self.setVisible(bool(view.photos))
        if view.photos != self._rows:
            self._rows = view.photos
            self._pictures = {}
            self.retranslate()
            self._load()

    def retranslate(self) -> None:
        """The slots are words."""
        self.set_title(self.tr("Photos"), str(len(self._rows) or ""))
        empty(self._flow)
        for at, photo in enumerate(self._rows):
            self._flow.addWidget(self._button(at, photo))

    def _button(self, at: int, photo: PhotoRow) -> Button:
        label = word(f"choice.photo.{photo.slot}")
        picture = self._pictures.get(photo.shown_sha)
        button = Button("" if picture else label, name=f"photo_{at + 1}")
        button.setAccessibleName(label)
        button.setToolTip(" · ".join(filter(None, (label, photo.caption))))
        if picture:
            button.setIcon(QIcon(QPixmap.fromImage(picture)))
            button.setIconSize(_SMALL)
        button.setFixedSize(_SMALL.width() + 16, _SMALL.height() + 16)
        button.clicked.connect(lambda _=False, p=photo: self.opened.emit(p))
        return button

    def _load(self) -> None:
        if self._task is not None:
            self._task.cancel()
        if not self._rows:
            return
        photos, rows = self._photos, self._rows
        self._task = Task(lambda progress: load(photos, rows, _SMALL, progress), self)
        self._task.succeeded.connect(self._loaded)
        self._task.start()

    def _loaded(self, pictures: dict[str, QImage]) -> None:
        if set(pictures) <= {photo.shown_sha for photo in self._rows}:
            self._pictures = pictures
            self.retranslate()


class PhotoSheet(Sheet):
    """One photo as large as the window allows."""

    once = True

    def __init__(self, window: QWidget, photos: Photos, photo: PhotoRow) -> None:
        super().__init__(window, width=_LARGE.width() + 60)
        self.setObjectName("photo_sheet")
        self._photo = photo
        self._picture = Label()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setMinimumHeight(200)
        self.add(self._picture)
        self.primary.hide()
        space = QSize(min(_LARGE.width(), window.width() - 140), min(_LARGE.height(), window.height() - 240))
        self._task = Task(lambda progress: load(photos, (photo,), space, progress), self)
        self._task.succeeded.connect(self._loaded)
        self._task.start()
        self.go_live()

    def retranslate(self) -> None:
        """The slot and the caption."""
        super().retranslate()
        label = word(f"choice.photo.{self._photo.slot}")
        self.title.setText(" · ".join(filter(None, (label, self._photo.caption))))
        self._picture.setAccessibleName(label)
        self.cancel.set_text(self.tr("Close"))

    def _loaded(self, pictures: dict[str, QImage]) -> None:
        image = pictures.get(self._photo.shown_sha)
        if image is None:
            self._picture.setText(self.tr("The picture is missing or damaged."))
        else:
            self._picture.setPixmap(QPixmap.fromImage(image))
        self.place()
