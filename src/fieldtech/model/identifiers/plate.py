"""Licence plates after GA 36-2018, and which colours (JT/T 697.7) each kind may have."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from fieldtech.model.bundled import bundled_rows
from fieldtech.model.identifiers.text import EMPTY_WORDS, normalise, without_spaces_and_hyphens
from fieldtech.model.identifiers.verdict import Verdict

NO_PLATE, BLUE, YELLOW, BLACK, WHITE, GREEN, YELLOW_GREEN, GREEN_FADE = 0, 1, 2, 3, 4, 5, 93, 94
COLOURS = (NO_PLATE, BLUE, YELLOW, BLACK, WHITE, GREEN, 9, 91, 92, YELLOW_GREEN, GREEN_FADE)
_DOTS = re.compile("[\u00b7\u2022\u30fb\uff65\u2027\u22c5\u2219\u0387.]")
_LETTER, _ANY = "[A-HJ-NP-Z]", "[A-HJ-NP-Z0-9]"
_COLOUR_WORDS = {
    "蓝": BLUE, "黄": YELLOW, "黑": BLACK, "白": WHITE, "其他": 9, "农黄": 91, "农绿": 92,
    "黄绿": YELLOW_GREEN, "黄绿双拼": YELLOW_GREEN, "双拼": YELLOW_GREEN, "渐变绿": GREEN_FADE, "绿白渐变": GREEN_FADE,
    "BLUE": BLUE, "YELLOW": YELLOW, "BLACK": BLACK, "WHITE": WHITE, "YELLOWGREEN": YELLOW_GREEN,
}  # fmt: skip
_GREEN_WORDS = ("绿", "新能源", "GREEN")  # which of the greens, the shape tells
_NUMBERED = re.compile(r"([0-9]{1,2})[.:、_]?([^0-9].*)")  # 2-黄色
_BACKGROUND = re.compile("底.字.*$|[（(].*[)）]$")  # 黄底黑字


@dataclass(frozen=True)
class PlateKind:
    """One kind of plate: its shape, and the colours it is made in."""

    code: str
    shape: re.Pattern[str]
    colours: tuple[int, ...]


def normalise_plate(text: str) -> str:
    """Without spaces, hyphens and dots of any sort; words that mean "no plate" become empty."""
    value = normalise(_DOTS.sub("", without_spaces_and_hyphens(text)))
    return "" if value in EMPTY_WORDS else value


def plate_kind(normalised: str) -> PlateKind | None:
    """The kind whose shape fits, None for an unknown shape or an empty plate."""
    return next((kind for kind in plate_kinds() if kind.shape.fullmatch(normalised)), None)


def identify_plate(text: str, colour: int | None = None) -> Verdict:
    """Shape first, then the colour; an empty plate is right with colour 0 (the VIN stands for it)."""
    value = normalise_plate(text)
    if not value:
        fits = colour in (None, NO_PLATE)
        return Verdict.ok("") if fits else Verdict.warning("plate_colour_mismatch", "")
    kind = plate_kind(value)
    if kind is None:
        return Verdict.error("plate_shape", value)
    if colour is None:
        return Verdict.ok(value) if len(kind.colours) == 1 else Verdict.warning("plate_colour_missing", value)
    fits = colour in kind.colours
    return Verdict.ok(value) if fits else Verdict.warning("plate_colour_mismatch", value)


def colour_of_kind(text: str) -> int | None:
    """The colour where the plate leaves one choice (0 for no plate), else None."""
    value = normalise_plate(text)
    if not value:
        return NO_PLATE
    kind = plate_kind(value)
    return kind.colours[0] if kind is not None and len(kind.colours) == 1 else None


def colour_from_word(word: str, plate: str) -> int | None:
    """The colour a table means by ``2``, ``黄牌``, ``黄绿双拼`` or ``绿牌``; None when it says none."""
    value = without_spaces_and_hyphens(word)
    if (numbered := _NUMBERED.fullmatch(value)) and int(numbered[1]) in COLOURS:
        value = numbered[1]
    if value.isascii() and value.isdigit():
        return int(value) if len(value) < 4 and int(value) in COLOURS else None
    value = re.sub("(?:车?牌照?|色)+$", "", _BACKGROUND.sub("", value))
    if value in _GREEN_WORDS or "新能源" in value:
        return _green(normalise_plate(plate))
    return _COLOUR_WORDS.get(value)


def _green(plate: str) -> int | None:
    """The green of a new-energy plate by its shape; on seven characters the plain one, which no kind has."""
    kind = plate_kind(plate)
    if kind is not None and kind.code.startswith("new_energy"):
        return kind.colours[0]
    return None if kind is None and len(plate) != 7 else GREEN


@cache
def plate_kinds() -> tuple[PlateKind, ...]:
    """All kinds that are known; their shapes exclude each other."""
    return tuple(_kinds("".join(row["char"] for row in bundled_rows("plate_provinces"))))


def _kinds(provinces: str) -> Iterable[PlateKind]:
    region = f"[{provinces}]{_LETTER}"
    for code, shape, colours in (
        ("ordinary", f"{region}{_ANY}{{5}}", (BLUE, YELLOW)),
        ("new_energy_small", f"{region}[A-HJK]{_ANY}[0-9]{{4}}", (GREEN_FADE,)),
        ("new_energy_large", f"{region}[0-9]{{5}}[A-HJK]", (YELLOW_GREEN,)),
        ("trailer", f"{region}{_ANY}{{4}}挂", (YELLOW,)),
        ("training", f"{region}{_ANY}{{4}}学", (YELLOW,)),
        ("police", f"{region}{_ANY}{{4}}警", (WHITE,)),
        ("consulate", f"{region}{_ANY}{{4}}领", (BLACK,)),
        ("embassy", "使[0-9]{6}|[0-9]{6}使", (BLACK,)),
        ("hong_kong_macao", f"粤Z{_ANY}{{4}}[港澳]", (BLACK,)),
        ("emergency", f"[{provinces}][SX]{_ANY}{{4}}应急", (WHITE,)),
    ):
        yield PlateKind(code, re.compile(shape), colours)
