"""When a signed visit is over: with its last finding, by itself (T28)."""

from sqlalchemy.orm import Session

from fieldtech.model.machines import MACHINES
from fieldtech.model.orders import Order, Transition
from fieldtech.services.context import Context
from fieldtech.services.facts_loader import load_facts
from fieldtech.services.order_index import index_order
from fieldtech.services.steps import unmet


def complete_if_ended(context: Context, session: Session, order: Order) -> None:
    """Complete the signed visit when nothing it found is open any more; the caller says the operation.

    Only by who may take the step himself: a technician's operation that completes an order says too much.
    """
    if order.status != "signed":
        return
    step = MACHINES[order.kind].step("complete")
    if context.require().role not in step.roles or any(unmet(step, load_facts(context, session, order))):
        return
    order.status = "completed"
    session.add(
        Transition(
            order_id=order.id, step="complete", source="signed", target="completed", at=context.now(), by="system"
        )
    )
    index_order(session, order)
