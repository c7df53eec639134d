"""A computer joins its office from the window: at the very first start and later, by scan, picture and by typing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import audit
import pytest
from PIL import Image
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

import stories
from fieldtech.hub.config import HubConfig, hub_folder, sqlite_url
from fieldtech.hub.desk import HubDesk
from fieldtech.hub.serve import HubServer
from fieldtech.services.syncing.invitations import grouped
from fieldtech.services.workplace import Workplace
from fieldtech.sheets.barcode import qr_modules
from fieldtech.sync.invitation import Invitation
from fieldtech.ui.language import Language
from fieldtech.ui.theme import Theme
from pages.program import Program
from prepared import act_as
from sync.firms import Firm


@dataclass
class Office:
    """A hub that really answers, and codes for it."""

    firm: Firm
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
    with HubServer(HubDesk(firm.hub), at, HubConfig(sqlite_url(at), host="127.0.0.1", port=0)) as server:
        yield Office(firm, server)


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
        return Program(qtbot, theme, language, workplace, tmp_path / "settings.json", tools=tools)

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
    assert program.page.name == "day_page"
    status = program.workplace.syncing.status()
    assert status.registered and status.waiting == 0
    assert program.workplace.orders.view(office.firm.order).technician


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
    sheet.registered.connect(office.server.stop)  # the network goes away right after the answer
    program.hands.click("submit")
    program.hands.until(lambda: sheet.stage == "stopped", "that it stopped", patience_s=20)
    assert "cannot be reached" in words_on(sheet) and program.workplace.syncing.is_registered()
    sheet.close_sheet()
    program.hands.settle()
    assert "Its people have not come yet" in words_on(program.window)
    assert not program.hands.sees("found_company")  # a company of its own would be in nobody's way to come


def test_from_the_settings_by_a_picture(
    office: Office, laptop: Callable[..., Program], tmp_path: Path, firm: Firm
) -> None:
    program = laptop()
    program.workplace.imports.demo()
    program.session.lock()
    program.sign_in("wulei")
    page = program.open("settings_page")
    assert "works alone" in words_on(page.office) and not page.office.become.isVisible()
    save_picture(office.invitation("wulei").text(), tmp_path / "code.png")
    program.hands.click("join_office")
    sheet = program.sheet("register_sheet")
    sheet._pick = Picked(tmp_path / "code.png")
    program.hands.click("choose_picture")
    assert sheet.fields.text().startswith("FTJOIN")
    program.hands.click("submit")
    program.hands.until(lambda: office.address in words_on(page.office), "that it is registered")
    act_as(firm.office, "admin")
    assert "van 9" in {row.name for row in firm.office.syncing.office.computers()}  # as the office called it
