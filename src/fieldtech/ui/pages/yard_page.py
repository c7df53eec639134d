"""The yard of an install order: scanner first, one line per vehicle, a drawer for the one in work (B11, B20, B27)."""

import uuid
from collections.abc import Iterable
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from fieldtech.model.drafts.install import InstallArrivalDraft, InstallDraft
from fieldtech.services.changes import Change
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.boxes import boxed, column, row
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.command_palette import Command
from fieldtech.ui.kit.footer import Footer
from fieldtech.ui.pages.onsite.site_page import SitePage
from fieldtech.ui.pages.photos.tools import PhotoTools, PickPhotos
from fieldtech.ui.pages.yard.arrival_panel import ArrivalPanel
from fieldtech.ui.pages.yard.drawer import Drawer
from fieldtech.ui.pages.yard.grid import YardGrid, YardModel
from fieldtech.ui.pages.yard.hands import YardHands
from fieldtech.ui.pages.yard.next_thing import next_thing
from fieldtech.ui.pages.yard.order_steps import YardSteps
from fieldtech.ui.pages.yard.overview import Overview
from fieldtech.ui.pages.yard.photos import DAMAGE, RowPhotos
from fieldtech.ui.pages.yard.scan_bar import ScanBar
from fieldtech.ui.pages.yard.trouble import NOT_HERE
from fieldtech.ui.pages.yard.work import YardWork
from fieldtech.ui.tokens import S3, S5

_LOW = 650  # px of the page: below it the bar gives way
_WIDE = 1150  # px of the page: beside a drawer the grid still shows what matters


