"""The office's view of its computers: what each still holds, codes for new ones, revoking; and becoming the office."""

import os
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import audit
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

import stories
from fieldtech.errors import Forbidden
from fieldtech.hub.config import hub_folder, load_config
from fieldtech.hub.desk import HubDesk
from fieldtech.model.people import AccessLog
from fieldtech.services.syncing.hub_process import _told
from fieldtech.services.workplace import Workplace
from fieldtech.sync.invitation import read_invitation
from fieldtech.sync.joining import Registration
from fieldtech.sync.messages import Push
from fieldtech.ui.language import Language
from fieldtech.ui.pages.computers.wording import ago, clock_words
from fieldtech.ui.theme import Theme
from pages.program import Program
from prepared import Prepared
from sync.firms import Firm, refuse

Seat = Callable[..., tuple[Program, Any]]


@dataclass
class Paper:
    """Stands for the printer's dialog."""

    path: Path

    def __call__(self, _parent: QWidget, printer: QPrinter) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.path))
        return True


@pytest.fixture
def paper(tmp_path: Path) -> Paper:
    return Paper(tmp_path / "code.pdf")


@pytest.fixture
def seat(qtbot: QtBot, theme: Theme, language: Language, firm: Firm, tmp_path: Path, paper: Paper) -> Seat:
    """``seat()``: the administrator before the office's window with three computers."""

    def sit(login: str = "admin") -> tuple[Program, Any]:
        welcome = registered(firm, "van 8", "zhaoqiang")
        now = firm.office.context.now()
        told = Push(ops=[], clock=(now + timedelta(minutes=7)).isoformat(), waiting=3, version="0.0.9")
        refuse(firm.hub, firm.order, now, "van 8")
        HubDesk(firm.hub).push(welcome.token, told)
        stories.clock_of(firm.office).advance(timedelta(hours=3))
        program = Program(
            qtbot, theme, language, firm.office, tmp_path / "settings.json", tools={"ask_printer": paper}, lookout=True
        )
        program.sign_in(login)
        page = program.open("computers_page")
        program.hands.until(lambda: page.table.model.rowCount() == 3, "the computers")
        return program, page

    return sit


def registered(firm: Firm, name: str, login: str) -> Any:
    code = firm.hub.new_code([login], name)
    return HubDesk(firm.hub).welcome(Registration("11" * 32, "PEM", "", "", "", code))


def mark(page: Any, title: str) -> Any:
    page.table.table.selectRow(page.table.model.find(lambda one: one.title == title))
    return page.table.marked()


def shown(page: Any) -> list[str]:
    return [page.table.model.record(at).title for at in range(page.table.model.rowCount())]


def facts(page: Any) -> dict[str, str]:
    return {label.text(): value.text() for label, value in page.panel.facts._rows if label.isVisible()}


def test_every_computer_with_what_it_still_holds(seat: Seat) -> None:
    _program, page = seat()
    assert shown(page)[0] == "van 8"  # what needs a look comes first
    mark(page, "van 8")
    told = facts(page)
    assert told["People"] == "赵强" and told["Waiting there"] == "3" and told["Version"] == "0.0.9"
    assert told["Last contact"].startswith("3 h ago") and told["Clock"] == "7 min fast"
    assert "3 items" in page.panel.warning.title
    assert page.panel.refused.isVisible() and page.panel.refused.title == "1 item of its work refused"
    assert "1 item (赵强, " in page.panel.refused.text and "Needs you" in page.panel.refused.text
    assert page.stopped.isVisible()  # nobody serves in this test
    assert "3 in use" in page.header._under.text() and "1 need a look" in page.header._under.text()
    mark(page, "office")
    assert not page.panel.revoke_button.isVisible()  # the office's own computer
    assert not page.panel.refused.isVisible()


