"""Plans, visits, findings and meters can be done again elsewhere from the outbox alone."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from fieldtech.model.drafts.visits import FindingDraft, MeterDraft
from maintenance import PreparedVisits
from plan_acts import at_day
from prepared import act_as

from .test_rows import SYNCED, contents, replayed

TABLES = {"plans", "plan_objects", "plan_acts", "visits", "visit_objects", "findings", "meter_readings"}


def test_a_visit_and_a_changed_plan_can_be_replayed_from_the_outbox(
    prepared_visits: PreparedVisits, tmp_path: Path
) -> None:
    workplace, order = prepared_visits.open("in_service", tmp_path / "data")
    act_as(workplace, "wulei")
    thing = workplace.visits.view(order).objects[0].id
    workplace.visits.finding(order, thing, FindingDraft(item="CM-01", text="罐壁北侧起泡"))
    workplace.visits.meter(order, thing, MeterDraft("h", 1200))
    act_as(workplace, "zhenghao")
    at_day(workplace, date(2027, 1, 5))
    assert workplace.plans.generate() == 1
    plan = workplace.plans.find("BY-TJ01-E01")
    draft = replace(workplace.plans.view(plan).draft, equipment=("E02",), rule="FREQ=MONTHLY;INTERVAL=2")
    workplace.plans.change(plan, draft, "设备更换")  # one visit is withdrawn, others come
    act_as(workplace, "sunli")
    workplace.plans.do(plan, "approve")
    office = replayed(workplace, tmp_path)
    assert [t for t in SYNCED if contents(office, t) != contents(workplace.context.database, t)] == []
    assert {table for table in TABLES if not contents(office, table)} == set()
    office.close()
    workplace.close()
