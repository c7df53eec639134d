"""What a form of a plan says back while it is written: the cycle in words, the next days, what is uncertain of them."""

from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.errors import Problem
from fieldtech.model.customers import Customer
from fieldtech.model.drafts.plans import PlanDraft
from fieldtech.model.recurrence import rule_problems
from fieldtech.model.recurrence_words import sentence
from fieldtech.model.visit_days import PlanCycle, plan_days
from fieldtech.services.context import Context, Person
from fieldtech.services.plans.doubts import day_doubts
from fieldtech.services.plans.proposals import Proposal, proposed
from fieldtech.services.plans.settings import plan_settings
from fieldtech.services.working_calendar import work_calendar

RIGHT = "see_all_orders"
SHOWN_DAYS = 3


class Preview:
    """Reading only."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def sentence(self, draft: PlanDraft, lang: str) -> str:
        """The cycle of a form in words; empty while it is none."""
        if draft.starts_on is None or _cycle_wrong(draft):
            return ""
        return sentence(
            draft.rule, draft.starts_on, lang, counts_from=draft.counts_from, every_km=draft.every_km,
            every_hours=draft.every_hours,
        )  # fmt: skip

    def next_dates(self, draft: PlanDraft, count: int = SHOWN_DAYS) -> tuple[date, ...]:
        """The next days of a form with days off moved; none while it has no cycle."""
        person = self._context.require(RIGHT)
        with self._context.reading() as session:
            return self._days(session, draft, _centre(session, draft, person), count)

    def doubts(self, draft: PlanDraft, count: int = SHOWN_DAYS) -> tuple[Problem, ...]:
        """What is uncertain of these next days: holidays that nobody knows yet, or that there is none any more."""
        person = self._context.require(RIGHT)
        with self._context.reading() as session:
            return self._doubts(session, draft, _centre(session, draft, person), count)

    def defaults(self, order_kind: str = "maintenance") -> PlanDraft:
        """What a new plan begins with: the company's own notice and tolerance, today as its start."""
        self._context.require(RIGHT)
        with self._context.reading() as session:
            usual = plan_settings(session)
        return PlanDraft(
            order_kind=order_kind, starts_on=self._today(), notice_days=usual.notice_days,
            tolerance_percent=usual.tolerance_percent,
        )  # fmt: skip

    def propose(self, draft: PlanDraft) -> Proposal | None:
        """A cycle for the equipment of a form, with its reason (F29); nothing where the records say nothing."""
        self._context.require(RIGHT)
        with self._context.reading() as session:
            return proposed(session, draft)

    def with_proposal(self, draft: PlanDraft) -> PlanDraft:
        """A form with the cycle and the environment proposed, where it says none."""
        found = self.propose(draft)
        if found is None:
            return draft
        return replace(draft, rule=draft.rule or found.rule, environment=draft.environment or found.environment)

    # inside -------------------------------------------------------------------------------------------------

    def _today(self) -> date:
        return self._context.local(self._context.now()).date()

    def _days(self, session: Session, draft: PlanDraft, centre: str, count: int) -> tuple[date, ...]:
        if draft.starts_on is None or _cycle_wrong(draft):
            return ()
        cycle = PlanCycle(draft.rule, draft.starts_on, draft.starts_on, draft.counts_from, draft.on_day_off)
        work = work_calendar(session, centre, self._context.zone)
        return tuple(plan_days(cycle, work, count, self._today()))

    def _doubts(self, session: Session, draft: PlanDraft, centre: str, count: int) -> tuple[Problem, ...]:
        days = self._days(session, draft, centre, count)
        if not days and draft.starts_on is not None and not _cycle_wrong(draft):
            return (Problem("rule", "rule_over", "warning"),)
        known = draft.on_day_off == "stay"  # then it does not matter who works
        return () if known else tuple(day_doubts(work_calendar(session, centre, self._context.zone), days))


def _centre(session: Session, draft: PlanDraft, person: Person) -> str:
    """Whose days off count."""
    wanted = select(Customer.centre_code).where(Customer.number == draft.customer)
    return session.scalar(wanted) or person.centre


def _cycle_wrong(draft: PlanDraft) -> bool:
    found = rule_problems(draft.rule, draft.starts_on, draft.counts_from)
    return any(problem.severity == "error" for problem in found)