def test_sorting_searching_and_filtering(seat: Seat) -> None:
    program, page = seat()
    page.table.table.sort_by("computer", False)
    assert shown(page) == ["office", "van", "van 8"]
    page.table.table.sort_by("waiting", True)
    assert shown(page)[0] == "van 8"
    for key in ("people", "contact", "version", "clock"):
        page.table.table.sort_by(key, True)
        assert len(shown(page)) == 3
    program.hands.write("search", "赵强")
    program.hands.until(lambda: shown(page) == ["van 8", "office"] or shown(page) == ["office", "van 8"], "the hits")
    program.hands.write("search", "")
    program.hands.click("computers_filter_look")
    assert shown(page) == ["van 8"]
    program.hands.click("computers_filter_revoked")
    assert shown(page) == [] and page.table._none.isVisible() and not page.panel.card.isVisible()


def test_revoking_says_what_it_means_and_keeps_the_reason(seat: Seat, firm: Firm) -> None:
    program, page = seat()
    mark(page, "van 8")
    program.hands.click("revoke_computer")
    sheet = program.sheet("confirm")
    assert "3 items" in audit_text(sheet) and "registered anew" in audit_text(sheet)
    program.hands.click("submit")
    assert sheet.isVisible()  # not without a reason
    program.hands.write("reason", "stolen from the car")
    program.hands.click("submit")
    program.hands.until(lambda: program.said() == "van 8 is revoked", "the answer")
    program.hands.until(lambda: len(shown(page)) == 2, "the list")
    program.hands.click("computers_filter_revoked")
    assert shown(page) == ["van 8"] and not page.panel.revoke_button.isVisible()
    with firm.office.context.reading() as session:
        (noted,) = session.query(AccessLog).filter(AccessLog.what == "revoke_computer")
    assert noted.ref == "van 8: stolen from the car"


def audit_text(sheet: QWidget) -> str:
    return " ".join(label.text() for label in sheet.findChildren(QLabel))


def test_a_new_code_is_shown_counted_down_copied_and_printed(seat: Seat, firm: Firm, paper: Paper) -> None:
    program, page = seat()
    program.hands.click("new_code")
    sheet = program.sheet("code_sheet")
    program.hands.click("submit")
    assert sheet.people.problem.text  # somebody must work there
    program.hands.click("people_wulei")
    program.hands.write("computer_name", "van 9")
    program.hands.click("submit")
    program.hands.until(lambda: sheet.invited is not None, "the code")
    parts = read_invitation(sheet.invited.text)
    assert sheet.board.code.text().replace("-", "") == parts.code and sheet.board.qr._modules
    assert "10:00" in sheet.board.left.text()
    program.hands.click("copy_code")
    assert QGuiApplication.clipboard().text() == sheet.invited.text
    program.hands.click("print_code")
    assert paper.path.read_bytes().startswith(b"%PDF")
    wanted = Registration("22" * 32, "PEM", "", "", "", parts.code)
    sheet.look()
    program.hands.until(lambda: sheet._looking is None, "the answer")
    assert "10:00" in sheet.board.left.text()  # nobody came yet
    assert HubDesk(firm.hub).welcome(wanted).logins == ["wulei"]
    sheet.look()
    program.hands.until(lambda: sheet.board.left.text().startswith("van 9 is registered"), "that it came")
    program.hands.click("submit")
    program.hands.until(lambda: "10:00" in sheet.board.left.text(), "another code")
    stories.clock_of(firm.office).advance(timedelta(minutes=10))
    sheet.tick()
    assert "out of date" in sheet.board.left.text() and not sheet.copy_button.isEnabled()
    program.hands.click("submit")
    program.hands.until(lambda: "10:00" in sheet.board.left.text(), "another code")
    program.hands.click("cancel")
    program.hands.until(lambda: "van 9" in shown(page), "the new computer")
    assert program.hands.flashes.seen == []


def test_a_lost_code_is_given_again_for_the_same_people_who_may_be_changed(seat: Seat) -> None:
    program, page = seat()
    mark(page, "van 8")
    program.hands.click("code_again")
    sheet = program.sheet("code_sheet")
    assert sheet.people.logins() == ("zhaoqiang",) and sheet.computer_name.text() == "van 8"
    sheet.close_sheet()
    mark(page, "van 8")
    program.hands.click("change_people")
    program.hands.click("people_qianwei")
    program.hands.click("submit")
    program.hands.until(lambda: set(mark(page, "van 8").people) == {"zhaoqiang", "qianwei"}, "the people")


