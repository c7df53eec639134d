"""What is typed or scanned at the stores counter (B41, states 4.4 and 4.5)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from fieldtech.errors import Problem
from fieldtech.model.choices import FACTORY_RESULTS, POWER_TESTS
from fieldtech.model.drafts.base import Draft, one_of, required
from fieldtech.model.limits import MOST_PIECES


@dataclass(frozen=True)
class SlipLineDraft(Draft):
    """One line of a slip: a terminal, a SIM card, or so many of a part; ``label`` says that its label was checked."""

    item: str = ""
    number: str = ""
    quantity: int = 1
    label: bool = False


@dataclass(frozen=True)
class MoveDraft(Draft):
    """Things that go from one location to another in one act; ``order`` is the number of what they are for."""

    kind: ClassVar[str] = "stock_move"

    source: str = ""
    target: str = ""
    order: str = ""
    lines: tuple[SlipLineDraft, ...] = ()
    reason: str = ""
    short_reason: str = ""  # why more of a part goes than there is on paper

    def problems(self) -> Iterator[Problem]:
        """From somewhere to somewhere else, and something; nothing twice."""
        yield from required("source", self.source)
        yield from required("target", self.target)
        if self.source and self.source == self.target:
            yield Problem("target", "same_location")
        yield from line_problems(self.lines)


@dataclass(frozen=True)
class ReceiveLineDraft(SlipLineDraft):
    """One thing that comes in; ``second`` is the IMEI of a terminal, the telephone number of a SIM card."""

    second: str = ""
    imsi: str = ""


@dataclass(frozen=True)
class ReceiveDraft(Draft):
    """A delivery: what is common to all lines is said once."""

    kind: ClassVar[str] = "stock_receive"

    location: str = ""
    model_code: str = ""
    bought_on: date | None = None
    warranty_months: int | None = None
    operator: str = ""
    valid_until: date | None = None
    power_test: str = ""
    lines: tuple[ReceiveLineDraft, ...] = ()
    reason: str = ""
    accepted: tuple[str, ...] = field(default=(), kw_only=True)

    def problems(self) -> Iterator[Problem]:
        """Where it comes in; model and purchase date as soon as there is a terminal."""
        yield from required("location", self.location)
        if any(line.item == "terminal" for line in self.lines):
            yield from required("model_code", self.model_code)
            yield from required("bought_on", self.bought_on)
        if self.power_test:
            yield from one_of("power_test", self.power_test, POWER_TESTS)
        yield from line_problems(self.lines)


@dataclass(frozen=True)
class FaultDraft(Draft):
    """Why a terminal is set apart."""

    kind: ClassVar[str] = "unit_fault"

    fault: str = ""


@dataclass(frozen=True)
class FactoryOutDraft(Draft):
    """A shipment to the factory: its RMA or waybill number and the terminals in it."""

    kind: ClassVar[str] = "factory_out"

    source: str = ""
    rma_no: str = ""
    sent_on: date | None = None
    waybill: str = ""
    lines: tuple[SlipLineDraft, ...] = ()

    def problems(self) -> Iterator[Problem]:
        """States 4.4: RMA or shipment number and date."""
        yield from required("source", self.source)
        yield from required("rma_no", self.rma_no)
        yield from required("sent_on", self.sent_on)
        yield from line_problems(self.lines)


@dataclass(frozen=True)
class FactoryBackDraft(Draft):
    """What came of one terminal at the factory; a replacement has a number and IMEI of its own."""

    kind: ClassVar[str] = "factory_back"

    number: str = ""
    result: str = ""
    target: str = ""
    returned_on: date | None = None
    warranty_months: int | None = None
    new_number: str = ""
    new_imei: str = ""
    note: str = ""

    def problems(self) -> Iterator[Problem]:
        """States 4.4: the result, and by it what belongs to it."""
        yield from required("number", self.number)
        yield from one_of("result", self.result, FACTORY_RESULTS)
        yield from required("returned_on", self.returned_on)
        if self.result in ("repaired", "replaced"):
            yield from required("target", self.target)
            yield from required("warranty_months", self.warranty_months)
        if self.result == "replaced":
            yield from required("new_number", self.new_number)
            yield from required("new_imei", self.new_imei)
        if self.result == "scrapped":
            yield from required("note", self.note)


@dataclass(frozen=True)
class RepairedHereDraft(Draft):
    """A repair in our own workshop (内修)."""

    kind: ClassVar[str] = "repaired_here"

    number: str = ""
    target: str = ""
    text: str = ""
    power_test: str = ""

    def problems(self) -> Iterator[Problem]:
        """A record and a power test."""
        yield from required("number", self.number)
        yield from required("target", self.target)
        if len(self.text.strip()) < 2:
            yield Problem("text", "required")
        yield from one_of("power_test", self.power_test, POWER_TESTS)


@dataclass(frozen=True)
class WriteOffDraft(Draft):
    """Somebody wants a unit scrapped or reports it lost; on a vehicle the customer was told."""

    kind: ClassVar[str] = "write_off"

    step: str = ""
    item: str = "terminal"
    number: str = ""
    reason: str = ""
    customer_informed: bool = False

    def problems(self) -> Iterator[Problem]:
        """What, which and why."""
        yield from one_of("step", self.step, ("scrap", "lose"))
        yield from required("number", self.number)
        if len(self.reason.strip()) < 2:
            yield Problem("reason", "required")


@dataclass(frozen=True)
class FoundDraft(Draft):
    """What was lost is here again: where, and how that came about."""

    kind: ClassVar[str] = "unit_found"

    item: str = "terminal"
    number: str = ""
    target: str = ""
    reason: str = ""

    def problems(self) -> Iterator[Problem]:
        """Where and how."""
        yield from required("target", self.target)
        if len(self.reason.strip()) < 2:
            yield Problem("reason", "required")


def line_problems(lines: Sequence[SlipLineDraft]) -> Iterator[Problem]:
    """At least one line, no number twice, a sensible number of each part."""
    if not lines:
        yield Problem("lines", "no_lines")
    seen: set[tuple[str, str]] = set()
    for at, line in enumerate(lines):
        if (line.item, line.number) in seen:
            yield Problem(line_field(at), "line_twice", params={"number": line.number})
        seen.add((line.item, line.number))
        if not 1 <= line.quantity <= MOST_PIECES:
            yield Problem(line_field(at), "out_of_range", params={"least": "1", "most": str(MOST_PIECES)})


def line_field(at: int) -> str:
    """The name under which the problems of a line are told."""
    return f"lines.{at}"
