"""The quarterly coating inspection of tank E01: 5 × 3 measuring points, one too low, to the signed sheet and on."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fieldtech.demo.acts import Acts
from fieldtech.demo.cases import MIXER, TANKER
from fieldtech.model.base import Id
from fieldtech.paths import resources
from fieldtech.services.visits.views import ObjectView
from fieldtech.ui.language import Language
from fieldtech.ui.theme import Theme
from maintenance import PreparedVisits, bring
from pages.visit import Visitor
from prepared import act_as
from stories import clock_of

COATED = replace(TANKER, terminal="", swap=None, part=None, diagnosis=MIXER.diagnosis)
PHOTO = resources() / "demo" / "photos" / "body_scratch.jpg"
LOW = "210"
POINTS = {"CM-12": ("312", "305", "298", "301", LOW), "CM-13": ("321", "318", "330", "325", "319"),
          "CM-14": ("340", "338", "345", "351", "339")}  # fmt: skip
TYPED = {"CM-04": "MoS2 NLGI 2, 40 g", "CM-06": "80"}
CHOSEN = ("CM-11", "CM-18", "CM-22")  # choices without an OK: the first answer is right
PHOTOS = ("CM-23", "CM-24")
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def begun(
    qtbot: QtBot, theme: Theme, language: Language, prepared_visits: PreparedVisits, tmp_path: Path
) -> Iterator[tuple[Visitor, Id]]:
    """The plan is written, approved and planned ahead, the customer told, the technician on site."""
    workplace, order = prepared_visits.open("in_service", tmp_path / "data")
    act_as(workplace, "wulei")
    visitor = Visitor(qtbot, theme, language, workplace, [PHOTO])
    visitor.close()
    visitor.come_to(order)
    yield visitor, order
    workplace.close()


def test_from_the_measuring_points_to_the_next_quarter(begun: tuple[Visitor, Id]) -> None:
    # issue 5, "It must show" 1; F29 to F34, T01, B23
    visitor, order = begun
    answer(visitor)
    low_point(visitor)
    repair = hazard(visitor, order)
    finish(visitor, order)
    sealed(visitor, order, repair)
    repaired(visitor, repair)
    next_quarter(visitor, order)


def answer(visitor: Visitor) -> None:
    """Ticks at once, the rest by keyboard: Enter goes on."""
    visitor.key(Qt.Key.Key_A, ALT)
    for item, text in TYPED.items():
        visitor.card(item)
        visitor.write(visitor.focus(), text)
        visitor.key(Qt.Key.Key_Return)
    for item in CHOSEN:
        visitor.card(item)
        visitor.key(Qt.Key.Key_1)
    for item, points in POINTS.items():
        visitor.card(item)
        for text in points:
            visitor.write(visitor.focus(), text)
            visitor.key(Qt.Key.Key_Return)
    for item in PHOTOS:
        visitor.card(item)
        visitor.key(Qt.Key.Key_P)
        visitor.qtbot.waitUntil(lambda item=item: any(photo.name == item for photo in here(visitor).photos))  # type: ignore[misc]


def low_point(visitor: Visitor) -> None:
    """40 µm below the limit: handled in words, and with a photo."""
    card = visitor.card("CM-12")
    assert "40 µm below the limit" in card._problem.text
    assert ("CM-12", "note") in here(visitor).gaps
    assert card._note is not None
    visitor.write(card._note, "ground and coated again")
    visitor.qtbot.waitUntil(lambda: here(visitor).gaps == (("CM-12", "photo"),))
    visitor.press("photo_CM-12")
    visitor.qtbot.waitUntil(lambda: here(visitor).gaps == ())


def hazard(visitor: Visitor, order: Id) -> str:
    """The customer is told with one key, the repair order is one press; it cannot be finished before."""
    visitor.card("CM-12")
    visitor.click(visitor.box("CM-12").danger)
    visitor.key(Qt.Key.Key_T, ALT)
    visitor.click(visitor.box("CM-12").order)
    (finding,) = visitor.stored(order).findings
    assert finding.hazard and finding.told_at is not None and finding.state == "repair" and finding.repair is not None
    repair = visitor.view(finding.repair)
    assert (repair.status, repair.equipment.number if repair.equipment else "") == ("registered", "E01")
    return finding.repair_number


def finish(visitor: Visitor, order: Id) -> None:
    """Standards; then both sign."""
    visitor.next()
    visitor.press("all_in_order")
    visitor.next()
    visitor.qtbot.waitUntil(lambda: visitor.page == "signoff_page")
    bring(visitor.workplace, order, "signed", "to_sign")


def sealed(visitor: Visitor, order: Id, repair: str) -> None:
    """The signed sheet is what was sealed: all points, and what became of the low one."""
    files = visitor.workplace.sheets
    written = files.write(order, "service", "zh_CN")
    assert written.missing == "" and files.verify(written.path).ok
    record = files.record(order)
    (tank,), (finding,) = record["objects"], record["findings"]
    points = {item["id"]: item["points"] for item in tank["items"] if item["points"]}
    assert points == {item: list(typed) for item, typed in POINTS.items()}
    low = next(item for item in tank["items"] if item["id"] == "CM-12")
    assert (low["minimum"], low["verdict"], low["note"]) == (LOW, "below", "ground and coated again")
    assert (finding["hazard"], finding["repair"], finding["told"]["person"]) == (True, repair, "马骏")


def repaired(visitor: Visitor, number: str) -> None:
    """The repair goes the way of every repair, to its own signature."""
    workplace = visitor.workplace
    repair = workplace.orders.find(number)
    acts = Acts(workplace, COATED)
    act_as(workplace, "zhoumin")
    for state in ("triage", "plan_to_confirm", "to_approve", "approved", "assigned", "accepted", "departed", "arrived",
                  "in_repair", "worked", "to_sign", "ready_to_seal", "sealed"):  # fmt: skip
        getattr(acts, state)(repair)
    assert workplace.orders.view(repair).status in ("signed", "completed")


def next_quarter(visitor: Visitor, order: Id) -> None:
    """Three months later the next visit is all in order: the history shows both."""
    workplace = visitor.workplace
    before = workplace.visits.view(order)
    clock_of(workplace).advance(timedelta(days=75))
    act_as(workplace, "zhenghao")
    workplace.plans.generate()
    following = workplace.orders.find(f"{before.plan.number}-{before.next.day:%Y%m%d}")
    bring(workplace, following, "signed")
    act_as(workplace, "zhoumin")
    story = workplace.machine_history.of_equipment(before.objects[0].thing)
    series = next(one for one in story.series if one.item == "CM-12")
    values = [(point.value, series.outside(point)) for point in series.points if point.value is not None]
    assert values == [(Decimal(LOW), True), (Decimal(425), False)]
    assert {visit.number for visit in story.visits} >= {before.number, workplace.visits.view(following).number}


def here(visitor: Visitor) -> ObjectView:
    """The tank as the page has it."""
    thing = visitor.visit.work.thing
    assert thing is not None
    return thing
