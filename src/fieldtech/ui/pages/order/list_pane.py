"""The list of orders: search as one types, filters with their counts, order of the rows, rows fetched as needed."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QMenu, QStackedWidget

from fieldtech.model.base import Id
from fieldtech.services.orders import KINDS, SORTS, OrderQuery, OrderRow
from fieldtech.ui.kit.boxes import column, row
from fieldtech.ui.kit.buttons import Button, IconButton, LinkButton
from fieldtech.ui.kit.chip_row import ChipRow
from fieldtech.ui.kit.choices import Option
from fieldtech.ui.kit.empty import EmptyState
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.search_field import SearchField
from fieldtech.ui.language import of_task, word
from fieldtech.ui.list_delegate import ListRow
from fieldtech.ui.pages.order.showing import TONES, Showing
from fieldtech.ui.record_views import RecordList
from fieldtech.ui.tables import Batch, Column, PagedModel
from fieldtech.ui.tokens import S2, S3, S4

FILTERS = ("open", "mine", "overdue", "to_approve", "to_assign", "closed", "all")
WIDTH, NARROW = 348, 312

PageOf = Callable[[OrderQuery, Any, int], Any]


class ListPane(Live, QFrame):
    """``chosen(row)`` as the current row moves, ``opened(row)`` on Enter, ``query_changed`` for the counts."""

    chosen = Signal(object)
    opened = Signal(object)
    new_pressed = Signal()
    new_install_pressed = Signal()
    query_changed = Signal(object)

    def __init__(self, page_of: PageOf, showing: Showing) -> None:
        """``page_of(query, after, limit)`` is ``workplace.orders.page``."""
        super().__init__()
        self.setProperty("role", "pane")
        self.setFixedWidth(WIDTH)
        self._page_of, self._showing = page_of, showing
        self.query = OrderQuery()
        self._counts: Mapping[str, int] = {}
        self.model = PagedModel((Column("", self._copied),), paint=self._painted, spoken=self._spoken, parent=self)
        self.list = RecordList(self.model)
        self.list.setObjectName("orders")
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.search = SearchField()
        self.filters = ChipRow()
        self.filters.setObjectName("filter")
        self.new = Button("", "plus", name="new_order", key="Ctrl+N")
        self.new_install = IconButton("truck", name="new_install")
        self.kind = IconButton("list", name="kind")
        self.sort = IconButton("arrow-down", name="sort")
        self._title = Label("", 22, 600)
        self._way_out = LinkButton(name="show_all")
        self._empty = EmptyState("inbox", self._way_out)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.go_live()

    def show_query(self, query: OrderQuery) -> None:
        """Ask this instead; the current row is kept where it is still in the list."""
        self.query = query
        self.filters.set_value(query.filter)
        keep = self.current_id()
        self.model.show(self._fetch)
        self._after_loading(keep)
        self.query_changed.emit(query)

    def forget(self) -> None:
        """No rows, no counts, nothing searched for."""
        self.query, self._counts = OrderQuery(), {}
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.model.show(lambda _after, _limit: Batch((), None))
        self._name_filters()

    def reload(self) -> None:
        """The same query again, with the same current row."""
        keep = self.current_id()
        self.model.reload()
        self._after_loading(keep)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """How many each filter shows."""
        self._counts = dict(counts)
        self._name_filters()

    def sort_by(self, name: str) -> None:
        """Another order of the rows."""
        self.show_query(replace(self.query, sort=name))
        self.retranslate()

    def show_kind(self, kind: str) -> None:
        """Only repairs, only installs, or all."""
        self.show_query(replace(self.query, kind=kind))
        self.retranslate()

    def current_id(self) -> Id | None:
        """The order of the current row."""
        index = self.list.currentIndex()
        return self.model.record(index.row()).id if index.isValid() else None

    def choose(self, order_id: Id) -> bool:
        """Make the row of this order the current one; False when it is not in the list."""
        at = self.model.find(lambda row: row.id == order_id)
        if at >= 0:
            self.list.choose(at)
        else:
            self.list.clearSelection()
        return at >= 0

    def choose_first(self) -> None:
        """The top row, if there is any."""
        if self.model.rowCount():
            self.list.choose(0)

    def retranslate(self) -> None:
        """All words."""
        self._title.setText(word(f"order_kind.{self.query.kind or 'all'}"))
        self.new_install.set_label(self.tr("New install order"))
        self.kind.set_label(self.tr("Kind of order: {kind}").format(kind=self._title.text()))
        self.search.set_label(self.tr("Search orders"), self.tr("Number, plate…"))
        self.new.set_text(self.tr("New call"))
        self.new.restyle()
        self.sort.set_label(self.tr("Order of the rows: {sort}").format(sort=word(f"sort.{self.query.sort}")))
        self.filters.set_label(self.tr("Filter"))
        self.filters.set_more_label(self.tr("More filters"))
        self.list.setAccessibleName(self.tr("Orders"))
        self.model.set_titles(("\t".join(self._heads()),))
        self._name_filters()
        self._explain_empty()
        self.list.viewport().update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow down leads from the search into the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down:
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            if not self.list.currentIndex().isValid():
                self.choose_first()
            return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        head = row(self._title, None, self.new_install, self.new, gap=S2)
        search = row((self.search, 1), self.kind, self.sort, gap=S2)
        top = column(head, search, self.filters, gap=S3, margins=(S4, S4, S4, S3))
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        self.setLayout(column(top, (self._stack, 1)))

    def _connect(self) -> None:
        self.search.searched.connect(self._searched)
        self.search.returnPressed.connect(self._take_found)
        self.search.installEventFilter(self)
        self.filters.changed.connect(self._filtered)
        self.sort.clicked.connect(self._open_sorts)
        self.new.clicked.connect(self.new_pressed)
        self.new_install.clicked.connect(self.new_install_pressed)
        self.kind.clicked.connect(self._open_kinds)
        self._way_out.clicked.connect(self._show_all)
        self.list.chosen.connect(self.chosen)
        self.list.opened.connect(self.opened)

    def _fetch(self, after: Any, limit: int) -> Batch:
        found = self._page_of(self.query, after, limit)
        return Batch(found.rows, found.next_key)

    def _after_loading(self, keep: Id | None) -> None:
        if keep is not None:
            self.choose(keep)
        self._stack.setCurrentIndex(0 if self.model.rowCount() else 1)
        self._explain_empty()

    def _searched(self, text: str) -> None:
        if text != self.query.text:
            self.show_query(replace(self.query, text=text))

    def _take_found(self) -> None:
        """Enter shows the first of what was found, unless the order shown is among it."""
        if self.query.text and not self.list.currentIndex().isValid():
            self.choose_first()

    def _filtered(self) -> None:
        self.show_query(replace(self.query, filter=self.filters.value() or "open"))

    def _show_all(self) -> None:
        """What was typed is looked for among all orders first: nearly all of them are closed."""
        if self._looks_at_some():
            self.show_query(OrderQuery(self.query.text, "all", self.query.sort))
        else:
            self.search.clear()
            self.show_query(OrderQuery("", "all", self.query.sort))
        self.retranslate()

    def _looks_at_some(self) -> bool:
        return bool(self.query.text) and (self.query.filter != "all" or bool(self.query.kind))

    def _open_sorts(self) -> None:
        self._open_menu(self.sort, "sort", SORTS, self.query.sort, self.sort_by)

    def _open_kinds(self) -> None:
        self._open_menu(self.kind, "order_kind", ("", *KINDS), self.query.kind, self.show_kind)

    def _open_menu(
        self, button: IconButton, group_name: str, names: tuple[str, ...], now: str, choose: Callable[[str], None]
    ) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        group = QActionGroup(menu)
        for name in names:
            shown = word(f"{group_name}.{name or 'all'}")
            action = QAction(shown, menu, checkable=True, checked=name == now)
            action.setObjectName(f"{group_name}_{name or 'all'}")
            action.triggered.connect(partial(choose, name))
            group.addAction(action)
            menu.addAction(action)
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _name_filters(self) -> None:
        counts = self._counts
        self.filters.set_options(
            Option(name, f"{word(f'filter.{name}')} {counts[name]}" if counts.get(name) else word(f"filter.{name}"))
            for name in FILTERS
        )
        self.filters.set_value(self.query.filter)

    def _explain_empty(self) -> None:
        if self.query.text:
            self._empty.set_text(
                self.tr("Nothing found"), self.tr("No order contains “{text}”.").format(text=self.query.text)
            )
        else:
            name = word(f"filter.{self.query.filter}")
            self._empty.set_text(self.tr("No orders here"), self.tr("Nothing under “{filter}”.").format(filter=name))
        self._way_out.set_text(self.tr("Search all orders") if self._looks_at_some() else self.tr("Show all orders"))
        self._way_out.setVisible(bool(self.query.text) or self.query.filter != "all")

    def _painted(self, order: OrderRow) -> ListRow:
        times = self._showing.times
        promised = order.promised_at if order.kind == "install" else None
        late = times.late_by(min(filter(None, (order.due_depart, order.due_arrive, promised)), default=None))
        late = late if order.overdue else ""
        what = " · ".join(filter(None, (order.plate or order.equipment, self._showing.catalogue.fault(order.title))))
        icon = "siren" if order.emergency else "repeat" if order.repeat else ""
        return ListRow(
            order.number,
            late
            or self._delivery(order)
            or times.span(order.slot_from, order.slot_to)
            or (word("visit.planned_on", day=times.of_day(order.due_on)) if order.due_on else "")
            or times.short(order.created_at),
            order.customer,
            what,
            of_task(f"status.{order.status}", order.kind),
            TONES.get(order.status, "neutral"),
            icon,
            "danger" if order.emergency else "warn",
            "danger" if late or (order.overdue and order.due_on) else "muted",
        )

    def _delivery(self, order: OrderRow) -> str:
        """Promised against actual for fleets (P05)."""
        day = self._showing.times.day
        if order.kind != "install" or order.promised_at is None or (order.slot_from and not order.finished_at):
            return ""
        if order.finished_at is None:
            return word("fleet.by", day=day(order.promised_at))
        return word("fleet.done_by", done=day(order.finished_at), day=day(order.promised_at))

    def _heads(self) -> tuple[str, ...]:
        """Of what is copied."""
        return (self.tr("Number"), self.tr("Status"), self.tr("Customer"), self.tr("Vehicle"), self.tr("Fault"),
                self.tr("Technician"), self.tr("Promised"), self.tr("Handed over"))  # fmt: skip

    def _copied(self, order: OrderRow) -> str:
        """A row for a spreadsheet, in the words of the list."""
        times = self._showing.times
        fault, status = self._showing.catalogue.fault(order.title), of_task(f"status.{order.status}", order.kind)
        return "\t".join((order.number, status, order.customer, order.plate or order.equipment, fault,
                          order.technician, times.day(order.promised_at), times.day(order.finished_at)))  # fmt: skip

    def _spoken(self, order: OrderRow) -> str:
        return self._painted(order).spoken()
