"""Plans at the hub: who may do what with one, out of which state, and nobody approves what he wrote himself.

Also what computers do with visits by themselves: withdrawing one that its plan no longer has, and following a change.
"""

from fieldtech.hub.batch import Batch
from fieldtech.hub.rows import Stored, ident_of
from fieldtech.hub.verdict import NotYet, Reject, Verdict
from fieldtech.model.kinds import PLAN_ACTS, REFRESH_VISIT, WITHDRAW_VISIT
from fieldtech.model.machines.machine import Step
from fieldtech.model.machines.plan import DELETED, HANDING_IN, PLAN, WRITERS
from fieldtech.model.maintenance import VISIT_KINDS
from fieldtech.sync.messages import OpMessage, Row

_DECIDING = "resolve_conflict"
_WRITING = ("save", "change")
_OPEN = ("draft", "to_approve")
_TABLES = frozenset({"plans", "plan_objects", "plan_acts"})
_ACTS = frozenset({"plan_acts"})
_PLANNED, _CANCELLED = "planned", "cancelled"


def judge_plan(batch: Batch, op: OpMessage, role: str, verdict: Verdict, *, recovering: bool) -> None:
    """An act that is not possible any more leaves the plan as it is and asks for a person; raises Reject, NotYet."""
    rows = [row for row in op.rows if row.table in _TABLES]
    if not rows:
        return
    plans = {str(row.key[0]): row for row in rows if row.table == "plans"}
    if op.kind == _DECIDING:
        _require_open(batch, rows, role)
        return
    act = PLAN_ACTS.get(op.kind)
    if act is None or any(_plan_of(batch, row) not in plans for row in rows):
        raise Reject("plan_by_acts_only", kind=op.kind)
    for key, row in plans.items():
        _require_act(op, key, PLAN.step(act))
        if row.what == "new":
            _require_first(op, row, act)
        elif row.what == "gone":
            raise Reject("plan_by_acts_only", kind=op.kind)
        elif (known := batch.row("plans", row.key)) is not None:
            if "own_writing" in PLAN.step(act).guards:
                _require_own(batch, op, known)
            _judge(op, row, known, PLAN.step(act), verdict, recovering)


def judge_withdrawal(batch: Batch, op: OpMessage, verdict: Verdict, *, recovering: bool) -> None:
    """A visit is withdrawn only while nobody was told of it; raises Reject, NotYet."""
    orders = [row for row in op.rows if row.table == "orders"]
    steps = [row.values for row in op.rows if row.table == "transitions"]
    if len(orders) != 1 or len(steps) != 1 or orders[0].what != "changed":
        raise Reject("status_by_steps_only", kind=op.kind)
    order, step = orders[0], steps[0]
    said = (step.get("order_id"), step.get("step"), step.get("target"), order.values.get("status"))
    if said != (order.key[0], WITHDRAW_VISIT, _CANCELLED, _CANCELLED) or order.values.keys() - {"status", "changed_at"}:
        raise Reject("status_by_steps_only", kind=op.kind)
    known = batch.row("orders", order.key)
    if known is None or known.values.get("kind") not in VISIT_KINDS:
        raise Reject("step_unknown", kind=op.kind)
    _require_source(str(known.values["status"]), (_PLANNED,), WITHDRAW_VISIT, verdict, recovering)
    if verdict.result != "ok":
        verdict.held.add(known.ident)


def is_outdated(batch: Batch, op: OpMessage) -> bool:
    """Whether people or another computer went on with a visit before this computer made it follow its plan."""
    if op.kind != REFRESH_VISIT:
        return False
    order = batch.row("orders", [op.row])
    if order is None or order.values.get("status") != _PLANNED:
        return True
    changed = [(row, batch.row(row.table, row.key)) for row in op.rows if row.what == "changed"]
    return any(known is not None and _moved_on(row, known) for row, known in changed)


def _moved_on(row: Row, known: Stored) -> bool:
    return any(known.values.get(name) != was for name, was in row.was.items() if name != "changed_at")


