"""Steps beside the straight way, the leave check, and what survives a crash."""

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from fieldtech.model.drafts.onsite import (
    SituationDraft,
)
from fieldtech.model.drafts.signoff import LeaveDraft
from fieldtech.paths import resources
from fieldtech.services.workplace import Workplace
from fieldtech.ui.language import Language
from fieldtech.ui.theme import Theme
from pages.technician import Technician, TechnicianAt


def again(technician: Technician, qtbot: QtBot, theme: Theme, language: Language) -> Technician:
    """The window is gone without a word (kill -9) and opened again on the same data."""
    fresh = Technician(
        qtbot, theme, language, technician.workplace, [resources() / "demo" / "photos" / "body_scratch.jpg"]
    )
    fresh.close()
    return fresh


def test_waiting_and_going_on(at: TechnicianAt) -> None:  # B32
    technician, order = at("in_repair")
    technician.window.open_page("onsite_page", order.hex)
    technician.press("hold")
    technician.press("waiting_for_part")
    technician.fill("part", "P-4001")
    technician.fill("text", "camera ordered, unit fitted")
    technician.press("submit")
    assert technician.view(order).status == "in_repair"  # neither ordered nor authorised
    technician.press("ordered")
    technician.press("submit")
    assert technician.view(order).status == "waiting"
    technician.next()
    assert technician.view(order).status == "in_repair"


def test_the_situation_is_reported(at: TechnicianAt) -> None:  # B42
    technician, order = at("in_repair")
    technician.window.open_page("onsite_page", order.hex)
    technician.onsite.side.act("situation")
    technician.choose(technician.find("to", QComboBox), "sunli")
    technician.fill("text", "the customer wants a second unit")
    technician.press("submit")
    draft = technician.view(order).facts.get(SituationDraft)
    assert draft == SituationDraft("the customer wants a second unit", "sunli")


def test_leaving_with_gaps_takes_a_reason_and_a_name(at: TechnicianAt) -> None:  # B43
    technician, order = at("in_repair")
    technician.window.open_page("onsite_page", order.hex)
    technician.press("leave_check")
    assert technician.page == "leave_page"
    assert {p.field for p in technician.leave.found.must} == {
        "diagnosis", "parts", "checklist", "platform", "completion",
    }  # fmt: skip
    assert technician.primary() == "1 of 5: Diagnosis"
    technician.press("leave_all_the_same")
    technician.press("submit")
    assert technician.view(order).facts.get(LeaveDraft) is None
    technician.fill("reason", "the gate closes at six")
    technician.press("submit")
    draft, person = technician.view(order).facts.get(LeaveDraft), technician.workplace.access.person
    assert draft is not None and person is not None and draft.name == person.name and "platform_missing" in draft.codes
    assert technician.page == "day_page"


def test_every_gap_leads_to_its_place(at: TechnicianAt) -> None:  # B43
    technician, order = at("in_repair")
    for section in ("diagnosis", "parts", "platform", "completion"):
        technician.window.open_page("leave_page", order.hex)
        technician.press(f"go_{section}")
        assert (technician.page, technician.onsite.rail.current) == ("onsite_page", section)
    technician.window.open_page("leave_page", order.hex)
    technician.press("go_checklist")
    assert technician.page == "checklist_page"


def test_sections_wait_for_the_start_of_the_work(at: TechnicianAt) -> None:
    technician, order = at("arrived")
    technician.window.open_page("onsite_page", f"{order.hex}/parts")
    section = technician.onsite.rail.section("parts")
    assert not section.is_open_for() and section._notice.isVisible()
    assert not technician.onsite.take_scan("P-3001")


@pytest.mark.parametrize(
    ("state", "section", "field", "text"),
    [
        ("in_repair", "diagnosis", "text", "harness chafed at the A pillar"),
        ("in_repair", "completion", "result_reason", "customer wants to wait"),
        ("in_repair", "platform", "reason", "tunnel"),
        ("departed", "arrival", "model_scanned", "BX-G100"),
        ("arrived", "condition", "text", "mirror broken"),
    ],
)
def test_what_was_typed_is_back_after_a_crash(
    at: TechnicianAt, qtbot: QtBot, theme: Theme, language: Language, state: str, section: str, field: str, text: str
) -> None:
    technician, order = at(state)
    technician.window.open_page("onsite_page", f"{order.hex}/{section}")
    opening = {"platform": "no_network", "completion": "result_temporary", "condition": "body_damaged"}
    if section in opening:
        technician.press(opening[section])
    technician.fill(field, text)
    kept: Workplace = technician.workplace
    qtbot.waitUntil(lambda: any(text in str(draft.body.values()) for draft in kept.drafts.pending()))
    fresh = again(technician, qtbot, theme, language)
    fresh.window.open_page("onsite_page", order.hex)
    form = fresh.onsite.rail.section(section).form  # type: ignore[attr-defined]
    assert getattr(form.draft(), field) == text
    assert "is back" in fresh.window.toast.text
    fresh.onsite.leave()
    stored = fresh.view(order).facts.get(form.draft_type)
    assert getattr(stored, field) == text  # once the section is left it is an entry


def test_a_part_being_typed_is_back_after_a_crash(
    at: TechnicianAt, qtbot: QtBot, theme: Theme, language: Language
) -> None:
    technician, order = at("in_repair")
    technician.window.open_page("onsite_page", f"{order.hex}/parts")
    technician.press("add_P-3002")
    line = technician.part_line("P-3002")
    technician.choose(line.findChild(QComboBox, "reason"), "blown")
    qtbot.waitUntil(lambda: any(d.body.get("reason") == "blown" for d in technician.workplace.drafts.pending()))
    fresh = again(technician, qtbot, theme, language)
    fresh.window.open_page("onsite_page", f"{order.hex}/parts")
    assert fresh.part_line("P-3002").draft().reason == "blown"  # type: ignore[attr-defined]
