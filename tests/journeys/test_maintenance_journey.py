"""The quarterly coating inspection of tank E01: plan, notice, visit, a low reading, hazard, repair, chart."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import maintenance
from fieldtech.demo.acts import PIN, STATES, Acts, signature
from fieldtech.demo.cases import TANKER
from fieldtech.demo.hands import Hands
from fieldtech.demo.stage import Stage
from fieldtech.model.base import Id
from fieldtech.model.drafts.onsite import DiagnosisDraft
from fieldtech.ui.language import Language
from fieldtech.ui.pages.history_page import HistoryPage
from fieldtech.ui.theme import Theme
from prepared import act_as

DAY = date(2026, 11, 18)
SECOND = date(2027, 2, 18)
COATING = replace(
    TANKER, swap=None, part=None, terminal="",
    call=replace(TANKER.call, vehicle="", model=""),
    diagnosis=DiagnosisDraft("C21", ("A23",), "area 2 ground and coated twice, measured again"),
)  # fmt: skip
GOOD, THIN = "300 310 290 305 300", "300 310 290 305 210"


@pytest.fixture
def stage(tmp_path: Path, theme: Theme, language: Language) -> Iterator[Stage]:
    workplace = maintenance.open_maintenance(tmp_path / "out" / "data")
    played = Stage(tmp_path / "out", "en", pictures=False, workplace=workplace)
    yield played
    played.close()


def test_from_the_plan_to_the_chart(stage: Stage) -> None:  # F29 to F34, D12
    plan(stage)
    tell(stage)
    assign(stage)
    order = on_site(stage)
    questions(stage, order)
    sign(stage, order)
    repair(stage, order)
    next_visit(stage)
    chart(stage)


def plan(stage: Stage) -> None:
    """郑浩 writes it, 孙立 approves it (F30, B17)."""
    hands = stage.hands
    stage.enter("zhenghao")
    hands.click("open_calendar_page")
    hands.click("plans")
    hands.click("new_plan")
    hands.pick("customer", "蓝盾")
    hands.write("title", "TK-101 quarterly coating inspection")
    hands.write("equipment", "E01")
    hands.key("Return")
    hands.choose("checklist", "CM")
    hands.write("content", "clean, lubricate, fasten, inspect the coating")
    hands.write("method", "by eye, magnetic gauge, torque wrench")
    hands.click("persons_wulei")
    hands.write("starts_on", DAY.isoformat())
    hands.key("Ctrl+Return")
    hands.click("submit_main")
    stage.enter("sunli")
    hands.click("open_calendar_page")
    hands.click("plans")
    hands.click("approve_main")
    (row,) = stage.workplace.plans.list(filter="active")
    assert (row.number, row.next_on) == ("BY-TJ01-E01", DAY)


def tell(stage: Stage) -> None:
    """周敏 calls the customer, more than seven days before (F30)."""
    stage.enter("zhoumin")
    open_order(stage.hands)
    stage.hands.click("notify")
    stage.hands.key("Ctrl+Return")
    assert status(stage) == "noticed"


def assign(stage: Stage) -> None:
    """郑浩 sends 吴磊."""
    hands = stage.hands
    stage.enter("zhenghao")
    open_order(hands)
    hands.click("assign")
    hands.write("slot_from", f"{DAY} 09:00")
    hands.write("slot_to", f"{DAY} 12:00")
    hands.click("technician_wulei")
    hands.key("Ctrl+Return")
    assert status(stage) == "assigned"


def on_site(stage: Stage) -> Id:
    """Five checks, the road, the state before."""
    hands = stage.hands
    stage.at(7, 30, DAY)
    stage.enter("wulei")
    for _check in ("information", "tools", "spares", "documents", "call", "customer"):
        hands.key("Ctrl+Return")
    stage.later(10)
    hands.key("Ctrl+Return")
    assert status(stage) == "departed"
    stage.later(60)
    hands.key("Ctrl+Return")
    hands.until(lambda: hands.sees("visit_page"), "the page of the visit")
    hands.click("id_shown")
    hands.click("customer_confirmed")
    hands.key("Ctrl+Return")
    hands.click("all_normal")
    hands.key("Ctrl+Return")
    assert status(stage) == "in_service"
    return order_of(stage)


def questions(stage: Stage, order: Id) -> None:
    """The rest OK; what is read off; a low reading with photo, hazard and repair order (F31, F32)."""
    hands, visits = stage.hands, stage.workplace.visits
    stage.photos = ("body_scratch",)
    hands.key("Alt+A")
    typed = {"CM-04": "EP2, 200 g", "CM-06": "80", "CM-12": GOOD, "CM-13": THIN}
    for item, text in typed.items():
        while here(stage) != item:  # a grade of rust, which "the rest OK" does not know
            hands.key("1")
        for word in text.split() if item.startswith("CM-1") else [text]:
            hands.type_here(word)
            hands.key("Return")
    hands.until(lambda: ("CM-13", "note") in visits.view(order).objects[0].gaps, "what is missing")
    hands.type_here("ground and coated, to be repaired")
    hands.until(lambda: ("CM-13", "photo") in visits.view(order).objects[0].gaps, "the demand for a photo")
    hands.click("photo_CM-13")
    hands.until(lambda: not [gap for gap in visits.view(order).objects[0].gaps if gap[0] == "CM-13"], "the photo")
    card = stage.window.current.items.cards["CM-13"]  # type: ignore[union-attr]
    hands.click("hazard", card)
    hands.key("Alt+T")
    hands.click("to_repair", card)
    stage.window.current.items.focus_card("CM-14")  # type: ignore[union-attr]
    for word in GOOD.split():
        hands.type_here(word)
        hands.key("Return")
    while (item := here(stage)) not in ("CM-23", "CM-24"):
        hands.key("1")
        assert here(stage) != item
    for item in ("CM-23", "CM-24"):
        hands.click(f"photo_{item}")
        hands.until(lambda item=item: (item, "photo") not in visits.view(order).objects[0].gaps, "the photo")  # type: ignore[misc]
    assert visits.view(order).objects[0].gaps == ()
    (found,) = visits.view(order).findings
    assert (found.item, found.hazard, found.state) == ("CM-13", True, "repair")
    assert found.told_at == stage.workplace.context.now() and found.repair is not None


def sign(stage: Stage, order: Id) -> None:
    """Standards, the next date as the cycle has it, both signatures, the sealed sheet (F33, F34)."""
    hands = stage.hands
    hands.key("Ctrl+Return")
    hands.click("all_in_order")
    hands.key("Ctrl+Return")
    hands.until(lambda: hands.sees("signoff_page"), "the sign-off page")
    hands.draw("technician_ink", signature("wu_lei")[0])
    hands.key("Ctrl+Return")
    hands.click("5", hands.see("overall"))
    hands.click("verdict_satisfied")
    hands.draw("customer_ink", signature("ma_jun")[0])
    hands.click("sign_off")
    hands.until(lambda: hands.sees("open_pdf"), "the seal")
    hands.click("back_to_technician")
    hands.write("pin", PIN)
    hands.click("submit")
    hands.until(lambda: not hands.sees("signoff_page"), "his own pages")
    view = stage.workplace.visits.view(order)
    assert status(stage) == "completed"  # its finding has become a repair order
    assert view.next.day == SECOND
    sheet = stage.workplace.sheets.write(order, "service", "en", stage.out)
    assert "BY-TJ01-E01-20261118" in sheet.name and sheet.missing == ""  # D12
    assert stage.workplace.sheets.verify(sheet.path).ok
    record = stage.workplace.sheets.record(order)
    (tank,) = record["objects"]
    points = {item["id"]: item["points"] for item in tank["items"] if item["points"]}
    assert points == {"CM-12": GOOD.split(), "CM-13": THIN.split(), "CM-14": GOOD.split()}
    assert record["next"]["day"] == SECOND.isoformat()


def repair(stage: Stage, order: Id) -> None:
    """The repair order is done; with it the finding ends, and the visit."""
    workplace = stage.workplace
    made = workplace.visits.view(order).findings[0].repair
    assert made is not None and stage.workplace.orders.view(made).status == "registered"
    acts = Acts(workplace, COATING)
    act_as(workplace, "zhoumin")
    for state in STATES[1:]:
        getattr(acts, state)(made)
    assert workplace.orders.view(made).status in ("signed", "completed")
    act_as(workplace, "zhoumin")
    if workplace.orders.view(made).status == "signed":
        workplace.repairs.do(made, "complete")
    (found,) = workplace.visits.view(order).findings
    assert found.repair_status == "completed"


def next_visit(stage: Stage) -> None:
    """A quarter later everything is in order."""
    workplace = stage.workplace
    act_as(workplace, "zhenghao")
    workplace.plans.generate(SECOND)
    order = workplace.orders.find(f"BY-TJ01-E01-{SECOND:%Y%m%d}")
    maintenance.bring(workplace, order, "signed")


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


def open_order(hands: Hands) -> None:
    hands.click("open_orders_page")
    hands.write("search", "E01")
    hands.key("Return")
    hands.until(lambda: hands.sees("order_detail"), "the order")


def order_of(stage: Stage) -> Id:
    return stage.workplace.orders.find(f"BY-TJ01-E01-{DAY:%Y%m%d}")


def status(stage: Stage) -> str:
    return stage.workplace.orders.view(order_of(stage)).status


def here(stage: Stage) -> str:
    page = stage.window.current
    return str(page.items.current() if page.stages.stage == "items" else page.stages.stage)  # type: ignore[union-attr]
