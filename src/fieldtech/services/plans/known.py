"""The visits a plan has, as the rules of its days look at them: which are free to follow it, which day was said."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from sqlalchemy import Select, case, exists, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from fieldtech.model.base import Id
from fieldtech.model.drafts.visits import NextDateDraft
from fieldtech.model.kinds import WITHDRAW_VISIT
from fieldtech.model.machines.visit import MOVE, MOVE_BACK
from fieldtech.model.maintenance import PlanAct, Visit
from fieldtech.model.orders import CLOSED, Entry, Order, Transition
from fieldtech.model.visit_days import KnownVisit
from fieldtech.store.arrival import arrival

PLANNED = "planned"
DONE = ("signed", "completed", "archived")
_CYCLE = ("starts_on", "rule", "counts_from")


def known_visits(session: Session, plans: Sequence[Id]) -> dict[Id, list[KnownVisit]]:
    """All visits of these plans."""
    withdrawn = exists().where(Transition.order_id == Order.id, Transition.step == WITHDRAW_VISIT)
    wanted = (
        select(
            Visit.order_id, Visit.plan_id, Visit.occurrence, Visit.planned_on, Visit.due_on, Visit.done_on,
            Visit.next_on, Visit.late_after, Order.status, _moves(Order.id).scalar_subquery().label("moves"),
            withdrawn.label("withdrawn"),
        )
        .join(Order, Order.id == Visit.order_id)
        .where(Visit.plan_id.in_(plans))
    )  # fmt: skip
    rows = session.execute(wanted).all()
    said = _said(session, {row.order_id: row.plan_id for row in rows if row.next_on is not None})
    found: dict[Id, list[KnownVisit]] = {plan: [] for plan in plans}
    for row in rows:
        ended = row.done_on is not None or row.status in (*DONE, *CLOSED)
        free = row.status == PLANNED and (row.moves or 0) <= 0
        next_on = row.next_on if row.order_id in said else None
        found[row.plan_id].append(
            KnownVisit(
                row.order_id.hex, row.occurrence, row.planned_on, row.due_on, free, ended, row.withdrawn, row.done_on,
                next_on, row.late_after,
            )
        )  # fmt: skip
    return found


def is_free(session: Session, order: Order) -> bool:
    """Whether nobody was told of the visit and nobody moved it, or who did took that back."""
    return order.status == PLANNED and (session.scalar(_moves(order.id)) or 0) <= 0


def said_next(session: Session, visit: Visit) -> date | None:
    """Another next day that somebody said at the end of the visit, as long as it holds."""
    return visit.next_on if visit.next_on and _said(session, {visit.order_id: visit.plan_id}) else None


def _moves(order: Id | InstrumentedAttribute[Id]) -> Select[int | None]:
    """How many moves of a visit were not taken back."""
    ways = case((Transition.step == MOVE, 1), (Transition.step == MOVE_BACK, -1), else_=0)
    return select(func.sum(ways)).where(Transition.order_id == order)


def _said(session: Session, orders: Mapping[Id, Id]) -> set[Id]:
    """The visits at whose end somebody said another next day, and why, by the cycle that the plan has now.

    Programs of before wrote the day of the cycle there, too; that one only follows from the plan.
    """
    if not orders:
        return set()
    since = _changed_at(session, set(orders.values()))
    wanted = select(Entry.order_id, Entry.body, Entry.at).where(
        Entry.order_id.in_(orders), Entry.kind == NextDateDraft.kind
    )
    newest = {row.order_id: row for row in session.execute(wanted.order_by(arrival(Entry)))}
    return {
        order for order, row in newest.items()
        if str(row.body.get("reason", "")).strip() and not _is_older(row.at, since.get(orders[order]))
    }  # fmt: skip


def _is_older(at: datetime, than: datetime | None) -> bool:
    return than is not None and at < than


def _changed_at(session: Session, plans: Iterable[Id]) -> dict[Id, datetime]:
    """When another cycle of a plan was last approved; nothing while it is the first one."""
    wanted = select(PlanAct.plan_id, PlanAct.act, PlanAct.body, PlanAct.at).where(PlanAct.plan_id.in_(plans))
    written: dict[Id, tuple[object, ...]] = {}
    holding: dict[Id, tuple[object, ...]] = {}
    found: dict[Id, datetime] = {}
    for plan, act, body, at in session.execute(wanted.order_by(arrival(PlanAct))):
        if body:
            written[plan] = tuple(body.get(name) for name in _CYCLE)
        if act == "approve" and plan in written:
            if holding.get(plan, written[plan]) != written[plan]:
                found[plan] = at
            holding[plan] = written[plan]
    return found
