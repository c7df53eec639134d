"""What is missing before leaving a visit, what may follow, and what is done."""

from fieldtech.errors import Problem
from fieldtech.model.guards.visit import not_listed
from fieldtech.model.machines import MACHINES
from fieldtech.services.order_view import OrderView
from fieldtech.services.steps import unmet

SECTIONS = ("arrival", "condition", "objects", "findings", "parts", "completion", "next", "fees", "sign_off")
"""The sections of a visit's page in their order; each problem's field is one of them."""

_AHEAD = {"departed": "arrive", "arrived": "start_service", "in_service": "finish", "to_sign": "sign_off"}


def must_be_done(view: OrderView) -> tuple[Problem, ...]:
    """What the next step asks for, in the order of the page."""
    name = _AHEAD.get(view.status)
    if name is None:
        return ()
    found = [p for p in unmet(MACHINES[view.kind].step(name), view.facts) if p.field != "assign"]
    return tuple(sorted(found, key=lambda p: SECTIONS.index(p.field) if p.field in SECTIONS else len(SECTIONS)))


def may_follow(view: OrderView) -> tuple[Problem, ...]:
    """Findings that the office ends, and what was wrong and is no finding yet."""
    visit = view.facts.visit
    if visit is None:
        return ()
    open_ones = [
        Problem("findings", "finding_stays_open", "warning", {"number": str(one.number), "vehicle": one.label})
        for one in visit.findings
        if one.state == "open" and not one.hazard
    ]
    doubts = not_listed(visit, "warning") if view.kind != "inspection" else ()  # of an inspection they hinder
    unread = [
        Problem("objects", "not_measured", "warning", {
            "vehicle": thing.label, "position": str(thing.position), "row": thing.key, "items": ", ".join(thing.unread),
        })
        for thing in visit.objects
        if thing.unread
    ]  # fmt: skip
    return (*open_ones, *doubts, *unread)


def done_sections(view: OrderView) -> tuple[str, ...]:
    """What needs no more thought."""
    if view.status not in _AHEAD:
        return ()
    named = {p.field for p in must_be_done(view)}
    begun = {"departed": 0, "arrived": 1, "in_service": 7, "to_sign": 9}[view.status]
    return tuple(section for section in SECTIONS[:begun] if section not in named)
