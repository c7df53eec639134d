"""Every guard at every step of the install order that asks it, every role that may; by the services, no database."""

import pytest
from install_cases import DRAFTS, REFUSED, cases, passing, taken

from fieldtech.errors import Refused
from fieldtech.model.guards import GUARDS
from fieldtech.model.machines.install import INSTALL
from fieldtech.model.machines.machine import Step
from fieldtech.services.steps import require_step


def name_of(value: object) -> str:
    return value.name if isinstance(value, Step) else str(value)


# B10 B11 B12 B13 B17 B18 B19 B20 B27 B33 A01 B06 P24 D11
@pytest.mark.parametrize(("step", "guard", "number"), list(cases()), ids=name_of)
def test_the_guard_refuses_the_step_with_its_reason(step: Step, guard: str, number: int) -> None:
    broken, code = REFUSED[guard][number]
    role = "TE" if guard == "is_assigned" else ""
    facts = broken(passing(step, role))
    assert code in {problem.code for problem in GUARDS[guard](facts)}
    with pytest.raises(Refused) as refusal:
        require_step(step.name, facts)
    assert code in {problem.code for problem in refusal.value.problems}


@pytest.mark.parametrize(("step", "role", "state"), list(taken()), ids=name_of)
def test_a_role_of_the_table_may_when_nothing_is_missing(step: Step, role: str, state: str) -> None:
    assert require_step(step.name, passing(step, role, state)) is step


def test_a_dispatcher_takes_the_technicians_steps_for_contractors_only() -> None:  # B33
    for step in INSTALL.steps:
        if "is_assigned" in step.guards:
            facts = passing(step, "DI")
            with pytest.raises(Refused, match="technicians_own_step"):
                require_step(step.name, type(facts)(**{**vars(facts), "staff_kind": "own"}))


def test_every_guard_has_a_way_to_be_refused_and_every_step_its_draft() -> None:
    assert set(REFUSED) == {guard for step in INSTALL.steps for guard in step.guards}
    for step in INSTALL.steps:
        given = DRAFTS.get(step.name)
        assert (type(given) if given is not None else None) is step.draft, step.name


def test_a_doubt_that_was_considered_lets_the_step_pass() -> None:
    # states 4.1: too few terminals in stock is a warning
    step = INSTALL.step("hand_in")
    short = passing(step)
    short = type(short)(**{**vars(short), "in_stock": 0})
    with pytest.raises(Refused, match="terminals_short"):
        require_step("hand_in", short)
    considered = type(short.draft)(confirmed=("terminals_short",))  # type: ignore[call-arg, misc]
    assert require_step("hand_in", type(short)(**{**vars(short), "draft": considered})) is step
