"""Whether facts say what the hub knows: the settlement on a sheet, a receipt its block, a reversal its day (4.7)."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from fieldtech.errors import Problem
from fieldtech.hub.batch import Batch
from fieldtech.hub.money_facts import day_of, facts_about, moment_of, receipt_of, whole
from fieldtech.model.drafts.signoff import FeeSettlementDraft
from fieldtech.model.money.cash import standing
from fieldtech.model.money.schedule import DELIVERED
from fieldtech.sync.messages import OpMessage, Row, Values

_ALONE, _SIGNED = "note", "step_sign_off"


def says_without_money(batch: Batch, op: OpMessage, row: Row) -> bool:
    """Whether an entry says how an order was settled and the money does not.

    It is written with the money or the word it follows from, or kept when the customer signs under what they say.
    """
    if row.values.get("kind") != FeeSettlementDraft.kind or op.kind not in (_ALONE, _SIGNED):
        return False
    return op.kind == _ALONE or not _follows(batch, row)


def _follows(batch: Batch, row: Row) -> bool:
    body, order = row.values.get("body") or {}, str(row.values.get("order_id"))
    known = list(batch.of_order(order, frozenset({"collections", "fee_words"})))
    if body.get("way") != "collected":
        return any(one.values.get("kind") == body.get("way") for one in known)
    facts = facts_about(batch, (str(one.key[0]) for one in known if one.table == "collections"))
    kept = sum(one.cents for one in standing(facts).values() if one.order == order)
    return kept == whole(body, "received_cents")


def given_after_closing(batch: Batch, receipt: Values) -> bool:
    """Whether its block was closed before it was given: lost with its computer, say."""
    block = batch.row("receipt_blocks", [receipt.get("block_id")])
    closed = block.values.get("closed_at") if block is not None else None
    return closed is not None and str(receipt.get("at")) > str(closed)


def day_problems(values: Values) -> Iterator[Problem]:
    """A fact is of the day on which it is written, in whatever zone the office is: days that have passed stay."""
    if abs((moment_of(values).date() - day_of(values)).days) > 1:
        yield Problem("day", "reversal_of_other_day")


def without_paper(receipts: Iterable[Values], number: str, cents: int) -> bool:
    """Whether money changed hands without the one receipt that says so, or with another."""
    return [(paper.number, paper.cents) for paper in map(receipt_of, receipts)] != [(number, cents)]


def reopened(batch: Batch, row: Row) -> bool:
    """Whether a block that was closed would give numbers again: its computer may be in anybody's hands."""
    if row.table != "receipt_blocks" or row.what == "new" or row.values.get("closed_at", "") is not None:
        return False
    known = batch.row(row.table, row.key)
    return known is not None and known.values.get("closed_at") is not None


def holds_too_early(schedule: Values) -> bool:
    """Whether a version would change prices of days that had passed; what stood there before any holds as it did."""
    first = str(schedule.get("holds_from") or "")  # whether it is a day at all is looked at elsewhere
    published = moment_of(schedule).date() - timedelta(days=1)  # in whatever zone the office is
    return schedule.get("number") != DELIVERED and "" < first < published.isoformat()
