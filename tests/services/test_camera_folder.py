"""A camera's folder: the newest first with their times, those we have already marked, bad ones with the reason."""

import hashlib
import io
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image

from fieldtech.errors import Cancelled, MachineError
from fieldtech.model.base import Id
from fieldtech.services.progress import Silent
from fieldtech.services.workplace import Workplace
from prepared import Prepared, act_as


@pytest.fixture
def site(prepared: Prepared, tmp_path: Path) -> tuple[Workplace, Id]:
    workplace, order = prepared.open("in_repair", tmp_path / "data")
    act_as(workplace, "wulei")
    return workplace, order


@pytest.fixture
def card(tmp_path: Path) -> Path:
    """A memory card: two folders of the camera, its own files beside them."""
    inside = tmp_path / "DCIM" / "100CANON"
    shoot(inside / "IMG_1.JPG", "red", "2026:11:18 13:00:00")
    shoot(inside / "IMG_2.JPG", "blue", "2026:11:18 14:00:00")
    shoot(tmp_path / "DCIM" / "101CANON" / "IMG_3.png", "green", "")
    os.utime(tmp_path / "DCIM" / "101CANON" / "IMG_3.png", (1_800_000_000, 1_800_000_000))
    (inside / "IMG_4.HEIC").write_bytes(b"\0\0\0\x18ftypheic" + bytes(60))
    (inside / "MVI_1.MP4").write_bytes(bytes(100))
    (inside / ".IMG_5.JPG").write_bytes(b"hidden")
    os.utime(inside / "IMG_4.HEIC", (1_000_000_000, 1_000_000_000))
    return tmp_path / "DCIM"


def shoot(path: Path, colour: str, taken: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    exif, out = Image.Exif(), io.BytesIO()
    if taken:
        exif.get_ifd(0x8769)[0x9003] = taken
    Image.new("RGB", (300, 200), colour).save(out, "PNG" if path.suffix == ".png" else "JPEG", exif=exif)
    path.write_bytes(out.getvalue())


def test_the_newest_come_first_with_their_times(site: tuple[Workplace, Id], card: Path) -> None:
    found = site[0].camera.pictures(card, Silent())
    assert [(one.path.name, one.taken_from) for one in found] == [
        ("IMG_3.png", "file"), ("IMG_2.JPG", "camera"), ("IMG_1.JPG", "camera"), ("IMG_4.HEIC", "file"),
    ]  # fmt: skip
    assert found[1].taken_at == datetime(2026, 11, 18, 6, 0, tzinfo=UTC)


def test_what_we_have_is_marked_and_what_is_bad_says_why(site: tuple[Workplace, Id], card: Path) -> None:
    workplace, order = site
    data = (card / "100CANON" / "IMG_1.JPG").read_bytes()
    workplace.photos.add(order, "plate", data)
    found = {one.path.name: workplace.camera.look(one, 120, Silent()) for one in
             workplace.camera.pictures(card, Silent())}  # fmt: skip
    number = workplace.orders.view(order).number
    assert {name: (look.stored_in, look.codes) for name, look in found.items()} == {
        "IMG_1.JPG": (number, ()), "IMG_2.JPG": (None, ()), "IMG_3.png": (None, ()),
        "IMG_4.HEIC": (None, ("photo_heic",)),
    }  # fmt: skip
    assert Image.open(io.BytesIO(found["IMG_2.JPG"].small)).size == (120, 80)
    act_as(workplace, "zhaoqiang")  # it is known, but not in which order of others
    assert workplace.photos.stored_in(hashlib.sha256(data).hexdigest()) == ""


def test_files_and_folders_dropped_together(site: tuple[Workplace, Id], card: Path) -> None:
    loose = card.parent / "loose.jpg"
    shoot(loose, "black", "2026:11:18 13:30:00")
    found = site[0].camera.files((loose, card / "100CANON"), Silent())
    assert [one.path.name for one in found] == ["IMG_2.JPG", "loose.jpg", "IMG_1.JPG", "IMG_4.HEIC"]


class StopsAtOnce:
    def step(self, done: int, total: int) -> None:
        raise Cancelled


def test_a_folder_can_be_left(site: tuple[Workplace, Id], card: Path) -> None:
    with pytest.raises(Cancelled):
        site[0].camera.pictures(card, StopsAtOnce())
    with pytest.raises(MachineError):
        site[0].camera.pictures(card / "gone", Silent())


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")
def test_links_and_pipes_are_passed_by(site: tuple[Workplace, Id], card: Path, tmp_path: Path) -> None:
    workplace, _ = site
    shoot(tmp_path / "private.jpg", "red", "")
    (card / "link.jpg").symlink_to(tmp_path / "private.jpg")
    os.mkfifo(card / "pipe.jpg")
    names = {picture.path.name for picture in workplace.camera.pictures(card, Silent())}
    assert names and not names & {"link.jpg", "pipe.jpg"}
    (dropped,) = workplace.camera.files((card / "pipe.jpg",), Silent())
    assert workplace.camera.look(dropped, 96, Silent()).codes == ("not_a_picture",)
