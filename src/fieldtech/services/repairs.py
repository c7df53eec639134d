"""Repair orders: registering a call, taking a step, adding what was done (states 4.2)."""

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.errors import Conflict, Invalid, Problem, Refused
from fieldtech.model.base import Id, new_id
from fieldtech.model.catalogue import Symptom
from fieldtech.model.customers import Vehicle
from fieldtech.model.drafts.base import Draft
from fieldtech.model.drafts.intake import IntakeDraft, RepeatCheckDraft
from fieldtech.model.drafts.onsite import PartLineDraft
from fieldtech.model.drafts.planning import ApprovalDraft
from fieldtech.model.drafts.signoff import FeeSettlementDraft, InkDraft
from fieldtech.model.facts import Facts
from fieldtech.model.guards.office import approval_kind
from fieldtech.model.machines import MACHINES
from fieldtech.model.orders import Entry, Order, Transition
from fieldtech.model.people import ServiceCentre
from fieldtech.services import effects, notes
from fieldtech.services.changes import Change
from fieldtech.services.charges import schedule_of
from fieldtech.services.context import Context
from fieldtech.services.entries import newest_draft
from fieldtech.services.facts_loader import company_figures, load_facts
from fieldtech.services.intake_rows import parties_of, require_possible, site_class_of, title_of
from fieldtech.services.numbers import REPAIR_PREFIX, number_here, number_problems
from fieldtech.services.order_index import index_order
from fieldtech.services.shown import under_what_is_shown
from fieldtech.services.steps import StepOffer, facts_for_step, landing, offers, require_step, unmet
from fieldtech.services.stock import book_part_line
from fieldtech.services.used_parts import at_price
from fieldtech.services.visibility import seen_order
from fieldtech.store.arrival import arrival


@dataclass(frozen=True)
class Earlier:
    """An earlier order for the same vehicle and symptom family."""

    id: Id
    number: str
    status: str
    title: str
    days_ago: int
    technician: str


