"""What a decision on each kind of case does, and the eight seconds in which it can be taken back.

The state machine has no way back from an approval, so the decision is written only when the Undo is over:
at the latest when the next one is taken or the page is left. A crash before that leaves the case undecided.
"""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from fieldtech.errors import FieldtechError, Forbidden, Problem
from fieldtech.model.base import Id
from fieldtech.model.drafts.onsite import SituationReadDraft
from fieldtech.model.drafts.planning import ApprovalDraft, LateReturnDraft, ReasonDraft
from fieldtech.services.approvals import LATE, PLAN, SCHEDULE, SITUATION, VERBAL, Case
from fieldtech.services.changes import Change
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.toast import LASTS_MS

CAN_RETURN = (PLAN, VERBAL, LATE, SCHEDULE)
_RETURN = {"repair": "return_plan", "install": "return_order"}


@dataclass(frozen=True)
class Decision:
    """Yes with an opinion, or no with a reason, by the person who was signed in then."""

    case: Case
    yes: bool
    text: str
    login: str


def hindrances(workplace: Workplace, case: Case, *, yes: bool) -> tuple[Problem, ...]:
    """What the rules have against it now: for a plan all guards of the step, else that it is one's own entry."""
    if case.own:
        return (Problem("approval", "own_plan" if case.kind == SCHEDULE else "own_entry"),)
    if case.kind == SCHEDULE:
        return _against(workplace, case, yes=yes)
    if case.kind != PLAN:
        return ()
    offer = next((o for o in workplace.repairs.steps(case.order_id) if o.name == _step(case, yes=yes)), None)
    if offer is None:
        return (Problem("status", "wrong_state"),)
    return tuple(problem for problem in offer.problems if problem.field != "reason")


def _against(workplace: Workplace, case: Case, *, yes: bool) -> tuple[Problem, ...]:
    """What is in the way of approving or returning a plan of maintenance; doubts are not."""
    name, steps = _step(case, yes=yes), workplace.plans.view(case.order_id).steps
    step = next((one for one in steps if one.name == name and one.role_may), None)
    if step is None:
        return (Problem("status", "wrong_state"),)
    return tuple(one for one in step.problems if one.severity == "error" and one.field != "reason")


def carry_out(workplace: Workplace, decision: Decision) -> Change:
    """Write the decision; raises FieldtechError, Forbidden when somebody else has signed in meanwhile."""
    if workplace.context.require().login != decision.login:
        raise Forbidden("decided_by_other")
    case, text = decision.case, decision.text
    if case.kind == SCHEDULE:
        return workplace.plans.do(case.order_id, _step(case, yes=decision.yes), text)
    if case.kind == VERBAL:
        assert case.ref is not None
        return workplace.follow_ups.settle(
            case.ref, " ".join(("confirmed" if decision.yes else "denied", text)).strip()
        )
    if case.kind == SITUATION:
        return workplace.repairs.note(case.order_id, SituationReadDraft(text))
    if case.kind == LATE and not decision.yes:
        return return_late(workplace, case.order_id, LateReturnDraft(text))
    if case.kind == LATE:
        return workplace.repairs.note(case.order_id, ApprovalDraft(text, late=True))
    draft = ApprovalDraft(text) if decision.yes else ReasonDraft(text)
    return workplace.repairs.do(case.order_id, _step(case, yes=decision.yes), draft)


def _step(case: Case, *, yes: bool) -> str:
    if case.kind == SCHEDULE:
        return "approve" if yes else "return"
    return "approve" if yes else _RETURN[case.order_kind]


def return_late(workplace: Workplace, order: Id, draft: LateReturnDraft) -> Change:
    """Whoever has not left stays here and the plan is asked for again; else the desk has to answer (B17, T27)."""
    if any(offer.name == "return_late" for offer in workplace.repairs.steps(order)):
        return workplace.repairs.do(order, "return_late", draft)
    return workplace.repairs.note(order, draft)


class Waiting(QObject):
    """The one decision that is not written yet."""

    done = Signal(object)  # the Change
    failed = Signal(object)  # a FieldtechError
    taken_back = Signal(object)  # the Decision

    def __init__(self, workplace: Workplace, parent: QObject, lasts_ms: int = LASTS_MS) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._decision: Decision | None = None
        self._timer = QTimer(self, singleShot=True, interval=lasts_ms)
        self._timer.timeout.connect(self.finish)

    @property
    def decision(self) -> Decision | None:
        """What waits."""
        return self._decision

    def take(self, decision: Decision) -> None:
        """Let this one wait; an earlier one is written first."""
        self.finish()
        self._decision = decision
        self._timer.start()

    def finish(self) -> None:
        """Write it now."""
        self._timer.stop()
        decision, self._decision = self._decision, None
        if decision is None:
            return
        try:
            change = carry_out(self._workplace, decision)
        except FieldtechError as error:
            self.failed.emit(error)
            return
        self.done.emit(change)

    def undo(self, decision: Decision | None = None) -> None:
        """Take it back; nothing was written. With ``decision`` only that one: another that waits stays."""
        if decision is not None and decision is not self._decision:
            return
        self._timer.stop()
        waiting, self._decision = self._decision, None
        if waiting is not None:
            self.taken_back.emit(waiting)
