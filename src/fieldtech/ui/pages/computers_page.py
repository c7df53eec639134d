"""The office's view of its computers: last contact, what still waits there, version; codes for new ones; revoking."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QStackedWidget

from fieldtech.errors import FieldtechError
from fieldtech.model.base import new_id
from fieldtech.services.access import PersonRow
from fieldtech.services.changes import Change
from fieldtech.services.context import Person
from fieldtech.services.workplace import Workplace
from fieldtech.sync.channel import Unreachable
from fieldtech.ui.kit.boxes import boxed, column, row
from fieldtech.ui.kit.buttons import Button, IconButton, PrimaryButton
from fieldtech.ui.kit.command_palette import Command
from fieldtech.ui.kit.header import PageHeader
from fieldtech.ui.kit.notices import Banner
from fieldtech.ui.language import sentence
from fieldtech.ui.page import Page
from fieldtech.ui.pages.computers.computer_panel import ComputerPanel
from fieldtech.ui.pages.computers.computer_table import ComputerTable
from fieldtech.ui.pages.computers.deeds import Deeds
from fieldtech.ui.pages.computers.no_office import NoOffice
from fieldtech.ui.pages.computers.wording import needs_look
from fieldtech.ui.pages.order.showing import Times
from fieldtech.ui.tasks import Task
from fieldtech.ui.tokens import S3, S4, S5

if TYPE_CHECKING:  # its sheets load cameras and codes: they are made when asked for
    from fieldtech.ui.pages.computers.register_sheet import PickPicture
    from fieldtech.ui.printer_dialog import AskPrinter

PANEL, NARROW_PANEL, NARROW = 372, 312, 1100


@dataclass(frozen=True)
class _Found:
    """What the office said: its computers, and whether its server runs.

    ``at`` is when it said so to another computer of the office, which it could not be asked by since.
    """

    rows: tuple[Any, ...]
    runs: bool
    addresses: tuple[str, ...]
    at: datetime | None = None


_NOTHING = _Found((), runs=True, addresses=())


class ComputersPage(Page):
    """Asks the office beside the window; what it knew last stays in sight meanwhile."""

    name: ClassVar[str] = "computers_page"
    icon: ClassVar[str] = "laptop"

    def __init__(
        self, workplace: Workplace, *, ask_printer: "AskPrinter | None" = None,
        pick_picture: "PickPicture | None" = None, start_office: bool = True,
    ) -> None:  # fmt: skip
        """The dialogs are the system's unless given; ``start_office`` off is for who serves by himself."""
        super().__init__()
        self._workplace = workplace
        self._times = Times(workplace.context.zone, workplace.context.now)
        self._found: _Found | None = None
        self._unheard: FieldtechError | None = None
        self._people: tuple[PersonRow, ...] = ()
        self._asking: Task | None = None
        self.deeds = Deeds(self, workplace, ask_printer, pick_picture, start_office=start_office)
        self.deeds.done.connect(self._done)
        self.deeds.failed.connect(self.failed)
        self.refresh_button = IconButton("refresh-cw", name="refresh", key="Ctrl+R")
        self.new_code = PrimaryButton("", "plus", name="new_code", key="Ctrl+N")
        self.header = PageHeader(self.refresh_button, self.new_code)
        self.start_button = Button("", "zap", name="start_office")
        self.stopped = Banner("danger", "", "", self.start_button)
        self.away = Banner("warn")
        self.table, self.panel, self.nowhere = (
            ComputerTable(workplace.context), ComputerPanel(workplace.context), NoOffice(),
        )  # fmt: skip
        self._lay_out()
        self._connect()
        self.go_live()

    def title(self) -> str:
        """In the sidebar."""
        return self.tr("Computers")

    def show_for(self, person: object) -> bool:
        """Who looks after the computers."""
        return isinstance(person, Person) and person.may("manage_computers")

    def open(self, reference: str) -> None:
        """The list as the office has it now; ``become`` and ``join`` open what that takes."""
        self._workplace.context.require("manage_computers")
        self.load()
        if reference == "become":
            self.deeds.become()
        elif reference == "join":
            self.deeds.join()

    def forget_person(self) -> None:
        """The next person's rights are not known yet."""
        self._found = self._unheard = None
        self.table.show_rows((), {})
        self._say_away()

    def refresh(self, change: object) -> None:
        """Registered, revoked, or an exchange took place."""
        if self.isVisible() and isinstance(change, Change) and change.kind in ("computer", "sync"):
            self.load()

    def search_field(self) -> QLineEdit | None:
        """Ctrl+F."""
        return self.table.search if self._stack.currentIndex() == 0 else None

    def commands(self) -> Iterable[Command]:
        """Ctrl+K."""
        if self._stack.currentIndex() == 0:
            yield Command(self.new_code.text(), self.deeds.new_code, "plus", "Ctrl+N")
            yield Command(self.tr("Refresh"), self.load, "refresh-cw", "Ctrl+R")
            for text, run in self.table.table.sortings():
                yield Command(text, run, "arrow-down")

    def retranslate(self) -> None:
        """Head and banner."""
        self.refresh_button.set_label(self.tr("Refresh"))
        self.new_code.set_text(self.tr("Register a computer"))
        self.start_button.set_text(self.tr("Start it"))
        self.stopped.set("danger", self.tr("The office's server does not run"),
                         self.tr("Laptops cannot send until it does. It starts with the program."))  # fmt: skip
        self._say_away()
        self._name()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrower panel in a small window."""
        super().resizeEvent(event)
        self.panel.setFixedWidth(PANEL if event.size().width() >= NARROW else NARROW_PANEL)

    def load(self) -> None:
        """Ask the office: its server on this computer, or the one to which this computer belongs."""
        syncing = self._workplace.syncing
        here = syncing.is_registered()
        self._stack.setCurrentIndex(0 if here else 1)
        self.new_code.setVisible(here)
        self.refresh_button.setVisible(here)
        if not here:
            self._name()
            return
        if self._asking is not None:
            return
        if self._found is None and not syncing.is_office() and self.show_for(self._workplace.access.person):
            self._show_known()  # until it has answered
        self._asking = Task(lambda _progress: self._ask(), self)
        self._asking.succeeded.connect(self._show)
        self._asking.failed.connect(self._not_told)
        self._asking.finished.connect(self._asked)
        self._asking.start()

    # inside -----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self._beside = row((self.table, 1), self.panel, gap=S4)
        inside = column(self.stopped, self.away, (self._beside, 1), gap=S3, margins=(S5, 0, S5, S4))
        self._stack.addWidget(boxed(inside))
        self._stack.addWidget(self.nowhere)
        self.column.addWidget(self.header)
        self.column.addWidget(self._stack, 1)
        self.stopped.hide()
        self.away.hide()

    def _connect(self) -> None:
        self.refresh_button.clicked.connect(self.load)
        self.new_code.clicked.connect(self.deeds.new_code)
        self.start_button.clicked.connect(self.deeds.start)
        self.table.chosen.connect(self._choose)
        self.nowhere.become.connect(self.deeds.become)
        self.nowhere.join.connect(self.deeds.join)
        self.panel.code_wanted.connect(lambda: self.deeds.code_again(self.table.marked()))
        self.panel.people_wanted.connect(lambda: self.deeds.change_people(self.table.marked()))
        self.panel.revoke_wanted.connect(lambda: self.deeds.ask_to_revoke(self.table.marked()))

    def _ask(self) -> _Found:
        """In the pool."""
        syncing = self._workplace.syncing
        if syncing.is_office():
            office = syncing.office
            return _Found(tuple(office.computers()), bool(office.port()), office.reached_at())
        return _Found(tuple(syncing.management.computers()), True, syncing.where())

    def _asked(self) -> None:
        self._asking = None

    def _show_known(self) -> None:
        """What the office said last to this computer, if it did."""
        syncing = self._workplace.syncing
        known = syncing.management.known()  # type: ignore[union-attr]
        self._show(_Found(known.rows, True, syncing.where(), known.at) if known is not None else _NOTHING)

    def _not_told(self, error: object) -> None:
        """Without an answer the list of before stays in sight, with its time; without the right nothing does."""
        if self._workplace.syncing.is_office() or not isinstance(error, FieldtechError):
            self.failed.emit(error)
            return
        if not self.show_for(self._workplace.access.person):
            return  # somebody else sits here meanwhile, or nobody
        self._show_known()
        self._unheard = error
        self._say_away()

    def _say_away(self) -> None:
        error = self._unheard
        self.away.setVisible(error is not None)
        if error is None:
            return
        unheard = self.tr("The office does not answer, so nothing can be changed now.")
        title = unheard if isinstance(error, Unreachable) else sentence(error.code, **error.params)
        as_it_was = self.tr("The list is as it was at {at}.").format(at=self._when()) if self._when() else ""
        self.away.set("warn", title, as_it_was)

    def _when(self) -> str:
        return self._times.full(self._found.at if self._found is not None else None)

    def _show(self, found: _Found) -> None:
        if not self.show_for(self._workplace.access.person):
            return  # somebody else sits here meanwhile, or nobody
        self._found, self._unheard = found, None
        self._say_away()
        names = {one.login: one.name for one in self._workplace.access.people()}
        self.table.show_rows(found.rows, names, found.at)
        self.stopped.setVisible(not found.runs)
        self._name()

    def _choose(self, computer: Any) -> None:
        at = self._found.at if self._found is not None else None
        self.panel.show_row(computer, self.table.people_of(computer) if computer else "", at, self.table.names)

    def _done(self, text: str) -> None:
        if text:
            self.said.emit(text, None)
        self.changed.emit(Change("computer", new_id()))
        if self.isVisible():
            self.load()

    def _name(self) -> None:
        under = ""
        if self._found is not None and self._stack.currentIndex() == 0:
            rows = [one for one in self._found.rows if one.state != "revoked"]
            look = sum(map(needs_look, rows))
            counts = self.tr("{n} in use · {online} online").format(
                n=len(rows), online=sum(one.state == "online" for one in rows)
            )
            needs = self.tr("{n} need a look").format(n=look) if look else ""
            where = self.tr("reached at {address}").format(address=", ".join(self._found.addresses))
            when = self.tr("as of {at}").format(at=self._when()) if self._found.at is not None else ""
            under = " · ".join(filter(None, (counts, needs, where, when)) if self._found.addresses else ())
        self.header.set_title(self.title(), under)
