"""What an order costs the customer now: the case of the price engine, built from what was recorded (B02, B05, F55)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.errors import Problem
from fieldtech.model import fees
from fieldtech.model.accounts import FeeList
from fieldtech.model.base import Id
from fieldtech.model.catalogue import Cause
from fieldtech.model.drafts.install import InstallDraft
from fieldtech.model.drafts.onsite import DiagnosisDraft
from fieldtech.model.facts import Facts
from fieldtech.model.installs import FITTED
from fieldtech.model.maintenance import VISIT_KINDS
from fieldtech.model.money import prices
from fieldtech.model.money.changes import Limits, changed
from fieldtech.model.money.schedule import ScheduleVersion
from fieldtech.model.orders import Order, Swap
from fieldtech.model.warranty import Warranty, WarrantyState
from fieldtech.services.money.facts_of import newest_of
from fieldtech.services.money.in_force import contract_on, price_changes, schedule_on
from fieldtech.services.used_parts import UsedPart, used_parts
from fieldtech.services.warranty import OrderWarranty, warranty_of

SETTLED = ("signed", "completed", "archived")
"""States in which an order keeps its final fee list."""
COATING_ITEM = "FEE-COAT"
_TASK_ITEMS = {"install": prices.INSTALLATION, "move": "FEE-MOVE", "removal": "FEE-REMOVE"}
_NO_WARRANTY = OrderWarranty(WarrantyState.UNKNOWN, None)


@dataclass(frozen=True)
class Charges:
    """Warranty and price of an order as it stands; ``schedule`` is the version of the fee schedule it keeps."""

    state: str
    until: date | None
    parts: tuple[UsedPart, ...]
    lines: tuple[prices.Line, ...]
    total_cents: int
    undecided: bool
    warranty_reason: str = ""
    day: date | None = None
    schedule: int = 0
    listed: tuple[prices.Line, ...] = ()  # before somebody changed a price; empty where nobody did
    problems: tuple[Problem, ...] = ()  # changes that do not count, and why


def charges_of(session: Session, order: Order, facts: Facts, swaps: Sequence[Swap], zone: ZoneInfo) -> Charges:
    """The charges by the cause recorded so far; without a cause the parts count as the warranty says.

    A signed order keeps its final fee list, whatever becomes of contracts and decisions afterwards.
    """
    live = live_charges(session, order, facts, swaps, zone)
    kept = newest_list(session, order.id) if order.status in SETTLED else None
    return _as_kept(live, kept) if kept is not None else live


def live_charges(session: Session, order: Order, facts: Facts, swaps: Sequence[Swap], zone: ZoneInfo) -> Charges:
    """What the order costs by everything recorded up to now."""
    charges = _priced(session, order, facts, swaps, zone)
    made = price_changes(session, order.id)
    if not made:
        return charges
    limits = Limits(facts.settings.discount_percent, facts.settings.given_away_cents)
    after = changed(charges.lines, made, limits)
    return replace(_with_lines(charges, after.lines), listed=charges.lines, problems=after.problems)


def newest_list(session: Session, order_id: Id) -> FeeList | None:
    """The final fee list of an order as it stands."""
    return newest_of(session.scalars(select(FeeList).where(FeeList.order_id == order_id)))


def _priced(session: Session, order: Order, facts: Facts, swaps: Sequence[Swap], zone: ZoneInfo) -> Charges:
    day, moment = day_of(order, facts, zone), _ordered(order, facts, zone)
    schedule, contract = schedule_on(session, day, moment), contract_on(session, order.customer_id, day, moment)
    if order.kind == "install":
        case = _of_install(prices.Case(day, None, fees.PartsInWarranty.FREE, contract=contract), facts, schedule)
        return _charged(case, schedule, OrderWarranty(WarrantyState.IN, None), ())
    used = used_parts(session, facts, swaps)
    if order.kind in VISIT_KINDS:
        case = prices.Case(day, None, fees.PartsInWarranty.FREE, _parts(used), contract=contract)
        charges = _charged(case, schedule, _NO_WARRANTY, used)
        return _with_lines(charges, (_of_visit(case, facts, schedule), *charges.lines))
    warranty = warranty_of(session, order, facts, swaps, zone)
    diagnosis = facts.get(DiagnosisDraft)
    work = tuple(work for work in prices.repair_work() if work.code in schedule.items)
    waived = {"free": True, "list_price": False}.get(diagnosis.charge_decision) if diagnosis else None
    case = prices.Case(day, _on_paper(warranty), _cause(session, diagnosis), _parts(used), work, contract, waived)
    return _charged(case, schedule, warranty, used)


def schedule_of(session: Session, order: Order, facts: Facts, zone: ZoneInfo) -> ScheduleVersion:
    """The version of the fee schedule an order keeps (F54)."""
    return schedule_on(session, day_of(order, facts, zone), _ordered(order, facts, zone))


def day_of(order: Order, facts: Facts, zone: ZoneInfo) -> date:
    """The day whose prices an order keeps: the planned day of a visit, else that on which it was written down (F54).

    The time of the call is no such day: it can be corrected afterwards.
    """
    return facts.visit.planned_on if facts.visit is not None else order.created_at.astimezone(zone).date()


def _ordered(order: Order, facts: Facts, zone: ZoneInfo) -> datetime:
    """What was agreed up to then counts; a visit is written down long before its day."""
    if facts.visit is None:
        return order.created_at
    return datetime.combine(facts.visit.planned_on + timedelta(days=1), time(), zone).astimezone(UTC)


def _charged(
    case: prices.Case, schedule: ScheduleVersion, warranty: OrderWarranty, used: Sequence[UsedPart]
) -> Charges:
    lines = prices.priced(case, schedule)
    bare = Charges(str(warranty.state), warranty.until, tuple(used), (), 0, False, warranty.reason, case.day,
                   schedule.number)  # fmt: skip
    return _with_lines(bare, lines)


def _with_lines(charges: Charges, lines: tuple[prices.Line, ...]) -> Charges:
    """The same order at the prices of these lines; a part is told by its key."""
    of = {line.key: line for line in lines}
    parts = tuple(
        replace(part, charged_cents=of[part.key].charged_cents, rule=of[part.key].rule) if part.key in of else part
        for part in charges.parts
    )
    total, waits = prices.total(lines), bool(prices.still_open(lines))
    return replace(charges, parts=parts, lines=lines, total_cents=total, undecided=waits)


def _as_kept(live: Charges, kept: FeeList) -> Charges:
    """The prices of the final fee list in place of those worked out now."""
    return replace(_with_lines(live, tuple(map(line_of, kept.lines))), schedule=kept.schedule, problems=())


def line_of(line: Mapping[str, Any]) -> prices.Line:
    """A line as a fee list keeps it."""
    rule = prices.Rule(str(line["rule"]), {str(name): str(value) for name, value in line["params"].items()})
    return prices.Line(
        str(line["key"]), str(line["code"]), str(line["zh"]), str(line["en"]), int(line["list_cents"]),
        int(line["charged_cents"]), rule, quantity=int(line["quantity"]),
    )  # fmt: skip


def _of_visit(case: prices.Case, facts: Facts, schedule: ScheduleVersion) -> prices.Line:
    """The work of a visit: its own price where the contract has one for equipment, else paid with the plan (F54)."""
    things = facts.visit.objects if facts.visit else ()
    priced = case.contract is not None and COATING_ITEM in case.contract.prices and COATING_ITEM in schedule.items
    if priced and any(thing.kind == "equipment" for thing in things):
        (line,) = prices.priced(replace(case, parts=(), work=(prices.Work(COATING_ITEM),)), schedule)
        return line
    return prices.work_by_contract(case)


def _of_install(case: prices.Case, facts: Facts, schedule: ScheduleVersion) -> prices.Case:
    """What the form says with its reason, by default nothing (B02).

    Without it each vehicle done costs what the contract has for it; a move or removal what the schedule has on.
    """
    draft = facts.get(InstallDraft) or InstallDraft()
    if draft.fee_cents > 0:
        typed = prices.Work(prices.INSTALLATION, given_cents=draft.fee_cents, reason=draft.fee_reason or "—")
        return replace(case, work=(typed,), contract=None)
    item = schedule.items.get(_TASK_ITEMS.get(draft.task, ""))
    done = sum(row.state in FITTED for row in facts.rows)
    if item is None or not done:
        return case
    agreed = case.contract is not None and item.code in case.contract.prices
    on = item.enabled and item.code != prices.INSTALLATION
    return replace(case, work=(prices.Work(item.code, done),)) if agreed or on else case


def _on_paper(warranty: OrderWarranty) -> Warranty:
    """A decision that goes against the dates is said without a last day."""
    return Warranty(warranty.state, None if warranty.reason else warranty.until)


def _parts(used: Sequence[UsedPart]) -> tuple[prices.Part, ...]:
    return tuple(prices.Part(part.key, part.zh, part.en, part.unit_cents, part.quantity) for part in used)


def _cause(session: Session, diagnosis: DiagnosisDraft | None) -> fees.PartsInWarranty:
    found = session.scalar(select(Cause.parts_in_warranty).where(Cause.code == (diagnosis.cause if diagnosis else "")))
    return fees.PartsInWarranty(found or "free")
