"""Whether a step of an order is one the state machine knows, out of the state the hub has it in."""

from fieldtech.hub.batch import Batch
from fieldtech.hub.rows import ident_of
from fieldtech.hub.verdict import NotYet, Reject, Verdict
from fieldtech.model.machines import MACHINES
from fieldtech.model.machines.machine import Machine, Step
from fieldtech.sync.messages import OpMessage, Row

_PREFIX = "step_"
_FIRST = {"repair": "registered", "install": "draft"}
_BORN = {"install": ("approved",)}
"""States in which an order may also begin: a follow-up visit is approved with the first."""


def judge_status(batch: Batch, op: OpMessage, role: str, verdict: Verdict, *, recovering: bool) -> None:
    """An illegal step leaves the order as it is and asks for a person; what was recorded is kept."""
    for row in op.rows:
        if row.table != "orders":
            continue
        if row.what == "new":
            _require_first(row)
        elif "status" in row.values:
            _judge(batch, op, row, role, verdict, recovering)
        elif row.what == "gone":
            raise Reject("order_never_goes")


def _require_first(row: Row) -> None:
    kind, status = str(row.values.get("kind")), row.values.get("status")
    if kind not in MACHINES or status not in (_FIRST[kind], *_BORN.get(kind, ())):
        raise Reject("status_not_first")


def _judge(batch: Batch, op: OpMessage, row: Row, role: str, verdict: Verdict, recovering: bool) -> None:
    known = batch.row("orders", row.key)
    if known is None or not op.kind.startswith(_PREFIX):
        raise Reject("status_by_steps_only", kind=op.kind)
    machine = MACHINES[str(known.values["kind"])]
    step = _step(machine, op.kind.removeprefix(_PREFIX))
    source, target = str(known.values["status"]), str(row.values["status"])
    if step is None or target not in (step.target, *step.back_to):
        raise Reject("step_unknown", kind=op.kind)
    if role not in step.roles:
        raise Reject("role_not_for_kind", role=role, kind=op.kind)
    if "four_eyes" in step.guards and op.by == known.values.get("created_by"):
        raise Reject("own_entry")
    if source in step.sources or (source == target and _is_alone(op, row)):
        return
    if recovering:
        raise NotYet("step_too_early")
    verdict.doubt("step_not_possible", step=step.name, status=source)
    verdict.held.add(ident_of("orders", row.key))


def _step(machine: Machine, name: str) -> Step | None:
    return next((step for step in machine.steps if step.name == name), None)


def _is_alone(op: OpMessage, row: Row) -> bool:
    """Nothing but the status is said, and the hub says the same already."""
    return len(op.rows) == 1 and row.values.keys() <= {"status", "changed_at"}
