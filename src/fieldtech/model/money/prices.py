"""The price engine: what an order costs by schedule, warranty, cause and contract, each line with its rule (B02, B05).

Amounts are integer cents. Parts follow ``fees.part_rule``, the one place that knows warranty against cause; here the
contract, the customer's own wishes and the words for the customer come on top (F55).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from fieldtech.errors import Invalid, Problem
from fieldtech.model import fees
from fieldtech.model.money.schedule import ScheduleVersion
from fieldtech.model.warranty import Warranty, WarrantyState
from fieldtech.words import known, word

INSTALLATION = "FEE-INST"
ONLY_PARTS = (fees.LABOUR, fees.TRAVEL)
"""Work that costs nothing, in warranty and out of it (B05)."""
_F54 = {"basis": "F54"}
_BASIS = {"in_warranty": "B05", "out_of_warranty": "B05", "damage": "B05", "contract_part": "F54",
          "list_price": "F54"}  # fmt: skip
_NOT_BY_CONTRACT = frozenset({"in_warranty", "damage", "waived", "manager_charges"})


@dataclass(frozen=True)
class Rule:
    """Why a line costs what it costs: a code of ``money_rule.*`` and what its sentence is filled with."""

    code: str
    params: Mapping[str, str] = field(default_factory=dict)

    def said(self, language: str) -> str:
        """The sentence for the customer (F55)."""
        return said(self.code, self.params, language)


def said(code: str, params: Mapping[str, str], language: str) -> str:
    """Why a line costs what it costs, in words; the code as it is where it is no rule of ours."""
    filled = {name: _role(value, language) if name == "role" else value for name, value in params.items()}
    full = f"money_rule.{code}"
    return word(full, language, **filled) if known(full) else code


def _role(role: str, language: str) -> str:
    """Within a sentence."""
    text = word(f"role.{role}", language)
    return text[:1].lower() + text[1:] if language == "en" else text


@dataclass(frozen=True)
class Part:
    """One part used; ``key`` is the entry's slot, or the serial of a unit swapped in."""

    key: str
    zh: str
    en: str
    unit_cents: int
    quantity: int = 1


@dataclass(frozen=True)
class Work:
    """An item of the schedule that was done; ``given_cents`` is a cost, or a price agreed with its reason (B02)."""

    code: str
    quantity: int = 1
    given_cents: int | None = None
    reason: str = ""


@dataclass(frozen=True)
class Contract:
    """What a customer's contract says of prices; damage by people is never part of it."""

    number: str
    first_day: date
    last_day: date
    prices: Mapping[str, int] = field(default_factory=dict)
    parts_included: bool = False

    def holds_on(self, day: date) -> bool:
        """Both days are part of it."""
        return self.first_day <= day <= self.last_day


@dataclass(frozen=True)
class Case:
    """Everything a price depends on. ``waived`` is the decision where the cause leaves it to the manager.

    Without a ``warranty`` the work is about no product of ours, as a visit by a plan: parts have their list price.
    """

    day: date
    warranty: Warranty | None
    cause: fees.PartsInWarranty
    parts: tuple[Part, ...] = ()
    work: tuple[Work, ...] = ()
    contract: Contract | None = None
    waived: bool | None = None


@dataclass(frozen=True)
class Line:
    """What the customer sees: list price, what is charged, and why. An open line waits for a decision."""

    key: str
    code: str
    zh: str
    en: str
    list_cents: int
    charged_cents: int
    rule: Rule
    open: bool = False
    quantity: int = 1


def priced(case: Case, schedule: ScheduleVersion) -> tuple[Line, ...]:
    """All lines of an order, parts first; ValueError for another day's schedule, Invalid for what cannot be priced."""
    if case.day < schedule.holds_from:
        raise ValueError(f"version {schedule.number} does not hold yet on {case.day}")
    contract = _contract(case)
    lines = [_part(part, case, contract) for part in case.parts]
    return (*lines, *(_work(work, case, contract, schedule) for work in case.work))


def work_by_contract(case: Case) -> Line:
    """The work of a visit: paid with the maintenance contract, whatever it took (F54)."""
    contract = _contract(case)
    rule = Rule("contract", {"contract": contract.number, "basis": "F54"}) if contract else Rule("by_contract", _F54)
    return Line("contract", "contract", "保养/巡检", "maintenance and inspection", 0, 0, rule)


