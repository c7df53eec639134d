"""Plans of the demo company for tests: written, approved, planned ahead, as their people would."""

from datetime import date, datetime, time

from sqlalchemy import select

from fieldtech.demo.plan_cases import APPROVER, COATING, INSPECTION, QUARTERLY, WRITER
from fieldtech.model.base import Id
from fieldtech.model.drafts.plans import PlanDraft
from fieldtech.model.maintenance import Visit
from fieldtech.model.orders import Order
from fieldtech.services.workplace import Workplace
from prepared import act_as
from stories import ZONE, clock_of

__all__ = ["APPROVER", "COATING", "INSPECTION", "QUARTERLY", "WRITER", "active", "at_day", "order_on", "visits_of",
           "written"]  # fmt: skip


def written(workplace: Workplace, draft: PlanDraft = COATING, login: str = WRITER) -> Id:
    """A plan as a draft."""
    act_as(workplace, login)
    return workplace.plans.save(draft).id


def active(workplace: Workplace, draft: PlanDraft = COATING) -> Id:
    """An approved plan with its visits; the manager stays signed in."""
    plan = written(workplace, draft)
    workplace.plans.do(plan, "submit")
    act_as(workplace, APPROVER)
    workplace.plans.do(plan, "approve")
    return plan


def visits_of(workplace: Workplace, plan: Id) -> list[tuple[str, str, date]]:
    """Number, state and due day of a plan's visits, in the order of their days."""
    wanted = select(Order.number, Order.status, Visit.due_on).join(Visit, Visit.order_id == Order.id)
    with workplace.context.reading() as session:
        rows = session.execute(wanted.where(Visit.plan_id == plan).order_by(Visit.planned_on, Order.number))
        return [(row.number, row.status, row.due_on) for row in rows]


def order_on(workplace: Workplace, plan: Id, day: date) -> Id:
    """The visit planned on a day."""
    wanted = select(Visit.order_id).where(Visit.plan_id == plan, Visit.planned_on == day)
    with workplace.context.reading() as session:
        return session.scalars(wanted).one()


def at_day(workplace: Workplace, day: date) -> None:
    """The clock goes to nine in the morning of a day."""
    clock_of(workplace).set(datetime.combine(day, time(9), ZONE))
