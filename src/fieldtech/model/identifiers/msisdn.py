"""Telephone numbers of SIM cards (11 or 13 digits) and of people (11 digits)."""

import re

from fieldtech.model.identifiers.text import digits_lost, is_digits, without_spaces_and_hyphens
from fieldtech.model.identifiers.verdict import Verdict

_COUNTRY = re.compile(r"^(?:(?:\+86|0086)+|86(?=1[3-9][0-9]{9}$))")
_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_IOT = re.compile(r"106[4-9][0-9]{9}|14(?:10|40|41)[0-9]{9}|14[68][0-9]{10}")


def normalise_phone(text: str) -> str:
    """Without spaces, hyphens and the country code in any of its spellings."""
    value = without_spaces_and_hyphens(text)
    while (shorter := _COUNTRY.sub("", value)) != value:
        value = shorter
    return value


def identify_msisdn(text: str) -> Verdict:
    """The number of a SIM card: 11 digits like a mobile, or 13 digits of an IoT range."""
    value = normalise_phone(text)
    if not value:
        return Verdict.error("msisdn_missing", None)
    if digits_lost(value):
        return Verdict.error("msisdn_number_damaged", None)
    if not is_digits(value):
        return Verdict.error("msisdn_charset", value)
    if len(value) == 11:
        return Verdict.ok(value) if _MOBILE.fullmatch(value) else Verdict.error("msisdn_shape", value)
    if len(value) != 13:
        return Verdict.error("msisdn_length", value)
    return Verdict.ok(value) if _IOT.fullmatch(value) else Verdict.warning("msisdn_iot_prefix", value)


def identify_mobile(text: str) -> Verdict:
    """A person's mobile number; ranges that are no phone numbers (IoT data cards) are a doubt."""
    value = normalise_phone(text)
    if not value:
        return Verdict.error("phone_missing", None)
    if not is_mobile(value):
        return Verdict.error("phone_shape", value)
    return Verdict.ok(value) if _in_a_known_range(value) else Verdict.warning("phone_range_unknown", value)


def is_mobile(normalised: str) -> bool:
    """Whether a normalised number has the shape of a mainland mobile."""
    return _MOBILE.fullmatch(normalised) is not None


def _in_a_known_range(value: str) -> bool:
    import phonenumbers  # 20 ms to load, and only people's numbers need it

    return phonenumbers.is_valid_number(phonenumbers.parse(value, "CN"))
