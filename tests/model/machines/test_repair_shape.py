"""The repair machine as a graph: nothing unreachable, no dead end but the ends, every name known."""

from fieldtech.model.guards import GUARDS
from fieldtech.model.machines.repair import REPAIR
from fieldtech.model.people import ROLES
from fieldtech.words import LANGUAGES, known, word


def reachable(start: str) -> set[str]:
    found, todo = {start}, [start]
    while todo:
        for step in REPAIR.leaving(todo.pop()):
            if step.target not in found:
                found.add(step.target)
                todo.append(step.target)
    return found


def test_every_state_can_be_reached() -> None:
    assert reachable("registered") | {"registered"} == set(REPAIR.states)


def test_only_the_ends_have_no_way_out() -> None:
    assert {state for state in REPAIR.states if not any(REPAIR.leaving(state))} == set(REPAIR.ends)


def test_an_end_can_be_reached_from_everywhere() -> None:
    for state in REPAIR.states:
        assert reachable(state) & set(REPAIR.ends), state


def test_the_way_of_the_stepper_is_a_way_through_the_machine() -> None:
    for source, target in zip(REPAIR.way, REPAIR.way[1:], strict=False):
        assert target in {step.target for step in REPAIR.leaving(source)}, (source, target)


def test_each_open_state_has_a_main_step() -> None:
    for state in set(REPAIR.states) - set(REPAIR.ends):
        assert any(step.main for step in REPAIR.leaving(state)) or state == "to_replace", state


def test_every_name_in_the_table_is_known() -> None:
    for step in REPAIR.steps:
        assert {*step.sources, step.target} <= set(REPAIR.states), step.name
        assert set(step.roles) <= set(ROLES), step.name
        assert set(step.guards) <= set(GUARDS), step.name
        assert step.roles, step.name
    assert len({step.name for step in REPAIR.steps}) == len(REPAIR.steps)


def test_states_steps_and_roles_have_words() -> None:
    codes = [f"status.{state}" for state in REPAIR.states] + [f"step.{step.name}" for step in REPAIR.steps]
    for code in [*codes, *(f"role.{role}" for role in ROLES)]:
        assert known(code), code
        assert all(word(code, language) for language in LANGUAGES)
