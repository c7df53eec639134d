"""Rows of the tables of money as the facts that the rules in ``model/money`` work on."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from fieldtech.model.accounts import FeeList, FeeWord
from fieldtech.model.base import Id
from fieldtech.model.cash_tables import (
    AuditAct,
    CashCollection,
    CashCount,
    CashHandOver,
    CashMadeGood,
    CashReversal,
    GivenReceipt,
    ReceiptBlock,
)
from fieldtech.model.money.audit import VOUCHERS, Act
from fieldtech.model.money.cash_facts import Collection, Count, HandOver, MadeGood, Reversal
from fieldtech.model.money.receipt_numbers import Block, Receipt
from fieldtech.model.money.receivable import Due, Word, list_place


def collection_fact(row: CashCollection, numbers: Mapping[Id, str], grace: int = 0) -> Collection:
    """``numbers`` has the number of each order, by which findings name it."""
    return Collection(
        row.id.hex, row.number, numbers.get(row.order_id, row.order_id.hex), row.by, row.cents, row.method, row.day,
        row.receipt, row.to_person, grace,
    )  # fmt: skip


def reversal_fact(row: CashReversal) -> Reversal:
    """Money given back."""
    return Reversal(row.id.hex, row.collection_id.hex, row.by, row.day, row.reason, row.receipt, row.from_till)


def slip_fact(row: CashHandOver) -> HandOver:
    """A hand-over slip."""
    keys = tuple(map(str, row.collections))
    return HandOver(row.id.hex, row.number, row.by, keys, row.cents, row.day, row.receiver, bool(row.ink_receiver))


def count_fact(row: CashCount) -> Count:
    """What finance counted."""
    return Count(row.id.hex, row.hand_over_id.hex, row.by, row.cents, row.day, row.reason)


def made_good_fact(row: CashMadeGood) -> MadeGood:
    """A difference that ended."""
    return MadeGood(row.id.hex, row.hand_over_id.hex, row.by, row.cents, row.day, row.reason)


def act_fact(row: AuditAct) -> Act:
    """An entry of the thread of an audit."""
    checked = frozenset(name for name in VOUCHERS if getattr(row, name))
    return Act(row.id.hex, row.collection_id.hex, row.act, row.by, row.at, row.text, checked)


def receipt_fact(row: GivenReceipt) -> Receipt:
    """A receipt number that was given, or made void."""
    return Receipt(row.id.hex, row.number, row.login, row.computer, row.day, row.cents, bool(row.void_reason))


def block_fact(row: ReceiptBlock) -> Block:
    """A block of receipt numbers."""
    return Block(row.id.hex, row.first, row.last, row.login, row.computer, row.closed_at is not None)


def word_fact(row: FeeWord, numbers: Mapping[Id, str]) -> Word:
    """Why less is received."""
    return Word(
        row.id.hex, numbers.get(row.order_id, row.order_id.hex), row.kind, row.role, row.reason, row.cents, row.expected
    )  # fmt: skip


def place_of_list(row: FeeList) -> tuple[int, datetime, str]:
    """For sorting the fee lists of one order."""
    return list_place(row.revision, row.at, row.id.hex)


def newest_of(lists: Iterable[FeeList]) -> FeeList | None:
    """Of the fee lists of one order the one that counts."""
    return max(lists, key=place_of_list, default=None)


def due_fact(row: FeeList, order: str, customer: str, settlement: str) -> Due:
    """What an order costs by its final fee list."""
    return Due(order, customer, row.total_cents, row.day, settlement == "monthly")
