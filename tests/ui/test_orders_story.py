"""The story's office half on the orders page: from the call written down to the technician assigned."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

import stories
from fieldtech.model.base import Id
from fieldtech.model.drafts.intake import TriageDraft
from fieldtech.model.drafts.planning import AssignDraft, PartNeed, PlanDraft, ToldDraft, VerbalDraft
from fieldtech.ui.language import Language
from fieldtech.ui.pages.order.reason_list import MissingSheet
from fieldtech.ui.theme import Theme
from pages.orders import Desk
from prepared import Prepared, act_as


def test_from_the_call_to_the_assignment(
    qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path
) -> None:
    """B18, F09 to F12, B17, with the four people of the story."""
    workplace, order = prepared.open("registered", tmp_path / "data")
    desk = Desk(qtbot, theme, language, workplace, "zhoumin")
    desk.open(order)

    assess(desk)
    assert desk.status() == "triage"
    plan(desk)
    assert desk.status() == "plan_to_confirm"
    tell(desk)
    assert desk.status() == "to_approve"
    assert not desk.primary.isVisible()
    assert "孙立" in desk.page.detail.waits.text()  # whose turn it is

    desk.sign_in("sunli")
    desk.open(order)
    desk.next_step()
    desk.type("opinion", "agreed")
    desk.submit()
    assert desk.status() == "approved"

    desk.sign_in("zhenghao")
    desk.open(order)
    assign(desk)
    assert desk.status() == "assigned"
    view = workplace.orders.view(order)
    assert view.technician == "wulei" and view.slot_from is not None
    assert [change.number for change in desk.changes] == [view.number] * 7  # six steps and the refused round


def assess(desk: Desk) -> None:
    """F09: the assessment opens by itself once it is started."""
    qtbot = desk.qtbot
    qtbot.keyClick(desk.window, Qt.Key.Key_F2)
    desk.wait(lambda: desk.sheet() is not None)
    desk.choose("nature", "hardware")
    desk.choose("severity", "2")
    qtbot.keyClick(desk.form_sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.wait(lambda: desk.sheet() is None)
    draft = desk.view().facts.get(TriageDraft)
    assert draft == TriageDraft("hardware", 2, "quality", "onsite")


def plan(desk: Desk) -> None:
    """F10: text, parts found by typing, minutes, price."""
    desk.next_step()
    desk.type("text", "bring a unit and a card")
    for part in ("P-1001", "P-5001"):
        desk.look_up("parts", part)
    desk.type("minutes", "90")
    desk.submit()
    draft = desk.view().facts.get(PlanDraft)
    assert draft == PlanDraft("bring a unit and a card", 90, 0, (PartNeed("P-1001"), PartNeed("P-5001")))


def tell(desk: Desk) -> None:
    """F11, F12: a refusal stays as a round, then the customer agrees."""
    desk.next_step()
    asked = desk.form_sheet.form.draft()
    assert (asked.person, asked.at) == ("马骏", desk.workplace.context.now().replace(second=0, microsecond=0))
    desk.choose("agreed", "no")
    desk.type("objection", "too late")
    desk.submit()
    assert desk.status() == "plan_to_confirm"
    desk.next_step()
    desk.choose("agreed", "yes")
    desk.quick("promised_at")
    desk.submit()
    told = desk.view().facts.all(ToldDraft)
    assert told["round-1"].objection == "too late" and told[""].agreed


def assign(desk: Desk) -> None:
    """B18: the best fit is on top; who lacks parts says so."""
    desk.next_step()
    desk.quick("slot_from")
    assert desk.form_sheet.form.draft().slot_to is not None
    desk.press(desk.find("technician_wulei"))
    desk.submit()


def test_an_emergency_is_assigned_on_a_verbal_consent(
    qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path
) -> None:
    """T27: without a declared emergency the form says so, and where to mend it."""
    workplace, order = prepared.open("registered", tmp_path / "data")
    desk = Desk(qtbot, theme, language, workplace)
    desk.open(order)
    desk.pick("assign_emergency")
    assert desk.form_sheet.form.objectName() == "verbal_form"  # the consent comes first
    desk.choose_from_list("asked", "sunli")
    desk.quick("at")
    desk.type("content", "truck stands in the port")
    desk.type("answer", "go")
    desk.submit()
    assert desk.form_sheet.form.objectName() == "assign_form"
    verbal = desk.view().facts.get(VerbalDraft)
    assert verbal is not None and verbal.asked == "sunli"
    desk.quick("slot_from")
    desk.press(desk.find("technician_wulei"))
    desk.submit()
    reasons = desk.form_sheet.reasons
    assert [p.code for p in reasons.problems] == ["emergency_not_declared"]
    desk.press(desk.find("fix_emergency_not_declared"))
    assert desk.intake.references == [str(order)]


def test_doubts_are_ticked_one_by_one(
    qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path
) -> None:
    """B18: a person busy at that time is a doubt the dispatcher has to consider."""
    workplace, first = prepared.open("approved", tmp_path / "data")
    desk = Desk(qtbot, theme, language, workplace)
    now = workplace.context.now()
    slot = {"slot_from": now, "slot_to": now.replace(hour=now.hour + 3)}
    workplace.repairs.do(first, "assign", AssignDraft(("wulei",), "own", **slot, site_class="B"))
    second = another_approved(desk)
    desk.open(second)
    desk.next_step()
    form = desk.form_sheet.form
    form.set_field("slot_from", slot["slot_from"])
    form.set_field("slot_to", slot["slot_to"])
    desk.press(desk.find("technician_wulei"))
    desk.wait(lambda: desk.there("considered_crew_overlap"))
    assert desk.find("considered_crew_overlap").accessibleDescription().startswith("吴磊 already has WX-TJ01")
    desk.submit()
    assert desk.note("confirmed") == "Tick each doubt once you have considered it."
    desk.press(desk.find("considered_crew_overlap"))
    desk.submit()
    assert desk.status() == "assigned"
    draft = workplace.orders.view(second).facts.get(AssignDraft)
    assert draft is not None and draft.confirmed == ("crew_overlap",)


def another_approved(desk: Desk) -> Id:
    """A second order, brought to its approval by the services."""
    workplace = desk.workplace
    order = stories.order_in(workplace, "approved")
    act_as(workplace, "zhenghao")
    return order


def test_what_is_owed_keeps_an_order_from_the_archive(
    qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path
) -> None:
    """B42: the button says how much is missing and leads to it; reading the report settles it."""
    workplace, order = prepared.open("sealed", tmp_path / "data")
    desk = Desk(qtbot, theme, language, workplace)
    desk.open(order)
    assert desk.status() == "completed"
    desk.pick("situation")
    desk.choose_from_list("to", "chenjing")
    desk.type("text", "the yard has no light")
    desk.submit()
    desk.sign_in("chenjing")
    desk.open(order)
    assert desk.primary.text() == "Archive: 1 item missing"
    desk.next_step()
    sheet = desk.sheet()
    assert isinstance(sheet, MissingSheet)
    desk.press(desk.find("fix_owed_situation"))
    desk.submit()
    assert desk.primary.text() == "Archive"
    desk.next_step()
    assert desk.status() == "archived"


def test_a_verbal_approval_is_made_good_later(
    qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path
) -> None:
    """States 4.8: approved on the telephone, signed by the manager afterwards."""
    workplace, order = prepared.open("to_approve", tmp_path / "data")
    desk = Desk(qtbot, theme, language, workplace)
    desk.open(order)
    desk.pick("approve_verbally")
    desk.choose_from_list("asked", "sunli")
    desk.quick("at")
    desk.type("content", "plan and price")
    desk.type("answer", "yes")
    desk.submit()
    assert desk.status() == "approved"
    desk.sign_in("sunli")
    desk.open(order)
    assert desk.page.detail.follow_ups.isVisible()
    desk.press(desk.find("settle_late_approval"))
    desk.submit()
    assert "late_approval" not in {owed.kind for owed in workplace.orders.view(order).follow_ups}


def test_the_technician_is_led_to_his_own_page(
    qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path
) -> None:
    """The work on site has a page of its own; the dispatcher sees whose turn it is."""
    workplace, order = prepared.open("accepted", tmp_path / "data")
    desk = Desk(qtbot, theme, language, workplace, "wulei")
    desk.open(order)
    desk.next_step()
    assert desk.onsite.references == [str(order)]
    desk.sign_in("zhenghao")
    desk.open(order)
    assert not desk.primary.isVisible() and "吴磊" in desk.page.detail.waits.text()
