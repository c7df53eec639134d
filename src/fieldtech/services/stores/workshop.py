"""Defective terminals: set apart, sent to the factory and back, or repaired in our own workshop (states 4.4)."""

from dataclasses import replace
from typing import Any

from sqlalchemy.orm import Session

from fieldtech.errors import Invalid, Problem, Refused
from fieldtech.model.base import Id
from fieldtech.model.custody import Terminal
from fieldtech.model.drafts.base import Draft
from fieldtech.model.drafts.stores import (
    FactoryBackDraft,
    FactoryOutDraft,
    FaultDraft,
    ReceiveDraft,
    ReceiveLineDraft,
    RepairedHereDraft,
    line_field,
)
from fieldtech.model.stores import StockSlip, UnitEntry
from fieldtech.model.unit_facts import UnitFacts
from fieldtech.services.changes import Change
from fieldtech.services.context import Context
from fieldtech.services.custody import kind_of
from fieldtech.services.reservations import Unit
from fieldtech.services.stores.receiving import bring_in, coming_facts, coming_of, new_line
from fieldtech.services.stores.slips import Going, SlipHead, write_slip
from fieldtech.services.stores.units import at_line, facts_of, find_unit, state_after, step_problems


class Workshop:
    """What happens to a terminal that does not work."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def set_apart(self, number: str, draft: FaultDraft) -> Change:
        """A terminal on the shelf or in the van turns out to be defective; it stays where it is."""
        with self._context.transaction() as session:
            unit = the_unit(session, "terminal", number)
            facts = replace(facts_of(self._context, session, unit), draft=draft)
            refuse(facts, "set_apart")
            head = SlipHead("set_apart", facts.source, facts.source, reason=draft.fault)
            slip = write_slip(self._context, session, head, [Going(unit, "location", facts.source, "to_repair")])
            note_unit(self._context, session, unit, draft)
            self._context.op(session, "set_apart", "stock_slips", slip.id, draft.to_body())
        return Change("slip", slip.id, slip.number, undo="undo_slip")

    def send(self, draft: FactoryOutDraft) -> Change:
        """Terminals of the return area go to the factory in one shipment."""
        draft.require_form()
        draft.require_valid()
        with self._context.transaction() as session:
            units, problems = [], []
            for at, line in enumerate(draft.lines):
                unit = the_unit(session, "terminal", line.number)
                facts = replace(facts_of(self._context, session, unit), draft=draft)
                problems += at_line(step_problems(facts, "send_to_factory"), line_field(at))
                units.append(Going(unit, "factory", "", "at_factory", columns={"rma_no": draft.rma_no.strip()}))
            if problems:
                raise Refused("send_to_factory", problems)
            notes = {"rma_no": draft.rma_no, "waybill": draft.waybill, "sent_on": str(draft.sent_on)}
            head = SlipHead("send_to_factory", draft.source, reason=draft.rma_no, notes=notes)
            slip = write_slip(self._context, session, head, units)
            for going in units:
                note_unit(self._context, session, going.unit, draft)
            self._context.op(session, "send_to_factory", "stock_slips", slip.id, draft.to_body())
        return Change("slip", slip.id, slip.number, undo="undo_slip")

    def back(self, draft: FactoryBackDraft) -> Change:
        """One terminal is back: repaired, replaced by another one, or given up by the factory."""
        draft.require_form()
        draft.require_valid()
        with self._context.transaction() as session:
            unit = the_unit(session, "terminal", draft.number)
            facts = replace(facts_of(self._context, session, unit, draft.target), draft=draft, reason=draft.note)
            refuse(facts, f"back_{draft.result}")
            slip = self._returned(session, unit, facts, draft)
            note_unit(self._context, session, unit, draft)
            self._context.op(session, "factory_back", "stock_slips", slip.id, draft.to_body())
        return Change("slip", slip.id, slip.number, undo="undo_slip")

    def repaired(self, draft: RepairedHereDraft) -> Change:
        """A terminal of the return area was repaired here and works."""
        draft.require_form()
        draft.require_valid()
        with self._context.transaction() as session:
            unit = the_unit(session, "terminal", draft.number)
            facts = replace(
                facts_of(self._context, session, unit, draft.target), draft=draft, power_test=draft.power_test
            )
            refuse(facts, "repair_here")
            head = SlipHead("repair_here", facts.source, draft.target, reason=draft.text)
            slip = write_slip(self._context, session, head, [Going(unit, "location", draft.target, "in_stock")])
            note_unit(self._context, session, unit, draft)
            self._context.op(session, "repair_here", "stock_slips", slip.id, draft.to_body())
        return Change("slip", slip.id, slip.number, undo="undo_slip")

    def _returned(self, session: Session, unit: Unit, facts: UnitFacts, draft: FactoryBackDraft) -> StockSlip:
        head = SlipHead("factory_back", "", draft.target, reason=draft.note, notes={"result": draft.result})
        step = f"back_{draft.result}"
        if draft.result == "repaired":
            columns = {"rma_no": "", "warranty_months": draft.warranty_months}
            going = Going(unit, "location", draft.target, state_after(facts, step), columns=columns)
            return write_slip(self._context, session, head, [going])
        going = Going(unit, "scrap", "", state_after(facts, step), reason=draft.note or step)
        if draft.result == "scrapped":
            return write_slip(self._context, session, head, [going])
        return self._replaced(session, going, head, draft)

    def _replaced(self, session: Session, going: Going, head: SlipHead, draft: FactoryBackDraft) -> StockSlip:
        """The new unit comes in and is linked to the old one."""
        old = going.unit
        assert isinstance(old, Terminal)
        delivery = ReceiveDraft(
            draft.target, old.model_code, draft.returned_on, draft.warranty_months,
            lines=(ReceiveLineDraft("terminal", draft.new_number, second=draft.new_imei),),
        )  # fmt: skip
        one = coming_of(session, delivery, delivery.lines[0])
        facts = coming_facts(self._context, session, one, draft.target)
        if found := step_problems(facts, "receive"):
            raise Refused("back_replaced", found)
        notes = {**head.notes, "successor": draft.new_number}
        slip = write_slip(
            self._context, session, replace(head, notes=notes), [going], (), [new_line(one, draft.target)]
        )
        bring_in(self._context, session, one, draft.target, slip, old.id)
        return slip


def the_unit(session: Session, item: str, number: str) -> Unit:
    """The unit of that number; raises Invalid for an unknown one."""
    unit = find_unit(session, item, number)
    if unit is None:
        raise Invalid([Problem("number", "unit_unknown", params={"number": number})])
    return unit


def refuse(facts: UnitFacts, step: str) -> None:
    """Raise Refused with everything that keeps the unit from the step."""
    if found := step_problems(facts, step):
        raise Refused(step, found)


def note_unit(context: Context, session: Session, unit: Unit, draft: Draft, extra: dict[str, Any] | None = None) -> Id:
    """Keep what was said of a unit, beside where it went."""
    row = UnitEntry(
        item_kind=kind_of(unit), item_id=unit.id, kind=draft.kind, body={**draft.to_body(), **(extra or {})},
        at=context.now(), by=context.require().login,
    )  # fmt: skip
    session.add(row)
    session.flush()
    return row.id
