"""Installation requests: what waits for whom, one request in full, and the way to its order (B10, P19 to P21)."""

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QStackedWidget, QWidget

from fieldtech.errors import FieldtechError
from fieldtech.services.changes import Change
from fieldtech.services.context import Person
from fieldtech.services.imports.lists.list_imports import RIGHTS
from fieldtech.services.install.requests import RequestRow, RequestView
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.boxes import Body, boxed, column, row
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.command_palette import Command
from fieldtech.ui.kit.empty import EmptyState
from fieldtech.ui.kit.footer import Footer
from fieldtech.ui.kit.header import PageHeader
from fieldtech.ui.language import word
from fieldtech.ui.page import Page
from fieldtech.ui.pages.importing.reading import REQUEST
from fieldtech.ui.pages.order.files_card import FilesCard
from fieldtech.ui.pages.order.files_work import FilesWork
from fieldtech.ui.pages.order.showing import TONES, Showing
from fieldtech.ui.pages.requests.cards import DoubtsCard, RequestCard, RequestHistoryCard, RequestVehiclesCard
from fieldtech.ui.pages.requests.pane import RequestPane
from fieldtech.ui.pages.requests.work import RequestWork
from fieldtech.ui.tokens import S2, S3, S4, S5

WIDTH, NARROW, _WIDE, _TWO_COLUMNS = 348, 300, 1000, 720
_ICONS = {"review": "clipboard-check", "correct": "pencil", "tell": "phone-call", "make_order": "clipboard-list"}
_ROLES = ("CS", "DI", "MG")


