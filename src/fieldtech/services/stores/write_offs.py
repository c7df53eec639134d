"""Scrapped, lost and found: somebody asks or reports, the manager decides (states 4.4, 4.5)."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.errors import Conflict, Forbidden, NotFound, Problem, Refused
from fieldtech.model.base import Id, new_id
from fieldtech.model.custody import Placement, Sim, Terminal
from fieldtech.model.drafts.stores import WriteOffDraft
from fieldtech.model.stores import StockSlip, WriteOff
from fieldtech.services.changes import Change
from fieldtech.services.context import Context
from fieldtech.services.custody import kind_of
from fieldtech.services.history.labels import people_names, place_labels
from fieldtech.services.reservations import Unit, number_of
from fieldtech.services.stores.slips import Going, SlipHead, write_slip
from fieldtech.services.stores.units import facts_of, spot, state_after, step_problems
from fieldtech.services.stores.workshop import note_unit, refuse, the_unit
from fieldtech.store.arrival import arrival

ASKING = ("WH", "TE", "DI", "CM", "MG")
"""Who may ask for a unit to be scrapped or report it lost."""
DECIDING = ("MG",)
CASE = "case"
"""Under this name the slip of a count keeps the case it opened for each thing that was missing."""


@dataclass(frozen=True)
class WriteOffRow:
    """A case that waits for the manager."""

    id: Id
    step: str
    item: str
    number: str
    where: str
    reason: str
    asked_by: str
    asked_at: datetime


class WriteOffs:
    """Asking, deciding, finding again."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def ask(self, draft: WriteOffDraft) -> Change:
        """Report a unit lost, or ask for it to be scrapped; a manager who reports a loss decides it at once."""
        draft.require_form()
        draft.require_valid()
        person = self._context.require("see_stock")
        if person.role not in ASKING:
            raise Refused(draft.step, [Problem("role", "role_may_not", params={"role": person.role})])
        with self._context.transaction() as session:
            unit = the_unit(session, draft.item, draft.number)
            case = ask_for(self._context, session, unit, draft)
            if draft.step == "lose" and person.role in DECIDING:
                self._decide(session, case, unit, "")
            self._context.op(session, f"ask_{draft.step}", "write_offs", case.id, draft.to_body())
        return Change("write_off", case.id, draft.number, undo="" if case.state == "approved" else "withdraw_write_off")

    def waiting(self) -> tuple[WriteOffRow, ...]:
        """The cases nobody has decided, the oldest first."""
        self._context.require("see_stock")
        with self._context.reading() as session:
            cases = session.scalars(select(WriteOff).where(WriteOff.state == "asked").order_by(WriteOff.asked_at)).all()
            names = people_names(session, (case.asked_by for case in cases))
            return tuple(_row(session, case, names) for case in cases)

    def approve(self, case_id: Id, opinion: str = "") -> Change:
        """The unit is scrapped or lost now; raises Refused, also for one's own request to scrap."""
        with self._context.transaction() as session:
            case = _open_case(session, case_id)
            unit = _unit(session, case)
            slip = self._decide(session, case, unit, opinion)
            self._context.op(session, f"approve_{case.step}", "write_offs", case.id, {"opinion": opinion})
        return Change("slip", slip.id, slip.number)

    def decline(self, case_id: Id, opinion: str) -> Change:
        """It stays in stock; the manager says why."""
        person = self._context.require("see_stock")
        with self._context.transaction() as session:
            case = _open_case(session, case_id)
            if person.role not in DECIDING:
                raise Refused("decline", [Problem("role", "role_may_not", params={"role": person.role})])
            if len(opinion.strip()) < 2:
                raise Refused("decline", [Problem("opinion", "reason_needed")])
            self._close(case, "declined", opinion)
            self._context.op(session, "decline_write_off", "write_offs", case.id, {"opinion": opinion})
        return Change("write_off", case.id)

    def withdraw(self, case_id: Id) -> Change:
        """Who asked thinks again."""
        person = self._context.require("see_stock")
        with self._context.transaction() as session:
            case = _open_case(session, case_id)
            if person.login != case.asked_by:
                raise Forbidden("not_your_request")
            self._close(case, "withdrawn", "")
            self._context.op(session, "withdraw_write_off", "write_offs", case.id, {})
        return Change("write_off", case.id)

    def last_seen(self, item: str, number: str) -> str:
        """The location of ours where a thing lay last; empty when it was on a vehicle or that place is no more."""
        self._context.require("see_stock")
        with self._context.reading() as session:
            unit = the_unit(session, item, number)
            lay = select(Placement.place_ref).where(Placement.item_id == unit.id, Placement.place_kind == "location")
            return spot(session, session.scalar(lay.order_by(arrival(Placement).desc()).limit(1)) or "").code

    def find(self, item: str, number: str, target: str, reason: str) -> Change:
        """What was lost is here again."""
        with self._context.transaction() as session:
            unit = the_unit(session, item, number)
            facts = replace(facts_of(self._context, session, unit, target), reason=reason, twin=_twin(session, unit))
            refuse(facts, "find")
            slip = found_again(self._context, session, unit, target, reason)
            self._context.op(session, "find", "stock_slips", slip.id, {"number": number, "reason": reason})
        return Change("slip", slip.id, slip.number, undo="undo_slip")

    def give_up(self, number: str, reason: str) -> Change:
        """A terminal on a vehicle belongs to the customer from now on: vehicle sold, contract ended."""
        with self._context.transaction() as session:
            unit = the_unit(session, "terminal", number)
            refuse(replace(facts_of(self._context, session, unit), reason=reason), "give_up")
            going = Going(unit, unit.place_kind, unit.place_ref, "customer_owned", columns={"loaner_due": None})
            slip = write_slip(self._context, session, SlipHead("give_up", reason=reason), [going])
            self._context.op(session, "give_up", "stock_slips", slip.id, {"number": number, "reason": reason})
        return Change("slip", slip.id, slip.number, undo="undo_slip")

    def _decide(self, session: Session, case: WriteOff, unit: Unit, opinion: str) -> StockSlip:
        draft = WriteOffDraft.from_body(case.body)
        facts = replace(
            facts_of(self._context, session, unit), reason=draft.reason, asked_by=case.asked_by,
            customer_informed=draft.customer_informed,
        )  # fmt: skip
        refuse(facts, case.step)
        place = "scrap" if case.step == "scrap" else "lost"
        head = SlipHead(case.step, facts.source, reason=draft.reason, notes={"asked_by": case.asked_by})
        slip = write_slip(self._context, session, head, [Going(unit, place, "", state_after(facts, case.step))])
        note_unit(self._context, session, unit, draft)
        self._close(case, "approved", opinion)
        case.slip_id = slip.id
        return slip

    def _close(self, case: WriteOff, state: str, opinion: str) -> None:
        case.state, case.opinion, case.decided_at = state, opinion, self._context.now()
        case.decided_by = self._context.require().login


