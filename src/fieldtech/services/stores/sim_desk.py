"""SIM cards between us and the carrier: topped up, suspended, resumed, cancelled, replaced (A02, states 4.5)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.errors import Conflict, NotFound, Problem, Refused
from fieldtech.model.base import Id
from fieldtech.model.custody import Sim
from fieldtech.model.drafts.cards import CardStateDraft, ReplaceCardDraft, TopUpDraft, TopUpUndoDraft
from fieldtech.model.drafts.stores import ReceiveDraft, ReceiveLineDraft
from fieldtech.model.guards.stores import at_location, one_sim_in_terminal, own_van, wrong_state
from fieldtech.model.machines.sim import LIVE, TOPPING_UP
from fieldtech.model.machines.terminal import FIELD
from fieldtech.model.stores import UnitEntry
from fieldtech.model.unit_facts import UnitFacts
from fieldtech.services.changes import Change
from fieldtech.services.context import Context
from fieldtech.services.custody import place
from fieldtech.services.history.labels import people_names
from fieldtech.services.reservations import terminal_around
from fieldtech.services.stores.receiving import coming_facts, coming_of, receive
from fieldtech.services.stores.units import facts_of, plate_of, step_problems
from fieldtech.services.stores.workshop import note_unit, refuse, the_unit
from fieldtech.store.arrival import arrival

SOON = 60
"""Days before its end at which a card is listed as expiring soon."""
STEPS = ("suspend", "resume", "cancel")
PAIRED = ("in_stock", "with_technician", "removed", "removed_good", "to_repair", "in_return_area")
"""States in store in which a card may be put into a terminal or taken out of it."""


@dataclass(frozen=True)
class TopUpRow:
    """Money put on a card."""

    id: Id
    iccid: str
    day: date
    amount_cents: int
    valid_until: date
    note: str
    by: str
    at: datetime
    undone: bool


@dataclass(frozen=True)
class ExpiryRow:
    """A card that is paid for not much longer; ``days`` is below zero when it has run out."""

    id: Id
    iccid: str
    msisdn: str
    operator: str
    state: str
    terminal: str
    vehicle: str
    valid_until: date
    days: int


class SimDesk:
    """What the office does with a card."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def top_up(self, draft: TopUpDraft) -> Change:
        """Book money on a card: its end moves (A02). Raises Invalid, Refused."""
        draft.require_form()
        draft.require_valid()
        person = self._context.require("see_stock")
        if person.role not in TOPPING_UP:
            raise Refused("top_up", [Problem("role", "role_may_not", params={"role": person.role})])
        with self._context.transaction() as session:
            card = _card(session, draft.number)
            if card.state not in LIVE:
                raise Refused("top_up", [Problem("number", f"sim_is_{card.state}", params={"number": card.iccid})])
            if draft.day is not None and draft.day > self._today():
                raise Refused("top_up", [Problem("day", "day_in_future")])
            before = card.valid_until.isoformat() if card.valid_until else None
            entry = note_unit(self._context, session, card, draft, {"before": before})
            card.valid_until = draft.valid_until
            self._context.op(session, "top_up", "sims", card.id, draft.to_body())
        return Change("sim", entry, card.iccid, undo="undo_top_up")

    def undo_top_up(self, entry_id: Id) -> Change:
        """It was booked by mistake; raises Conflict when another top-up came after it."""
        person = self._context.require("see_stock")
        with self._context.transaction() as session:
            entry = session.get(UnitEntry, entry_id)
            if entry is None or entry.kind != TopUpDraft.kind:
                raise NotFound("no_such_top_up")
            if person.role not in TOPPING_UP:
                raise Refused("undo_top_up", [Problem("role", "role_may_not", params={"role": person.role})])
            card = session.get_one(Sim, entry.item_id)
            last = _top_ups(session, card)
            if not last or last[0].id != entry.id or card.valid_until != TopUpDraft.from_body(entry.body).valid_until:
                raise Conflict("topped_up_since", number=card.iccid)
            before = date.fromisoformat(entry.body["before"]) if entry.body["before"] else None
            note_unit(self._context, session, card, TopUpUndoDraft(entry.id.hex, before))
            card.valid_until = before
            self._context.op(session, "undo_top_up", "sims", card.id, {"entry": entry.id.hex})
        return Change("sim", card.id, card.iccid)

    def top_ups(self, sim_id: Id) -> tuple[TopUpRow, ...]:
        """All money put on a card, newest first; what was taken back stays to be seen."""
        self._context.require("see_stock")
        with self._context.reading() as session:
            card = session.get_one(Sim, sim_id)
            rows, good = _entries(session, card), {row.id for row in _top_ups(session, card)}
            names = people_names(session, (row.by for row in rows))
            return tuple(_top_up_row(card, row, names[row.by], row.id not in good) for row in rows)

    def expiring(self, days: int = SOON) -> tuple[ExpiryRow, ...]:
        """Live cards that run out within so many days or have run out, the most urgent first."""
        self._context.require("see_stock")
        today = self._today()
        until = today + timedelta(days=days)
        wanted = select(Sim).where(Sim.active, Sim.state.in_(LIVE), Sim.valid_until <= until)
        with self._context.reading() as session:
            cards = session.scalars(wanted.order_by(Sim.valid_until, Sim.iccid)).all()
            return tuple(_expiry(session, card, today) for card in cards)

    def do(self, draft: CardStateDraft) -> Change:
        """Suspend, resume or cancel; raises Refused with everything that speaks against it."""
        draft.require_form()
        draft.require_valid()
        if draft.step not in STEPS:
            raise KeyError(draft.step)
        with self._context.transaction() as session:
            card = _card(session, draft.number)
            facts = replace(facts_of(self._context, session, card), draft=draft, reason=draft.reason)
            refuse(facts, draft.step)
            where, state = (card.place_kind, card.place_ref), self._state(session, card, draft.step)
            if draft.step == "cancel":
                where = ("carrier", "")
            place(self._context, session, card, *where, state, reason=draft.reason or draft.confirmation)
            note_unit(self._context, session, card, draft)
            self._context.op(session, draft.step, "sims", card.id, draft.to_body())
        back = {"suspend": "resume_card", "resume": "suspend_card"}.get(draft.step, "")
        return Change("sim", card.id, card.iccid, undo=back)

    def replace(self, draft: ReplaceCardDraft) -> Change:
        """A new card takes over the number of one that is lost, and is linked to it."""
        draft.require_form()
        draft.require_valid()
        with self._context.transaction() as session:
            old = _card(session, draft.old_iccid)
            line = ReceiveLineDraft("sim", draft.new_iccid, second=old.msisdn, imsi=draft.imsi)
            delivery = ReceiveDraft(draft.target, operator=old.operator, valid_until=old.valid_until, lines=(line,))
            facts = coming_facts(self._context, session, coming_of(session, delivery, line), draft.target)
            if found := step_problems(replace(facts, replaced_state=old.state), "replace_card"):
                raise Refused("replace_card", found)
            slip = receive(self._context, session, delivery, "replace_card", old.id)
            note_unit(self._context, session, old, draft)
            self._context.op(session, "replace_card", "stock_slips", slip.id, draft.to_body())
        return Change("slip", slip.id, slip.number, undo="undo_slip")

    def put_in(self, iccid: str, number: str) -> Change:
        """Put a card into a terminal at the same location, ready to be fitted together."""
        with self._context.transaction() as session:
            card, unit = _card(session, iccid), the_unit(session, "terminal", number)
            facts, goal = (facts_of(self._context, session, one) for one in (card, unit))
            problems = list(self._pairing(facts))
            if facts.source != goal.source:
                problems.append(Problem("number", "not_together", params={"number": goal.number}))
            if goal.state not in PAIRED:
                problems.append(wrong_state(goal))
            problems += one_sim_in_terminal(goal)
            if problems:
                raise Refused("put_in", problems)
            place(self._context, session, card, "terminal", unit.id.hex, card.state, reason="put_in")
            self._context.op(session, "put_in", "sims", card.id, {"terminal": goal.number})
        return Change("sim", card.id, card.iccid, undo="take_out_card")

    def take_out(self, iccid: str) -> Change:
        """Take a card out of a terminal in store; it lies beside it then."""
        with self._context.transaction() as session:
            card = _card(session, iccid)
            facts = facts_of(self._context, session, card)
            problems = list(self._pairing(facts))
            if not facts.inside:
                problems.append(Problem("number", "card_not_inside", params={"number": card.iccid}))
            if problems:
                raise Refused("take_out", problems)
            place(self._context, session, card, "location", facts.source, card.state, reason="take_out")
            self._context.op(session, "take_out", "sims", card.id, {"terminal": facts.inside})
        return Change("sim", card.id, card.iccid)

    def _pairing(self, facts: UnitFacts) -> Iterator[Problem]:
        if facts.actor.role not in FIELD:
            yield Problem("role", "role_may_not", params={"role": facts.actor.role})
        elif facts.state not in PAIRED:
            yield wrong_state(facts)
        else:
            yield from at_location(facts)
            yield from own_van(facts)

    def _state(self, session: Session, card: Sim, step: str) -> str:
        if step != "resume":
            return {"suspend": "suspended", "cancel": "cancelled"}[step]
        facts = facts_of(self._context, session, card)
        around = terminal_around(session, card)
        if facts.on_vehicle or (around is not None and facts.place not in ("warehouse", "van")):
            return "in_use"
        return "removed" if facts.place not in ("warehouse", "van") else _resumed(facts.place)

    def _today(self) -> date:
        return self._context.local(self._context.now()).date()


