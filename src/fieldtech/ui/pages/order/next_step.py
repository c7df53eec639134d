"""Whose turn it is, what comes next for the person signed in, and where a missing thing is put right."""

from collections.abc import Sequence
from dataclasses import dataclass

from fieldtech.errors import Problem
from fieldtech.model.choices import MILESTONES
from fieldtech.model.drafts.intake import HotlineDraft, RemoteDraft, TriageDraft
from fieldtech.model.drafts.milestones import MilestoneDraft
from fieldtech.model.machines import MACHINES
from fieldtech.model.machines.install import DESK as FLEET_DESK
from fieldtech.services.context import Person
from fieldtech.services.evidence import STATES as KEPT_IN
from fieldtech.services.install.desk import CHANGEABLE
from fieldtech.services.order_view import OrderView
from fieldtech.services.steps import StepOffer

ON_SITE = ("depart", "arrive", "start_work", "finish", "start_install", "finish_install", "start_service", "sign_off",
           "wait", "rework")  # fmt: skip
"""Steps whose forms are on the technician's own page."""

HAND_IN = ("hand_in", "hand_in_again")
"""Steps whose only words are the doubts one has considered."""

_BY_LEVEL = {"hotline": "solve_by_hotline", "remote": "start_remote", "onsite": "propose_plan"}
_SOMEBODY_ELSE = {
    "own_entry": ("MG", "CM", "DR"), "special_approval": ("CM", "DR"), "general_approval": ("MG", "DR"),
    "technicians_own_step": ("TE",), "not_your_order": ("TE",),
}  # fmt: skip
_ACTS = {
    "triage_missing": "triage", "plan_missing": "propose_plan", "customer_not_told_plan": "submit",
    "customer_disagrees": "submit", "hotline_missing": "solve_by_hotline", "hotline_not_solved": "start_remote",
    "remote_consent_missing": "start_remote", "remote_missing": "solve_remotely", "verbal_missing": "verbal",
    "remote_not_solved": "remote_failed", "confirmation_missing": "confirm_solved", "assignment_missing": "assign",
    "customer_says_not_solved": "not_solved", "owed_late_approval": "late_approval",
    "owed_situation": "situation_read",
}  # fmt: skip
_FLEET = {
    "install_missing": "change_install", "request_not_passed": "change_install",
    "not_changed_since_return": "change_install", "no_vehicles": "add_vehicles",
    "vehicle_list_missing": "add_vehicles", "written_request_not_attached": "attach_evidence",
    "later_than_told": "change_install", "owed_delivery": "delivery",
    **{f"owed_milestone_{name}": f"milestone_{name}" for name in MILESTONES},
}  # fmt: skip
_IN_THE_LIST = ("driver_data_missing", "vehicle_twice", "row_source_missing")
_INTAKE = ("intake_missing", "repeat_not_shown", "emergency_not_declared")
_PAID = ("signed", "completed", "archived", "cancelled", "to_replace", "to_factory")
_PRICED = ("arrived", "in_repair", "waiting", "installing", "in_service", "to_sign")
_ON_SITE_FIELDS = ("arrival", "condition", "diagnosis", "swap", "parts", "label", "checklist", "platform",
                   "completion", "photos", "fees", "sign_off", "pre_departure", "rows", "spares")  # fmt: skip


@dataclass(frozen=True)
class Next:
    """``act`` is what this person does next; without one, ``roles`` says who does ``step``."""

    act: str = ""
    step: str = ""
    roles: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Place:
    """Where something is put right: ``kind`` is act, intake, on_site, vehicles or follow_ups."""

    kind: str
    name: str = ""


def next_for(view: OrderView, offers: Sequence[StepOffer]) -> Next:
    """The one thing that brings the order on."""
    offer = _main(view, offers)
    if offer is None:
        return Next()
    if not offer.role_may:
        owed = tuple(p for p in offer.problems if p.code.startswith("owed_"))[:1]  # what the archive waits for
        return Next(step=offer.name, roles=MACHINES[view.kind].step(offer.name).roles, problems=owed)
    elsewhere = next((p for p in offer.problems if p.code in _SOMEBODY_ELSE), None)
    if elsewhere is not None:
        return Next(step=offer.name, roles=_SOMEBODY_ELSE[elsewhere.code], problems=(elsewhere,))
    if offer.name in ON_SITE:
        return Next("on_site", offer.name)
    if view.status == "triage" and view.facts.get(TriageDraft) is None:
        return Next("triage", offer.name)
    hard = tuple(p for p in offer.problems if p.severity == "error")
    if offer.name in HAND_IN and hard:
        return Next("missing", offer.name, problems=hard)
    if offer.draft is None and offer.problems:
        return Next("missing", offer.name, problems=offer.problems)
    return Next(offer.name, offer.name)


