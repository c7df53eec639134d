"""All that a rule may look at when a step of an order is asked for; pure data, so the hub can use the same rules."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar

from fieldtech.model.drafts.base import Draft
from fieldtech.model.visit_facts import VisitFacts

D = TypeVar("D", bound=Draft)


@dataclass(frozen=True)
class Actor:
    """Who asks."""

    login: str
    role: str


@dataclass(frozen=True)
class Recorded:
    """The newest entry of a kind and slot: what, when and by whom."""

    draft: Draft
    at: datetime
    by: str


@dataclass(frozen=True)
class SwapFact:
    """A swap that has not been undone."""

    swaps_terminal: bool
    swaps_sim: bool
    old_next: str
    old_terminal: str = ""
    at: datetime | None = None


@dataclass(frozen=True)
class CrewFact:
    """What the dispatcher should know of one person he assigns (B18)."""

    login: str
    role: str
    active: bool
    overlaps: tuple[str, ...] = ()
    open_orders: int = 0
    skills: tuple[str, ...] = ()


@dataclass(frozen=True)
class RowFact:
    """A vehicle of an install order as its guards see it; ``open_points`` are the codes of what it lacks."""

    key: str
    position: int
    label: str
    state: str
    open_points: tuple[str, ...] = ()
    plate: str = ""
    colour: int = 0
    vin: str = ""
    has_driver: bool = False
    condition_recorded: bool = False
    source_known: bool = False


@dataclass(frozen=True)
class UnitFact:
    """What the dispatcher should know of one terminal or SIM card he sets aside (B20).

    ``held_by`` is the other order that holds it, ``set_aside`` says that it is kept for no known order.
    """

    kind: str
    number: str
    known: bool = True
    state: str = ""
    free: bool = False
    reachable: bool = False
    where: str = ""
    held_by: str = ""
    set_aside: bool = False


@dataclass(frozen=True)
class Settings:
    """The company's figures that rules use; never hard-coded."""

    repeat_days: int = 30
    rework_limit: int = 3
    workload_limit: int = 6
    project_from: int = 20  # vehicles that make an install a project with its three meetings (D11)
    remind_days: int = 7  # before the end of a trial (A01)
    discount_percent: int = 10  # up to here the division manager lowers a price (D17)
    given_away_cents: int = 1_000_00  # and an order in all; beyond it the approval is a special one
    photos_required: tuple[str, ...] = ()


@dataclass(frozen=True)
class Facts:
    """One order as the rules see it.

    ``entered_at`` is when it came into its present state and ``came_from`` out of which one, ``ready_at`` when it
    last came to be signed; ``on_equipment`` that a customer's equipment is repaired, which has no terminal, SIM card or
    platform; ``roles`` has everybody who works here, by login; ``mounted`` the terminals on the vehicle
    with their models; ``shown`` what each hand would sign now, where that was looked up. Of an install order ``rows``
    are the vehicles, ``in_stock`` how many terminals could be fitted, ``not_issued`` what was reserved for it and is
    not with its technicians yet, ``told_day`` the day the customer was told to expect (P21), ``slot_off`` the first
    day off that the visit handed in would begin on.
    """

    status: str
    actor: Actor
    now: datetime
    kind: str = "repair"
    created_by: str = ""
    technicians: tuple[str, ...] = ()
    staff_kind: str = "own"
    emergency: bool = False
    reworks: int = 0
    has_terminal: bool = False
    on_equipment: bool = False
    on_vehicle: str = ""
    mounted: Mapping[str, str] = field(default_factory=dict)
    model_code: str = ""
    warranty: str = "unknown"
    plan_list_cents: int = 0  # the list price of the parts of the plan, out of warranty
    total_cents: int = 0
    settlement: str = ""
    charge_undecided: bool = False
    roles: Mapping[str, str] = field(default_factory=dict)
    entries: Mapping[tuple[str, str], Recorded] = field(default_factory=dict)
    swaps: tuple[SwapFact, ...] = ()
    shown: Mapping[str, str] = field(default_factory=dict)
    photo_slots: tuple[str, ...] = ()
    checklist: tuple[Mapping[str, Any], ...] = ()
    demands_terminal_swap: bool = False
    demands_sim_swap: bool = False
    open_follow_ups: tuple[str, ...] = ()
    crew: tuple[CrewFact, ...] = ()
    units: tuple[UnitFact, ...] = ()
    free_technicians: tuple[str, ...] = ()
    came_from: str = ""
    entered_at: datetime | None = None
    departed_at: datetime | None = None
    arrived_at: datetime | None = None
    ready_at: datetime | None = None
    catalogue_parts: frozenset[str] = frozenset()
    settings: Settings = Settings()
    rows: tuple[RowFact, ...] = ()
    request_passed: bool = False
    in_stock: int | None = None
    reserved_terminals: tuple[str, ...] = ()
    reserved_sims: tuple[str, ...] = ()
    not_issued: tuple[str, ...] = ()
    promised_at: datetime | None = None
    told_day: date | None = None
    slot_off: str = ""
    visit: VisitFacts | None = None  # of an order that is the visit of a plan
    draft: Draft | None = None

    @property
    def replace_rather(self) -> bool:
        """Whether so many repairs failed the customer that a replacement should be proposed (states 4.2)."""
        return self.reworks >= self.settings.rework_limit

    def get(self, kind: type[D], slot: str = "") -> D | None:
        """The newest draft of a kind and slot; the one handed in with the step counts first."""
        if isinstance(self.draft, kind) and not slot:
            return self.draft
        found = self.entries.get((kind.kind, slot))
        return found.draft if found and isinstance(found.draft, kind) else None

    def fresh(self, kind: type[D]) -> D | None:
        """The draft handed in, or the newest one written since the order came into its present state."""
        found = self.entries.get((kind.kind, ""))
        old = found is not None and self.entered_at is not None and found.at < self.entered_at
        return None if old and not isinstance(self.draft, kind) else self.get(kind)

    def all(self, kind: type[D]) -> dict[str, D]:
        """Every slot of a kind with its newest draft."""
        return {
            slot: rec.draft
            for (name, slot), rec in self.entries.items()
            if name == kind.kind and isinstance(rec.draft, kind)
        }
