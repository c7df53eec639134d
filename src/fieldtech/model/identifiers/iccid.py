"""ICCID: the number printed on a SIM card (ITU-T E.118 and what the Chinese operators make of it).

Real cards carry letters, lack the check digit or end in a maker's letter. Hence only the length and the
characters are errors; prefix and Luhn are warnings, one at most.
"""

import re
from functools import cache

from stdnum import luhn

from fieldtech.model.bundled import bundled_rows
from fieldtech.model.identifiers.text import digits_lost, is_digits, without_spaces_and_hyphens
from fieldtech.model.identifiers.verdict import Verdict

_LABEL = re.compile(r"^(?:ICCID:?)+")
_CHARACTERS = re.compile(r"[0-9A-Z]+")
_PREFIX = 6
_COMPARED = 19  # terminals report 20 BCD digits, cards show 19 or 20


def normalise_iccid(text: str) -> str:
    """Without spaces, hyphens, a leading ``ICCID:`` and the F that pads 19 digits to 20."""
    value = _LABEL.sub("", without_spaces_and_hyphens(text))
    return value[:-1] if len(value) == 20 and value.endswith("F") else value


def identify_iccid(text: str) -> Verdict:
    """19 or 20 characters; then the first doubt in the order prefix, letters, Luhn."""
    value = normalise_iccid(text)
    if not value:
        return Verdict.error("iccid_missing", None)
    if digits_lost(value) or _rounded(value):
        return Verdict.error("iccid_number_damaged", None)
    if not _CHARACTERS.fullmatch(value):
        return Verdict.error("iccid_charset", value)
    if len(value) not in (19, 20):
        return Verdict.error("iccid_length", value)
    doubt = _doubt(value)
    return Verdict.warning(doubt, value) if doubt else Verdict.ok(value)


def iccid_key(text: str) -> str:
    """What two readings of the same card have in common: the first 19 characters."""
    return normalise_iccid(text)[:_COMPARED]


def iccid_operator(text: str) -> tuple[str, str] | None:
    """The issuing operator (Chinese, English) by prefix; a hint only, numbers move between operators."""
    row = _prefixes().get(normalise_iccid(text)[:_PREFIX])
    return (row["operator_zh"], row["operator_en"]) if row else None


def _rounded(value: str) -> bool:
    """A spreadsheet keeps 15 digits and fills up with zeros."""
    return len(value) in (19, 20) and is_digits(value) and not value[15:].strip("0")


def _doubt(value: str) -> str | None:
    if not value.startswith("8986"):
        return "iccid_not_8986"
    row = _prefixes().get(value[:_PREFIX])
    if row is None:
        return "iccid_prefix_unknown"
    if row["verdict"] != "ok":
        return "iccid_prefix_unverified"
    if not is_digits(value):
        return "iccid_letters"
    return None if luhn.is_valid(value) or _luhn_of_19(value) else "iccid_luhn"


def _luhn_of_19(value: str) -> bool:
    return len(value) == 20 and luhn.is_valid(value[:19])


@cache
def _prefixes() -> dict[str, dict[str, str]]:
    return {row["prefix"]: row for row in bundled_rows("iccid_prefixes")}
