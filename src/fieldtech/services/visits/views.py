"""One visit as pages and sheets show it, detached from the store."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from fieldtech.errors import Problem
from fieldtech.model.base import Id
from fieldtech.model.drafts.onsite import AnswerDraft
from fieldtech.model.drafts.visits import MoveVisitDraft, NoticeDraft
from fieldtech.services.order_briefs import PhotoRow

REPAIRED = ("signed", "completed", "archived")


@dataclass(frozen=True)
class PlanBrief:
    """The plan behind the visit; ``rule`` is its RRULE."""

    id: Id
    number: str
    title: str
    content: str
    method: str
    persons: tuple[str, ...]
    environment: tuple[str, ...]
    rule: str
    starts_on: date
    counts_from: str
    notice_days: int
    status: str
    revision: int
    every_km: int = 0
    every_hours: int = 0


@dataclass(frozen=True)
class Said:
    """A notice or a move as it was written down: by whom and when."""

    draft: NoticeDraft | MoveVisitDraft
    at: datetime
    by: str
    by_name: str


@dataclass(frozen=True)
class Meter:
    """The last reading of a meter, and the one before this visit."""

    unit: str
    value: int | None
    before: int | None
    read_on: date | None


@dataclass(frozen=True)
class ObjectView:
    """A vehicle or a piece of equipment of the visit; ``kind`` is vehicle or equipment, ``gaps`` what it lacks.

    ``state`` is waiting, working, done or not_seen; ``photos`` are those in its own slots.
    """

    id: Id
    position: int
    kind: str
    thing: Id
    number: str
    name: str
    plate: str
    colour: int
    tag: str
    model: str
    terminal: str
    state: str
    reason: str
    answers: Mapping[str, AnswerDraft]
    gaps: tuple[tuple[str, str], ...]
    problems: tuple[Problem, ...]
    photos: tuple[PhotoRow, ...]
    meters: tuple[Meter, ...]
    answered: tuple[int, int]

    @property
    def label(self) -> str:
        """How people call it: its plate, else its tag, name or number."""
        return self.plate or self.tag or self.name or self.number


@dataclass(frozen=True)
class FindingView:
    """Something found, with where and what became of it; ``number`` counts them within the visit."""

    id: Id
    number: int
    order: Id
    order_number: str
    order_kind: str
    object: Id
    label: str
    item: str
    item_zh: str
    item_en: str
    text: str
    state: str
    handling: str
    hazard: bool
    told_person: str
    told_how: str
    told_at: datetime | None
    repair: Id | None
    repair_number: str
    repair_status: str
    closed_reason: str
    found_at: datetime
    found_by: str
    found_by_name: str
    ended_at: datetime | None
    customer: str = ""
    repaired_at: datetime | None = None  # when the customer signed the repair

    @property
    def stands(self) -> str:
        """Its state; one that went on as a repair is ``repaired`` once the customer signed that."""
        return "repaired" if self.state == "repair" and self.repair_status in REPAIRED else self.state


@dataclass(frozen=True)
class NextDay:
    """The day the cycle gives, the day that was said, and why another one."""

    computed: date | None
    day: date | None
    reason: str = ""


@dataclass(frozen=True)
class VisitView:
    """One visit, complete; ``items`` are those of the version frozen at its start, else of the newest one.

    ``frozen`` says whether the version is; ``newest`` is the number of the newest one.
    """

    id: Id
    number: str
    kind: str
    status: str
    title: str
    plan: PlanBrief
    planned_on: date
    due_on: date
    late_after: date
    late: bool
    noticed_at: datetime | None
    done_on: date | None
    checklist: Mapping[str, Any]
    items: tuple[Mapping[str, Any], ...]
    frozen: bool
    newest: int
    objects: tuple[ObjectView, ...]
    findings: tuple[FindingView, ...]
    notices: tuple[Said, ...]
    moves: tuple[Said, ...]
    next: NextDay

    @property
    def gaps(self) -> tuple[Problem, ...]:
        """What all objects lack, in their order."""
        return tuple(problem for thing in self.objects for problem in thing.problems)

    @property
    def answers(self) -> Mapping[Id, Mapping[str, AnswerDraft]]:
        """The answers by object and item."""
        return {thing.id: thing.answers for thing in self.objects}
