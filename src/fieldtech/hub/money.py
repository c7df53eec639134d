"""Money at the hub: the rules of ``model/money`` over what all computers said (decision 0016).

What is wrong with a fact of money is looked at by people and never thrown away: the money has changed hands. Only a
block of receipt numbers that overlaps another is refused, before anybody uses it, or that opens again once closed.
"""

from collections.abc import Iterator
from datetime import date

from fieldtech.errors import Problem
from fieldtech.hub.authorise import is_retired
from fieldtech.hub.batch import Batch
from fieldtech.hub.money_facts import act_of, block_of, fact_of, facts_about, place_of_list, receipt_of, whole
from fieldtech.hub.money_limits import changed_too_far, lines_of, listed_too_low, raised_by_word, waived_too_far
from fieldtech.hub.money_papers import (
    day_problems,
    given_after_closing,
    holds_too_early,
    reopened,
    says_without_money,
    without_paper,
)
from fieldtech.hub.money_said import Said
from fieldtech.hub.refs import hundreds
from fieldtech.hub.rows import ident_of
from fieldtech.hub.spoken import confirmations, denied_words, in_the_name_of, unasked, was_asked
from fieldtech.hub.verdict import Defer, Reject, Verdict
from fieldtech.model.guards.deciding import DECIDERS
from fieldtech.model.kinds_money import ACT_OF, KEPT_ALWAYS
from fieldtech.model.money import audit
from fieldtech.model.money.cash import standing
from fieldtech.model.money.cash_facts import Collection, Count, Facts, HandOver, MadeGood, Reversal
from fieldtech.model.money.changes import figure_problems
from fieldtech.model.money.hand_over import count_problems, making_good_problems, reversal_problems, slip_problems
from fieldtech.model.money.receipt_numbers import Block, block_problems, count_of, number_problems
from fieldtech.model.money.receivable import Due, Word, position, word_problems
from fieldtech.sync.messages import OpMessage, Row

_PARENTS = {"collection_id": "collections", "hand_over_id": "hand_overs"}
_CLOSED = ("centre_code", "day")
_PAPERS = frozenset({"receipts", "collections", "hand_overs"})


def judge_money(batch: Batch, op: OpMessage, role: str, verdict: Verdict) -> None:
    """Doubts, for people to look at; raises Reject for a block of numbers that others have, Defer for what is early."""
    if op.kind in KEPT_ALWAYS and any(
        is_retired(user) for user in batch.rows_of("users") if user.values.get("login") == op.by
    ):
        verdict.doubt("money_of_who_left", login=op.by)
    for problem in confirmations(batch, op, role):
        verdict.doubt(problem.code, **problem.params)
    for row in op.rows:
        if row.table == "entries" and says_without_money(batch, op, row):
            verdict.doubt("money_by_collecting")
        if reopened(batch, row):
            raise Reject("receipt_block_stays_closed", table=row.table)
        if row.what != "new" or row.table not in _JUDGES:
            continue
        _require_parent(batch, op, row)
        if row.table == "receipt_blocks":
            _require_block(batch, op, row)
        for problem in _JUDGES[row.table](Said(batch, op, row, role)):
            verdict.doubt(problem.code, **problem.params)
    for problem in unasked(op):
        verdict.doubt(problem.code, **problem.params)


def _require_parent(batch: Batch, op: OpMessage, row: Row) -> None:
    """What a fact speaks of is here, or comes: an order that the hub does not know yet keeps its money waiting."""
    for name, table in _PARENTS.items():
        key = row.values.get(name)
        here = any(one.table == table and one.key == [key] for one in op.rows)
        if name in row.values and not here and batch.row(table, [key]) is None:
            raise Defer("row_unknown", waits=ident_of(table, [key]), table=table)


def _require_block(batch: Batch, op: OpMessage, row: Row) -> None:
    if row.values.get("issued_by") != op.by:
        raise Reject("not_his_name", table=row.table)
    new = block_of(row.values)
    near = hundreds(new.first, new.last)
    for problem in block_problems(new, _blocks(batch, near)):
        raise Reject(problem.code, **problem.params)


def _blocks(batch: Batch, near: list[str]) -> list[Block]:
    rows = {row.ident: row for ref in near for row in batch.pointing("block", ref, frozenset({"receipt_blocks"}))}
    return [block_of(row.values) for row in rows.values()]


def _nothing(_said: Said) -> Iterator[Problem]:
    yield from ()


def _receipt(said: Said) -> Iterator[Problem]:
    """Of his block on his computer, and given once; of a paper book only given once."""
    new = receipt_of(said.values)
    given = [receipt_of(row.values) for row in said.batch.pointing("paper", new.number, frozenset({"receipts"}))]
    if said.values.get("block_id") is None:
        if any(other.key != new.key for other in given):
            yield Problem("receipt", "receipt_used", params={"number": new.number})
        return
    count = count_of(new.number) or 0
    yield from number_problems(new, _blocks(said.batch, hundreds(count, count)), given)
    if given_after_closing(said.batch, said.values):
        yield Problem("receipt", "receipt_block_closed", params={"number": new.number})


