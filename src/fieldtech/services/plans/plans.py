"""Plans of maintenance and inspection (F29, F30, T28): written, approved by somebody else, paused, changed, ended."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.errors import Invalid, NotFound, Problem, Refused
from fieldtech.model.base import Id, new_id
from fieldtech.model.customers import Customer
from fieldtech.model.drafts.base import require_text
from fieldtech.model.drafts.plans import PlanDraft
from fieldtech.model.machines.machine import Step
from fieldtech.model.machines.plan import DELETED, HANDING_IN, PLAN
from fieldtech.model.maintenance import Plan, PlanAct
from fieldtech.services.changes import Change
from fieldtech.services.context import Context, Person
from fieldtech.services.people_names import every_name
from fieldtech.services.plans.doubts import kept_by_pause, object_doubts
from fieldtech.services.plans.figures import PlanFigures
from fieldtech.services.plans.generating import Generating, Stamp
from fieldtech.services.plans.objects import things_of
from fieldtech.services.plans.preview import RIGHT, SHOWN_DAYS, Preview
from fieldtech.services.plans.rows import (
    PlanRow,
    PlanStep,
    PlanView,
    acts_of,
    deciders_of,
    draft_of,
    plan_rows,
    row_sentence,
    rows_for,
    visits_of,
)
from fieldtech.services.plans.writing import all_problems, fill, number_for, number_of_deleted
from fieldtech.store.arrival import arrival

BRINGING = ("approve", "resume", "pause", "end")
"""Acts after which there are other visits."""


class Plans(Preview):
    """The use cases of a plan; each is one transaction and one op, and then the visits follow."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.figures = PlanFigures(context)
        self._generating = Generating(context)

    # reading ------------------------------------------------------------------------------------------------

    def list(self, text: str = "", filter: str = "open", ordering: str = "number") -> tuple[PlanRow, ...]:
        """Plans with a text anywhere, by one of ``rows.FILTERS``, in one of ``rows.ORDERINGS``."""
        self._context.require(RIGHT)
        with self._context.reading() as session:
            return tuple(plan_rows(session, text, filter, ordering, self._today()))

    def for_object(self, key: Id) -> tuple[PlanRow, ...]:
        """The plans that name a vehicle or a piece of equipment."""
        self._context.require(RIGHT)
        with self._context.reading() as session:
            return tuple(rows_for(session, key, self._today()))

    def find(self, number: str) -> Id:
        """The key of a plan's number; raises NotFound."""
        self._context.require(RIGHT)
        with self._context.reading() as session:
            found = session.scalar(select(Plan.id).where(Plan.number == number.strip().upper()))
        if found is None:
            raise NotFound("no_such_plan", plan=number)
        return found

    def view(self, plan_id: Id) -> PlanView:
        """One plan with its visits and its history; raises NotFound."""
        person = self._context.require(RIGHT)
        with self._context.reading() as session:
            plan = _the_plan(session, plan_id)
            names = every_name(session)
            draft = draft_of(session, plan)
            return PlanView(
                plan.id, plan.number, plan.kind, plan.status, plan.revision, draft, plan.customer_id,
                session.get_one(Customer, plan.customer_id).name, things_of(session, plan),
                tuple((login, names.get(login, login)) for login in plan.persons), row_sentence(plan, "zh_CN"),
                row_sentence(plan, "en"), self._days(session, draft, plan.centre_code, SHOWN_DAYS),
                visits_of(session, plan.id, self._today()), acts_of(session, plan.id),
                tuple(_offer(session, plan, step, person, self._today()) for step in PLAN.leaving(plan.status)),
                self._doubts(session, draft, plan.centre_code, SHOWN_DAYS), deciders_of(session, plan),
            )  # fmt: skip

    def problems(self, draft: PlanDraft, plan_id: Id | None = None) -> tuple[Problem, ...]:
        """Everything wrong or doubtful with a form, also what only the data can tell."""
        self._context.require(RIGHT)
        with self._context.reading() as session:
            return tuple(all_problems(session, draft, session.get(Plan, plan_id) if plan_id else None))

    def generate(self, today: date | None = None) -> int:
        """Bring the visits of all plans up to date; how many were made, put right or withdrawn."""
        return self._generating.generate(today)

    def follow(self, known: Stamp | None) -> tuple[int, Stamp]:
        """The same, unless nothing came since the stamp that the last time gave; for whoever asks often."""
        return self._generating.follow(known)

    # writing ------------------------------------------------------------------------------------------------

    def save(self, draft: PlanDraft, plan_id: Id | None = None) -> Change:
        """A new plan, or a draft written anew; raises Invalid, and Refused for a plan that was handed in."""
        person = self._writer("save")
        with self._context.transaction() as session:
            plan = _the_plan(session, plan_id) if plan_id else None
            if plan is not None:
                _require_state(plan, "save")
            _require_valid(session, draft, plan)
            if plan is None:
                plan = self._new(session, draft, person)
            else:
                fill(session, plan, draft)
            plan.written_by = person.login
            self._note(session, plan, "save", PLAN.step("save").target, draft=draft_of(session, plan))
        return Change("plan", plan.id, plan.number)

    def change(self, plan_id: Id, draft: PlanDraft, reason: str) -> Change:
        """Change a plan that was approved: a new revision, which somebody else looks at (F30, four eyes).

        Until then nothing new is planned; visits the customer knows of stay, the others follow at the approval.
        """
        person = self._writer("change")
        require_text("reason", reason)
        with self._context.transaction() as session:
            plan = _the_plan(session, plan_id)
            step = _require_state(plan, "change")
            _require_guards(session, plan, step, person, reason)
            _require_valid(session, draft, plan)
            fill(session, plan, draft)
            plan.revision, plan.written_by = plan.revision + 1, person.login
            self._note(session, plan, "change", step.target, reason, draft_of(session, plan))
        return Change("plan", plan.id, plan.number)

    def do(self, plan_id: Id, act: str, reason: str = "") -> Change:
        """Hand in, take back, approve, return, pause, resume, end or delete; raises Refused with every reason."""
        person = self._writer(act)
        require_text("reason", reason)
        with self._context.transaction() as session:
            plan = _the_plan(session, plan_id)
            step = _require_state(plan, act)
            _require_guards(session, plan, step, person, reason)
            number = plan.number
            if step.target == DELETED:
                plan.number = number_of_deleted(plan)
            self._note(session, plan, act, step.target, reason)
        if act in BRINGING:
            self._generating.generate(plans=(plan.id,))
        return Change("plan", plan.id, number)

    # inside -------------------------------------------------------------------------------------------------

    def _writer(self, act: str) -> Person:
        person = self._context.require(RIGHT)
        if act not in {step.name for step in PLAN.steps}:
            raise Refused(act, [Problem("step", "unknown_step")])
        if person.role not in PLAN.step(act).roles:
            raise Refused(act, [Problem("role", "role_may_not", params={"role": person.role})])
        return person

    def _new(self, session: Session, draft: PlanDraft, person: Person) -> Plan:
        now = self._context.now()
        customer = session.scalars(select(Customer).where(Customer.number == draft.customer)).one()
        assert draft.starts_on is not None
        plan = Plan(
            id=new_id(), number=number_for(session, draft, customer, self._today()), status="draft",
            customer_id=customer.id, centre_code=customer.centre_code, starts_on=draft.starts_on, rule=draft.rule,
            created_at=now, created_by=person.login, written_by=person.login, changed_at=now,
        )  # fmt: skip
        session.add(plan)
        session.flush()
        fill(session, plan, draft)
        return plan

    def _note(
        self, session: Session, plan: Plan, act: str, target: str, reason: str = "", draft: PlanDraft | None = None
    ) -> None:
        """What was done, with what stands there now where it was written."""
        now, body = self._context.now(), draft.to_body() if draft else {}
        source, plan.status, plan.changed_at = plan.status, target, now
        by = self._context.require().login
        session.add(
            PlanAct(plan_id=plan.id, act=act, source=source, target=target, reason=reason, body=body, at=now, by=by)
        )
        kind = "save_plan" if act == "save" else f"plan_{act}"
        self._context.op(session, kind, "plans", plan.id, {"number": plan.number, "reason": reason, **body})


