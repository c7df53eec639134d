"""A plan of maintenance or inspection (F29, F30): what, how, who, how often, for which vehicles or equipment."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from fieldtech.errors import Problem
from fieldtech.model import choices
from fieldtech.model.drafts.base import Draft, all_of, most, one_of, required
from fieldtech.model.maintenance import VISIT_KINDS
from fieldtech.model.recurrence import ACTUAL, COUNTS_FROM, DAYS_OFF, rule_problems

SCOPES = ("equipment", "vehicles", "model", "site")
USUAL_NOTICE = 7  # days before the visit the customer knows of it (F30)
MOST_NOTICE, MOST_TOLERANCE = 90, 50
MOST_KM, MOST_HOURS = 1_000_000, 100_000
MOST_AHEAD, MOST_MONTHS = 730, 60
_NUMBER = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,20}){1,4}", re.ASCII)
_NAMED = {"equipment": "equipment", "vehicles": "vehicles", "model": "model", "site": "site"}


@dataclass(frozen=True)
class PlanDraft(Draft):
    """The form's fields; customer, site, vehicles and equipment by their numbers, persons by login.

    ``order_kind`` is ``maintenance`` or ``inspection``; ``rule`` an RRULE counted from ``starts_on``; 0 km or hours
    mean that no meter counts. A site with vehicles or equipment named means these, without any all of the customer's.
    """

    kind: ClassVar[str] = "maintenance_plan"

    number: str = ""
    order_kind: str = "maintenance"
    title: str = ""
    customer: str = ""
    scope: str = "equipment"
    vehicles: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()
    model: str = ""
    site: str = ""
    checklist: str = ""
    content: str = ""
    method: str = ""
    persons: tuple[str, ...] = ()
    environment: tuple[str, ...] = ()
    starts_on: date | None = None
    rule: str = ""
    counts_from: str = "planned"
    every_km: int = 0
    every_hours: int = 0
    on_day_off: str = "next"
    notice_days: int = USUAL_NOTICE
    tolerance_percent: int = 10

    def problems(self) -> Iterator[Problem]:
        """F30: content, cycle, method and persons; the object of the plan; notice and tolerance in their limits."""
        if self.number and not _NUMBER.fullmatch(self.number):
            yield Problem("number", "plan_number_form")
        yield from one_of("order_kind", self.order_kind, VISIT_KINDS)
        for field in ("title", "customer", "checklist", "content", "method", "persons"):
            yield from required(field, getattr(self, field))
        yield from one_of("scope", self.scope, SCOPES)
        if field := _NAMED.get(self.scope, ""):
            yield from required(field, getattr(self, field))
        yield from all_of("environment", self.environment, choices.ENVIRONMENTS)
        yield from self._cycle_problems()
        for field, limit in (("notice_days", MOST_NOTICE), ("tolerance_percent", MOST_TOLERANCE)):
            if getattr(self, field) < 0:
                yield Problem(field, "not_negative")
            yield from most(field, getattr(self, field), limit)

    def _cycle_problems(self) -> Iterator[Problem]:
        yield from required("starts_on", self.starts_on)
        yield from one_of("counts_from", self.counts_from, COUNTS_FROM)
        yield from one_of("on_day_off", self.on_day_off, DAYS_OFF)
        yield from rule_problems(self.rule, self.starts_on, self.counts_from)
        for field, limit in (("every_km", MOST_KM), ("every_hours", MOST_HOURS)):
            value = getattr(self, field)
            if value < 0:
                yield Problem(field, "not_negative")
            elif value and self.counts_from != ACTUAL:  # states 4.3: cycles of usage count from the actual day
                yield Problem(field, "meter_counts_from_actual")
            yield from most(field, value, limit)


@dataclass(frozen=True)
class PlanFiguresDraft(Draft):
    """The company's own figures: how far visits are planned ahead, what a new plan begins with (F30).

    The months are the cycle that is proposed for equipment in such an environment (F29).
    """

    kind: ClassVar[str] = "plan_figures"

    days_ahead: int = 60
    notice_days: int = USUAL_NOTICE
    tolerance_percent: int = 10
    normal_months: int = 12
    hot_months: int = 6
    cold_months: int = 6
    damp_months: int = 6
    dust_months: int = 6
    corrosion_months: int = 3
    vibration_months: int = 3

    def months(self, environment: str) -> int:
        """The cycle in months of one of ``choices.ENVIRONMENTS``."""
        return int(getattr(self, f"{environment}_months"))

    def problems(self) -> Iterator[Problem]:
        """Within the limits of a plan; a visit is there before the customer has to be told of it."""
        limits = {"days_ahead": MOST_AHEAD, "notice_days": MOST_NOTICE, "tolerance_percent": MOST_TOLERANCE}
        limits |= {f"{name}_months": MOST_MONTHS for name in choices.ENVIRONMENTS}
        for field, limit in limits.items():
            value, least = getattr(self, field), int(field.endswith("_months"))
            if value < least:
                yield Problem(field, "positive" if least else "not_negative")
            yield from most(field, value, limit)
        if self.days_ahead < self.notice_days:
            yield Problem("days_ahead", "ahead_too_short", params={"days": str(self.notice_days)})
