"""Visits from the plan to their papers: sealed record sheet, notice by mail, what the history makes of them."""

from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path

import pytest

import maintenance
from fieldtech.errors import NotFound, Refused
from fieldtech.model.base import Id
from fieldtech.services.visits.chart_groups import charts_of
from fieldtech.services.workplace import Workplace
from fieldtech.sheets import render
from prepared import act_as
from sheets.test_service_sheet import squeezed, text_of

Signed = tuple[Workplace, Id]


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Signed]:
    """The first visit of the tank, signed by both."""
    workplace = maintenance.open_maintenance(tmp_path_factory.mktemp("visit") / "data")
    yield workplace, maintenance.visit_in(workplace, "signed")
    workplace.close()


@pytest.mark.parametrize("language", ["zh", "en", "both"])
def test_the_sealed_sheet_of_a_visit_verifies(signed: Signed, tmp_path: Path, language: str) -> None:  # F33 D12
    workplace, order = signed
    act_as(workplace, "zhoumin")
    written = workplace.sheets.write(order, "service", language, tmp_path)
    assert written.name.startswith(f"天津蓝盾化工防腐工程有限公司_{maintenance.PLAN}-20261118_20261118_v1")
    pdf = written.path.read_bytes()
    assert workplace.sheets.verify(written.path).ok and written.missing == ""
    assert workplace.sheets.write(order, "service", language, tmp_path).sha256 == written.sha256
    text = text_of(pdf)
    for said in ("TK-101防腐储罐", "马骏", "吴磊", "2027-02-18", "µm", "已完成"):
        assert said in text, said


def test_the_notice_goes_out_as_a_draft_with_its_paper(signed: Signed, tmp_path: Path) -> None:  # F30
    workplace, order = signed
    act_as(workplace, "zhenghao")
    workplace.plans.generate()
    act_as(workplace, "zhoumin")
    with pytest.raises(NotFound, match="plan_is_no_order") as hint:  # the plan's number instead of a visit's
        workplace.orders.find(maintenance.PLAN)
    coming = hint.value.params["visit"]
    assert coming != workplace.orders.view(order).number and workplace.orders.find(coming)
    written = workplace.sheets.write(order, "notice", "zh", tmp_path)
    assert written.name.endswith("_notice.pdf")
    assert squeezed("保养通知单") in text_of(written.path.read_bytes())
    found = workplace.sheets.verify(written.path)
    assert found.paper is not None and (found.paper.kind, found.paper.known) == ("notice", True)
    draft = workplace.mailing.draft(written, "majun@example.com", "保养通知", "您好，见附件。", tmp_path)
    message = message_from_bytes(draft.read_bytes(), policy=policy.default)
    attached = next(message.iter_attachments())
    assert message["X-Unsent"] == "1" and attached.get_filename() == written.name


def test_a_visit_has_a_form_to_fill_in_but_no_return_label(signed: Signed) -> None:
    workplace, order = signed
    act_as(workplace, "zhoumin")
    assert render.page_count(workplace.sheets.preview(order, "blank", "en")) >= 1
    for kind in ("dispatch", "label"):
        with pytest.raises(Refused):
            workplace.sheets.preview(order, kind)


def test_the_history_shows_the_next_visit_as_well_once_it_is_signed(signed: Signed) -> None:  # F34
    workplace, first = signed
    act_as(workplace, "zhoumin")
    tank = workplace.visits.view(first).objects[0].thing
    before = workplace.machine_history.of_equipment(tank)
    assert len(before.series[0].points) == 1 and before.next_due is not None
    workplace.plans.generate()
    second = workplace.orders.find(f"{maintenance.PLAN}-20270218")
    maintenance.bring(workplace, second, "signed")
    act_as(workplace, "zhoumin")
    after = workplace.machine_history.of_equipment(tank)
    assert [len(series.points) for series in after.series] == [2] * len(before.series)
    assert [visit.number for visit in after.visits if visit.is_over] == [
        f"{maintenance.PLAN}-20270218", f"{maintenance.PLAN}-20261118",
    ]  # fmt: skip
    films = [chart for chart in charts_of(after.series) if chart.unit == "µm"]
    assert {str(point.day) for line in films[0].lines for point in line.series.points} >= {"2026-11-18"}
