"""What the office keeps as lists: models, parts, symptoms, causes, actions, site classes, fees, holidays."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from fieldtech.errors import Problem
from fieldtech.model.drafts.base import one_of, required
from fieldtech.model.drafts.masters.base import MasterDraft, Problems, between
from fieldtech.model.drafts.masters.devices import PROTOCOLS
from fieldtech.model.limits import MOST_CENTS

NAMED = ("code", "name_zh", "name_en")
POWERS = ("vehicle", "battery")
FAMILIES = ("positioning", "communication", "power", "measurement", "video", "alarm", "control", "display", "damage",
            "platform", "coating", "mechanical", "leak", "other")  # fmt: skip
APPLIES_TO = ("gps", "coating", "both")
LIABILITIES = ("product", "installation", "carrier", "environment", "customer", "undecided")
PARTS_IN_WARRANTY = ("free", "list_price", "decide")
ACTION_LEVELS = ("hotline", "remote", "onsite", "workshop")
DEPART_RULES = ("minutes", "next_working_day")
CLOCKS = ("working", "calendar")
FEE_BASES = ("fixed", "parts_catalogue", "per_contract", "at_cost")
DAY_KINDS = ("holiday", "workday")
DAY_STATUSES = ("official", "provisional")
LONGEST_WARRANTY = 120  # months


@dataclass(frozen=True)
class TerminalModelDraft(MasterDraft):
    """A product with its protocol, supply range in volts and warranty in months."""

    kind: ClassVar[str] = "terminal_models"
    needs: ClassVar[tuple[str, ...]] = (*NAMED, "protocol", "power")
    choices: ClassVar[Mapping[str, tuple[Any, ...]]] = {"protocol": PROTOCOLS, "power": POWERS}
    references: ClassVar[Mapping[str, str]] = {"part_no": "parts"}

    code: str = ""
    name_zh: str = ""
    name_en: str = ""
    protocol: str = ""
    power: str = "vehicle"
    voltage_min: int | None = None
    voltage_max: int | None = None
    warranty_months: int = 12
    has_video: bool = False
    part_no: str = ""

    def rules(self) -> Problems:
        """The supply range has its lower end first."""
        yield from super().rules()
        yield from between("warranty_months", self.warranty_months, 0, LONGEST_WARRANTY)
        yield from between("voltage_min", self.voltage_min, 1, 100)
        yield from between("voltage_max", self.voltage_max, self.voltage_min or 1, 100)


@dataclass(frozen=True)
class PartDraft(MasterDraft):
    """A spare part with its list price in cents."""

    kind: ClassVar[str] = "parts"
    needs: ClassVar[tuple[str, ...]] = (*NAMED, "unit", "price_cents")

    code: str = ""
    name_zh: str = ""
    name_en: str = ""
    unit: str = "件"
    price_cents: int | None = None
    warranty_months: int | None = None
    serialised: bool = False
    for_model: str = ""

    def rules(self) -> Problems:
        """A price may be nothing, but must be said."""
        yield from super().rules()
        yield from between("price_cents", self.price_cents, 0, MOST_CENTS)
        yield from between("warranty_months", self.warranty_months, 0, LONGEST_WARRANTY)


@dataclass(frozen=True)
class SymptomDraft(MasterDraft):
    """A fault symptom; its family decides what counts as a repeat repair."""

    kind: ClassVar[str] = "symptoms"
    needs: ClassVar[tuple[str, ...]] = (*NAMED, "family", "applies_to")
    choices: ClassVar[Mapping[str, tuple[Any, ...]]] = {"family": FAMILIES, "applies_to": APPLIES_TO}

    code: str = ""
    name_zh: str = ""
    name_en: str = ""
    family: str = ""
    applies_to: str = "gps"
    severity: int = 3
    alarm_bits: str = ""

    def rules(self) -> Problems:
        """Severity 1 (worst) to 4; alarm bits 0 to 31 of JT/T 808, separated by semicolons."""
        yield from super().rules()
        yield from between("severity", self.severity, 1, 4)
        bits = [bit.strip() for bit in self.alarm_bits.split(";") if bit.strip()]
        if any(not (bit.isascii() and bit.isdigit() and int(bit) <= 31) for bit in bits):
            yield Problem("alarm_bits", "alarm_bits_shape")


@dataclass(frozen=True)
class CauseDraft(MasterDraft):
    """A cause of faults, who answers for it and what it makes of parts under warranty."""

    kind: ClassVar[str] = "causes"
    needs: ClassVar[tuple[str, ...]] = (*NAMED, "liability", "parts_in_warranty")
    choices: ClassVar[Mapping[str, tuple[Any, ...]]] = {
        "liability": LIABILITIES,
        "parts_in_warranty": PARTS_IN_WARRANTY,
    }

    code: str = ""
    name_zh: str = ""
    name_en: str = ""
    liability: str = ""
    parts_in_warranty: str = "decide"
    note: str = ""


@dataclass(frozen=True)
class ActionDraft(MasterDraft):
    """A repair action; some demand a swap on the sheet (B22, B24)."""

    kind: ClassVar[str] = "actions"
    needs: ClassVar[tuple[str, ...]] = (*NAMED, "level")
    choices: ClassVar[Mapping[str, tuple[Any, ...]]] = {"level": ACTION_LEVELS}

    code: str = ""
    name_zh: str = ""
    name_en: str = ""
    level: str = "onsite"
    swaps_terminal: bool = False
    swaps_sim: bool = False


@dataclass(frozen=True)
class SiteClassDraft(MasterDraft):
    """How soon to depart and to arrive, in minutes (T35)."""

    kind: ClassVar[str] = "site_classes"
    needs: ClassVar[tuple[str, ...]] = (*NAMED, "depart_rule", "arrive_minutes", "clock")
    choices: ClassVar[Mapping[str, tuple[Any, ...]]] = {"depart_rule": DEPART_RULES, "clock": CLOCKS}

    code: str = ""
    name_zh: str = ""
    name_en: str = ""
    depart_rule: str = "minutes"
    depart_minutes: int | None = None
    arrive_minutes: int | None = None
    clock: str = "working"

    def rules(self) -> Problems:
        """Arriving cannot be due before departing; four weeks are the longest."""
        yield from super().rules()
        if self.depart_rule == "minutes":
            yield from required("depart_minutes", self.depart_minutes)
        yield from between("depart_minutes", self.depart_minutes, 1, 40_320)
        yield from between("arrive_minutes", self.arrive_minutes, self.depart_minutes or 1, 40_320)


@dataclass(frozen=True)
class FeeItemDraft(MasterDraft):
    """A line of the fee schedule in cents; an empty price means: see its basis."""

    kind: ClassVar[str] = "fee_items"
    needs: ClassVar[tuple[str, ...]] = (*NAMED, "basis")
    choices: ClassVar[Mapping[str, tuple[Any, ...]]] = {"basis": FEE_BASES}

    code: str = ""
    name_zh: str = ""
    name_en: str = ""
    basis: str = "fixed"
    in_warranty_cents: int | None = None
    out_of_warranty_cents: int | None = None
    rule_zh: str = ""

    def rules(self) -> Problems:
        """A fixed fee needs both prices."""
        yield from super().rules()
        for name in ("in_warranty_cents", "out_of_warranty_cents"):
            value = getattr(self, name)
            if self.basis == "fixed":
                yield from required(name, value)
            yield from between(name, value, 0, MOST_CENTS)


@dataclass(frozen=True)
class HolidayDraft(MasterDraft):
    """A day off or a make-up working day; provisional until the State Council has announced the year."""

    kind: ClassVar[str] = "holidays"
    needs: ClassVar[tuple[str, ...]] = ("day",)
    choices: ClassVar[Mapping[str, tuple[Any, ...]]] = {"status": DAY_STATUSES}

    day: date | None = None
    day_kind: str = "holiday"
    name_zh: str = ""
    name_en: str = ""
    status: str = "official"

    def rules(self) -> Problems:
        """A day off or a working day, nothing else."""
        yield from super().rules()
        yield from one_of("day_kind", self.day_kind, DAY_KINDS)
