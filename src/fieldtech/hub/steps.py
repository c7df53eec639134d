"""Whether the steps of an order are ones the state machine knows, out of the state the hub has it in."""

from typing import Any

from fieldtech.hub.batch import Batch
from fieldtech.hub.rows import ident_of
from fieldtech.hub.verdict import NotYet, Reject, Verdict
from fieldtech.model.kinds import BY_ITSELF
from fieldtech.model.machines import MACHINES
from fieldtech.model.machines.machine import Machine, Step
from fieldtech.sync.messages import OpMessage, Row, Values

_PREFIX = "step_"
_FIRST = {"repair": "registered", "install": "draft", "maintenance": "planned", "inspection": "planned"}


def judge_status(batch: Batch, op: OpMessage, role: str, verdict: Verdict, *, recovering: bool) -> None:
    """An illegal step leaves the order as it is and asks for a person; what was recorded is kept.

    The steps an operation takes are its transitions: the person's own, then those that follow by themselves.
    """
    taken: dict[str, list[Values]] = {}
    for row in op.rows:
        if row.table == "transitions":
            taken.setdefault(str(row.values.get("order_id")), []).append(row.values)
    for row in op.rows:
        if row.table != "orders":
            continue
        steps = taken.pop(str(row.key[0]), [])
        if row.what == "new":
            _require_first(row, steps)
        elif row.what == "gone":
            raise Reject("order_never_goes")
        elif "status" in row.values or steps:
            _judge(batch, op, row.key, (steps, row.values.get("status")), role, verdict, recovering)
    for order, steps in taken.items():  # out of a state into the same
        _judge(batch, op, [order], (steps, None), role, verdict, recovering)


def _require_first(row: Row, taken: list[Values]) -> None:
    kind, status = str(row.values.get("kind")), row.values.get("status")
    if kind not in MACHINES or status != _FIRST[kind]:
        raise Reject("status_not_first")
    if len(taken) > 1 or any((said.get("source"), said.get("target")) != ("", status) for said in taken):
        raise Reject("status_not_first")


def _judge(
    batch: Batch, op: OpMessage, key: list[Any], said: tuple[list[Values], Any], role: str, verdict: Verdict,
    recovering: bool,
) -> None:  # fmt: skip
    """``said`` are the steps and the state they lead to, none where that is the one the order was in."""
    (taken, target), known = said, batch.row("orders", key)
    if known is None or not taken:
        raise Reject("status_by_steps_only", kind=op.kind)
    steps = _steps(MACHINES[str(known.values["kind"])], op, taken)
    if taken[-1].get("target") != (taken[0].get("source") if target is None else target):
        raise Reject("status_by_steps_only", kind=op.kind)
    for number, (step, one) in enumerate(zip(steps, taken, strict=True)):
        # what follows by itself needs nobody; what comes first was done by who sends it, whoever it names
        if (number == 0 or one.get("by") == op.by) and role not in step.roles:
            raise Reject("role_not_for_kind", role=role, kind=op.kind)
        if "four_eyes" in step.guards and op.by == known.values.get("created_by"):
            raise Reject("own_entry")
    source = str(known.values["status"])
    if source in steps[0].sources:
        return
    if recovering:
        raise NotYet("step_too_early")
    verdict.doubt("step_not_possible", step=steps[0].name, status=source)
    verdict.held.add(ident_of("orders", key))


def _steps(machine: Machine, op: OpMessage, taken: list[Values]) -> list[Step]:
    """The steps the transitions name, each leading to where the next one begins; raises Reject."""
    known = {step.name: step for step in machine.steps}
    steps: list[Step] = []
    for number, said in enumerate(taken):
        step = known.get(str(said.get("step")))
        if step is None or said.get("target") not in (step.target, *step.back_to):
            raise Reject("step_unknown", kind=op.kind)
        if number and said.get("source") != taken[number - 1].get("target"):
            raise Reject("step_unknown", kind=op.kind)
        if number and said.get("source") not in step.sources:
            raise Reject("step_unknown", kind=op.kind)
        steps.append(step)
    if op.kind.startswith(_PREFIX) and steps[0].name != op.kind.removeprefix(_PREFIX):
        raise Reject("step_unknown", kind=op.kind)
    if any(said.get("by") != op.by and step.name not in BY_ITSELF for step, said in zip(steps, taken, strict=True)):
        raise Reject("not_his_name", table="transitions")
    return steps
