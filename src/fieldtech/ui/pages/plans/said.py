"""What is said of a plan after something was done with it: what happened, and what follows."""

from datetime import date

from fieldtech.services.plans.rows import PlanView
from fieldtech.ui.language import word

_BRINGING = ("approve", "resume")
_NEVER = ("cancelled", "skipped")


def what_follows(view: PlanView) -> str:
    """After the last act; of one that waits who approves it, of one that begins its visits."""
    act = view.acts[-1].act if view.acts else ""
    if view.deciders:
        return word("plan_said.waits", names=word("list.or").join(view.deciders))
    if act not in _BRINGING:
        return word(f"plan_said.{act}")
    ahead = sorted(visit.due_on for visit in view.visits if visit.done_on is None and visit.status not in _NEVER)
    if ahead:
        name = "one" if len(ahead) == 1 else "several"
        return word(f"plan_said.{act}.{name}", n=str(len(ahead)), day=ahead[0].isoformat())
    return word(f"plan_said.{act}.none", day=_first(view))


def _first(view: PlanView) -> str:
    day: date | None = next(iter(view.next_dates), None)
    return day.isoformat() if day else "—"
