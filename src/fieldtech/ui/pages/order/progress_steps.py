"""The stepper of an order: where it is on the straight way, and when it was where."""

from fieldtech.model.machines import MACHINES
from fieldtech.services.order_view import OrderView
from fieldtech.ui.kit.stepper import Step
from fieldtech.ui.language import of_task
from fieldtech.ui.pages.order.showing import Times

_BESIDE = {"remote": "triage", "to_confirm": "triage", "waiting": "in_repair", "to_replace": "to_sign",
           "to_factory": "in_repair", "archived": "completed", "returned": "draft"}  # fmt: skip
_PROBLEM = ("waiting", "to_replace", "to_factory", "cancelled", "returned")
_ENDED = ("completed", "archived")


def steps_of(view: OrderView, times: Times) -> list[Step]:
    """The states of the way with their times; a state beside the way stands where it left it."""
    reached = {t.target: t.at for t in view.transitions}
    here = _position(view)
    found: list[Step] = []
    for at, state in enumerate(MACHINES[view.kind].way):
        if at > here:
            found.append(Step(of_task(f"status.{state}", view.kind)))
            continue
        moment = times.short(reached.get(state))
        if at < here or view.status in _ENDED:
            found.append(Step(of_task(f"status.{state}", view.kind), moment if state in reached else "", "done"))
        else:
            condition = "problem" if view.status in _PROBLEM or view.overdue else "now"
            name = of_task(f"status.{view.status}", view.kind)
            found.append(Step(name, times.short(reached.get(view.status)), condition))
    return found


def _position(view: OrderView) -> int:
    way, state = MACHINES[view.kind].way, _BESIDE.get(view.status, view.status)
    if state in way:
        return way.index(state)
    source = next((t.source for t in reversed(view.transitions) if t.target == view.status), "registered")
    source = _BESIDE.get(source, source)
    return way.index(source) if source in way else 0
