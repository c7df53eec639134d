"""Photos in their named slots: pick, drop, paste, take out with undo."""

from functools import partial

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from fieldtech.forms.onsite.photo_tile import PasteKeys, PhotoTile
from fieldtech.model.choices import PHOTO_SLOTS
from fieldtech.model.drafts.photos import PhotoRemovedDraft
from fieldtech.services.order_briefs import PhotoRow
from fieldtech.ui.kit.boxes import Flow, column
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.language import word
from fieldtech.ui.pages.onsite.missing import open_points
from fieldtech.ui.pages.onsite.photo_progress import PhotoProgress
from fieldtech.ui.pages.onsite.section import SiteSection
from fieldtech.ui.tokens import S2, S3

SLOTS = tuple(slot for slot in PHOTO_SLOTS if slot != "signed_paper")  # that one belongs to sign-off


class PhotosSection(SiteSection):
    """A tile for each photo there is, and an empty one in each slot."""

    key, icon, draft_type = "photos", "camera", PhotoRemovedDraft

    def build(self) -> QWidget:
        """The board."""
        self._hint = Label("", 13, tone="muted", wrap=True)
        self._flow = Flow(S2)
        self._tiles: dict[str, PhotoTile] = {}
        board = QWidget()
        board.setLayout(self._flow)
        box = QWidget()
        box.setLayout(column(self._hint, PhotoProgress(self.desk), board, gap=S3))
        self._shown: tuple[PhotoRow, ...] | None = None
        self._keys = PasteKeys(box, [])
        return box

    def show_content(self) -> None:
        """Anew when the photos changed."""
        self._hint.setText(self.tr("Press a place to choose a file, drop a picture on it, or paste with Ctrl+V."))
        if self._shown == self.view.photos:
            self._caption()
            return
        self._shown = self.view.photos
        while self._flow.count():
            item = self._flow.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._tiles = {}
        for slot in SLOTS:
            for photo in self.view.photos:
                if photo.slot == slot:
                    self._add(photo.id.hex, slot, photo)
            self._add(slot, slot, None)
        self._keys.set_tiles(list(self._tiles.values()))
        self._caption()

    def summary(self) -> str:
        """How many, and what is recommended."""
        wanted = [word(f"choice.photo.{p.params['slot']}") for p in open_points(self.view).later if "slot" in p.params]
        count = self.tr("Photos: {n}").format(n=len(self.view.photos))
        advice = self.tr("recommended: {slots}").format(slots=", ".join(wanted)) if wanted else ""
        return " · ".join(filter(None, (count, advice)))

    def given(self) -> bool:
        """Any photo."""
        return bool(self.view.photos)

    def retranslate(self) -> None:
        """Captions."""
        if self.content is not None:
            self.show_content()

    def _add(self, key: str, slot: str, photo: PhotoRow | None) -> None:
        tile = PhotoTile(f"photo_{key}")
        tile.setProperty("slot", slot)
        tile.wanted.connect(partial(self.desk.ask, self.view.id, slot))
        tile.given.connect(partial(self.desk.take, self.view.id, slot))
        if photo is not None:
            tile.show_photo(self.desk.thumbnail(photo))
            tile.removed.connect(partial(self._remove, photo))
        else:
            tile.show_photo(QImage())
        self._tiles[key] = tile
        self._flow.addWidget(tile)
        tile.show()

    def _caption(self) -> None:
        for tile in self._tiles.values():
            tile.set_caption(word(f"choice.photo.{tile.property('slot')}"))

    def _remove(self, photo: PhotoRow) -> None:
        self.desk.remove(photo)
        self.said.emit(self.tr("Photo removed"), partial(self.desk.put_back, self.view.id, photo))
