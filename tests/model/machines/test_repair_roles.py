"""Every role at every step, and every step from every state: allowed exactly when the table says."""

from dataclasses import replace
from pathlib import Path

import pytest
from repair_cases import OLD_CALL, OUTSIDE, Case, passing
from repair_states import open_state
from sqlalchemy import text

import stories
from fieldtech.errors import FieldtechError, Forbidden, Refused
from fieldtech.model.base import Id
from fieldtech.model.drafts.base import Draft
from fieldtech.model.drafts.planning import AssignDraft
from fieldtech.model.machines.machine import Step
from fieldtech.model.machines.repair import REPAIR, WORKER
from fieldtech.model.people import ROLES
from fieldtech.model.rights import EVERYONE
from fieldtech.services.workplace import Workplace
from prepared import Prepared, act_as, act_in_role, fingerprint, set_order, status_of, write_entry

OFFERED = [(step, role) for step in REPAIR.steps for role in step.roles]


def bring_about(case: Case, prepared: Prepared, folder: Path) -> tuple[Workplace, Id, Draft | None]:
    workplace, order = open_state(prepared, case.state, folder)
    return workplace, order, case.arrange(workplace, order)


def give_part(workplace: Workplace, order: Id, step: Step, role: str) -> None:
    """What the person needs besides his role: a technician his order, a dispatcher a contractor to key in for."""
    if role == "TE":
        set_order(workplace, order, created_by="somebody_te")
    if step.roles[: len(WORKER)] == WORKER and "is_assigned" in step.guards:
        crew = replace(OUTSIDE, technicians=("somebody_te",), staff_kind="own") if role == "TE" else OUTSIDE
        write_entry(workplace, order, AssignDraft.from_body(crew.to_body()))
    if step.name in ("approve", "return_late") and role == "CM":
        write_entry(workplace, order, OLD_CALL)  # free parts out of warranty: the special approval is his


# B17 B28 B43 P39 T02 F03
@pytest.mark.parametrize(("step", "role"), OFFERED, ids=lambda value: getattr(value, "name", value))
def test_a_role_of_the_table_may(step: Step, role: str, prepared: Prepared, tmp_path: Path) -> None:
    workplace, order, draft = bring_about(passing(step.name), prepared, tmp_path / "data")
    give_part(workplace, order, step, role)
    act_in_role(workplace, role)
    if step.seals:  # who does the work stands on the sheet
        for who in ("customer", "technician"):
            workplace.repairs.note(order, stories.ink(who), who)
    workplace.repairs.do(order, step.name, draft)
    assert status_of(workplace, order) in (step.target, "completed")
    workplace.close()


@pytest.mark.parametrize("step", REPAIR.steps, ids=lambda step: step.name)
def test_no_other_role_may_and_nothing_changes(step: Step, prepared: Prepared, tmp_path: Path) -> None:
    workplace, order, draft = bring_about(passing(step.name), prepared, tmp_path / "data")
    set_order(workplace, order, created_by="somebody_te")  # so that a technician is not refused for seeing it at all
    before = fingerprint(workplace)
    for role in set(ROLES) - set(step.roles):
        act_in_role(workplace, role)
        with pytest.raises(FieldtechError) as refusal:
            workplace.repairs.do(order, step.name, draft)
        error = refusal.value
        if role in EVERYONE:
            assert isinstance(error, Refused), role
            assert [problem.code for problem in error.problems] == ["role_may_not"], role
        else:  # sales and contractors see no orders at all
            assert isinstance(error, Forbidden) and error.code == "no_right", role
    assert fingerprint(workplace) == before
    workplace.close()


def test_nobody_takes_a_step_without_signing_in(prepared: Prepared, tmp_path: Path) -> None:
    workplace, order = prepared.open("registered", tmp_path / "data")
    with pytest.raises(Forbidden, match="not_signed_in"):
        workplace.repairs.do(order, "start_triage")


@pytest.mark.parametrize("state", REPAIR.states)
def test_a_step_of_another_state_is_refused(state: str, prepared: Prepared, tmp_path: Path) -> None:
    workplace, order = prepared.open("worked", tmp_path / "data")
    set_order(workplace, order, status=state, created_by="somebody_te")
    before = fingerprint(workplace)
    for step in REPAIR.steps:
        if state in step.sources:
            continue
        for role in step.roles:
            act_in_role(workplace, role)
            with pytest.raises(Refused) as refusal:
                workplace.repairs.do(order, step.name)
            assert [problem.code for problem in refusal.value.problems] == ["wrong_state"], step.name
    assert fingerprint(workplace) == before
    workplace.close()


def test_a_step_takes_its_own_draft_only(prepared: Prepared, tmp_path: Path) -> None:  # B43
    workplace, order = prepared.open("assigned", tmp_path / "data")
    act_as(workplace, "wulei")
    before = fingerprint(workplace)
    for name in ("accept", "refuse", "fly"):
        with pytest.raises(Refused) as refusal:
            workplace.repairs.do(order, name, stories.ink())
        assert refusal.value.problems[0].code in ("wrong_draft", "unknown_step")
    assert fingerprint(workplace) == before


def test_the_fingerprint_sees_a_change_of_one_row(prepared: Prepared, tmp_path: Path) -> None:
    workplace, order = prepared.open("assigned", tmp_path / "data")
    before = fingerprint(workplace)
    with workplace.context.transaction() as session:
        session.execute(text("UPDATE parts SET price_cents = price_cents + 1 WHERE code = 'P-3002'"))
        workplace.context.op(session, "test", "parts", order, {})
    assert fingerprint(workplace) != before
