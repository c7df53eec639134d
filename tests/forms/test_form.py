"""A form loads without saving, writes through, shows problems when asked, and survives a crash."""

from datetime import date

import gallery
import pytest
from gallery import IntakeForm, Keeper
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from fieldtech.errors import MachineError, Problem
from fieldtech.model.drafts.intake import IntakeDraft
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.notices import Banner
from fieldtech.ui.language import Language
from fieldtech.ui.theme import Theme


@pytest.fixture
def keeper() -> Keeper:
    return Keeper()


@pytest.fixture
def form(qtbot: QtBot, theme: Theme, language: Language, keeper: Keeper) -> IntakeForm:
    form = IntakeForm(keeper, "order-1")
    qtbot.addWidget(form)
    form.resize(900, 700)
    with qtbot.waitExposed(form):
        form.show()
    form.activateWindow()
    return form


def type_into(form: IntakeForm, name: str, text: str) -> QWidget:
    editor = form.editor(name).control
    editor.setFocus()
    QTest.keyClicks(editor, text)
    return editor


def test_loading_saves_nothing_and_shows_no_problem(form: IntakeForm, keeper: Keeper) -> None:
    form.load(IntakeDraft(caller="王建国", phone="13912345678", symptoms=("S01",)))
    assert keeper.writes == 0
    assert not form.is_dirty()
    assert form.draft().symptoms == ("S01",)
    assert form.cell("address" if "address" in form._cells else "caller").note.text == "Who is on the phone"


def test_typing_is_written_through_within_200_ms(form: IntakeForm, keeper: Keeper, qtbot: QtBot) -> None:
    with qtbot.waitSignal(form.saved, timeout=1000):
        type_into(form, "caller", "Li Wei")
    assert keeper.kept["intake_form", "order-1"]["caller"] == "Li Wei"


def test_going_on_and_hiding_write_at_once(form: IntakeForm, keeper: Keeper) -> None:
    type_into(form, "caller", "Li")
    form.editor("phone").control.setFocus()
    assert keeper.kept["intake_form", "order-1"]["caller"] == "Li"
    type_into(form, "phone", "139")
    form.hide()
    assert keeper.kept["intake_form", "order-1"]["phone"] == "139"


def test_after_a_crash_everything_is_there_even_half_a_date(form: IntakeForm, keeper: Keeper, qtbot: QtBot) -> None:
    type_into(form, "text", "drifts again")
    type_into(form, "bought_on", "2026-1")
    form.flush()
    again = IntakeForm(keeper, "order-1")
    qtbot.addWidget(again)
    with qtbot.waitSignal(again.restored, timeout=100):
        again.load(IntakeDraft(caller="from the store"))
    assert again.draft().text == "drifts again"
    line = again.editor("bought_on").control
    assert isinstance(line, QLineEdit)
    assert line.text() == "2026-1"
    assert Problem("bought_on", "date_shape") in again.problems()
    again.revert()
    assert again.draft() == IntakeDraft(caller="from the store")
    assert keeper.kept == {}


def test_problems_wait_until_the_field_was_touched_or_submitting_was_tried(form: IntakeForm) -> None:
    form.editor("phone").control.setFocus()
    form.editor("caller").control.setFocus()
    assert form.cell("phone").note.text == ""
    assert form.submit() is None
    assert form.cell("phone").note.severity == "error"
    assert form.editor("phone").control.property("state") == "error"
    type_into(form, "caller", "Li Wei")
    assert form.cell("caller").note.severity == "hint"


def test_missing_counts_fields_and_f8_goes_to_the_first(form: IntakeForm) -> None:
    before = form.missing()
    type_into(form, "caller", "Li Wei")
    assert form.missing() == before - 1
    form.go_to_problem()
    assert form.editor("phone").control.hasFocus()


