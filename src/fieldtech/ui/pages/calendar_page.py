"""The calendar of maintenance and of all other work: month, week, people, the next thirty days (F29, F30)."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import ClassVar

from dateutil.relativedelta import relativedelta
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from fieldtech.errors import FieldtechError
from fieldtech.model.maintenance import VISIT_KINDS
from fieldtech.services.changes import Change
from fieldtech.services.context import Person
from fieldtech.services.plans.calendar import CalendarEntry
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.boxes import Body, boxed, column, row
from fieldtech.ui.kit.buttons import Button, IconButton
from fieldtech.ui.kit.command_palette import Command
from fieldtech.ui.kit.header import PageHeader
from fieldtech.ui.language import current_language, word
from fieldtech.ui.page import Page
from fieldtech.ui.pages.calendar.ahead import AheadList
from fieldtech.ui.pages.calendar.choosing import CalendarBar
from fieldtech.ui.pages.calendar.layout import DAYS, WEEKS, first_shown, monday_of
from fieldtech.ui.pages.calendar.paper import AskPrinter, SaveFile, print_calendar, save_calendar
from fieldtech.ui.pages.calendar.side import EntryCard
from fieldtech.ui.pages.calendar.view import MONTH, CalendarView
from fieldtech.ui.pages.calendar.work import CalendarWork
from fieldtech.ui.remembering import Memory
from fieldtech.ui.tokens import S3, S4, S5

AHEAD = "ahead"
_SIDE, _NARROW = 316, 980


class CalendarPage(Page):
    """The reference is a day or the key of an order."""

    name: ClassVar[str] = "calendar_page"
    icon: ClassVar[str] = "calendar-range"

    def __init__(
        self, workplace: Workplace, *, settings: Memory | None = None, ask_printer: AskPrinter | None = None,
        save_file: SaveFile | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        self._workplace, self._memory = workplace, settings
        self._ask_printer, self._save_file = ask_printer, save_file
        self._day = date.min
        self._late: int | None = None
        self._work = CalendarWork(self, workplace)
        self.earlier, self.later = IconButton("chevron-left", name="earlier"), IconButton("chevron-right", name="later")
        self.now = Button("", name="today")
        self.plans = Button("", "repeat", name="plans")
        self.print = IconButton("printer", name="print_calendar")
        self.export = IconButton("download", name="export_calendar")
        self.header = PageHeader(self.earlier, self.now, self.later, self.print, self.export, self.plans)
        self.bar = CalendarBar()
        self.view, self.ahead, self.card = CalendarView(), AheadList(), EntryCard()
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.go_live()

    # Page -------------------------------------------------------------------------------------------------

    def title(self) -> str:
        """In the sidebar."""
        return self.tr("Calendar")

    def show_for(self, person: object) -> bool:
        """The office; technicians have their day."""
        self._late = None
        return isinstance(person, Person) and person.may("see_all_orders") and person.role not in ("WH", "FI")

    def open(self, reference: str) -> None:
        """Come to the front, at a day; raises Forbidden."""
        self._workplace.context.require("see_all_orders")
        if self._day == date.min:
            self._day = self._today()
            self.bar.recall(self._memory)
        if reference:
            self._day = date.fromisoformat(reference)
        self._load()

    def forget_person(self) -> None:
        """Nothing of the one before stays in sight."""
        self._day, self._late = date.min, None
        self.view.forget()
        self.ahead.show_entries(())
        self.card.show_entry(None)

    def refresh(self, change: object) -> None:
        """Something was done here or elsewhere."""
        self._late = None
        if self.isVisible():
            self._load()

    def focus_first(self) -> None:
        """The keys go to the days."""
        (self.ahead.table if self.bar.mode() == AHEAD else self.view).setFocus()

    def badge(self) -> int:
        """How many visits are late."""
        person = self._workplace.access.person
        if person is None or not self.show_for(person):
            return 0
        if self._late is None:
            self._late = self._workplace.calendar.late_count()
        return self._late

    def commands(self) -> Iterable[Command]:
        """Ctrl+K."""
        yield Command(self.tr("Today"), self._go_today, "calendar", "T")
        yield Command(self.tr("Plans"), self._open_plans, "repeat")
        yield Command(self.print.accessibleName(), self._print, "printer")
        yield Command(self.export.accessibleName(), self._export, "download")

    def retranslate(self) -> None:
        """The head."""
        self.earlier.set_label(self.tr("Earlier"))
        self.later.set_label(self.tr("Later"))
        self.print.set_label(self.tr("Print the calendar"))
        self.export.set_label(self.tr("Save as iCalendar file"))
        self.now.set_text(self.tr("Today"))
        self.plans.set_text(self.tr("Plans"))
        self._show_head(())
        if self.isVisible():
            self._load()

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
        self._side.setFixedWidth(_SIDE)
        inside = row((self._stack, 1), self._side, gap=S4)
        self.column.addWidget(self.header)
        self.column.addLayout(column(self.bar, (inside, 1), gap=S3, margins=(S5, 0, S5, S4)), 1)

    def _connect(self) -> None:
        self.earlier.clicked.connect(lambda: self._step(-1))
        self.later.clicked.connect(lambda: self._step(1))
        self.now.clicked.connect(self._go_today)
        self.plans.clicked.connect(self._open_plans)
        self.print.clicked.connect(self._print)
        self.export.clicked.connect(self._export)
        self.bar.changed.connect(self._chosen_otherwise)
        for part in (self.view, self.ahead):
            part.chosen.connect(self._show_entry)
            part.opened.connect(self._open_order)
        self.view.dropped.connect(self._dropped)
        self.view.drag.told = self._work.follows
        self.view.wanted.connect(self._go)
        self.view.asked.connect(self._by_key)
        self.card.act.connect(self._act)
        self.card.opened.connect(lambda: self._open_order(self._current()))
        self.card.plan.connect(self._open_plan)
        self._work.done.connect(self._done)
        self._work.moved.connect(self.said)
        self._work.failed.connect(self.failed)

    def _load(self) -> None:
        mode, today = self.bar.mode(), self._today()
        self._stack.setCurrentIndex(1 if mode == AHEAD else 0)
        calendar = self._workplace.calendar
        self.bar.offer(self._workplace.access.people())
        try:
            if mode == AHEAD:
                entries = self.bar.wanted(calendar.ahead())
                self.ahead.show_entries(entries)
            else:
                first = first_shown(self._day) if mode == MONTH else monday_of(self._day)
                last = first + timedelta(days=(DAYS * WEEKS if mode == MONTH else DAYS) - 1)
                entries = self.bar.wanted(calendar.entries(first, last, technician=self.bar.person()))
                english = current_language() == "en"
                off = {day: names[english] for day, names in calendar.days_off(first, last).items()}
                self.view.show_entries(mode, first, entries, people=self.bar.rows(), off=off, today=today,
                                       label=self.tr("Calendar"))  # fmt: skip
        except FieldtechError as error:
            self.failed.emit(error)
            return
        self._show_head(entries)
        self._show_entry(self._current())

    def _show_head(self, entries: Sequence[CalendarEntry]) -> None:
        if self._day == date.min:
            self.header.set_title(self.title(), "")
            return
        visits = [one for one in entries if one.kind in VISIT_KINDS]
        late, nobody = sum(one.late for one in visits), sum(not one.login for one in visits)
        parts = [self.tr("{n} visits").format(n=len(visits))]
        parts += [self.tr("{n} late").format(n=late)] if late else []
        parts += [self.tr("{n} without anybody").format(n=nobody)] if nobody else []
        if self.bar.mode() != AHEAD:
            month = word(f"recurrence.month.{self._day.month}")
            parts.insert(0, word("calendar.month", year=str(self._day.year), month=month))
        self.header.set_title(self.title(), " · ".join(parts))

    def _show_entry(self, entry: object) -> None:
        found = entry if isinstance(entry, CalendarEntry) else None
        if found is not None and self.bar.mode() != AHEAD:
            self._day = self.view.day
        self.card.show_entry(found, self._work.steps(found) if found else ())
        self._show_side()

    def _show_side(self) -> None:
        self._side.setVisible(self.width() >= _NARROW or self._current() is not None)

    def _current(self) -> CalendarEntry | None:
        return self.ahead.current() if self.bar.mode() == AHEAD else self.view.current()

    def _chosen_otherwise(self) -> None:
        self.bar.remember(self._memory)
        self._load()

    # going about --------------------------------------------------------------------------------------------

    def _today(self) -> date:
        context = self._workplace.context
        return context.local(context.now()).date()

    def _step(self, way: int) -> None:
        self._go(self._day + (relativedelta(months=way) if self.bar.mode() == MONTH else timedelta(days=DAYS * way)))

    def _go_today(self) -> None:
        self._go(self._today())

    def _go(self, day: date) -> None:
        self._day = day
        self._load()
        self.view.go(day)

    def _by_key(self, what: str) -> None:
        if what == "move":
            self._act("move_visit")
        elif what == "today":
            self._go_today()
        else:
            self._step(1 if what == "later" else -1)

    def _open_order(self, entry: object) -> None:
        if isinstance(entry, CalendarEntry):
            self.go.emit("orders_page", entry.order.hex)

    def _open_plans(self) -> None:
        self.go.emit("plans_page", "")

    def _open_plan(self) -> None:
        entry = self._current()
        if entry is not None and entry.plan:
            self.go.emit("plans_page", entry.plan)

    # acts -----------------------------------------------------------------------------------------------------

    def _act(self, name: str) -> None:
        entry = self._current()
        if entry is not None and name in self._work.steps(entry):
            self._work.act(name, entry)

    def _dropped(self, entry: CalendarEntry, day: date) -> None:
        self._work.act("move_visit", entry, day)

    def _done(self, change: Change) -> None:
        self._late = None
        self.changed.emit(change)
        self._load()

    def _print(self) -> None:
        if self.bar.mode() == AHEAD:
            self.bar.set_mode(MONTH)
            self._load()
        print_calendar(self, self.view, f"{self.title()} · {self._day:%Y-%m}", self._ask_printer)

    def _export(self) -> None:
        first = first_shown(self._day)
        data = self._workplace.calendar.ics(
            first, first + timedelta(days=DAYS * WEEKS - 1), technician=self.bar.person()
        )
        try:
            path = save_calendar(self, f"fieldtech-{self._day:%Y-%m}.ics", data, self._save_file)
        except FieldtechError as error:
            self.failed.emit(error)
        else:
            if path:
                self.said.emit(self.tr("Saved as {name}").format(name=Path(path).name), None)
