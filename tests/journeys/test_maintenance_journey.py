"""The quarterly coating inspection of tank E01 in the window: plan, notice, visit, low reading, repair, next visit."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import maintenance
from fieldtech.demo.acts import STATES, Acts
from fieldtech.demo.cases import TANKER
from fieldtech.demo.stage import Stage
from fieldtech.demo.upkeep_story import FOUND_LOW, GOOD, READ_OFF, THIN, Upkeep, UpkeepStory, signed
from fieldtech.model.base import Id
from fieldtech.model.drafts.onsite import DiagnosisDraft
from fieldtech.ui.language import Language
from fieldtech.ui.pages.history_page import HistoryPage
from fieldtech.ui.theme import Theme
from prepared import Prepared, act_as
from stories import clock_of

FIRST = Upkeep(date(2026, 11, 18), FOUND_LOW, "ground and coated, to be repaired")
SECOND = Upkeep(date(2027, 2, 18), READ_OFF)
COATING = replace(
    TANKER, swap=None, part=None, terminal="",
    call=replace(TANKER.call, vehicle="", model=""),
    diagnosis=DiagnosisDraft("C21", ("A23",), "area 2 ground and coated twice, measured again"),
)  # fmt: skip


@pytest.fixture
def stage(tmp_path: Path, theme: Theme, language: Language, prepared: Prepared) -> Iterator[Stage]:
    workplace = prepared.demo(tmp_path / "out" / "data")
    clock_of(workplace).set(maintenance.BEGIN)
    played = Stage(tmp_path / "out", "en", pictures=False, workplace=workplace)
    yield played
    played.close()


def test_from_the_plan_to_the_chart(stage: Stage) -> None:  # F29 to F34, D12
    first, second = UpkeepStory(stage, FIRST), UpkeepStory(stage, SECOND)
    first.office()
    (row,) = stage.workplace.plans.list(filter="active")
    assert (row.number, row.next_on) == ("BY-TJ01-E01", FIRST.day)
    first.visit()
    sealed(stage, first.order)
    repair(stage, first)
    told_and_assigned(stage)
    second.visit()
    assert second.status() == "completed" and not stage.workplace.visits.view(second.order).findings
    chart(stage)
    assert stage.hands.flashes.seen == []


def sealed(stage: Stage, order: Id) -> None:
    """What was read off and found stands in the record and on the sheet, under its name (F34, D12)."""
    view = stage.workplace.visits.view(order)
    (found,) = view.findings
    assert (found.item, found.hazard, found.state) == ("CM-13", True, "repair")
    assert found.told_at is not None and found.repair is not None
    assert stage.workplace.orders.view(order).status == "completed"  # its finding has become a repair order
    assert view.next.day == SECOND.day
    sheet = stage.workplace.sheets.write(order, "service", "en", stage.out)
    assert FIRST.number in sheet.name and sheet.missing == ""
    assert stage.workplace.sheets.verify(sheet.path).ok
    record = stage.workplace.sheets.record(order)
    (tank,) = record["objects"]
    points = {item["id"]: item["points"] for item in tank["items"] if item["points"]}
    assert points == {"CM-12": GOOD.split(), "CM-13": THIN.split(), "CM-14": GOOD.split()}
    assert record["next"]["day"] == SECOND.day.isoformat()


def repair(stage: Stage, visit: UpkeepStory) -> None:
    """From the finding to its order; the work is finished and signed, and the finding has ended (F32)."""
    hands, workplace = stage.hands, stage.workplace
    made = workplace.visits.view(visit.order).findings[0].repair
    assert made is not None
    stage.enter("zhoumin")
    hands.click("open_calendar_page")
    hands.key("T")
    hands.until(lambda: hands.sees("open_plan"), "the visit of today")
    hands.key("Return")
    hands.click("open_repair")
    hands.click("start_triage")
    hands.until(lambda: workplace.orders.view(made).status == "triage", "the assessment")
    hands.click("cancel")
    acts = Acts(workplace, COATING)
    for state in STATES[STATES.index("plan_to_confirm") : STATES.index("worked") + 1]:
        getattr(acts, state)(made)
    stage.enter("wulei")
    hands.key("Ctrl+Return")
    hands.until(lambda: hands.sees("onsite_page"), "the repair on site")
    for _section in range(12):  # the big button goes through what is done already
        if not hands.sees("signoff_page"):
            hands.key("Ctrl+Return")
    assert hands.sees("signoff_page"), hands.visible_names()
    signed(stage)
    if workplace.orders.view(made).status == "signed":
        act_as(workplace, "zhoumin")
        workplace.repairs.do(made, "complete")
    (found,) = workplace.visits.view(visit.order).findings
    assert found.repair_status == "completed"


def told_and_assigned(stage: Stage) -> None:
    """The next visit is there since the office came in that day; the desk does with it what it did with the first."""
    workplace = stage.workplace
    stage.at(9, 0, date(2027, 2, 1))
    act_as(workplace, "zhenghao")
    workplace.plans.generate()
    maintenance.bring(workplace, workplace.orders.find(SECOND.number), "assigned")


def chart(stage: Stage) -> None:
    """Both visits stand in the history of the tank, the low reading below the limit."""
    workplace = stage.workplace
    stage.enter("zhenghao")
    tank = next(row.id for row in workplace.masters.list("equipment").rows if row.number == "E01")
    stage.window.open_page("history_page", f"equipment:{tank.hex}")
    page = stage.window.current
    assert isinstance(page, HistoryPage) and page.story is not None
    series = next(one for one in page.story.series if one.item == "CM-13")
    assert [point.minimum < 250 for point in series.points if point.minimum is not None] == [True, False]
    assert len(page.story.visits) >= 2
