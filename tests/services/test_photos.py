"""Photos: the original untouched, a small one to show, the camera's time; hostile files are refused."""

import io
import random
import struct
import zlib
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

import stories
from fieldtech.errors import Conflict, Forbidden, Invalid, NotFound, Refused
from fieldtech.model.base import Id, new_id
from fieldtech.model.canonical import sha256_hex
from fieldtech.services.pictures import LARGEST_FILE
from fieldtech.services.preparing import LONGEST_SIDE, prepare
from fieldtech.services.workplace import Workplace
from fieldtech.words import sentence
from prepared import Prepared, act_as, fingerprint

DEMO = Path(__file__).parents[2] / "resources/demo/photos"
TAKEN = "2026:11:18 13:41:07"


@pytest.fixture
def site(prepared: Prepared, tmp_path: Path) -> tuple[Workplace, Id]:
    workplace, order = prepared.open("in_repair", tmp_path / "data")
    act_as(workplace, "wulei")
    return workplace, order


def jpeg(
    width: int = 64, height: int = 48, *, taken: str = "", offset: str = "", orientation: int = 0, gps: bool = False
) -> bytes:
    picture, exif = Image.effect_noise((width, height), 40).convert("RGB"), Image.Exif()
    if offset:
        exif.get_ifd(0x8769)[0x9011] = offset
    if taken:
        exif.get_ifd(0x8769)[0x9003] = taken
    if orientation:
        exif[0x0112] = orientation
    if gps:
        exif.get_ifd(0x8825)[2] = (39.0, 5.0, 1.0)
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=exif)
    return out.getvalue()


def shown(workplace: Workplace, order: Id) -> Image.Image:
    photo = workplace.orders.view(order).photos[-1]
    return Image.open(io.BytesIO(workplace.photos.bytes_of(photo.shown_sha)))


def test_the_original_stays_byte_for_byte(site: tuple[Workplace, Id]) -> None:  # B27 B25
    workplace, order = site
    data = jpeg(taken=TAKEN, gps=True)
    workplace.photos.add(order, "body", data, "左前门")
    (photo,) = workplace.orders.view(order).photos
    assert workplace.photos.bytes_of(photo.original_sha) == data
    assert (photo.slot, photo.caption) == ("body", "左前门")
    assert photo.taken_at == datetime(2026, 11, 18, 13, 41, 7, tzinfo=stories.ZONE)


def test_what_is_shown_is_small_upright_and_says_nothing_of_the_place(site: tuple[Workplace, Id]) -> None:  # P38
    workplace, order = site
    workplace.photos.add(order, "body", jpeg(3000, 2000, orientation=6, gps=True))
    picture = shown(workplace, order)
    assert picture.size == (round(LONGEST_SIDE * 2 / 3), LONGEST_SIDE)
    assert not picture.getexif() and picture.format == "JPEG"


@pytest.mark.parametrize(
    "taken", ["", "0000:00:00 00:00:00", "yesterday", "2026-11-18", "2026:13:45 99:99:99", "\x00" * 19]
)
def test_a_camera_without_a_clock_leaves_the_time_of_the_file(taken: str, site: tuple[Workplace, Id]) -> None:
    workplace, order = site
    written = datetime(2026, 11, 18, 5, 30, tzinfo=UTC)
    workplace.photos.add(order, "plate", jpeg(taken=taken))
    workplace.photos.add(order, "plate", jpeg(taken=taken), written_at=written)
    pasted, from_file = workplace.orders.view(order).photos
    assert (pasted.taken_at, pasted.taken_from) == (None, "")
    assert (from_file.taken_at, from_file.taken_from) == (written, "file")


@pytest.mark.parametrize(("offset", "hours"), [("+08:00", 8), ("-05:30", -5.5), ("+00:00", 0), ("", 8), ("rubbish", 8)])
def test_the_camera_names_its_zone(offset: str, hours: float, site: tuple[Workplace, Id]) -> None:
    workplace, order = site
    written = datetime(2030, 1, 1, tzinfo=UTC)
    workplace.photos.add(order, "plate", jpeg(taken=TAKEN, offset=offset), written_at=written)
    (photo,) = workplace.orders.view(order).photos
    zone = timezone(timedelta(hours=hours))
    assert (photo.taken_at, photo.taken_from) == (datetime(2026, 11, 18, 13, 41, 7, tzinfo=zone), "camera")


def test_words_about_the_place_are_not_shown_either() -> None:
    picture, exif, out = Image.new("RGB", (60, 40)), Image.Exif(), io.BytesIO()
    exif.get_ifd(0x8825)[2] = (39.0, 5.0, 1.0)
    picture.save(out, "JPEG", exif=exif, comment=b"at 39.08 N", xmp=b"<x:xmpmeta>exif:GPSLatitude 39</x:xmpmeta>")
    shown = prepare(out.getvalue(), stories.ZONE).shown
    assert b"GPS" in out.getvalue() and b"39.08" in out.getvalue()
    assert b"GPS" not in shown and b"39.08" not in shown and not Image.open(io.BytesIO(shown)).getexif()


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "BMP"])
@pytest.mark.parametrize("mode", ["RGB", "L", "1"])
def test_screenshots_come_in_as_they_are(kind: str, mode: str, site: tuple[Workplace, Id]) -> None:
    workplace, order = site
    out = io.BytesIO()
    Image.new(mode, (300, 200)).save(out, kind)
    workplace.photos.add(order, "platform", out.getvalue())
    assert shown(workplace, order).size == (300, 200)


def test_transparent_and_palette_pictures_too() -> None:
    for mode in ("RGBA", "P", "LA", "I;16"):
        out = io.BytesIO()
        Image.new(mode, (30, 20)).save(out, "PNG")
        assert prepare(out.getvalue(), stories.ZONE).taken_at is None


