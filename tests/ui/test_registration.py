"""A computer joins its office from the window: at the very first start and later, by scan, picture and by typing."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import audit
import pytest
from PIL import Image
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

import stories
from fieldtech.hub.config import HubConfig, hub_folder, sqlite_url
from fieldtech.hub.desk import HubChannel, HubDesk
from fieldtech.hub.hub import Hub
from fieldtech.hub.serve import HubServer
from fieldtech.services.syncing import Syncing
from fieldtech.services.syncing.invitation_words import grouped
from fieldtech.services.workplace import Workplace
from fieldtech.sheets.barcode import qr_modules
from fieldtech.sync.invitation import Invitation
from fieldtech.sync.messages import PullAnswer
from fieldtech.ui.language import Language
from fieldtech.ui.pages.computers.register_sheet import RegisterSheet
from fieldtech.ui.theme import Theme
from pages.program import Program
from prepared import Prepared, act_as
from sync.firms import Firm, join, online


class Held(HubDesk):
    """A hub whose rows can be held back, as by a slow network."""

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self.go = threading.Event()
        self.go.set()

    def pull(self, token: str, cursor: int, limit: int) -> PullAnswer:
        self.go.wait(20)
        return super().pull(token, cursor, limit)


@dataclass
class Office:
    """A hub that really answers, and codes for it."""

    firm: Firm
    desk: Held
    server: HubServer

    @property
    def address(self) -> str:
        return f"https://127.0.0.1:{self.server.port}"

    def invitation(self, *logins: str) -> Invitation:
        assert self.server.tls is not None
        code = self.firm.hub.new_code(logins, "van 9").replace("-", "")
        return Invitation((self.address,), code, self.server.tls.pin)


@pytest.fixture
def office(firm: Firm) -> Iterator[Office]:
    at = hub_folder(firm.folder / "office")
    desk = Held(firm.hub)
    with HubServer(desk, at, HubConfig(sqlite_url(at), host="127.0.0.1", port=0)) as server:
        yield Office(firm, desk, server)
        desk.go.set()


@dataclass
class Picked:
    """Stands for the dialog in which a file is chosen."""

    path: Path

    def __call__(self, _parent: QWidget) -> Path:
        return self.path


@pytest.fixture
def laptop(qtbot: QtBot, theme: Theme, language: Language, firm: Firm, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """``laptop()``: the window on an empty data folder, asking whose company it is."""
    opened: list[Workplace] = []

    def begin(folder: str = "new") -> Program:
        workplace = Workplace.open(tmp_path / folder, clock=firm.office.context.clock, zone=stories.ZONE, demo=True)
        opened.append(workplace)
        tools = {"pick_picture": Picked(tmp_path / "code.png")}
        return Program(qtbot, theme, language, workplace, tmp_path / "settings.json", tools=tools, lookout=True)

    yield begin
    for workplace in opened:
        workplace.close()


def words_on(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def save_picture(text: str, path: Path) -> None:
    modules = qr_modules(text)
    image = Image.new("L", (len(modules) + 8, len(modules) + 8), 255)
    for y, line in enumerate(modules):
        for x, dark in enumerate(line):
            image.putpixel((x + 4, y + 4), 0 if dark else 255)
    image.resize((image.width * 6, image.height * 6), Image.Resampling.NEAREST).save(path)


def type_in(program: Program, invitation: Invitation, **other: str) -> None:
    words = {"address": invitation.addresses[0].removeprefix("https://"), "code": grouped(invitation.code),
             "pin_words": grouped(invitation.pin)} | other  # fmt: skip
    for name, text in words.items():
        program.hands.write(name, text, program.sheet("register_sheet"))


def test_the_first_start_of_a_laptop_by_scanner(office: Office, laptop: Callable[..., Program]) -> None:
    program = laptop()
    program.hands.click("join_office")
    program.sheet("register_sheet")
    assert audit.faults(program.window) == []
    program.hands.scan(office.invitation("wulei").text())  # wherever the focus is
    program.hands.until(lambda: program.window.covered and program.hands.sees("person_wulei"), "who may sign in")
    assert not program.hands.sees("register_sheet") and not program.hands.sees("found_company")
    program.sign_in("wulei")
    assert program.page.name == "day_page" and program.hands.flashes.seen == []
    status = program.workplace.syncing.status()
    assert status.registered and status.waiting == 0
    assert program.workplace.orders.view(office.firm.order).technician


def test_a_message_pasted_into_any_line_registers_with_enter(office: Office, laptop: Callable[..., Program]) -> None:
    program = laptop()
    program.hands.click("join_office")
    sheet = program.sheet("register_sheet")
    QGuiApplication.clipboard().setText(f"登记码如下：\n{office.invitation('wulei').text()}\n十分钟内有效")
    sheet.fields.lines["address"].setFocus()
    program.hands.key("Ctrl+V")
    assert sheet.fields.lines["address"].text() == "" and "FTJOIN" in sheet.fields.lines["registration"].text()
    assert sheet.fields.lines["registration"].hasFocus()
    program.hands.key("Return")
    program.hands.until(lambda: program.window.covered and program.hands.sees("person_wulei"), "who may sign in")


def test_what_is_wrong_is_said_beside_its_line(office: Office, laptop: Callable[..., Program]) -> None:
    program = laptop()
    program.hands.click("join_office")
    sheet = program.sheet("register_sheet")
    program.hands.click("submit")
    assert "Scan or paste" in sheet.fields._cells["registration"].note.text
    good = office.invitation("wulei")
    said = []
    for name, text, expected in (
        ("code", "AAAA-BBBB-CCCC", "wrong, used or out of date"),
        ("pin_words", "ABCD-EFGH-IJKL-MN23", "not the office"),
        ("address", "127.0.0.1:9", "cannot be reached"),
    ):
        type_in(program, good, **{name: text})
        program.hands.click("submit")
        program.hands.until(lambda: sheet.stage == "asking", "the answer")
        said.append(expected in sheet.fields._cells[name].note.text)
    assert said == [True, True, True]
    program.hands.write("code", "", sheet)
    program.hands.click("submit")
    assert sheet.fields._cells["code"].note.text and not program.workplace.syncing.is_registered()
    program.hands.key("Escape")
    assert not program.hands.sees("register_sheet") and program.hands.sees("found_company")


def test_typed_stopped_and_gone_on_with_later(office: Office, laptop: Callable[..., Program]) -> None:
    program = laptop()
    program.hands.click("join_office")
    sheet = program.sheet("register_sheet")
    type_in(program, office.invitation("wulei"))
    office.desk.go.clear()
    program.hands.click("submit")
    program.hands.until(lambda: sheet.stage == "receiving", "that it receives")
    program.hands.click("cancel")
    assert "Not everything has come" in words_on(sheet) and program.workplace.syncing.is_registered()
    program.hands.key("Escape")
    assert "Its people have not come yet" in words_on(program.window)
    assert not program.hands.sees("found_company")  # no company of its own beside that of the office
    office.desk.go.set()
    program.hands.click("join_office")
    program.hands.click("submit")
    program.hands.until(lambda: program.hands.sees("person_wulei"), "who may sign in")
    assert program.hands.flashes.seen == []


def test_from_the_settings_by_a_picture(
    office: Office, laptop: Callable[..., Program], prepared: Prepared, tmp_path: Path, firm: Firm
) -> None:
    prepared.demo(tmp_path / "new").close()  # people work here already
    program = laptop()
    program.sign_in("wulei")
    page = program.open("settings_page")
    assert "works alone" in words_on(page.office) and not page.office.become.isVisible()
    save_picture(office.invitation("wulei").text(), tmp_path / "code.png")
    program.hands.click("join_office")
    sheet = program.sheet("register_sheet")
    sheet._pick = Picked(tmp_path / "code.png")
    program.hands.click("choose_picture")
    assert sheet.fields.text().startswith("FTJOIN") and "goes there, too" in words_on(sheet)
    program.hands.click("submit")
    program.hands.until(lambda: "Everything from the office" in program.said(), "everything from there")
    assert office.address in words_on(page.office)
    act_as(firm.office, "admin")
    assert "van 9" in {row.name for row in firm.office.syncing.office.computers()}  # as the office called it


class Slow:
    """A network on which the answer to every question can be held back."""

    def __init__(self, hub: Hub, token: str, go: threading.Event) -> None:
        self._channel, self._go = HubChannel(HubDesk(hub), token), go

    def __getattr__(self, name: str) -> Any:
        ask = getattr(self._channel, name)

        def held(*arguments: Any) -> Any:
            self._go.wait(20)
            return ask(*arguments)

        return held


@pytest.fixture
def over(qtbot: QtBot, theme: Theme, language: Language) -> Iterator[Callable[[Syncing], RegisterSheet]]:
    """``over(syncing)``: the sheet over an empty window."""
    windows: list[QWidget] = []

    def put(syncing: Syncing) -> RegisterSheet:
        window = QWidget()
        windows.append(window)
        qtbot.addWidget(window)
        window.resize(1024, 700)
        window.show()
        sheet = RegisterSheet(window, syncing)
        sheet.open()
        return sheet

    yield put
    windows.clear()


def test_receiving_shows_how_far_it_is_and_can_be_stopped(
    firm: Firm, over: Callable[[Syncing], RegisterSheet], qtbot: QtBot, tmp_path: Path
) -> None:
    new = Workplace.open(tmp_path / "new", clock=firm.office.context.clock, zone=stories.ZONE, demo=True)
    join(firm.hub, new, ["wulei"])
    go = threading.Event()
    sheet = over(Syncing(new.context, lambda _addresses, token, _ca: Slow(firm.hub, token, go)))
    assert sheet.stage == "stopped" and not sheet.fields.isVisible()  # registered, nothing came yet
    sheet.primary.click()
    assert sheet.stage == "receiving" and sheet.bar.isVisible() and "comes later" in sheet.cancel.text()
    task = sheet._task
    assert task is not None
    with qtbot.waitSignal(task.finished):
        sheet.stop()
        go.set()
    assert sheet.stage == "stopped" and new.syncing.is_registered()
    sheet.primary.click()
    with qtbot.waitSignal(sheet.received):
        pass
    assert [one.login for one in new.access.people()] != []
    new.close()


def test_a_revoked_computer_is_asked_for_a_new_code(
    firm: Firm, over: Callable[[Syncing], RegisterSheet], qtbot: QtBot
) -> None:
    act_as(firm.office, "admin")
    side = firm.office.syncing.office
    side.revoke(next(row.id for row in side.computers() if not row.own), "lost")
    sheet = over(online(firm.hub, firm.van))
    sheet.primary.click()
    qtbot.waitUntil(lambda: sheet.stage == "asking")
    assert "revoked" in words_on(sheet) and sheet.fields.isVisible()
