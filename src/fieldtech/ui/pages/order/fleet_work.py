"""What is done with the vehicles of an install order beside its steps: removed with Undo, their data completed."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from fieldtech.errors import FieldtechError
from fieldtech.forms.masters.sheet import MasterSheet
from fieldtech.model.base import Id
from fieldtech.model.drafts.fleet_office import NewInstallDraft, SourceDraft
from fieldtech.model.machines.install import DESK
from fieldtech.services.changes import Change
from fieldtech.services.install.order_case import VehicleLine
from fieldtech.services.workplace import Workplace
from fieldtech.ui.later import soon
from fieldtech.ui.pages.order.files_card import FilesCard
from fieldtech.ui.pages.order.files_work import FilesWork
from fieldtech.ui.pages.order.fleet_acts import FleetActs
from fieldtech.ui.pages.order.fleet_cards import FleetCards
from fieldtech.ui.pages.order.form_sheet import FormSheet
from fieldtech.ui.pages.order.showing import Showing

VEHICLE_FIELDS = ("plate", "plate_colour", "vin", "vehicle_type", "make_model", "voltage", "driver_name",
                  "driver_mobile")  # fmt: skip


class FleetWork(QObject):
    """``done(change)`` after each act; ``said(text, undo)`` where it can be taken back."""

    done = Signal(object)
    said = Signal(str, object)
    failed = Signal(object)
    go = Signal(str, str)

    def __init__(self, page: QWidget, workplace: Workplace, showing: Showing, cards: FleetCards) -> None:
        super().__init__(page)
        self._page, self._workplace, self._showing = page, workplace, showing
        self._acts = FleetActs(workplace)
        cards.removed.connect(self.remove)
        cards.edited.connect(self.edit)
        cards.request.connect(lambda number: self.go.emit("requests_page", number))
        cards.opened.connect(lambda key: self.go.emit("orders_page", key))
        cards.sourced.connect(self.name_source)
        self._cards = cards
        self.files = FilesWork(page)
        self.files.done.connect(self.done)
        self.files.failed.connect(self.failed)
        self.files.said.connect(lambda text: self.said.emit(text, None))
        self._connect_files(cards.files)

    def may_create(self) -> bool:
        """Whether this person writes install orders."""
        person = self._workplace.access.person
        return person is not None and person.role in DESK

    def new_order(self) -> None:
        """A form over the page for an order without a request."""
        title = self.tr("New install order")
        under = self.tr("Without a request; the papers are waived with a reason or follow before it is handed in.")
        form = self._acts.new_form()
        sheet = FormSheet(self._page.window(), form, self._acts.create, self._showing.times, title=title, under=under,
                          verb=self.tr("Create the order"))  # fmt: skip
        sheet.done.connect(self._created)
        soon(sheet, partial(sheet.start, NewInstallDraft()))

    def _created(self, change: Change) -> None:
        self.done.emit(change)
        self.go.emit("orders_page", change.id.hex)

    def remove(self, lines: Sequence[VehicleLine]) -> None:
        """Take vehicles off the list in one act; Undo puts all of them back."""
        if self._act(self._workplace.install_desk.remove_vehicles, lines):
            names = ", ".join(line.label for line in lines[:3]) + (" …" if len(lines) > 3 else "")
            self.said.emit(self.tr("Removed: {vehicles}").format(vehicles=names), partial(self._restore, tuple(lines)))

    def attach(self, shows: str) -> None:
        """Ask for a file to be kept with the order."""
        if (order := self._cards.order) is not None:
            self.files.ask(partial(self._workplace.evidence.add, order, shows))

    def name_source(self, line: VehicleLine) -> None:
        """From which vehicle the terminal of a move comes (B06)."""
        case = self._cards.case
        if case is None:
            return
        title = self.tr("The terminal of {vehicle}").format(vehicle=line.label)
        form, draft = self._acts.source_form(case, line), SourceDraft()
        sheet = FormSheet(self._page.window(), form, partial(self._name_source, line), self._showing.times,
                          title=title, under=line.label, verb=self.tr("Take it from there"))  # fmt: skip
        sheet.done.connect(self.done)
        soon(sheet, partial(sheet.start, draft))

    def _name_source(self, line: VehicleLine, draft: SourceDraft) -> Change:
        order = self._cards.order
        assert order is not None
        return self._workplace.install_desk.name_sources(order, {line.row: draft.vehicle})

    def _connect_files(self, card: FilesCard) -> None:
        kept = self._workplace.evidence

        def on_order(act: Callable[[Id, Any], None]) -> Callable[[Any], None]:
            return lambda given: act(self._cards.order, given) if self._cards.order is not None else None

        card.attach.connect(self.attach)
        card.given.connect(on_order(lambda order, paths: self.files.take(partial(kept.add, order, card.wanted), paths)))
        card.save.connect(on_order(lambda order, file: self.files.save(partial(kept.bytes_of, order), file)))
        card.withdraw.connect(on_order(lambda order, file: self.files.withdraw(partial(kept.withdraw, order), file)))

    def edit(self, line: VehicleLine) -> None:
        """The vehicle's own data: plate, driver, telephone (B12)."""
        masters = self._workplace.masters
        if not masters.may_edit("vehicles"):
            return
        sheet = MasterSheet(self._page.window(), self._workplace, "vehicles", VEHICLE_FIELDS, row_id=line.vehicle)
        sheet.saved.connect(self.done)
        sheet.start(masters.get("vehicles", line.vehicle))

    def _restore(self, lines: Sequence[VehicleLine]) -> None:
        self._act(self._workplace.install_desk.restore_vehicles, lines)

    def _act(self, act: Callable[[Sequence[Id]], Change], lines: Sequence[VehicleLine]) -> bool:
        try:
            change = act([line.row for line in lines])
        except FieldtechError as error:
            self.failed.emit(error)
            return False
        self.done.emit(change)
        return True
