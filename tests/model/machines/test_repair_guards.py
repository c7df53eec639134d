"""Every guard of the repair machine refuses with its own reason and changes nothing; and lets pass what is right."""

import pytest
from repair_cases import CASES, Case, Situation

from fieldtech.errors import Refused
from fieldtech.model.guards import GUARDS
from fieldtech.model.machines import MACHINES
from fieldtech.model.machines.repair import REPAIR
from prepared import act_as, fingerprint, status_of

REFUSED = [case for case in CASES if case.codes]
TAKEN = [case for case in CASES if not case.codes]


def name_of(case: Case) -> str:
    return f"{case.step}-{case.guard}-{case.name}".replace(" ", "_")


# B14 B15 B17 B18 B19 B20 B21 B22 B24 B25 B27 B32 B33 B43 T27 T33 T34 F09 F10 F11 F12 F14 F15 F16 F17 F18 F19 F20 F21
# F25 F26 F27 F28 P31 D17
@pytest.mark.parametrize("case", REFUSED, ids=name_of)
def test_the_guard_refuses_with_its_reason_and_nothing_changes(case: Case, situation: Situation) -> None:
    workplace, order, draft = situation(case)
    act_as(workplace, case.login)
    before = fingerprint(workplace)
    with pytest.raises(Refused) as refusal:
        workplace.repairs.do(order, case.step, draft)
    assert sorted(problem.code for problem in refusal.value.problems) == sorted(case.codes)
    assert fingerprint(workplace) == before


@pytest.mark.parametrize("case", TAKEN, ids=name_of)
def test_what_is_right_passes(case: Case, situation: Situation) -> None:
    workplace, order, draft = situation(case)
    act_as(workplace, case.login)
    workplace.repairs.do(order, case.step, draft)
    reached = status_of(workplace, order)
    expected = REPAIR.step(case.step).target
    assert reached == expected or (expected, reached) == ("signed", "completed")


def test_every_guard_has_a_case_it_refuses_and_one_it_lets_pass() -> None:
    asked = {name for step in REPAIR.steps for name in step.guards}
    assert {case.guard for case in REFUSED} == asked
    assert {case.guard for case in TAKEN} >= asked


def test_every_guard_is_asked_by_some_step_and_every_name_is_a_guard() -> None:
    assert {name for machine in MACHINES.values() for step in machine.steps for name in step.guards} == set(GUARDS)


def test_a_case_belongs_to_a_step_that_asks_its_guard() -> None:
    for case in CASES:
        assert not case.guard or case.guard in REPAIR.step(case.step).guards, case


def test_every_step_has_a_case_in_which_it_is_taken() -> None:
    assert {case.step for case in TAKEN} == {step.name for step in REPAIR.steps}
