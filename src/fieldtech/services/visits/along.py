"""What the technician takes along to a visit, in the words of its plan (B20, F13)."""

from dataclasses import dataclass

from fieldtech.model.taking_along import Tool, tools_for
from fieldtech.services.visits.views import VisitView


@dataclass(frozen=True)
class Along:
    """Tools, and what the plan says of content and method."""

    tools: tuple[Tool, ...]
    content: str
    method: str


def taken_along(visit: VisitView) -> Along:
    """By the method of the plan and the questions of its checklist."""
    vehicles = any(thing.kind == "vehicle" for thing in visit.objects)
    tools = tools_for(visit.plan.method, visit.items, vehicles=vehicles)
    return Along(tools, visit.plan.content, visit.plan.method)
