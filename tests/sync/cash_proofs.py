"""What must be true of money on the computers of the small company, added up without the rules of the program."""

from collections import Counter
from typing import Any

from sqlalchemy import select, text

from fieldtech.model.accounts import FeeList
from fieldtech.model.base import Id
from fieldtech.model.cash_tables import AuditAct, GivenReceipt
from fieldtech.model.money.receipt_numbers import twice
from fieldtech.model.orders import Order

from . import cash_deeds as cash
from . import deeds
from .company import LAPTOP, OFFICE, OTHER, PEOPLE, SECOND, SPARE, TECHNICIANS, Company
from .computers import refused, unsettled
from .proofs import hub_rows

LAPTOPS, OFFICES = (LAPTOP, SPARE, OTHER), (OFFICE, SECOND)
MONEY = ("collections", "receipts", "reversals", "hand_overs", "cash_counts", "made_good", "receipt_blocks")
LOOKED_AT = {
    "handed_over_before", "counted_before", "no_such_difference", "order_taken_away", "collection_unknown",
    "hand_over_not_his", "reversal_from_till", "hand_over_total", "money_number_twice",
    "transfer_seen_by_finance", "collected_too_much", "audit_confirmed_before", "audit_nothing_to_confirm",
    "day_closed_before",
}  # fmt: skip
"""What people on computers that do not know of each other may do twice; the fact is kept."""


def at(company: Company, name: str) -> Any:
    return company.computers[name].context


def order_of(company: Company, name: str, nth: int = 0) -> Id | None:
    found = deeds.orders_here(at(company, name), PEOPLE[name])
    return found[nth % len(found)] if found else None


def quiet(company: Company) -> None:
    """Everybody exchanges until nobody has anything to say."""
    for _round in range(6):
        outcomes = [computer.sync() for computer in company.computers.values()]
        if not any(outcome.pulled + outcome.pushed for outcome in outcomes):
            return
    raise AssertionError("never quiet")


def all_is_right(company: Company, made: dict[str, set[Any]]) -> None:
    """Every fact once at the hub as it was said, and the same sums wherever somebody looks."""
    at_hub = {table: {key: values for key, (_place, values) in hub_rows(company)[table].items()} for table in MONEY}
    for table, wanted in made.items():
        assert {values["id"] for values in at_hub[table].values()} == wanted, table
    office = cash.known(at(company, OFFICE))
    assert sum(row.cents for row in office.collections.values()) == sum(
        int(values["cents"]) for values in at_hub["collections"].values()
    )
    given = cash.receipts(at(company, OFFICE))
    assert twice(given) == () and {one.key for one in given} == made["receipts"]
    for login in TECHNICIANS:
        here = cash.holds(at(company, OFFICE), login)
        assert here.cents == answered_for(at_hub, login)
        for name in (SECOND, *(one for one in LAPTOPS if PEOPLE[one] == login)):
            if name not in company.computers:
                continue
            assert cash.holds(at(company, name), login) == here, (name, login)
    for name, computer in company.computers.items():
        assert unsettled(computer.database) == [], name
        reasons = {reason for _kind, _by, reason, _params in refused(computer.database)}
        assert reasons <= LOOKED_AT | {"receipt_block_overlaps"}, reasons


def answered_for(at_hub: dict[str, dict[str, Any]], login: str) -> int:
    """What was collected and not taken back, less what first was counted of each of his slips, and made good."""
    gone = {row["collection_id"] for row in at_hub["reversals"].values() if not row["from_till"]}
    mine = [row for row in at_hub["collections"].values() if row["by"] == login and row["id"] not in gone]
    slips = {row["id"] for row in at_hub["hand_overs"].values() if row["by"] == login}
    counts: dict[str, Any] = {}
    for row in sorted(at_hub["cash_counts"].values(), key=lambda one: (one["day"], one["id"])):
        counts.setdefault(row["hand_over_id"], row["cents"])
    brought = sum(row["cents"] for row in at_hub["made_good"].values() if row["hand_over_id"] in slips)
    carried = sum(row["cents"] for row in mine if row["method"] in ("cash", "cheque"))
    return carried - sum(cents for slip, cents in counts.items() if slip in slips) - brought


def money_agrees(context: Any) -> bool:
    """Orders, receipts and cash of a computer, added up from its rows without the rules of closing."""
    facts = cash.known(context)
    back = {row.of: row for row in facts.reversals.values()}
    kept = {key: row for key, row in facts.collections.items() if key not in back}
    with context.reading() as session:
        listed = {row.order_id for row in session.scalars(select(FeeList))}
        seen = {key.hex for key in session.scalars(select(AuditAct.collection_id).where(AuditAct.act == "confirm"))}
        numbers = {row.id: row.number for row in session.scalars(select(Order))}
        papers = {row.number: row.cents for row in session.scalars(select(GivenReceipt)) if not row.void_reason}
    paid: Counter[str] = Counter()
    for row in kept.values():
        paid[row.order] += row.cents
    moved = [(row.receipt, row.cents) for row in facts.collections.values()]
    moved += [(row.receipt, -facts.collections[key].cents) for key, row in back.items()]
    counted = sum(row.cents for row in {row.of: row for row in facts.counts.values()}.values())
    brought = sum(row.cents for row in facts.made_good.values())
    return (
        all(paid[numbers[order]] == cash.PRICE for order in listed)
        and dict(moved) == papers and len(moved) == len(papers)
        and counted + brought == sum(row.cents for row in kept.values() if row.carried)
        and seen >= back.keys() | {key for key, row in kept.items() if not row.carried}
    )  # fmt: skip


def said_on(company: Company) -> dict[str, set[Any]]:
    """The keys of all facts that any computer has, before anybody spoke to anybody."""
    made: dict[str, set[Any]] = {table: set() for table in MONEY if table != "receipt_blocks"}
    for computer in company.computers.values():
        with computer.context.reading() as session:
            for table, keys in made.items():
                keys |= set(session.execute(text(f"SELECT lower(hex(id)) FROM {table}")).scalars())
    return made