def _collection(said: Said) -> Iterator[Problem]:
    """Its receipt says the same, its number is its own, and the customer does not pay twice."""
    row = fact_of("collections", said.values)
    assert isinstance(row, Collection)
    if row.cents <= 0:
        yield Problem("cents", "money_above_nothing")
    if row.method == "transfer" and said.role != "FI":
        yield Problem("method", "transfer_seen_by_finance", params={"number": row.number})
    if without_paper(said.beside("receipts"), row.receipt, row.cents):
        yield Problem("receipt", "receipt_says_other", params={"number": row.number})
    yield from _number_twice(said, row.number)
    yield from _payment_twice(said, row)
    due, facts, waived = _owed(said, row.order)
    paid = sum(other.cents for other in standing(facts).values() if other.key != row.key) + row.cents
    if due is not None and paid > due - waived:
        yield Problem("cents", "collected_too_much", params={"number": row.number})


def _payment_twice(said: Said, row: Collection) -> Iterator[Problem]:
    """One payment by transfer, cheque or code is written down once for an order."""
    paper = said.text("paper_no")
    others = said.batch.of_order(row.order, frozenset({"collections"})) if paper else ()
    for other in others:
        key, number = str(other.key[0]), str(other.values.get("number"))
        same = (other.values.get("method"), other.values.get("paper_no")) == (row.method, paper)
        if same and other.key != said.row.key and key in standing(facts_about(said.batch, [key])):
            yield Problem("paper_no", "payment_used", params={"paper": paper, "number": number})


def _owed(said: Said, order: str) -> tuple[int | None, Facts, int]:
    """What an order costs by its newest fee list, what was collected for it, and what was waived."""
    tables = frozenset({"fee_lists", "collections", "fee_words"})
    rows = [row for row in said.batch.of_order(order, tables) if row.key != said.row.key]
    lists = [row.values for row in rows if row.table == "fee_lists"] + list(said.beside("fee_lists"))
    newest = max(lists, key=place_of_list, default=None)
    facts = facts_about(said.batch, (str(row.key[0]) for row in rows if row.table == "collections"))
    mine = {key: row for key, row in facts.collections.items() if row.order == order}
    words = [row.values for row in rows if row.table == "fee_words"]
    denied = denied_words(said.batch, order)
    given = [w for w in words if w.get("kind") == "waived" and (w.get("at"), w.get("reason")) not in denied]
    total = None if newest is None else whole(newest, "total_cents")
    return total, Facts(mine, facts.reversals), sum(whole(one, "cents") for one in given)


def _number_twice(said: Said, number: str) -> Iterator[Problem]:
    others = said.batch.pointing("paper", number, _PAPERS)
    if number and any(row.table == said.row.table and row.key != said.row.key for row in others):
        yield Problem("number", "money_number_twice", params={"number": number})


def _reversal(said: Said) -> Iterator[Problem]:
    row = fact_of("reversals", said.values)
    assert isinstance(row, Reversal)
    facts = facts_about(said.batch, [row.of])
    yield from reversal_problems(row, said.role, facts)
    yield from day_problems(said.values)
    if row.from_till and not said.approved():
        yield Problem("approved_by", "special_approval")
    taken = facts.collections[row.of]
    if without_paper(said.beside("receipts"), row.receipt, -taken.cents):
        yield Problem("receipt", "receipt_says_other", params={"number": taken.number})


def _hand_over(said: Said) -> Iterator[Problem]:
    slip = fact_of("hand_overs", said.values)
    assert isinstance(slip, HandOver)
    yield from _number_twice(said, slip.number)
    yield from slip_problems(slip, facts_about(said.batch, slip.collections))
    if said.role_of(slip.to) != "FI":
        yield Problem("receiver", "count_by_finance")


def _count(said: Said) -> Iterator[Problem]:
    count = fact_of("cash_counts", said.values)
    assert isinstance(count, Count)
    yield from count_problems(count, said.role, facts_about(said.batch, (), [count.of]))


def _made_good(said: Said) -> Iterator[Problem]:
    row = fact_of("made_good", said.values)
    assert isinstance(row, MadeGood)
    yield from making_good_problems(row, said.role, facts_about(said.batch, (), [row.of]))
    if said.text("how") == "written_off" and not said.approved():
        yield Problem("approved_by", "special_approval")