def _the_plan(session: Session, plan_id: Id) -> Plan:
    plan = session.get(Plan, plan_id)
    if plan is None:
        raise NotFound("no_such_plan", plan=plan_id)
    return plan


def _require_state(plan: Plan, act: str) -> Step:
    step = PLAN.step(act)
    if plan.status not in step.sources:
        raise Refused(act, [Problem("status", "wrong_state", params={"status": plan.status})])
    return step


def _require_guards(session: Session, plan: Plan, step: Step, person: Person, reason: str) -> None:
    found = [problem for problem in _unmet(session, plan, step, person, reason) if problem.severity == "error"]
    if found:
        raise Refused(step.name, found)


def _unmet(session: Session, plan: Plan, step: Step, person: Person, reason: str) -> Iterator[Problem]:
    """What is in the way of an act; B17: nobody approves what he wrote himself."""
    if "four_eyes" in step.guards and person.login == plan.written_by:
        yield Problem("approval", "own_plan")
    if "own_writing" in step.guards and person.login not in (plan.written_by, _handed_in_by(session, plan)):
        yield Problem("approval", "not_your_plan")
    if "never_approved" in step.guards and plan.revision:
        yield Problem("status", "plan_was_approved")
    if "reason_given" in step.guards and len(reason.strip()) < 2:
        yield Problem("reason", "reason_needed")
    if "plan_complete" in step.guards:
        yield from all_problems(session, draft_of(session, plan), plan)
        yield from object_doubts(session, plan)


def _handed_in_by(session: Session, plan: Plan) -> str:
    wanted = select(PlanAct.by).where(PlanAct.plan_id == plan.id, PlanAct.act.in_(HANDING_IN))
    return session.scalars(wanted.order_by(arrival(PlanAct).desc())).first() or ""


def _offer(session: Session, plan: Plan, step: Step, person: Person, today: date) -> PlanStep:
    """An act as the page offers it; its reason is asked for when it is done."""
    found = tuple(_unmet(session, plan, step, person, "to be asked for"))
    if step.name == "pause":
        found = (*found, *kept_by_pause(session, plan, today))
    return PlanStep(step.name, step.target, person.role in step.roles, step.main, found)


def _require_valid(session: Session, draft: PlanDraft, plan: Plan | None) -> None:
    if found := [problem for problem in all_problems(session, draft, plan) if problem.severity == "error"]:
        raise Invalid(found)