class Repairs:
    """The use cases of a repair order; each call is one transaction and one op."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def earlier(self, vehicle: str, symptoms: tuple[str, ...]) -> list[Earlier]:
        """Orders of this vehicle with a symptom of the same family within the repeat period (states 4.2)."""
        self._context.require("see_orders")
        with self._context.reading() as session:
            return self._earlier(session, vehicle, symptoms)

    def register(self, draft: IntakeDraft, *, repeat_shown: bool = True, number: str = "") -> Change:
        """Write down the call (B14 to B16); whoever does is the first responder (T05).

        ``repeat_shown`` says that the person saw the repeat-fault hint; without it triage is refused.
        ``number`` is the one printed on a paper form that is keyed in; else the next free one is taken.
        Raises Invalid, NotFound for an unknown customer, Conflict for a number that is taken.
        """
        with self._context.transaction() as session:
            order = self._write_down(session, draft, repeat_shown=repeat_shown, number=number)
            self._context.op(session, "register_order", "orders", order.id, {"number": order.number, **draft.to_body()})
        return Change("order", order.id, order.number)

    def _write_down(
        self, session: Session, draft: IntakeDraft, *, repeat_shown: bool = True, number: str = ""
    ) -> Order:
        """The same inside an act of which the call is a part; the caller says the operation."""
        person = self._context.require("register_order")
        draft.require_form()
        draft.require_valid()
        now = self._context.now()
        require_possible(draft, now, self._context.zone, promise=not number)
        customer, vehicle, equipment = parties_of(session, draft)
        order = Order(
            number=self._number(session, customer.centre_code, number),
            status="registered",
            title=title_of(session, draft),
            emergency=draft.emergency,
            customer_id=customer.id,
            vehicle_id=vehicle.id if vehicle else None,
            equipment_id=equipment.id if equipment else None,
            centre_code=customer.centre_code,
            created_at=now,
            created_by=person.login,
            first_responder=person.login,
            site_class=site_class_of(session, draft, customer),
            promised_at=draft.promised_at,
            changed_at=now,
        )
        session.add(order)
        session.flush()
        self._add_entry(session, order, draft, "")
        if repeat_shown:
            self._add_repeat_check(session, order, draft)
        self._add_transition(session, order, "register", "", "registered", "")
        index_order(session, order)
        return order

    def steps(self, order_id: Id) -> tuple[StepOffer, ...]:
        """The steps out of the order's state with what is missing for each."""
        self._context.require("see_orders")
        with self._context.reading() as session:
            order = seen_order(self._context, session, order_id)
            return offers(facts_for_step(self._context, session, order, None))

    def check(self, order_id: Id, name: str, draft: Draft | None = None) -> tuple[Problem, ...]:
        """What would refuse the step with this draft, and the warnings it has not confirmed yet."""
        self._context.require("see_orders")
        with self._context.reading() as session:
            order = seen_order(self._context, session, order_id)
            return tuple(unmet(MACHINES[order.kind].step(name), facts_for_step(self._context, session, order, draft)))

    def do(self, order_id: Id, name: str, draft: Draft | None = None) -> Change:
        """Take a step; raises Refused with every reason, and then nothing has changed."""
        self._context.require("see_orders")
        with self._context.transaction() as session:
            order = seen_order(self._context, session, order_id)
            facts = facts_for_step(self._context, session, order, draft)
            step = require_step(name, facts)
            draft = approval_as_given(draft, facts) if step.draft is ApprovalDraft else draft
            draft = notes.completed(draft, facts) if draft is not None else None
            source, order.status = order.status, landing(step, facts)
            if name == "sign_off":
                self._keep_settled(session, order, facts)
            if draft is not None:
                draft.require_form()
                self._add_entry(session, order, draft, notes.slot_for(draft, "", facts))
            self._add_transition(session, order, name, source, order.status, getattr(draft, "reason", ""))
            effects.apply(self._context, session, order, step, facts)
            index_order(session, order)
            fields = {"from": source, "to": order.status, "draft": draft.to_body() if draft else None}
            self._context.op(session, f"step_{name}", "orders", order.id, fields)
        return Change("order", order.id, order.number)

    def note(self, order_id: Id, draft: Draft, slot: str = "") -> Change:
        """Add an entry without leaving the state; raises Refused when it is not the time or not the person.

        Entries of the on-site page may be incomplete: their gaps are listed before leaving the site.
        """
        self._context.require("see_orders")
        if isinstance(draft, FeeSettlementDraft):  # said without money it would stand on the sheet for nothing
            raise Refused(draft.kind, [Problem("way", "money_by_collecting")])
        with self._context.transaction() as session:
            order = seen_order(self._context, session, order_id)
            facts = load_facts(self._context, session, order)
            if problems := tuple(notes.refusals(draft, facts)):
                raise Refused(draft.kind, problems)
            draft.require_form()
            if not notes.may_be_incomplete(draft):
                draft.require_valid()
            if isinstance(draft, ApprovalDraft):
                draft = approval_as_given(draft, facts, late=True)
            draft = notes.completed(draft, facts)
            if isinstance(draft, InkDraft):
                draft = under_what_is_shown(self._context, session, order, facts, draft)
            if isinstance(draft, PartLineDraft):
                version = schedule_of(session, order, facts, self._context.zone)
                draft = at_price(session, facts, draft, slot, version)
                book_part_line(self._context, session, order, facts, draft, slot)
            slot = notes.slot_for(draft, slot, facts)
            entry = self._add_entry(session, order, draft, slot)
            notes.consequences(self._context, session, order, draft)
            if isinstance(draft, IntakeDraft):
                self._look_again(session, order, draft, facts)
                index_order(session, order)
            fields = {"kind": draft.kind, "slot": slot, "body": draft.to_body()}
            self._context.op(session, "note", "entries", entry.id, fields)
        return Change("order", order.id, order.number)

    def _number(self, session: Session, centre: str, given: str) -> str:
        today = self._context.local(self._context.now()).date()
        if not given:
            return number_here(self._context, session, REPAIR_PREFIX, centre)
        number = given.strip().upper()
        if found := list(number_problems(number, session.scalars(select(ServiceCentre.code)).all(), today)):
            raise Invalid(found)
        if session.scalar(select(Order.id).where(Order.number == number)) is not None:
            raise Conflict("number_taken", number=number)
        return number

    def _add_entry(self, session: Session, order: Order, draft: Draft, slot: str) -> Entry:
        entry = Entry(
            id=new_id(),
            order_id=order.id,
            kind=draft.kind,
            slot=slot,
            body=draft.to_body(),
            at=self._context.now(),
            by=self._context.require().login,
        )
        session.add(entry)
        order.changed_at = entry.at
        return entry

    def _keep_settled(self, session: Session, order: Order, facts: Facts) -> None:
        """What the customer signs under is said, also where the money said it (``as_the_money_says``)."""
        settled = facts.get(FeeSettlementDraft)
        if settled is not None and settled != newest_draft(session, order.id, FeeSettlementDraft):
            self._add_entry(session, order, settled, "")

    def _add_transition(self, session: Session, order: Order, step: str, source: str, target: str, reason: str) -> None:
        by = self._context.require().login
        session.add(
            Transition(
                order_id=order.id, step=step, source=source, target=target, at=self._context.now(), by=by, reason=reason
            )
        )

    def _add_repeat_check(self, session: Session, order: Order, draft: IntakeDraft) -> None:
        found = [e for e in self._earlier(session, draft.vehicle, draft.symptoms) if e.id != order.id]
        order.repeat_of = found[0].id if found else None
        check = RepeatCheckDraft(tuple(e.number for e in found), found[0].number if found else "")
        self._add_entry(session, order, check, "")

    def _look_again(self, session: Session, order: Order, draft: IntakeDraft, facts: Facts) -> None:
        """Another vehicle or symptom may repeat other repairs: the check that was shown is made anew."""
        before = facts.get(IntakeDraft)
        same = before is not None and (before.vehicle, before.symptoms) == (draft.vehicle, draft.symptoms)
        if facts.get(RepeatCheckDraft) is not None and not same:
            self._add_repeat_check(session, order, draft)

    def _earlier(self, session: Session, vehicle: str, symptoms: tuple[str, ...]) -> list[Earlier]:
        row = session.scalar(select(Vehicle).where(Vehicle.number == vehicle)) if vehicle else None
        if row is None or not symptoms:
            return []
        now = self._context.now()
        local = self._context.local
        today = local(now).date()
        first = today - timedelta(days=company_figures(session).repeat_days)
        since = datetime.combine(first, time(), self._context.zone)
        wanted = select(Order).where(
            Order.vehicle_id == row.id, Order.created_at >= since, Order.status != "cancelled", Order.kind == "repair"
        )
        families = _families(session, symptoms)
        return [
            Earlier(o.id, o.number, o.status, o.title, (today - local(o.created_at).date()).days, o.technician)
            for o in session.scalars(wanted.order_by(Order.created_at.desc()))
            if families & _families(session, _symptoms(session, o))
        ]


def register_within(context: Context, session: Session, draft: IntakeDraft) -> Order:
    """Register a call inside an act of which it is a part; the caller says the operation."""
    return Repairs(context)._write_down(session, draft)


def approval_as_given(draft: Draft | None, facts: Facts, *, late: bool = False) -> ApprovalDraft:
    """The approval with what the rules know: its kind (D17), and whether it came after the work (T27)."""
    given = draft if isinstance(draft, ApprovalDraft) else ApprovalDraft()
    return replace(given, approval_kind=approval_kind(facts), late=late)


def _families(session: Session, symptoms: tuple[str, ...]) -> set[str]:
    return set(session.scalars(select(Symptom.family).where(Symptom.code.in_(symptoms))))


def _symptoms(session: Session, order: Order) -> tuple[str, ...]:
    wanted = select(Entry.body).where(Entry.order_id == order.id, Entry.kind == IntakeDraft.kind)
    body = session.scalar(wanted.order_by(arrival(Entry).desc()).limit(1))
    return tuple(body["symptoms"]) if body else ()