def repair_work() -> tuple[Work, ...]:
    """What belongs to every repair and is shown with its 0 (B05)."""
    return tuple(Work(code) for code in ONLY_PARTS)


def total(lines: Iterable[Line]) -> int:
    """What the customer pays, in cents."""
    return sum(line.charged_cents for line in lines)


def still_open(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines whose price somebody still has to decide."""
    return tuple(line for line in lines if line.open)


def _contract(case: Case) -> Contract | None:
    return case.contract if case.contract and case.contract.holds_on(case.day) else None


def _part(part: Part, case: Case, contract: Contract | None) -> Line:
    used = fees.PartUsed(part.zh, part.en, part.unit_cents, part.quantity)
    _no_less_than_nothing(part.key, part.unit_cents, part.quantity)
    warranty = case.warranty or Warranty(WarrantyState.OUT, None)
    line = fees.part_line(used, warranty.state, case.cause, waived=case.waived)
    if case.warranty is None and line.rule == "out_of_warranty":
        line = replace(line, rule="list_price")
    free = contract is not None and contract.parts_included and line.rule not in _NOT_BY_CONTRACT
    code = "contract_part" if free else line.rule
    params = {"contract": contract.number} if contract and free else {}
    if code in _BASIS:
        params["basis"] = _BASIS[code]
    if warranty.until is not None:
        params["until"] = warranty.until.isoformat()
    rule = Rule(_dated(code, warranty), params)
    charged = 0 if free else line.charged_cents
    waits = code in fees.UNDECIDED
    return Line(part.key, line.code, part.zh, part.en, line.list_cents, charged, rule, waits, part.quantity)


def _dated(code: str, warranty: Warranty) -> str:
    """Warranty is said with its last day where that is known."""
    return f"{code}_until" if code in ("in_warranty", "out_of_warranty") and warranty.until else code


def _work(work: Work, case: Case, contract: Contract | None, schedule: ScheduleVersion) -> Line:
    item = schedule.items.get(work.code)
    if item is None:
        raise Invalid([Problem("work", "fee_item_unknown", params={"item": work.code})])
    for cents in (work.given_cents or 0, item.out_of_warranty_cents or 0):
        _no_less_than_nothing(work.code, cents, work.quantity)
    unit, rule = _unit_price(work, item, case.warranty, contract, schedule)
    cents = (unit or 0) * work.quantity
    return Line(work.code, work.code, item.zh, item.en, cents, cents, rule, unit is None, work.quantity)


def _unit_price(
    work: Work, item: fees.FeeItem, warranty: Warranty | None, contract: Contract | None, schedule: ScheduleVersion
) -> tuple[int | None, Rule]:
    """The price of one and why; None where nobody has said it yet."""
    inside = warranty is not None and warranty.state is WarrantyState.IN
    scheduled = item.in_warranty_cents if inside else item.out_of_warranty_cents
    if work.code in ONLY_PARTS and work.given_cents:
        raise Invalid([Problem("work", "only_parts_are_charged", params={"item": work.code})])
    if contract is not None and work.code in contract.prices:
        return contract.prices[work.code], Rule("contract", {"contract": contract.number, "basis": "F54"})
    if work.given_cents is not None and scheduled is not None:
        if not work.reason.strip():
            raise Invalid([Problem("reason", "reason_needed")])
        return work.given_cents, Rule("agreed", {"reason": work.reason, "basis": "B02"})
    if work.given_cents is not None:
        return work.given_cents, Rule("at_cost", {"basis": "F55"})
    if scheduled is None:
        return None, Rule("price_missing", {"basis": "F54"})
    if not item.enabled:
        return 0, Rule("not_charged", {"version": str(schedule.number)})
    if not scheduled:
        return 0, Rule("free_work", {"basis": "B02" if work.code == INSTALLATION else "B05"})
    return scheduled, Rule("schedule", {"version": str(schedule.number), "basis": "F54"})


def _no_less_than_nothing(key: str, cents: int, quantity: int) -> None:
    if cents < 0 or quantity < 1:
        raise Invalid([Problem(key, "not_negative")])
