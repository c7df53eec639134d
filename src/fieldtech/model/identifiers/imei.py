"""IMEI: the radio serial number of a terminal, 15 digits with a Luhn digit (3GPP TS 23.003)."""

import re

from stdnum import luhn

from fieldtech.model.identifiers.text import digits_lost, is_digits, without_spaces_and_hyphens
from fieldtech.model.identifiers.verdict import Verdict

_LABEL = re.compile(r"^(?:IMEI:?)+")


def normalise_imei(text: str) -> str:
    """Digits only as far as the input allows: no spaces, no hyphens, no leading ``IMEI:``."""
    return _LABEL.sub("", without_spaces_and_hyphens(text))


def identify_imei(text: str) -> Verdict:
    """15 digits with the right check digit; 14 and 16 digits are told apart because they have a remedy."""
    value = normalise_imei(text)
    if not value:
        return Verdict.error("imei_missing", None)
    if digits_lost(value):
        return Verdict.error("imei_number_damaged", None)
    if not is_digits(value):
        return Verdict.error("imei_charset", value)
    if len(value) in (14, 16):
        return Verdict.error(f"imei_length_{len(value)}", value)
    if len(value) != 15:
        return Verdict.error("imei_length", value)
    return Verdict.ok(value) if luhn.is_valid(value) else Verdict.error("imei_check_digit", value)


def complete_imei(fourteen_digits: str) -> str:
    """The IMEI whose check digit was left off; raises ValueError unless given 14 digits."""
    value = normalise_imei(fourteen_digits)
    if len(value) != 14 or not is_digits(value):
        raise ValueError("completing an IMEI needs 14 digits")
    return value + str(luhn.calc_check_digit(value))
