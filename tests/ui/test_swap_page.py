"""The swap page by scanner: four scans and Ctrl+Enter; what blocks it; undo."""

from collections.abc import Callable
from typing import Any

import audit
import pytest
from PySide6.QtWidgets import QLabel

import stories
from fieldtech.model.base import Id
from fieldtech.ui.language import Language
from fieldtech.ui.pages.swap.state import SwapState
from fieldtech.ui.theme import Theme
from pages.program import Program

Start = Callable[[str, str], tuple[Program, Id]]
ALL_FOUR = (stories.NEW_SIM, stories.OLD_TERMINAL, stories.OLD_SIM, stories.NEW_TERMINAL)


def on_swap(start: Start, *scans: str) -> tuple[Program, Id, Any]:
    """The swap page of an order in repair, after these scans."""
    program, order = start("in_repair", "wulei")
    page = program.open("swap_page", order)
    for text in scans:
        program.hands.scan(text)
    return program, order, page


def state_of(page: Any) -> SwapState:
    """What the page knows."""
    assert page.state is not None
    return page.state


def terminal_on_vehicle(program: Program, order: Id) -> str:
    """What is on record."""
    vehicle = program.workplace.orders.view(order).vehicle
    assert vehicle is not None
    return vehicle.terminal.number if vehicle.terminal else ""


def words_of(program: Program, name: str) -> str:
    """All texts of a part."""
    return " ".join(w.text() for w in program.hands.see(name).findChildren(QLabel) if w.isVisible())


def test_four_scans_in_any_order_and_ctrl_enter(start: Start) -> None:  # B22, B24
    program, order, page = on_swap(start)
    before = program.hands.count
    for text in ALL_FOUR:
        program.hands.scan(text)
    assert state_of(page).ready
    program.hands.key("Ctrl+Return")
    assert program.hands.count - before == 5
    assert terminal_on_vehicle(program, order) == stories.NEW_TERMINAL
    assert state_of(page).swap is not None
    assert "Swapped" in program.said()


def test_what_moves_is_shown_only_when_all_is_right(start: Start) -> None:
    program, _order, page = on_swap(start, *ALL_FOUR[:3])
    assert page.board.moves.moves == ()
    assert page.primary().text() == "Scan the new terminal"
    program.hands.scan(ALL_FOUR[3])
    moved = {(move.number, move.state) for move in page.board.moves.moves}
    assert moved == {
        (stories.NEW_TERMINAL, "installed"), (stories.OLD_TERMINAL, "to_repair"),
        (stories.NEW_SIM, "in_use"), (stories.OLD_SIM, "removed"),
    }  # fmt: skip


def test_a_label_with_several_numbers_and_lower_case_is_understood(start: Start) -> None:
    _program, _order, page = on_swap(start, "ID:bxa0012;IMEI:860123040500844")
    assert state_of(page).draft.new_terminal == stories.NEW_TERMINAL


def test_a_number_can_be_typed(start: Start) -> None:
    program, _order, page = on_swap(start)
    program.hands.write("scan", "BXA0012")
    program.hands.key("Return")
    assert state_of(page).draft.new_terminal == "BXA0012"


def test_a_terminal_of_another_place_blocks(start: Start) -> None:  # states 4.4
    program, order, page = on_swap(start, "BXA0013", stories.OLD_TERMINAL, stories.OLD_SIM, stories.NEW_SIM)
    assert "not in your van" in words_of(program, "unit_new_terminal")
    program.hands.key("Ctrl+Return")
    assert terminal_on_vehicle(program, order) == stories.OLD_TERMINAL
    assert page.primary().text() == "Scan another new terminal"
    program.hands.scan(stories.NEW_TERMINAL)
    assert state_of(page).ready


def test_an_unknown_number_says_so_and_changes_nothing(start: Start) -> None:
    program, _order, page = on_swap(start, "XYZ9999999")
    assert "Unknown number: XYZ9999999" in words_of(program, "scan_panel")
    assert len(state_of(page).missing) == 4


