"""Setting the company's figures of plans: by the manager and the administrator, for all computers."""

from dataclasses import asdict

from fieldtech.model.base import Id
from fieldtech.model.catalogue import CompanySetting
from fieldtech.model.drafts.plans import PlanFiguresDraft
from fieldtech.services.changes import Change
from fieldtech.services.context import Context
from fieldtech.services.plans.generating import Generating
from fieldtech.services.plans.settings import KEY, plan_settings

_NO_ROW = Id(int=0)  # a setting has a key instead of an id
_RIGHT = "edit_plan_figures"


class PlanFigures:
    """``workplace.plans.figures``."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def now(self) -> PlanFiguresDraft:
        """As they are set, to be edited; raises Forbidden."""
        self._context.require(_RIGHT)
        with self._context.reading() as session:
            return plan_settings(session)

    def save(self, draft: PlanFiguresDraft) -> Change:
        """Set them; visits further ahead are planned at once. Plans that are there stay. Raises Forbidden, Invalid."""
        self._context.require(_RIGHT)
        draft.require_form()
        draft.require_valid()
        with self._context.transaction() as session:
            row = session.get(CompanySetting, KEY)
            if row is None:
                session.add(CompanySetting(key=KEY, value=asdict(draft)))
            else:
                row.value = asdict(draft)
            self._context.op(session, "save_plan_figures", "company_settings", KEY, draft.to_body())
        Generating(self._context).generate()
        return Change("company_setting", _NO_ROW, KEY)