def _word(said: Said) -> Iterator[Problem]:
    """In whose role it is said: his own, or of who decides and was asked by word of mouth (D17)."""
    role, kind, order = said.text("role"), said.text("kind"), said.text("order_id")
    named = in_the_name_of(said.batch, said.op, said.values) if kind == "waived" else ""
    if role not in (said.role, named) and not (kind == "waived" and was_asked(said.batch, order, role)):
        yield Problem("way", "waiver_needs_manager")
        return
    cents, facts, waived = _owed(said, order)
    if cents is None:
        return
    found = said.batch.row("orders", [order])
    customer = str(found.values.get("customer_id")) if found else ""
    known = said.batch.row("customers", [customer])
    monthly = known is not None and known.values.get("settlement") == "monthly"
    due = Due(order, customer, cents - waived, date.min, monthly)
    expected = date.fromisoformat(said.text("expected")) if said.text("expected") else None
    word = Word(said.text("id"), order, kind, role, said.text("reason"), whole(said.values, "cents"), expected)
    yield from word_problems(word, position(due, standing(facts).values(), ()))
    if kind == "waived" and waived_too_far(said.batch, said.row, word.cents):
        yield Problem("way", "special_approval")


def _audit(said: Said) -> Iterator[Problem]:
    """The thread as the hub has it: two people in finance may have spoken at once."""
    act, of, by, role = said.text("act"), said.text("collection_id"), said.op.by, said.role
    if act != ACT_OF.get(said.op.kind):
        raise Reject("row_not_for_kind", table=said.row.table, kind=said.op.kind)
    facts, checked = facts_about(said.batch, [of]), act_of(said.values).vouchers
    row = facts.collections[of]
    acts = [act_of(one.values) for one in said.batch.pointing("collection", of, frozenset({"audit_acts"}))]
    before = audit.thread(of, [one for one in acts if one.key != said.text("id")])
    match act:
        case "query":
            yield from audit.query_problems(role, said.text("text"), before)
        case "answer":
            yield from audit.answer_problems(row, by, role, said.text("text"), before)
        case "pass":
            yield from audit.pass_problems(row, by, role, checked, _invoice(said, of), facts, before)
        case "confirm":
            yield from audit.confirm_problems(row, by, role, facts, before)
        case "number":
            yield from audit.number_problems(row, by, role, said.text("text"), before)
        case _:
            yield from audit.reconcile_problems(row, by, role, facts, before)


def _invoice(said: Said, of: str) -> str:
    rows = said.batch.pointing("collection", of, frozenset({"invoices"}))
    newest = max(rows, key=lambda row: row.place, default=None)
    return str(newest.values.get("state")) if newest else ""


def _fee_list(said: Said) -> Iterator[Problem]:
    """Its total is the sum of its lines, and what it gives away somebody gave away: everybody goes by it."""
    if sum(whole(line, "charged_cents") for line in lines_of(said.values)) != whole(said.values, "total_cents"):
        yield Problem("total_cents", "fee_list_total", params={"number": said.text("number")})
    for code in listed_too_low(said.batch, said.row):
        yield Problem("lines", code, params={"number": said.text("number")})


def _day_closing(said: Said) -> Iterator[Problem]:
    """A day closes once for what was known of it."""
    found = said.batch.pointing("closing", said.text("facts"), frozenset({"day_closings"}))
    others = [row.values for row in found if row.key != said.row.key]
    if any([row.get(name) for name in _CLOSED] == [said.values.get(name) for name in _CLOSED] for row in others):
        yield Problem("day", "day_closed_before")


def _noted(said: Said) -> Iterator[Problem]:
    """What passed the audit keeps its invoice; only finance corrects it."""
    of = said.text("collection_id")
    acts = [act_of(one.values) for one in said.batch.pointing("collection", of, frozenset({"audit_acts"}))]
    if said.role != "FI" and audit.verdict(audit.thread(of, acts)) is not None:
        yield Problem("state", "audit_passed_before")


def _change(said: Said) -> Iterator[Problem]:
    """A price is changed by who decides, or in the name of one of them who was asked (D17)."""
    role, asked = said.text("role"), in_the_name_of(said.batch, said.op, said.values)
    yield from figure_problems(said.values.get("percent"), said.values.get("cents"))
    if role not in DECIDERS or role not in (said.role, asked):
        yield Problem("role", "waiver_needs_manager")
    elif changed_too_far(said.batch, said.row):
        yield Problem("role", "special_approval")
    elif role != said.role and raised_by_word(said.batch, said.row):
        yield Problem("cents", "raised_by_himself")


def _schedule(said: Said) -> Iterator[Problem]:
    """A version holds from the day it is published at the earliest: prices of days that have passed stay (F54)."""
    if holds_too_early(said.values):
        yield Problem("holds_from", "schedule_too_early", params={"day": said.text("at")[:10]})


_JUDGES = {
    "receipt_blocks": _nothing, "receipts": _receipt, "collections": _collection, "reversals": _reversal,
    "hand_overs": _hand_over, "cash_counts": _count, "made_good": _made_good, "fee_words": _word,
    "audit_acts": _audit, "fee_changes": _change, "fee_lists": _fee_list, "invoices": _noted,
    "day_closings": _day_closing, "fee_schedules": _schedule,
}  # fmt: skip
"""What is looked at, by table."""
