"""A laptop the office has shut says why at the lock screen, at once, and opens when the office is heard again."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from fieldtech.clock import FixedClock
from fieldtech.sync.channel import Unreachable
from fieldtech.ui.language import Language
from fieldtech.ui.sync.files import FileTools
from fieldtech.ui.theme import Theme
from pages.syncing import Laptop
from sync.firms import Firm


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    found = tmp_path / "stick"
    found.mkdir()
    return found


@pytest.fixture
def laptop(qtbot: QtBot, theme: Theme, language: Language, firm: Firm, tmp_path: Path, stick: Path) -> Iterator[Laptop]:
    pick = FileTools(lambda _parent: str(stick), lambda _parent: [str(path) for path in stick.iterdir()])
    made = Laptop(qtbot, theme, language, firm, tmp_path, tools={"file_tools": pick}, lookout=True)
    yield made
    made.close()
    assert made.program.hands.flashes.seen == []


def said(laptop: Laptop) -> str:
    """Below the PIN; nothing while the page is open."""
    screen = laptop.program.session.screen
    return screen.pin.accessibleDescription() if laptop.window.covered else ""


def test_a_revoked_laptop_locks_at_once_and_says_so(laptop: Laptop) -> None:  # P39
    laptop.firm.hub.revoke(next(one.id for one in laptop.firm.hub.devices() if one.logins == ("wulei",)))
    laptop.hands.key("F5")
    laptop.hands.until(lambda: "The office has revoked this computer" in said(laptop))
    laptop.rests()
    laptop.program.sign_in("wulei")
    assert "not lost" in said(laptop) and laptop.program.workplace.access.person is None
    assert not laptop.hands.sees("open_file") and not laptop.hands.sees("save_file")
    laptop.hands.click("register_anew")
    assert laptop.hands.sees("register_sheet") and laptop.hands.sees("registration")
    laptop.hands.click("close")


def test_after_too_long_it_is_shut_until_the_office_is_heard(laptop: Laptop) -> None:
    clock = laptop.program.workplace.context.clock
    assert isinstance(clock, FixedClock)
    clock.advance(timedelta(days=31))
    laptop.way.error = Unreachable()
    laptop.hands.key("F5")
    laptop.hands.until(lambda: "no contact with the office for 31 days" in said(laptop))
    laptop.rests()
    laptop.way.error = None
    laptop.desk.sync_now()
    laptop.hands.until(lambda: said(laptop) == "" and laptop.window.covered)
    laptop.rests()
    laptop.program.sign_in("wulei")
    assert not laptop.window.covered


def test_without_a_network_files_open_it(laptop: Laptop, stick: Path) -> None:  # P39
    clock = laptop.program.workplace.context.clock
    assert isinstance(clock, FixedClock)
    laptop.work("before the lock")
    clock.advance(timedelta(days=31))
    laptop.way.error = Unreachable()
    laptop.hands.key("F5")
    laptop.hands.until(lambda: "no contact with the office" in said(laptop))
    laptop.rests()
    assert laptop.hands.sees("register_anew")
    laptop.hands.click("save_file")
    laptop.hands.click("submit")
    (work,) = stick.iterdir()
    reply = laptop.firm.office.syncing.import_file(work).reply
    assert reply is not None
    work.unlink()
    laptop.hands.click("open_file")
    laptop.hands.click("submit")
    assert said(laptop) == "" and not laptop.hands.sees("open_file")
    laptop.program.sign_in("wulei")
    assert not laptop.window.covered
