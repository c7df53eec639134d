"""Order number, plate and time drawn onto a copy of a photo; the photo itself is never touched (B25)."""

import io
from collections.abc import Sequence
from functools import lru_cache

from PIL import Image, ImageDraw, ImageFont, UnidentifiedImageError

from fieldtech.errors import FieldtechError
from fieldtech.paths import resources
from fieldtech.sheets.fonts import runs
from fieldtech.sheets.vocabulary import Vocabulary

_FILES = {"SheetBold": "NotoSansSC-Bold.ttf", "SheetBoldExt": "NotoSansSC-Ext-Bold.ttf"}
_LETTERS = 32  # of the stamp stand side by side on any picture
_NARROWEST = 480  # pixels; a smaller picture is enlarged so that its stamp can be read
_SMALLEST, _FILL = 11, 0.95
_LINE, _AIR = 1.32, 0.36  # of the size of the letters
_SHADE, _INK = (0, 0, 0, 165), (255, 255, 255)  # white on what is left of pure white still has a contrast of 6
_QUALITY = 88


def stamp_lines(words: Vocabulary, number: str, plate: str, taken_at: str | None, taken_from: str) -> tuple[str, ...]:
    """What is stamped: the order and the vehicle, and when it was taken, as far as anybody knows."""
    time = words.short("stamp.no_time")
    if taken_at:
        day, _t, rest = taken_at.partition("T")
        time = f"{day} {rest[:8]} {rest[8:]}".rstrip()
        if taken_from == "file":
            time = f"{time} {words.short('stamp.file_time')}"
    return " · ".join(filter(None, (number, plate))), time


def stamped(data: bytes, lines: Sequence[str]) -> bytes:
    """A JPEG copy with the lines on a dark strip at its foot; raises FieldtechError for what is no picture."""
    try:
        with Image.open(io.BytesIO(data)) as picture:
            copy = _wide_enough(picture.convert("RGB"))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise FieldtechError("photo_unreadable") from error
    size = _size(copy.width, lines)
    line, air = round(size * _LINE), round(size * _AIR)
    top = copy.height - line * len(lines) - air
    strip = Image.new("RGBA", (copy.width, copy.height - top), _SHADE)
    copy.paste(strip, (0, top), strip)
    draw = ImageDraw.Draw(copy)
    for number, text in enumerate(lines):
        _write(draw, text, air, top + air // 2 + number * line, size)
    out = io.BytesIO()
    copy.info.clear()
    copy.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()


def _wide_enough(picture: Image.Image) -> Image.Image:
    if picture.width >= _NARROWEST:
        return picture
    return picture.resize((_NARROWEST, max(1, picture.height * _NARROWEST // picture.width)))


def _size(width: int, lines: Sequence[str]) -> int:
    """Large enough to be read on paper, small enough for the longest line."""
    size = max(_SMALLEST, width // _LETTERS)
    longest = max((_length(text, size) for text in lines), default=0.0)
    room = width * _FILL
    return size if longest <= room else max(_SMALLEST, int(size * room / longest))


def _length(text: str, size: int) -> float:
    return sum(_face(name, size).getlength(piece) for name, piece in runs(text, bold=True))


def _write(draw: ImageDraw.ImageDraw, text: str, x: float, y: int, size: int) -> None:
    """Rare characters of names and plates come from the extension, as on paper."""
    for name, piece in runs(text, bold=True):
        face = _face(name, size)
        draw.text((x, y), piece, font=face, fill=_INK)
        x += face.getlength(piece)


@lru_cache(maxsize=32)
def _face(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(resources() / "fonts" / _FILES[name], size)
