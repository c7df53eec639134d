"""The cycle proposed for a plan of equipment (F29): that of its record, else by the class of its environment."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.model.choices import ENVIRONMENTS
from fieldtech.model.customers import Equipment
from fieldtech.model.drafts.plans import PlanDraft, PlanFiguresDraft
from fieldtech.model.recurrence import Cycle, rule_of
from fieldtech.services.plans.settings import plan_settings
from fieldtech.words import word

CYCLE, ENVIRONMENT = "cycle", "environment"
_MONTHS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}
_YEAR = 12


@dataclass(frozen=True)
class Proposal:
    """``number`` is the equipment that asks for it, ``by`` its ``cycle`` or ``environment``, ``value`` which one.

    ``environment`` is that of all the equipment together.
    """

    rule: str
    number: str
    by: str
    value: str
    environment: tuple[str, ...]

    def said(self, lang: str) -> str:
        """The reason in words."""
        value = word(f"choice.{self.by}.{self.value}", lang)
        return word(f"plan.proposed.{self.by}", lang, number=self.number, value=value)


def proposed(session: Session, draft: PlanDraft) -> Proposal | None:
    """What the equipment that needs it most often asks for."""
    rows = session.scalars(select(Equipment).where(Equipment.number.in_(draft.equipment), Equipment.active)).all()
    figures = plan_settings(session)
    found = sorted(asked for row in rows if (asked := _asked(row, figures)) is not None)
    if not found:
        return None
    months, number, by, value = found[0]
    cycle = Cycle(months // _YEAR, "years") if months % _YEAR == 0 else Cycle(months, "months")
    around = {name for row in rows for name in row.environment}
    return Proposal(rule_of(cycle), number, by, value, tuple(name for name in ENVIRONMENTS if name in around))


def _asked(row: Equipment, figures: PlanFiguresDraft) -> tuple[int, str, str, str] | None:
    if row.cycle in _MONTHS:
        return _MONTHS[row.cycle], row.number, CYCLE, row.cycle
    known = [name for name in row.environment if name in ENVIRONMENTS]
    worst = min(known, key=figures.months, default="")
    return (figures.months(worst), row.number, ENVIRONMENT, worst) if worst else None
