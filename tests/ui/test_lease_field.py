"""How many days a laptop without contact stays open: set in the office's settings, and it arrives at the laptops."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import audit
import pytest
from pytestqt.qtbot import QtBot

from fieldtech.clock import FixedClock
from fieldtech.services.lease import Lease
from fieldtech.ui.language import Language
from fieldtech.ui.theme import Theme
from pages.program import Program
from pages.syncing import connect
from prepared import act_as
from sync.firms import Firm, online
from sync.test_looking import people_of_van


class Desk:
    """The office's window on its settings."""

    def __init__(self, qtbot: QtBot, theme: Theme, language: Language, firm: Firm, tmp_path: Path) -> None:
        connect(firm.office, firm.hub)
        self.firm = firm
        self.program = Program(qtbot, theme, language, firm.office, tmp_path / "settings.json")
        self.hands, self.window = self.program.hands, self.program.window

    def settings(self, login: str) -> Any:
        self.program.sign_in(login)
        return self.program.open("settings_page")

    def days_at_the_van(self) -> int:
        for workplace in (self.firm.office, self.firm.van):
            online(self.firm.hub, workplace).run()
        return Lease(self.firm.van.context).days


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme, language: Language, firm: Firm, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(qtbot, theme, language, firm, tmp_path)
    yield made
    made.window.close()


def test_it_is_set_arrives_at_the_laptop_and_is_taken_back(desk: Desk) -> None:  # P39
    page = desk.settings("admin")
    assert page.office.lease.days.text() == "30" and not page.office.lease.save_button.isEnabled()
    desk.hands.write("lease_days", "7")
    desk.hands.click("save_lease")
    assert desk.days_at_the_van() == 7
    clock = desk.firm.van.context.clock
    assert isinstance(clock, FixedClock)
    clock.advance(timedelta(days=8))
    shut = Lease(desk.firm.van.context).look()
    assert shut is not None and shut.params == {"days": "8", "most": "7"}
    desk.hands.key("Ctrl+Z")
    assert page.office.lease.days.text() == "30" and desk.days_at_the_van() == 30


def test_what_is_no_number_of_days_is_said_beside_it(desk: Desk) -> None:
    page = desk.settings("admin")
    for wrong in ("366", "-1", "ten", "٣", ""):
        desk.hands.write("lease_days", wrong)
        desk.hands.key("Return")
        assert "Please enter 0 to 365 days" in page.office.lease.days.accessibleDescription()
        assert Lease(desk.firm.office.context).days == 30
    desk.program.open("orders_page")
    assert desk.program.open("settings_page").office.lease.days.text() == "30"


def test_zero_never_locks_and_what_another_computer_set_is_shown(desk: Desk) -> None:
    page = desk.settings("admin")
    desk.hands.write("lease_days", "0")
    desk.hands.key("Return")
    assert desk.days_at_the_van() == 0
    people_of_van(desk.firm, "admin")  # another computer of the office
    act_as(desk.firm.van, "admin")
    Lease(desk.firm.van.context).set_days(14)
    online(desk.firm.hub, desk.firm.van).run()
    act_as(desk.firm.office, "admin")
    desk.hands.key("Tab")  # nothing changes under who types
    desk.hands.key("F5")
    desk.hands.until(lambda: bool(page.office.lease.days.text() == "14"), "what the other computer set")


def test_who_does_not_look_after_computers_has_no_such_field(desk: Desk) -> None:  # P39
    desk.settings("zhoumin")
    assert not desk.hands.sees("lease_days") and desk.hands.sees("join_office") is False


def test_it_is_readable_everywhere(desk: Desk, theme: Theme, language: Language) -> None:
    desk.settings("admin")
    found: list[str] = []
    for code, mode in (("zh_CN", "light"), ("en", "dark")):
        language.use(code)  # type: ignore[arg-type]
        theme.use(mode)  # type: ignore[arg-type]
        desk.window.resize(*audit.SIZES[0])
        for _ in range(6):
            audit.settle()
        found += [f"{code} {fault}" for fault in audit.faults(desk.window)]
    assert found == []