def side_acts(view: OrderView, offers: Sequence[StepOffer], person: Person, primary: str) -> tuple[str, ...]:
    """Everything else this person may do: corrections, side steps, reports."""
    steps = [offer.name for offer in offers if offer.role_may and not _elsewhere(offer) and not _idle(offer)]
    return tuple(name for name in (*_entries(view, person), *steps) if name != primary)


def place_of(problem: Problem) -> Place | None:
    """Where a problem of a guard is put right; None when nothing can be opened for it."""
    if problem.code in _FLEET or (problem.code == "emergency_not_declared" and problem.field == "install"):
        return Place("act", _FLEET.get(problem.code, "change_install"))
    if problem.code in _IN_THE_LIST:
        return Place("vehicles")
    if problem.code in _ACTS:
        return Place("act", _ACTS[problem.code])
    if problem.code in _INTAKE:
        return Place("intake")
    if problem.code.startswith("owed_"):
        return Place("follow_ups")
    return Place("on_site", problem.field) if problem.field in _ON_SITE_FIELDS else None


def before(name: str, view: OrderView, offers: Sequence[StepOffer]) -> str:
    """What must be written down before a step: the verbal consent before an emergency assignment."""
    if name != "assign_emergency":
        return ""
    offer = next((o for o in offers if o.name == name), None)
    return "verbal" if offer and any(p.code == "verbal_missing" for p in offer.problems) else ""


def _main(view: OrderView, offers: Sequence[StepOffer]) -> StepOffer | None:
    wanted = _way_on(view) if view.status == "triage" else ""
    named = next((offer for offer in offers if offer.name == wanted), None)
    return named or next((offer for offer in offers if offer.main), None)


def _way_on(view: OrderView) -> str:
    """From the assessment by the level that was chosen; what did not help is not proposed again."""
    triage = view.facts.get(TriageDraft)
    level = triage.level if triage else "onsite"
    hotline, remote = view.facts.get(HotlineDraft), view.facts.get(RemoteDraft)
    if level == "hotline" and hotline is not None and hotline.solved is False:
        level = "remote"
    if level == "remote" and remote is not None and remote.solved is False:
        level = "onsite"
    return _BY_LEVEL.get(level, "propose_plan")


def _elsewhere(offer: StepOffer) -> bool:
    return any(p.code in _SOMEBODY_ELSE for p in offer.problems)


def _idle(offer: StepOffer) -> bool:
    return any(p.code in ("nothing_to_approve", "move_not_undone", "assignment_not_undone") for p in offer.problems)


def _entries(view: OrderView, person: Person) -> list[str]:
    """Entries without a step that the person may add now."""
    found: list[str] = []
    desk, manager = person.role in ("CS", "TS", "DI", "TE"), person.role in ("MG", "CM", "DR")
    owed = view.facts.open_follow_ups
    open_order = view.status not in ("archived", "cancelled")
    if view.kind == "install" and person.role in FLEET_DESK:
        found += ["change_install", "add_vehicles"] if view.status in CHANGEABLE else []
        found += ["sell_trial", "remove_trial"] if "trial_end" in owed else []
        found += ["attach_evidence"] if view.status in KEPT_IN else []
    if view.kind == "install" and person.role in ("CS", "DI", "MG", "CM", "DR") and open_order:
        found += [f"milestone_{name}" for name in MILESTONES] if _is_project(view) else ["milestone_kickoff"]
    if person.role in ("CS", "CM") and "delivery" in owed:
        found.append("delivery")
    if desk and view.status == "triage" and view.facts.get(TriageDraft) is not None:
        found.append("triage")
    if desk and view.status == "plan_to_confirm":
        found.append("plan")
    if manager and "late_approval" in owed:
        found.append("late_approval")
        if view.status not in ("assigned", "accepted"):  # there it is a step
            found.append("return_late")
    found += _money(view) if manager else []
    found += ["change_price"] if (manager or person.role == "TE") and may_change_price(view) else []
    if "situation" in owed and (manager or person.role == "DI"):
        found.append("situation_read")
    if desk and open_order and view.status not in ("signed", "completed"):
        found.append("verbal")
    if open_order and person.role in ("TE", "DI", "CS", "TS", "WH"):
        found.append("situation")
    return found


def _is_project(view: OrderView) -> bool:
    """Large, or with a meeting that was planned (D11)."""
    return len(view.facts.rows) >= view.facts.settings.project_from or bool(view.facts.all(MilestoneDraft))


def may_change_price(view: OrderView) -> bool:
    """Something has a price, and the work has begun."""
    return view.status in _PRICED and any(line.list_cents for line in view.charges.lines)


def _money(view: OrderView) -> list[str]:
    """What a manager may decide of the price: the warranty while it is open, a waiver while something is owed."""
    found = ["warranty"] if view.status not in _PAID and view.kind == "repair" else []
    return [*found, "waive"] if view.money.rest_cents > 0 else found
