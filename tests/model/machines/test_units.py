"""The tables of terminals (4.4) and SIM cards (4.5): every role, every state, every guard, and no dead name."""

import pytest
from unit_cases import CASES, MACHINES, STEPS, UnitCase, passing, roles_and_states, situation

from fieldtech.model.guards.stores import GUARDS, unmet
from fieldtech.model.machines.unit import STATE_AT, UnitMachine, UnitStep
from fieldtech.model.people import ROLES
from fieldtech.words import LANGUAGES, known, word


def name_of(value: object) -> str:
    if isinstance(value, UnitMachine):
        return value.item
    return value.name if isinstance(value, UnitStep) else str(value)


def codes(step: UnitStep, facts: object) -> list[str]:
    return [problem.code for problem in unmet(step, facts)]  # type: ignore[arg-type]


# B41 B21 B22 B24
@pytest.mark.parametrize(("machine", "step", "role", "state"), list(roles_and_states()), ids=name_of)
def test_a_role_of_the_table_may(machine: UnitMachine, step: UnitStep, role: str, state: str) -> None:
    assert codes(step, passing(machine, step, role, state)) == []


@pytest.mark.parametrize(("machine", "step"), STEPS, ids=name_of)
def test_no_other_role_may(machine: UnitMachine, step: UnitStep) -> None:
    for role in set(ROLES) - set(step.roles):
        assert codes(step, passing(machine, step, role)) == ["role_may_not"], role


@pytest.mark.parametrize(("machine", "step"), STEPS, ids=name_of)
def test_no_other_state_may(machine: UnitMachine, step: UnitStep) -> None:
    for state in {"", *machine.states} - set(step.sources):
        found = codes(step, passing(machine, step, state=state))
        assert found == [f"{machine.item}_is_{state}" if state else "unit_unknown"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.item}-{case.step}-{case.codes[0]}")
def test_the_guard_refuses_with_its_reason(case: UnitCase) -> None:
    step, facts = situation(case)
    assert codes(step, facts) == list(case.codes)
    assert codes(step, passing(MACHINES[case.item], step)) == []


def test_every_guard_has_a_case_and_is_asked() -> None:
    asked = {guard for _machine, step in STEPS for guard in step.guards}
    assert {case.guard for case in CASES} == asked == set(GUARDS)
    for case in CASES:
        assert case.guard in MACHINES[case.item].step(case.step).guards, case


@pytest.mark.parametrize("machine", MACHINES.values(), ids=name_of)
def test_every_state_can_be_reached_and_only_the_ends_have_no_way_out(machine: UnitMachine) -> None:
    found, todo = set(), [""]
    while todo:
        for step in machine.leaving(todo.pop()):
            for target in [step.target] if step.target else [STATE_AT["warehouse"], STATE_AT["van"]]:
                if target not in found:
                    found.add(target)
                    todo.append(target)
    assert found == set(machine.states)
    assert {state for state in machine.states if not any(machine.leaving(state))} == set(machine.ends)


@pytest.mark.parametrize("machine", MACHINES.values(), ids=name_of)
def test_every_name_has_words(machine: UnitMachine) -> None:
    assert len({step.name for step in machine.steps}) == len(machine.steps)
    wanted = [f"unit_step.{step.name}" for step in machine.steps]
    wanted += [f"{machine.item}_state.{state}" for state in machine.states]
    wanted += [f"problem.{machine.item}_is_{state}" for state in machine.states]
    for code in wanted:
        assert known(code), code
        assert all(word(code, language) for language in LANGUAGES)
