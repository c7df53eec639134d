"""The technician's pages in both languages and themes, at three sizes; everything reached by Tab."""

from datetime import timedelta
from pathlib import Path

import audit
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import stories
from fieldtech.model.drafts.onsite import AnswerDraft, PartLineDraft, SituationDraft
from fieldtech.model.drafts.planning import VerbalDraft
from fieldtech.model.orders import Order
from fieldtech.services.follow_ups import owe
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.sheet import Sheet
from fieldtech.ui.language import Language
from fieldtech.ui.pages.onsite.rail import SECTIONS
from fieldtech.ui.theme import Theme
from pages.technician import Technician
from prepared import Prepared, act_as

PHOTOS = Path(__file__).parents[2] / "resources" / "demo" / "photos"
LOOKS = [(code, mode) for code in ("zh_CN", "en") for mode in ("light", "dark")]


def seat(
    qtbot: QtBot, theme: Theme, language: Language, workplace: Workplace, look: tuple[str, str] = ("en", "light")
) -> Technician:
    technician = Technician(qtbot, theme, language, workplace)
    technician.close()
    language.use(look[0])  # type: ignore[arg-type]
    theme.use(look[1])  # type: ignore[arg-type]
    settle()
    return technician


def settle() -> None:
    """Deep layouts take several rounds until every wrapped line has its height."""
    for _ in range(6):
        audit.settle()


def faults_at_all_sizes(technician: Technician, what: str) -> list[str]:
    found: list[str] = []
    for size in audit.SIZES:
        technician.window.resize(*size)
        settle()
        wrong = audit.faults(technician.window) + audit.foreign_colours(technician.window)
        found += [f"{what} {size} {fault}" for fault in wrong]
        assert (technician.window.width(), technician.window.height()) == size
    return found


def rich(workplace: Workplace, order: stories.Id) -> None:
    """Everything that can be shown: damage, photos, a foreign part, something owed."""
    act_as(workplace, "wulei")
    for slot in ("damage", "wiring"):
        workplace.photos.add(order, slot, (PHOTOS / f"{'body_scratch' if slot == 'damage' else slot}.jpg").read_bytes())
    workplace.repairs.note(order, PartLineDraft("P-3001", "", 1), "line-1")
    workplace.repairs.note(order, PartLineDraft("special bracket", "", 2, "broken"), "line-2")
    workplace.repairs.note(order, VerbalDraft("sunli", "phone", workplace.context.now(), "bracket", "yes", "part"))
    workplace.answers.answer(
        order, [AnswerDraft("RP-05", "", "41.2"), AnswerDraft("RP-08", "not_ok", "", "A 柱处压扁")]
    )


def owe_something(workplace: Workplace, order: stories.Id) -> None:
    """A platform check that is late, and one that is not yet due."""
    now = workplace.context.now()
    with workplace.context.transaction() as session:
        row = session.get_one(Order, order)
        owe(session, row, "platform_check", now - timedelta(hours=3), now, login="wulei")
        owe(session, row, "loaner", now + timedelta(days=2), now, login="wulei", text="BXA0012")
        workplace.context.op(session, "test", "follow_ups", order, {})


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("state", ["assigned", "accepted", "in_repair", "sealed"])
def test_the_day(
    qtbot: QtBot,
    theme: Theme,
    language: Language,
    prepared: Prepared,
    tmp_path: Path,
    state: str,
    look: tuple[str, str],
) -> None:
    workplace, order = prepared.open(state, tmp_path / "data")
    if state == "accepted":
        stories.later(workplace, 24 * 60)
        act_as(workplace, "wulei")
        workplace.repairs.note(order, SituationDraft("gate closed", "sunli"))
        owe_something(workplace, order)
    technician = seat(qtbot, theme, language, workplace, look)
    if state == "accepted":
        technician.press("check_information")
        assert technician.day.owed.isVisible()
    assert faults_at_all_sizes(technician, state) == []


@pytest.mark.parametrize("look", LOOKS)
def test_every_section_on_site(
    qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path, look: tuple[str, str]
) -> None:
    workplace, order = prepared.open("swapped", tmp_path / "data")
    rich(workplace, order)
    technician = seat(qtbot, theme, language, workplace, look)
    found: list[str] = []
    for section in SECTIONS:
        technician.window.open_page("onsite_page", f"{order.hex}/{section.key}")
        settle()
        technician.onsite.rail.section(section.key).go_to_problem()
        found += faults_at_all_sizes(technician, section.key)
    assert found == []


@pytest.mark.parametrize("look", LOOKS)
def test_checklist_and_leave_check(
    qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path, look: tuple[str, str]
) -> None:
    workplace, order = prepared.open("swapped", tmp_path / "data")
    rich(workplace, order)
    technician = seat(qtbot, theme, language, workplace, look)
    found: list[str] = []
    for page in ("checklist_page", "leave_page"):
        technician.window.open_page(page, order.hex)
        qtbot.waitUntil(lambda: page != "checklist_page" or len(technician.checklist.items.cards) == 23)  # noqa: B023
        found += faults_at_all_sizes(technician, page)
    assert found == []


@pytest.mark.parametrize("look", LOOKS)
def test_the_small_forms(
    qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path, look: tuple[str, str]
) -> None:
    workplace, order = prepared.open("in_repair", tmp_path / "data")
    technician = seat(qtbot, theme, language, workplace, look)
    technician.window.open_page("onsite_page", order.hex)
    acts = [technician.onsite.side.hold, technician.onsite.side.authorise, technician.leave._leave]
    technician.leave.open(order.hex)
    found: list[str] = []
    for act in acts:
        act()
        sheet = technician.sheet()
        assert isinstance(sheet, Sheet)
        sheet.primary.click()
        found += faults_at_all_sizes(technician, sheet.title.text())
        sheet.close_sheet()
        settle()
    assert found == []


@pytest.mark.parametrize("page", ["day_page", "onsite_page", "checklist_page", "leave_page"])
def test_tab_reaches_everything(
    qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path, page: str
) -> None:
    workplace, order = prepared.open("in_repair", tmp_path / "data")
    technician = seat(qtbot, theme, language, workplace)
    technician.window.resize(*audit.SIZES[0])
    technician.window.open_page(page, "" if page == "day_page" else order.hex)
    qtbot.waitUntil(lambda: page != "checklist_page" or len(technician.checklist.items.cards) == 23)
    settle()
    assert QApplication.focusWidget() is not None
    assert audit.tab_faults(technician.window) == []
