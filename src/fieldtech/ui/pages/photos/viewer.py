"""One photo large with its stamp, or before and after side by side; moving it, saving a copy, taking it out."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QWidget

from fieldtech.errors import FieldtechError
from fieldtech.model.drafts.photos import PhotoCameDraft
from fieldtech.model.facts import Recorded
from fieldtech.services.order_briefs import PhotoRow
from fieldtech.services.progress import Progress
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.boxes import Flow, column, row
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.notices import InlineProblem
from fieldtech.ui.kit.sheet import Sheet
from fieldtech.ui.language import current_language, sentence, word
from fieldtech.ui.pages.photos.naming import Items, photo_name, photo_time, place_name
from fieldtech.ui.pages.photos.tools import PhotoTools
from fieldtech.ui.tasks import Task
from fieldtech.ui.tokens import S2, S4

_LARGE = QSize(1000, 620)
_AROUND = QSize(140, 360)  # what the window and the sheet need around the picture
_LOWEST = 160


class Figure(Live, QWidget):
    """A photo with what is known of it, and what can be done with it."""

    move_wanted = Signal(object)
    back_wanted = Signal(object)
    remove_wanted = Signal(object)
    loaded = Signal()

    def __init__(
        self, workplace: Workplace, photo: PhotoRow, space: QSize, tools: PhotoTools, items: Items, heading: str
    ) -> None:
        super().__init__()
        self.photo = photo
        self._workplace, self._tools, self._space, self._items = workplace, tools, space, tuple(items)
        self._heading = heading
        self._came: Recorded | None = None
        self._came_by = ""
        self._image = QImage()
        self._title, self._facts = Label("", 14, 600), Label("", 13, tone="muted", wrap=True)
        self._trace = Label("", 13, tone="warn", wrap=True)
        self.picture = Label()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setFixedSize(space)
        self.said = InlineProblem()
        self.save = Button("", "download", name="save_copy")
        self.move_button = Button("", "arrow-right", name="move_photo")
        self.back = Button("", "undo-2", name="move_back")
        self.remove = Button("", "x", name="remove_photo")
        acts, flow = QWidget(), Flow(S2)
        acts.setLayout(flow)
        for button in (self.save, self.move_button, self.back, self.remove):
            flow.addWidget(button)
        self.setLayout(column(self._title, self.picture, self._facts, self._trace, self.said, acts, gap=S2))
        self._connect()
        self._load()
        self.go_live()

    def allow(self, *, change: bool) -> None:
        """Whether the photo may be moved or taken out now; a copy may always be saved."""
        for button in (self.move_button, self.remove):
            button.setVisible(change)
        self.back.setVisible(change and self._came is not None)

    def retranslate(self) -> None:
        """Words about the photo, names of the acts."""
        context, name = self._workplace.context, photo_name(self.photo, self._items)
        self._title.setText(word(f"photo_pair.{self._heading}") if self._heading else "")
        self._title.setVisible(bool(self._heading))
        self._facts.setText(f"{name}\n{photo_time(self.photo.taken_at, self.photo.taken_from, context.local)}")
        self.picture.setAccessibleName(name)
        self._trace.setText(self._trace_words())
        self._trace.setVisible(self._came is not None)
        self.save.set_text(self.tr("Save a copy…"))
        self.move_button.set_text(self.tr("Move…"))
        self.back.set_text(self.tr("Move back"))
        self.remove.set_text(self.tr("Take out"))
        for button in (self.save, self.move_button, self.back, self.remove):
            button.setAccessibleDescription(name)

    def _trace_words(self) -> str:
        came = self._came
        if came is None or not isinstance(came.draft, PhotoCameDraft):
            return ""
        draft, at = came.draft, self._workplace.context.local(came.at)
        place = place_name(draft.from_slot.rpartition("/")[2], self._items)
        came_from = " · ".join(filter(None, (draft.from_order, draft.from_vehicle, place)))
        text = self.tr("Moved here from {place} by {name}, {time}: {reason}")
        return text.format(place=came_from, name=self._came_by, time=f"{at:%Y-%m-%d %H:%M}", reason=draft.reason)

    def _connect(self) -> None:
        self.save.clicked.connect(self._save)
        self.move_button.clicked.connect(lambda: self.move_wanted.emit(self.photo))
        self.back.clicked.connect(lambda: self.back_wanted.emit(self.photo))
        self.remove.clicked.connect(lambda: self.remove_wanted.emit(self.photo))
        try:
            self._came = self._workplace.photo_moves.came(self.photo.id)
            self._came_by = self._workplace.photo_moves.name_of(self._came.by) if self._came is not None else ""
        except FieldtechError:
            self._came = None  # the picture itself will say what is wrong

    def _load(self) -> None:
        copies, photo, language = self._workplace.for_this_person().photo_copies, self.photo.id, current_language()
        space = _LARGE

        def work(_progress: Progress) -> QImage:
            image = QImage.fromData(copies.stamped(photo, language).data)
            way = Qt.TransformationMode.SmoothTransformation
            return image.scaled(space, Qt.AspectRatioMode.KeepAspectRatio, way)

        self._task = Task(work, self)
        self._task.succeeded.connect(self._loaded)
        self._task.failed.connect(self._failed)
        self._task.start()

    def fit(self, space: QSize) -> None:
        """The picture as large as the space allows."""
        self._space = space
        size = self._image.size().scaled(space, Qt.AspectRatioMode.KeepAspectRatio)
        self.picture.setFixedSize(space.width(), size.height() if not self._image.isNull() else space.height())
        if not self._image.isNull():
            smooth = Qt.TransformationMode.SmoothTransformation
            self.picture.setPixmap(QPixmap.fromImage(self._image).scaled(size, mode=smooth))

    def _loaded(self, image: QImage) -> None:
        self._image = image
        self.loaded.emit()

    def _failed(self, error: Exception) -> None:
        known = isinstance(error, FieldtechError)
        self.picture.setText(self.tr("The picture is missing or damaged."))
        self.said.show_sentence(sentence(error.code, **error.params) if known else str(error))  # type: ignore[attr-defined]

    def _save(self) -> None:
        """The stamped copy into a file of one's choice."""
        try:
            name = self._workplace.photo_copies.stamped(self.photo.id, current_language()).name
            if not (target := self._tools.save_photo(self, name)):
                return
            path = self._workplace.photo_copies.save(self.photo.id, Path(target), current_language())
        except FieldtechError as error:
            self.said.show_sentence(sentence(error.code, **error.params))
            return
        self.said.show_sentence(self.tr("Saved as {name}").format(name=path.name), "good")


