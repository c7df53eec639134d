"""On the way and on site: checks, arrival, condition, diagnosis, parts, checklist, completion."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from fieldtech.errors import Problem
from fieldtech.model import choices
from fieldtech.model.amounts import in_figures
from fieldtech.model.drafts.base import Draft, most, one_of, required
from fieldtech.model.limits import LONGEST_VISIT, MOST_CENTS, MOST_PIECES, MOST_POINTS


@dataclass(frozen=True)
class PreDepartureDraft(Draft):
    """One of the five checks before leaving (B19, B20, F14); the slot of the entry is its name."""

    kind: ClassVar[str] = "pre_departure"

    check: str = ""
    done: bool = True
    person: str = ""
    called_at: datetime | None = None

    def problems(self) -> Iterator[Problem]:
        """The call to the customer has a person and a time (F14)."""
        yield from one_of("check", self.check, choices.PRE_DEPARTURE)
        if self.check == "customer" and self.done:
            yield from required("person", self.person)
            yield from required("called_at", self.called_at)


@dataclass(frozen=True)
class PickListDraft(Draft):
    """Terminals and SIM cards by number that the technician takes along for this order (B20, F13)."""

    kind: ClassVar[str] = "pick_list"

    terminals: tuple[str, ...] = ()
    sims: tuple[str, ...] = ()


@dataclass(frozen=True)
class ArrivalDraft(Draft):
    """Arrival: card shown, customer confirmed, model and fault checked again by scan or entry (F15)."""

    kind: ClassVar[str] = "arrival"

    id_shown: bool = False
    customer_confirmed: bool = False
    fault_rechecked: bool = False
    model_scanned: str = ""
    terminal_scanned: str = ""
    mismatch: str = ""

    def problems(self) -> Iterator[Problem]:
        """F15."""
        for field in ("id_shown", "customer_confirmed", "fault_rechecked"):
            if not getattr(self, field):
                yield Problem(field, "tick_needed")


@dataclass(frozen=True)
class DamageMark(Draft):
    """A place on the outline of the vehicle: which side of it, and where in thousandths of its width and height."""

    view: str = ""
    x: int = 0
    y: int = 0
    text: str = ""


@dataclass(frozen=True)
class StateBeforeDraft(Draft):
    """What is worked on as it stood before (B27): damage is photographed and accepted by the customer.

    An entry of its own for each kind of work, as each has its own guards, and a yard takes nothing but a condition.
    """

    wants_electrics: ClassVar[bool] = True

    body: str = ""
    electrics: str = ""
    text: str = ""
    accepted_by: str = ""
    marks: tuple[DamageMark, ...] = ()

    def problems(self) -> Iterator[Problem]:
        """Anything abnormal is described and accepted."""
        yield from one_of("body", self.body, choices.BODY)
        if self.electrics or self.wants_electrics:
            yield from one_of("electrics", self.electrics, choices.ELECTRICS)
        if self.abnormal:
            yield from required("text", self.text)
            yield from required("accepted_by", self.accepted_by)

    @property
    def abnormal(self) -> bool:
        """Whether anything is to be described."""
        return self.body == "damaged" or self.electrics == "faulty"


@dataclass(frozen=True)
class ConditionDraft(StateBeforeDraft):
    """The vehicle of a repair or of an install."""

    kind: ClassVar[str] = "condition"


@dataclass(frozen=True)
class ChecklistStartDraft(Draft):
    """The version of the checklist, frozen when it is first opened."""

    kind: ClassVar[str] = "checklist"

    code: str = ""
    version: int = 0


@dataclass(frozen=True)
class AnswerDraft(Draft):
    """The answer to one checklist item (F16); the slot of the entry is the item's id.

    Of several measuring points ``points`` has all as typed, ``value`` the worst.
    """

    kind: ClassVar[str] = "answer"

    item: str = ""
    answer: str = ""
    value: str = ""
    note: str = ""
    points: tuple[str, ...] = ()

    def problems(self) -> Iterator[Problem]:
        """No instrument measures without end."""
        yield from most("points", len(self.points), MOST_POINTS)


@dataclass(frozen=True)
class DiagnosisDraft(Draft):
    """Cause, actions and the work in words, with start and end (F19)."""

    kind: ClassVar[str] = "diagnosis"

    cause: str = ""
    actions: tuple[str, ...] = ()
    text: str = ""
    started_at: datetime | None = None
    finished_at: datetime | None = None
    charge_decision: str = ""  # "free" or "list_price" where the cause leaves it to the manager
    decided_by: str = ""
    market_note: str = ""

    def problems(self) -> Iterator[Problem]:
        """Work text of at least five characters (forms 2.4)."""
        yield from required("cause", self.cause)
        yield from required("actions", self.actions)
        if len(self.text.strip()) < 5:
            yield Problem("text", "work_text_short")
        yield from required("started_at", self.started_at)
        yield from required("finished_at", self.finished_at)
        if self.started_at and self.finished_at and self.finished_at < self.started_at:
            yield Problem("finished_at", "ends_before_start")
        elif self.started_at and self.finished_at and self.finished_at - self.started_at > LONGEST_VISIT:
            yield Problem("finished_at", "visit_too_long", params={"days": str(LONGEST_VISIT.days)})


@dataclass(frozen=True)
class PartLineDraft(Draft):
    """A part used (F17, F18); the slot of the entry is the line's id; quantity 0 takes the line back."""

    kind: ClassVar[str] = "part"

    part: str = ""
    serial: str = ""
    quantity: int = 1
    reason: str = ""
    told: bool = False
    old_part: str = "taken"
    foreign_authorised: bool = False
    unit_cents: int | None = None  # the price told to the customer; the service fills in the catalogue's
    free_reason: str = ""  # why a part that is not in the catalogue costs nothing

    def problems(self) -> Iterator[Problem]:
        """Reason, price and the customer's knowledge belong to every line (F18)."""
        yield from required("part", self.part)
        if self.quantity < 0:
            yield Problem("quantity", "not_negative")
        yield from most("quantity", self.quantity, MOST_PIECES)
        if self.unit_cents is not None and self.unit_cents < 0:
            yield Problem("unit_cents", "not_negative")
        yield from most("unit_cents", self.unit_cents or 0, MOST_CENTS, in_figures(MOST_CENTS))
        if self.quantity > 0:
            yield from required("reason", self.reason)
            if not self.told:
                yield Problem("told", "customer_not_told")
            yield from one_of("old_part", self.old_part, choices.OLD_PART)


