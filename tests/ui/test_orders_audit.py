"""The orders page and its forms in both languages and themes, at three sizes."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import audit
import pytest
from pytestqt.qtbot import QtBot

import stories
from fieldtech.ui.language import Language
from fieldtech.ui.pages.sheet_preview import SheetPreview
from fieldtech.ui.theme import Theme
from pages.orders import Desk
from prepared import Prepared, write_entry

ACTS = {
    "triage": ("triage", "propose_plan", "solve_by_hotline", "start_remote", "assign_emergency"),
    "plan_to_confirm": ("submit", "rethink", "cancel"),
    "approved": ("assign", "situation", "verbal"),
}


@pytest.mark.parametrize("code", ["zh_CN", "en"])
@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("state", ["registered", "approved", "sealed"])
def test_the_page(
    qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path,
    state: str, mode: str, code: str,
) -> None:  # fmt: skip
    workplace, order = prepared.open(state, tmp_path / "data")
    stories.order_in(workplace, "to_approve")
    desk = Desk(qtbot, theme, language, workplace)
    language.use(code)
    theme.use(mode)
    desk.open(order)
    found: list[str] = []
    for size in audit.SIZES:
        desk.window.resize(*size)
        audit.settle()
        found += [f"{size} {fault}" for fault in audit.faults(desk.window) + audit.foreign_colours(desk.window)]
        assert (desk.window.width(), desk.window.height()) == size
    assert found == []


@pytest.mark.parametrize("code", ["zh_CN", "en"])
@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("state", list(ACTS))
def test_every_form_with_its_problems(
    qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path,
    state: str, mode: str, code: str,
) -> None:  # fmt: skip
    workplace, order = prepared.open(state, tmp_path / "data")
    desk = Desk(qtbot, theme, language, workplace)
    language.use(code)
    theme.use(mode)
    desk.open(order)
    found: list[str] = []
    for act in ACTS[state]:
        desk.page.detail.act.emit(act)
        desk.submit()
        for size in audit.SIZES:
            desk.window.resize(*size)
            audit.settle()
            sheet = desk.form_sheet
            found += [f"{act} {size} {fault}" for fault in audit.faults(sheet) + audit.foreign_colours(sheet)]
        desk.form_sheet.close_sheet()
        audit.settle()
    assert found == []


@pytest.mark.parametrize(("code", "mode"), [("zh_CN", "light"), ("en", "dark")])
def test_the_managers_forms(
    qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path, mode: str, code: str
) -> None:
    workplace, order = prepared.open("to_sign", tmp_path / "data")
    write_entry(workplace, order, replace(stories.intake(), bought_on=date(2020, 1, 1)))  # something is due
    desk = Desk(qtbot, theme, language, workplace, "sunli")
    language.use(code)
    theme.use(mode)
    desk.open(order)
    found: list[str] = []
    for act in ("warranty", "waive"):
        desk.page.detail.act.emit(act)
        desk.submit()
        for size in audit.SIZES:
            desk.window.resize(*size)
            audit.settle()
            sheet = desk.form_sheet
            found += [f"{act} {size} {fault}" for fault in audit.faults(sheet) + audit.foreign_colours(sheet)]
        desk.form_sheet.close_sheet()
        audit.settle()
    assert found == []


@pytest.mark.parametrize("code", ["zh_CN", "en"])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_an_assignment_with_units_in_every_state(  # B20
    qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path, mode: str, code: str
) -> None:
    workplace, order = prepared.open("approved", tmp_path / "data")
    desk = Desk(qtbot, theme, language, workplace)
    language.use(code)
    theme.use(mode)
    desk.open(order)
    desk.page.detail.act.emit("assign")
    form = desk.form_sheet.form
    form.set_field("technicians", ("wulei",))
    form.set_field("terminals", (stories.NEW_TERMINAL, "BXB0001"))
    form.set_field("sims", (stories.NEW_SIM,))
    desk.submit()
    found: list[str] = []
    for size in audit.SIZES:
        desk.window.resize(*size)
        audit.settle()
        sheet = desk.form_sheet
        found += [f"{size} {fault}" for fault in audit.faults(sheet) + audit.foreign_colours(sheet)]
    assert found == []


@pytest.mark.parametrize("code", ["zh_CN", "en"])
def test_the_preview(
    qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path, code: str
) -> None:
    workplace, order = prepared.open("sealed", tmp_path / "data")
    desk = Desk(qtbot, theme, language, workplace)
    language.use(code)
    desk.open(order)
    preview = SheetPreview(desk.window, workplace, order)
    preview.open()
    desk.wait(lambda: not preview.bar.isVisible())
    found: list[str] = []
    for size in audit.SIZES:
        desk.window.resize(*size)
        audit.settle()
        found += [f"{size} {fault}" for fault in audit.faults(preview) + audit.foreign_colours(preview)]
    assert found == []


def test_tab_reaches_everything(
    qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path
) -> None:
    workplace, order = prepared.open("approved", tmp_path / "data")
    desk = Desk(qtbot, theme, language, workplace)
    desk.open(order)
    desk.focus(desk.page.list_pane.search)
    assert audit.tab_faults(desk.window) == []