def _plan_of(batch: Batch, row: Row) -> str:
    if row.table == "plans":
        return str(row.key[0])
    known = None if row.what == "new" else batch.row(row.table, row.key)
    return str((known.values if known else row.values).get("plan_id"))


def _require_open(batch: Batch, rows: list[Row], role: str) -> None:
    """Deciding a conflict changes what a plan says only before it is approved, and never its state."""
    if role not in WRITERS:
        raise Reject("role_not_for_kind", role=role, kind=_DECIDING)
    for row in rows:
        plan = batch.row("plans", [_plan_of(batch, row)])
        if row.table == "plan_acts" or "status" in row.values or plan is None or plan.values["status"] not in _OPEN:
            raise Reject("plan_by_acts_only", kind=_DECIDING)
        if row.table == "plans":
            _require_same_kind(plan, row)


def _require_act(op: OpMessage, key: str, step: Step) -> None:
    """Every act leaves its trace, and only its own."""
    acts = [row.values for row in op.rows if row.table == "plan_acts"]
    if [(act.get("plan_id"), act.get("act"), act.get("target")) for act in acts] != [(key, step.name, step.target)]:
        raise Reject("plan_by_acts_only", kind=op.kind)


def _require_first(op: OpMessage, row: Row, act: str) -> None:
    first = PLAN.way[0]
    if act != "save" or row.values.get("status") != first:
        raise Reject("status_not_first")
    if {row.values.get("created_by"), row.values.get("written_by")} != {op.by}:
        raise Reject("not_his_name", table="plans")


def _judge(op: OpMessage, row: Row, known: Stored, step: Step, verdict: Verdict, recovering: bool) -> None:
    writes = step.name in _WRITING
    if row.values.get("status", step.target if step.name == "save" else "") != step.target:
        raise Reject("plan_by_acts_only", kind=op.kind)
    number = {"number"} if step.target == DELETED else set()  # it is free again
    if not writes and (row.values.keys() - {"status", "changed_at"} - number or _lines(op)):
        raise Reject("plan_by_acts_only", kind=op.kind)
    if step.name == "change" and not row.values.get("revision", known.values.get("revision")):
        raise Reject("plan_by_acts_only", kind=op.kind)
    if writes and row.values.get("written_by", known.values.get("written_by")) != op.by:
        raise Reject("not_his_name", table="plans")
    if "four_eyes" in step.guards and op.by == known.values.get("written_by"):
        raise Reject("own_plan")
    if "never_approved" in step.guards and known.values.get("revision"):
        raise Reject("plan_was_approved")
    _require_same_kind(known, row)
    _require_source(str(known.values["status"]), step.sources, step.name, verdict, recovering)
    if verdict.result != "ok":
        verdict.held |= {known.ident, *(ident_of(line.table, line.key) for line in _lines(op))}


def _require_own(batch: Batch, op: OpMessage, known: Stored) -> None:
    """Who wrote what stands there, and who handed it in last, take it back."""
    acts = batch.pointing("plan", str(known.key[0]), _ACTS)
    handed = [one for one in sorted(acts, key=lambda one: one.place) if one.values.get("act") in HANDING_IN]
    if op.by not in (known.values.get("written_by"), *(one.values.get("by") for one in handed[-1:])):
        raise Reject("not_your_plan")


def _require_same_kind(known: Stored, row: Row) -> None:
    """Once it was approved there are visits of its kind; that it was, its state tells, and after a change its revision.

    So a revision never goes back to none.
    """
    was, said = known.values, row.values
    if was["status"] in _OPEN and not was.get("revision"):
        return
    if said.get("kind", was.get("kind")) != was.get("kind") or not said.get("revision", True):
        raise Reject("plan_kind_fixed")


def _lines(op: OpMessage) -> list[Row]:
    return [row for row in op.rows if row.table == "plan_objects"]


def _require_source(status: str, sources: tuple[str, ...], step: str, verdict: Verdict, recovering: bool) -> None:
    if status in sources:
        return
    if recovering:
        raise NotYet("step_too_early")
    verdict.doubt("step_not_possible", step=step, status=status)
