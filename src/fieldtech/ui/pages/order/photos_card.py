"""The photos of an order: small pictures loaded off the event loop, before beside after."""

from collections.abc import Mapping, Sequence
from typing import Any

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
from fieldtech.ui.kit.live import Live
from fieldtech.ui.pages.photos.naming import halves_together, photo_name, photo_time
from fieldtech.ui.tasks import Task
from fieldtech.ui.tokens import S2

_SMALL = QSize(120, 90)


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
        self._items: Sequence[Mapping[str, Any]] = ()
        self._pictures: dict[str, QImage] = {}
        self._task: Task | None = None
        pictures, self._flow = QWidget(), Flow(S2)
        pictures.setLayout(self._flow)
        self.add(pictures)
        self.go_live()

    def show_view(self, view: OrderView) -> None:
        """Show the photos of this order."""
        self.setVisible(bool(view.photos))
        self._items = view.checklist.get("items", ())
        if (rows := halves_together(view.photos)) != self._rows:
            self._rows = rows
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
        label = photo_name(photo, self._items)
        picture = self._pictures.get(photo.shown_sha)
        button = Button("" if picture else label, name=f"photo_{at + 1}")
        button.setAccessibleName(label)
        button.setToolTip(f"{label}\n{photo_time(photo.taken_at, photo.taken_from, self._photos.local)}")
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
