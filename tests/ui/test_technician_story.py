"""The technician's half of the story through the window, by keyboard, mouse and scanner only."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

import stories
from fieldtech.model.drafts.onsite import (
    AnswerDraft,
    ArrivalDraft,
    DiagnosisDraft,
)
from fieldtech.model.drafts.platform import PlatformCheckDraft
from fieldtech.paths import resources
from fieldtech.ui.language import Language
from fieldtech.ui.theme import Theme
from pages.technician import Technician
from prepared import Prepared

PHOTO = resources() / "demo" / "photos" / "wiring.jpg"
MOST = 45  # interactions from "accept" to "finish the work", without swap and signature

Seat = Iterator[tuple[Technician, stories.Id]]


@pytest.fixture
def assigned(qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path) -> Seat:
    workplace, order = prepared.open("assigned", tmp_path / "data")
    technician = Technician(qtbot, theme, language, workplace, [PHOTO])
    yield technician, order
    technician.close()


def test_from_accepting_to_finishing(assigned: tuple[Technician, stories.Id]) -> None:
    """B19, B20, F13 to F19, B27, F25 to F28: two parts, the whole checklist, the platform check."""
    technician, order = assigned
    depart(technician, order)
    arrive(technician, order)
    diagnose(technician, order)
    use_parts(technician, order)
    answer_checklist(technician, order)
    check_platform(technician, order)
    complete(technician, order)
    assert technician.view(order).status == "to_sign"
    print(f"\n{technician.count} interactions from accept to finish")
    assert technician.count <= MOST
    technician.next()
    assert technician.page == "signoff_page"
    assert technician.elsewhere["signoff_page"].references == [order.hex]
    assert technician.errors == []


def depart(technician: Technician, order: stories.Id) -> None:
    """The big button is always the first thing to do (B19, B20, F14)."""
    workplace = technician.workplace
    technician.next()
    assert technician.view(order).status == "accepted"
    stories.later(workplace, 20)
    for check in ("information", "tools", "spares", "documents"):
        assert technician.day.next.action == check
        technician.next()
    assert technician.day.next.action == "customer"
    technician.next()
    assert technician.sheet() is not None  # contact and time are there already
    technician.next()
    assert technician.sheet() is None
    assert technician.day.next.action == "depart"
    stories.later(workplace, 10)
    technician.next()
    assert technician.view(order).status == "departed"


def arrive(technician: Technician, order: stories.Id) -> None:
    """F15, B27: one scan fills number and model; nothing is ticked before somebody ticks it."""
    stories.later(technician.workplace, 55)
    technician.next()
    assert technician.page == "onsite_page"
    technician.scan(stories.OLD_TERMINAL)
    for tick in ("id_shown", "customer_confirmed", "fault_rechecked"):
        technician.press(tick)
    technician.next()
    view = technician.view(order)
    assert view.status == "arrived"
    assert view.facts.get(ArrivalDraft) == ArrivalDraft(True, True, True, "BX-V200", stories.OLD_TERMINAL)
    technician.press("all_normal")
    stories.later(technician.workplace, 10)
    technician.next()
    assert technician.view(order).status == "in_repair"


def diagnose(technician: Technician, order: stories.Id) -> None:
    """F19: the start is known, the end comes with finishing."""
    assert technician.onsite.rail.current == "diagnosis"
    technician.look_up("cause", "C05")
    technician.press("actions_A04")
    technician.press("suggest_1")
    technician.next()
    draft = technician.view(order).facts.get(DiagnosisDraft)
    assert draft is not None and draft.cause == "C05" and draft.actions == ("A04",)
    assert draft.started_at == technician.workplace.context.now() and draft.finished_at is None


def use_parts(technician: Technician, order: stories.Id) -> None:
    """F17, F18: one from the van by press, one by scan; reason and the customer's knowledge are his to say."""
    assert technician.onsite.rail.current == "parts"
    technician.press("add_P-3002")
    technician.scan("P-3001")
    for part, reason in (("P-3002", "blown"), ("P-3001", "worn")):
        line = technician.part_line(part)
        technician.choose(line.findChild(QComboBox, "reason"), reason)
        technician.click(line.findChild(object, "told"))
    stories.later(technician.workplace, 30)
    technician.next()
    used = {part.code: (part.quantity, part.reason, part.told) for part in technician.view(order).charges.parts}
    assert used == {"P-3002": (1, "blown", True), "P-3001": (1, "worn", True)}


def answer_checklist(technician: Technician, order: stories.Id) -> None:
    """F16: what was said before is not asked again; safety, readings and photos are looked at one by one."""
    assert technician.page == "checklist_page"
    technician.key(Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    technician.qtbot.waitUntil(lambda: technician.checklist.items.current() == "RP-03")  # safety is his to say
    technician.key(Qt.Key.Key_1)
    assert technician.checklist.items.current() == "RP-04"
    technician.key(Qt.Key.Key_1)
    technician.write(technician.focus(), "24.6")
    open_items = technician.checklist.items
    technician.key(Qt.Key.Key_Return)
    assert open_items.current() == "RP-19"
    technician.key(Qt.Key.Key_1)
    assert open_items.current() == "RP-23"
    technician.key(Qt.Key.Key_P)
    technician.qtbot.waitUntil(lambda: bool(technician.view(order).facts.all(AnswerDraft).get("RP-23")))
    technician.next()
    assert technician.page == "onsite_page"


def check_platform(technician: Technician, order: stories.Id) -> None:
    """Forms 2.4a in one press, and the checklist's own line with it."""
    assert technician.onsite.rail.current == "platform"
    technician.press("all_good")
    technician.next()
    draft = technician.view(order).facts.get(PlatformCheckDraft)
    assert draft is not None and draft.result == "online" and list(draft.problems()) == []
    assert technician.view(order).facts.all(AnswerDraft)["RP-20"].value == "已上线"


def complete(technician: Technician, order: stories.Id) -> None:
    """F25 to F28; the end of the work is now."""
    assert technician.onsite.rail.current == "completion"
    for tick in ("restored", "tidy", "firm"):
        technician.press(tick)
    technician.press("result_repaired")
    technician.next()
    view = technician.view(order)
    draft = view.facts.get(DiagnosisDraft)
    assert draft is not None and draft.finished_at == technician.workplace.context.now()
