"""Every role at every step of a visit, from every state; both kinds go the same way (states 4.3, P39)."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from fieldtech.errors import Refused
from fieldtech.model.facts import Actor, Facts
from fieldtech.model.machines import MACHINES
from fieldtech.model.machines.machine import Step
from fieldtech.model.machines.visit import INSPECTION, MAINTENANCE
from fieldtech.model.orders import CLOSED
from fieldtech.model.rights import EVERYONE
from fieldtech.model.visit_facts import VisitFacts
from fieldtech.services.steps import require_step
from fieldtech.words import word

NOW = datetime(2026, 11, 18, 1, 0, tzinfo=UTC)
DAY = date(2026, 11, 18)
VISIT = VisitFacts(DAY, DAY, DAY, ZoneInfo("Asia/Shanghai"))
TABLE = {
    "notify": "CS DI CM", "assign": "DI", "reassign": "DI", "refuse": "TE DI", "move_visit": "CS DI CM", "skip": "CM",
    "move_back": "CS DI CM", "unassign": "DI",
    "depart": "TE DI", "arrive": "TE DI", "start_service": "TE DI", "finish": "TE DI", "sign_off": "TE DI",
    "rework": "TE DI", "hand_over": "TE DI", "complete": "CS DI CM", "archive": "CM", "cancel": "CM",
}  # fmt: skip
"""The table of states 4.3, written down once more by hand."""


@pytest.mark.parametrize("step", MAINTENANCE.steps, ids=lambda step: step.name)
def test_only_the_roles_of_the_table_may(step: Step) -> None:
    may = {role for role in EVERYONE if "role_may_not" not in said(step.name, step.sources[0], role)}
    assert may == set(TABLE[step.name].split())


@pytest.mark.parametrize("step", MAINTENANCE.steps, ids=lambda step: step.name)
def test_a_step_leaves_its_own_states_only(step: Step) -> None:
    role = step.roles[0]
    wrong = [s for s in MAINTENANCE.states if s not in step.sources and "wrong_state" not in said(step.name, s, role)]
    assert wrong == []


def test_the_table_is_whole_and_every_state_is_reached() -> None:
    assert {step.name for step in MAINTENANCE.steps} == set(TABLE)
    assert {step.target for step in MAINTENANCE.steps} | {"planned"} == set(MAINTENANCE.states)
    assert set(MAINTENANCE.ends) <= set(CLOSED)


def test_an_inspection_goes_the_same_way() -> None:
    """T28."""
    assert MACHINES["inspection"] is INSPECTION and MACHINES["maintenance"] is MAINTENANCE
    assert INSPECTION.steps == MAINTENANCE.steps and INSPECTION.way == MAINTENANCE.way


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_states_and_steps_have_words(language: str) -> None:
    codes = [f"status.{s}" for s in MAINTENANCE.states] + [f"step.{step.name}" for step in MAINTENANCE.steps]
    assert [code for code in codes if word(code, language) == code] == []


def said(step: str, status: str, role: str) -> set[str]:
    facts = Facts(status, Actor("somebody", role), NOW, kind="maintenance", visit=VISIT)
    try:
        require_step(step, facts)
    except Refused as refusal:
        return {problem.code for problem in refusal.problems}
    return set()
