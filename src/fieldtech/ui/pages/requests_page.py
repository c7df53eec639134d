"""Installation requests: what waits for whom, one request in full, and the way to its order (B10, P19 to P21)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import partial
from typing import ClassVar

from fieldtech.errors import FieldtechError
from fieldtech.services.changes import Change
from fieldtech.services.context import Person
from fieldtech.services.imports.lists.list_imports import RIGHTS
from fieldtech.services.install.requests import RequestRow, RequestView
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.command_palette import Command
from fieldtech.ui.language import word
from fieldtech.ui.pages.importing.reading import REQUEST
from fieldtech.ui.pages.order.files_card import FilesCard
from fieldtech.ui.pages.order.files_work import FilesWork
from fieldtech.ui.pages.records.page import Named, RecordPage
from fieldtech.ui.pages.requests.cards import DoubtsCard, RequestCard, RequestHistoryCard, RequestVehiclesCard
from fieldtech.ui.pages.requests.pane import RequestPane
from fieldtech.ui.pages.requests.work import RequestWork

_ROLES = ("CS", "DI", "MG")


class RequestsPage(RecordPage[RequestView]):
    """Opened with a request's number or key."""

    name: ClassVar[str] = "requests_page"
    icon: ClassVar[str] = "inbox"
    act_icons: ClassVar[Mapping[str, str]] = {
        "review": "clipboard-check", "correct": "pencil", "tell": "phone-call", "make_order": "clipboard-list",
    }  # fmt: skip
    act_words: ClassVar[str] = "request_do"
    badge_roles: ClassVar[tuple[str, ...]] = _ROLES
    empty_icon: ClassVar[str] = "inbox"
    two_columns: ClassVar[int] = 720

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._work: RequestWork = RequestWork(self, workplace, self._showing)
        self._names: tuple[str, ...] = ()
        self.pane: RequestPane = RequestPane(self._rows, self._showing)
        self.order_button = Button("", "external-link", name="open_order")
        self.header.add_action(self.order_button)
        self.doubts, self.card = DoubtsCard(), RequestCard(self._showing)
        self.vehicles, self.history = RequestVehiclesCard(), RequestHistoryCard(self._showing)
        self.files, self.papers = FilesWork(self), FilesCard()
        self.lay_out(self.doubts, (self.card,), (self.vehicles, self.papers, self.history))
        self.pane.file_pressed.connect(self._import_request)
        self.order_button.clicked.connect(self._open_order)
        self.vehicles.list_button.clicked.connect(self._import_vehicles)
        self._work.ordered.connect(self._ordered)
        self._connect_papers()
        self.go_live()

    # Page -------------------------------------------------------------------------------------------------

    def title(self) -> str:
        """In the sidebar."""
        return self.tr("Requests")

    def show_for(self, person: object) -> bool:
        """Those who write them down and review them."""
        self._count = None
        return isinstance(person, Person) and person.role in _ROLES

    def commands(self) -> Iterable[Command]:
        """Ctrl+K."""
        yield Command(self.tr("New request"), self._work.new, "plus", "Ctrl+N")
        if self._may_import():
            yield Command(self.pane.file.accessibleName(), self._import_request, "file-spreadsheet")
        yield from super().commands()

    def import_reference(self) -> str:
        """Vehicles of the request shown, until it has passed."""
        view = self._view
        if view is None or view.status not in ("received", "returned"):
            return ""
        return f"vehicle_list/{view.customer_number}/{self.name}/{view.number}"

    def retranslate(self) -> None:
        """What is said before anything is chosen."""
        self._nothing.set_text(self.tr("No request chosen"), self.tr("Choose one on the left, or write a new one."))
        super().retranslate()

    # a request --------------------------------------------------------------------------------------------

    def fetch(self, found: Named) -> RequestView:
        """By its number."""
        return self._workplace.requests.view(found.number)

    def show_view(self, view: RequestView) -> None:
        """Doubts, what is wanted, vehicles, papers, history."""
        names = {person.login: person.name for person in self._workplace.access.people()}
        self.doubts.show_view(view)
        self.card.show_view(view)
        self.vehicles.show_view(view)
        self.papers.show_files(view.files, may=self._work.may_write(), may_withdraw=False)
        self.history.show_view(view, names)
        self._names = self._work.acts(view, view.waits)

    def heading(self, view: RequestView) -> tuple[str, str]:
        """The customer, and what waits."""
        return view.customer, word(f"request_waits.{view.waits}") if view.waits else ""

    def acts(self) -> Sequence[str]:
        """As the person may."""
        return self._names

    def main_act(self) -> str:
        """The first of all."""
        return self._names[0] if self._names else ""

    def further_acts(self) -> Collection[str]:
        """All the others."""
        return self._names[1:]

    def count_waiting(self) -> int:
        """For whomever."""
        return self._workplace.requests.waiting()

    def show_head(self) -> None:
        """The way to its order, and from a file, too."""
        self.pane.file.setVisible(self._may_import())
        if (view := self._view) is not None:
            self.order_button.set_text(view.order)
            self.order_button.setAccessibleName(self.tr("Open the order {number}").format(number=view.order))
            self.order_button.setVisible(bool(view.order))
        super().show_head()

    # inside -----------------------------------------------------------------------------------------------

    def _may_import(self) -> bool:
        person = self._workplace.access.person
        return person is not None and person.may(RIGHTS[REQUEST])

    def _rows(self, text: str) -> list[RequestRow]:
        """None for somebody whose business it is not."""
        person = self._workplace.access.person
        if person is None or person.role not in _ROLES:
            return []
        return self._workplace.requests.list(closed=True, text=text)

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

    def _ordered(self, change: Change) -> None:
        self._count = None
        self.changed.emit(change)
        self.said.emit(self.tr("{number} is made from the request.").format(number=change.number), None)
        self.go.emit("orders_page", change.id.hex)
