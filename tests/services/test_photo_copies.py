"""Stamped copies: order, plate and time can be read on any picture, and the original keeps every byte."""

import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from fieldtech.errors import Forbidden, MachineError, NotFound
from fieldtech.model.base import Id, new_id
from fieldtech.services.preparing import prepare
from fieldtech.services.workplace import Workplace
from fieldtech.sheets.stamp import stamp_lines, stamped
from fieldtech.sheets.vocabulary import Vocabulary
from prepared import Prepared, act_as
from stories import ZONE
from yards import yard

LINES = ("WX-TJ01-20261118-002 · 津C8R071", "2026-11-18 13:41:07 +08:00")
READABLE = 4.5  # contrast of text (WCAG AA)


@pytest.fixture
def site(prepared: Prepared, tmp_path: Path) -> tuple[Workplace, Id]:
    workplace, order = prepared.open("in_repair", tmp_path / "data")
    act_as(workplace, "wulei")
    return workplace, order


def jpeg(colour: str = "red", size: tuple[int, int] = (800, 600), taken: str = "") -> bytes:
    picture, exif, out = Image.new("RGB", size, colour), Image.Exif(), io.BytesIO()
    if taken:
        exif.get_ifd(0x8769)[0x9003] = taken
    exif.get_ifd(0x8825)[2] = (39.0, 5.0, 1.0)
    picture.save(out, "JPEG", exif=exif)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


def luminance(value: float) -> float:
    part = value / 255
    return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4


@pytest.mark.parametrize("colour", ["black", "white", "red", "#7f7f7f"])
@pytest.mark.parametrize("size", [(1600, 1200), (1200, 1600), (800, 600), (64, 48)])
def test_the_stamp_can_be_read_on_any_picture(colour: str, size: tuple[int, int]) -> None:
    data = prepare(jpeg(colour, size), ZONE).shown
    copy = opened(stamped(data, LINES))
    width, height = copy.size
    foot = copy.crop((0, round(height * 0.95), width, height)).convert("L")
    dark, bright = foot.getextrema()
    assert isinstance(dark, int) and isinstance(bright, int)
    ground = ImageStat.Stat(foot).median[0]  # most of the strip bears no letter
    assert (luminance(bright) + 0.05) / (luminance(ground) + 0.05) >= READABLE
    assert width >= 480


def test_only_the_foot_differs_and_the_lines_fill_it(site: tuple[Workplace, Id]) -> None:
    data = prepare(jpeg("white"), ZONE).shown
    plain, copy = opened(data), opened(stamped(data, LINES))
    above, foot = (0, 0, 800, 500), (0, 540, 800, 600)
    assert ImageStat.Stat(ImageChops.difference(plain.crop(above), copy.crop(above))).sum == [0, 0, 0]
    assert ImageStat.Stat(ImageChops.difference(plain.crop(foot), copy.crop(foot))).mean[0] > 100
    other = opened(stamped(data, ("WX-TJ01-20261118-002 · 津C8R072", LINES[1])))
    box = ImageChops.difference(copy, other).point(lambda v: 255 if v > 60 else 0).getbbox()
    assert box is not None and box[0] > 300 and box[3] <= 600  # one letter of the plate


@pytest.mark.parametrize(("language", "file_time", "no_time"), [
    ("en", "(time from the file)", "time unknown"), ("zh_CN", "（文件时间）", "拍摄时间未知"),
])  # fmt: skip
def test_the_stamp_says_how_the_time_is_known(language: str, file_time: str, no_time: str) -> None:
    words = Vocabulary(language)
    at = "2026-11-18T13:41:07+08:00"
    assert stamp_lines(words, "WX-1", "津C8R071", at, "camera") == ("WX-1 · 津C8R071", "2026-11-18 13:41:07 +08:00")
    assert stamp_lines(words, "WX-1", "", at, "file") == ("WX-1", f"2026-11-18 13:41:07 +08:00 {file_time}")
    assert stamp_lines(words, "WX-1", "", None, "") == ("WX-1", no_time)


def test_a_copy_is_saved_and_the_original_is_as_it_was(site: tuple[Workplace, Id], tmp_path: Path) -> None:
    workplace, order = site
    data = jpeg(taken="2026:11:18 13:41:07")
    photo = workplace.photos.add(order, "wiring", data).id
    (row,) = workplace.orders.view(order).photos
    view = workplace.orders.view(order)
    copy = workplace.photo_copies.stamped(photo, "zh_CN")
    assert view.vehicle is not None
    assert copy.name == f"{view.number}_{view.vehicle.plate}_wiring_20261118-134107.jpg"
    path = workplace.photo_copies.save(photo, tmp_path / copy.name, "zh_CN")
    assert opened(path.read_bytes()).size == (800, 600)
    assert path.read_bytes() == copy.data != workplace.photos.bytes_of(row.shown_sha)
    assert b"Exif" not in copy.data and not Image.open(path).getexif()  # no place, no camera
    assert workplace.photos.bytes_of(row.original_sha) == data
    assert (photo.hex, row.original_sha) == (row.id.hex, workplace.context.blobs.put(data))


def test_a_vehicle_of_many_is_named_by_its_own_plate(prepared: Prepared, tmp_path: Path) -> None:
    workplace, _order = prepared.open("in_repair", tmp_path / "data")
    trucks = yard(workplace, 2)
    row = workplace.yard.rows(trucks.order)[1].id
    written = datetime(2026, 11, 18, 5, 0, tzinfo=UTC)
    photo = workplace.photos.add(trucks.order, f"{row.hex}/damage", jpeg(), written_at=written).id
    assert f"_{trucks.plates[1]}_damage_20261118-130000" in workplace.photo_copies.stamped(photo, "en").name


def test_copies_are_for_who_may_see_the_order(site: tuple[Workplace, Id], tmp_path: Path) -> None:  # P39
    workplace, order = site
    photo = workplace.photos.add(order, "wiring", jpeg()).id
    with pytest.raises(NotFound):
        workplace.photo_copies.stamped(new_id(), "en")
    with pytest.raises(MachineError):
        workplace.photo_copies.save(photo, tmp_path, "en")  # a folder
    act_as(workplace, "zhaoqiang")
    with pytest.raises(Forbidden):
        workplace.photo_copies.stamped(photo, "en")
