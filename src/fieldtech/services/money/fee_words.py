"""Words why less is received: in whose name they are said, and how far that one may go (A03, D17, F56)."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy.orm import Session

from fieldtech.errors import Problem
from fieldtech.model.accounts import FeeWord
from fieldtech.model.base import new_id
from fieldtech.model.drafts.money import FeeWordDraft
from fieldtech.model.drafts.planning import VerbalDraft
from fieldtech.model.facts import Facts
from fieldtech.model.guards.deciding import ABOUT_MONEY, DECIDERS, RANKS, gave_away, newest_word
from fieldtech.model.money.changes import Limits, waiver_approval
from fieldtech.model.money.receivable import word_problems
from fieldtech.model.orders import Order
from fieldtech.services.charges import charges_of
from fieldtech.services.context import Context
from fieldtech.services.facts_loader import active_swaps
from fieldtech.services.money.facts_of import word_fact
from fieldtech.services.money.settlement import Standing
from fieldtech.services.money.word_of_mouth import spoken_problems


def role_for(way: str, facts: Facts) -> str:
    """In whose role it is said: who decides may have said it by word of mouth before (D17)."""
    if way == "waived" and facts.actor.role not in DECIDERS and gave_away(facts):
        word = newest_word(facts, ABOUT_MONEY)
        return facts.roles.get(word.asked, facts.actor.role) if isinstance(word, VerbalDraft) else facts.actor.role
    return facts.actor.role


def word_row(order: Order, facts: Facts, draft: FeeWordDraft, now: datetime) -> FeeWord:
    """What is said as a fact; what does not belong to its way is left out."""
    waived = draft.way == "waived"
    asked = draft.approved_by if waived else ""
    return FeeWord(
        id=new_id(), order_id=order.id, kind=draft.way, cents=draft.cents if waived else 0, reason=draft.reason,
        role=facts.roles.get(asked, "") if asked else role_for(draft.way, facts), approved_by=asked,
        how=draft.how if asked else "", said_at=draft.said_at if asked else None,
        expected=draft.expected if draft.way == "announced" else None, at=now, by=facts.actor.login,
    )  # fmt: skip


def wrong_with(
    context: Context, session: Session, order: Order, facts: Facts, row: FeeWord, found: Standing
) -> Iterator[Problem]:
    """Who is named could say so, within his limit; a transfer that comes later comes today at the earliest."""
    if row.approved_by and (wrong := tuple(spoken_problems(facts, row.approved_by, row.said_at))):
        yield from wrong  # his rank is no question then
        return
    if row.expected is not None and row.expected < context.local(row.at).date():
        yield Problem("expected", "transfer_expected_past")
    yield from word_problems(word_fact(row, {order.id: order.number}), found.position)
    yield from _beyond(context, session, order, facts, row, found)


def _beyond(
    context: Context, session: Session, order: Order, facts: Facts, row: FeeWord, found: Standing
) -> Iterator[Problem]:
    """As far as the division manager may lower prices he may waive, with what was waived before in his name."""
    if row.kind != "waived" or row.role in RANKS["special"]:
        return
    lines = charges_of(session, order, facts, active_swaps(session, order.id, dict(facts.entries)), context.zone).lines
    before = sum(word.cents for word in found.words if word.kind == "waived" and word.role == row.role)
    limits = Limits(facts.settings.discount_percent, facts.settings.given_away_cents)
    if waiver_approval(before + row.cents, lines, limits, row.role) == "special":
        yield Problem("approved_by" if row.approved_by else "way", "special_approval")