def ask_for(context: Context, session: Session, unit: Unit, draft: WriteOffDraft) -> WriteOff:
    """Open a case, inside the caller's transaction; raises Refused for a state that cannot be left this way."""
    asker = facts_of(context, session, unit)
    manager = replace(asker, reason=draft.reason, asked_by="?", customer_informed=True)
    manager = replace(manager, actor=replace(asker.actor, role=DECIDING[0]))
    if found := step_problems(manager, draft.step):
        raise Refused(draft.step, found)
    same = (WriteOff.item_id == unit.id, WriteOff.state == "asked")
    if session.scalar(select(WriteOff.id).where(*same)) is not None:
        raise Conflict("already_asked", number=number_of(unit))
    case = WriteOff(
        id=new_id(), item_kind=kind_of(unit), item_id=unit.id, step=draft.step, body=draft.to_body(), state="asked",
        asked_at=context.now(), asked_by=context.require().login,
    )  # fmt: skip
    session.add(case)
    session.flush()
    return case


def withdraw_cases(context: Context, session: Session, slip: StockSlip, reason: str) -> None:
    """What a count reported lost is not missed any more; a case that is decided stands."""
    for point in slip.body.get("missing", ()):
        case = session.get(WriteOff, Id(point[CASE])) if point.get(CASE) else None
        if case is not None and case.state == "asked":
            case.state, case.opinion, case.decided_at = "withdrawn", reason, context.now()
            case.decided_by = context.require().login
            context.op(session, "withdraw_write_off", "write_offs", case.id, {"slip": slip.number})


def found_again(context: Context, session: Session, unit: Unit, target: str, reason: str) -> StockSlip:
    """The slip that brings it back."""
    head = SlipHead("find", "", target, reason=reason)
    going = Going(unit, "location", target, found_state(session, unit, target))
    return write_slip(context, session, head, [going])


def found_state(session: Session, unit: Unit, target: str) -> str:
    """Sound where sound things are; a card found in the return area is a card taken out."""
    kind = spot(session, target).kind
    if kind == "return_area":
        return "in_return_area" if isinstance(unit, Terminal) else "removed"
    return "in_stock" if kind == "warehouse" else "with_technician"


def _row(session: Session, case: WriteOff, names: dict[str, str]) -> WriteOffRow:
    unit = _unit(session, case)
    place = (unit.place_kind, unit.place_ref)
    where = place_labels(session, [place])[place].name
    reason = str(case.body.get("reason", ""))
    return WriteOffRow(
        case.id, case.step, case.item_kind, number_of(unit), where, reason, names[case.asked_by], case.asked_at
    )


def _open_case(session: Session, case_id: Id) -> WriteOff:
    case = session.get(WriteOff, case_id)
    if case is None:
        raise NotFound("no_such_write_off")
    if case.state != "asked":
        raise Conflict("already_decided")
    return case


def _unit(session: Session, case: WriteOff) -> Unit:
    if case.item_kind == "terminal":
        return session.get_one(Terminal, case.item_id)
    return session.get_one(Sim, case.item_id)


def _twin(session: Session, unit: Unit) -> str:
    """The card that has its telephone number by now."""
    if isinstance(unit, Terminal):
        return ""
    live = (Sim.msisdn == unit.msisdn, Sim.id != unit.id, Sim.state.not_in(("cancelled", "lost")), Sim.active)
    return session.scalar(select(Sim.iccid).where(*live)) or ""
