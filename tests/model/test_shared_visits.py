"""Two computers that plan a plan's visits, each for itself, while it is paused, resumed and changed: one of each (F29).

The hub takes the first of two visits with the same key, a withdrawal from anybody, and a new day only from who knew
the day it had.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from fieldtech.model.visit_days import KnownVisit, PlanCycle, WantedVisit, wanted_visits
from fieldtech.model.worktime import WorkCalendar

WORK = WorkCalendar(ZoneInfo("Asia/Shanghai"), {date(2026, 10, day): False for day in range(1, 8)})
START = date(2026, 9, 1)
AHEAD = 40
RULES = ("FREQ=DAILY;INTERVAL=2", "FREQ=WEEKLY;BYDAY=SA,SU,MO", "FREQ=MONTHLY", "FREQ=MONTHLY;BYMONTHDAY=3")
Visits = dict[str, KnownVisit]
ACTS = st.one_of(
    st.tuples(st.just("days"), st.integers(1, 25)),
    st.tuples(st.just("pause"), st.just(0)),
    st.tuples(st.just("resume"), st.just(0)),
    st.tuples(st.just("change"), st.integers(0, len(RULES) - 1)),
    st.tuples(st.just("shift"), st.integers(1, 40)),
    st.tuples(st.just("look"), st.integers(0, 1)),
    st.tuples(st.just("tell"), st.integers(0, 1)),
    st.tuples(st.just("meet"), st.integers(0, 1)),
)


@dataclass
class Plan:
    """What was decided about the plan: its cycle, and since when it rests."""

    cycle: PlanCycle
    rests: date | None = None


@dataclass
class Computer:
    """What one of them knows, and what the hub had when they last met."""

    plan: Plan
    visits: Visits = field(default_factory=dict)
    met: Visits = field(default_factory=dict)

    def look(self, today: date) -> bool:
        """Plan ahead; whether that changed anything."""
        before, known = dict(self.visits), list(self.visits.values())
        rests = self.plan.rests
        if rests is not None:
            cycle = replace(self.plan.cycle, pauses=(*self.plan.cycle.pauses, (rests, date.max)))
            wanted, wrong = list[WantedVisit](), [one for one in known if one.follows and cycle.rested(one)]
        else:
            wanted, wrong = wanted_visits(self.plan.cycle, known, today, AHEAD, WORK, lambda _done: None)
        for one in wrong:
            self.visits[one.key] = replace(one, free=False, ended=True, withdrawn=True)
        for new in wanted:
            made = KnownVisit(new.occurrence, new.occurrence, new.planned_on, new.due_on, True)
            made = self.visits[new.key] if new.key else made
            self.visits[made.key] = replace(made, due_on=new.due_on, late_after=new.late_after)
        return self.visits != before

    def meet(self, hub: Visits, plan: Plan) -> None:
        """Say what is new here, and take what the hub has."""
        for key, mine in self.visits.items():
            there = hub.get(key)
            if there is None or (there.follows and (mine.withdrawn or there == self.met.get(key))):
                hub[key] = mine
        self.visits, self.met, self.plan = dict(hub), dict(hub), Plan(plan.cycle, plan.rests)


def begun(plan: Plan, today: date, **changes: object) -> Plan:
    """Approved or resumed on that day."""
    pauses = plan.cycle.pauses + (((plan.rests, today),) if plan.rests else ())
    return Plan(replace(plan.cycle, since=today, pauses=pauses, **changes))  # type: ignore[arg-type]


def decided(plan: Plan, act: str, value: int, today: date) -> Plan:
    if act == "pause":
        return Plan(plan.cycle, plan.rests or today)
    if act == "resume" and plan.rests:
        return begun(plan, today)
    if act == "change":
        return begun(plan, today, rule=RULES[value])
    return begun(plan, today, starts_on=today + timedelta(days=value)) if act == "shift" else plan


def play(script: Sequence[tuple[str, int]]) -> tuple[list[Computer], Visits, Plan, date]:
    plan, today, hub = Plan(PlanCycle(RULES[2], START, START)), START, Visits()
    computers = [Computer(plan), Computer(plan)]
    for act, value in script:
        if act == "days":
            today += timedelta(days=value)
        elif act == "look":
            computers[value].look(today)
        elif act == "meet":
            computers[value].meet(hub, plan)
        elif act == "tell":
            mine = computers[value].visits
            free = next((one for one in mine.values() if one.follows and one.due_on >= today), None)
            if free is not None:
                mine[free.key] = replace(free, free=False)
        else:
            plan = decided(plan, act, value, today)
    return computers, hub, plan, today


@settings(max_examples=60, deadline=None, derandomize=True)
@given(script=st.lists(ACTS, max_size=25))
def test_two_computers_have_one_of_each_whatever_becomes_of_the_plan(script: list[tuple[str, int]]) -> None:
    computers, hub, plan, today = play(script)
    for _round in range(3):
        for computer in computers:
            computer.meet(hub, plan)
            computer.look(today)
    for computer in (*computers, *computers):
        computer.meet(hub, plan)
    assert computers[0].visits == computers[1].visits == hub
    assert not any(computer.look(today) for computer in computers)  # nothing is left to do
    standing = [one for one in hub.values() if one.follows]
    days = [one.due_on for one in standing]
    assert plan.rests or len(set(days)) == len(days)  # one that rests puts its late ones right when it goes on
    assert not [one for one in standing if plan.cycle.rested(one) or (plan.rests and one.due_on >= plan.rests)]
