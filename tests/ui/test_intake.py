"""A call from the first word to the order under assessment."""

import re
from pathlib import Path

import audit
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

import stories
from fieldtech.forms.intake.questions import FORM_KEY
from fieldtech.forms.masters.sheet import MasterSheet
from fieldtech.model.drafts.intake import IntakeDraft
from fieldtech.services.workplace import Workplace
from fieldtech.ui.language import Language
from fieldtech.ui.theme import Theme
from pages.desk import CallDesk
from prepared import Prepared, act_as


@pytest.fixture
def demo(prepared: Prepared, tmp_path: Path) -> Workplace:
    return prepared.demo(tmp_path / "data")


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme, language: Language, demo: Workplace) -> CallDesk:
    return CallDesk(qtbot, theme, language, demo)


def tell(desk: CallDesk) -> None:
    """All that the caller says."""
    desk.hear("1891234")
    desk.choose("V10")
    desk.chip("symptoms", "S02")
    desk.type_into("text", "offline since last night")
    desk.chip("environment", "corrosion")
    desk.chip("level", "onsite")
    desk.press("promised_at_quick_1")


def test_a_call_becomes_an_order_under_assessment(desk: CallDesk) -> None:
    # B14, B15, B16, T05: the five fields, the symptom, the sheet, the first responder
    tell(desk)
    assert not desk.there("missing")
    desk.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.qtbot.waitUntil(lambda: bool(desk.changes))
    view = desk.workplace.orders.view(desk.changes[-1].id)
    call = view.facts.get(IntakeDraft)
    assert call is not None
    assert (view.status, view.first_responder) == ("triage", "zhoumin")
    assert (call.customer, call.vehicle, call.caller, call.phone) == ("C003", "V10", "马骏", "18912345671")
    assert (call.model, str(call.bought_on), call.level) == ("BX-V200", "2025-06-01", "onsite")
    assert call.promised_at is not None
    assert call.promised_at.astimezone(stories.ZONE).hour == 11
    assert desk.elsewhere["orders_page"].references == [view.id.hex]
    assert desk.workplace.drafts.pending() == []


@pytest.mark.parametrize("fragment", ["马骏", "C8R071", "BXA0007", "89860420123456789059", "蓝盾", "5671"])
def test_any_fragment_finds_the_customer(desk: CallDesk, fragment: str) -> None:
    desk.hear(fragment)
    assert desk.page.form.draft().customer == "C003"


def test_a_plate_picks_its_vehicle_too(desk: CallDesk) -> None:
    desk.hear("C8R071")
    assert desk.page.form.draft().vehicle == "V10"


def test_a_known_number_in_the_phone_field_finds_the_customer(desk: CallDesk) -> None:
    desk.type_into("phone", "13912345678")
    draft = desk.page.form.draft()
    assert (draft.customer, draft.caller) == ("C001", "王建国")


def test_another_customer_takes_nothing_along_from_the_first(desk: CallDesk) -> None:
    desk.hear("C8R071")
    desk.hear("海岳")
    draft = desk.page.form.draft()
    assert (draft.customer, draft.vehicle, draft.caller) == ("C001", "", "王建国")
    assert "黄岛" in draft.address


def test_equipment_has_its_own_symptoms_and_needs_no_model(desk: CallDesk) -> None:
    desk.hear("蓝盾")
    desk.choose("E01")
    codes = [option.value for option in desk.page.form._symptom_options()]
    assert "S30" in codes
    assert "S02" not in codes
    draft = desk.page.form.draft()
    assert (draft.equipment, draft.vehicle, draft.bought_unknown) == ("E01", "", True)
    assert draft.environment == ("corrosion", "damp")
    assert "model" not in {problem.field for problem in draft.problems()}


def test_a_repeated_fault_is_said_and_linked(
    qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path
) -> None:
    # states 4.2: same vehicle, same symptom family within 30 days
    workplace, _ = prepared.open("sealed", tmp_path / "data")
    stories.later(workplace, 60 * 24 * 3)
    desk = CallDesk(qtbot, theme, language, workplace)
    desk.hear("C8R071")
    assert not desk.page.side.repeat.isVisible()
    desk.chip("symptoms", "S02")
    assert desk.page.side.repeat.title == "Same fault again: call 2 in 3 days"
    said = " ".join(label.text() for label in desk.page.side.repeat.findChildren(QLabel))
    assert "WX-TJ01-20261118-001" in said and not re.search("[\u4e00-\u9fff]", said)


def test_what_is_missing_is_counted_and_f8_goes_there(desk: CallDesk) -> None:
    desk.hear("C8R071")
    desk.page.next_missing()
    focus = desk.window.focusWidget()
    assert focus is not None
    assert desk.page.form.editor("symptoms").widget.isAncestorOf(focus)
    desk.primary().click()
    assert desk.changes == []
    assert desk.page.form.cell("text").note.text == "This field is required."


def test_an_emergency_needs_its_reason(desk: CallDesk) -> None:
    # T27
    tell(desk)
    desk.press("emergency")
    desk.primary().click()
    assert desk.changes == []
    desk.type_into("emergency_reason", "blocks the port lane")
    desk.primary().click()
    assert desk.workplace.orders.view(desk.changes[-1].id).emergency


