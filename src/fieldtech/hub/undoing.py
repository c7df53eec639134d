"""Undos of a visit at the hub: of its newest step, by who took it, to where it was, or nothing of them counts."""

from typing import Any

from fieldtech.hub.batch import Batch
from fieldtech.hub.rows import Stored, ident_of
from fieldtech.hub.verdict import NotYet, Reject, Verdict
from fieldtech.model.base import moment_text
from fieldtech.model.drafts.planning import AssignDraft, HandOverDraft
from fieldtech.model.machines.visit import ASSIGN, MOVE, MOVE_BACK, UNASSIGN
from fieldtech.sync.messages import OpMessage, Values

_UNDOES = {MOVE_BACK: MOVE, UNASSIGN: ASSIGN}
_STEPS, _ENTRIES = frozenset({"transitions"}), frozenset({"entries"})
_SLOTS = {"slot_from": "slot_from", "slot_to": "slot_to", "due_depart": "slot_from", "due_arrive": "slot_to"}


def judge_undo(batch: Batch, op: OpMessage, verdict: Verdict, *, recovering: bool) -> None:
    """A step is taken back while it is the newest one; what others went on with stays as it is; raises Reject."""
    for row in op.rows:
        said = row.values
        undone = _UNDOES.get(str(said.get("step"))) if row.table == "transitions" else None
        if undone is None:
            continue
        order = str(said.get("order_id"))
        steps = [one for one in _by_arrival(batch, order, _STEPS) if one.key != row.key]
        if undone == MOVE and not any(_leads_back(one.values, op.by, said) for one in steps):
            if recovering:
                raise NotYet("step_too_early")
            raise Reject("step_unknown", kind=op.kind)
        known = batch.row("orders", [order])
        status = str(known.values.get("status")) if known else ""
        if (
            _takes_back(_newest(steps), undone, op.by, said)
            and status == said.get("source")
            and _sends_who_went(batch, op, order, said.get("target"))
        ):
            continue
        if recovering:
            raise NotYet("step_too_early")
        verdict.doubt("step_not_possible", step=said.get("step"), status=status)
        verdict.held |= {ident_of(one.table, one.key) for one in op.rows if one.table not in _STEPS | _ENTRIES}


def _newest(steps: list[Stored]) -> Values:
    """The newest step that counts: an undo of what was not the newest one was held, and only its trace is here."""
    newest: Values = {}
    for one in steps:
        undone = _UNDOES.get(str(one.values.get("step")))
        if undone is None or _takes_back(newest, undone, str(one.values.get("by")), one.values):
            newest = one.values
    return newest


def _takes_back(newest: Values, undone: str, by: str, said: Values) -> bool:
    return (newest.get("step"), newest.get("by"), newest.get("target")) == (undone, by, said.get("source"))


def _leads_back(step: Values, by: str, said: Values) -> bool:
    """So nobody assigns by way of an undo who may not."""
    way = (MOVE, by, said.get("target"), said.get("source"))
    return (step.get("step"), step.get("by"), step.get("source"), step.get("target")) == way


def _sends_who_went(batch: Batch, op: OpMessage, order: str, target: Any) -> bool:
    """Whether it names nobody and no hours but those of the newest assignment or hand-over known here."""
    crew, slots = _last_sent(batch, order) if target == "assigned" else ((), {})
    first = crew[0] if crew else ""
    wanted = {"technician": first} | {name: slots.get(slot) for name, slot in _SLOTS.items()}
    for row in op.rows:
        if row.table == "orders" and any(row.values[name] != wanted[name] for name in wanted.keys() & row.values):
            return False
        if row.table == "crew_members" and row.what == "new" and row.key[-1] not in crew:
            return False
    return True


def _last_sent(batch: Batch, order: str) -> tuple[tuple[str, ...], Values]:
    crew: tuple[str, ...] = ()
    slots: Values = {}
    for entry in _by_arrival(batch, order, _ENTRIES):
        body = entry.values.get("body") or {}
        if entry.values.get("kind") == AssignDraft.kind:
            crew, slots = tuple(body.get("technicians") or ()), body
        elif entry.values.get("kind") == HandOverDraft.kind:
            crew = (str(body.get("technician")),)
    draft = AssignDraft.from_body(slots)
    return crew, {name: moment_text(at) for name in ("slot_from", "slot_to") if (at := getattr(draft, name))}


def _by_arrival(batch: Batch, order: str, tables: frozenset[str]) -> list[Stored]:
    return sorted(batch.of_order(order, tables), key=lambda one: one.place)
