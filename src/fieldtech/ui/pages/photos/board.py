"""The places of photos, each with what is in it and room for more; before and after stand side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QGridLayout, QWidget

from fieldtech.forms.onsite.photo_tile import PhotoTile, pictures_of
from fieldtech.model.choices import PHOTO_PAIRS, PHOTO_SLOTS
from fieldtech.services.order_briefs import PhotoRow
from fieldtech.ui.kit.boxes import Flow, column, empty, row
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.language import word
from fieldtech.ui.pages.onsite.photo_desk import PhotoDesk
from fieldtech.ui.pages.onsite.photo_progress import PhotoProgress
from fieldtech.ui.pages.photos.hands import clipboard_pictures
from fieldtech.ui.pages.photos.intake import PhotoIntake
from fieldtech.ui.pages.photos.naming import photo_time
from fieldtech.ui.tokens import S2, S3, S4

Pictures = Sequence[Path | QImage]
"""What was dropped or pasted."""


_HALVES = tuple(slot for pair in PHOTO_PAIRS for slot in pair)
USUAL = (*_HALVES, *(slot for slot in PHOTO_SLOTS if slot not in (*_HALVES, "signed_paper")))
"""The usual places in the order of the board; the signed paper belongs to sign-off."""


@dataclass(frozen=True)
class Place:
    """A slot of the board: ``name`` without the vehicle, what it is called, whether a photo is still wanted."""

    slot: str
    name: str
    caption: str
    needed: bool = False


class PhotoBoard(Live, QWidget):
    """Says what is wanted; who owns it knows the order.

    ``wanted(slot)`` asks for files, ``given(slot, pictures)`` is a drop or paste on a place, ``loose(pictures, slot)``
    one on no place or a folder, ``opened(photo)`` and ``removed(photo)`` are of a filled one.
    """

    wanted = Signal(str)
    given = Signal(str, object)
    loose = Signal(object, str)
    opened = Signal(object)
    removed = Signal(object)
    folder_wanted = Signal()

    def __init__(self, reading: PhotoIntake) -> None:
        super().__init__()
        self.setObjectName("photo_board")
        self.setAcceptDrops(True)
        self._hint = Label("", 13, tone="muted", wrap=True)
        self.folder = Button("", "camera", name="camera_folder")
        self.paste_button = Button("", "clipboard-check", name="paste_photos")
        self.progress = PhotoProgress(reading)
        self._pairs = QGridLayout()
        self._pairs.setHorizontalSpacing(S4)
        self._pairs.setVerticalSpacing(S3)
        self._pairs.setColumnStretch(1, 1)
        self._pairs.setColumnStretch(2, 1)
        first, self._first = QWidget(), Flow(S2)
        singles, self._singles = QWidget(), Flow(S2)
        first.setLayout(self._first)
        singles.setLayout(self._singles)
        self.trace = Label("", 13, tone="muted", wrap=True)
        self.trace.hide()
        self._before, self._after = Label("", 13, 600), Label("", 13, 600)
        self.tiles: dict[str, PhotoTile] = {}
        self._titles: list[tuple[Label, str]] = []
        self._flows: list[QWidget] = []
        self._places: tuple[Place, ...] = ()
        self._shown: tuple[object, ...] = ()
        self._desk: PhotoDesk | None = None
        self._pairs.addWidget(self._before, 0, 1)
        self._pairs.addWidget(self._after, 0, 2)
        acts = row(self.folder, self.paste_button, None, gap=S2)
        self.setLayout(column(self._hint, acts, self.progress, first, self._pairs, singles, self.trace, gap=S3))
        self.folder.clicked.connect(self.folder_wanted)
        self.paste_button.clicked.connect(self.paste)
        self.go_live()

    def show_photos(self, places: Sequence[Place], photos: Sequence[PhotoRow], desk: PhotoDesk) -> None:
        """The photos in their places; nothing is made anew when nothing differs."""
        self._places = tuple(places)
        if self._desk is not desk:
            if self._desk is not None:
                self._desk.small_ready.disconnect(self._show_small)
            desk.small_ready.connect(self._show_small)
            self._desk = desk
        if self._shown != (shown := (tuple(p.slot for p in places), tuple(photos))):
            focused = next((key for key, tile in self.tiles.items() if tile.hasFocus()), "")
            self._shown = shown
            self._fill(photos, desk)
            if focused and (tile := self.tiles.get(focused)) is not None:
                tile.setFocus()
        self.retranslate()

    def show_trace(self, lines: Sequence[str]) -> None:
        """What was moved away, to where, by whom and why."""
        self.trace.setText("\n".join(lines))
        self.trace.setVisible(bool(lines))

    def paste(self) -> bool:
        """What is on the clipboard, into the place in focus or one to be chosen; False when it holds no picture."""
        pictures = clipboard_pictures()
        if not pictures:
            self._say_nothing()
            return False
        tile = next((tile for tile in self.tiles.values() if tile.hasFocus()), None)
        self._sort(tile.property("slot") if tile is not None else "", pictures)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V wherever no text has the focus."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files, folders and pictures may be dropped anywhere here."""
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """On no place: to be sorted."""
        if pictures := pictures_of(event.mimeData()):
            event.acceptProposedAction()
            self.loose.emit(pictures, "")

    def retranslate(self) -> None:
        """Captions in the language shown."""
        self._hint.setText(self.tr("Press a place to choose files, drop files or a folder, or paste with Ctrl+V."))
        self.folder.set_text(self.tr("Camera folder…"))
        self.paste_button.set_text(self.tr("Paste"))
        self.paste_button.setToolTip("Ctrl+V")
        self._before.setText(word("photo_pair.before"))
        self._after.setText(word("photo_pair.after"))
        for label, code in self._titles:
            label.setText(word(f"photo_pair.{code}"))
        captions = {place.slot: place for place in self._places}
        for tile in self.tiles.values():
            if (place := captions.get(tile.property("slot"))) is not None:
                tile.set_caption(place.caption, needed=place.needed and tile.is_empty())

    # inside -----------------------------------------------------------------------------------------------

    def _fill(self, photos: Sequence[PhotoRow], desk: PhotoDesk) -> None:
        for label, _code in self._titles:
            label.deleteLater()
        for widget in self._flows:
            self._pairs.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        empty(self._first)
        empty(self._singles)
        self.tiles, self._titles, self._flows = {}, [], []
        by_name = {place.name: place for place in self._places}
        paired = [pair for pair in PHOTO_PAIRS if pair[0] in by_name and pair[1] in by_name]
        for line, pair in enumerate(paired, 1):
            title = Label("", 13, 600)
            self._titles.append((title, pair[0]))
            self._pairs.addWidget(title, line, 0)
            for at, name in enumerate(pair, 1):
                flow_widget, flow = QWidget(), Flow(S2)
                flow_widget.setLayout(flow)
                self._add(flow, by_name[name], photos, desk)
                self._pairs.addWidget(flow_widget, line, at)
                self._flows.append(flow_widget)
        for half in (self._before, self._after):
            half.setVisible(bool(paired))
        halves = {name for pair in paired for name in pair}
        flow = self._first  # until the pairs begin
        for place in self._places:
            if place.name in halves:
                flow = self._singles
            else:
                self._add(flow, place, photos, desk)

    def _add(self, flow: Flow, place: Place, photos: Sequence[PhotoRow], desk: PhotoDesk) -> None:
        for photo in photos:
            if photo.slot == place.slot:
                tile = self._tile(flow, photo.id.hex, place)
                tile.setProperty("sha", photo.shown_sha)
                tile.show_photo(desk.small(photo))
                tile.set_note(photo_time(photo.taken_at, photo.taken_from, desk.local))
                tile.opened.connect(partial(self.opened.emit, photo))
                tile.removed.connect(partial(self.removed.emit, photo))
        self._tile(flow, place.name, place).show_photo(QImage())

    def _tile(self, flow: Flow, key: str, place: Place) -> PhotoTile:
        tile = PhotoTile(f"photo_{key}", place.caption, opens=True)
        tile.setProperty("slot", place.slot)
        tile.wanted.connect(partial(self.wanted.emit, place.slot))
        tile.all_given.connect(partial(self._sort, place.slot))
        self.tiles[key] = tile
        flow.addWidget(tile)
        tile.show()
        return tile

    def _show_small(self, sha: str, image: QImage) -> None:
        for tile in self.tiles.values():
            if tile.property("sha") == sha:
                tile.show_photo(image)

    def _sort(self, slot: str, pictures: Pictures) -> None:
        """Straight into a place, unless there is none or a folder must be looked through first."""
        folder = any(isinstance(one, Path) and one.is_dir() for one in pictures)
        if slot and not folder:
            self.given.emit(slot, pictures)
        else:
            self.loose.emit(pictures, slot)

    def _say_nothing(self) -> None:
        self.progress.say(self.tr("There is no picture on the clipboard. Copy one, or copy files, and paste again."))
