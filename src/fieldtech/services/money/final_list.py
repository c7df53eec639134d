"""The final fee list of an order: made when it is signed or first paid, a later revision when it came to another price.

It is a fact: what the customer was told he owes. What an order costs before is worked out (``services/charges.py``).
"""

from typing import Any

from sqlalchemy.orm import Session

from fieldtech.errors import Problem, Refused
from fieldtech.model.accounts import FeeList
from fieldtech.model.facts import Facts
from fieldtech.model.money.estimate import agreed_before
from fieldtech.model.money.prices import Line
from fieldtech.model.orders import Order
from fieldtech.services.charges import SETTLED, Charges, live_charges, newest_list
from fieldtech.services.context import Context
from fieldtech.services.facts_loader import active_swaps
from fieldtech.services.numbers import number_here

PREFIX = "FY"


def make_final(context: Context, session: Session, order: Order, facts: Facts) -> FeeList | None:
    """The final list of an order as it is now; that of its signature once it is signed, None without any line."""
    if order.status in SETTLED and (kept := newest_list(session, order.id)) is not None:
        return kept
    swaps = active_swaps(session, order.id, dict(facts.entries))
    return final_list(context, session, order, facts, live_charges(session, order, facts, swaps, context.zone))


def final_list(context: Context, session: Session, order: Order, facts: Facts, charges: Charges) -> FeeList | None:
    """The newest list where it says the same, else a new revision; None for an order without a line.

    Raises Refused while a line waits for a decision. The caller's operation carries the row.
    """
    if not charges.lines:
        return None
    if charges.undecided:
        raise Refused("finish_fee_list", [Problem("parts", "charge_undecided")])
    before = newest_list(session, order.id)
    lines, agreed = [plain_line(line) for line in charges.lines], agreed_before(facts)
    if before is not None and (before.lines, before.agreed_cents) == (lines, agreed):
        return before
    day = context.local(context.now()).date()
    row = FeeList(
        order_id=order.id,
        number=before.number if before else _number(context, session, order),
        revision=before.revision + 1 if before else 1,
        schedule=charges.schedule,
        day=day,
        agreed_cents=agreed,
        lines=lines,
        total_cents=charges.total_cents,
        at=context.now(),
        by=context.require().login,
    )
    session.add(row)
    session.flush()
    return row


def plain_line(line: Line) -> dict[str, Any]:
    """A line as a list keeps it."""
    return {
        "key": line.key, "code": line.code, "zh": line.zh, "en": line.en, "quantity": line.quantity,
        "list_cents": line.list_cents, "charged_cents": line.charged_cents, "rule": line.rule.code,
        "params": dict(line.rule.params),
    }  # fmt: skip


def _number(context: Context, session: Session, order: Order) -> str:
    """``FY-QD01B-20261121-003``."""
    return number_here(context, session, PREFIX, order.centre_code, FeeList.number)
