"""The line in the frame of every page and the exchange behind it, on a technician's laptop with its office near."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from fieldtech.errors import MachineError
from fieldtech.sync.channel import Refused, Unreachable
from fieldtech.ui.language import Language
from fieldtech.ui.sync.refreshing import FROM_OFFICE
from fieldtech.ui.theme import Theme
from pages.program import Program
from pages.syncing import Laptop
from prepared import Prepared, act_as
from sync.firms import Firm, online
from sync.test_review import edited

ALL_SENT = "All with the office · You may close the lid"


@pytest.fixture
def laptop(qtbot: QtBot, theme: Theme, language: Language, firm: Firm, tmp_path: Path) -> Iterator[Laptop]:
    made = Laptop(qtbot, theme, language, firm, tmp_path)
    yield made
    made.close()


def test_from_waiting_to_confirmed_by_hand(laptop: Laptop) -> None:  # B38
    laptop.says(ALL_SENT)
    laptop.work("by hand", photo=True)
    laptop.says("2 waiting · You may close the lid")
    laptop.hands.key("F5")
    laptop.says(ALL_SENT)
    assert "by hand" in parts_at_office(laptop.firm)


def parts_at_office(firm: Firm) -> set[str]:
    act_as(firm.office, "sunli")
    online(firm.hub, firm.office).run()
    return firm.parts_seen(firm.office)


def test_while_it_sends_the_lid_stays_open_and_the_window_lives(laptop: Laptop) -> None:
    laptop.work("long")
    laptop.way.open.clear()
    laptop.hands.click("sync_now")
    laptop.says("Sending 1… · Keep the lid open")
    laptop.hands.key("Ctrl+K")  # nothing is blocked
    laptop.hands.key("Esc")
    laptop.way.open.set()
    laptop.says(ALL_SENT)


def test_what_goes_wrong_is_said_and_the_next_try_mends_it(laptop: Laptop) -> None:
    laptop.work("in trouble")
    for error, said in (
        (Unreachable(), "Offline · 1 waiting · You may close the lid"),
        (Refused("device_fork"), "To be registered anew · 1 waiting · Nothing is lost"),
        (MachineError("disk_full", file="fieldtech.db"), "This disk is full · 1 waiting · Nothing is lost"),
    ):
        laptop.way.error = error
        laptop.hands.key("F5")
        laptop.says(said)
        laptop.rests()
        assert "lost" in laptop.window.strip.line.more
    laptop.way.error = None
    laptop.hands.key("F5")
    laptop.says(ALL_SENT)
    assert "in trouble" in parts_at_office(laptop.firm)


def test_a_connection_cut_in_the_midst_goes_on_where_it_stopped(laptop: Laptop) -> None:
    laptop.work("cut", photo=True)
    laptop.way.answers = 2  # what was recorded arrives, and the office is asked for the photo
    laptop.hands.key("F5")
    laptop.says("Connection cut · 1 waiting · You may close the lid")
    laptop.rests()
    laptop.way.answers = None
    laptop.hands.key("F5")
    laptop.says(ALL_SENT)


def test_by_itself_after_work_and_never_twice_at_once(laptop: Laptop) -> None:
    laptop.desk.begin()
    laptop.hands.until(lambda: "check" in laptop.way.calls, "the first exchange")
    laptop.rests()
    laptop.way.calls.clear()
    laptop.work("by itself")
    laptop.desk.sync_now()
    laptop.desk.sync_now()
    laptop.rests()
    laptop.says(ALL_SENT)
    assert laptop.way.calls.count("check") == 1


def test_what_came_is_shown_but_not_under_the_hands_of_who_types(laptop: Laptop) -> None:
    seen: list[str] = []
    laptop.window.changed.connect(lambda change: seen.append(change.kind))
    laptop.program.open("onsite_page", laptop.firm.order)
    laptop.hands.write("market_note", "half a word")
    edited(laptop.firm.office, "zhenghao", laptop.firm, "gate 3")
    online(laptop.firm.hub, laptop.firm.office).run()
    laptop.hands.key("F5")
    laptop.rests()
    laptop.says(ALL_SENT)
    assert FROM_OFFICE not in seen
    laptop.program.open("day_page")
    laptop.hands.until(lambda: FROM_OFFICE in seen, "the news")
    assert seen.count(FROM_OFFICE) == 1


def test_the_window_that_closes_waits_for_no_network(laptop: Laptop) -> None:
    laptop.work("closing")
    laptop.way.open.clear()
    laptop.hands.key("F5")
    laptop.hands.until(lambda: bool(laptop.way.calls), "the exchange")
    laptop.window.close()
    laptop.way.open.set()
    laptop.hands.until(lambda: not laptop.window.isVisible(), "the end")
    assert laptop.way.calls == ["push"]


def test_a_computer_without_an_office_is_quiet(
    qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path
) -> None:
    workplace, _order = prepared.open("in_repair", tmp_path / "data")
    program = Program(qtbot, theme, language, workplace, tmp_path / "settings.json")
    program.sign_in("wulei")
    assert program.window.strip.line.spoken() == "Works on its own · Everything is saved here"
    assert program.hands.sees("open_sync") and not program.hands.sees("sync_now")
    program.window.resize(1024, 700)
    program.hands.settle()
    assert not program.window.strip.isVisible()
    program.window.close()
    workplace.close()
