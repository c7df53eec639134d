"""终端手机号: the number in the header of every JT/T 808 message, packed decimal of fixed length.

A 13-digit IoT number does not fit the 12 digits of the 2011 and 2013 versions, so installers set a
substitute. It is therefore a field of its own and never derived silently from the SIM.
"""

import re

from fieldtech.model.identifiers.text import is_digits, without_spaces_and_hyphens
from fieldtech.model.identifiers.verdict import Verdict

_COUNTRY = re.compile(r"^(?:\+86|0086(?=1[0-9]{10}(?:[0-9]{2})?$))")
"""``0086`` only before a whole number of 11 or 13 digits: elsewhere the zeros are padding."""
DIGITS = {"2011": 12, "2013": 12, "2019": 20}  # by protocol version


def identify_terminal_phone(text: str, protocol: str | None = None) -> Verdict:
    """Digits that fit the protocol; normalised to full length when the protocol is known."""
    value = _plain(text)
    if not value:
        return Verdict.error("terminal_phone_missing", None)
    if not is_digits(value):
        return Verdict.error("terminal_phone_charset", value)
    significant = value.lstrip("0")
    if not significant:
        return Verdict.error("terminal_phone_missing", None)
    if len(significant) > DIGITS[protocol or "2019"]:
        return Verdict.error("terminal_phone_length", value)
    return Verdict.ok(significant.zfill(DIGITS[protocol]) if protocol else significant)


def encode_terminal_phone(text: str, protocol: str) -> str:
    """The digits as the terminal sends them, padded with zeros; raises ValueError when they do not fit."""
    verdict = identify_terminal_phone(text, protocol)
    if verdict.verdict != "ok" or verdict.normalised is None:
        raise ValueError(f"not a terminal phone number of JT/T 808-{protocol}: {verdict.codes[0]}")
    return verdict.normalised


def same_terminal_phone(one: str, other: str) -> bool:
    """Whether two readings mean the same number: padding does not count."""
    return _plain(one).lstrip("0") == _plain(other).lstrip("0")


def _plain(text: str) -> str:
    return _COUNTRY.sub("", without_spaces_and_hyphens(text))
