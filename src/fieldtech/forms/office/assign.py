"""Who goes when (B18, B33): ranked people, the time, the site class, reserved numbers, doubts to be considered."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer

from fieldtech.errors import Problem
from fieldtech.forms.choice_fields import Choice, Segments
from fieldtech.forms.date_fields import Moment
from fieldtech.forms.field import Field
from fieldtech.forms.office.consent import MANAGERS
from fieldtech.forms.office.considered_field import Considered, ConsideredEditor
from fieldtech.forms.office.crew_field import Crew, CrewEditor
from fieldtech.forms.office.desk import Desk, OfficeForm, choices
from fieldtech.forms.office.units_field import Units, UnitsEditor
from fieldtech.forms.text_fields import LongText
from fieldtech.model.choices import HOW, STAFF_KINDS
from fieldtech.model.drafts.base import Draft
from fieldtech.model.drafts.planning import AssignDraft
from fieldtech.services.dispatch import Candidate
from fieldtech.services.unit_offers import UnitOffer
from fieldtech.ui.kit.choices import Option
from fieldtech.ui.language import word

_CONSENT = ("consent_by", "consent_at", "consent_how", "consent_reason")
_LENGTHS = (1, 2, 4)  # hours
_UNITS = {"terminals": "terminal", "sims": "sim"}
_CHECK_AFTER_MS = 120


@dataclass(frozen=True)
class Dispatcher:
    """What the form asks while one chooses."""

    candidates: Callable[[datetime | None, datetime | None], Sequence[Candidate]]
    units: Callable[[str, str, tuple[str, ...]], Sequence[UnitOffer]]
    unit: Callable[[str, str, tuple[str, ...]], UnitOffer | None]
    free_units: Callable[[str, tuple[str, ...]], tuple[int, int]]
    check: Callable[[AssignDraft], Sequence[Problem]]
    site_classes: Callable[[], tuple[Option, ...]]
    first_free: Callable[[str, tuple[str, ...], tuple[str, ...], int], Sequence[str]]
    wanted: int = 0  # of each, for a fleet
    units_needed: bool = True  # whether terminals and cards are set aside: a visit looks at what is there
    day: date | None = None  # on which a visit is due


class AssignForm(OfficeForm[AssignDraft]):
    """The same for the planned and for the emergency assignment."""

    draft_type = AssignDraft

    def __init__(self, desk: Desk, dispatcher: Dispatcher) -> None:
        super().__init__(desk)
        self._dispatcher = dispatcher
        self._near: tuple[str, ...] | None = None  # whose vans the lines of the units were described for
        self._refused: tuple[Problem, ...] = ()
        self._seen: tuple[Any, ...] | None = None
        self._later = QTimer(self, singleShot=True, interval=_CHECK_AFTER_MS)
        self._later.timeout.connect(self.look)
        self.start()

    def fields(self) -> Sequence[Field]:
        """When, who, of which kind, where, what is reserved, what was considered."""
        return (
            Moment(name="slot_from", label=self.tr("From"), required=True, zone=self.desk.zone, clock=self.desk.clock,
                   quick=self._beginnings),
            Moment(name="slot_to", label=self.tr("Until"), required=True, zone=self.desk.zone, clock=self.desk.clock,
                   quick=self._lengths),
            Crew(name="technicians", label=self.tr("Who goes"), required=True),
            Considered(name="confirmed", label=self.tr("Please consider")),
            Segments(name="site_class", label=self.tr("Site class"), required=True, span=0,
                     options=self._dispatcher.site_classes()),
            Segments(name="staff_kind", label=self.tr("Staff"), required=True, span=0,
                     options=choices("staff_kind", STAFF_KINDS)),
            Choice(name="consent_by", label=self.tr("Consent of"), required=True, placeholder=self.tr("Choose…"),
                   options=self.desk.colleagues(*MANAGERS)),
            self.desk.happened("consent_at", self.tr("Consent given")),
            Segments(name="consent_how", label=self.tr("How"), required=True, span=0, options=choices("how", HOW)),
            LongText(name="consent_reason", label=self.tr("Why not own staff"), required=True, lines=2),
            Units(name="terminals", label=self.tr("Terminals to set aside"), help=self._free("terminal"),
                  search=partial(self._find, "terminal"), describe=partial(self._describe, "terminal"),
                  placeholder=self.tr("Scan, or type part of the number"), scan=("terminal_id", "imei"),
                  wanted=self._dispatcher.wanted, take=partial(self._take, "terminal")),
            Units(name="sims", label=self.tr("SIM cards to set aside"), help=self._free("sim"),
                  search=partial(self._find, "sim"), describe=partial(self._describe, "sim"),
                  placeholder=self.tr("Scan, or type part of the number"), scan=("iccid", "msisdn"),
                  wanted=self._dispatcher.wanted, take=partial(self._take, "sim")),
        )  # fmt: skip

    def problems(self) -> tuple[Problem, ...]:
        """A doubt in sight must be considered before it goes."""
        open_codes = set(self._doubts().codes()) - set(self.draft().confirmed) if self._cells else set()
        mine = (Problem("confirmed", "not_considered"),) if open_codes else ()
        held = {*self.draft().terminals, *self.draft().sims} if self._cells else set()
        refused = tuple(problem for problem in self._refused if problem.params.get("number") in held)
        return (*super().problems(), *mine, *refused)

    def load(self, draft: AssignDraft | Draft, *, restore: bool = True) -> None:
        """Show a draft, with the people for its time."""
        super().load(draft, restore=restore)
        if not self._alive:
            return  # the empty draft of the beginning: nobody sees who would be free for it
        self._seen = self._near = None
        QTimer.singleShot(0, self, self.look)  # the form is seen before all those people are asked for

    def follow(self) -> None:
        """Consent is asked for strangers only; the doubts follow after a moment."""
        draft = self.draft()
        self.show_cells(draft.staff_kind != "own", *_CONSENT)
        self.show_cells(self._dispatcher.units_needed, *_UNITS)
        self._later.start()

    def field_changed(self, name: str) -> None:
        """The end follows the beginning, the staff kind follows the person."""
        draft = self.draft()
        if name == "slot_from" and draft.slot_from and (draft.slot_to is None or draft.slot_to <= draft.slot_from):
            self.set_field("slot_to", draft.slot_from + timedelta(hours=2))
        if name == "technicians" and draft.technicians:
            contractor = self._crew().box.role_of(draft.technicians[0]) == "EX"
            if contractor != (draft.staff_kind == "contractor"):
                self.set_field("staff_kind", "contractor" if contractor else "own")

    def look(self) -> None:
        """Ask for people, numbers and doubts of what is chosen now."""
        self._later.stop()
        draft = self.draft()
        self._look_for_people(draft)
        self._look_for_units(draft)
        found = self._dispatcher.check(replace(draft, confirmed=())) if draft.technicians else ()
        self._refused = tuple(p for p in found if p.field in _UNITS and p.severity == "error")
        self._doubts().show_warnings([self._by_name(p) for p in found if p.severity == "warning"])
        self.show_cells(bool(self._doubts().codes()), "confirmed")
        self._show_problems()

    def _look_for_people(self, draft: AssignDraft) -> None:
        seen = (draft.slot_from, draft.slot_to)
        if seen != self._seen:
            self._seen = seen
            self._crew().box.show_candidates(self._dispatcher.candidates(draft.slot_from, draft.slot_to))

    def _look_for_units(self, draft: AssignDraft) -> None:
        """Where each one is, and how many are free, depends on whose vans go."""
        if draft.technicians == self._near:
            return
        self._near = draft.technicians
        for name, kind in _UNITS.items():
            editor = self.editor(name)
            self.cell(name).set_label(editor.field.label, self._free(kind))
            if isinstance(editor, UnitsEditor):
                editor.refresh()

    def _crew_logins(self) -> tuple[str, ...]:
        return self.draft().technicians if self._cells else ()

    def _free(self, kind: str) -> str:
        if self._near is None:
            return ""  # said when the form has looked
        near, store = self._dispatcher.free_units(kind, self._crew_logins())
        return word("unit.free_count", near=str(near), store=str(store))

    def _find(self, kind: str, text: str) -> list[Option]:
        return [_option(offer) for offer in self._dispatcher.units(kind, text, self._crew_logins())]

    def _take(self, kind: str, chosen: tuple[str, ...], many: int) -> Sequence[str]:
        return self._dispatcher.first_free(kind, self._crew_logins(), chosen, many)

    def _describe(self, kind: str, number: str) -> Option | None:
        offer = self._dispatcher.unit(kind, number, self._crew_logins())
        return _option(offer) if offer is not None else None

    def _by_name(self, problem: Problem) -> Problem:
        """People are called by their names, not by their logins."""
        login = problem.params.get("login", "")
        name = self._crew().box.name_of(login)
        return replace(problem, params={**problem.params, "login": name}) if name else problem

    def _beginnings(self) -> tuple[tuple[str, datetime], ...]:
        day = self._dispatcher.day
        return self.desk.soon() if day is None else self.desk.times_on(day)

    def _lengths(self) -> tuple[tuple[str, datetime], ...]:
        start = self.editor("slot_from").value() if "slot_from" in self._editors else None
        begin = start or self.desk.clock()
        return tuple((word("quick.hours", hours=str(n)), begin + timedelta(hours=n)) for n in _LENGTHS)

    def _crew(self) -> CrewEditor:
        editor = self.editor("technicians")
        assert isinstance(editor, CrewEditor)
        return editor

    def _doubts(self) -> Any:
        editor = self.editor("confirmed")
        assert isinstance(editor, ConsideredEditor)
        return editor.list


def _option(offer: UnitOffer) -> Option:
    """A unit with where it is, and free or held by whom."""
    held = offer.held
    if held is None:
        state = word("unit.free")
    else:
        state = word("unit.reserved_for", order=held.number) if held.number else word("unit.set_aside")
    inside = word("unit.inside", terminal=offer.inside) if offer.inside else ""
    detail = " · ".join(filter(None, (state, inside, offer.where)))
    return Option(offer.number, f"{offer.number} · {offer.detail}", detail, tone="ok" if offer.free else "danger")
