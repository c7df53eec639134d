"""Guards of the install order (states 4.1): papers, vehicles, units by number, rows done."""

from collections.abc import Callable, Iterator
from itertools import combinations

from fieldtech.errors import Problem
from fieldtech.model.drafts.evidence import EvidenceDraft
from fieldtech.model.drafts.install import InstallArrivalDraft, InstallDraft, RescheduleDraft
from fieldtech.model.drafts.planning import AssignDraft
from fieldtech.model.facts import Facts, RowFact
from fieldtech.model.guards.sections import section
from fieldtech.model.installs import ENDED, FITTED

FITTING = ("install", "trial")
"""Tasks that put a terminal from stock onto each vehicle."""


def install_complete(facts: Facts) -> Iterator[Problem]:
    """Forms 2.3, B02: the order's own form."""
    yield from section(facts, InstallDraft, "install", "install_missing")


def has_rows(facts: Facts) -> Iterator[Problem]:
    """B11: at least one vehicle."""
    if not facts.rows:
        yield Problem("rows", "no_vehicles")


def three_papers(facts: Facts) -> Iterator[Problem]:
    """B13: request, vehicle list and driver data, each there or waived with a reason."""
    draft = facts.get(InstallDraft)
    waived = draft.waived if draft and draft.waiver_reason.strip() else ()
    if not facts.request_passed and "request" not in waived:
        yield Problem("install", "request_not_passed")
    if not facts.rows and "vehicle_list" not in waived:
        yield Problem("rows", "vehicle_list_missing")
    lacking = [row.label for row in facts.rows if not row.has_driver]
    if lacking and "driver_data" not in waived:
        yield Problem("rows", "driver_data_missing", params={"rows": _named(lacking), "count": str(len(lacking))})


def no_twins(facts: Facts) -> Iterator[Problem]:
    """States 4.1: no plate with its colour and no VIN twice."""
    for one, other in combinations(facts.rows, 2):
        if _same(one, other):
            params = {"one": str(one.position), "other": str(other.position), "vehicle": one.label}
            yield Problem("rows", "vehicle_twice", params=params)


def terminals_enough(facts: Facts) -> Iterator[Problem]:
    """States 4.1: fewer terminals in stock than vehicles is doubtful."""
    if _task(facts) in FITTING and facts.in_stock is not None and facts.in_stock < len(facts.rows):
        params = {"have": str(facts.in_stock), "want": str(len(facts.rows))}
        yield Problem("rows", "terminals_short", "warning", params)


def changed_after_return(facts: Facts) -> Iterator[Problem]:
    """States 4.1: what was returned comes back changed."""
    newest = max((rec.at for (kind, _slot), rec in facts.entries.items() if kind == "install"), default=None)
    if newest is None or facts.entered_at is None or newest <= facts.entered_at:
        yield Problem("install", "not_changed_since_return")


def moves_named(facts: Facts) -> Iterator[Problem]:
    """B06: a move says from which vehicle each one gets its terminal."""
    lacking = [row.label for row in facts.rows if not row.source_known] if _task(facts) == "move" else []
    if lacking:
        yield Problem("rows", "row_source_missing", params={"rows": _named(lacking), "count": str(len(lacking))})


def removal_in_writing(facts: Facts) -> Iterator[Problem]:
    """A01: what is taken off was asked for in writing, and the writing is kept with the order."""
    kept = (file for file in facts.all(EvidenceDraft).values() if not file.withdrawn)
    if _task(facts) == "removal" and not any(file.shows == "written_request" for file in kept):
        yield Problem("papers", "written_request_not_attached")


def promise_as_told(facts: Facts) -> Iterator[Problem]:
    """P24: a day later than the customer was told to expect is doubtful until he knows."""
    draft = facts.get(InstallDraft)
    if draft and draft.wanted_by and facts.told_day and draft.wanted_by > facts.told_day:
        params = {"told": facts.told_day.isoformat(), "day": draft.wanted_by.isoformat()}
        yield Problem("install", "later_than_told", "warning", params)


def visit_planned_well(facts: Facts) -> Iterator[Problem]:
    """Forms 2.3: the visit is not in the past, and on a day off only when that was meant."""
    draft = facts.draft
    if isinstance(draft, AssignDraft) and draft.slot_to is not None and draft.slot_to < facts.now:
        yield Problem("slot_from", "slot_in_past")
    elif facts.slot_off:
        yield Problem("slot_from", "slot_day_off", "warning", {"day": facts.slot_off})


