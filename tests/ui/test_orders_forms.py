"""Every form of the desk: problems beside their fields, drafts that come back, refusals that lead on."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fieldtech.ui.language import Language
from fieldtech.ui.theme import Theme
from pages.orders import Desk
from prepared import Prepared

REQUIRED = "This field is required."
EMPTY = [
    ("triage", "zhenghao", "triage", ("nature", "severity"), REQUIRED),
    ("triage", "zhenghao", "propose_plan", ("text",), REQUIRED),
    ("triage", "zhenghao", "propose_plan", ("minutes",), "Enter a number above 0."),
    ("triage", "zhenghao", "solve_by_hotline", ("solved", "text"), REQUIRED),
    ("triage", "zhenghao", "start_remote", ("at",), REQUIRED),
    ("plan_to_confirm", "zhoumin", "submit", ("agreed",), REQUIRED),
    ("plan_to_confirm", "zhoumin", "rethink", ("reason",), "Say why (at least 2 characters)."),
    ("plan_to_confirm", "zhenghao", "cancel", ("customer_informed",), "Tell the customer first, then tick."),
    ("to_approve", "zhenghao", "approve_verbally", ("asked", "at", "content", "answer"), REQUIRED),
    ("to_approve", "zhoumin", "withdraw", ("reason",), "Say why (at least 2 characters)."),
    ("to_approve", "sunli", "return_plan", ("reason",), "Say why (at least 2 characters)."),
    ("approved", "zhenghao", "assign", ("technicians",), REQUIRED),
    ("approved", "zhenghao", "verbal", ("asked", "at", "content", "answer"), REQUIRED),
    ("approved", "zhenghao", "situation", ("to", "text"), REQUIRED),
    ("accepted", "wulei", "hand_over", ("technician", "state_of_work"), REQUIRED),
]


@pytest.mark.parametrize(("state", "login", "act", "fields", "said"), EMPTY)
def test_an_empty_form_says_what_is_missing_beside_the_field(
    qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path,
    state: str, login: str, act: str, fields: tuple[str, ...], said: str,
) -> None:  # fmt: skip
    workplace, order = prepared.open(state, tmp_path / "data")
    desk = Desk(qtbot, theme, language, workplace, login)
    desk.open(order)
    desk.page.detail.act.emit(act)
    desk.submit()
    assert {field: desk.note(field) for field in fields} == dict.fromkeys(fields, said)
    assert desk.status() == state
    assert desk.changes == []


def test_a_draft_comes_back_when_the_form_opens_again(
    qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path
) -> None:
    """Promise 2: Esc closes and keeps."""
    workplace, order = prepared.open("triage", tmp_path / "data")
    desk = Desk(qtbot, theme, language, workplace)
    desk.open(order)
    desk.page.detail.act.emit("propose_plan")
    desk.type("text", "half a sentence")
    desk.type("minutes", "ninety")
    qtbot.keyClick(desk.control("minutes"), Qt.Key.Key_Escape)
    desk.wait(lambda: desk.sheet() is None)
    kept = workplace.drafts.load("plan_form", order.hex)
    assert kept is not None and kept.body["text"] == "half a sentence"

    desk.page.detail.act.emit("propose_plan")
    assert desk.form_sheet.restored.isVisible()
    assert desk.form_sheet.form.draft().text == "half a sentence"
    assert desk.control("minutes").text() == "ninety"  # what is no number yet is kept, too
    desk.press(desk.form_sheet.anew)
    assert desk.form_sheet.form.draft().text == ""
    assert workplace.drafts.load("plan_form", order.hex) is None


def test_two_reasons_of_one_order_do_not_mix(
    qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path
) -> None:
    workplace, order = prepared.open("to_approve", tmp_path / "data")
    desk = Desk(qtbot, theme, language, workplace, "zhoumin")
    desk.open(order)
    desk.page.detail.act.emit("withdraw")
    desk.type("reason", "price has changed")
    desk.press(desk.form_sheet.cancel)
    desk.page.detail.act.emit("rethink")
    assert desk.form_sheet.form.draft().reason == ""


def test_remote_work_needs_the_customers_word_and_may_fail(
    qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path
) -> None:
    """T33, T34: the next step follows the level, and what did not help is not proposed again."""
    workplace, order = prepared.open("triage", tmp_path / "data")
    desk = Desk(qtbot, theme, language, workplace)
    desk.open(order)
    desk.next_step()
    desk.choose("nature", "software")
    desk.choose("severity", "3")
    desk.choose("level", "hotline")
    desk.submit()
    assert desk.primary.objectName() == "solve_by_hotline"
    desk.next_step()
    desk.choose("solved", "no")
    desk.type("text", "restart did not help")
    desk.submit()
    assert desk.primary.objectName() == "start_remote"
    desk.next_step()
    desk.quick("at")
    desk.submit()
    assert desk.status() == "remote"
    desk.next_step()
    desk.choose("solved", "yes")
    desk.type("text", "address of the platform set anew")
    desk.submit()
    assert desk.status() == "to_confirm"
    desk.next_step()
    desk.choose("confirmed", "no")  # P31: the customer's no goes back to the assessment
    desk.type("reason", "offline again")
    desk.submit()
    assert desk.status() == "triage"


def test_a_contractor_needs_the_managers_consent(
    qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path
) -> None:
    """B33: choosing one asks for it at once; own people being free is a doubt of its own."""
    workplace, order = prepared.open("approved", tmp_path / "data")
    desk = Desk(qtbot, theme, language, workplace)
    desk.open(order)
    desk.next_step()
    desk.quick("slot_from")
    desk.press(desk.find("technician_haitong"))
    assert desk.form_sheet.form.draft().staff_kind == "contractor"
    desk.submit()
    assert desk.note("consent_by") == REQUIRED
    desk.choose_from_list("consent_by", "sunli")
    desk.quick("consent_at")
    desk.type("consent_reason", "all are away")
    for code in ("crew_unqualified", "own_technicians_free"):
        desk.press(desk.find(f"considered_{code}"))
    desk.submit()
    assert desk.status() == "assigned" and desk.view().technician == "haitong"


def test_enter_submits_and_tab_stays_inside(
    qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path
) -> None:
    workplace, order = prepared.open("triage", tmp_path / "data")
    desk = Desk(qtbot, theme, language, workplace)
    desk.open(order)
    desk.page.detail.act.emit("start_remote")
    sheet = desk.form_sheet
    for _ in range(len(sheet.tab_stops()) + 1):
        qtbot.keyClick(desk.window.focusWidget() or sheet, Qt.Key.Key_Tab)
        assert sheet.isAncestorOf(desk.window.focusWidget())
    desk.focus(desk.control("person"))
    qtbot.keyClick(desk.control("person"), Qt.Key.Key_Return)
    assert desk.note("at") == REQUIRED
