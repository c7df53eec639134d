"""The plans of the demo company: the coating of a tank each quarter, and a fleet's terminals (F29, T28)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from fieldtech.model.base import Id
from fieldtech.model.drafts.plans import PlanDraft
from fieldtech.model.recurrence import Cycle, rule_of
from fieldtech.services.workplace import Workplace

QUARTERLY = rule_of(Cycle(3, "months", 18))

COATING = PlanDraft(
    order_kind="maintenance",
    title="E01 防腐储罐季度保养",
    customer="C003",
    scope="equipment",
    equipment=("E01",),
    checklist="CM",
    content="设备清洁、润滑、紧固、防腐涂层检查与修复",
    method="磁性测厚仪逐面测量干膜厚度，不合格处打磨后补涂",
    persons=("wulei",),
    environment=("corrosion", "damp"),
    starts_on=date(2026, 11, 18),
    rule=QUARTERLY,
)
"""Tank TK-101 of 蓝盾, BY-TJ01-E01."""

INSPECTION = PlanDraft(
    order_kind="inspection",
    title="海岳车队终端季度巡检",
    customer="C001",
    scope="model",
    model="BX-V200",
    checklist="GQ",
    content="逐车检查终端外观、天线、线束、供电、定位和报警",
    method="静态检查后在平台核对在线率、定位率和资料",
    persons=("zhaoqiang", "qianwei"),
    environment=("vibration",),
    starts_on=date(2026, 11, 25),
    rule=rule_of(Cycle(3, "months", 25)),
)
"""The terminals of 海岳's lorries, XJ-QD01-C001."""

STANDING = (
    replace(COATING, starts_on=date(2026, 11, 27), rule=rule_of(Cycle(3, "months", 27))),
    INSPECTION,
)
"""Those of the demo company on the morning of 18 November: the customer is still to be told of both visits."""

WRITER, APPROVER = "zhenghao", "sunli"


def active_plan(workplace: Workplace, draft: PlanDraft, pin: str = "0000") -> Id:
    """Written and handed in by the dispatcher, approved by the manager: its visits are there; he stays signed in."""
    workplace.access.sign_in(WRITER, pin)
    plan = workplace.plans.save(draft).id
    workplace.plans.do(plan, "submit")
    workplace.access.sign_in(APPROVER, pin)
    workplace.plans.do(plan, "approve")
    return plan


def stand(workplace: Workplace, plans: Iterable[PlanDraft] = STANDING) -> None:
    """The plans of the demo company, active, with their visits; nobody is in afterwards."""
    for plan in plans:
        active_plan(workplace, plan)
    workplace.access.sign_out()
