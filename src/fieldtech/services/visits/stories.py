"""The story of one vehicle or one piece of equipment as pages, sheets and workbooks show it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from fieldtech.model.base import Id
from fieldtech.services.history.timelines import TimelineRow
from fieldtech.services.visits.views import FindingView


@dataclass(frozen=True)
class Point:
    """What one visit read; without a ``value`` it was not measured, and ``why`` may say the reason.

    ``value`` is the worst of several points, ``verdict`` ok, below or above by the rule of that day, ``lower`` and
    ``upper`` what was allowed then.
    """

    day: date
    value: Decimal | None
    minimum: Decimal | None = None
    mean: Decimal | None = None
    visit: str = ""
    order: Id | None = None
    verdict: str = ""
    why: str = ""
    lower: Decimal | None = None
    upper: Decimal | None = None

    @property
    def failed(self) -> bool:
        """Whether the reading is outside its limits."""
        return self.verdict in ("below", "above")


@dataclass(frozen=True)
class Series:
    """The readings of one item of the checklists over time, oldest first, with the limits of the newest visit."""

    item: str
    group: str
    zh: str
    en: str
    unit: str
    lower: Decimal | None
    upper: Decimal | None
    points: tuple[Point, ...]

    def side(self, point: Point) -> str:
        """below or above, else "": by its verdict, and only without one by the limits."""
        if point.value is None:
            return ""
        if point.verdict:
            return point.verdict if point.failed else ""
        lower, upper = self.limits_of(point)
        if lower is not None and point.value < lower:
            return "below"
        return "above" if upper is not None and point.value > upper else ""

    def outside(self, point: Point) -> bool:
        """Whether a reading was not in order when it was taken."""
        return bool(self.side(point))

    def limits_of(self, point: Point) -> tuple[Decimal | None, Decimal | None]:
        """Those it was taken under; what was sealed without any goes by the newest."""
        own = (point.lower, point.upper)
        return own if any(limit is not None for limit in own) else (self.lower, self.upper)


@dataclass(frozen=True)
class VisitLine:
    """A visit of the object; ``faults`` items of ``items`` were not in order, ``state`` is that of the object."""

    order: Id
    number: str
    kind: str
    status: str
    day: date
    due_on: date
    late: bool
    state: str
    reason: str
    items: int
    faults: int
    findings: int
    technicians: tuple[str, ...]
    sealed: bool

    @property
    def is_over(self) -> bool:
        """Whether it was done, signed and all."""
        return self.status in ("signed", "completed", "archived")


@dataclass(frozen=True)
class DueDay:
    """A day to come: in how many ``days``, and whether it is late."""

    day: date
    late: bool
    days: int


@dataclass(frozen=True)
class Due(DueDay):
    """When the object is to be looked at next, and by which plan; ``order`` is None while no visit is planned yet."""

    order: Id | None
    number: str
    plan: str
    title: str
    kind: str
    status: str
    cycle_zh: str
    cycle_en: str


@dataclass(frozen=True)
class Reading:
    """Kilometres or hours of running on a day."""

    unit: str
    value: int
    day: date


@dataclass(frozen=True)
class ObjectStory:
    """Everything that happened to it; ``events`` newest first, ``visits`` too, ``due`` the nearest first."""

    kind: str
    id: Id
    number: str
    name: str
    tag: str
    plate: str
    plate_colour: int
    customer: str
    customer_id: Id
    centre: str
    about: tuple[tuple[str, str], ...]
    """Facts by their code: coating, in_service, environment, cycle, vin, vehicle_type, make_model."""
    visits: tuple[VisitLine, ...]
    findings: tuple[FindingView, ...]
    events: tuple[TimelineRow, ...]
    series: tuple[Series, ...]
    meters: tuple[Reading, ...]
    due: tuple[Due, ...]

    @property
    def label(self) -> str:
        """How people call it."""
        return self.plate or " ".join(filter(None, (self.tag, self.name))) or self.number

    @property
    def next_due(self) -> Due | None:
        """The next visit, if any is planned."""
        return self.due[0] if self.due else None

    @property
    def repairs(self) -> tuple[TimelineRow, ...]:
        """The orders beside its visits."""
        return tuple(row for row in self.events if row.what == "order")

    @property
    def swaps(self) -> tuple[TimelineRow, ...]:
        """What was changed on it."""
        return tuple(row for row in self.events if row.what == "swap")
