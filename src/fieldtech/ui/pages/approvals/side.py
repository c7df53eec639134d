"""The right side of the inbox: the case of an order, or a plan of maintenance."""

from PySide6.QtWidgets import QLineEdit, QStackedWidget

from fieldtech.services.approvals import SCHEDULE, Case
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.notices import Banner
from fieldtech.ui.pages.approvals.case_view import CaseView
from fieldtech.ui.pages.approvals.schedule_view import ScheduleView
from fieldtech.ui.pages.order.showing import Showing


class CaseSide(QStackedWidget):
    """Shows one of the two; ``opinion`` and ``problems`` are those of the one in front."""

    def __init__(self, workplace: Workplace, showing: Showing) -> None:
        super().__init__()
        self._workplace = workplace
        self.order, self.plan = CaseView(showing), ScheduleView(showing)
        self._shown: CaseView | ScheduleView = self.order
        self.addWidget(self.order)
        self.addWidget(self.plan)

    @property
    def opinion(self) -> QLineEdit:
        """What the person thinks of it."""
        return self._shown.opinion

    @property
    def problems(self) -> Banner:
        """What is against deciding now."""
        return self._shown.problems

    def show_case(self, case: Case) -> None:
        """Another one; raises FieldtechError."""
        if case.kind == SCHEDULE:
            self.plan.show_case(case, self._workplace.plans.view(case.order_id))
            self._shown = self.plan
        else:
            self.order.show_case(case, self._workplace.orders.view(case.order_id))
            self._shown = self.order
        self.setCurrentWidget(self._shown)

    def forget(self) -> None:
        """No opinion of the one before stays."""
        self.order.opinion.clear()
        self.plan.opinion.clear()
