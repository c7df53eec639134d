"""Where a photo in the wrong place belongs: which order or vehicle, which slot, and why."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from fieldtech.errors import FieldtechError, Problem
from fieldtech.model.base import Id
from fieldtech.model.choices import PHOTO_SLOTS
from fieldtech.services.order_briefs import PhotoRow
from fieldtech.services.photo_moves import PhotoPlace
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.boxes import Body, column
from fieldtech.ui.kit.choices import ChipGroup, Option
from fieldtech.ui.kit.field_grid import Labelled
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.notices import InlineProblem
from fieldtech.ui.kit.search_field import SearchField
from fieldtech.ui.kit.sheet import Sheet
from fieldtech.ui.later import soon
from fieldtech.ui.pages.onsite.missing import said
from fieldtech.ui.pages.onsite.photo_desk import why_not
from fieldtech.ui.pages.photos.fitting import fit_height
from fieldtech.ui.pages.photos.naming import place_name
from fieldtech.ui.tokens import S2

_ROW = 36  # px
_FEWEST, _MOST = 2, 5  # orders and vehicles in sight
_LOW = 800  # px: a window in which as few as that are


class MoveSheet(Sheet):
    """``moved(Moved)`` when the photo is in its new place."""

    once = True

    moved = Signal(object)

    def __init__(self, window: QWidget, workplace: Workplace, order: Id, photo: PhotoRow) -> None:
        super().__init__(window, width=880)
        self.setObjectName("move_sheet")
        self._workplace, self._order, self._photo = workplace, order, photo
        self._places: Sequence[PhotoPlace] = workplace.photo_moves.places()
        self._shown: list[PhotoPlace] = []
        self._told = Label("", 13, tone="muted", wrap=True)
        self.search = SearchField()
        self.search.setObjectName("search_place")
        self.list = QListWidget()
        self.list.setObjectName("move_places")
        self.nothing = Label("", 13, tone="muted", wrap=True)
        self._slot_label = Label("", 13, 600)
        self.slots = ChipGroup()
        self.slots.setObjectName("move_slot")
        self._body = Body(column(self.slots, None, margins=(0, 0, S2, 0)), "move_slots")
        self.reason = QLineEdit()
        self.reason.setObjectName("move_reason")
        self.reason.setMaxLength(200)
        self._reason_cell = Labelled(self.reason, "", required=True)
        self.problem = InlineProblem()
        self.add(self._told, self.search, self.list, self.nothing, self._slot_label, self._body, self._reason_cell,
                 self.problem)  # fmt: skip
        self.search.searched.connect(lambda _text: self._fill())
        self.list.currentRowChanged.connect(lambda _row: self._show_slots())
        self.go_live()
        self._fill()

    def submit(self) -> None:
        """Move it, or say what is in the way."""
        place = self._place()
        if place is None or not self.slots.value():
            self.problem.show_sentence(said(Problem("slot", "photo_place_needed")))
            self.place()
            return
        try:
            done = self._workplace.photo_moves.move(
                self._photo.id, place.order, place.slot(self.slots.value()), self.reason.text()
            )
        except FieldtechError as error:
            self.problem.show_sentence("\n".join(why_not(error)))
            self.place()
            return
        self.close_sheet()
        self.moved.emit(done)

    def place(self) -> None:
        """A low window shows fewer orders at once, and of their places as many as there is room for."""
        most = _FEWEST if self._over.height() < _LOW else _MOST
        self.list.setFixedHeight(_ROW * max(1, min(most, len(self._shown))))
        whole = self.slots.heightForWidth(self._body.viewport().width() - S2)
        fit_height(self.frame, self._body, self._over, self._width, 2 * _ROW, max(2 * _ROW, whole))
        super().place()

    def retranslate(self) -> None:
        """All texts."""
        super().retranslate()
        self.title.setText(self.tr("Move the photo"))
        self._told.setText(
            self.tr("Both orders keep a note of who moved it, when and why. The picture stays the same.")
        )
        self.search.set_label(self.tr("Find an order or vehicle"), self.tr("Number, plate or customer"))
        self.list.setAccessibleName(self.tr("Orders and vehicles"))
        self.nothing.setText(said(Problem("search", "photo_place_none")))
        self._slot_label.setText(self.tr("Place"))
        self.slots.set_label(self.tr("Place"))
        self._reason_cell.set_label(self.tr("Why it is moved"))
        self.reason.setAccessibleName(self.tr("Why it is moved"))
        self.primary.set_text(self.tr("Move"))
        self.primary.set_icon("arrow-right")
        self._show_slots()

    def _place(self) -> PhotoPlace | None:
        at = self.list.currentRow()
        return self._shown[at] if 0 <= at < len(self._shown) else None

    def _fill(self) -> None:
        """The places that have what was typed; where the photo is now stands first."""
        wanted = self.search.text().casefold().replace(" ", "")
        here = sorted(self._places, key=lambda place: (place.order != self._order, not self._is_here(place)))
        self._shown = [place for place in here if wanted in _name(place).casefold().replace(" ", "")]
        self.list.clear()
        for place in self._shown:
            QListWidgetItem(_name(place), self.list).setSizeHint(QSize(100, _ROW))
        self.list.setCurrentRow(0 if self._shown else -1)
        self._show_slots()

    def _is_here(self, place: PhotoPlace) -> bool:
        row = self._photo.slot.partition("/")[0] if "/" in self._photo.slot else ""
        return place.order == self._order and (place.row.hex if place.row else "") == row

    def _show_slots(self) -> None:
        place, chosen = self._place(), self.slots.value() or self._photo.name  # elsewhere the same place, mostly
        for part in (self.list, self._slot_label, self._body):
            part.setVisible(place is not None)
        self.nothing.setVisible(place is None)
        options = self._options(place) if place is not None else []
        self.slots.set_options(options)
        if any(option.value == chosen for option in options):
            self.slots.set_value(chosen)
        if self.isVisible():
            self.place()
            soon(self, self._show_chosen)

    def _show_chosen(self) -> None:
        self.place()  # only now are the new chips there and have a height
        if self.slots.value():
            self._body.ensureWidgetVisible(self.slots.button(self.slots.value()))

    def _options(self, place: PhotoPlace) -> list[Option]:
        """What the checklist asks photos of first, then the usual places, then what may be not OK."""
        items = {str(item["id"]): place_name(str(item["id"]), place.items) for item in place.items}
        asked = {str(item["id"]): items[str(item["id"])] for item in place.items if item["kind"] == "photo"}
        names = {name: place_name(name) for name in PHOTO_SLOTS}
        now = self._photo.name if self._is_here(place) else ""
        return [Option(code, text) for code, text in {**asked, **names, **items}.items() if code != now]


def _name(place: PhotoPlace) -> str:
    position = str(place.position) if place.row is not None else ""
    return " · ".join(filter(None, (place.number, position, place.vehicle, place.customer)))
