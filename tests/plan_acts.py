"""Plans of the demo company for tests: written, approved, planned ahead, as their people would."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from sqlalchemy import insert, select

from fieldtech.demo.plan_cases import APPROVER, COATING, INSPECTION, QUARTERLY, WRITER
from fieldtech.model.base import Id
from fieldtech.model.drafts.plans import PlanDraft
from fieldtech.model.maintenance import Plan, Visit, VisitObject, visit_id
from fieldtech.model.orders import CrewMember, Order
from fieldtech.services.workplace import Workplace
from prepared import act_as
from stories import ZONE, clock_of

__all__ = ["APPROVER", "COATING", "INSPECTION", "QUARTERLY", "WRITER", "active", "at_day", "many", "order_on",
           "visits_of", "written"]  # fmt: skip


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


def many(workplace: Workplace, count: int, first: date = date(2027, 1, 1), days: int = 31, timed: int = 0) -> None:
    """So many visits of one plan on so many days; each of every ``timed`` has its hour and somebody who goes."""
    plan, now = active(workplace, replace(COATING, number="BY-X")), workplace.context.now()
    keys = [visit_id(plan, f"n{n}") for n in range(count)]
    on = [first + timedelta(days=n % days) for n in range(count)]
    begins = [
        datetime.combine(on[n], time(7 + n % 10), ZONE) if timed and n % timed == 0 else None for n in range(count)
    ]
    logins = ["" if start is None else ("wulei", "zhaoqiang", "qianwei")[n // 2 % 3] for n, start in enumerate(begins)]
    with workplace.context.transaction() as session:
        row = session.get_one(Plan, plan)
        common = {
            "kind": "maintenance", "title": "x", "customer_id": row.customer_id, "created_at": now,
            "centre_code": row.centre_code, "created_by": "system", "first_responder": "zhenghao", "changed_at": now,
        }  # fmt: skip
        orders = [
            {**common, "id": key, "number": f"BY-X-{n}", "status": "assigned" if start else "planned",
             "technician": logins[n], "slot_from": start, "slot_to": start + timedelta(hours=2) if start else None}
            for n, (key, start) in enumerate(zip(keys, begins, strict=True))
        ]  # fmt: skip
        session.execute(insert(Order), orders)
        visits = [
            {"order_id": key, "plan_id": plan, "occurrence": f"n{n}", "planned_on": day, "due_on": day,
             "late_after": day}
            for n, (key, day) in enumerate(zip(keys, on, strict=True))
        ]  # fmt: skip
        session.execute(insert(Visit), visits)
        things = [{"id": visit_id(plan, f"o{key}"), "order_id": key, "position": 1, "changed_at": now} for key in keys]
        session.execute(insert(VisitObject), things)
        if crew := [{"order_id": key, "login": login} for key, login in zip(keys, logins, strict=True) if login]:
            session.execute(insert(CrewMember), crew)
        workplace.context.op(session, "test", "orders", plan, {})
