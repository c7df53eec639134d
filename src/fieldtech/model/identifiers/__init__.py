"""Numbers of the trade: what is right, what is doubtful, what is wrong, and how each is stored."""

from collections.abc import Callable

from fieldtech.errors import NotFound
from fieldtech.model.identifiers.iccid import identify_iccid
from fieldtech.model.identifiers.imei import identify_imei
from fieldtech.model.identifiers.imsi import identify_imsi
from fieldtech.model.identifiers.landline import identify_landline, identify_phone
from fieldtech.model.identifiers.msisdn import identify_mobile, identify_msisdn
from fieldtech.model.identifiers.plate import identify_plate
from fieldtech.model.identifiers.recognise import Candidate, recognise
from fieldtech.model.identifiers.terminal_id import identify_terminal_id
from fieldtech.model.identifiers.terminal_phone import identify_terminal_phone
from fieldtech.model.identifiers.uscc import identify_uscc
from fieldtech.model.identifiers.verdict import Verdict
from fieldtech.model.identifiers.vin import identify_vin

__all__ = ["KINDS", "Candidate", "Verdict", "identify", "recognise"]

_SIMPLE: dict[str, Callable[[str], Verdict]] = {
    "imei": identify_imei,
    "iccid": identify_iccid,
    "imsi": identify_imsi,
    "msisdn": identify_msisdn,
    "mobile": identify_mobile,
    "landline": identify_landline,
    "phone": identify_phone,
    "vin": identify_vin,
    "uscc": identify_uscc,
}
_BY_PROTOCOL: dict[str, Callable[[str, str | None], Verdict]] = {
    "terminal_id": identify_terminal_id,
    "terminal_phone": identify_terminal_phone,
}
KINDS = (*_SIMPLE, *_BY_PROTOCOL, "plate")


def identify(kind: str, value: str, *, colour: int | None = None, protocol: str | None = None) -> Verdict:
    """Judge a value of a kind (one of ``KINDS``; else NotFound).

    ``colour`` matters to plates, ``protocol`` ("2011", "2013", "2019") to terminal IDs and terminal phones.
    """
    if kind == "plate":
        return identify_plate(value, colour)
    if kind in _BY_PROTOCOL:
        return _BY_PROTOCOL[kind](value, protocol)
    if kind in _SIMPLE:
        return _SIMPLE[kind](value)
    raise NotFound("identifier_kind_unknown", kind=kind)
