"""The company's own figures of plans: how far ahead visits are planned, how long before the customer knows (F30)."""

from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from fieldtech.model.catalogue import CompanySetting
from fieldtech.model.drafts.plans import USUAL_NOTICE

KEY = "plans"


@dataclass(frozen=True)
class PlanSettings:
    """``days_ahead`` is how far visits are planned; the others are what a new plan begins with."""

    days_ahead: int = 60
    notice_days: int = USUAL_NOTICE
    tolerance_percent: int = 10


def plan_settings(session: Session) -> PlanSettings:
    """The company's figures over the usual ones."""
    row = session.get(CompanySetting, KEY)
    known = {name: value for name, value in (row.value if row else {}).items() if isinstance(value, int)}
    return replace(PlanSettings(), **{name: known[name] for name in PlanSettings.__dataclass_fields__ if name in known})
