"""The orders page: the list, one order in full, and everything the desk does with it."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import ClassVar
from uuid import UUID

from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QStackedWidget

from fieldtech.errors import Forbidden, NotFound
from fieldtech.model.base import Id
from fieldtech.services.changes import Change
from fieldtech.services.orders import FILTERS as KNOWN_FILTERS
from fieldtech.services.orders import KINDS, SORTS, OrderQuery, OrderRow
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.boxes import row
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.command_palette import Command
from fieldtech.ui.kit.empty import EmptyState
from fieldtech.ui.language import labelled, of_task, word
from fieldtech.ui.later import soon
from fieldtech.ui.page import Page
from fieldtech.ui.pages.order.acts import act_word
from fieldtech.ui.pages.order.counting import FilterCounts
from fieldtech.ui.pages.order.desk_work import INTAKE_PAGE, DeskWork
from fieldtech.ui.pages.order.detail import OrderDetail
from fieldtech.ui.pages.order.findings_work import FindingsWork
from fieldtech.ui.pages.order.fleet_work import FleetWork
from fieldtech.ui.pages.order.instructions_work import InstructionsWork
from fieldtech.ui.pages.order.list_pane import FILTERS, NARROW, WIDTH, ListPane
from fieldtech.ui.pages.order.showing import Showing
from fieldtech.ui.pages.photos.tools import PhotoTools
from fieldtech.ui.remembering import Memory

_WIDE = 1000
_LISTS = ("symptom", "cause", "action", "part", "site_class", "terminal_model", "sync")


class OrdersPage(Page):
    """List left, detail right; the foot of the detail has the one next step."""

    name: ClassVar[str] = "orders_page"
    icon: ClassVar[str] = "clipboard-list"

    def __init__(
        self, workplace: Workplace, settings: Memory | None = None, photo_tools: PhotoTools | None = None
    ) -> None:
        super().__init__()
        self._workplace, self._memory = workplace, settings
        self._showing = Showing(workplace)
        self._work = DeskWork(self, workplace, self._showing, photo_tools)
        self._stale = True
        self._overdue = 0
        self._counts = FilterCounts(self, workplace.orders.counts, FILTERS)
        self.list_pane = ListPane(workplace.orders.page, self._showing)
        self.detail = OrderDetail(self._showing, workplace.photos)
        self._new_call = Button("", "plus", name="new_order_empty")
        self._nothing = EmptyState("inbox", self._new_call)
        self._right = QStackedWidget()
        self._right.addWidget(self._nothing)
        self._right.addWidget(self.detail)
        self.column.addLayout(row(self.list_pane, (self._right, 1), gap=0), 1)
        self.footer = self.detail.footer
        self._fleet = FleetWork(self, workplace, self._showing, self.detail.fleet)
        self._findings = FindingsWork(self, workplace, self.detail.findings)
        self.instructions = InstructionsWork(self, workplace, self.detail.instructions)
        self._connect()
        self.go_live()

    # what the window knows of it --------------------------------------------------------------------------

    def title(self) -> str:
        """Its name in the sidebar."""
        return self.tr("Orders")

    def show_for(self, person: object) -> bool:
        """Everyone who may see orders."""
        self.list_pane.new_install.setVisible(self._fleet.may_create())
        may = getattr(person, "may", None)
        return bool(may and may("see_orders"))

    def open(self, reference: str) -> None:
        """Come to the front, with the order of this key or number; ``key/form`` opens that unfinished form, too."""
        reference, _slash, form = reference.partition("/")
        if self._stale:
            self._load_list()
        if reference:
            self._open_reference(reference)
            if form:
                soon(self, partial(self._work.resume, form))  # over the page, once that is in front
        elif self.detail.view is None:
            soon(self, self._choose_remembered)  # the list is seen first

    def forget_person(self) -> None:
        """Others see other orders, and other steps in them."""
        self._counts.forget()
        self._stale, self._overdue = True, 0
        self._work.put_down()
        self.list_pane.forget()
        self._show_none()

    def leave(self) -> None:
        """Remember the place."""
        self._remember()

    def refresh(self, change: object) -> None:
        """Something changed: the same rows and the same order, as they are now."""
        if isinstance(change, Change) and change.kind in _LISTS:
            self._showing.catalogue.forget()
        self._stale = True
        if self.isVisible():
            self._reload()

    def badge(self) -> int:
        """Orders that are late."""
        return self._overdue

    def search_field(self) -> QLineEdit | None:
        """Ctrl+F."""
        return self.list_pane.search

    def import_reference(self) -> str:
        """Vehicles of the install order shown."""
        return self._work.import_reference()

    def commands(self) -> Iterable[Command]:
        """What one can do with the order in sight, and the filters."""
        for name in self._work.acts():
            yield Command(act_word(name), lambda n=name: self._work.act(n), "arrow-right")  # type: ignore[misc]
        yield Command(self.tr("New call"), self._new, "plus", "Ctrl+N")
        if self._fleet.may_create():
            yield Command(self.tr("New install order"), self._fleet.new_order, "truck")
        for kind in ("", *KINDS):
            yield Command(word(f"order_kind.{kind or 'all'}"), partial(self.list_pane.show_kind, kind), "list")
        for name in FILTERS:
            yield Command(word(f"filter.{name}"), lambda n=name: self._filter(n), "list")  # type: ignore[misc]
        for name in SORTS:
            yield Command(word(f"sort.{name}"), partial(self.list_pane.sort_by, name), "arrow-down")

    def retranslate(self) -> None:
        """The empty state; everything else does its own words."""
        self._nothing.set_text(self.tr("No order chosen"), self.tr("Choose one on the left, or take a new call."))
        self._new_call.set_text(self.tr("New call"))
        self._new_call.restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window leaves the detail more room."""
        super().resizeEvent(event)
        self.list_pane.setFixedWidth(WIDTH if self.width() >= _WIDE else NARROW)

    # loading ----------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        pane, detail = self.list_pane, self.detail
        self._counts.counted.connect(self._counted)
        self._counts.failed.connect(self.failed)
        pane.chosen.connect(self._chosen)
        pane.opened.connect(self._opened)
        pane.new_pressed.connect(self._new)
        pane.query_changed.connect(self._query_changed)
        self._new_call.clicked.connect(self._new)
        detail.call.connect(self._call)
        work = self._work
        detail.act.connect(work.act)
        detail.preview.connect(work.preview)
        detail.settle.connect(work.settle)
        detail.photo.connect(work.show_photo)
        work.vehicles_wanted.connect(detail.show_vehicles)
        fleet = self._fleet
        pane.new_install_pressed.connect(fleet.new_order)
        work.file_wanted.connect(lambda: fleet.attach(detail.fleet.files.wanted))
        for of in (fleet, self._findings, self.instructions):
            for signal, to in ((of.done, self._changed_beside), (of.said, self.said), (of.failed, self.failed)):
                signal.connect(to)
        work.findings_wanted.connect(detail.show_findings)
        work.failed.connect(self.failed)
        for leading in (fleet.go, work.go, self._findings.go):
            leading.connect(self.go)
        work.done.connect(self._done)
        work.changed.connect(self.changed)
        work.photos.join(self)
        work.said.connect(self._say)
        work.follow_ups_wanted.connect(detail.show_follow_ups)

    def _load_list(self) -> None:
        self._stale = False
        if self.list_pane.model.rowCount() or self.detail.view is not None:
            self._reload()
            return
        kept_filter, kept_sort = self._kept("filter"), self._kept("sort")
        wanted = kept_filter if kept_filter in KNOWN_FILTERS else "open"
        self.list_pane.show_query(OrderQuery("", wanted, kept_sort if kept_sort in SORTS else "newest"))

    def _reload(self) -> None:
        self._stale = False
        self.list_pane.reload()
        self._counts.ask()
        if self.detail.view is not None:
            self._show(self.detail.view.id)

    def _choose_remembered(self) -> None:
        if self.detail.view is not None or self._workplace.access.person is None:
            return  # somebody was quicker, or went away again
        kept = self._kept("selected")
        if not (kept and self.list_pane.choose(UUID(kept))):
            self.list_pane.choose_first()

    def _open_reference(self, reference: str) -> None:
        try:
            order_id = _key(reference) or self._workplace.orders.find(reference)
        except NotFound as error:
            self.failed.emit(error)
            return
        chosen, view = self.list_pane.choose(order_id), self.detail.view
        if not chosen or view is None or view.id != order_id:  # its row may be the current one beside another order
            self._show(order_id)

    def _show(self, order_id: Id) -> None:
        try:
            view = self._workplace.orders.view(order_id)
        except (NotFound, Forbidden):  # it left this person's sight
            self._show_none()
            return
        person = self._workplace.access.person
        coming, more = self._work.take_up(view)
        self.detail.show_view(view, person, coming, more, self._work.turn(view))
        self._right.setCurrentWidget(self.detail)

    def _show_none(self) -> None:
        self.detail.view = None
        self._right.setCurrentWidget(self._nothing)

    def _counted(self, counts: dict[str, int]) -> None:
        self._overdue = counts["overdue"]
        self.list_pane.show_counts(counts)

    # what the person does ---------------------------------------------------------------------------------

    def _chosen(self, order: OrderRow) -> None:
        if self.detail.view is None or self.detail.view.id != order.id:
            self._show(order.id)

    def _opened(self, order: OrderRow) -> None:
        self._chosen(order)
        (self.detail.footer.primary if self._work.coming.act else self.detail.sheet_button).setFocus()

    def _query_changed(self, query: OrderQuery) -> None:
        self._counts.ask_at(query.filter)
        self._remember()

    def _filter(self, name: str) -> None:
        self.list_pane.show_query(replace(self.list_pane.query, filter=name))

    def _new(self) -> None:
        self.go.emit(INTAKE_PAGE, "")

    def _call(self, number: str) -> None:
        QGuiApplication.clipboard().setText(number)
        self._say(self.tr("{number} is copied").format(number=number))

    def _changed_beside(self, change: Change) -> None:
        """Something of the order was changed without a step."""
        self._stale = True
        self.changed.emit(change)
        if self._stale:  # no window has handed it back to us
            self._reload()

    def _done(self, change: Change) -> None:
        """A step was taken: tell everybody, and show what comes next."""
        self._changed_beside(change)
        if self.detail.view is not None and change.kind == "order" and change.id != self.detail.view.id:
            self.go.emit(self.name, change.id.hex)  # it made another order
        if self.detail.view is not None:
            self._say(labelled(change.number, of_task(f"status.{self.detail.view.status}", self.detail.view.kind)))

    # remembering ------------------------------------------------------------------------------------------

    def _kept(self, key: str) -> str:
        return self._memory.get(f"orders.{key}") if self._memory else ""

    def _say(self, text: str) -> None:
        self.said.emit(text, None)

    def _remember(self) -> None:
        if self._memory is None:
            return
        self._memory.set("orders.filter", self.list_pane.query.filter)
        self._memory.set("orders.sort", self.list_pane.query.sort)
        if self.detail.view is not None:
            self._memory.set("orders.selected", str(self.detail.view.id))


def _key(reference: str) -> Id | None:
    """The reference as a key, unless it is a number."""
    try:
        return UUID(reference)
    except ValueError:
        return None
