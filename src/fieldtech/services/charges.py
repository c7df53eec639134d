"""What an order costs the customer now: its parts and swapped units by warranty and cause (B05), in cents."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.model import fees
from fieldtech.model.catalogue import Cause, FeeItem, Part, TerminalModel
from fieldtech.model.custody import Sim, Terminal
from fieldtech.model.drafts.onsite import DiagnosisDraft, PartLineDraft
from fieldtech.model.facts import Facts
from fieldtech.model.maintenance import VISIT_KINDS
from fieldtech.model.orders import Order, Swap
from fieldtech.services.warranty import warranty_of

SIM_PART = "P-5001"


@dataclass(frozen=True)
class UsedPart:
    """A line of the parts list as the sheet prints it; ``line`` is the entry's slot, empty for swapped units."""

    line: str
    code: str
    zh: str
    en: str
    unit: str
    serial: str
    quantity: int
    unit_cents: int
    charged_cents: int
    rule: str
    reason: str
    told: bool
    old_part: str
    free_reason: str = ""  # why a part from elsewhere costs nothing


@dataclass(frozen=True)
class Charges:
    """Warranty and price of an order as it stands."""

    state: str
    until: date | None
    parts: tuple[UsedPart, ...]
    lines: tuple[fees.FeeLine, ...]
    total_cents: int
    undecided: bool
    warranty_reason: str = ""


def charges_of(session: Session, order: Order, facts: Facts, swaps: Sequence[Swap], zone: ZoneInfo) -> Charges:
    """The charges by the cause recorded so far; without a cause the parts count as the warranty says.

    An install order costs what its form says, by default nothing (B02); a visit its parts, the rest is by contract.
    """
    if order.kind == "install":
        fee = facts.total_cents
        due = (fees.FeeLine("install", "安装费", "Installation", fee, fee, "B02"),) if fee else ()
        return Charges("in", None, (), due, fee, undecided=False)
    if order.kind in VISIT_KINDS:
        return _of_visit(session, facts)
    warranty = warranty_of(session, order, facts, swaps, zone)
    diagnosis = facts.get(DiagnosisDraft)
    cause = _cause(session, diagnosis)
    waived = {"free": True, "list_price": False}.get(diagnosis.charge_decision) if diagnosis else None
    used = [*_swapped(session, swaps), *_used(session, facts)]
    schedule = {row.code: _item(row) for row in session.scalars(select(FeeItem))} or fees.bundled_schedule()
    lines = fees.repair_fees(
        [fees.PartUsed(p.zh, p.en, p.unit_cents, p.quantity) for p in used],
        warranty.state,
        cause,
        schedule,
        waived=waived,
    )
    priced = tuple(
        UsedPart(**{**vars(part), "charged_cents": line.charged_cents, "rule": line.rule})
        for part, line in zip(used, lines, strict=False)
    )
    return Charges(
        str(warranty.state), warranty.until, priced, lines, fees.total_cents(lines), bool(fees.undecided(lines)),
        warranty.reason,
    )  # fmt: skip


def _of_visit(session: Session, facts: Facts) -> Charges:
    """The work is paid by the contract (F54); what was used has its list price."""
    used = _used(session, facts)
    parts = [fees.FeeLine(fees.PARTS, p.zh, p.en, p.unit_cents * p.quantity, p.unit_cents * p.quantity, "schedule")
             for p in used]  # fmt: skip
    lines = (fees.FeeLine("contract", "按合同", "By contract", 0, 0, "contract"), *parts)
    priced = tuple(
        replace(part, charged_cents=line.charged_cents, rule=line.rule) for part, line in zip(used, parts, strict=True)
    )
    return Charges("unknown", None, priced, lines, fees.total_cents(lines), undecided=False)


def at_price(session: Session, facts: Facts, draft: PartLineDraft, slot: str) -> PartLineDraft:
    """The line with the price the customer is told (F18): today's, or the one it had when it was first written.

    What a part from elsewhere costs is in no list: the price typed stays.
    """
    today = _price(session, draft.part)
    if today is None:
        return draft
    before = facts.all(PartLineDraft).get(slot)
    if before is not None and before.part == draft.part and before.unit_cents is not None:
        return replace(draft, unit_cents=before.unit_cents, free_reason="")
    return replace(draft, unit_cents=today, free_reason="")


def swap_prices(session: Session, new_terminal: Terminal | None, new_sim: Sim | None) -> dict[str, int]:
    """Today's prices of the units a swap puts in, to be kept with it."""
    prices: dict[str, int | None] = {}
    if new_terminal is not None:
        wanted = select(TerminalModel.part_no).where(TerminalModel.code == new_terminal.model_code)
        prices["terminal_cents"] = _price(session, session.scalar(wanted) or "")
    if new_sim is not None:
        prices["sim_cents"] = _price(session, SIM_PART)
    return {name: cents for name, cents in prices.items() if cents is not None}


def _price(session: Session, part: str) -> int | None:
    return session.scalar(select(Part.price_cents).where(Part.code == part))


def _cause(session: Session, diagnosis: DiagnosisDraft | None) -> fees.PartsInWarranty:
    found = session.scalar(select(Cause.parts_in_warranty).where(Cause.code == (diagnosis.cause if diagnosis else "")))
    return fees.PartsInWarranty(found or "free")


def _used(session: Session, facts: Facts) -> list[UsedPart]:
    lines = {slot: line for slot, line in facts.all(PartLineDraft).items() if line.quantity > 0}
    codes = {line.part for line in lines.values()}
    parts = {row.code: row for row in session.scalars(select(Part).where(Part.code.in_(codes)))} if codes else {}
    return [_line(slot, line, parts.get(line.part)) for slot, line in lines.items()]


def _line(slot: str, line: PartLineDraft, part: Part | None) -> UsedPart:
    zh, en = (part.name_zh, part.name_en) if part else (line.part, line.part)
    unit, today = (part.unit, part.price_cents) if part else ("件", 0)
    price = today if line.unit_cents is None else line.unit_cents
    return UsedPart(
        slot, line.part, zh, en, unit, line.serial, line.quantity, price, 0, "", line.reason, line.told, line.old_part,
        "" if price else line.free_reason,
    )  # fmt: skip


def _swapped(session: Session, swaps: Sequence[Swap]) -> list[UsedPart]:
    used: list[UsedPart] = []
    for row in swaps:
        if row.new_terminal_id and (terminal := session.get(Terminal, row.new_terminal_id)):
            model = session.scalars(select(TerminalModel).where(TerminalModel.code == terminal.model_code)).one()
            used += _unit(session, model.part_no, terminal.number, row, "terminal_cents")
        if row.new_sim_id:
            used += _unit(session, SIM_PART, str(row.body.get("new_iccid", "")), row, "sim_cents")
    return used


def _unit(session: Session, code: str, serial: str, row: Swap, price: str) -> list[UsedPart]:
    part = session.scalar(select(Part).where(Part.code == code))
    if part is None:
        return []
    reason, old = (
        str(row.body.get("reason", "")),
        "left" if row.body.get("old_next") == "left_with_customer" else "taken",
    )
    cents = int(row.body.get(price, part.price_cents))
    return [UsedPart("", code, part.name_zh, part.name_en, part.unit, serial, 1, cents, 0, "", reason, True, old)]


def _item(row: FeeItem) -> fees.FeeItem:
    return fees.FeeItem(
        row.code, row.name_zh, row.name_en, row.in_warranty_cents, row.out_of_warranty_cents, row.enabled
    )
