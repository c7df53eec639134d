"""What an order used up, at the price the customer was told: parts from the van and units swapped in."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.model.catalogue import Part, TerminalModel
from fieldtech.model.custody import Sim, Terminal
from fieldtech.model.drafts.onsite import PartLineDraft
from fieldtech.model.drafts.planning import PartNeed
from fieldtech.model.facts import Facts
from fieldtech.model.money.prices import Rule
from fieldtech.model.money.schedule import ScheduleVersion
from fieldtech.model.orders import Swap
from fieldtech.services.money.in_force import part_price

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
    rule: Rule | None
    reason: str
    told: bool
    old_part: str
    free_reason: str = ""  # why a part from elsewhere costs nothing

    @property
    def key(self) -> str:
        """What tells it from the other lines of the order: the entry's slot, or the serial of a unit swapped in."""
        return self.line or self.serial or self.code


def used_parts(session: Session, facts: Facts, swaps: Sequence[Swap]) -> list[UsedPart]:
    """Every line of the parts list, units swapped in first; without a price to pay yet."""
    return [*_swapped(session, swaps), *_used(session, facts)]


def at_price(
    session: Session, facts: Facts, draft: PartLineDraft, slot: str, version: ScheduleVersion
) -> PartLineDraft:
    """The line with the price the customer is told (F18): the order's, or the one it had when it was first written.

    The order's price is that of the ``version`` it keeps. What a part from elsewhere costs is in no list: the price
    typed stays.
    """
    listed = part_price(session, draft.part, version)
    if listed is None:
        return draft
    before = facts.all(PartLineDraft).get(slot)
    if before is not None and before.part == draft.part and before.unit_cents is not None:
        return replace(draft, unit_cents=before.unit_cents, free_reason="")
    return replace(draft, unit_cents=listed, free_reason="")


def swap_prices(
    session: Session, new_terminal: Terminal | None, new_sim: Sim | None, version: ScheduleVersion
) -> dict[str, int]:
    """The order's prices of the units a swap puts in, to be kept with it."""
    prices: dict[str, int | None] = {}
    if new_terminal is not None:
        wanted = select(TerminalModel.part_no).where(TerminalModel.code == new_terminal.model_code)
        prices["terminal_cents"] = part_price(session, session.scalar(wanted) or "", version)
    if new_sim is not None:
        prices["sim_cents"] = part_price(session, SIM_PART, version)
    return {name: cents for name, cents in prices.items() if cents is not None}


def planned_cents(session: Session, parts: Sequence[PartNeed], version: ScheduleVersion) -> int:
    """What a plan foresees costs at the order's prices; what is in no list counts nothing."""
    return sum(need.quantity * (part_price(session, need.part, version) or 0) for need in parts)


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
        slot, line.part, zh, en, unit, line.serial, line.quantity, price, 0, None, line.reason, line.told,
        line.old_part, "" if price else line.free_reason,
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
    return [UsedPart("", code, part.name_zh, part.name_en, part.unit, serial, 1, cents, 0, None, reason, True, old)]
