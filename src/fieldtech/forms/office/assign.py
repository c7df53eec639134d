"""Who goes when (B18, B33): ranked people, the time, the site class, reserved numbers, doubts to be considered."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from PySide6.QtCore import QTimer

from fieldtech.errors import Problem
from fieldtech.forms.choice_fields import Chips, Choice, Segments
from fieldtech.forms.date_fields import Moment
from fieldtech.forms.field import Field
from fieldtech.forms.office.consent import MANAGERS
from fieldtech.forms.office.considered_field import Considered, ConsideredEditor
from fieldtech.forms.office.crew_field import Crew, CrewEditor
from fieldtech.forms.office.desk import Desk, OfficeForm, choices
from fieldtech.forms.text_fields import LongText
from fieldtech.model.choices import HOW, STAFF_KINDS
from fieldtech.model.drafts.base import Draft
from fieldtech.model.drafts.planning import AssignDraft
from fieldtech.services.dispatch import Candidate, VanUnit
from fieldtech.ui.kit.choices import Option
from fieldtech.ui.language import word

_CONSENT = ("consent_by", "consent_at", "consent_how", "consent_reason")
_LENGTHS = (1, 2, 4)  # hours
_USABLE = ("with_technician", "reserved")
_CHECK_AFTER_MS = 120


@dataclass(frozen=True)
class Dispatcher:
    """What the form asks while one chooses."""

    candidates: Callable[[datetime | None, datetime | None], Sequence[Candidate]]
    units: Callable[[str], Sequence[VanUnit]]
    check: Callable[[AssignDraft], Sequence[Problem]]
    site_classes: Callable[[], tuple[Option, ...]]


class AssignForm(OfficeForm[AssignDraft]):
    """The same for the planned and for the emergency assignment."""

    draft_type = AssignDraft

    def __init__(self, desk: Desk, dispatcher: Dispatcher) -> None:
        super().__init__(desk)
        self._dispatcher = dispatcher
        self._units: tuple[VanUnit, ...] = ()
        self._seen: tuple[Any, ...] | None = None
        self._later = QTimer(self, singleShot=True, interval=_CHECK_AFTER_MS)
        self._later.timeout.connect(self.look)
        self.start()

    def fields(self) -> Sequence[Field]:
        """When, who, of which kind, where, what is reserved, what was considered."""
        return (
            self.desk.planned("slot_from", self.tr("From"), span=1),
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
            Chips(name="terminals", label=self.tr("Terminals reserved"), multiple=True,
                  options=self._of_kind("terminal")),
            Chips(name="sims", label=self.tr("SIM cards reserved"), multiple=True, options=self._of_kind("sim")),
        )  # fmt: skip

    def problems(self) -> tuple[Problem, ...]:
        """A doubt in sight must be considered before it goes."""
        open_codes = set(self._doubts().codes()) - set(self.draft().confirmed) if self._cells else set()
        mine = (Problem("confirmed", "not_considered"),) if open_codes else ()
        return (*super().problems(), *mine)

    def load(self, draft: AssignDraft | Draft, *, restore: bool = True) -> None:
        """Show a draft, with the people for its time."""
        super().load(draft, restore=restore)
        if not self._alive:
            return  # the empty draft of the beginning: nobody sees who would be free for it
        self._seen = None
        self.look()
        for name in ("terminals", "sims"):  # their chips exist only now
            self._quietly(self.editor(name).set_value, getattr(self._shown, name))

    def follow(self) -> None:
        """Consent is asked for strangers only; the doubts follow after a moment."""
        draft = self.draft()
        self.show_cells(draft.staff_kind != "own", *_CONSENT)
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
        self._doubts().show_warnings([self._by_name(p) for p in found if p.severity == "warning"])
        self.show_cells(bool(self._doubts().codes()), "confirmed")

    def retranslate(self) -> None:
        """Unit chips have no words of their own."""
        super().retranslate()
        self._show_units()

    def _look_for_people(self, draft: AssignDraft) -> None:
        seen = (draft.slot_from, draft.slot_to)
        if seen != self._seen:
            self._seen = seen
            self._crew().box.show_candidates(self._dispatcher.candidates(draft.slot_from, draft.slot_to))

    def _look_for_units(self, draft: AssignDraft) -> None:
        vans = [unit for login in draft.technicians for unit in self._dispatcher.units(login)]
        self._units = tuple(unit for unit in vans if unit.state in _USABLE)
        self._show_units()

    def _show_units(self) -> None:
        for name, kind in (("terminals", "terminal"), ("sims", "sim")):
            field = self.editor(name).field
            if isinstance(field, Chips):
                self.editor(name).adopt(replace(field, options=self._of_kind(kind)))
            self.cell(name).setVisible(bool(self._of_kind(kind)))

    def _of_kind(self, kind: str) -> tuple[Option, ...]:
        return tuple(
            Option(unit.number, _short(unit), f"{unit.number} {unit.detail}") for unit in self._units
            if unit.kind == kind
        )  # fmt: skip

    def _by_name(self, problem: Problem) -> Problem:
        """People are called by their names, not by their logins."""
        login = problem.params.get("login", "")
        name = self._crew().box.name_of(login)
        return replace(problem, params={**problem.params, "login": name}) if name else problem

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


def _short(unit: VanUnit) -> str:
    """A terminal by its number and model, a card by the end of its ICCID."""
    return f"{unit.number} · {unit.detail}" if unit.kind == "terminal" else f"…{unit.number[-6:]} · {unit.detail}"
