"""A cell as a text, a day or free words, with what is wrong with it."""

import re
import unicodedata
from datetime import date

from fieldtech.model.identifiers.text import EMPTY_WORDS, normalise
from fieldtech.services.imports.files import Cell, Fault
from fieldtech.services.imports.files.cell_text import text_of
from fieldtech.services.imports.files.worksheet import serial_day
from fieldtech.services.imports.lists.findings import Finding

LONGEST = 2000
_EXACT = 10**15
_FAULTS = frozenset(("#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"))
_FORMULA_SIGNS = tuple("=+-@")
_KEPT_AS_TEXT = re.compile(r'="([^"]*)"')  # how a CSV keeps Excel from making a number of it
_APOSTROPHES = "'’‘＇`"  # how a spreadsheet is told to keep a text; some exports keep the sign, too
_OVERRIDES = re.compile("[\u202a-\u202e\u2066-\u2069]")
UNSEEN = re.compile("[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u061c\u180e\u200b-\u200f\u2060-\u2064\ufeff\u00ad]")
_DAY = re.compile(
    r"([0-9]{4})(?:-([0-9]{1,2})-|/([0-9]{1,2})/|\.([0-9]{1,2})\.|年([0-9]{1,2})月)([0-9]{1,2})[日号]?(?:[T ].*)?"
)
_DIGITS = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_MOBILE = re.compile(r"(?:\+?86[ -]?|0086[ -]?)?(?<![0-9])1[3-9][0-9](?:[ -]?[0-9]){8}(?![0-9])")
_BESIDE_A_NAME = re.compile(r"[():,/;、|]|(?:联系)?(?:电话|手机)号?码?|(?i:tel|phone|mobile)\.?")
_SERIAL = re.compile(r"[0-9]{5}(?:\.[0-9]+)?")


def fault_of(cell: Cell, field: str) -> Finding | None:
    """What makes the cell unusable whatever it should hold."""
    if isinstance(cell, Fault):
        return Finding(cell.code, field)
    if isinstance(cell, str):
        if len(cell) > LONGEST:
            return Finding("text_too_long", field, {"most": str(LONGEST)})
        if "#" in cell and cell.strip().upper() in _FAULTS:
            return Finding("formula_error", field)
    return None


def identifier_text(cell: Cell) -> str:
    """The cell as an identifier is read, empty for a word that means nothing."""
    text = text_of(cell)
    if text.startswith("=") and (kept := _KEPT_AS_TEXT.fullmatch(text.strip())):
        text = kept[1]
    plain = normalise(text)
    if plain and plain[0] in _APOSTROPHES:  # also behind blanks and signs nobody sees
        text = plain = normalise(plain.lstrip(_APOSTROPHES + " "))
    return "" if plain in EMPTY_WORDS else text


def is_filled(cell: Cell) -> bool:
    """Whether a person sees something in the cell, if only that it is faulty."""
    if isinstance(cell, str):
        return bool((cell if cell.isascii() else UNSEEN.sub("", cell)).strip())
    return cell is not None


def is_number(cell: Cell) -> bool:
    """Whether the spreadsheet kept it as a number: more than 15 digits are lost then."""
    return isinstance(cell, int | float)


def free_text(cell: Cell, field: str, found: list[Finding], *, is_name: bool = False) -> str | None:
    """Words as they are, without signs nobody sees; what looks like a formula stays text and is said."""
    text = text_of(cell)
    if not (text.isascii() and text.isprintable()):
        clean = _OVERRIDES.sub("", text)
        if clean != text:
            found.append(Finding("control_characters_removed", field))
        text = UNSEEN.sub("", clean)
        text = unicodedata.normalize("NFKC", text) if is_name else text
    text = text.strip()
    if normalise(text) in EMPTY_WORDS:
        return None
    if len(text) > 1 and text.startswith(_FORMULA_SIGNS):
        found.append(Finding("formula_like_text", field))
    return text


def name_and_phone(cell: Cell) -> tuple[str, str]:
    """A person's name and mobile that share a cell: ``张伟 13612341001``, ``张伟(电话：136-1234-1001)``."""
    text = unicodedata.normalize("NFKC", text_of(cell))
    match = _MOBILE.search(text)
    if match is None:
        return text.strip(), ""
    rest = text[: match.start()] + " " + text[match.end() :]
    return " ".join(_BESIDE_A_NAME.sub(" ", rest).split()), match[0].strip()


def day_of(cell: Cell, first_day_1904: bool = False) -> tuple[date | None, bool]:
    """The day, and whether the cell was read: an empty one is, an unreadable one is not."""
    if isinstance(cell, date):
        return cell, True
    if is_number(cell):
        return _numbered_day(text_of(cell), first_day_1904)
    text = normalise(identifier_text(cell))
    if text in EMPTY_WORDS:
        return None, True
    text = " ".join(text.split())
    if match := _DAY.fullmatch(text) or _DAY.fullmatch(text.replace(" ", "")):
        month = next(part for part in match.group(2, 3, 4, 5) if part)
        return _day(match[1], month, match[6])
    return _numbered_day(text, False)


def _numbered_day(text: str, first_day_1904: bool) -> tuple[date | None, bool]:
    if match := _DIGITS.fullmatch(text):
        return _day(*match.groups())
    if _SERIAL.fullmatch(text):
        day = serial_day(float(text), first_day_1904)
        return day, day is not None
    return None, False


def _day(year: str, month: str, day: str) -> tuple[date | None, bool]:
    try:
        return date(int(year), int(month), int(day)), True
    except ValueError:
        return None, False
