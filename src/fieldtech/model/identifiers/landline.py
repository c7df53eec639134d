"""Landlines and service numbers: 0532-88901234, 400-123-4567, 95588; and any telephone of a person."""

import re

from fieldtech.model.identifiers.msisdn import identify_mobile, is_mobile, normalise_phone
from fieldtech.model.identifiers.text import plain_hyphens, without_spaces
from fieldtech.model.identifiers.verdict import Verdict

_COUNTRY = re.compile(r"^(?:(?:\(?\+86\)?|0086)-?)+")
_AREA = re.compile(r"^\(([0-9]{2,4})\)-?")
_LANDLINE = re.compile(
    r"(0(?:10|2[0-57-9]))-?([2-9][0-9]{7})(-[0-9]{1,6})?|(0[3-9][0-9]{2})-?([2-9][0-9]{6,7})(-[0-9]{1,6})?"
)
_SERVICE = re.compile(r"(400|800)-?([0-9]{3})-?([0-9]{4})")
_SHORT = re.compile(r"9[56][0-9]{3,4}")
_LOCAL = re.compile(r"[2-9][0-9]{6,7}(?:-[0-9]{1,6})?")


def normalise_landline(text: str) -> str:
    """Area code and number joined by one hyphen, without the country code; other shapes stay as written."""
    value = plain_hyphens(without_spaces(text))
    national = _AREA.sub(r"\1-", _COUNTRY.sub("", value))
    if national != value and national[:1] in "123456789" and _LANDLINE.fullmatch("0" + national):
        national = "0" + national  # +86 532 … leaves the 0 off
    if match := _SERVICE.fullmatch(national):
        return "-".join(match.groups())
    match = _LANDLINE.fullmatch(national)
    if match is None:
        return national
    area, number, extension = match.group(1, 2, 3) if match.group(1) else match.group(4, 5, 6)
    return f"{area}-{number}{extension or ''}"


def identify_landline(text: str) -> Verdict:
    """A landline with area code, a 400/800 number or a 95/96 short number; everything else is a doubt."""
    value = normalise_landline(text)
    if not value:
        return Verdict.error("phone_missing", None)
    if any(shape.fullmatch(value) for shape in (_LANDLINE, _SERVICE, _SHORT)):
        return Verdict.ok(value)
    if _LOCAL.fullmatch(value):
        return Verdict.warning("landline_area_code_missing", value)
    return Verdict.warning("landline_shape", value)


def identify_phone(text: str) -> Verdict:
    """Any number a person can be called at: a mobile, else a landline."""
    return identify_mobile(text) if is_mobile(normalise_phone(text)) else identify_landline(text)
