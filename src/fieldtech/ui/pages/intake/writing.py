"""Writing a call down: registered and under assessment at once, or corrected on the order it belongs to."""

from dataclasses import dataclass

from fieldtech.errors import Refused
from fieldtech.model.base import Id
from fieldtech.model.drafts.intake import IntakeDraft
from fieldtech.model.machines.repair import REPAIR
from fieldtech.services.changes import Change
from fieldtech.services.workplace import Workplace


@dataclass(frozen=True)
class Written:
    """What was written; ``refusal`` says why the assessment could not begin."""

    change: Change
    refusal: Refused | None = None


def may_assess(workplace: Workplace) -> bool:
    """Whether the person's role begins assessments."""
    return workplace.context.require().role in REPAIR.step("start_triage").roles


def write_call(workplace: Workplace, draft: IntakeDraft, order: Id | None) -> Written:
    """Register, or correct the call of ``order``; raises FieldtechError, and then nothing is written.

    A call that is registered stays so when the assessment is refused: the order says what is missing.
    """
    if order is not None:
        return Written(workplace.repairs.note(order, draft))
    change = workplace.repairs.register(draft)
    if not may_assess(workplace):
        return Written(change)
    try:
        return Written(workplace.repairs.do(change.id, "start_triage"))
    except Refused as error:
        return Written(change, error)