class RequestsPage(Page):
    """List left, detail right; the foot has the one next step."""

    name: ClassVar[str] = "requests_page"
    icon: ClassVar[str] = "inbox"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._showing = Showing(workplace)
        self._work = RequestWork(self, workplace, self._showing)
        self._view: RequestView | None = None
        self._acts: tuple[str, ...] = ()
        self._count: int | None = None
        self.pane = RequestPane(self._rows, self._showing)
        self.order_button = Button("", "external-link", name="open_order")
        self.header = PageHeader(self.order_button)
        self.doubts, self.card = DoubtsCard(), RequestCard(self._showing)
        self.vehicles, self.history = RequestVehiclesCard(), RequestHistoryCard(self._showing)
        self.files, self.papers = FilesWork(self), FilesCard()
        self._more = {name: Button("", icon, name=name) for name, icon in _ICONS.items()}
        self._nothing = EmptyState("inbox")
        self._right = QStackedWidget()
        self._lay_out()
        self._connect()
        self.go_live()

    # Page -------------------------------------------------------------------------------------------------

    def title(self) -> str:
        """In the sidebar."""
        return self.tr("Requests")

    def show_for(self, person: object) -> bool:
        """Those who write them down and review them."""
        self._count = None
        return isinstance(person, Person) and person.role in _ROLES

    def open(self, reference: str) -> None:
        """Come to the front, with the request of this number or key; raises Forbidden."""
        self._workplace.context.require("see_all_orders")
        self._show_head()  # the page may have been made for somebody else
        self.pane.reload()
        if reference and self.pane.choose(reference):
            return
        if self._view is None or not self.pane.choose(self._view.number):
            self.pane.choose_first()

    def forget_person(self) -> None:
        """Nothing of the one before stays in sight."""
        self._count, self._view = None, None
        self.pane.forget()
        self._right.setCurrentWidget(self._nothing)

    def refresh(self, change: object) -> None:
        """Something was done here or elsewhere."""
        self._count = None
        if self.isVisible():
            self._reload()

    def badge(self) -> int:
        """How many wait."""
        person = self._workplace.access.person
        if person is None or person.role not in _ROLES:
            return 0
        if self._count is None:
            self._count = self._workplace.requests.waiting()
        return self._count

    def search_field(self) -> QLineEdit | None:
        """Ctrl+F."""
        return self.pane.search

    def commands(self) -> Iterable[Command]:
        """Ctrl+K."""
        yield Command(self.tr("New request"), self._work.new, "plus", "Ctrl+N")
        if self._may_import():
            yield Command(self.pane.file.accessibleName(), self._import_request, "file-spreadsheet")
        for name in self._acts:
            yield Command(word(f"request_do.{name}"), lambda n=name: self._act(n), _ICONS[name])  # type: ignore[misc]

    def import_reference(self) -> str:
        """Vehicles of the request shown, until it has passed."""
        view = self._view
        if view is None or view.status not in ("received", "returned"):
            return ""
        return f"vehicle_list/{view.customer_number}/{self.name}/{view.number}"

    def retranslate(self) -> None:
        """The head and the foot."""
        self._nothing.set_text(self.tr("No request chosen"), self.tr("Choose one on the left, or write a new one."))
        for name, button in self._more.items():
            button.set_text(word(f"request_do.{name}"))
        self._show_head()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window leaves the detail more room."""
        super().resizeEvent(event)
        self.pane.setFixedWidth(WIDTH if self.width() >= _WIDE else NARROW)
        wide = self.width() - self.pane.width() >= _TWO_COLUMNS
        self._columns.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )  # fmt: skip

    # inside -----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        left = column(self.card, None, gap=S3)
        right = column(self.vehicles, self.papers, self.history, None, gap=S3)
        self._columns = row((left, 1), (right, 1), gap=S4)
        inside = column(self.doubts, self._columns, None, gap=S3, margins=(S5, S2, S5, S5))
        self.footer = Footer(*self._more.values())
        detail: QWidget = boxed(column(self.header, (Body(inside, "request_body"), 1), self.footer))
        self._right.addWidget(self._nothing)
        self._right.addWidget(detail)
        self._detail = detail
        self.column.addLayout(row(self.pane, (self._right, 1), gap=0), 1)

    def _connect(self) -> None:
        self.pane.chosen.connect(self._chosen)
        self.pane.new_pressed.connect(self._work.new)
        self.pane.file_pressed.connect(self._import_request)
        self.order_button.clicked.connect(self._open_order)
        self.vehicles.list_button.clicked.connect(self._import_vehicles)
        for name, button in self._more.items():
            button.clicked.connect(lambda _=False, n=name: self._act(n))
        if self.footer:
            self.footer.primary.clicked.connect(self._take_next)
        self._work.done.connect(self._done)
        self._connect_papers()
        self._work.ordered.connect(self._ordered)

    def _may_import(self) -> bool:
        person = self._workplace.access.person
        return person is not None and person.may(RIGHTS[REQUEST])

    def _rows(self, text: str) -> list[RequestRow]:
        """None for somebody whose business it is not."""
        person = self._workplace.access.person
        if person is None or person.role not in _ROLES:
            return []
        return self._workplace.requests.list(closed=True, text=text)

    def _reload(self) -> None:
        self.pane.reload()
        if self._view is not None:
            self._show(self._view.number)

    def _chosen(self, found: RequestRow) -> None:
        if self._view is None or self._view.id != found.id:
            self._show(found.number)

    def _show(self, number: str) -> None:
        try:
            view = self._workplace.requests.view(number)
        except FieldtechError as error:
            self.failed.emit(error)
            return
        self._view = view
        names = {person.login: person.name for person in self._workplace.access.people()}
        self.doubts.show_view(view)
        self.card.show_view(view)
        self.vehicles.show_view(view)
        self.papers.show_files(view.files, may=self._work.may_write(), may_withdraw=False)
        self.history.show_view(view, names)
        self._acts = self._work.acts(view, view.waits)
        self._show_head()
        self._right.setCurrentWidget(self._detail)

    def _show_head(self) -> None:
        view, footer = self._view, self.footer
        self.pane.new.setVisible(self._work.may_write())
        self.pane.file.setVisible(self._may_import())
        if view is None or footer is None:
            return
        self.header.set_number(view.number, word(f"status.{view.status}"), TONES.get(view.status, "neutral"))
        waits = word(f"request_waits.{view.waits}") if view.waits else ""
        self.header.set_title(view.customer, waits)
        self.order_button.set_text(view.order)
        self.order_button.setAccessibleName(self.tr("Open the order {number}").format(number=view.order))
        self.order_button.setVisible(bool(view.order))
        first = self._acts[0] if self._acts else ""
        footer.set_primary(word(f"request_do.{first}") if first else "", _ICONS.get(first, ""), name=first or "primary")
        for name, button in self._more.items():
            button.setVisible(name in self._acts[1:])
        footer.set_saved(self.tr("Everything is saved on this computer"))

    def _act(self, name: str) -> None:
        if self._view is not None and name in self._acts:
            self._work.act(name, self._view)

    def _take_next(self) -> None:
        if self._acts:
            self._act(self._acts[0])

    def _import_vehicles(self) -> None:
        self.go.emit("import_page", self.import_reference())

    def _import_request(self) -> None:
        self.go.emit("import_page", REQUEST)

    def _open_order(self) -> None:
        if self._view is None or not self._view.order:
            return
        try:
            self.go.emit("orders_page", self._workplace.orders.find(self._view.order).hex)
        except FieldtechError as error:
            self.failed.emit(error)

    def _connect_papers(self) -> None:
        """Scans and e-mails as they came (B10)."""
        kept = self._workplace.request_files

        def number() -> str:
            return self._view.number if self._view is not None else ""

        self.papers.attach.connect(lambda _shows: self.files.ask(partial(kept.add, number())))
        self.papers.given.connect(lambda paths: self.files.take(partial(kept.add, number()), paths))
        self.papers.save.connect(lambda file: self.files.save(partial(kept.bytes_of, number()), file))
        self.files.done.connect(self._done)
        self.files.failed.connect(self.failed)
        self.files.said.connect(lambda text: self.said.emit(text, None))

    def _done(self, change: Change) -> None:
        self._count = None
        self.pane.reload()
        self.pane.choose(change.number)
        self._show(change.number)
        self.changed.emit(change)
        if self._view is not None:
            self.said.emit(f"{change.number}: {word(f'status.{self._view.status}')}", None)

    def _ordered(self, change: Change) -> None:
        self._count = None
        self.changed.emit(change)
        self.said.emit(self.tr("{number} is made from the request.").format(number=change.number), None)
        self.go.emit("orders_page", change.id.hex)
