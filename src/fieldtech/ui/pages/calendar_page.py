"""The calendar of maintenance and of all other work: month, week, people, the next thirty days (F29, F30)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import ClassVar

from dateutil.relativedelta import relativedelta
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from fieldtech.model.machines.plan import WRITERS
from fieldtech.services.changes import Change
from fieldtech.services.context import Person
from fieldtech.services.plans.calendar import CalendarEntry
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.boxes import Body, boxed, column, row
from fieldtech.ui.kit.command_palette import Command
from fieldtech.ui.kit.footer import Footer
from fieldtech.ui.language import current_language
from fieldtech.ui.page import Page
from fieldtech.ui.pages.calendar.ahead import AheadList
from fieldtech.ui.pages.calendar.choosing import CalendarBar
from fieldtech.ui.pages.calendar.head import CalendarHead
from fieldtech.ui.pages.calendar.ics_file import IcsFile, SaveFile
from fieldtech.ui.pages.calendar.layout import DAYS
from fieldtech.ui.pages.calendar.looks import summary
from fieldtech.ui.pages.calendar.paper import print_calendar
from fieldtech.ui.pages.calendar.reading import AHEAD, Found, Reading, Wanted
from fieldtech.ui.pages.calendar.side import EntryCard
from fieldtech.ui.pages.calendar.signs import Signs
from fieldtech.ui.pages.calendar.view import MONTH, CalendarView
from fieldtech.ui.pages.calendar.waiting import Waiting
from fieldtech.ui.pages.calendar.work import CalendarWork
from fieldtech.ui.printer_dialog import AskPrinter
from fieldtech.ui.remembering import Memory
from fieldtech.ui.tokens import S2, S3, S4, S5

_SIDE, _LEAST_SIDE, _WIDE, _NARROW = 352, 300, 1100, 980


class CalendarPage(Page):
    """The reference is a day or the key of an order."""

    name: ClassVar[str] = "calendar_page"
    icon: ClassVar[str] = "calendar-range"

    def __init__(
        self, workplace: Workplace, *, settings: Memory | None = None, ask_printer: AskPrinter | None = None,
        save_file: SaveFile | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        self._workplace, self._memory, self._ask_printer = workplace, settings, ask_printer
        self._day, self._waiting = date.min, Waiting(workplace)
        self._found: Found | None = None
        self._then: Callable[[], object] | None = None
        self._work, self._file = CalendarWork(self, workplace), IcsFile(self, workplace, save_file)
        self.reading = Reading(self, workplace)
        self.header = CalendarHead()
        self.view, self.ahead, self.card = CalendarView(), AheadList(), EntryCard()
        self.bar, self._stack = CalendarBar(), QStackedWidget()
        self._lay_out()
        self._connect()
        self.go_live()

    # Page -------------------------------------------------------------------------------------------------

    def title(self) -> str:
        """In the sidebar."""
        return self.tr("Calendar")

    def show_for(self, person: object) -> bool:
        """The office; technicians have their day."""
        self._waiting.forget()
        return isinstance(person, Person) and person.may("see_all_orders") and person.role not in ("WH", "FI")

    def open(self, reference: str) -> None:
        """Come to the front, at a day; raises Forbidden."""
        person = self._workplace.context.require("see_all_orders")
        self.card.let_write(person.role in WRITERS)
        if self._day == date.min:
            self._day = self.view.day = self._today()
            self.bar.recall(self._memory)
        if reference:
            self._day = date.fromisoformat(reference)
        self.header.show_waiting(self._waiting.plans())
        self._load()

    def forget_person(self) -> None:
        """Nothing of the one before stays in sight."""
        self._day, self._found, self._then = date.min, None, None
        self._waiting.forget()
        self.reading.forget()
        self.view.forget()
        self.ahead.show_entries(())
        self.card.show_entry(None)

    def refresh(self, change: object) -> None:
        """Something was done here or elsewhere."""
        self._waiting.forget()
        if self.isVisible():
            self.header.show_waiting(self._waiting.plans())
            self._load()

    def focus_first(self) -> None:
        """The keys go to the days."""
        (self.ahead.table if self.bar.mode() == AHEAD else self.view).setFocus()

    def badge(self) -> int:
        """How many visits are late; plans to approve are counted with the approvals."""
        return self._waiting.late()

    def commands(self) -> Iterable[Command]:
        """Ctrl+K."""
        if self.bar.mode() != AHEAD:
            yield Command(self.tr("Today"), lambda: self._go(self._today()), "calendar", "T")
        yield Command(self.header.print.accessibleName(), self._print, "printer")
        yield Command(self.header.export.accessibleName(), self._export, "download")

    def retranslate(self) -> None:
        """The head."""
        self._show_head(())
        if self._found is not None and self.isVisible():
            self._show(self._found)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window gives the side up until something is chosen."""
        super().resizeEvent(event)
        self._show_side()

    # inside -----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        whole = Body(column((self.view, 1)), "calendar_body")
        self._stack.addWidget(boxed(column((whole, 1), margins=(1, 1, 1, 1)), "card"))
        self._stack.addWidget(boxed(column((self.ahead, 1), margins=(1, 1, 1, 1)), "card"))
        self._side: QWidget = Body(column(self.card, None), "calendar_side")
        inside = row((self._stack, 1), self._side, gap=S4)
        self.column.addWidget(self.header)
        self.column.addLayout(column(self.bar, (inside, 1), gap=S3, margins=(S5, 0, S5, S2)), 1)
        self.add_footer(Footer(name="calendar_next", saved=Signs()))

    def _connect(self) -> None:
        head = self.header
        head.earlier.clicked.connect(lambda: self._step(-1))
        head.later.clicked.connect(lambda: self._step(1))
        head.now.clicked.connect(lambda: self._go(self._today()))
        head.plans.clicked.connect(lambda: self.go.emit("plans_page", ""))
        head.print.clicked.connect(self._print)
        head.export.clicked.connect(self._export)
        self.bar.changed.connect(self._chosen_otherwise)
        for part in (self.view, self.ahead):
            part.chosen.connect(self._show_entry)
            part.opened.connect(self._open_order)
        self.view.dropped.connect(self._work.put)
        self.view.drag.told, self.view.drag.may = self._work.follows, self._work.may_drag
        self.view.wanted.connect(self._go)
        self.view.asked.connect(self._by_key)
        self.card.act.connect(self._act)
        self.card.opened.connect(lambda: self._open_order(self._current()))
        self.card.plan.connect(self._open_plan)
        self.card.new_plan.connect(lambda: self.go.emit("plans_page", "new"))
        self._work.done.connect(self._done)
        self._work.moved.connect(self.said)
        self._work.went.connect(self._follow)
        self._file.written.connect(lambda name: self.said.emit(self.tr("Saved as {name}").format(name=name), None))
        self.reading.found.connect(self._show)
        self.reading.failed.connect(self._not_read)
        for worker in (self._work, self._file, self.reading):
            worker.failed.connect(self.failed)

    def _load(self, *, mark: bool = False) -> None:
        """Ask for the page of the day; ``mark`` it when it is there."""
        self.reading.ask(Wanted(self.bar.mode(), self._day, self.bar.person(), mark))

    def _show(self, found: Found) -> None:
        """What was read, as far as it is wanted."""
        wanted = found.wanted
        self._found = replace(found, wanted=replace(wanted, mark=False))
        self.bar.offer(found.people)
        self._work.names = {one.login: one.name for one in found.people}
        entries = self.bar.wanted(found.entries)
        if wanted.mode == AHEAD:
            self.ahead.show_entries(entries)
        else:
            english = current_language() == "en"
            off = {day: names[english] for day, names in found.off.items()}
            self.view.show_entries(wanted.mode, wanted.first, entries, people=self.bar.rows(), off=off,
                                   today=self._today(), label=self.tr("Calendar"))  # fmt: skip
        self._stack.setCurrentIndex(1 if wanted.mode == AHEAD else 0)
        self.header.offer_days(wanted.mode != AHEAD)
        self._show_head(entries)
        if wanted.mark:
            self.view.go(wanted.day)
        else:
            self._show_entry(self._current())
        then, self._then = self._then, None
        if then is not None:
            then()

    def _not_read(self) -> None:
        self._then = None  # what was to follow would surprise later

    def _show_head(self, entries: Sequence[CalendarEntry]) -> None:
        if self._found is None:
            self.header.set_title(self.title(), "")
            return
        wanted, doubts = self._found.wanted, self._found.doubts
        self.header.set_title(self.title(), summary(entries, None if wanted.mode == AHEAD else wanted.day, doubts))

    def _show_entry(self, entry: object) -> None:
        found = entry if isinstance(entry, CalendarEntry) else None
        if found is not None and self._stack.currentIndex() == 0 and not self.reading.going:
            self._day = self.view.day
        if found is None:
            self.card.show_entry(None)
        else:
            self.card.show_entry(found, self._work.steps(found), self._work.contact(found))
        self._show_side()

    def _show_side(self) -> None:
        self._side.setFixedWidth(_SIDE if self.width() >= _WIDE else _LEAST_SIDE)
        self._side.setVisible(self.width() >= _NARROW or self._current() is not None)

    def _current(self) -> CalendarEntry | None:
        return self.ahead.current() if self._stack.currentIndex() else self.view.current()

    def _chosen_otherwise(self) -> None:
        self.bar.remember(self._memory)
        wanted = self._found.wanted if self._found is not None and not self.reading.going else None
        if self._found is not None and wanted and (wanted.mode, wanted.person) == (self.bar.mode(), self.bar.person()):
            self._show(self._found)  # the same page: only what is left out of it changes
        else:
            self._load()

    # going about --------------------------------------------------------------------------------------------

    def _today(self) -> date:
        context = self._workplace.context
        return context.local(context.now()).date()

    def _step(self, way: int) -> None:
        self._go(self._day + (relativedelta(months=way) if self.bar.mode() == MONTH else timedelta(days=DAYS * way)))

    def _go(self, day: date) -> None:
        self._day = day
        self._load(mark=True)

    def _follow(self, day: date) -> None:
        """A visit went there: the page goes along, if it does not show that day."""
        if not any(cell.day == day for cell in self.view.sheet.cells):
            self._day = day

    def _by_key(self, what: str) -> None:
        if what == "move":
            self._act("move_visit")
        elif what == "give":
            entry = self._current()
            self._act(self._work.giving(entry) if entry is not None else "")
        elif what == "today":
            self._go(self._today())
        else:
            self._step(1 if what == "later" else -1)

    def _open_order(self, entry: object) -> None:
        if isinstance(entry, CalendarEntry):
            self.go.emit("orders_page", entry.order.hex)

    def _open_plan(self) -> None:
        entry = self._current()
        if entry is not None and entry.plan:
            self.go.emit("plans_page", entry.plan)

    # acts -----------------------------------------------------------------------------------------------------

    def _act(self, name: str) -> None:
        entry = self._current()
        if entry is not None and name in self._work.steps(entry):
            self._work.act(name, entry)

    def _done(self, change: Change) -> None:
        self._waiting.forget()
        self.changed.emit(change)
        self._load()

    def _print(self) -> None:
        if self.bar.mode() == AHEAD:
            self.bar.set_mode(MONTH)
            self._then = self._print_shown
            self._load()
        else:
            self._print_shown()

    def _print_shown(self) -> None:
        print_calendar(self, self.view, f"{self.title()} · {self._day:%Y-%m}", self._ask_printer)

    def _export(self) -> None:
        self._file.save(self._day, self.bar.person())