def test_a_call_on_hold_waits_and_comes_back(desk: CallDesk) -> None:
    desk.hear("C8R071")
    desk.key(Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    desk.qtbot.waitUntil(lambda: desk.page.form.draft().customer == "")
    desk.hear("海岳")
    desk.press("resume_call")
    assert desk.page.form.draft().vehicle == "V10"
    desk.press("resume_call")
    assert desk.page.form.draft().customer == "C001"


def test_a_crash_loses_nothing(desk: CallDesk, qtbot: QtBot, theme: Theme, language: Language) -> None:
    desk.hear("C8R071")
    desk.type_into("text", "half a sente")
    desk.page.leave()
    again = CallDesk(qtbot, theme, language, desk.workplace)
    draft = again.page.form.draft()
    assert (draft.vehicle, draft.text) == ("V10", "half a sente")


def test_drafts_belong_to_the_person(desk: CallDesk) -> None:
    desk.hear("C8R071")
    desk.page.leave()
    act_as(desk.workplace, "zhenghao")
    desk.window.show_for(desk.workplace.access.person)
    assert desk.page.form.draft().customer == ""


def test_a_new_customer_and_vehicle_are_added_on_the_spot(desk: CallDesk) -> None:
    desk.type_into("phone", "13800138000")
    desk.type_into("caller", "Liu")
    desk.press("new_customer")
    sheet = desk.sheet()
    for field, text in (("name", "Fresh Freight"), ("address", "1 New Road")):
        line = sheet.findChild(QLineEdit, field)
        assert line is not None
        line.setText(text)
    sheet.primary.click()
    draft = desk.page.form.draft()
    card = desk.workplace.history.customers("Fresh").rows[0]
    assert draft.customer == card.number
    contacts = desk.workplace.history.customer_card(card.id).contacts
    assert [(c.name, c.mobile) for c in contacts] == [("Liu", "13800138000")]
    desk.press("new_vehicle")
    sheet = desk.sheet()
    assert isinstance(sheet, MasterSheet)
    sheet.form.set_field("plate", "鲁B12345")
    sheet.form.set_field("plate_colour", 2)
    sheet.primary.click()
    assert desk.page.form.thing is not None
    assert desk.page.form.thing.name == "鲁B12345"


def test_a_customer_half_typed_is_found_again(desk: CallDesk) -> None:
    desk.press("new_customer")
    sheet = desk.sheet()
    assert isinstance(sheet, MasterSheet)
    sheet.form.set_field("name", "Fresh Freight")
    sheet.close_sheet()
    desk.press("new_customer")
    sheet = desk.sheet()
    assert isinstance(sheet, MasterSheet)
    assert sheet.form.editor("name").value() == "Fresh Freight"


def test_the_call_of_an_order_is_corrected(
    qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path
) -> None:
    workplace, order = prepared.open("registered", tmp_path / "data")
    desk = CallDesk(qtbot, theme, language, workplace)
    desk.window.open_page("intake_page", str(order))
    desk.type_into("text", "offline and hot")
    desk.primary().click()
    call = workplace.orders.view(order).facts.get(IntakeDraft)
    assert call is not None
    assert call.text == "offline and hot"
    assert workplace.drafts.load("intake_form", FORM_KEY) is None


def test_a_technician_registers_without_assessing(
    qtbot: QtBot, theme: Theme, language: Language, demo: Workplace
) -> None:
    desk = CallDesk(qtbot, theme, language, demo, "wulei")
    tell(desk)
    assert desk.primary().text() == "Register"
    desk.primary().click()
    assert demo.orders.view(desk.changes[-1].id).status == "registered"


@pytest.mark.parametrize("size", audit.SIZES)
@pytest.mark.parametrize("code", ["zh_CN", "en"])
def test_level_and_promise_are_always_in_sight(
    desk: CallDesk, language: Language, code: str, size: tuple[int, int]
) -> None:
    language.use(code)
    tell(desk)
    desk.window.resize(*size)
    audit.settle()
    audit.settle()
    for name in ("level", "promised_at", "emergency"):
        control = desk.page.form.editor(name).control
        assert control.visibleRegion().boundingRect().size() == control.size(), name
    desk.page.form.editor("phone").control.setFocus()
    assert desk.page.form.editor("level").control.isVisible()
    language.use("en")


def test_the_kind_of_vehicle_is_said_in_the_language_shown(desk: CallDesk, language: Language) -> None:
    tell(desk)
    for code, kind in (("en", "Dangerous goods"), ("zh_CN", "危货")):
        language.use("en" if code == "en" else "zh_CN")
        audit.settle()
        assert kind in desk.page.form.cell("vehicle").note.text
        assert [kind in option.detail for option in desk.page.form.caller.thing_options("8R071")] == [True]
    language.use("en")


def test_a_telephone_without_a_number_is_no_call(desk: CallDesk) -> None:  # B14
    tell(desk)
    desk.type_into("phone", "abc")
    desk.primary().click()
    assert desk.changes == []
    assert "no telephone number" in desk.page.form.cell("phone").note.text


@pytest.mark.parametrize("code", ["zh_CN", "en"])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_nothing_is_clipped_small_or_unnamed(
    desk: CallDesk, theme: Theme, language: Language, code: str, mode: str
) -> None:
    found = []
    for full in (False, True):
        if full:
            tell(desk)
        language.use(code)
        theme.use(mode)
        for size in audit.SIZES:
            desk.window.resize(*size)
            audit.settle()
            audit.settle()  # chips that break into lines settle from the inside out
            found += [f"{size} {fault}" for fault in audit.faults(desk.window) + audit.foreign_colours(desk.window)]
            assert (desk.window.width(), desk.window.height()) == size
        language.use("en")
        audit.settle()
    assert found == []