class PhotoViewer(Sheet):
    """``move_wanted``, ``back_wanted`` and ``remove_wanted`` with the photo."""

    once = True

    move_wanted = Signal(object)
    back_wanted = Signal(object)
    remove_wanted = Signal(object)

    def __init__(
        self, window: QWidget, workplace: Workplace, photos: Sequence[PhotoRow], tools: PhotoTools,
        items: Items = (), *, change: bool = False,
    ) -> None:  # fmt: skip
        """One photo, or two: what was before and what is after."""
        super().__init__(window, width=_LARGE.width() + 60)
        self.setObjectName("photo_sheet")
        self._photos, self._items = tuple(photos), tuple(items)
        headings = ("before", "after") if len(photos) > 1 else ("",)
        space = self._space()
        self.figures = [
            Figure(workplace, photo, space, tools, self._items, heading)
            for photo, heading in zip(photos, headings, strict=True)
        ]
        for figure in self.figures:
            figure.allow(change=change)
            figure.loaded.connect(self.place)
            for name in ("move_wanted", "back_wanted", "remove_wanted"):
                getattr(figure, name).connect(getattr(self, name))
        self.add(row(*((figure, 1) for figure in self.figures), gap=S4))
        self.primary.hide()
        self.go_live()

    def place(self) -> None:
        """The pictures follow the size of the window."""
        for figure in getattr(self, "figures", ()):
            figure.fit(self._space())
        super().place()

    def _space(self) -> QSize:
        """For each picture."""
        room, count = self._over.size(), len(self._photos)
        width = min(_LARGE.width(), room.width() - _AROUND.width())
        height = max(_LOWEST, min(_LARGE.height(), room.height() - _AROUND.height()))
        return QSize((width - S4 * (count - 1)) // count, height)

    def retranslate(self) -> None:
        """What it shows."""
        super().retranslate()
        first = self._photos[0]
        name = photo_name(first, self._items)
        self.title.setText(self.tr("Before and after") if len(self._photos) > 1 else name)
        self.cancel.set_text(self.tr("Close"))
