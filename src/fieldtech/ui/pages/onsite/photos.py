"""Photos in their named slots: pick, drop, paste, choose from a camera; look at, move, take out with undo."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from fieldtech.model.drafts.photos import PhotoRemovedDraft
from fieldtech.services.order_briefs import PhotoRow
from fieldtech.ui.kit.choices import Option
from fieldtech.ui.language import listed, word
from fieldtech.ui.pages.onsite.missing import open_points
from fieldtech.ui.pages.onsite.section import SiteSection
from fieldtech.ui.pages.photos.board import USUAL, PhotoBoard, Place
from fieldtech.ui.pages.photos.hands import PhotoHands
from fieldtech.ui.pages.photos.naming import place_name
from fieldtech.ui.pages.photos.trace import moved_away


class PhotosSection(SiteSection):
    """The board of the order's photos."""

    key, icon, draft_type = "photos", "camera", PhotoRemovedDraft

    def build(self) -> QWidget:
        """The board."""
        self.board = PhotoBoard(self.desk)
        self.hands = PhotoHands(self, self.workplace, self.desk.tools)
        self.board.wanted.connect(lambda slot: self.desk.ask(self.view.id, slot))
        self.board.given.connect(lambda slot, pictures: self._take(pictures, slot))
        self.board.loose.connect(self._choose)
        self.board.folder_wanted.connect(lambda: self.hands.choose_folder(self._options(), self._take))
        self.board.opened.connect(self._look)
        for signal in (self.board.removed, self.hands.remove_wanted):
            signal.connect(self._remove)
        for signal, to in ((self.hands.changed, self.changed), (self.hands.said, self.said),
                           (self.hands.failed, self.failed)):  # fmt: skip
            signal.connect(to)
        return self.board

    def show_content(self) -> None:
        """The photos as they are stored."""
        wanted = {p.params["slot"] for p in open_points(self.view).later if "slot" in p.params}
        places = [Place(slot, slot, word(f"choice.photo.{slot}"), slot in wanted) for slot in USUAL]
        self.board.show_photos(places, self.view.photos, self.desk)
        local = self.workplace.context.local
        self.board.show_trace([f"{title} {local(record.at):%m-%d %H:%M} · {text}"
                               for record, title, text in moved_away(self.view)])  # fmt: skip

    def summary(self) -> str:
        """How many, and what is recommended."""
        wanted = [word(f"choice.photo.{p.params['slot']}") for p in open_points(self.view).later if "slot" in p.params]
        count = self.tr("Photos: {n}").format(n=len(self.view.photos))
        advice = self.tr("recommended: {slots}").format(slots=listed(wanted)) if wanted else ""
        return " · ".join(filter(None, (count, advice)))

    def given(self) -> bool:
        """Any photo."""
        return bool(self.view.photos)

    def retranslate(self) -> None:
        """Captions."""
        if self.content is not None:
            self.show_content()

    def _options(self) -> list[Option]:
        return [Option(slot, place_name(slot)) for slot in ("other", *(slot for slot in USUAL if slot != "other"))]

    def _choose(self, pictures: Sequence[Path | QImage], slot: str) -> None:
        self.hands.choose(pictures, self._options(), self._take, slot, ticked=True)

    def _take(self, pictures: Sequence[Path | QImage], slot: str) -> None:
        for picture in pictures:
            self.desk.take(self.view.id, slot, picture)

    def _look(self, photo: PhotoRow) -> None:
        items = self.view.checklist.get("items", ())
        self.hands.look(self.view.id, photo, self.view.photos, items, change=self.is_open_for())

    def _remove(self, photo: PhotoRow) -> None:
        self.desk.remove(photo)
        self.said.emit(self.tr("Photo removed"), partial(self.desk.put_back, self.view.id, photo))
