"""What belongs into the sealed record besides the work: why something was free, an approval that was refused."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import stories
from fieldtech.model.drafts import planning
from fieldtech.model.drafts.onsite import PartLineDraft
from prepared import Prepared, act_as

SLOT = stories.CALL.replace(hour=13, minute=30)


def test_why_a_part_from_elsewhere_costs_nothing(prepared: Prepared, tmp_path: Path) -> None:  # F18 B05
    workplace, order = prepared.open("in_repair", tmp_path / "data")
    act_as(workplace, "wulei")
    gift = PartLineDraft("第三方天线", "", 1, "broken", True, unit_cents=0, free_reason="供应商赠送")
    workplace.repairs.note(order, gift, "line-9")
    parts = {part["no"]: part for part in workplace.sheets.record(order)["parts"]}
    assert parts["第三方天线"]["free_reason"] == "供应商赠送"
    workplace.repairs.note(order, replace(gift, unit_cents=4500), "line-9")
    parts = {part["no"]: part for part in workplace.sheets.record(order)["parts"]}
    assert parts["第三方天线"]["free_reason"] == ""


def test_a_late_approval_that_was_refused(prepared: Prepared, tmp_path: Path) -> None:  # B17 T27
    workplace = prepared.demo(tmp_path / "data")
    act_as(workplace, "zhoumin")
    order = workplace.repairs.register(replace(stories.intake(), emergency=True, emergency_reason="停在高速上")).id
    assert workplace.sheets.record(order)["late_return"] is None
    act_as(workplace, "zhenghao")
    workplace.repairs.note(order, planning.VerbalDraft("sunli", "phone", stories.CALL, "先派工后补批", "同意", "work"))
    assign = planning.AssignDraft(("wulei",), "own", SLOT, SLOT + timedelta(hours=2), "B", (stories.NEW_TERMINAL,))
    workplace.repairs.do(order, "assign_emergency", assign)
    act_as(workplace, "sunli")
    workplace.repairs.do(order, "return_late", planning.LateReturnDraft("费用未与客户谈妥"))
    refused = workplace.sheets.record(order)["late_return"]
    assert (refused["by"]["name"], refused["reason"]) == ("孙立", "费用未与客户谈妥")
