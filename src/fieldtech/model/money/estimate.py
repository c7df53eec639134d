"""What the customer agreed to before the work, against what it came to (F10, F11, F55)."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from fieldtech.model.drafts.planning import PlanDraft, ToldDraft
from fieldtech.model.facts import Facts
from fieldtech.model.money.prices import Line, still_open, total


class Outcome(StrEnum):
    """How the final amount stands to the estimate."""

    OPEN = "open"  # a line still waits for a decision
    AS_AGREED = "as_agreed"
    LESS = "less"
    MORE = "more"
    NEVER_AGREED = "never_agreed"


@dataclass(frozen=True)
class Compared:
    """Both amounts and how the final one stands to the other."""

    agreed_cents: int | None
    final_cents: int
    outcome: Outcome

    @property
    def difference(self) -> int:
        """Final minus agreed, in cents."""
        return self.final_cents - (self.agreed_cents or 0)


def agreed_before(facts: Facts) -> int | None:
    """The price of the plan, unless the customer's last word on it was no; None without a plan."""
    plan, told = facts.get(PlanDraft), facts.get(ToldDraft)
    return plan.fee_cents if plan is not None and (told is None or told.agreed is not False) else None


def compared(agreed_cents: int | None, lines: Iterable[Line]) -> Compared:
    """The estimate (None: nobody agreed to one) against the lines as they are."""
    final = tuple(lines)
    return Compared(agreed_cents, total(final), _outcome(agreed_cents, final))


def _outcome(agreed: int | None, lines: tuple[Line, ...]) -> Outcome:
    if still_open(lines):
        return Outcome.OPEN
    due = total(lines)
    if agreed is None:
        return Outcome.NEVER_AGREED if due else Outcome.AS_AGREED
    if due == agreed:
        return Outcome.AS_AGREED
    return Outcome.MORE if due > agreed else Outcome.LESS
