"""What is done from the calendar: told, assigned, moved to another day and back again."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from fieldtech.errors import FieldtechError
from fieldtech.model.base import Id
from fieldtech.model.drafts.base import Draft
from fieldtech.model.drafts.visits import MoveVisitDraft
from fieldtech.services.changes import Change
from fieldtech.services.plans.calendar import CalendarEntry
from fieldtech.services.workplace import Workplace
from fieldtech.ui.language import word
from fieldtech.ui.later import soon
from fieldtech.ui.pages.calendar.side import ACTS
from fieldtech.ui.pages.order.acts import Acts, act_word
from fieldtech.ui.pages.order.form_sheet import FormSheet
from fieldtech.ui.pages.order.showing import Showing


class CalendarWork(QObject):
    """``done(change)`` after each act; ``moved(text, undo)`` when a visit went to another day."""

    done = Signal(object)
    moved = Signal(str, object)
    failed = Signal(object)

    def __init__(self, page: QWidget, workplace: Workplace) -> None:
        super().__init__(page)
        self._page, self._workplace = page, workplace
        self._showing = Showing(workplace)
        self._acts = Acts(workplace, self._showing)

    def steps(self, entry: CalendarEntry) -> tuple[str, ...]:
        """The steps of ``ACTS`` that the person may take now."""
        try:
            offers = self._workplace.repairs.steps(entry.order)
        except FieldtechError:
            return ()
        return tuple(offer.name for offer in offers if offer.name in ACTS and offer.role_may)

    def act(self, name: str, entry: CalendarEntry, day: date | None = None) -> None:
        """Open the form of a step; a move may know its day already."""
        try:
            view = self._workplace.orders.view(entry.order)
        except FieldtechError as error:
            self.failed.emit(error)
            return
        form = self._acts.form(name, view)
        if form is None:
            return
        draft: Draft = self._acts.draft(name, view)
        if isinstance(draft, MoveVisitDraft) and day is not None:
            draft = MoveVisitDraft(day=day, wished_by=draft.wished_by)
        perform: Callable[[Draft], Change] = partial(self._acts.perform, name, view)
        if name == "move_visit":
            perform = partial(self._move, entry)
        sheet = FormSheet(
            self._page.window(), form, perform, self._showing.times, title=act_word(name),
            under=f"{entry.number} · {entry.customer}", verb=act_word(name),
        )  # fmt: skip
        sheet.done.connect(self.done)
        soon(sheet, partial(sheet.start, draft))

    def follows(self, entry: CalendarEntry, day: date) -> str:
        """What putting a visit on a day would mean, for the bubble."""
        said = [word("calendar.to", day=day.isoformat())]
        entries = self._workplace.calendar.entries(day, day, technician=entry.login) if entry.login else []
        others = [one for one in entries if one.order != entry.order]
        if others:
            said.append(word("calendar.busy", name=entry.technician, n=str(len(others))))
        if day in self._workplace.calendar.days_off(day, day):
            said.append(word("calendar.day_off"))
        if entry.status != "planned":
            said.append(word("calendar.tell_again"))
        if day < self._showing.times.today():
            said.append(word("calendar.past"))
        return " ".join(said)

    def _move(self, entry: CalendarEntry, draft: Draft) -> Change:
        assert isinstance(draft, MoveVisitDraft)
        change = self._workplace.visits.move(entry.order, draft)
        if draft.day is not None and entry.due_on is not None and draft.day != entry.due_on:
            said = word("calendar.moved", number=entry.number, day=draft.day.isoformat())
            self.moved.emit(said, partial(self._back, entry.order, entry.due_on, draft.wished_by))
        return change

    def _back(self, order: Id, day: date, wished_by: str) -> None:
        """The day it had before; told and assigned anew where that had been done."""
        try:
            self.done.emit(
                self._workplace.visits.move(order, MoveVisitDraft(day, word("calendar.taken_back"), wished_by))
            )
        except FieldtechError as error:
            self.failed.emit(error)
