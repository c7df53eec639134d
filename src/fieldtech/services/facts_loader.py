"""Gathers all that the rules may look at for one order, in one reading."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

from fieldtech.errors import NotFound
from fieldtech.model.base import Id
from fieldtech.model.catalogue import Action, CompanySetting, Part
from fieldtech.model.customers import Customer
from fieldtech.model.drafts import onsite, planning, swap
from fieldtech.model.drafts.base import Draft
from fieldtech.model.facts import Facts, Settings, SwapFact
from fieldtech.model.maintenance import VISIT_KINDS
from fieldtech.model.orders import Entry, FollowUp, Order, Photo, Swap, Transition
from fieldtech.model.people import User
from fieldtech.services.charges import charges_of, schedule_of
from fieldtech.services.checklists import checklist_of, repairs_equipment
from fieldtech.services.context import Context
from fieldtech.services.entries import Entries, current_entries
from fieldtech.services.install.facts import with_install
from fieldtech.services.money.house_set import money_limits
from fieldtech.services.money.settlement import as_the_money_says
from fieldtech.services.mounted import terminals_on
from fieldtech.services.used_parts import planned_cents
from fieldtech.services.visits.facts import with_visit
from fieldtech.store.arrival import arrival

_TAKEN_ON = (("accept",), ("assign", "reassign", "hand_over"))
"""Steps by which a technician takes an order on; nobody accepts a visit, it is his once it is assigned."""


def the_order(session: Session, order_id: Id) -> Order:
    """The order's row; raises NotFound."""
    order = session.get(Order, order_id)
    if order is None:
        raise NotFound("no_such_order", order=order_id)
    return order


def load_facts(context: Context, session: Session, order: Order, draft: Draft | None = None) -> Facts:
    """The order as the rules see it now; ``draft`` is what is handed in with the step, if anything."""
    steps = _steps_taken(session, order.id)
    entered = next((step for step in reversed(steps) if step.target == order.status), None)
    entries = current_entries(session, order.id, _last_at(steps, *_TAKEN_ON[order.kind in VISIT_KINDS]))
    technicians, staff_kind = crew_of(session, order)
    swaps = active_swaps(session, order.id, entries)
    mounted = terminals_on(session, order.vehicle_id)
    terminal = mounted[0] if mounted else None
    facts = Facts(
        status=order.status,
        actor=context.actor(),
        now=context.now(),
        kind=order.kind,
        created_by=order.created_by,
        technicians=technicians,
        staff_kind=staff_kind,
        emergency=order.emergency,
        reworks=order.reworks,
        has_terminal=terminal is not None or bool(swaps),
        on_equipment=repairs_equipment(order) and not swaps,
        on_vehicle=terminal.number if terminal else "",
        mounted={unit.number: unit.model_code for unit in mounted},
        model_code=terminal.model_code if terminal else "",
        entries=entries,
        swaps=tuple(_swap_fact(row) for row in swaps),
        photo_slots=photo_slots(session, order.id, entries),
        open_follow_ups=_open_follow_ups(session, order.id),
        came_from=entered.source if entered else "",
        entered_at=entered.at if entered else None,
        departed_at=_last_at(steps, "depart"),
        arrived_at=_last_at(steps, "arrive"),
        ready_at=_last_at(steps, "finish", "reopen_clerical"),
        settlement=session.get_one(Customer, order.customer_id).settlement,
        roles=_roles(session),
        settings=company_figures(session),
        draft=draft,
    )
    if order.kind == "install":
        facts = with_install(session, order, facts, context.zone)
        facts = replace(facts, checklist=checklist_of(session, facts))
    elif order.kind in VISIT_KINDS:
        facts = with_visit(session, order, facts, context.zone)
    charges = charges_of(session, order, facts, swaps, context.zone)
    if order.kind == "install" or order.kind in VISIT_KINDS:
        facts = replace(facts, total_cents=charges.total_cents, charge_undecided=charges.undecided)
        return as_the_money_says(context, session, order, facts)
    facts = replace(
        facts,
        warranty=charges.state,
        plan_list_cents=_plan_list_cents(session, order, facts, context.zone) if charges.state == "out" else 0,
        total_cents=charges.total_cents,
        charge_undecided=charges.undecided,
        checklist=checklist_of(session, facts),
        demands_terminal_swap=_demands(session, facts, Action.swaps_terminal),
        demands_sim_swap=_demands(session, facts, Action.swaps_sim),
        catalogue_parts=_known_parts(session, facts),
    )
    return as_the_money_says(context, session, order, facts)


