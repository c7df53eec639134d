"""Photos for the page: turned upright, without camera data, small enough for email."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from PIL import Image, ImageOps, UnidentifiedImageError

from fieldtech.errors import FieldtechError
from fieldtech.sheets.blocks import Block
from fieldtech.sheets.canvas import MM, Paper
from fieldtech.sheets.stamp import stamped
from fieldtech.sheets.style import CONTENT, GREY, MARGIN, RULE, Style
from fieldtech.sheets.text import fit

_GUTTER = 4 * MM
_BUDGET = 150_000  # bytes for all photos of a sheet; the rest of 300 kB is text, fonts and the record
_LONGEST = 900  # pixels; 90 mm at about 250 dpi
_QUALITIES = (82, 72, 60, 45, 30)
_MOST_PIXELS = 60_000_000


@lru_cache(maxsize=32)
def shrink(data: bytes, count: int, stamp: tuple[str, ...] = ()) -> bytes:
    """The photo as an RGB JPEG within its share of the budget of ``count`` photos, with the stamp drawn on it."""
    share = _BUDGET // max(count, 1)
    picture = _opened(stamped(data, stamp) if stamp else data)
    for longest in (_LONGEST, _LONGEST * 3 // 4, _LONGEST // 2):
        picture.thumbnail((longest, longest))
        for quality in _QUALITIES:
            out = io.BytesIO()
            picture.save(out, "JPEG", quality=quality, optimize=True)
            if out.tell() <= share:
                return out.getvalue()
    return out.getvalue()


def reduced(data: bytes, longest: int, share: int, stamp: tuple[str, ...] = ()) -> bytes:
    """The photo as an RGB JPEG of that many pixels, within its share of bytes where that can be, stamped."""
    picture = _opened(data, longest)
    picture.thumbnail((longest, longest))
    if stamp:
        plain = io.BytesIO()
        picture.save(plain, "JPEG", quality=92)
        picture = _opened(stamped(plain.getvalue(), stamp), longest)
    for quality in _QUALITIES:
        out = io.BytesIO()
        picture.save(out, "JPEG", quality=quality, optimize=True)
        if out.tell() <= share:
            break
    return out.getvalue()


def _opened(data: bytes, longest: int = _LONGEST) -> Image.Image:
    try:
        with Image.open(io.BytesIO(data)) as image:
            if image.width * image.height > _MOST_PIXELS:
                raise FieldtechError("photo_unreadable")
            image.draft("RGB", (longest, longest))  # decodes a large JPEG at a fraction of its size
            return ImageOps.exif_transpose(image).convert("RGB")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise FieldtechError("photo_unreadable") from error


@dataclass
class PhotoRow(Block):
    """Up to two photos side by side with their captions."""

    style: Style
    shots: Sequence[tuple[bytes, str]]
    keep: bool = False
    height: float = field(init=False)

    def __post_init__(self) -> None:
        self._width = (CONTENT - _GUTTER) / 2
        self._sizes = [self._fitted(data) for data, _ in self.shots]
        self.height = max(h for _, h in self._sizes) + 16

    def _fitted(self, data: bytes) -> tuple[float, float]:
        with Image.open(io.BytesIO(data)) as image:
            wide, high = image.size
        scale = min(self._width / wide, self._width * 0.75 / high)
        return wide * scale, high * scale

    def draw(self, paper: Paper, top: float) -> None:
        """Draw below ``top``."""
        for n, ((data, caption), (wide, high)) in enumerate(zip(self.shots, self._sizes, strict=True)):
            x = MARGIN + n * (self._width + _GUTTER)
            left = x + (self._width - wide) / 2
            paper.jpeg(data, left, top - high, wide, high)
            paper.frame(left, top - high, wide, high, RULE, 0.4)
            line = fit(caption, self._width, self.style.label)
            paper.text(left, top - high - 9, line, self.style.label, GREY)
