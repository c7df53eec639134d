"""VIN: the 17 characters of a vehicle (ISO 3779, check digit after GB 16735)."""

import re

from vininfo import Vin

from fieldtech.model.identifiers.text import without_spaces
from fieldtech.model.identifiers.verdict import Verdict

_CHARACTERS = re.compile("[A-HJ-NPR-Z0-9]+")


def identify_vin(text: str) -> Verdict:
    """Length and characters are errors; the check digit is a doubt, imports and old trailers fail it."""
    value = without_spaces(text)
    if len(value) != 17:
        return Verdict.error("vin_length", value or None)
    if not _CHARACTERS.fullmatch(value):
        return Verdict.error("vin_charset", value)
    # The year code is not part of the check: trailers and European vehicles use position 10 freely.
    right = Vin(value).verify_checksum(check_year=False)
    return Verdict.ok(value) if right else Verdict.warning("vin_check_digit", value)
