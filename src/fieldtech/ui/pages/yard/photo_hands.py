"""What is done with the photos of the vehicle in work: files, drops, the clipboard, a camera's folder, the board."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QImage

from fieldtech.forms.onsite.answer_card import AnswerCard
from fieldtech.model.base import Id
from fieldtech.services.changes import Change
from fieldtech.services.install.rows import RowView
from fieldtech.services.order_briefs import PhotoRow
from fieldtech.ui.pages.photos.hands import PhotoHands, clipboard_pictures
from fieldtech.ui.pages.photos.trace import moved_away
from fieldtech.ui.pages.yard.photos import DAMAGE
from fieldtech.ui.pages.yard.photos_sheet import IN_ORDER, VehiclePhotosSheet, options_of

if TYPE_CHECKING:  # the page imports its parts
    from fieldtech.ui.pages.yard_page import YardPage

Pictures = Sequence[Path | QImage]


class YardPhotoHands(QObject):
    """Belongs to one page; while nobody may work on the vehicle nothing happens."""

    def __init__(self, page: "YardPage") -> None:
        super().__init__(page)
        self._page, self._work, self._photos = page, page.work, page.photos
        self._hands = PhotoHands(page, page.workplace, page.photos.tools)
        self._hands.changed.connect(self._moved)
        self._hands.said.connect(page.said)
        self._hands.failed.connect(page.failed)
        self._hands.remove_wanted.connect(self._remove)
        self._sheet: VehiclePhotosSheet | None = None

    # the vehicle in work --------------------------------------------------------------------------------------

    def add(self) -> None:
        """Alt+F: several at once fill the open places."""
        if (row := self._row()) is not None:
            self._photos.ask(self._order, row)

    def give(self, pictures: Pictures) -> None:
        """Dropped: files fill the open places, a folder is looked through first."""
        row = self._row()
        if row is None:
            return
        if any(isinstance(one, Path) and one.is_dir() for one in pictures):
            self._choose(pictures, "")
        else:
            self._photos.take(self._order, row, pictures)

    def paste(self) -> bool:
        """Ctrl+V: pictures of the clipboard; False when it holds none, which is then text for the field."""
        pictures = clipboard_pictures()
        if pictures and self._row() is not None:
            self.give(pictures)
        return bool(pictures)

    def damage(self, picture: object) -> None:
        """Into the place beside the outline; None asks for a file."""
        row = self._row()
        if row is None:
            return
        if picture is None:
            self._photos.ask(self._order, row, DAMAGE)
        else:
            self._photos.take(self._order, row, [picture], DAMAGE)  # type: ignore[list-item]

    def damage_removed(self) -> None:
        """Take the newest one out."""
        if (row := self._work.row) is not None:
            self._photos.remove(row, DAMAGE)

    # a card of the checklist ----------------------------------------------------------------------------------

    def ask_card(self, card: AnswerCard) -> None:
        """Files for an item."""
        if (row := self._row()) is not None:
            self._photos.ask(self._order, row, str(card.item["id"]))

    def give_card(self, card: AnswerCard, picture: object) -> None:
        """Dropped or pasted on an item."""
        if (row := self._row()) is not None:
            self._photos.take(self._order, row, [picture], str(card.item["id"]))  # type: ignore[list-item]

    def remove_card(self, card: AnswerCard) -> None:
        """The newest one of an item."""
        if (row := self._work.row) is not None:
            self._photos.remove(row, str(card.item["id"]))

    # the board ------------------------------------------------------------------------------------------------

    def open_board(self) -> None:
        """F3: all photos of the vehicle."""
        row = self._row()
        if row is None or self._sheet is not None:
            return
        sheet = VehiclePhotosSheet(self._page.window(), self._photos, row)
        board = sheet.board
        board.wanted.connect(lambda slot: self._photos.ask(self._order, sheet.shown, slot.rpartition("/")[2]))
        board.given.connect(self._given)
        board.loose.connect(self._choose)
        board.folder_wanted.connect(self.choose_folder)
        board.opened.connect(self._look)
        board.removed.connect(self._remove)
        sheet.closed.connect(self._sheet_closed)
        self._sheet = sheet
        sheet.open()
        self.show_sheet()

    def choose_folder(self) -> None:
        """The pictures of a camera for the vehicle in work."""
        if (row := self._row()) is not None:
            self._hands.choose_folder(options_of(row, self.tr("Open places in their order")), self._take)

    def show_sheet(self) -> None:
        """The open board follows what is stored; a vehicle that is done keeps it open."""
        sheet = self._sheet
        if sheet is not None and (row := self._work.state.row(sheet.shown.id)) is not None:
            sheet.show_row(row)
            sheet.board.show_trace(list(self._traces(row)))

    # inside ---------------------------------------------------------------------------------------------------

    @property
    def _order(self) -> Id:
        assert self._work.view is not None
        return self._work.view.id

    def _row(self) -> RowView | None:
        """The vehicle whose board is open, else the one in work; None while nothing may be added."""
        work = self._work
        if self._sheet is not None:
            return work.state.row(self._sheet.shown.id)
        return work.row if work.view is not None and work.free and work.state.taken else None

    def _traces(self, row: RowView) -> Iterator[str]:
        """What was moved away from this vehicle."""
        view, local = self._work.view, self._page.workplace.context.local
        for record, title, text in moved_away(view) if view is not None else ():
            if getattr(record.draft, "from_slot", "").startswith(row.id.hex):
                yield f"{title} {local(record.at):%m-%d %H:%M} · {text}"

    def _given(self, slot: str, pictures: object) -> None:
        self._take(pictures, slot.rpartition("/")[2])  # type: ignore[arg-type]

    def _choose(self, pictures: object, slot: str) -> None:
        row = self._row()
        if row is not None:
            options = options_of(row, self.tr("Open places in their order"))
            name = slot.rpartition("/")[2]
            self._hands.choose(pictures, options, self._take, name, ticked=True)  # type: ignore[arg-type]

    def _take(self, pictures: Pictures, slot: str) -> None:
        if (row := self._row()) is not None:
            self._photos.take(self._order, row, pictures, "" if slot == IN_ORDER else slot)

    def _look(self, photo: PhotoRow) -> None:
        sheet = self._sheet
        if sheet is not None:
            self._hands.look(self._order, photo, sheet.pictures(), sheet.shown.record.items)

    def _remove(self, photo: PhotoRow) -> None:
        row = self._row()
        if row is not None:
            desk = self._photos.desk(row.id)
            desk.remove(photo)
            self._page.said.emit(self.tr("Photo removed"), partial(desk.put_back, self._order, photo))

    def _moved(self, change: Change) -> None:
        """One side of a move: of any vehicle here, or of another order."""
        if self._work.view is not None and change.number == self._work.view.number:
            self._work.reload(self._work.view.id)
        self._page.changed.emit(change)

    def _sheet_closed(self) -> None:
        self._sheet = None
        self._page.scans.field.setFocus(Qt.FocusReason.OtherFocusReason)
