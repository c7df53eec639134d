"""Open findings as tasks of customer service (T28)."""

import uuid

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.model.base import Id
from fieldtech.model.maintenance import Finding
from fieldtech.model.orders import FollowUp, Order
from fieldtech.services.context import Context
from fieldtech.services.visits.objects import the_thing
from fieldtech.services.working_calendar import one_working_day, work_calendar


def owe_finding(context: Context, session: Session, order: Order, row: Finding, label: str) -> None:
    """A task of customer service, due in one working day; its key follows from the finding's."""
    if session.get(FollowUp, task_of(row.id)) is not None:
        return
    now = context.now()
    due = work_calendar(session, order.centre_code, context.zone).add_working_minutes(now, one_working_day())
    text = f"{label}: {row.text}"
    session.add(FollowUp(id=task_of(row.id), order_id=order.id, kind="finding", role="CS", text=text, due_at=due,
                         made_at=now))  # fmt: skip


def owe_open_findings(context: Context, session: Session, order: Order) -> None:
    """What is still open when the customer signs is a task of customer service from then on."""
    for row in session.scalars(select(Finding).where(Finding.order_id == order.id, Finding.state == "open")):
        owe_finding(context, session, order, row, the_thing(session, order.id, row.object_id).label)


def task_of(finding_id: Id) -> Id:
    """The key of the task that a finding puts in the queue of customer service."""
    return uuid.uuid5(finding_id, "follow_up")
