"""The page of the fee schedule: an item is edited, the next version published (F54)."""

from pathlib import Path

from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from fieldtech.ui.language import Language
from fieldtech.ui.theme import Theme
from pages.program import Program
from prepared import Prepared, act_as


def test_a_price_is_edited_and_published(
    qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path
) -> None:  # F54
    workplace = prepared.demo(tmp_path / "data")
    program = Program(qtbot, theme, language, workplace, tmp_path / "settings.json")
    program.sign_in("admin")
    page, hands = program.open("prices_page"), program.hands
    assert page.versions.model.rowCount() == 2 and not program.there(QAbstractButton, "publish")
    assert page.footer.saved.text.text().startswith("Prices are edited in the draft and hold once they are published")
    hands.click("edit_prices")  # where one edits is said, and one press away
    assert page.versions.marked().version is None and not program.there(QAbstractButton, "edit_prices")
    at = page.items.model.find(lambda item: item.code == "FEE-MOVE")
    fuse = page.items.model.find(lambda item: item.code == "P-3002")  # a part: its price is edited, nothing switched
    page.items.table.setCurrentIndex(page.items.model.index(fuse, 0))
    assert program.there(QAbstractButton, "edit_item") and not program.there(QAbstractButton, "switch_item")
    page.items.table.setCurrentIndex(page.items.model.index(at, 0))
    hands.click("switch_item")
    hands.until(lambda: program.there(QAbstractButton, "publish"), "something to publish")
    assert page.items.marked().enabled and page.items.state(page.items.marked()) == "switched on"
    assert page.footer.saved.text.text() == "1 item edited, not published yet"
    assert page.versions._row(page.versions.model.record(0)).spoken().endswith("1 change")
    act_as(workplace, "sunli")  # he edits prices, and others publish them
    page.open("draft")
    assert "published by Service manager" in page.footer.saved.text.text() and not program.there(
        QAbstractButton, "publish"
    )
    act_as(workplace, "admin")
    page.open("draft")
    hands.click("publish")
    program.sheet("form_sheet")
    hands.write("note", "Moves are charged from now on")
    hands.key("Ctrl+Return")
    hands.until(lambda: len(workplace.fee_schedules.versions()) == 2, "the version")
    newest = workplace.fee_schedules.versions()[0]
    assert (newest.number, newest.state, newest.note) == (2, "holds", "Moves are charged from now on")
    first = page.versions._row(page.versions.model.record(2))
    assert first.title.startswith("20") and "As delivered" in first.spoken()  # not by who published the next one
    assert not program.there(QAbstractButton, "publish") and page.versions.model.rowCount() == 3
    assert program.said() == "Version 2 is published"
    workplace.close()
