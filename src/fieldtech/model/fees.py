"""What a repair costs: parts by warranty and cause, labour and travel nothing (B05). All in cents.

The rule of a line is a code (``fee_rule.<code>`` in the vocabulary), so the sheet can say why a price is
what it is. A line whose rule is in ``UNDECIDED`` shows the list price until a manager has decided.
"""

from dataclasses import dataclass
from enum import StrEnum

from fieldtech.model.bundled import bundled_rows
from fieldtech.model.warranty import WarrantyState

PARTS, PARTS_DAMAGED, LABOUR, TRAVEL = "FEE-PART", "FEE-PART-DMG", "FEE-LAB", "FEE-TRAVEL"
UNDECIDED = frozenset({"manager_decides", "warranty_unknown"})


class PartsInWarranty(StrEnum):
    """What the cause of a fault makes of parts under warranty (column of the causes table)."""

    FREE = "free"
    LIST_PRICE = "list_price"
    DECIDE = "decide"


@dataclass(frozen=True)
class PartUsed:
    """One part line of a repair."""

    zh: str
    en: str
    unit_cents: int
    quantity: int = 1

    @property
    def list_cents(self) -> int:
        """The price by the parts catalogue."""
        return self.unit_cents * self.quantity


@dataclass(frozen=True)
class FeeItem:
    """One entry of the fee schedule; a price of None comes from elsewhere (catalogue, contract, cost)."""

    code: str
    zh: str
    en: str
    in_warranty_cents: int | None
    out_of_warranty_cents: int | None
    enabled: bool = True


@dataclass(frozen=True)
class FeeLine:
    """What the customer sees: the list price, what is charged, and by which rule."""

    code: str
    zh: str
    en: str
    list_cents: int
    charged_cents: int
    rule: str


def part_rule(state: WarrantyState, cause: PartsInWarranty) -> str:
    """Why a part costs what it costs: the warranty first, then the cause."""
    if state is WarrantyState.DAMAGE:
        return "damage"
    if state is WarrantyState.OUT:
        return "out_of_warranty"
    if cause is PartsInWarranty.LIST_PRICE:
        return "damage"
    if state is WarrantyState.UNKNOWN:
        return "warranty_unknown"
    return "manager_decides" if cause is PartsInWarranty.DECIDE else "in_warranty"


def part_line(part: PartUsed, state: WarrantyState, cause: PartsInWarranty, *, waived: bool | None = None) -> FeeLine:
    """The fee line of a part; ``waived`` is the manager's decision (True free, False list price)."""
    rule = part_rule(state, cause)
    code = PARTS_DAMAGED if rule == "damage" else PARTS
    if waived is True and rule != "in_warranty":
        rule = "waived"
    elif waived is False and rule in UNDECIDED:
        rule = "manager_charges"
    charged = 0 if rule in ("in_warranty", "waived") else part.list_cents
    return FeeLine(code, part.zh, part.en, part.list_cents, charged, rule)


def bundled_schedule() -> dict[str, FeeItem]:
    """The fee schedule that comes with the program, by code."""
    return {
        row["code"]: FeeItem(
            row["code"],
            row["item_zh"],
            row["item_en"],
            _cents(row["in_warranty_cents"]),
            _cents(row["out_of_warranty_cents"]),
            row["enabled"] == "1",
        )
        for row in bundled_rows("fee_schedule")
    }


def _cents(cell: str) -> int | None:
    return int(cell) if cell else None