def load_duty(context: Context, session: Session, order: Order) -> Facts:
    """Only what says whose turn it is: state, actor and crew; for acts that look at nothing else."""
    technicians, staff_kind = crew_of(session, order)
    return Facts(
        status=order.status,
        actor=context.actor(),
        now=context.now(),
        kind=order.kind,
        created_by=order.created_by,
        technicians=technicians,
        staff_kind=staff_kind,
    )


def crew_of(session: Session, order: Order) -> tuple[tuple[str, ...], str]:
    """Who is on the order now and of which staff kind: the newest assignment or hand-over counts.

    After a refusal nobody is.
    """
    if not order.technician:
        return (), "own"
    kinds = (planning.AssignDraft.kind, planning.HandOverDraft.kind)
    wanted = select(Entry).where(Entry.order_id == order.id, Entry.kind.in_(kinds)).order_by(arrival(Entry))
    technicians: tuple[str, ...] = ()
    staff_kind = "own"
    for row in session.scalars(wanted):
        if row.kind == planning.HandOverDraft.kind:
            technicians, staff_kind = (str(row.body["technician"]),), "own"
        else:
            technicians, staff_kind = tuple(row.body["technicians"]), str(row.body["staff_kind"])
    return technicians, staff_kind


def active_swaps(session: Session, order_id: Id, entries: Entries) -> Sequence[Swap]:
    """The swaps of an order that have not been undone, oldest first."""
    rows = session.scalars(select(Swap).where(Swap.order_id == order_id).order_by(arrival(Swap))).all()
    return [row for row in rows if (swap.SwapUndoDraft.kind, row.id.hex) not in entries]


def photo_slots(session: Session, order_id: Id, entries: Entries) -> tuple[str, ...]:
    """The slots that hold a photo that has not been taken out."""
    rows = session.execute(select(Photo.id, Photo.slot).where(Photo.order_id == order_id).order_by(arrival(Photo)))
    return tuple(slot for photo_id, slot in rows if ("photo_removed", photo_id.hex) not in entries)


def company_figures(session: Session) -> Settings:
    """The company's own figures over the defaults."""
    row = session.get(CompanySetting, "rules")
    known = Settings.__dataclass_fields__
    values = {name: value for name, value in (row.value if row else {}).items() if name in known}
    if "photos_required" in values:
        values["photos_required"] = tuple(values["photos_required"])
    limits = money_limits(session).now
    return replace(Settings(), **values | {"discount_percent": limits.percent,
                                           "given_away_cents": limits.given_away_cents})  # fmt: skip


def _swap_fact(row: Swap) -> SwapFact:
    old_next = str(row.body.get("old_next", "to_repair"))
    old = str(row.body.get("old_terminal", ""))
    return SwapFact(row.new_terminal_id is not None, row.new_sim_id is not None, old_next, old, row.at)


def _open_follow_ups(session: Session, order_id: Id) -> tuple[str, ...]:
    wanted = select(FollowUp.kind).where(FollowUp.order_id == order_id, FollowUp.done_at.is_(None))
    return tuple(session.scalars(wanted.order_by(FollowUp.due_at)))


def _steps_taken(session: Session, order_id: Id) -> Sequence[Transition]:
    return session.scalars(
        select(Transition).where(Transition.order_id == order_id).order_by(arrival(Transition))
    ).all()


def _last_at(steps: Sequence[Transition], *names: str) -> datetime | None:
    return next((step.at for step in reversed(steps) if step.step in names), None)


def _roles(session: Session) -> dict[str, str]:
    return {user.login: user.role for user in session.scalars(select(User).where(User.active))}


def _demands(session: Session, facts: Facts, flag: InstrumentedAttribute[bool]) -> bool:
    diagnosis = facts.get(onsite.DiagnosisDraft)
    if diagnosis is None or not diagnosis.actions or facts.on_equipment:
        return False
    return session.scalar(select(Action.id).where(Action.code.in_(diagnosis.actions), flag).limit(1)) is not None


def _plan_list_cents(session: Session, order: Order, facts: Facts, zone: ZoneInfo) -> int:
    plan = facts.get(planning.PlanDraft)
    if plan is None or not plan.parts:
        return 0
    return planned_cents(session, plan.parts, schedule_of(session, order, facts, zone))


def _known_parts(session: Session, facts: Facts) -> frozenset[str]:
    used = [line.part for line in facts.all(onsite.PartLineDraft).values()]
    return frozenset(session.scalars(select(Part.code).where(Part.code.in_(used)))) if used else frozenset()