def test_only_who_looks_after_computers_sees_them(seat: Seat) -> None:  # P39
    program, page = seat()
    program.session.lock()
    program.sign_in("zhoumin")
    assert "computers_page" not in {item.name for item in program.window.stack.nav_items()}
    with pytest.raises(Forbidden):
        page.open("")


def test_it_is_readable_everywhere(seat: Seat, language: Language) -> None:
    program, page = seat()
    for code in ("en", "zh_CN"):
        language.use(code)  # type: ignore[arg-type]
        mark(page, "van 8")
        for size in audit.SIZES:
            program.window.resize(*size)
            audit.settle()
            assert audit.faults(program.window) == []
    program.hands.click("new_code")
    program.hands.click("people_wulei")
    program.hands.click("submit")
    sheet = program.sheet("code_sheet")
    program.hands.until(lambda: sheet.invited is not None, "the code")
    assert audit.faults(sheet) == []


def test_times_and_clocks_in_words(firm: Firm, language: Language) -> None:
    now, zone = firm.office.context.now(), firm.office.context.zone
    spans = {0: "just now", 42: "42 min ago", 180: "3 h ago", 1380: "yesterday", 60 * 24 * 3: "3 days ago"}
    assert all(ago(now - timedelta(minutes=n), now, zone).startswith(said) for n, said in spans.items())
    assert ago(None, now, zone) == "" and clock_words(0) == "" and clock_words(-600) == "10 min slow"


@pytest.fixture
def alone(prepared: Prepared, tmp_path: Path) -> Iterator[Workplace]:
    """A company on one computer, by the real clock; the hub it starts is ended with it."""
    prepared.demo(tmp_path / "office").close()
    workplace = Workplace.open(tmp_path / "office", zone=stories.ZONE, demo=True)
    yield workplace
    if (pid := _told(hub_folder(tmp_path / "office")).get("pid")) is not None:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGTERM)
    workplace.close()


def test_this_computer_becomes_the_office_in_three_clicks(
    qtbot: QtBot, theme: Theme, language: Language, alone: Workplace, tmp_path: Path
) -> None:
    program = Program(qtbot, theme, language, alone, tmp_path / "settings.json", lookout=True)
    program.sign_in("admin")
    before = program.hands.count
    program.hands.click("open_computers_page")
    program.hands.click("become_office")
    sheet = program.sheet("become_sheet")
    assert sheet.computer_name.text() and "https://" in audit_text(sheet)
    program.hands.click("submit")
    assert program.hands.count - before <= 3
    program.hands.until(lambda: sheet.stage == "done", "the office", patience_s=60)
    assert not sheet._refusal.isVisible()
    program.hands.click("submit")
    page = program.page
    program.hands.until(lambda: len(shown(page)) == 1, "its computers")
    port = load_config(hub_folder(tmp_path / "office")).port
    assert alone.syncing.office.port() == port and not page.stopped.isVisible()
    assert alone.syncing.status().waiting == 0 and program.hands.flashes.seen == []


def test_a_port_in_use_is_said_beside_it(
    qtbot: QtBot, theme: Theme, language: Language, alone: Workplace, tmp_path: Path
) -> None:
    program = Program(qtbot, theme, language, alone, tmp_path / "settings.json", tools={"start_office": False})
    program.sign_in("admin")
    program.open("computers_page")
    program.hands.click("become_office")
    sheet = program.sheet("become_sheet")
    program.hands.write("port", "99999")
    program.hands.click("submit")
    assert "65535" in sheet._port_cell.note.text
    with socket.socket() as taken:
        taken.bind(("0.0.0.0", 0))
        program.hands.write("port", str(taken.getsockname()[1]))
        program.hands.click("submit")
        program.hands.until(lambda: "another one" in sheet._port_cell.note.text.lower(), "the refusal")
    assert sheet.stage == "asking" and not alone.syncing.is_registered()
    sheet.close_sheet()
