"""Photos in the real window: drop, paste, a camera's folder, before and after, stamped copies, moving with undo."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import audit
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from fieldtech.clock import FixedClock
from fieldtech.forms.onsite.photo_tile import PhotoTile
from fieldtech.model.base import Id
from fieldtech.services.workplace import Workplace
from fieldtech.ui.language import Language
from fieldtech.ui.theme import Theme
from pages.photos import PhotoDesk, card, copy_files, copy_picture
from prepared import Prepared, set_order
from stories import ZONE
from yards import Yard, yard


@dataclass
class Site:
    """吴磊 on a repair and, with 赵强, on the yard of two trucks."""

    desk: PhotoDesk
    order: Id
    trucks: Yard
    card: Path
    tmp: Path

    @property
    def hands(self) -> Any:
        return self.desk.hands

    def tile(self, name: str) -> PhotoTile:
        return self.desk.program.page.findChild(PhotoTile, f"photo_{name}")  # type: ignore[return-value]

    def until_slots(self, *slots: str, order: Id | None = None) -> None:
        """Pictures are read beside the window."""
        key = order or self.order
        self.hands.until(lambda: sorted(self.desk.slots(key)) == sorted(slots), f"{slots}: {self.desk.slots(key)}")
        self.hands.settle()


@dataclass(frozen=True)
class Played:
    """A closed data folder, and what is in it."""

    folder: Path
    order: Id
    trucks: Yard
    now: datetime


@pytest.fixture(scope="module")
def played(prepared: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Played:
    """The repair in work and the yard of trucks, once for all tests."""
    folder = tmp_path_factory.mktemp("photos") / "data"
    workplace, order = prepared.open("in_repair", folder)
    trucks = yard(workplace, 2, crew=("zhaoqiang", "wulei"))
    now = workplace.context.now()
    workplace.close()
    return Played(folder, order, trucks, now)


@pytest.fixture
def site(qtbot: QtBot, theme: Theme, language: Language, played: Played, tmp_path: Path) -> Iterator[Site]:
    shutil.copytree(played.folder, tmp_path / "data")
    workplace = Workplace.open(tmp_path / "data", clock=FixedClock(played.now), zone=ZONE, demo=True)
    folder = card(tmp_path / "DCIM")
    desk = PhotoDesk(qtbot, theme, language, workplace, tmp_path, folder, "wulei")
    desk.open("onsite_page", f"{played.order.hex}/photos")
    yield Site(desk, played.order, played.trucks, folder, tmp_path)
    QGuiApplication.clipboard().clear()
    language.take_back()
    workplace.close()


def add(workplace: Workplace, order: Id, slot: str, path: Path) -> Id:
    """Straight into its place."""
    return workplace.photos.add(order, slot, path.read_bytes()).id


# taking in ------------------------------------------------------------------------------------------------------


def test_a_cameras_folder_by_keyboard(site: Site) -> None:  # B27
    add(site.desk.workplace, site.order, "plate", site.card / "IMG_3.jpg")
    site.desk.program.page.refresh(None)
    site.hands.click("camera_folder")
    sheet = site.desk.sheet("pictures_sheet")
    site.hands.key("Escape")  # while it is being read
    assert not sheet.reader.busy and site.desk.slots(site.order) == ["plate"]
    site.hands.click("camera_folder")
    sheet = site.desk.pictures()
    lines = [sheet.list.lines(sheet.list.choice(sheet.list.model().index(row, 0))) for row in range(4)]
    number = site.desk.workplace.orders.view(site.order).number
    assert [line[0] for line in lines[1:]] == ["IMG_3.jpg", "IMG_2.jpg", "IMG_1.jpg"]  # newest first
    assert lines[1][2] == f"Already in {number}" and lines[2][1] == "2026-11-18 13:02:00"
    assert "The file is empty" in lines[0][2] and "EMPTY.jpg" in sheet.trouble.text
    assert "not ticked" in sheet.list.item(2).data(Qt.ItemDataRole.AccessibleTextRole)
    sheet.list.setFocus()
    for _step in range(2):
        site.hands.key("Right")
        site.hands.key("Space")  # IMG_3 is taken although it is stored, then IMG_2
    site.hands.key("Left")
    site.hands.key("Space")  # better not
    assert sheet.primary.text() == "Add 1 picture"
    site.hands.click("all_new")
    assert [path.name for path in sheet.list.ticked()] == ["IMG_1.jpg", "IMG_2.jpg"]
    sheet.places.button("wiring").setFocus()
    site.hands.key("Space")
    sheet.list.setFocus()
    site.hands.key("Return")
    site.until_slots("plate", "wiring", "wiring")
    assert not site.hands.sees("pictures_sheet")


def test_files_and_folders_are_dropped(site: Site) -> None:
    files = [site.card / "IMG_1.jpg", site.card / "IMG_2.jpg"]
    site.desk.drop(site.tile("wiring"), *files)  # onto a place: straight in
    site.until_slots("wiring", "wiring")
    board = site.desk.program.page.findChild(object, "photo_board")
    site.desk.drop(board, files[0])  # onto none: it is asked where it belongs
    sheet = site.desk.pictures()
    assert sheet.list.ticked() == []  # it is stored already
    site.hands.key("Escape")
    site.desk.drop(site.tile("damage"), site.card)  # a folder is looked through first
    sheet = site.desk.pictures()
    assert sheet.places.value() == "damage"
    assert [path.name for path in sheet.list.ticked()] == ["IMG_3.jpg"]
    site.hands.click("submit")
    site.until_slots("wiring", "wiring", "damage")


def test_pictures_and_files_are_pasted(site: Site) -> None:
    QGuiApplication.clipboard().setText("no picture")
    site.tile("label").setFocus()
    site.hands.key("Ctrl+V")
    assert "no picture on the clipboard" in site.desk.said()
    copy_picture()
    site.hands.key("Ctrl+V")  # into the place in focus
    site.until_slots("label")
    assert site.desk.photos(site.order)[0].taken_from == ""
    copy_files(site.card / "IMG_1.jpg")
    site.hands.click("paste_photos")  # with no place in focus it is asked for
    sheet = site.desk.pictures()
    sheet.places.set_value("body")
    site.hands.click("submit")
    site.until_slots("label", "body")
    assert site.desk.photos(site.order)[1].taken_from == "camera"


def test_what_cannot_be_taken_is_said_beside_the_place(site: Site) -> None:
    bad = site.tmp / "IMG_9.HEIC"
    bad.write_bytes(b"\0\0\0\x18ftypheic" + bytes(40))
    window = site.desk.program.window
    site.desk.drop(site.tile("wiring"), site.card / "EMPTY.jpg", bad, site.card / "IMG_1.jpg")
    site.until_slots("wiring")
    site.hands.until(lambda: "IMG_9.HEIC" in site.desk.said(), "the refusal")
    assert "EMPTY.jpg: The file is empty" in site.desk.said() and "HEIC/HEIF" in site.desk.said()
    assert window.messages.keys() == ()
    site.hands.click("dismiss_refused")
    assert not site.hands.sees("dismiss_refused")
    page = site.desk.open("onsite_page", f"{site.order.hex}/condition")  # the damage has its own place for it
    site.hands.click("body_damaged")
    site.desk.drop(page.rail.section("condition").tile, site.card / "EMPTY.jpg")
    site.hands.until(lambda: site.hands.sees("photos_refused"), "the refusal")
    assert "EMPTY.jpg" in site.hands.see("photos_refused").text and window.messages.keys() == ()
    page = site.desk.open("onsite_page", f"{site.order.hex}/diagnosis")  # out of sight the window says it
    page.desk.take(site.order, "wiring", site.card / "EMPTY.jpg")
    site.hands.until(lambda: bool(window.messages.keys()), "the refusal")


# looking, saving, moving ----------------------------------------------------------------------------------------


def test_before_and_after_side_by_side_and_a_copy_of_one(site: Site) -> None:
    workplace = site.desk.workplace
    before = add(workplace, site.order, "wiring_before", site.card / "IMG_1.jpg")
    add(workplace, site.order, "wiring", site.card / "IMG_2.jpg")
    site.desk.open("onsite_page", f"{site.order.hex}/photos")
    site.desk.program.page.refresh(
        workplace.photos.remove(add(workplace, site.order, "other", site.card / "IMG_3.jpg"))
    )
    tiles = [site.tile(photo.id.hex) for photo in site.desk.photos(site.order)]
    tops = {tile.mapToGlobal(tile.rect().topLeft()).y() for tile in tiles}
    assert len(tops) == 1
    tiles[0].setFocus()
    site.hands.key("Return")
    viewer = site.desk.sheet("photo_sheet")
    assert [figure.photo.slot for figure in viewer.figures] == ["wiring_before", "wiring"]
    site.hands.until(lambda: all(not f.picture.pixmap().isNull() for f in viewer.figures), "the pictures")
    viewer.figures[0].save.setFocus()
    site.hands.key("Return")
    (saved,) = site.desk.saved.iterdir()
    assert "_wiring_before_20261118-130100" in saved.name and saved.name in viewer.figures[0].said.text
    assert Image.open(saved).size == (480, 360)  # enlarged, so that the stamp can be read
    assert (
        workplace.photos.bytes_of(site.desk.photos(site.order)[0].original_sha)
        == (site.card / "IMG_1.jpg").read_bytes()
    )
    assert viewer.figures[0].photo.id == before


def test_a_photo_is_moved_by_keyboard_and_back_by_undo(site: Site) -> None:
    workplace = site.desk.workplace
    photo = add(workplace, site.order, "wiring", site.card / "IMG_1.jpg")
    site.desk.program.page.refresh(
        workplace.photos.remove(add(workplace, site.order, "other", site.card / "IMG_3.jpg"))
    )
    site.tile(photo.hex).setFocus()
    site.hands.key("Return")
    viewer = site.desk.sheet("photo_sheet")
    viewer.figures[0].move_button.setFocus()
    site.hands.key("Return")
    sheet = site.desk.sheet("move_sheet")
    assert sheet.slots.value() == "", "in its own order it needs another place"
    site.hands.write("search_place", "no such order", sheet)
    site.hands.until(lambda: not sheet.list.count(), "nothing")
    assert sheet.nothing.isVisible() and not sheet.list.isVisible()
    site.hands.click("submit", sheet)
    assert sheet.problem.text == "Choose where the photo belongs."
    site.hands.write("search_place", site.trucks.plates[1], sheet)
    site.hands.until(lambda: sheet.list.count() == 1, "the vehicle")
    assert sheet.slots.value() == "wiring" and not sheet.nothing.isVisible(), "elsewhere the same place"
    site.desk.program.window.resize(1024, 700)
    site.hands.settle()
    last = list(sheet.slots.findChildren(QAbstractButton))[-1]
    site.hands.show(last)
    site.hands.until(lambda: last.visibleRegion().boundingRect().height() == last.height(), "the last place in sight")
    sheet.slots.button("damage").setFocus()
    site.hands.key("Space")
    site.hands.click("submit", sheet)
    assert "at least 2 characters" in sheet.problem.text
    site.hands.write("move_reason", "belongs to the truck", sheet)
    site.hands.key("Return")
    assert site.desk.slots(site.order) == [] and site.desk.slots(site.trucks.order) == ["damage"]
    board = site.desk.program.page.findChild(object, "photo_board")
    other = workplace.orders.view(site.trucks.order).number
    assert other in board.trace.text() and "belongs to the truck" in board.trace.text() and "吴磊" in board.trace.text()
    site.hands.click("undo")
    assert site.desk.slots(site.order) == ["wiring"] and site.desk.slots(site.trucks.order) == []
    page = site.desk.open("orders_page", site.trucks.order.hex)
    history = page.detail.history.timeline.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    told = " ".join(str(history.index(row, 0).data(role)) for row in range(history.rowCount()))
    assert "Photo moved here" in told and "Photo moved back" in told and "belongs to the truck" in told


def test_a_sealed_order_is_named_in_the_sheet(site: Site) -> None:
    workplace = site.desk.workplace
    photo = add(workplace, site.order, "wiring", site.card / "IMG_1.jpg")
    section = site.desk.program.page.rail.section("photos")
    section.hands.move(site.order, workplace.orders.view(site.order).photos[0])
    sheet = site.desk.sheet("move_sheet")
    set_order(workplace, site.trucks.order, status="signed")
    site.hands.write("search_place", site.trucks.plates[0], sheet)
    site.hands.until(lambda: sheet.list.count() == 1, "the vehicle")
    sheet.slots.set_value("damage")
    site.hands.write("move_reason", "wrong order", sheet)
    site.hands.click("submit", sheet)
    number = workplace.orders.view(site.trucks.order).number
    assert sheet.problem.text == f"{number} is signed and sealed; its photos stay as they were signed."
    assert [one.id for one in site.desk.photos(site.order)] == [photo]


# the yard -------------------------------------------------------------------------------------------------------


def test_the_board_of_a_vehicle_in_the_yard(site: Site) -> None:  # B27
    page = site.desk.open("yard_page", site.trucks.order.hex)
    site.hands.scan(site.trucks.vins[0])
    copy_files(site.card / "IMG_1.jpg", site.card / "IMG_2.jpg")
    page.scans.field.setFocus()
    site.hands.key("Ctrl+V")  # pictures are no text for the scan field
    site.hands.until(lambda: len(site.desk.slots(site.trucks.order)) == 2 and not page.photos.busy, "the photos")
    assert page.scans.field.text() == ""
    site.hands.key("F3")
    sheet = site.desk.sheet("vehicle_photos")
    filled = [tile for tile in sheet.board.tiles.values() if not tile.is_empty()]
    assert len(filled) == 2
    site.hands.click("camera_folder", sheet)
    pictures = site.desk.pictures()
    assert pictures.places.value() == "open_places"
    site.hands.click("all_new")
    site.hands.click("submit", pictures)
    site.hands.until(lambda: len(site.desk.slots(site.trucks.order)) == 3 and not page.photos.busy, "the photo")
    assert len(set(site.desk.slots(site.trucks.order))) == 3  # each in a place of its own
    first = next(tile for tile in sheet.board.tiles.values() if not tile.is_empty())
    first.setFocus()
    site.hands.key("Return")
    site.desk.sheet("photo_sheet").figures[0].move_button.click()
    move = site.desk.sheet("move_sheet")
    site.hands.write("search_place", site.trucks.plates[1], move)
    site.hands.until(lambda: move.list.count() == 1, "the vehicle")
    move.slots.set_value("damage")
    site.hands.write("move_reason", "the other truck", move)
    site.hands.click("submit", move)
    rows = site.desk.workplace.yard.rows(site.trucks.order)
    assert (len(rows[0].record.photos), rows[1].record.photos) == (2, ("damage",))
    assert site.trucks.plates[1] in sheet.board.trace.text()
    site.hands.key("Escape")
    site.desk.drop(page.drawer, site.card)  # a folder onto the drawer
    assert site.desk.pictures().places.value() == "open_places"


# everywhere -----------------------------------------------------------------------------------------------------


def board(site: Site) -> Any:
    site.desk.drop(site.tile("label"), site.card / "EMPTY.jpg")
    site.hands.until(lambda: site.hands.sees("photos_refused"), "the refusal")


def pictures_sheet(site: Site) -> Any:
    site.hands.click("camera_folder")
    site.desk.pictures()
    site.hands.click("all_new")
    return site.desk.sheet("pictures_sheet")


def viewer(site: Site) -> Any:
    photos = site.desk.photos(site.order)
    shown = site.desk.program.page.rail.section("photos").hands.look(site.order, photos[0], photos)
    site.hands.until(lambda: all(not f.picture.pixmap().isNull() for f in shown.figures), "the pictures")
    return shown


def move_sheet(site: Site) -> Any:
    site.desk.program.page.rail.section("photos").hands.move(site.order, site.desk.photos(site.order)[0])
    return site.desk.sheet("move_sheet")


def vehicle_photos(site: Site) -> Any:
    site.desk.open("yard_page", site.trucks.order.hex)
    site.hands.scan(site.trucks.vins[0])
    site.hands.key("F3")
    return site.desk.sheet("vehicle_photos")


@pytest.mark.parametrize(("code", "look"), [("zh_CN", "light"), ("en", "dark")])
def test_it_is_readable_everywhere(code: Any, look: Any, site: Site, language: Language, theme: Theme) -> None:
    workplace = site.desk.workplace
    for slot, name in (("body", "IMG_1.jpg"), ("body_after", "IMG_2.jpg")):
        add(workplace, site.order, slot, site.card / name)
    moved = add(workplace, site.order, "damage", site.card / "IMG_1.jpg")
    workplace.photo_moves.move(moved, site.order, "position_before", "放错位置")
    language.use(code)
    theme.use(look)
    found: list[str] = []
    for show in (board, pictures_sheet, viewer, move_sheet, vehicle_photos):
        site.desk.program.window.resize(*audit.SIZES[0])
        site.desk.open("onsite_page", f"{site.order.hex}/photos")
        sheet = show(site)
        for size in audit.SIZES:
            site.desk.program.window.resize(*size)
            audit.settle()
            found += [f"{show.__name__} {size}: {fault}" for fault in audit.faults(site.desk.program.window)]
        if sheet is not None:
            sheet.close_sheet()
    assert found == []