def _resumed(place_kind: str) -> str:
    return "in_stock" if place_kind == "warehouse" else "with_technician"


def _card(session: Session, number: str) -> Sim:
    card = the_unit(session, "sim", number)
    assert isinstance(card, Sim)
    return card


def _entries(session: Session, card: Sim) -> list[UnitEntry]:
    wanted = select(UnitEntry).where(UnitEntry.item_id == card.id, UnitEntry.kind == TopUpDraft.kind)
    return list(session.scalars(wanted.order_by(arrival(UnitEntry).desc())))


def _top_ups(session: Session, card: Sim) -> list[UnitEntry]:
    """Those that count, newest first."""
    wanted = select(UnitEntry.body).where(UnitEntry.item_id == card.id, UnitEntry.kind == TopUpUndoDraft.kind)
    undone = {body["entry"] for body in session.scalars(wanted)}
    return [row for row in _entries(session, card) if row.id.hex not in undone]


def _top_up_row(card: Sim, row: UnitEntry, by: str, undone: bool) -> TopUpRow:
    draft = TopUpDraft.from_body(row.body)
    assert draft.day is not None and draft.valid_until is not None
    return TopUpRow(
        row.id, card.iccid, draft.day, draft.amount_cents, draft.valid_until, draft.note, by, row.at, undone
    )


def _expiry(session: Session, card: Sim, today: date) -> ExpiryRow:
    assert card.valid_until is not None
    around = terminal_around(session, card)
    vehicle = plate_of(session, around) if around is not None else ""
    days = (card.valid_until - today).days
    return ExpiryRow(
        card.id, card.iccid, card.msisdn, card.operator, card.state, around.number if around else "", vehicle,
        card.valid_until, days,
    )  # fmt: skip
