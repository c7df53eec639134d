"""The stores: every place with what lies there, and everything one does with it (B41, B08, A02)."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from fieldtech.errors import FieldtechError
from fieldtech.services.changes import Change
from fieldtech.services.context import Person
from fieldtech.services.stores.shelves import ShelfRow
from fieldtech.services.stores.write_offs import DECIDING
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.boxes import column, row
from fieldtech.ui.kit.command_palette import Command
from fieldtech.ui.language import word
from fieldtech.ui.page import Page
from fieldtech.ui.pages.order.showing import Times
from fieldtech.ui.pages.stores.acts import Act, acts_of_list, acts_of_place, acts_of_row
from fieldtech.ui.pages.stores.count_panel import CountPanel
from fieldtech.ui.pages.stores.doing import Doing
from fieldtech.ui.pages.stores.head import RowActs, ShelfHead
from fieldtech.ui.pages.stores.places import Places
from fieldtech.ui.pages.stores.rows import StoreRow, page_of
from fieldtech.ui.pages.stores.stock_table import StockTable
from fieldtech.ui.tables import Batch

REFRESHED_BY = ("slip", "transfer", "write_off", "sim", "terminal", "tool", "count", "swap", "order", "import",
                "sync")  # fmt: skip


class StoresPage(Page):
    """The reference is a place or a list, or ``count:<place>``."""

    name: ClassVar[str] = "stores_page"
    icon: ClassVar[str] = "warehouse"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.workplace = workplace
        self.view, self._stale = "", False
        self._shelves: dict[str, ShelfRow] = {}
        self._counted: set[str] = set()
        self.places, self.counting = Places(), CountPanel(workplace)
        self._doing = Doing(self, workplace)
        self.head, self.shown, self._row_acts = ShelfHead(), StockTable(), RowActs()
        self.search = self.head.search
        self.model, self.table = self.shown.model, self.shown.table
        self.stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.go_live()

    # Page -------------------------------------------------------------------------------------------------

    def title(self) -> str:
        """In the sidebar."""
        return self.tr("Stores")

    def show_for(self, person: object) -> bool:
        """Whoever may see the stock."""
        return isinstance(person, Person) and person.may("see_stock")

    def open(self, reference: str) -> None:
        """Turn to a place or list; one's own van at first for a technician."""
        kind, _, place = reference.partition(":")
        wanted = place if kind == "count" and place else reference
        self.reload_places(wanted or self.view or self._home())
        if kind == "count" and place:
            self.start_count(place)

    def forget_person(self) -> None:
        """Nothing of the one before stays in sight."""
        self.view = ""
        self.search.clear()
        self.stack.setCurrentIndex(0)

    def refresh(self, change: object) -> None:
        """Something moved, here or elsewhere."""
        if isinstance(change, Change) and change.kind in REFRESHED_BY and self.isVisible():
            self.reload_places(self.view)
            self.counting.reload()

    def badge(self) -> int:
        """What waits for this person's answer: transfers to him, cases to decide."""
        person = self.workplace.context.person
        if person is None or not person.may("see_stock"):
            return 0
        if person.role in DECIDING:
            return len(self.workplace.stores.write_offs.waiting())
        return sum(offer.taker == person.login for offer in self.workplace.stores.transfers.open())

    def search_field(self) -> QLineEdit | None:
        """Ctrl+F."""
        return self.counting.scan if self._is_counting() else self.search

    def import_reference(self) -> str:
        """What came in for the place in sight; the way back leads here."""
        shelf = self._shelves.get(self.view)
        is_warehouse = shelf is not None and shelf.kind == "warehouse"
        return f"terminals/{self.view}/{self.name}/{self.view}" if is_warehouse else ""

    def take_scan(self, text: str) -> bool:
        """Into the count that goes on; else show where the thing lies."""
        if self._is_counting():
            self.counting.scanned(text)
            return True
        found = self.workplace.stores.shelves.find(text)
        if found is None or found[0] not in self._shelves:
            return False
        self.places.choose(found[0])
        self.search.setText(found[1])
        self.reload()
        self.choose(found[1])
        return True

    def back(self) -> bool:
        """Esc leaves the count for later."""
        if self._is_counting():
            self._leave_count()
            return True
        return False

    def commands(self) -> Iterable[Command]:
        """Ctrl+K."""
        for act, icon in self._acts_now():
            yield Command(word(f"stock_act.{act}"), partial(self.do, act), icon)

    def retranslate(self) -> None:
        """All texts."""
        self._stale = True
        self._renew()

    def showEvent(self, event: QShowEvent) -> None:
        """The language may have been changed on the lock screen, where nobody may read the stock."""
        super().showEvent(event)
        self._renew()

    def _renew(self) -> None:
        if self._stale and self.view and self.isVisible() and self.show_for(self.workplace.access.person):
            self._stale = False
            self.reload_places(self.view)

    # what one does ----------------------------------------------------------------------------------------

    def do(self, act: str) -> None:
        """A button was pressed."""
        if act == "count":
            self.start_count(self.view)
            return
        if act == "import_list":
            self.go.emit("import_page", self.import_reference())
            return
        try:
            self._doing.do(act, self._shelves.get(self.view), self.chosen())
        except FieldtechError as error:
            self.failed.emit(error)

    def chosen(self) -> list[StoreRow]:
        """The rows that are chosen."""
        return self.shown.chosen()

    def choose(self, number: str) -> None:
        """Choose the row of that number."""
        self.shown.choose(number)

    def start_count(self, place: str) -> None:
        """Begin a count there, or go on with it."""
        try:
            change = self.workplace.stores.counting.open(place)
        except FieldtechError as error:
            self.failed.emit(error)
            return
        self.counting.open(change.id)
        self.stack.setCurrentIndex(1)
        self.counting.scan.setFocus(Qt.FocusReason.OtherFocusReason)

    def reload_places(self, chosen: str) -> None:
        """Everything anew."""
        stores = self.workplace.stores
        shelves = stores.shelves.locations()
        self._shelves = {row.code: row for row in shelves}
        self._counted = {row.location for row in stores.counting.going_on()}
        counts = {
            "expiry": len(stores.sims.expiring()), "loaners": len(stores.shelves.loaners()),
            "tools": len(stores.lending.tools(only="out")), "transfers": len(stores.transfers.open()),
            "write_offs": len(stores.write_offs.waiting()),
        }  # fmt: skip
        self.turn_to(self.places.show_places(shelves, counts, chosen))

    def turn_to(self, view: str) -> None:
        """Show a place or a list."""
        if view != self.view:
            self.search.clear()
        self.view = view
        if (shelf := self._shelves.get(view)) is not None:
            self.head.show_place(shelf, self._acts_now(), counting=view in self._counted)
        else:
            self.head.show_list(view, self._acts_now())
        self.reload()

    def reload(self) -> None:
        """The rows of the place or list in sight."""
        times = Times(self.workplace.context.zone, self.workplace.context.now)
        text, view = self.search.text(), self.view
        kept = {row.number for row in self.chosen()}
        try:
            self.shown.show_view(view, lambda after, limit: page_of(self.workplace, view, text, times, after, limit))
        except FieldtechError as error:
            self.failed.emit(error)
            self.shown.show_view(view, lambda _after, _limit: Batch(()))
        if len(kept) == 1:
            self.choose(next(iter(kept)))
        self._fill_row_acts()

    # inside -----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        here = QWidget()
        here.setLayout(column(self.head, (self.shown, 1), self._row_acts))
        self.stack.addWidget(here)
        self.stack.addWidget(self.counting)
        self.column.addLayout(row(self.places, (self.stack, 1), gap=0), 1)

    def _connect(self) -> None:
        self.head.pressed.connect(self.do)
        self._row_acts.pressed.connect(self.do)
        self.places.chosen.connect(self._place_chosen)
        self.search.searched.connect(lambda _text: self.reload())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._fill_row_acts())
        self.table.opened.connect(self._opened)
        self.counting.left.connect(self._leave_count)
        self.counting.finished.connect(self._count_finished)
        self.counting.failed.connect(self.failed)

    def _place_chosen(self, key: str) -> None:
        self.stack.setCurrentIndex(0)
        self.turn_to(key)

    def _opened(self, found: StoreRow) -> None:
        """Enter on a row: the slip, or the card of the unit."""
        if found.item == "slip":
            self.do("show_slip")
        elif found.item in ("terminal", "sim") and getattr(found.record, "id", None) is not None:
            self.go.emit("stock_page", f"{found.item}:{found.record.id.hex}")

    def _acts_now(self) -> tuple[Act, ...]:
        role = self.workplace.context.require().role
        shelf = self._shelves.get(self.view)
        return acts_of_place(shelf.kind, role) if shelf else acts_of_list(self.view, role)

    def _fill_row_acts(self) -> None:
        rows, person = self.chosen(), self.workplace.context.person
        acts: Sequence[Act] = ()
        if rows and person is not None:
            acts = acts_of_row(rows[0], person.role, person.login)
        if len(rows) > 1:
            acts = [act for act in acts if act[0] == "send_to_factory"]
        shown = {act for act, _icon in self._acts_now()} if acts else set()
        self._row_acts.show_acts(rows, [act for act in acts if act[0] not in shown])

    def _home(self) -> str:
        login = self.workplace.context.require().login
        own = [row.code for row in self.workplace.stores.shelves.locations() if row.holder_login == login]
        return own[0] if own else ""

    def _is_counting(self) -> bool:
        return self.stack.currentIndex() == 1

    def _leave_count(self) -> None:
        self.stack.setCurrentIndex(0)
        self.reload_places(self.view)

    def _count_finished(self, change: Any) -> None:
        self.stack.setCurrentIndex(0)
        self._doing.done(change)