def test_a_complete_form_gives_its_draft(form: IntakeForm) -> None:
    form.load(IntakeDraft(address="Qingdao", equipment="E01", environment=("damp",), at=gallery.NOW))
    type_into(form, "phone", "13912345678")
    type_into(form, "caller", "Li Wei")
    customer = type_into(form, "customer", "C001")
    QTest.keyClick(customer, Qt.Key.Key_Tab)
    type_into(form, "bought_on", "20250601")
    type_into(form, "text", "drifts")
    form.findChild(Button, "symptoms_S02").click()
    form.findChild(Button, "level_on_site").click()
    form.findChild(Button, "promised_at_quick_1").click()
    form.findChild(Button, "emergency").click()
    assert [p.field for p in form.problems() if p.severity == "error"] == ["emergency_reason"]
    form.findChild(Button, "emergency").click()
    draft = form.submit()
    assert draft is not None
    assert (draft.customer, draft.symptoms, draft.level) == ("C001", ("S02",), "on_site")
    assert draft.bought_on == date(2025, 6, 1)
    assert draft.promised_at == gallery.NOW.replace(hour=6, minute=0)


def test_unknown_is_an_answer_to_a_date(form: IntakeForm) -> None:
    type_into(form, "bought_on", "2025-06-01")
    chip = form.findChild(Button, "bought_unknown")
    chip.click()
    assert (form.draft().bought_on, form.draft().bought_unknown) == (None, True)
    type_into(form, "bought_on", "2025-06-01")
    assert (form.draft().bought_on, form.draft().bought_unknown) == (date(2025, 6, 1), False)


def test_a_scan_goes_to_the_field_for_its_kind(form: IntakeForm) -> None:
    assert form.take_scan("BXA0007")
    assert form.draft().model == "BXA0007"
    assert not form.take_scan("FT1:something")


def test_problems_of_a_service_are_shown_until_the_next_edit(form: IntakeForm) -> None:
    form.show_problems([Problem("caller", "required")])
    assert form.cell("caller").note.severity == "error"
    type_into(form, "caller", "Li Wei")
    assert form.cell("caller").note.severity == "hint"


def test_labels_follow_the_language_and_values_stay(form: IntakeForm, language: Language, qtbot: QtBot) -> None:
    form.findChild(Button, "symptoms_S02").click()
    type_into(form, "caller", "Li Wei")
    language.use("zh_CN")
    qtbot.waitUntil(lambda: form.cell("caller").label.text() == "报修人")
    assert form.findChild(Button, "symptoms_S02").text() == "不上线"
    assert (form.draft().caller, form.draft().symptoms, form.draft().channel) == ("Li Wei", ("S02",), "hotline")


def test_a_full_disk_is_said_and_tried_again(form: IntakeForm, keeper: Keeper, qtbot: QtBot) -> None:
    keeper.trouble = MachineError("disk_full", file="fieldtech.db")
    with qtbot.waitSignal(form.failed, timeout=1000):
        type_into(form, "caller", "Li Wei")
    assert form.unsaved
    assert [banner.title for banner in form.findChildren(Banner) if banner.isVisible()] == ["NOT saved"]
    form.hide()
    form.show()
    keeper.trouble = None
    with qtbot.waitSignal(form.saved, timeout=5000):
        pass
    assert keeper.kept["intake_form", "order-1"]["caller"] == "Li Wei"
    assert not form.unsaved
    assert [banner for banner in form.findChildren(Banner) if banner.isVisible()] == []


def test_what_one_typed_never_becomes_the_draft_of_another(form: IntakeForm, keeper: Keeper) -> None:
    keeper.trouble = MachineError("disk_full", file="fieldtech.db")
    type_into(form, "caller", "Li Wei")
    form.flush()
    keeper.trouble, keeper.owner = None, "wulei"
    form.flush()
    assert keeper.kept == {}
    keeper.owner = "zhoumin"
    form.flush()
    assert keeper.kept["intake_form", "order-1"]["caller"] == "Li Wei"
