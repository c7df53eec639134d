"""What a plan says: its form and what is wrong with it, its number, proposals, what it is for (F29, F30)."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import insert, select

from fieldtech.errors import Forbidden, Invalid, NotFound
from fieldtech.model.customers import Equipment
from fieldtech.model.drafts.masters import SiteDraft
from fieldtech.model.drafts.plans import PlanDraft
from fieldtech.services.workplace import Workplace
from plan_acts import APPROVER, COATING, INSPECTION, WRITER, active, written
from prepared import act_as


def problems(workplace: Workplace, draft: PlanDraft) -> set[tuple[str, str]]:
    act_as(workplace, WRITER)
    return {(problem.field, problem.code) for problem in workplace.plans.problems(draft)}


@pytest.mark.parametrize(
    "field", ["content", "method", "persons", "rule", "starts_on", "checklist", "customer", "title"]
)
def test_f30_a_plan_says_content_cycle_method_and_persons(field: str, workplace: Workplace) -> None:  # F30
    empty = {"persons": (), "starts_on": None}.get(field, "")
    draft = replace(COATING, **{field: empty})
    assert (field, "required") in problems(workplace, draft)
    with pytest.raises(Invalid):
        workplace.plans.save(draft)


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"notice_days": 91}, ("notice_days", "too_much")),
        ({"notice_days": -1}, ("notice_days", "not_negative")),
        ({"tolerance_percent": 51}, ("tolerance_percent", "too_much")),
        ({"equipment": ()}, ("equipment", "required")),
        ({"equipment": ("E99",)}, ("equipment", "plan_object_unknown")),
        ({"customer": "C001"}, ("equipment", "plan_object_of_another")),
        ({"customer": "C999"}, ("customer", "unknown_choice")),
        ({"scope": "vehicles", "vehicles": ("V01",)}, ("vehicles", "plan_object_of_another")),
        ({"scope": "model", "model": "BX-V999"}, ("model", "unknown_choice")),
        ({"scope": "model"}, ("model", "required")),
        ({"scope": "site", "site": "D999"}, ("site", "not_this_customers_site")),
        ({"scope": "everything"}, ("scope", "unknown_choice")),
        ({"checklist": "XX"}, ("checklist", "unknown_choice")),
        ({"persons": ("nobody",)}, ("persons", "plan_person_unknown")),
        ({"environment": ("lunar",)}, ("environment", "unknown_choice")),
        ({"rule": "sometimes"}, ("rule", "rule_without_cycle")),
        ({"every_km": 5000}, ("every_km", "meter_counts_from_actual")),
        ({"every_km": -1}, ("every_km", "not_negative")),
        ({"order_kind": "repair"}, ("order_kind", "unknown_choice")),
        ({"counts_from": "mood"}, ("counts_from", "unknown_choice")),
        ({"on_day_off": "sleep"}, ("on_day_off", "unknown_choice")),
        ({"number": "plan 7"}, ("number", "plan_number_form")),
        ({"content": "字" * 4001}, ("content", "text_too_long")),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_form_is_named(
    changes: dict[str, object], problem: tuple[str, str], workplace: Workplace
) -> None:  # F30
    draft = replace(COATING, **changes)
    assert problem in problems(workplace, draft)
    with pytest.raises(Invalid):
        workplace.plans.save(draft)


def test_a_new_plan_begins_with_the_companys_notice(workplace: Workplace) -> None:  # F30
    act_as(workplace, WRITER)
    usual = workplace.plans.defaults("inspection")
    assert (usual.notice_days, usual.tolerance_percent, usual.order_kind) == (7, 10, "inspection")
    assert usual.starts_on == date(2026, 11, 2)


def test_the_companys_figures_are_set_by_manager_and_administrator(workplace: Workplace) -> None:  # F30 P39
    plan = active(workplace)
    figures = workplace.plans.figures
    draft = replace(figures.now(), days_ahead=120, notice_days=14, corrosion_months=4)
    for login in (WRITER, "zhoumin", "chenjing", "wulei", "weidong"):
        act_as(workplace, login)
        for call in (figures.now, lambda: figures.save(draft)):
            with pytest.raises(Forbidden, match="no_right"):
                call()
    act_as(workplace, APPROVER)
    for wrong, code in (({"days_ahead": 9}, "ahead_too_short"), ({"notice_days": -1}, "not_negative"),
                        ({"hot_months": 0}, "positive"), ({"days_ahead": 9999}, "too_much")):  # fmt: skip
        with pytest.raises(Invalid) as refusal:
            figures.save(replace(draft, **wrong))
        assert code in {problem.code for problem in refusal.value.problems}
    figures.save(draft)
    assert [visit.due_on for visit in workplace.plans.view(plan).visits] == [date(2027, 2, 18), date(2026, 11, 18)]
    assert (figures.now(), workplace.plans.defaults().notice_days) == (draft, 14)
    act_as(workplace, "admin")
    figures.save(replace(draft, notice_days=10))
    assert figures.now().notice_days == 10


def test_the_cycle_of_equipment_is_proposed_with_its_reason(workplace: Workplace) -> None:  # F29
    """Its own, else that of its environment; of several things the one that needs it most often."""
    act_as(workplace, APPROVER)

    def proposed(*equipment: str) -> tuple[str, str, tuple[str, ...]] | None:
        found = workplace.plans.propose(replace(COATING, equipment=equipment))
        return None if found is None else (found.rule, found.said("en"), found.environment)

    assert proposed("E02") == ("FREQ=MONTHLY;INTERVAL=6", "the record of E02 says half-yearly", ("corrosion",))
    every_quarter = "FREQ=MONTHLY;INTERVAL=3"
    assert proposed("E02", "E01") == (every_quarter, "the record of E01 says quarterly", ("damp", "corrosion"))
    with workplace.context.transaction() as session:
        for number, cycle, environment in (
            ("E01", "", ["damp", "corrosion"]),
            ("E02", "", ["normal"]),
            ("E03", "", []),
        ):
            row = session.scalars(select(Equipment).where(Equipment.number == number)).one()
            row.cycle, row.environment = cycle, environment
        workplace.context.op(session, "test", "equipment", "x", {})
    assert proposed("E01") == (every_quarter, "the environment of E01: Corrosive", ("damp", "corrosion"))
    assert (proposed("E02") or ("",))[0] == "FREQ=YEARLY" and proposed("E03") is None
    workplace.plans.figures.save(replace(workplace.plans.figures.now(), corrosion_months=4))
    draft = workplace.plans.with_proposal(replace(COATING, equipment=("E01",), rule="", environment=()))
    assert (draft.rule, draft.environment) == ("FREQ=MONTHLY;INTERVAL=4", ("damp", "corrosion"))
    assert workplace.plans.with_proposal(replace(draft, rule="FREQ=WEEKLY")).rule == "FREQ=WEEKLY"


def test_numbers_name_the_object_or_the_customer_and_count_when_taken(workplace: Workplace) -> None:
    act_as(workplace, WRITER)
    numbers = [workplace.plans.save(draft).number for draft in (COATING, COATING, INSPECTION, INSPECTION, COATING)]
    assert numbers == [
        "BY-TJ01-E01", "BY-TJ01-20261102-001", "XJ-QD01-C001", "XJ-QD01-20261102-001", "BY-TJ01-20261102-002",
    ]  # fmt: skip
    with pytest.raises(Invalid, match="duplicate_number"):
        workplace.plans.save(replace(COATING, number="BY-TJ01-E01"))
    own = workplace.plans.save(replace(COATING, number="BY-TANK-1"))
    assert workplace.plans.find(" by-tank-1 ") == own.id
    with pytest.raises(Invalid, match="number_is_fixed"):
        workplace.plans.save(replace(COATING, number="BY-TANK-2"), own.id)
    with pytest.raises(NotFound):
        workplace.plans.find("BY-TANK-2")


def test_while_it_is_written_the_form_says_cycle_and_days(workplace: Workplace) -> None:
    act_as(workplace, WRITER)
    assert workplace.plans.sentence(COATING, "en") == "every 3 months on the 18th"
    assert workplace.plans.sentence(replace(COATING, rule="FREQ="), "en") == ""
    assert workplace.plans.next_dates(replace(COATING, starts_on=None)) == ()
    spring = replace(COATING, rule="FREQ=MONTHLY;BYMONTHDAY=1", starts_on=date(2027, 1, 1))
    days = workplace.plans.next_dates(spring, 2)
    assert days[0] > date(2027, 1, 1)  # New Year is a day off
    assert workplace.plans.next_dates(replace(spring, on_day_off="stay"), 1) == (date(2027, 1, 1),)
    later = replace(COATING, rule="FREQ=YEARLY", starts_on=date(2028, 5, 1))
    for draft, doubt in (
        (replace(COATING, rule="FREQ=MONTHLY"), ("plan_year_provisional", {"years": "2027"})),
        (later, ("plan_year_missing", {"years": "2028–2030"})),
        (replace(COATING, rule="FREQ=DAILY;COUNT=2", starts_on=date(2026, 9, 1)), ("rule_over", {})),
    ):
        assert [(one.code, one.params, one.severity) for one in workplace.plans.doubts(draft)] == [(*doubt, "warning")]
        if doubt[0] != "rule_over":
            assert workplace.plans.doubts(replace(draft, on_day_off="stay")) == ()
    assert workplace.plans.doubts(replace(COATING, rule="FREQ=")) == ()
    plan = written(workplace, replace(COATING, rule="FREQ=YEARLY", starts_on=date(2029, 5, 1)))
    assert [one.code for one in workplace.plans.view(plan).doubts] == ["plan_year_missing"]


def test_a_site_means_everything_of_the_customer_or_what_is_named(workplace: Workplace) -> None:  # F29
    act_as(workplace, "chenjing")
    customer = next(row for row in workplace.masters.list("customers").rows if row.number == "C003")
    site = next(row for row in workplace.masters.list("sites").rows if row.customer == customer.name).number
    plan = active(workplace, replace(COATING, scope="site", equipment=(), site=site))
    assert [thing.number for thing in workplace.plans.view(plan).things] == ["E01", "E02", "E03", "V10", "V11", "V12"]
    owner = workplace.plans.view(plan).customer_id
    with workplace.context.transaction() as session:
        many = [{"number": f"W{at:04}", "customer_id": owner, "name": "阀门"} for at in range(500)]
        session.execute(insert(Equipment), many)
        workplace.context.op(session, "test", "equipment", "x", {})
    view = workplace.plans.view(plan)
    assert len(view.things) == 506  # each of them
    act_as(workplace, WRITER)
    other = written(workplace, replace(COATING, scope="site", equipment=(), site=site, title="全部"))
    submit = next(step for step in workplace.plans.view(other).steps if step.name == "submit")
    assert [(one.code, one.params) for one in submit.problems] == [("plan_many_objects", {"count": "506"})]
    act_as(workplace, "chenjing")
    workplace.masters.save("sites", None, SiteDraft(customer=customer.number, name="罐区", address="南疆码头3号"))
    act_as(workplace, WRITER)
    unnamed = workplace.plans.problems(replace(COATING, scope="site", equipment=(), site=site))
    assert ("equipment", "site_things_unnamed") in {(one.field, one.code) for one in unnamed}  # which are there?
    tanks = next(row for row in workplace.masters.list("sites").rows if "罐区" in str(row)).number
    named = active(workplace, replace(COATING, scope="site", equipment=("E02",), vehicles=("V10",), site=tanks))
    assert [thing.number for thing in workplace.plans.view(named).things] == ["V10", "E02"]
    visit = workplace.plans.view(named).visits[0]
    assert workplace.orders.view(visit.order_id).customer.address == "南疆码头3号"  # where one drives, not the office
    entries = workplace.calendar.entries(visit.due_on, visit.due_on)
    assert [one.address for one in entries if one.order == visit.order_id] == ["南疆码头3号"]
