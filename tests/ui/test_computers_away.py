"""A second computer of the office looks after the others: list, code, people, revoking; and without a network."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import audit
import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

import stories
from fieldtech.services.workplace import Workplace
from fieldtech.sync.channel import Unreachable
from fieldtech.sync.invitation import read_invitation
from fieldtech.ui.language import Language
from fieldtech.ui.sync.desk import SyncDesk
from fieldtech.ui.theme import Theme
from pages.program import Program
from pages.syncing import Way, connect
from sync.firms import Firm, join


class Second:
    """The administrator before the window of the office's second computer."""

    def __init__(self, qtbot: QtBot, theme: Theme, language: Language, firm: Firm, tmp_path: Path) -> None:
        self.firm = firm
        self.workplace = Workplace.open(tmp_path / "second", clock=firm.van.context.clock, zone=stories.ZONE, demo=True)
        join(firm.hub, self.workplace, ["admin", "zhoumin"]).run()
        self.way: Way = connect(self.workplace, firm.hub)
        self.program = Program(qtbot, theme, language, self.workplace, tmp_path / "settings.json")
        self.hands, self.window = self.program.hands, self.program.window

    def look(self, login: str = "admin") -> Any:
        self.program.sign_in(login)
        self.page = self.program.open("computers_page")
        self.hands.until(lambda: self.page.table.model.rowCount() == 3, "the computers")
        return self.page

    def mark(self, title: str) -> Any:
        self.page.table.table.selectRow(self.page.table.model.find(lambda one: one.title == title))
        return self.page.table.marked()

    def words(self, widget: QWidget) -> str:
        return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))

    def refused(self) -> bool:
        """Ctrl+R, and the office does not answer or says no."""
        self.hands.key("Ctrl+R")
        self.hands.until(self.page.away.isVisible, "what the office said")
        return True

    def close(self) -> None:
        desk = self.window.findChild(SyncDesk)
        assert desk is not None
        self.hands.until(lambda: not desk.busy)
        self.window.close()
        self.workplace.close()


@pytest.fixture
def second(qtbot: QtBot, theme: Theme, language: Language, firm: Firm, tmp_path: Path) -> Iterator[Second]:
    made = Second(qtbot, theme, language, firm, tmp_path)
    yield made
    made.close()


def test_it_lists_gives_codes_changes_people_and_revokes(second: Second) -> None:  # B38, P39
    page = second.look()
    assert not page.stopped.isVisible() and not page.away.isVisible()
    for title, said in (("office", "The office's server runs there."), ("second", "This computer")):
        second.mark(title)
        assert said in second.words(page.panel) and not page.panel.revoke_button.isVisible()
    second.hands.click("new_code")
    second.hands.click("people_qianwei")
    second.hands.write("computer_name", "van 9")
    second.hands.click("submit")
    sheet = second.program.sheet("code_sheet")
    second.hands.until(lambda: sheet.invited is not None, "the code")
    assert sheet.board.qr.isVisible() and "Good for" in sheet.board.left.text()
    known = second.firm.hub.register(read_invitation(sheet.invited.text).code, bytes(32), b"PEM")
    second.hands.key("Esc")
    second.hands.until(lambda: page.table.model.rowCount() == 4, "the new one")
    second.mark("van 9")
    second.hands.click("revoke_computer")
    second.hands.write("reason", "sold")
    second.hands.click("submit")
    second.hands.until(lambda: second.program.said() == "van 9 is revoked", "the answer")
    assert next(one for one in second.firm.hub.devices() if one.id == known.device_id).revoked_at
    second.mark("van")
    second.hands.click("change_people")
    second.hands.click("people_zhaoqiang")
    second.hands.click("submit")
    second.hands.until(lambda: set(second.mark("van").people) == {"wulei", "zhaoqiang"}, "the people")


def test_without_a_network_the_last_list_is_shown_with_its_time(second: Second) -> None:
    page = second.look()
    second.way.error = Unreachable()
    stories.clock_of(second.workplace).advance(timedelta(hours=5))
    assert second.refused()
    assert "does not answer" in page.away.title and "13:55" in second.words(page.away)
    assert page.table.model.record(0).state == "online" and "just now" in second.words(page.panel)  # as it was then
    assert page.table.model.rowCount() == 3 and "as of 2026-11-18 13:55" in page.header._under.text()
    second.mark("van")
    second.hands.click("revoke_computer")
    second.hands.write("reason", "stolen")
    second.hands.click("submit")
    second.hands.until(lambda: "cannot be reached" in second.words(second.window.messages), "why not")
    assert not any(one.revoked_at for one in second.firm.hub.devices())
    second.window.messages.drop("error")
    second.program.open("orders_page")
    second.program.session.lock()
    second.look()  # the list of before, for whoever has the right, before anybody answers
    second.way.error = None
    second.hands.key("Ctrl+R")
    second.hands.until(lambda: not page.away.isVisible(), "the answer")
    assert "as of" not in page.header._under.text()


def test_who_has_lost_the_right_at_the_office_sees_nothing_any_more(second: Second) -> None:  # P39
    page = second.look()
    own = next(one.id for one in second.firm.hub.devices() if one.name == "second")
    second.firm.hub.set_people(own, ["zhoumin"])
    assert second.refused() and page.table.model.rowCount() == 0
    assert "is not registered on this computer" in page.away.title
    second.program.session.lock()
    second.program.sign_in("zhoumin")
    assert "computers_page" not in {item.name for item in second.window.stack.nav_items()}


def test_it_is_readable_everywhere(second: Second, theme: Theme, language: Language) -> None:
    page = second.look()
    second.way.error = Unreachable()
    assert second.refused()
    second.mark("office")
    found: list[str] = []
    for code, mode in (("zh_CN", "light"), ("en", "dark")):
        language.use(code)  # type: ignore[arg-type]
        theme.use(mode)  # type: ignore[arg-type]
        for size in audit.SIZES[1:]:
            second.window.resize(*size)
            for _ in range(4):
                audit.settle()
            found += [f"{code} {size} {fault}" for fault in audit.faults(second.window)]
        assert ("does not answer" in page.away.title) == (code == "en")
    assert found == [] and page.away.isVisible()
