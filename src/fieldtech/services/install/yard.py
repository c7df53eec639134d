"""The yard: vehicles one after the other by scanner and keys, each act stored at once (states 4.1, forms 2.2)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.errors import Problem, Refused
from fieldtech.model.base import Id
from fieldtech.model.checklist import is_answered, rest_answer
from fieldtech.model.drafts.base import Draft
from fieldtech.model.drafts.install import InstallDraft
from fieldtech.model.drafts.install_row import RowAnswersDraft, RowResultDraft, RowUnitsDraft
from fieldtech.model.drafts.onsite import (
    AnswerDraft,
    ChecklistStartDraft,
    ConditionDraft,
)
from fieldtech.model.drafts.platform import PlatformCheckDraft
from fieldtech.model.guards.onsite import is_assigned
from fieldtech.model.identifiers.recognise import recognise
from fieldtech.model.installs import InstallRow
from fieldtech.model.machines.install import WORKER
from fieldtech.model.orders import Entry, Order, Transition
from fieldtech.model.row_gaps import RowRecord, state_of
from fieldtech.services.changes import Change
from fieldtech.services.checklists import checklist_for
from fieldtech.services.context import Context
from fieldtech.services.entries import newest_draft
from fieldtech.services.facts_loader import load_duty
from fieldtech.services.follow_ups import settle_kind
from fieldtech.services.install import fitting
from fieldtech.services.install.rows import ROW_KINDS, RowView, row_records, row_views, store_state, the_row
from fieldtech.services.swap_rules import find_sim, find_terminal
from fieldtech.services.visibility import seen_order

AT_WORK = ("arrived", "installing")
LATER = ("to_sign", "signed")
"""When only the platform check can still be recorded: the network came back."""
NEVER_COPIED = ("number", "text", "photo")
PLATFORM_GROUP = "platform"


@dataclass(frozen=True)
class Scanned:
    """What a scan did: ``kind`` is vehicle, terminal, sim or unknown; ``row`` is the vehicle in work after it."""

    kind: str
    value: str
    row: Id | None
    change: Change | None = None
    problems: tuple[Problem, ...] = ()


class Yard:
    """The use cases of the fleet page."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def rows(self, order_id: Id) -> tuple[RowView, ...]:
        """All vehicles of the order in their order."""
        with self._context.reading() as session:
            order = seen_order(self._context, session, order_id)
            return row_views(session, order.id, task_of(session, order), items_of(session, order))

    def row(self, row_id: Id) -> RowView:
        """One vehicle; raises NotFound."""
        with self._context.reading() as session:
            row = the_row(session, row_id)
            order = seen_order(self._context, session, row.order_id)
            return row_views(session, order.id, task_of(session, order), items_of(session, order), row.id)[0]

    def scan(self, order_id: Id, text: str, row_id: Id | None) -> Scanned:
        """A plate or VIN picks its vehicle, a terminal or SIM card goes onto the vehicle in work.

        What does not fit comes back as problems, and nothing has changed.
        """
        for candidate in recognise(text):
            if candidate.kind in ("plate", "vin"):
                found = self._find(order_id, candidate.value)
                if found is not None:
                    return Scanned("vehicle", candidate.value, found)
            elif candidate.kind in ("terminal_id", "imei", "iccid", "msisdn"):
                done = self._scan_unit(candidate.kind, candidate.value, row_id)
                if done is not None:
                    return done
        return Scanned("unknown", text.strip(), row_id, problems=(Problem("scan", "scan_unknown"),))

    def fit(self, row_id: Id, *, terminal: str = "", sim: str = "") -> Change:
        """Put a terminal, a card or both onto the vehicle; raises Refused with every reason."""
        with self._context.transaction() as session:
            row, order = self._at_work(session, row_id)
            wanted = fitting.fitting(session, order, row, task_of(session, order), terminal, sim)
            problems = list(fitting.terminal_problems(session, wanted)) if terminal else []
            problems += fitting.sim_problems(session, wanted) if sim else []
            if problems:
                raise Refused("fit", problems)
            before = row.terminal_id, row.sim_id
            fitting.put_on(self._context, session, wanted)
            if (row.terminal_id, row.sim_id) == before:
                return Change("row", row.id, order.number)
            return self._write_units(session, order, row)

    def take_off(self, row_id: Id, *, terminal: bool = True, sim: bool = True) -> Change:
        """Undo a fitting: back into the van."""
        with self._context.transaction() as session:
            row, order = self._at_work(session, row_id)
            wanted = fitting.fitting(session, order, row, task_of(session, order), "", "")
            if terminal:
                fitting.take_off_terminal(self._context, session, wanted)
            if sim or terminal:
                fitting.take_off_sim(self._context, session, wanted)
            return self._write_units(session, order, row)

    def record(self, row_id: Id, draft: Draft) -> Change:
        """Write place, condition, answers, platform check or result of one vehicle; gaps are told by its row."""
        if not isinstance(draft, ROW_KINDS) or isinstance(draft, RowUnitsDraft):
            raise Refused("record", [Problem("draft", "wrong_draft")])
        with self._context.transaction() as session:
            states = (*AT_WORK, *LATER) if isinstance(draft, PlatformCheckDraft) else AT_WORK
            row, order = self._at_work(session, row_id, states)
            draft.require_form()
            if isinstance(draft, RowResultDraft):
                draft.require_valid()
            self._begin(session, order, draft)
            return self._write(session, order, row, draft)

    def answer(self, row_id: Id, answers: tuple[AnswerDraft, ...]) -> Change:
        """Answer items of the vehicle's checklist; the others keep theirs."""
        with self._context.transaction() as session:
            row, order = self._at_work(session, row_id)
            mine = self._record_of(session, order, row).answers or RowAnswersDraft()
            known = {**mine.by_item(), **{answer.item: answer for answer in answers}}
            return self._write(session, order, row, RowAnswersDraft(tuple(known.values()), mine.copied_from))

    def rest_ok(self, row_id: Id) -> Change:
        """Answer every open tick and choice with OK; never readings, photos, safety and platform items."""
        with self._context.transaction() as session:
            row, order = self._at_work(session, row_id)
            record = self._record_of(session, order, row)
            mine = record.answers or RowAnswersDraft()
            known = mine.by_item()
            for item in record.items:
                name = str(item["id"])
                given = rest_answer(item) if item["group"] != PLATFORM_GROUP else None
                if given is not None and not is_answered(known.get(name)):
                    known[name] = given
            return self._write(session, order, row, RowAnswersDraft(tuple(known.values()), mine.copied_from))

    def copy_answers(self, row_id: Id, from_row: Id) -> Change:
        """Take over the ticks and choices of another vehicle where this one has none; never readings and photos."""
        with self._context.transaction() as session:
            row, order = self._at_work(session, row_id)
            source = the_row(session, from_row)
            if source.order_id != order.id or source.id == row.id:
                raise Refused("copy_answers", [Problem("row", "other_order")])
            record, model = self._record_of(session, order, row), self._record_of(session, order, source)
            known = record.answers.by_item() if record.answers else {}
            given = model.answers.by_item() if model.answers else {}
            for item in record.items:
                name = str(item["id"])
                if _may_be_copied(item, given.get(name)) and not is_answered(known.get(name)):
                    known[name] = replace(given[name], note="")
            return self._write(session, order, row, RowAnswersDraft(tuple(known.values()), source.id.hex))

    # inside -----------------------------------------------------------------------------------------------

    def _find(self, order_id: Id, text: str) -> Id | None:
        with self._context.reading() as session:
            order = seen_order(self._context, session, order_id)
            return fitting.vehicle_row(session, order.id, text)

    def _scan_unit(self, kind: str, value: str, row_id: Id | None) -> Scanned | None:
        """None when there is no such unit, so that the next reading of the scan is tried."""
        what = "terminal" if kind in ("terminal_id", "imei") else "sim"
        if not self._known(what, value):
            return None
        if row_id is None:
            return Scanned(what, value, None, problems=(Problem("scan", "scan_vehicle_first"),))
        try:
            change = self.fit(row_id, **{what: value})
        except Refused as refused:
            return Scanned(what, value, row_id, problems=tuple(refused.problems))
        return Scanned(what, value, row_id, change)

    def _known(self, what: str, value: str) -> bool:
        find = find_terminal if what == "terminal" else find_sim
        with self._context.reading() as session:
            return find(session, value) is not None

    def _at_work(self, session: Session, row_id: Id, states: tuple[str, ...] = AT_WORK) -> tuple[InstallRow, Order]:
        """The row and its order, where this person may work on it now; raises Refused."""
        row = the_row(session, row_id)
        order = seen_order(self._context, session, row.order_id)
        facts = load_duty(self._context, session, order)
        problems = list(is_assigned(facts))
        if facts.actor.role not in WORKER:
            problems.append(Problem("role", "role_may_not", params={"role": facts.actor.role}))
        if order.status not in states:
            problems.append(Problem("status", "wrong_state", params={"status": order.status}))
        if problems:
            raise Refused("yard", problems)
        return row, order

    def _begin(self, session: Session, order: Order, draft: Draft) -> None:
        """The first vehicle looked at begins the work (states 4.1), without a step of its own."""
        if order.status != "arrived" or not isinstance(draft, ConditionDraft) or any(draft.problems()):
            return
        order.status = "installing"
        by, now = self._context.require().login, self._context.now()
        session.add(
            Transition(order_id=order.id, step="start_install", source="arrived", target="installing", at=now, by=by)
        )

    def _write_units(self, session: Session, order: Order, row: InstallRow) -> Change:
        session.flush()
        view = row_views(session, order.id, task_of(session, order), (), row.id)[0]
        return self._write(session, order, row, replace(view.record.units, terminal=view.terminal, sim=view.iccid))

    def _write(self, session: Session, order: Order, row: InstallRow, draft: Draft) -> Change:
        now, by = self._context.now(), self._context.require().login
        session.add(Entry(order_id=order.id, kind=draft.kind, slot=row.id.hex, body=draft.to_body(), at=now, by=by))
        if isinstance(draft, RowAnswersDraft):
            self._freeze_checklist(session, order)
        session.flush()
        record = self._record_of(session, order, row)
        store_state(row, record, state_of(record))
        row.technician, row.changed_at, order.changed_at = by, now, now
        self._settle_checks(session, order)
        fields = {"row": row.id.hex, "kind": draft.kind, "body": draft.to_body()}
        self._context.op(session, "record_row", "install_rows", row.id, fields)
        return Change("row", row.id, order.number)

    def _freeze_checklist(self, session: Session, order: Order) -> None:
        """From the first answer on, the order keeps this version."""
        if newest_draft(session, order.id, ChecklistStartDraft) is not None:
            return
        found = checklist_for(session, order.kind, None)
        if found is not None:
            start = ChecklistStartDraft(found.code, found.version)
            by = self._context.require().login
            session.add(Entry(order_id=order.id, kind=start.kind, body=start.to_body(), at=self._context.now(), by=by))

    def _settle_checks(self, session: Session, order: Order) -> None:
        """The task of the next morning is done with the last vehicle."""
        session.flush()
        owed = select(InstallRow.id).where(InstallRow.order_id == order.id, InstallRow.active)
        if order.status in LATER and session.scalar(owed.where(InstallRow.state == "installed_unchecked")) is None:
            settle_kind(session, order, "platform_check", self._context.now(), self._context.require().login, "online")

    def _record_of(self, session: Session, order: Order, row: InstallRow) -> RowRecord:
        task, items = task_of(session, order), items_of(session, order)
        return row_records(session, order.id, task, items, row.id).get(row.id.hex) or RowRecord(task, items=items)


def task_of(session: Session, order: Order) -> str:
    """What the order is about: install, trial, move or removal."""
    draft = newest_draft(session, order.id, InstallDraft)
    return draft.task if draft else "install"


def items_of(session: Session, order: Order) -> tuple[Mapping[str, Any], ...]:
    """The acceptance checklist, in the version the order was started with."""
    row = checklist_for(session, order.kind, newest_draft(session, order.id, ChecklistStartDraft))
    return tuple(row.items) if row else ()


def _may_be_copied(item: Mapping[str, Any], given: AnswerDraft | None) -> bool:
    """Only what was OK, and never what has to be read, written, photographed or seen on the platform."""
    if given is None or item["kind"] in NEVER_COPIED or item["group"] == PLATFORM_GROUP:
        return False
    return rest_answer(item) is not None and given.answer in ("ok", "na")