def units_reserved(facts: Facts) -> Iterator[Problem]:
    """States 4.1: terminals and SIM cards are reserved by number, one of each per vehicle."""
    draft = facts.draft
    if not isinstance(draft, AssignDraft) or _task(facts) not in FITTING:
        return
    for field, units in (("terminals", draft.terminals), ("sims", draft.sims)):
        if len(set(units)) < len(facts.rows):
            params = {"have": str(len(set(units))), "want": str(len(facts.rows))}
            yield Problem(field, f"{field}_not_reserved", params=params)


def install_emergency(facts: Facts) -> Iterator[Problem]:
    """B33: only a declared emergency goes out before the approval."""
    draft = facts.get(InstallDraft)
    if not facts.emergency or draft is None or not draft.emergency_reason.strip():
        yield Problem("install", "emergency_not_declared")


def stock_issued(facts: Facts) -> Iterator[Problem]:
    """States 4.1: what was reserved has been handed to the technicians before they leave."""
    if facts.not_issued:
        yield Problem("spares", "units_not_issued", params={"units": _named(facts.not_issued)})


def yard_arrival(facts: Facts) -> Iterator[Problem]:
    """B20: the card shown, the customer confirmed."""
    yield from section(facts, InstallArrivalDraft, "arrival", "arrival_missing")


def row_condition(facts: Facts) -> Iterator[Problem]:
    """B27: work begins on a vehicle whose condition was recorded."""
    if not any(row.condition_recorded for row in facts.rows):
        yield Problem("rows", "condition_missing")


def rows_said(facts: Facts) -> Iterator[Problem]:
    """States 4.1: every vehicle is installed, not installed or rescheduled."""
    for row in facts.rows:
        if row.state not in ENDED:
            yield Problem("rows", "row_open", params={"vehicle": row.label, "position": str(row.position)})


def rows_complete(facts: Facts) -> Iterator[Problem]:
    """States 4.1: an installed vehicle has its units, place, checklist and platform check."""
    for row in facts.rows:
        if row.state in FITTED:
            for code in row.open_points:
                yield Problem("rows", code, params={"vehicle": row.label, "position": str(row.position)})


def rows_verified(facts: Facts) -> Iterator[Problem]:
    """States 4.1: "to be checked" lets the customer sign but never counts as done."""
    owed = [row.label for row in facts.rows if row.state == "installed_unchecked"]
    if owed:
        yield Problem("platform", "rows_unverified", params={"rows": _named(owed), "count": str(len(owed))})


def rescheduling_told(facts: Facts) -> Iterator[Problem]:
    """P24: reason, new date, and the customer told before the old one."""
    if not isinstance(facts.draft, RescheduleDraft):
        yield Problem("reason", "reason_needed")
        return
    yield from facts.draft.problems()
    new, old = facts.draft.wanted_by, facts.promised_at
    if new is not None and new < facts.now.date():
        yield Problem("wanted_by", "new_date_in_past")
    if old is not None and old < facts.now:
        yield Problem("wanted_by", "told_after_old_date", "warning", {"day": f"{old:%Y-%m-%d}"})


def _task(facts: Facts) -> str:
    draft = facts.get(InstallDraft)
    return draft.task if draft else ""


def _same(one: RowFact, other: RowFact) -> bool:
    plates = bool(one.plate) and (one.plate, one.colour) == (other.plate, other.colour)
    return plates or (bool(one.vin) and one.vin == other.vin)


def _named(labels: list[str] | tuple[str, ...], most: int = 5) -> str:
    return ", ".join(labels[:most]) + (" …" if len(labels) > most else "")


GUARDS: dict[str, Callable[[Facts], Iterator[Problem]]] = {
    guard.__name__: guard
    for guard in (
        install_complete, has_rows, three_papers, no_twins, moves_named, removal_in_writing, terminals_enough,
        promise_as_told, changed_after_return, visit_planned_well, units_reserved,
        install_emergency, stock_issued, yard_arrival, row_condition, rows_said, rows_complete, rows_verified,
        rescheduling_told,
    )
}  # fmt: skip
