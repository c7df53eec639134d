"""What is made of a picture that comes in: a smaller one to show, upright and without metadata, and its time.

Pillow takes a while to import, and most starts of the window see no picture at once: only what reads pictures
imports this.
"""

import io
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo

from PIL import Image, ImageOps, UnidentifiedImageError

from fieldtech.errors import Invalid, Problem
from fieldtech.services.pictures import LARGEST_FILE

LONGEST_SIDE = 1600
LARGEST_AREA = 120_000_000  # pixels; above it a small file could still fill the memory
FORMATS = ("JPEG", "PNG", "WEBP", "BMP")
"""What cameras and screenshots make; nothing that starts another program to be read."""
_PHONES = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif", b"avis"}
_UNREADABLE = (OSError, ValueError, SyntaxError, Image.DecompressionBombError)
_TIME = "%Y:%m:%d %H:%M:%S"
_EXIF_IFD, _CHANGED = 0x8769, 0x0132
_TIMES = ((0x9003, 0x9011), (0x9004, 0x9012))  # DateTimeOriginal, DateTimeDigitized, each with its offset
_CHANGED_OFFSET = 0x9010
_OFFSET = re.compile(r"([+-])(\d\d):(\d\d)")


@dataclass(frozen=True)
class Prepared:
    """A JPEG to show, and when the camera says it was taken."""

    shown: bytes
    taken_at: datetime | None


def prepare(data: bytes, zone: tzinfo) -> Prepared:
    """A JPEG of at most 1600 px without its metadata (places above all), and the camera's time; raises Invalid."""
    with _opened(data) as picture:
        taken = _taken(picture, zone)
        try:
            return Prepared(_small_jpeg(picture), taken)
        except _UNREADABLE:
            raise _refusal("photo_broken") from None


def camera_time(data: bytes, zone: tzinfo) -> datetime | None:
    """When the camera says the picture was taken, from the first bytes of its file; None when it does not."""
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
            return _taken(picture, zone)
    except (UnidentifiedImageError, *_UNREADABLE):
        return None


def thumbnail(data: bytes, side: int) -> bytes:
    """A small upright JPEG of a picture file; raises Invalid with what is wrong with it."""
    with _opened(data) as picture:
        try:
            return _small_jpeg(picture, side)
        except _UNREADABLE:
            raise _refusal("photo_broken") from None


def _opened(data: bytes) -> Image.Image:
    """The picture, not yet decoded; raises Invalid for what is none or would fill the memory."""
    if not data:
        raise _refusal("photo_empty")
    if len(data) > LARGEST_FILE:
        raise _refusal("photo_too_large")
    if data[4:8] == b"ftyp" and data[8:12] in _PHONES:
        raise _refusal("photo_heic")
    try:
        picture = Image.open(io.BytesIO(data), formats=FORMATS)
    except Image.DecompressionBombError:
        raise _refusal("photo_too_many_pixels") from None
    except (UnidentifiedImageError, *_UNREADABLE):
        raise _refusal("not_a_picture") from None
    if picture.width * picture.height > LARGEST_AREA:
        raise _refusal("photo_too_many_pixels")
    return picture


def _small_jpeg(picture: Image.Image, side: int = LONGEST_SIDE) -> bytes:
    longest = max(picture.size)
    if longest > side:  # a large JPEG is decoded at a fraction of its size
        width, height = (max(1, length * side // longest) for length in picture.size)
        picture.draft("RGB", (width, height))
    upright = ImageOps.exif_transpose(picture).convert("RGB")
    upright.thumbnail((side, side))
    upright.info.clear()  # comments and XMP may name the place, too
    out = io.BytesIO()
    upright.save(out, "JPEG", quality=80, optimize=True)
    return out.getvalue()


def _taken(picture: Image.Image, zone: tzinfo) -> datetime | None:
    """The camera's time in the zone it names, else in the company's."""
    try:
        exif = picture.getexif()
        inner = exif.get_ifd(_EXIF_IFD)
    except _UNREADABLE:
        return None
    said = [(inner.get(time), inner.get(offset)) for time, offset in _TIMES]
    for text, offset in (*said, (exif.get(_CHANGED), inner.get(_CHANGED_OFFSET))):
        try:
            return datetime.strptime(str(text), _TIME).replace(tzinfo=_zone(offset) or zone).astimezone(UTC)
        except (ValueError, OverflowError):
            continue
    return None


def _zone(offset: object) -> tzinfo | None:
    found = _OFFSET.fullmatch(str(offset).strip("\0 "))
    if found is None:
        return None
    away = timedelta(hours=int(found[2]), minutes=int(found[3]))
    return timezone(-away if found[1] == "-" else away) if away < timedelta(hours=24) else None


def _refusal(code: str) -> Invalid:
    return Invalid([Problem("photo", code)])
