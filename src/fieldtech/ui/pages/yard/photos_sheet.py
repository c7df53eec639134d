"""All photos of one vehicle over the yard: those its checklist asks for, before and after, damage, others."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from fieldtech.model.choices import PHOTO_SLOTS
from fieldtech.services.install.rows import RowView
from fieldtech.services.order_briefs import PhotoRow
from fieldtech.ui.kit.boxes import Body, column
from fieldtech.ui.kit.choices import Option
from fieldtech.ui.kit.sheet import Sheet
from fieldtech.ui.pages.photos.board import USUAL, PhotoBoard, Place
from fieldtech.ui.pages.photos.naming import place_name
from fieldtech.ui.pages.yard.photos import DAMAGE, RowPhotos, open_slots
from fieldtech.ui.tokens import S2

_FRAME = 190
IN_ORDER = "open_places"
"""The choice to fill the open places one after the other."""


class VehiclePhotosSheet(Sheet):
    """Follows what is stored; what is pressed, dropped and pasted on the board is for its owner."""

    once = True

    def __init__(self, window: QWidget, photos: RowPhotos, shown: RowView) -> None:
        super().__init__(window, width=900)
        self.setObjectName("vehicle_photos")
        self._photos, self.shown = photos, shown
        self.board = PhotoBoard(photos)
        self._body = Body(column(self.board, None, margins=(0, 0, S2, 0)), "photos_body")
        self.add(self._body)
        self.cancel.hide()
        self.show_row(shown)
        self.go_live()

    def show_row(self, shown: RowView) -> None:
        """The photos as they are stored now."""
        self.shown = shown
        self.board.show_photos(places_of(shown), self.pictures(), self._photos.desk(shown.id))

    def pictures(self) -> Sequence[PhotoRow]:
        """The photos of the vehicle."""
        return self._photos.all_of(self.shown)

    def place(self) -> None:
        """As high as the window allows."""
        self._body.setFixedHeight(max(200, self._over.height() - _FRAME))
        super().place()

    def retranslate(self) -> None:
        """Which vehicle."""
        super().retranslate()
        self.title.setText(self.tr("Photos of {vehicle}").format(vehicle=self.shown.label))
        self.primary.set_text(self.tr("Back to the yard"))
        if self._alive:
            self.show_row(self.shown)


def places_of(row: RowView) -> list[Place]:
    """What the checklist asks for, then the usual places."""
    wanted = set(open_slots(row))
    asked = [str(item["id"]) for item in row.record.items if item["kind"] == "photo"]
    on_fail = [name for name in row.record.photos if name not in (*asked, *PHOTO_SLOTS)]  # of an item that is not OK
    damage = [DAMAGE] if DAMAGE in wanted else []
    names = dict.fromkeys((*asked, *damage, *on_fail, *USUAL))
    items = row.record.items
    return [Place(f"{row.id.hex}/{name}", name, place_name(name, items), name in wanted) for name in names]


def options_of(row: RowView, in_order: str) -> list[Option]:
    """The same to choose from, the open places one after the other first; ``in_order`` names that."""
    return [Option(IN_ORDER, in_order), *(Option(place.name, place.caption) for place in places_of(row))]