@dataclass(frozen=True)
class NoPartsDraft(Draft):
    """The technician says that no parts were used, so the empty list is an answer and not a gap."""

    kind: ClassVar[str] = "no_parts"

    none_used: bool = True


@dataclass(frozen=True)
class LabelDraft(Draft):
    """The return label is printed and fixed on the terminal (B21); the service fills in which one."""

    kind: ClassVar[str] = "label"

    fixed: bool = False
    terminal: str = ""

    def problems(self) -> Iterator[Problem]:
        """B21."""
        if not self.fixed:
            yield Problem("fixed", "label_not_fixed")


@dataclass(frozen=True)
class CompletionDraft(Draft):
    """The completion checks F25 to F27 and the result; check 4 (complete record, F28) is computed."""

    kind: ClassVar[str] = "completion"

    restored: bool = False
    tidy: bool = False
    firm: bool = False
    result: str = ""
    result_reason: str = ""

    def problems(self) -> Iterator[Problem]:
        """An unrepaired result is said with its reason; a repaired one meets the standards."""
        yield from one_of("result", self.result, choices.RESULTS)
        if self.result and self.result != "repaired":
            yield from required("result_reason", self.result_reason)
        wanted = ("restored", "tidy", "firm") if self.result in ("repaired", "") else ("tidy", "firm")
        for field in wanted:
            if not getattr(self, field):
                yield Problem(field, "standard_open")


@dataclass(frozen=True)
class WaitingDraft(Draft):
    """Work stops: for what, since when it is ordered, and who authorised the way out (B32)."""

    kind: ClassVar[str] = "waiting"

    waiting_for: str = ""
    part: str = ""
    ordered: bool = False
    expected_at: datetime | None = None
    text: str = ""

    def problems(self) -> Iterator[Problem]:
        """A missing part is named."""
        yield from one_of("waiting_for", self.waiting_for, choices.WAITING_FOR)
        if self.waiting_for == "part":
            yield from required("part", self.part)
        yield from required("text", self.text)


@dataclass(frozen=True)
class SituationDraft(Draft):
    """A report on the situation to the supervisor (B42); reading it is an entry of its own."""

    kind: ClassVar[str] = "situation"

    text: str = ""
    to: str = ""

    def problems(self) -> Iterator[Problem]:
        """B42."""
        yield from required("text", self.text)
        yield from required("to", self.to)


@dataclass(frozen=True)
class SituationReadDraft(Draft):
    """The supervisor has read the report (B42)."""

    kind: ClassVar[str] = "situation_read"

    answer: str = ""
