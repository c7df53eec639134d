"""The company's own figures of plans as they are set, over the usual ones (F29, F30)."""

from dataclasses import replace

from sqlalchemy.orm import Session

from fieldtech.model.catalogue import CompanySetting
from fieldtech.model.drafts.plans import PlanFiguresDraft

KEY = "plans"


def plan_settings(session: Session) -> PlanFiguresDraft:
    """What is set; a figure that cannot be is the usual one."""
    row, usual = session.get(CompanySetting, KEY), PlanFiguresDraft()
    names = PlanFiguresDraft.__dataclass_fields__
    known = {name: value for name, value in (row.value if row else {}).items() if name in names and type(value) is int}
    found = replace(usual, **known)
    return replace(found, **{problem.field: getattr(usual, problem.field) for problem in found.problems()})