def png_of(width: int, height: int) -> bytes:
    """A few bytes that claim to be a huge picture."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 10)) + chunk(b"IEND", b"")
    )


EPS = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n%%EndComments\nshowpage\n"
HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(64)
HOSTILE = {
    "nothing": (b"", "photo_empty"),
    "text": (b"not a picture at all", "not_a_picture"),
    "a PDF": (b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF", "not_a_picture"),
    "PostScript, which would start another program": (EPS, "not_a_picture"),
    "SVG": (b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', "not_a_picture"),
    "a bomb of 30000 x 30000": (png_of(30_000, 30_000), "photo_too_many_pixels"),
    "a bomb of 200 MP": (png_of(20_000, 10_000), "photo_too_many_pixels"),
    "a bomb of 12000 x 12000": (png_of(12_000, 12_000), "photo_too_many_pixels"),
    "half a JPEG": ((DEMO / "plate.jpg").read_bytes()[:4000], "photo_broken"),
    "a JPEG's head only": (b"\xff\xd8\xff\xe0", "not_a_picture"),
    "a truncated PNG": (png_of(40, 40), "photo_broken"),
    "too large a file": (b"\xff" * (LARGEST_FILE + 1), "photo_too_large"),
    "a phone's HEIC": (HEIC, "photo_heic"),
    "a GIF": (b"GIF89a" + bytes(30), "not_a_picture"),
}


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_photo_is_refused_and_leaves_nothing(name: str, site: tuple[Workplace, Id]) -> None:
    workplace, order = site
    before = fingerprint(workplace), sorted(workplace.context.folder.blobs.rglob("*"))
    with pytest.raises(Invalid) as refusal:
        workplace.photos.add(order, "plate", HOSTILE[name][0])
    (problem,) = refusal.value.problems
    assert problem.code == HOSTILE[name][1] and "problem." not in sentence(problem.code, "en")
    assert (fingerprint(workplace), sorted(workplace.context.folder.blobs.rglob("*"))) == before


@pytest.mark.filterwarnings("ignore::UserWarning")
@settings(max_examples=100, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 2**32), flips=st.integers(1, 40))
def test_damaged_photos_are_taken_or_refused_never_a_crash(seed: int, flips: int) -> None:
    chance = random.Random(seed)
    data = bytearray(DAMAGED)
    for _ in range(flips):
        data[chance.randrange(min(len(data), 700))] = chance.randrange(256)
    try:
        small = prepare(bytes(data), stories.ZONE).shown
    except Invalid:
        return
    assert max(Image.open(io.BytesIO(small)).size) <= LONGEST_SIDE


DAMAGED = jpeg(taken=TAKEN, orientation=6, gps=True)


def test_slots_are_a_closed_list(site: tuple[Workplace, Id]) -> None:
    workplace, order = site
    with pytest.raises(Invalid):
        workplace.photos.add(order, "holiday", jpeg())


@pytest.mark.parametrize("caption", ["x" * 4001, "仪表\ud83d"])
def test_a_caption_that_no_record_can_hold_is_refused(caption: str, site: tuple[Workplace, Id]) -> None:
    workplace, order = site
    before = fingerprint(workplace)
    with pytest.raises(Invalid):
        workplace.photos.add(order, "body", jpeg(), caption)
    assert fingerprint(workplace) == before


def test_a_photo_taken_out_is_kept_as_evidence(site: tuple[Workplace, Id]) -> None:  # B25
    workplace, order = site
    photo = workplace.photos.add(order, "plate", jpeg()).id
    sha = workplace.orders.view(order).photos[0].original_sha
    workplace.photos.remove(photo, "拍糊了")
    assert workplace.orders.view(order).photos == () and workplace.orders.view(order).facts.photo_slots == ()
    assert workplace.photos.bytes_of(sha)
    with pytest.raises(Conflict):
        workplace.photos.remove(photo)
    with pytest.raises(NotFound):
        workplace.photos.remove(new_id())
    with pytest.raises(NotFound):
        workplace.photos.bytes_of(sha256_hex({}))


@pytest.mark.parametrize(
    ("state", "login"), [("sealed", "wulei"), ("in_repair", "zhoumin"), ("in_repair", "zhaoqiang")]
)
def test_only_at_work_and_only_by_its_technician(  # P39
    state: str, login: str, prepared: Prepared, tmp_path: Path
) -> None:
    workplace, order = prepared.open(state, tmp_path / "data")
    act_as(workplace, login)
    before = sorted(workplace.context.folder.blobs.rglob("*"))
    with pytest.raises((Refused, Forbidden)):
        workplace.photos.add(order, "plate", jpeg())
    assert sorted(workplace.context.folder.blobs.rglob("*")) == before


@pytest.mark.parametrize("size", [(1, 9000), (9000, 1)])
def test_a_picture_one_pixel_wide_is_taken(size: tuple[int, int], site: tuple[Workplace, Id]) -> None:
    workplace, order = site
    workplace.photos.add(order, "other", jpeg(*size))
    assert sorted(shown(workplace, order).size) == [1, LONGEST_SIDE]


def test_a_camera_that_lives_in_days_to_come_is_not_believed(site: tuple[Workplace, Id]) -> None:
    workplace, order = site
    written = workplace.context.now() - timedelta(hours=1)
    workplace.photos.add(order, "other", jpeg(taken="2099:01:01 08:00:00"), written_at=written)
    photo = workplace.orders.view(order).photos[-1]
    assert (photo.taken_at, photo.taken_from) == (written, "file")
    workplace.photos.add(order, "other", jpeg(taken="2099:01:01 08:00:00"))
    photo = workplace.orders.view(order).photos[-1]
    assert (photo.taken_at, photo.taken_from) == (None, "")
