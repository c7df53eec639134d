"""What is missing before the technician may leave: what must be done here, what can follow, what is done."""

from dataclasses import dataclass
from decimal import Decimal

from fieldtech.errors import Problem
from fieldtech.model.drafts.platform import PlatformCheckDraft
from fieldtech.model.machines.repair import REPAIR
from fieldtech.model.maintenance import VISIT_KINDS
from fieldtech.model.money.estimate import agreed_before, compared
from fieldtech.services.install.leaving import done_sections, may_follow, must_be_done
from fieldtech.services.order_view import OrderView
from fieldtech.services.steps import unmet
from fieldtech.services.visits import leaving

SECTIONS = ("arrival", "condition", "diagnosis", "swap", "parts", "label", "checklist", "platform", "completion",
            "photos", "fees", "sign_off")  # fmt: skip
"""The sections of the on-site page in their order; each problem's field is one of them."""

_AHEAD = {"departed": "arrive", "arrived": "start_work", "in_repair": "finish", "to_sign": "sign_off"}


@dataclass(frozen=True)
class LeaveCheck:
    """Three lists: problems that keep the technician here, problems that may follow, sections that are done."""

    must: tuple[Problem, ...]
    later: tuple[Problem, ...]
    done: tuple[str, ...]


def leave_check(view: OrderView) -> LeaveCheck:
    """Runs the guards that still lie ahead: finishing the work, or signing when it is finished."""
    if view.kind in VISIT_KINDS:
        return LeaveCheck(leaving.must_be_done(view), leaving.may_follow(view), leaving.done_sections(view))
    if view.kind == "install":
        return LeaveCheck(must_be_done(view), may_follow(view), done_sections(view))
    must = tuple(_ahead(view))
    later = tuple(_later(view))
    named = {p.field for p in (*must, *later)}
    done = tuple(section for section in SECTIONS if section not in named and _applies(section, view))
    return LeaveCheck(must, later, done)


def _ahead(view: OrderView) -> list[Problem]:
    name = _AHEAD.get(view.status)
    if name is None:
        return []
    found = [p for p in unmet(REPAIR.step(name), view.facts) if p.field != "assign"]
    return sorted(found, key=lambda p: SECTIONS.index(p.field) if p.field in SECTIONS else len(SECTIONS))


def _later(view: OrderView) -> list[Problem]:
    check = view.facts.get(PlatformCheckDraft)
    later: list[Problem] = []
    if view.facts.replace_rather:
        later.append(Problem("completion", "replace_rather", "warning", {"count": str(view.facts.reworks)}))
    if check is not None and check.result == "unchecked":
        later.append(Problem("platform", "platform_unverified", "warning"))
    agreed = compared(agreed_before(view.facts), view.charges.lines)
    if agreed.agreed_cents is not None and agreed.difference > 0:
        params = {"plan": _yuan(agreed.agreed_cents), "total": _yuan(agreed.final_cents)}
        later.append(Problem("fees", "fee_above_plan", "warning", params))
    wanted = view.facts.settings.photos_required or (("position",) if view.swaps else ())
    later += [
        Problem("photos", "photo_recommended", "warning", {"slot": slot})
        for slot in wanted
        if slot not in view.facts.photo_slots
    ]
    return later


def _yuan(cents: int) -> str:
    return str(Decimal(cents).scaleb(-2))


def _applies(section: str, view: OrderView) -> bool:
    if section == "label":
        return any(s.swaps_terminal and s.old_next == "to_repair" for s in view.facts.swaps)
    if section == "platform":
        return view.facts.has_terminal
    if section == "swap":
        return bool(view.swaps)
    if section == "sign_off":
        return view.status not in ("departed", "arrived", "in_repair")
    return section != "photos" or bool(view.photos)
