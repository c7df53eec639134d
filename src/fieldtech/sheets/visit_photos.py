"""Every photo of a visit on its record sheet: a few large, many as contact sheets, the file small enough to mail."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PIL import Image

from fieldtech.sheets import sections_after as after
from fieldtech.sheets.blocks import Block, Gap, Title
from fieldtech.sheets.canvas import MM, Paper
from fieldtech.sheets.photos import reduced
from fieldtech.sheets.sections_before import Record
from fieldtech.sheets.style import CONTENT, GREY, INK, MARGIN, RULE, Style
from fieldtech.sheets.text import fit, wrap
from fieldtech.sheets.vocabulary import Vocabulary, moment

_ACROSS = 4
_GUTTER = 3 * MM
_WIDE = (CONTENT - _GUTTER * (_ACROSS - 1)) / _ACROSS
_HIGH = _WIDE * 0.75
_LONGEST = 560  # pixels: 43 mm at 330 dpi, and what is small in it can still be made out
_EACH, _LEAST, _ALL = 20_000, 6_000, 3_000_000
"""Bytes: for one photo, for one at least, and for all of them together."""
_NAMED = 2  # lines of what a photo shows
_SMALL = 6.2

Found = Callable[[str], bytes | None]


@dataclass(frozen=True)
class Shot:
    """A photo made small, with what it shows and when it was taken."""

    data: bytes
    name: str
    taken: str


def small_shots(words: Vocabulary, record: Record, photo: Found) -> tuple[Shot, ...]:
    """All photos of a record that has many, each in its share of the file; nothing of a few: they stand large."""
    shots = record.get("photos") or []
    if len(shots) <= after.MOST_PHOTOS:
        return ()
    share = max(_LEAST, min(_EACH, _ALL // len(shots)))
    found = []
    for shot in shots:
        if data := photo(shot["sha256"]):
            stamp = after.stamp_of(words, record, shot)
            name = " · ".join(part for part in after.shown_on(words, record, shot) if part)
            found.append(Shot(reduced(data, _LONGEST, share, stamp), name, moment(shot.get("taken_at"))))
    return tuple(found)


def contact_sheet(style: Style, words: Vocabulary, shots: Sequence[Shot]) -> list[Block]:
    """Rows of four, each photo with its name below."""
    if not shots:
        return []
    rows: list[Block] = [ContactRow(shots[n : n + _ACROSS]) for n in range(0, len(shots), _ACROSS)]
    counted = words.line("photo_count", n=str(len(shots)))
    return [Gap(style.gap), Title(style, words.line("sec.photos"), counted), *rows]


@dataclass
class ContactRow(Block):
    """Up to four small photos side by side."""

    shots: Sequence[Shot]
    keep: bool = False
    height: float = field(init=False)

    def __post_init__(self) -> None:
        self._sizes = [_fitted(shot.data) for shot in self.shots]
        self._names = [wrap(shot.name, _WIDE, _SMALL) for shot in self.shots]
        lines = max(min(_NAMED, len(name)) for name in self._names)
        self._top = max(high for _wide, high in self._sizes)
        self.height = self._top + (lines + 1) * _SMALL * 1.25 + 7

    def draw(self, paper: Paper, top: float) -> None:
        """Draw below ``top``."""
        for n, (shot, (wide, high), name) in enumerate(zip(self.shots, self._sizes, self._names, strict=True)):
            x = MARGIN + n * (_WIDE + _GUTTER)
            left, foot = x + (_WIDE - wide) / 2, top - self._top
            paper.jpeg(shot.data, left, foot, wide, high)
            paper.frame(left, foot, wide, high, RULE, 0.4)
            y = foot - _SMALL * 1.3
            for line in _cut(name):
                paper.text(x, y, line, _SMALL, INK)
                y -= _SMALL * 1.25
            paper.text(x, y, shot.taken, _SMALL, GREY)


def _cut(name: Sequence[str]) -> list[str]:
    """The first lines, the last of them with an ellipsis where more would follow."""
    if len(name) <= _NAMED:
        return list(name)
    return [*name[: _NAMED - 1], fit("".join(name[_NAMED - 1 :]), _WIDE, _SMALL)]


def _fitted(data: bytes) -> tuple[float, float]:
    with Image.open(io.BytesIO(data)) as image:
        wide, high = image.size
    scale = min(_WIDE / wide, _HIGH / high)
    return wide * scale, high * scale
