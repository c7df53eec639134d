"""Every role at every step of the install order, from every state (states 4.1, P39)."""

from datetime import UTC, datetime

import pytest

from fieldtech.errors import Refused
from fieldtech.model.facts import Actor, Facts
from fieldtech.model.machines.install import INSTALL
from fieldtech.model.machines.machine import Step
from fieldtech.model.rights import EVERYONE
from fieldtech.services.steps import require_step
from fieldtech.words import word

NOW = datetime(2026, 11, 18, 1, 0, tzinfo=UTC)
TABLE = {
    "hand_in": "CS DI", "hand_in_again": "CS DI", "approve": "MG DR", "return_order": "MG DR", "withdraw": "CS DI",
    "assign": "DI", "assign_emergency": "DI", "accept": "TE DI", "refuse": "TE DI", "depart": "TE DI",
    "arrive": "TE DI", "start_install": "TE DI", "finish_install": "TE DI", "sign_off": "TE DI", "rework": "TE DI",
    "hand_over": "TE DI", "complete": "CS DI CM", "archive": "CM", "reschedule": "DI MG", "cancel": "DI",
    "cancel_approved": "MG",
}  # fmt: skip
"""The table of states 4.1, written down once more by hand."""


@pytest.mark.parametrize("step", INSTALL.steps, ids=lambda step: step.name)
def test_only_the_roles_of_the_table_may(step: Step) -> None:
    may = {role for role in EVERYONE if "role_may_not" not in said(step.name, step.sources[0], role)}
    assert may == set(TABLE[step.name].split())


@pytest.mark.parametrize("step", INSTALL.steps, ids=lambda step: step.name)
def test_a_step_leaves_its_own_states_only(step: Step) -> None:
    role = step.roles[0]
    wrong = [s for s in INSTALL.states if s not in step.sources and "wrong_state" not in said(step.name, s, role)]
    assert wrong == []


def test_the_table_is_whole() -> None:
    assert {step.name for step in INSTALL.steps} == set(TABLE)
    assert {step.target for step in INSTALL.steps} | {"draft"} == set(INSTALL.states)


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_states_and_steps_have_words(language: str) -> None:
    codes = [f"status.{s}" for s in INSTALL.states] + [f"step.{step.name}" for step in INSTALL.steps]
    assert [code for code in codes if word(code, language) == code] == []


def said(step: str, status: str, role: str) -> set[str]:
    facts = Facts(status, Actor("somebody", role), NOW, kind="install")
    try:
        require_step(step, facts)
    except Refused as refusal:
        return {problem.code for problem in refusal.problems}
    return set()
