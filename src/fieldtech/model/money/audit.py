"""The audit of a collection against its three vouchers, and the thread of queries and answers (F58, F59, states 4.7).

Acts are facts like all others: two people in finance may add them at once, and the state follows from the set of them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from fieldtech.errors import Problem
from fieldtech.model.money.cash import difference
from fieldtech.model.money.cash_facts import Collection, Facts, HandOver, Reversal

ACTS = ("query", "answer", "pass", "reconcile", "confirm", "number")
OF_HIS_OWN, FOR_OTHERS = ("TE", "DI"), ("CS", "MG")
"""Who answers finance: whoever collected it, and the customer service or the manager for everybody."""
AUDITING = ("FI", "CM", "DR")
"""Who audits; nobody audits what he received himself, so money that finance received goes to another of these."""
VOUCHERS = ("sheet", "fee_list", "invoice")
CONFIRM, NUMBER = ACTS[4:]
COLLECTED, HANDED_OVER, RECEIVED, QUERIED, AUDITED, RECONCILED, REVERSED = STATES = (
    "collected", "handed_over", "received", "queried", "audited", "reconciled", "reversed",
)  # fmt: skip


@dataclass(frozen=True)
class Act:
    """One entry of the thread; ``vouchers`` are those that finance had before it when it passed the collection."""

    key: str
    of: str
    act: str
    by: str
    at: datetime
    text: str = ""
    vouchers: frozenset[str] = frozenset()


def thread(of: str, acts: Iterable[Act]) -> tuple[Act, ...]:
    """What was said of a collection in the order of time; an act that arrives twice is one."""
    return tuple(sorted({act.key: act for act in acts if act.of == of}.values(), key=lambda act: (act.at, act.key)))


def open_query(said: tuple[Act, ...]) -> Act | None:
    """The last query after which nobody answered."""
    last = next((act for act in reversed(said) if act.act in ("query", "answer")), None)
    return last if last is not None and last.act == "query" else None


def verdict(said: tuple[Act, ...]) -> Act | None:
    """The act that passed or reconciled it; a query that came later takes the verdict back, answered or not."""
    if open_query(said) is not None:
        return None
    last = next((act for act in reversed(said) if act.act not in ("answer", CONFIRM, NUMBER)), None)
    return last if last is not None and last.act != "query" else None


def is_reversed(row: Collection, facts: Facts) -> bool:
    """Whether it was taken back."""
    return any(back.of == row.key for back in facts.reversals.values())


def to_vouch_for(row: Collection, facts: Facts) -> bool:
    """Whether finance cannot count it and so has to vouch for it: codes and transfers, and what a collector took back.

    Without that, whoever wrote money down as paid by code, or took it back by himself, could keep it.
    """
    every = (*facts.reversals.values(), *(fact for fact in facts.again if isinstance(fact, Reversal)))
    backs = [back for back in every if back.of == row.key]
    return len(backs) > 1 or any(not back.from_till for back in backs) if backs else not row.carried


def vouched_for(row: Collection, said: tuple[Act, ...]) -> bool:
    """Whether finance did: by confirming it, or by passing what was not carried."""
    return any(act.act == CONFIRM for act in said) or (not row.carried and verdict(said) is not None)


def number_gives_way(said: tuple[Act, ...]) -> bool:
    """Whether finance decided that its receipt number, which is there twice, belongs to the other one."""
    return any(act.act == NUMBER for act in said)


def state(row: Collection, facts: Facts, said: tuple[Act, ...]) -> str:
    """Where a collection stands: queried, reversed, audited, or as far as its money has come."""
    if open_query(said) is not None:
        return QUERIED
    if is_reversed(row, facts):
        return REVERSED
    if (found := verdict(said)) is not None:
        return RECONCILED if found.act == "reconcile" else AUDITED
    slips = slips_of(row, facts)
    if any(difference(slip, facts) is not None for slip in slips):
        return RECEIVED
    return HANDED_OVER if slips else COLLECTED


def slips_of(row: Collection, facts: Facts) -> list[HandOver]:
    """Its own slips, one as a rule, those that were counted first."""
    mine = [slip for slip in facts.hand_overs.values() if row.key in slip.collections and slip.by == row.by]
    counted = {count.of: (count.day, count.key) for count in facts.counts.values()}
    return sorted(mine, key=lambda slip: (slip.key not in counted, counted.get(slip.key), slip.key))


def query_problems(role: str, text: str, said: tuple[Act, ...]) -> Iterator[Problem]:
    """Finance asks, with words, and one thing after the other; also about what was taken back."""
    yield from _by_finance(role)
    if open_query(said) is not None:
        yield Problem("query", "audit_query_open")
    yield from _has_words(text)


def may_answer(row: Collection, login: str, role: str) -> bool:
    """Whether finance takes an answer about this money from him."""
    return role in FOR_OTHERS or (role in OF_HIS_OWN and login == row.by)


def answer_problems(row: Collection, login: str, role: str, text: str, said: tuple[Act, ...]) -> Iterator[Problem]:
    """After-sales answers (F59): the collector, the desk or the manager, while a query is open."""
    if not may_answer(row, login, role):
        yield Problem("by", "audit_answer_by")
    if open_query(said) is None:
        yield Problem("query", "audit_no_query")
    yield from _has_words(text)


def pass_problems(
    row: Collection, by: str, role: str, checked: frozenset[str], invoice: str, facts: Facts, said: tuple[Act, ...]
) -> Iterator[Problem]:
    """Finance passes it with all three vouchers checked, no query open and no money missing (F58).

    ``invoice`` is its state: one still to be issued is no voucher.
    """
    yield from _by_finance(role)
    yield from _not_own(row, by)
    yield from _still_stands(row, facts)
    if (found := verdict(said)) is not None:
        passed = found.act == "pass"
        yield Problem("state", "audit_passed_before" if passed else "audit_reconciled_before")
    if open_query(said) is not None:
        yield Problem("query", "audit_query_open")
    if row.carried:
        yield from _has_arrived(row, facts)
    if invoice not in ("issued", "none"):
        yield Problem("invoice", "audit_invoice_missing")
    yield from (Problem(name, "audit_unchecked") for name in VOUCHERS if name not in checked)


def reconcile_problems(row: Collection, by: str, role: str, facts: Facts, said: tuple[Act, ...]) -> Iterator[Problem]:
    """Only what was passed is reconciled, once."""
    yield from _by_finance(role)
    yield from _not_own(row, by)
    yield from _still_stands(row, facts)
    found = verdict(said)
    if found is None:
        yield Problem("state", "audit_not_passed")
    elif found.act == "reconcile":
        yield Problem("state", "audit_reconciled_before")


def confirm_problems(row: Collection, by: str, role: str, facts: Facts, said: tuple[Act, ...]) -> Iterator[Problem]:
    """Finance vouches for what it cannot count, once, never for its own money, with no query open."""
    yield from _by_finance(role)
    backs = {back.by for back in facts.reversals.values() if back.of == row.key}
    if by in (backs or {row.by}):
        yield Problem("by", "audit_confirm_own")
    if not to_vouch_for(row, facts):
        yield Problem("state", "audit_nothing_to_confirm")
    elif vouched_for(row, said):
        yield Problem("state", "audit_confirmed_before")
    if open_query(said) is not None:
        yield Problem("query", "audit_query_open")


def number_problems(row: Collection, by: str, role: str, text: str, said: tuple[Act, ...]) -> Iterator[Problem]:
    """Finance decides with its reason whose a number is, once, never about its own money."""
    yield from _by_finance(role)
    yield from _not_own(row, by)
    if number_gives_way(said):
        yield Problem("number", "number_decided_before")
    yield from _has_words(text)


def _by_finance(role: str) -> Iterator[Problem]:
    if role not in AUDITING:
        yield Problem("by", "audit_by_finance")


def _not_own(row: Collection, by: str) -> Iterator[Problem]:
    if by == row.by:
        yield Problem("by", "audit_own")


def _still_stands(row: Collection, facts: Facts) -> Iterator[Problem]:
    if is_reversed(row, facts):
        yield Problem("state", "audit_reversed")


def _has_words(text: str) -> Iterator[Problem]:
    if len(text.strip()) < 2:
        yield Problem("text", "reason_needed")


def _has_arrived(row: Collection, facts: Facts) -> Iterator[Problem]:
    """Carried money lies with finance, counted, and the whole slip is there."""
    slips = slips_of(row, facts)
    left = difference(slips[0], facts) if slips else None
    if not slips or left is None:
        yield Problem("slip", "audit_not_counted")
    elif left:
        yield Problem("slip", "audit_difference", params={"number": slips[0].number})
