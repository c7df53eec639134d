"""What an order costs the customer now: the case of the price engine, built from what was recorded (B02, B05, F55)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.model import fees
from fieldtech.model.catalogue import Cause
from fieldtech.model.drafts.install import InstallDraft
from fieldtech.model.drafts.intake import IntakeDraft
from fieldtech.model.drafts.onsite import DiagnosisDraft
from fieldtech.model.facts import Facts
from fieldtech.model.installs import FITTED
from fieldtech.model.maintenance import VISIT_KINDS
from fieldtech.model.money import prices
from fieldtech.model.money.schedule import ScheduleVersion
from fieldtech.model.orders import Order, Swap
from fieldtech.model.warranty import Warranty, WarrantyState
from fieldtech.services.money.in_force import schedule_on
from fieldtech.services.used_parts import UsedPart, used_parts
from fieldtech.services.warranty import OrderWarranty, warranty_of

_TASK_ITEMS = {"move": "FEE-MOVE", "removal": "FEE-REMOVE"}
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


def charges_of(session: Session, order: Order, facts: Facts, swaps: Sequence[Swap], zone: ZoneInfo) -> Charges:
    """The charges by the cause recorded so far; without a cause the parts count as the warranty says."""
    day = day_of(order, facts, zone)
    schedule = schedule_on(session, day)
    if order.kind == "install":
        case = prices.Case(day, None, fees.PartsInWarranty.FREE, work=_of_install(facts, schedule))
        return _charged(case, schedule, OrderWarranty(WarrantyState.IN, None), ())
    used = used_parts(session, facts, swaps)
    if order.kind in VISIT_KINDS:
        case = prices.Case(day, None, fees.PartsInWarranty.FREE, _parts(used))
        charges = _charged(case, schedule, _NO_WARRANTY, used)
        return replace(charges, lines=(prices.work_by_contract(case), *charges.lines))
    warranty = warranty_of(session, order, facts, swaps, zone)
    diagnosis = facts.get(DiagnosisDraft)
    work = tuple(work for work in prices.repair_work() if work.code in schedule.items)
    waived = {"free": True, "list_price": False}.get(diagnosis.charge_decision) if diagnosis else None
    case = prices.Case(day, _on_paper(warranty), _cause(session, diagnosis), _parts(used), work, waived=waived)
    return _charged(case, schedule, warranty, used)


def day_of(order: Order, facts: Facts, zone: ZoneInfo) -> date:
    """The day whose prices an order keeps: of the call, the planned day of a visit, else of the order (F54)."""
    if facts.visit is not None:
        return facts.visit.planned_on
    call = facts.get(IntakeDraft)
    moment = (call.at if call else None) or order.created_at
    return moment.astimezone(zone).date()


def _charged(
    case: prices.Case, schedule: ScheduleVersion, warranty: OrderWarranty, used: Sequence[UsedPart]
) -> Charges:
    lines = prices.priced(case, schedule)
    told = zip(used, lines, strict=False)  # the lines of parts come first, in their order
    return Charges(
        str(warranty.state),
        warranty.until,
        tuple(replace(part, charged_cents=line.charged_cents, rule=line.rule) for part, line in told),
        lines,
        prices.total(lines),
        bool(prices.still_open(lines)),
        warranty.reason,
        case.day,
        schedule.number,
    )


def _of_install(facts: Facts, schedule: ScheduleVersion) -> tuple[prices.Work, ...]:
    """What the form says with its reason, by default nothing (B02); a move or removal where the schedule has it on."""
    draft = facts.get(InstallDraft) or InstallDraft()
    if draft.fee_cents > 0:
        return (prices.Work(prices.INSTALLATION, given_cents=draft.fee_cents, reason=draft.fee_reason or "—"),)
    item = schedule.items.get(_TASK_ITEMS.get(draft.task, ""))
    done = sum(row.state in FITTED for row in facts.rows)
    return (prices.Work(item.code, done),) if item is not None and item.enabled and done else ()


def _on_paper(warranty: OrderWarranty) -> Warranty:
    """A decision that goes against the dates is said without a last day."""
    return Warranty(warranty.state, None if warranty.reason else warranty.until)


def _parts(used: Sequence[UsedPart]) -> tuple[prices.Part, ...]:
    return tuple(prices.Part(part.key, part.zh, part.en, part.unit_cents, part.quantity) for part in used)


def _cause(session: Session, diagnosis: DiagnosisDraft | None) -> fees.PartsInWarranty:
    found = session.scalar(select(Cause.parts_in_warranty).where(Cause.code == (diagnosis.cause if diagnosis else "")))
    return fees.PartsInWarranty(found or "free")