class YardPage(SitePage):
    """Opened with an order's key; without network, and several technicians may work on it."""

    name: ClassVar[str] = "yard_page"
    icon: ClassVar[str] = "truck"

    def __init__(
        self, workplace: Workplace, *, pick_photos: PickPhotos | None = None, photo_tools: PhotoTools | None = None
    ) -> None:
        """``pick_photos`` and ``photo_tools`` are the system's dialogs unless given."""
        super().__init__(workplace)
        self._wide: bool | None = None
        self.work = YardWork(self, workplace)
        self.photos = RowPhotos(self, workplace, pick_photos, photo_tools)
        self.not_here = Button("", "calendar-clock", name="not_here")
        self.vehicle = Button("", "panel-right", name="vehicle")
        self.vehicle.setCheckable(True)
        self.header = Overview(self.not_here, self.vehicle, self.more)
        self.scans, self.model = ScanBar(), YardModel()
        self.grid, self.drawer, self.arrival = YardGrid(self.model), Drawer(self.photos), ArrivalPanel()
        self.hands, self.steps = YardHands(self), YardSteps(self)
        self._again = QTimer(self, singleShot=True, interval=0)
        self._again.timeout.connect(self.show_all)
        self._lay_out()
        self._connect()
        self.go_live()

    # the page -------------------------------------------------------------------------------------------------

    def title(self) -> str:
        """Inside an order it is the order's own page."""
        return self.tr("Yard")

    def open(self, reference: str) -> None:
        """Show the order, with the vehicle of ``order/row``; else the one that was begun goes on."""
        key, _slash, row_key = reference.partition("/")
        if not key:
            return
        self.work.open(uuid.UUID(key))
        if (wanted := next((one for one in self.work.state.rows if one.id.hex == row_key), None)) is not None:
            self.work.pick(wanted.id)
        view = self.work.view
        if view is None:
            return
        self.side.view = view
        self.drawer.condition.set_customer((view.facts.get(InstallDraft) or InstallDraft()).contact)
        self.arrival.show_draft(view.facts.get(InstallArrivalDraft) or InstallArrivalDraft())
        self.show_all()

    def forget_person(self) -> None:
        """Nothing of the one before stays in sight."""
        self.work.forget()
        self.side.view = None
        self.model.state = self.work.state
        self.model.show()
        self.drawer.show_state(self.work.state, QImage(), free=False, later=False)

    def leave(self) -> None:
        """What was typed is written."""
        self.drawer.flush()

    def refresh(self, change: object) -> None:
        """Something of this order changed, here or by a colleague."""
        view = self.work.view
        if not isinstance(change, Change) or view is None or change.number != view.number or change is self.work.own:
            return
        if change.kind == "row" and self.work.state.row(change.id) is not None:
            self.work.refresh_row(change.id)
        elif change.kind != "photo" and self.isVisible():
            self.work.reload(view.id)

    def search_field(self) -> QLineEdit:
        """Where scans land."""
        return self.scans.field

    def take_scan(self, text: str) -> bool:
        """Every scan belongs here while vehicles are worked on."""
        if not (self.work.free or self.work.later):
            return False
        self.drawer.flush()
        self.work.scan(text)
        self.scans.field.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def next_missing(self) -> None:
        """F8: the next gap of the vehicle in work, else the next vehicle that was left open."""
        self.hands.go_to_missing()

    def back(self) -> bool:
        """Esc: the drawer of a narrow window."""
        if self._wide or self.drawer.isHidden():
            return False
        self.vehicle.setChecked(False)
        self.scans.field.setFocus()
        return True

    def commands(self) -> Iterable[Command]:
        """Acts and side steps."""
        yield from self.hands.commands()
        yield from self.side.offers()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Z wherever no text has the focus."""
        if event.matches(QKeySequence.StandardKey.Undo) and not event.isAutoRepeat():
            self.work.acts.undo()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Everything in the language shown."""
        super().retranslate()
        self.not_here.set_text(self.tr("Not here…"))
        self.not_here.setToolTip("F6")
        self.vehicle.set_text(self.tr("Vehicle"))
        self.vehicle.setToolTip("F4")
        self.work.tell_again()
        self.say_all_saved()
        self.model.show()
        self.show_all()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A wide window has room for the drawer, a narrow one shows it when asked."""
        super().resizeEvent(event)
        wide = event.size().width() >= _WIDE
        if wide != self._wide:
            self._wide = wide
            self.vehicle.setChecked(wide)
        self._make_room()
        self._again.start()

    # inside ---------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.card = boxed(column(self.grid, margins=(1, 0, 1, 1)), "card")
        parts = (self.signed, self.arrival, self.scans, self.header.filters, (self.card, 1))
        middle = column(*parts, gap=S3, margins=(S5, 0, S5, S3))
        head = column(self.header, row(self.header.bar, margins=(S5, 0, S5, S3)))
        left = QWidget()
        left.setLayout(column(head, (middle, 1)))
        self.column.addLayout(row((left, 1), self.drawer, gap=0), 1)
        self.add_footer(Footer(name="next"))

    def _connect(self) -> None:
        assert self.footer is not None
        self.footer.primary.clicked.connect(self.steps.press_primary)
        self.footer.missing.clicked.connect(self.next_missing)
        self.work.shown.connect(self._show_soon)
        self.work.told.connect(lambda tone, title, text: self.scans.say(tone, title, text))
        self.work.changed.connect(self.tell)
        self.work.failed.connect(self.failed)
        self.work.moved_on.connect(lambda: self.scans.field.setFocus(Qt.FocusReason.OtherFocusReason))
        self.header.filtered.connect(self._filter)
        self.arrival.ticked.connect(self.show_all)
        self.photos.stored.connect(self._photo_stored)
        self.photos.failed.connect(self.failed)
        self.more.clicked.connect(lambda: self.side.menu(self.more, tuple(self.hands.stopping())))
        self.vehicle.toggled.connect(self._show_drawer)
        self.drawer.closed.connect(lambda: self.vehicle.setChecked(False))

    def _show_soon(self) -> None:
        self._again.start()

    def _show_drawer(self, on: bool) -> None:
        self.drawer.setVisible(on)
        self._make_room()

    def _make_room(self) -> None:
        """Beside the drawer of a narrow window, and in a low one, the vehicles come first."""
        beside = not self._wide and not self.drawer.isHidden()
        self.vehicle.setVisible(not beside)
        self.header.filters.setVisible(not beside)
        self.header.bar.setVisible(self.height() > _LOW)

    def _filter(self, name: str) -> None:
        self.model.filter = name
        self.model.show()
        self.grid.show_current()

    def _photo_stored(self, key: uuid.UUID, change: Change) -> None:
        self.work.refresh_row(key)
        self.tell(change)

    def show_all(self) -> None:
        """Everything as the work stands now."""
        view, footer, state = self.work.view, self.footer, self.work.state
        self._again.stop()
        if view is None or footer is None:
            return
        first, self.model.state = self.model.state is not state, state
        self.header.show_order(view, state, self.model.filter, low=self.height() <= _LOW)
        self.signed.show_order(view)
        coming = view.status == "departed"
        self.arrival.setVisible(coming)
        place = (view.facts.get(InstallDraft) or InstallDraft()).place
        self.arrival.facts.set([(self.tr("Customer"), view.customer.name, ""), (self.tr("Address"), place, "")])
        for part in (self.scans, self.not_here):
            part.setVisible(not coming and (self.work.later or not self.signed.isVisibleTo(self)))
        if first:
            self.model.show()
        else:
            self.model.update_rows()
        self.grid.show_current()
        shown = self.work.row
        damage = self.photos.thumbnail(shown, DAMAGE) if shown is not None else QImage()
        self.drawer.show_state(state, damage, free=self.work.free, later=self.work.later)
        self.hands.show_sheet()
        self.scans.offer_undo(possible=self.work.acts.can_undo())
        self.not_here.setEnabled(self.work.free and shown is not None and shown.state not in NOT_HERE)
        thing = next_thing(self.work)
        footer.set_primary(thing.text, thing.icon, name=thing.name)
        open_rows = state.counts()["problems"]
        many = self.tr("{n} vehicles left open") if open_rows > 1 else self.tr("1 vehicle left open")
        footer.set_missing(many.format(n=open_rows) if open_rows and self.work.free else "")