def test_keeping_a_locked_card_needs_a_deliberate_yes(start: Start) -> None:  # states 4.5
    program, order, page = on_swap(start)
    program.hands.click("only_terminal")
    for text in (stories.OLD_TERMINAL, stories.NEW_TERMINAL):
        program.hands.scan(text)
    assert "will not work in another terminal" in words_of(program, "decide")
    program.hands.key("Ctrl+Return")
    assert state_of(page).swap is None
    program.hands.click("accept_sim_locked")
    program.hands.key("Ctrl+Return")
    assert terminal_on_vehicle(program, order) == stories.NEW_TERMINAL
    assert program.workplace.orders.view(order).swaps[-1].body["accepted"] == ["sim_locked"]


def test_only_the_sim(start: Start) -> None:
    program, order, page = on_swap(start)
    program.hands.click("only_sim")
    for text in (stories.OLD_SIM, stories.NEW_SIM):
        program.hands.scan(text)
    program.hands.key("Ctrl+Return")
    vehicle = program.workplace.orders.view(order).vehicle
    assert vehicle is not None and vehicle.terminal is not None
    assert (vehicle.terminal.number, vehicle.terminal.iccid) == (stories.OLD_TERMINAL, stories.NEW_SIM)
    assert state_of(page).mode == "sim"


def test_scanning_the_other_half_brings_both_back(start: Start) -> None:
    program, _order, page = on_swap(start)
    program.hands.click("only_sim")
    program.hands.scan(stories.NEW_TERMINAL)
    assert state_of(page).mode == "both"
    assert state_of(page).draft.new_terminal == stories.NEW_TERMINAL


def test_a_loaner_needs_its_date(start: Start) -> None:
    program, order, page = on_swap(start, *ALL_FOUR)
    program.hands.click("loaner")
    program.hands.key("Ctrl+Return")
    assert state_of(page).swap is None
    program.hands.write("loaner_due", "2026-12-01")
    program.hands.key("Ctrl+Return")
    owed = [follow_up.kind for follow_up in program.workplace.orders.view(order).follow_ups]
    assert "loaner" in owed


@pytest.mark.parametrize("way", ["toast", "button"])
def test_undo_puts_everything_back(start: Start, way: str) -> None:  # B24
    program, order, page = on_swap(start, *ALL_FOUR)
    program.hands.key("Ctrl+Return")
    program.hands.key("Ctrl+Z") if way == "toast" else program.hands.click("undo_swap")
    assert terminal_on_vehicle(program, order) == stories.OLD_TERMINAL
    assert state_of(page).swap is None
    assert not program.workplace.orders.view(order).swaps


def test_no_undo_after_the_signature(start: Start) -> None:
    program, order = start("sealed", "wulei")
    program.open("swap_page", order)
    assert program.hands.sees("next")
    assert not program.hands.sees("undo_swap")


def test_scans_survive_closing_the_page(start: Start) -> None:
    program, order, page = on_swap(start, *ALL_FOUR[:2])
    program.open("settings_page")
    page = program.open("swap_page", order)
    assert state_of(page).draft.new_iccid == stories.NEW_SIM
    assert len(state_of(page).missing) == 2


def test_clearing_can_be_taken_back(start: Start) -> None:
    program, _order, page = on_swap(start, *ALL_FOUR)
    program.hands.click("clear_scans")
    assert len(state_of(page).missing) == 4
    program.hands.click("undo")
    assert state_of(page).ready


def test_outside_the_repair_nothing_can_be_applied(start: Start) -> None:
    program, order = start("arrived", "wulei")
    page = program.open("swap_page", order)
    for text in ALL_FOUR:
        program.hands.scan(text)
    program.hands.key("Ctrl+Return")
    assert terminal_on_vehicle(program, order) == stories.OLD_TERMINAL
    assert state_of(page).swap is None


@pytest.mark.parametrize("code", ["zh_CN", "en"])
@pytest.mark.parametrize("scans", [(), ("BXA0013", stories.OLD_TERMINAL), ALL_FOUR], ids=["empty", "blocked", "ready"])
def test_it_is_readable_everywhere(
    start: Start, theme: Theme, language: Language, code: Any, scans: tuple[str, ...]
) -> None:
    program, _order, _page = on_swap(start, *scans)
    language.use(code)
    for dark in ("light", "dark"):
        theme.use(dark)
        for size in audit.SIZES:
            program.window.resize(*size)
            audit.settle()
            assert audit.faults(program.window) == []
    assert audit.tab_faults(program.window) == []
