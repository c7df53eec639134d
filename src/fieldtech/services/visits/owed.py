"""Open findings as tasks of customer service (T28)."""

import uuid
from datetime import timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from fieldtech.model.base import Id
from fieldtech.model.customers import Customer
from fieldtech.model.maintenance import Finding
from fieldtech.model.orders import FollowUp, Order
from fieldtech.services.context import Context
from fieldtech.services.visits.objects import the_thing
from fieldtech.services.working_calendar import in_one_working_day

VERIFY = "verify_customer"
VERIFY_AFTER = timedelta(days=180)


def owe_finding(context: Context, session: Session, order: Order, row: Finding, label: str) -> None:
    """A task of customer service, due in one working day; its key follows from the finding's."""
    if session.get(FollowUp, task_of(row.id)) is not None:
        return
    now = context.now()
    due = in_one_working_day(context, session, order, now)
    text = f"{label}: {row.text}"
    session.add(FollowUp(id=task_of(row.id), order_id=order.id, kind="finding", role="CS", text=text, due_at=due,
                         made_at=now))  # fmt: skip


def reopen_findings(context: Context, session: Session, repair: Order) -> None:
    """The repair of a finding is cancelled: it has not ended after all (T28)."""
    for row in session.scalars(select(Finding).where(Finding.repair_id == repair.id, Finding.state == "repair")):
        row.state, row.repair_id, row.ended_at, row.ended_by = "open", None, None, ""
        order = session.get(Order, row.order_id)
        task = session.get(FollowUp, task_of(row.id))
        if task is not None:
            task.done_at, task.done_by, task.outcome = None, "", ""
        elif order is not None:
            owe_finding(context, session, order, row, the_thing(session, order.id, row.object_id).label)


def owe_verification(context: Context, session: Session, order: Order) -> None:
    """P36: who speaks with a customer anyway asks whether what is known of him is still so, twice a year."""
    now = context.now()
    of_him = (
        select(FollowUp.id).join(Order, Order.id == FollowUp.order_id).where(Order.customer_id == order.customer_id)
    )
    lately = or_(FollowUp.done_at.is_(None), FollowUp.done_at > now - VERIFY_AFTER)
    if session.scalar(of_him.where(FollowUp.kind == VERIFY, lately).limit(1)) is not None:
        return
    due = in_one_working_day(context, session, order, now)
    name = session.get_one(Customer, order.customer_id).name
    session.add(FollowUp(order_id=order.id, kind=VERIFY, role="CS", text=name, due_at=due, made_at=now))


def owe_open_findings(context: Context, session: Session, order: Order) -> None:
    """What is still open when the customer signs is a task of customer service from then on."""
    for row in session.scalars(select(Finding).where(Finding.order_id == order.id, Finding.state == "open")):
        owe_finding(context, session, order, row, the_thing(session, order.id, row.object_id).label)


def task_of(finding_id: Id) -> Id:
    """The key of the task that a finding puts in the queue of customer service."""
    return uuid.uuid5(finding_id, "follow_up")
