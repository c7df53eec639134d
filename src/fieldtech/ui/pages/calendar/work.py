"""What is done from the calendar: told, assigned, given to another person, moved to another day; and back again."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from fieldtech.errors import FieldtechError, Problem
from fieldtech.model.base import Id
from fieldtech.model.drafts.base import Draft
from fieldtech.model.drafts.planning import AssignDraft, HandOverDraft
from fieldtech.model.drafts.visits import MoveVisitDraft, NoticeDraft
from fieldtech.model.maintenance import VISIT_KINDS
from fieldtech.services.changes import Change
from fieldtech.services.order_view import OrderView
from fieldtech.services.plans.calendar import CalendarEntry
from fieldtech.services.steps import StepOffer
from fieldtech.services.workplace import Workplace
from fieldtech.ui.language import sentence, together, word
from fieldtech.ui.later import soon
from fieldtech.ui.pages.calendar.side import ACTS
from fieldtech.ui.pages.order.acts import Acts, act_word
from fieldtech.ui.pages.order.beside import facts_beside
from fieldtech.ui.pages.order.form_sheet import FormSheet
from fieldtech.ui.pages.order.notice_card import BEFORE, NOTICE_ACTS, told_words
from fieldtech.ui.pages.order.notice_work import NoticeWork
from fieldtech.ui.pages.order.showing import Showing

GIVING = ("assign", "reassign", "hand_over")
"""The steps by which another person gets it."""
_NOT_HIS = ("not_your_order", "technicians_own_step")


class CalendarWork(QObject):
    """``done(change)`` after each act; ``moved(text, undo)`` when a visit has another day or person; ``went(day)``."""

    done = Signal(object)
    went = Signal(object)
    moved = Signal(str, object)
    failed = Signal(object)

    def __init__(self, page: QWidget, workplace: Workplace) -> None:
        super().__init__(page)
        self._page, self._workplace = page, workplace
        self._showing = Showing(workplace)
        self._acts = Acts(workplace, self._showing)
        self.notices = NoticeWork(page, workplace)
        self.notices.said.connect(lambda text: self.moved.emit(text, None))
        self.notices.failed.connect(self.failed)
        self._known: tuple[CalendarEntry | None, tuple[StepOffer, ...]] = (None, ())
        self.names: Mapping[str, str] = {}  # of the people, by login

    def steps(self, entry: CalendarEntry) -> tuple[str, ...]:
        """The steps of ``ACTS`` that the person may take now."""
        offers = self._offers(entry)
        found = tuple(offer.name for offer in offers if offer.name in ACTS and _his(offer))
        told = entry.kind in VISIT_KINDS and entry.status in BEFORE and any(one.name == "move_visit" for one in offers)
        return (*found, *NOTICE_ACTS) if told else found

    def contact(self, entry: CalendarEntry) -> str:
        """Whom to reach, and his number."""
        return self._workplace.calendar.contact(entry.order)

    def giving(self, entry: CalendarEntry) -> str:
        """The step by which another person gets it now, or ""."""
        return next((name for name in self.steps(entry) if name in GIVING), "")

    def may_drag(self, entry: CalendarEntry, people: bool) -> bool:
        """Whether it can be put elsewhere: on another day, or beside ``people`` on somebody else."""
        return entry.movable or (people and bool(self.giving(entry)))

    def act(self, name: str, entry: CalendarEntry, day: date | None = None, login: str = "") -> None:
        """Open the form of a step; the day and the person may be known already. The notice needs no form."""
        if name in NOTICE_ACTS:
            self.notices.act(name, entry.order)
            return
        try:
            view = self._workplace.orders.view(entry.order)
        except FieldtechError as error:
            self.failed.emit(error)
            return
        form = self._acts.form(name, view)
        if form is None:
            return
        draft: Draft = self._acts.draft(name, view)
        given = self._given(draft, view, entry, day, login)
        perform: Callable[[Draft], Change] = partial(self._acts.perform, name, view)
        if name == "move_visit":
            perform = partial(self._move, entry)
        elif name == "notify":
            perform = partial(self._tell, view)
        elif name in GIVING:
            perform = partial(self._give, name, entry, view)
        sheet = FormSheet(
            self._page.window(), form, perform, self._showing.times, title=act_word(name),
            under=f"{entry.number} · {entry.customer}", verb=act_word(name),
            facts=facts_beside(name, view, self._showing),
        )  # fmt: skip
        sheet.done.connect(self.done)
        soon(sheet, partial(_start, sheet, replace(draft, **given), given))

    def put(self, entry: CalendarEntry, day: date, login: str | None) -> None:
        """It was dropped on a day, and on a person's row unless that is None."""
        if login is None and "move_visit" in self.steps(entry):
            self.act("move_visit", entry, day)
        elif login and (step := self.giving(entry)):
            self.act(step, entry, day, login)
        else:
            self.moved.emit(self.follows(entry, day, login), None)

    def follows(self, entry: CalendarEntry, day: date, login: str | None) -> str:
        """What putting a visit on a day, or on a person's row, would mean, for the bubble."""
        if login == "":
            return word("calendar.to_nobody")
        if not (self.giving(entry) if login is not None else entry.movable):
            return self._why_not(entry)
        said = [word("calendar.to", day=day.isoformat())]
        if login is not None:
            said = [word("calendar.give", name=self.names.get(login, login), day=day.isoformat())]
        said += self._others(entry, day, login or entry.login)
        if day in self._workplace.calendar.days_off(day, day):
            said.append(word("calendar.day_off"))
        if login is None and entry.status != "planned":
            said.append(word("calendar.tell_again"))
        if day < self._showing.times.today():
            said.append(word("calendar.past"))
        return together(*said)

    def _others(self, entry: CalendarEntry, day: date, login: str) -> list[str]:
        entries = self._workplace.calendar.entries(day, day, technician=login) if login else []
        others = [one for one in entries if one.order != entry.order]
        return [word("calendar.busy", name=self.names.get(login, login), n=str(len(others)))] if others else []

    def _offers(self, entry: CalendarEntry) -> tuple[StepOffer, ...]:
        if self._known[0] is not entry:
            try:
                self._known = entry, self._workplace.repairs.steps(entry.order)
            except FieldtechError:
                self._known = entry, ()
        return self._known[1]

    def _why_not(self, entry: CalendarEntry) -> str:
        """Why nobody else gets it now."""
        if entry.status == "planned":
            return sentence("notice_missing")
        ways = [offer for offer in self._offers(entry) if offer.name in GIVING]
        own = [problem for offer in ways for problem in _not_his(offer) if offer.role_may]
        if own:
            return sentence(own[0].code, **own[0].params)
        person = self._workplace.access.person
        return sentence("role_may_not", role=person.role if person else "") if ways else sentence("wrong_state")

    def _given(
        self, draft: Draft, view: OrderView, entry: CalendarEntry, day: date | None, login: str
    ) -> dict[str, Any]:
        """What is known of the form's fields by where it was put."""
        if isinstance(draft, MoveVisitDraft):
            return {"day": day} if day is not None else {}
        if isinstance(draft, HandOverDraft):
            return {"technician": login} if login else {}
        if not isinstance(draft, AssignDraft) or not login:
            return {}
        sent = view.facts.get(AssignDraft) if entry.login else None
        beside = [one for one in sent.technicians[1:] if one != login] if sent is not None else []
        found: dict[str, Any] = {"technicians": (login, *beside)}
        start, end = entry.start or draft.slot_from, entry.end or draft.slot_to
        if start is not None and end is not None and day is not None:
            zone = self._workplace.context.zone
            first = datetime.combine(day, start.astimezone(zone).time(), zone)
            found |= {"slot_from": first, "slot_to": first + (end - start)}
        return found

    def _move(self, entry: CalendarEntry, draft: Draft) -> Change:
        assert isinstance(draft, MoveVisitDraft)
        change = self._workplace.visits.move(entry.order, draft)
        if draft.day is not None and entry.due_on is not None and draft.day != entry.due_on:
            said = word("calendar.moved", number=entry.number, day=draft.day.isoformat())
            self.moved.emit(said, partial(self._back, entry.order))
            self.went.emit(draft.day)
        return change

    def _tell(self, view: OrderView, draft: Draft) -> Change:
        change = self._acts.perform("notify", view, draft)
        if isinstance(draft, NoticeDraft):
            told = told_words(self._showing, draft)
            self.moved.emit(word("visit.told", number=view.number, told=told), None)
        return change

    def _give(self, name: str, entry: CalendarEntry, view: OrderView, draft: Draft) -> Change:
        before = view.facts.get(AssignDraft)
        change = self._acts.perform(name, view, draft)
        logins = draft.technicians if isinstance(draft, AssignDraft) else (getattr(draft, "technician", ""),)
        said = ", ".join(self.names.get(login, login) for login in logins)
        undo = {
            "assign": partial(self._nobody, entry.order),
            "reassign": partial(self._given_back, entry.order, before),
        }.get(name)
        self.moved.emit(word("calendar.given", number=entry.number, name=said), undo)
        return change

    def _back(self, order: Id) -> None:
        """The day it had before, with whoever had been told and sent."""
        self._undo(lambda: self._workplace.visits.move_back(order, word("calendar.taken_back")))

    def _nobody(self, order: Id) -> None:
        """Nobody had it before."""
        self._undo(lambda: self._workplace.repairs.do(order, "unassign"))

    def _given_back(self, order: Id, before: AssignDraft | None) -> None:
        """Who had it before has it again, at that time; what was doubtful then is no question now."""
        repairs = self._workplace.repairs
        if before is None:
            return
        found = repairs.check(order, "reassign", replace(before, confirmed=()))
        doubts = tuple(problem.code for problem in found if problem.severity == "warning")
        self._undo(lambda: repairs.do(order, "reassign", replace(before, confirmed=doubts)))

    def _undo(self, act: Callable[[], Change]) -> None:
        try:
            change = act()
        except FieldtechError as error:
            self.failed.emit(error)
        else:
            self.done.emit(change)
            self.moved.emit(word("calendar.undone", number=change.number), None)


def _start(sheet: FormSheet, draft: Draft, given: Mapping[str, Any]) -> None:
    """Where it was put counts, also before an unfinished draft of another day."""
    sheet.start(draft)
    for name, value in given.items():
        if getattr(sheet.form.draft(), name) != value:
            sheet.form.set_field(name, value)
    if isinstance(draft, MoveVisitDraft) and given:
        sheet.form.editor("reason").control.setFocus(Qt.FocusReason.OtherFocusReason)  # the day is said already


def _his(offer: StepOffer) -> bool:
    return offer.role_may and not _not_his(offer)


def _not_his(offer: StepOffer) -> list[Problem]:
    return [problem for problem in offer.problems if problem.code in _NOT_HIS]
