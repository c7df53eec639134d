"""Who works on an order now may change what was found and done on it."""

from collections.abc import Collection

from sqlalchemy.orm import Session

from fieldtech.errors import Problem, Refused
from fieldtech.model.guards.onsite import is_assigned
from fieldtech.model.machines.repair import WORKER
from fieldtech.model.orders import Order
from fieldtech.services.context import Context
from fieldtech.services.facts_loader import load_duty


def require_at_work(context: Context, session: Session, order: Order, step: str, states: Collection[str]) -> None:
    """Raises Refused for whom the order was not given to, in another role, and in any other state."""
    facts = load_duty(context, session, order)
    problems = list(is_assigned(facts))
    if facts.actor.role not in WORKER:
        problems.append(Problem("role", "role_may_not", params={"role": facts.actor.role}))
    if order.status not in states:
        problems.append(Problem("status", "wrong_state", params={"status": order.status}))
    if problems:
        raise Refused(step, problems)
