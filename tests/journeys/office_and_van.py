"""What people do at the window of the office and at that of the van, each an act for a ``Seat``."""

import os
import resource
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from fieldtech import app as composition
from fieldtech.demo.acts import PIN
from fieldtech.demo.hands import NotThere
from fieldtech.demo.repair_story import RepairStory
from fieldtech.demo.stage import Stage
from fieldtech.model.customers import Vehicle
from fieldtech.services.custody_check import check_custody
from fieldtech.sync.invitation import Invitation, read_invitation
from fieldtech.ui.pages.computers_page import ComputersPage
from fieldtech.ui.pages.vehicles_page import VehiclesPage
from fieldtech.ui.sync.desk import SyncDesk

DAY = date(2026, 11, 18)
CONFIRMED = "All with the office"
LOOKS_AFTER = "admin"


@dataclass(frozen=True)
class Stored:
    """What a computer holds of an order."""

    status: str
    seals: tuple[str, ...]
    photos: tuple[str, ...]
    swaps: tuple[str, ...]
    custody: tuple[str, ...]


def begin(stage: Stage) -> None:
    """The exchange goes by itself from now on."""
    composition.begin_exchange(stage.window)


def story_time(stage: Stage, hour: int, minute: int) -> None:
    """The day of the story; registering took place on today's real one, which the hub knows."""
    stage.at(hour, minute, DAY)


# the office ----------------------------------------------------------------------------------------------------------


def found_office(stage: Stage) -> int:
    """This computer becomes the office; returns with how many clicks."""
    hands = stage.hands
    stage.enter(LOOKS_AFTER)
    before = hands.count
    hands.click("open_computers_page")
    hands.click("become_office")
    hands.click("submit")
    clicks = hands.count - before
    hands.until(lambda: hands.sees("submit") and hands.see("submit").isEnabled(), "the office to be ready", 60)
    stage.shot("office_ready")
    hands.click("submit")
    return clicks


def invite(stage: Stage, login: str, name: str) -> str:
    """A code for another computer, as it is copied into a message."""
    hands = stage.hands
    hands.click("open_computers_page")
    hands.click("new_code")
    hands.click(f"people_{login}")
    hands.write("computer_name", name)
    hands.click("submit")
    hands.until(lambda: hands.sees("copy_code"), "the code")
    stage.shot("code")
    hands.click("copy_code")
    hands.click("cancel")
    return QGuiApplication.clipboard().text()


def through(text: str, port: int) -> str:
    """The same invitation over a line of the test's own."""
    told = read_invitation(text)
    return Invitation((f"https://127.0.0.1:{port}",), told.code, told.pin).text()


def computers(stage: Stage) -> str:
    """The office looks at its computers."""
    stage.hands.click("open_computers_page")
    stage.hands.click("refresh")
    stage.shot("computers")
    return ""


def revoke(stage: Stage, name: str) -> None:
    """That laptop is gone."""
    hands = stage.hands
    hands.click("open_computers_page")
    page = stage.window.current
    assert isinstance(page, ComputersPage)
    hands.write("search", name)
    hands.until(lambda: page.table.model.rowCount() == 1, "the computer")
    table = page.table.table
    hands.click_widget(table.viewport(), table.visualRect(page.table.model.index(0, 0)).center())
    hands.click("revoke_computer")
    hands.write("reason", "left on a ferry")
    stage.shot("revoke")
    hands.click("submit")
    hands.settle()
    hands.write("search", "")


def hand_out(stage: Stage) -> None:
    """From the telephone call to 吴磊's name on the order."""
    story_time(stage, 9, 12)
    story = RepairStory(stage)
    if not stage.hands.sees("lock_screen"):
        stage.hands.click("user")
    story.call()
    story.desk()
    story.approval()
    story.assignment()


# the van -------------------------------------------------------------------------------------------------------------


def join(stage: Stage, text: str) -> None:
    """A new laptop belongs to the office: its first window takes the code, and everything comes."""
    hands = stage.hands
    stage.shot("first_start")
    hands.click("join_office")
    hands.write("registration", text)
    stage.shot("registering")
    hands.click("submit")
    hands.until(lambda: hands.sees("person_wulei"), "the people of the office", 60)
    stage.shot("sign_in")
    begin(stage)


def is_shut(stage: Stage) -> str:
    """An exchange, after which the lock screen says that the office has shut this computer; returns its words."""
    hands = stage.hands
    hands.key("F5")
    hands.until(lambda: hands.sees("register_anew"), "the lock screen with the way out", 60)
    stage.shot("shut")
    pin = hands.see("pin")
    return pin.accessibleDescription()


def join_again(stage: Stage, text: str) -> None:
    """It was found; the office has given a new code."""
    hands = stage.hands
    hands.click("register_anew")
    hands.write("registration", text)
    hands.click("submit")
    hands.until(lambda: not hands.sees("register_sheet") and not hands.sees("register_anew"), "the way in", 60)
    stage.shot("opened")


def sit_down(stage: Stage, login: str) -> None:
    """Somebody signs in."""
    stage.enter(login)


def work(stage: Stage) -> str:
    """The whole order without the office: road, site, signatures; returns its number."""
    story = RepairStory(stage)
    story.road()
    story.site()
    return story.sign_off()


def take_back_laptop(stage: Stage) -> None:
    """The customer has signed; the technician goes on."""
    hands = stage.hands
    hands.click("finish")
    hands.write("pin", PIN)
    hands.click("submit")
    hands.until(lambda: hands.sees("onsite_page"), "the technician's own window")


def mail_sheet(stage: Stage, to: str) -> Path:
    """The sheet just signed, as an email; returns the draft."""
    hands = stage.hands
    hands.click("print_or_send")
    hands.write("recipient", to)
    before = set(stage.out.rglob("*.eml"))
    hands.click("mail_draft")
    hands.until(lambda: bool(set(stage.out.rglob("*.eml")) - before), "the draft", 60)
    stage.shot("mailed")
    hands.click("close")
    return (set(stage.out.rglob("*.eml")) - before).pop()


# both ----------------------------------------------------------------------------------------------------------------


def go_to(stage: Stage, page: str) -> None:
    """A press in the sidebar."""
    stage.hands.click(f"open_{page}")


def sync_now(stage: Stage) -> str:
    """F5; returns what the line says when the exchange has ended.

    One that goes on by itself just then may have begun before what is to be sent: then once more, as people would.
    """
    hands, desk = stage.hands, desk_of(stage)
    for _press in range(3):
        hands.until(lambda: desk.standing.stage is None, "an exchange to end", 60)
        told: list[object] = []
        desk.changed.connect(told.append)
        hands.key("F5")
        hands.until(lambda told=told: bool(told) and desk.standing.stage is None, "the exchange to end", 60)  # type: ignore[misc]
        desk.changed.disconnect(told.append)
        if desk.standing.error is not None or line(stage).startswith(CONFIRMED):
            break
    return line(stage)


def line(stage: Stage) -> str:
    """What the frame says of the office."""
    stage.hands.settle()
    return stage.window.strip.line.spoken()


def wait_for_line(stage: Stage, part: str) -> str:
    """Until the frame says so by itself."""
    try:
        stage.hands.until(lambda: part in line(stage), f"the line to say {part}", 60)
    except NotThere as error:
        raise NotThere(f"{error}; it says {line(stage)}") from error
    return line(stage)


def drop(stage: Stage, paths: tuple[Path, ...]) -> str:
    """Files from a stick or a message, dropped on the window; returns what is said of them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    window = stage.window
    copying, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(300, 300), copying, data, left, none))
    QApplication.sendEvent(window, QDropEvent(QPointF(300, 300), copying, data, left, none))
    hands = stage.hands
    hands.until(lambda: hands.sees("sync_files"), "what the files brought", 60)
    stage.shot("dropped")
    hands.click("copy_told")
    said = QGuiApplication.clipboard().text()
    hands.click("submit")
    return said


def save_file(stage: Stage, stick: Path) -> Path:
    """Everything that waits, as a file on a stick."""
    hands = stage.hands
    stick.mkdir(exist_ok=True)
    stage.stick = stick
    before = set(stick.iterdir())
    hands.click("open_sync_page")
    hands.click("save_file")
    hands.until(lambda: hands.sees("sync_files"), "the file", 60)
    stage.shot("file_written")
    hands.click("submit")
    (written,) = set(stick.iterdir()) - before
    return written


def states(stage: Stage) -> set[str]:
    """The states in which the things on the page about the office are."""
    stage.hands.click("open_sync_page")
    stage.shot("sync_page")
    return {item.state for item in stage.workplace.syncing.items()}


def write_note(stage: Stage, plate: str, note: str) -> None:
    """Something about a vehicle that everybody may write down."""
    hands = stage.hands
    hands.click("open_vehicles_page")
    hands.write("search", plate)
    page = stage.window.current
    assert isinstance(page, VehiclesPage)
    hands.until(lambda: page.model.rowCount() == 1, "the vehicle")
    hands.click_widget(page.table.viewport(), page.table.visualRect(page.model.index(0, 0)).center())
    hands.click("edit")
    hands.write("note", note)
    hands.key("Ctrl+Return")
    hands.until(lambda: not hands.sees("note"), "the vehicle to be written")


def decide(stage: Stage, button: str) -> str:
    """The conflict that waits: one side is kept; returns the note of the vehicle then."""
    hands = stage.hands
    hands.click("open_sync_page")
    stage.window.open_page("conflicts_page", "")
    stage.shot("conflict")
    hands.click(button)
    hands.settle()
    stage.shot("decided")
    return note_of(stage)


def take_back(stage: Stage) -> str:
    """The decision is turned around later; returns the note of the vehicle then."""
    stage.window.open_page("conflicts_page", "decided")
    stage.shot("decisions")
    stage.hands.click("take_back")
    stage.hands.settle()
    stage.shot("taken_back")
    return note_of(stage)


def note_of(stage: Stage, plate: str = "津C8R071") -> str:
    """What stands there now."""
    found = stage.workplace.masters
    with stage.workplace.context.reading() as session:
        vehicle = session.scalars(select(Vehicle).where(Vehicle.plate == plate)).one()
        key = vehicle.id
    return str(found.get("vehicles", key).note)


def fill_disk(stage: Stage, full: bool) -> None:
    """The system refuses this process every write beyond two kilobytes of a file, or does so no more."""
    stage.hands.settle()
    limit_disk(os.getpid(), full=full)


def limit_disk(process: int, *, full: bool) -> None:
    """The same for any process of ours; Python ignores the signal that comes with it."""
    _soft, hard = resource.prlimit(process, resource.RLIMIT_FSIZE)
    resource.prlimit(process, resource.RLIMIT_FSIZE, (2048 if full else hard, hard))


def stored(stage: Stage, number: str, login: str = "zhenghao") -> Stored:
    """What this computer holds of the order now."""
    workplace = stage.workplace
    with workplace.context.reading() as session:
        custody = tuple(str(problem) for problem in check_custody(session))
    view = workplace.orders.view(workplace.orders.find(number))
    return Stored(
        view.status,
        tuple(str(seal.sha256) for seal in view.seals),
        tuple(sorted(photo.original_sha for photo in view.photos)),
        tuple(str(swap.body["new_terminal"]) for swap in view.swaps),
        custody,
    )


def desk_of(stage: Stage) -> SyncDesk:
    """The exchange behind the window."""
    found = stage.window.findChild(SyncDesk)
    assert found is not None
    return found
