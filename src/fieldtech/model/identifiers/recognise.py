"""What a scan is: the code says a number, the person should not have to say which kind."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fieldtech.model.identifiers.iccid import identify_iccid
from fieldtech.model.identifiers.imei import identify_imei
from fieldtech.model.identifiers.msisdn import identify_msisdn
from fieldtech.model.identifiers.plate import identify_plate
from fieldtech.model.identifiers.terminal_id import identify_terminal_id
from fieldtech.model.identifiers.text import normalise
from fieldtech.model.identifiers.verdict import Verdict
from fieldtech.model.identifiers.vin import identify_vin

SHEET_QR = "FT1:"
_PART_NO = re.compile(r"P-[0-9]{4}")
_FIELDS = re.compile(r"[;\n\r|]+")
_LABELS = {
    "ICCID": "iccid",
    "IMEI": "imei",
    "MSISDN": "msisdn",
    "VIN": "vin",
    "ID": "terminal_id",
    "SN": "terminal_id",
    "S/N": "terminal_id",
}


@dataclass(frozen=True)
class Candidate:
    """One thing a scan may be; ``value`` is normalised, ``verdict`` says how well it fits."""

    kind: str
    value: str
    verdict: str = "ok"


def recognise(scan: str) -> list[Candidate]:
    """Everything the scan may be, the likeliest first; empty when it is nothing known.

    A label with several fields (``ID:BXB0001;IMEI:860…``) gives one candidate for each. A field that is
    named is taken at its word.
    """
    if scan.lstrip().startswith(SHEET_QR):
        return [Candidate("sheet_qr", scan.strip("\r\n\t"))]  # base45 may end in a space: it is data
    found = [candidate for field in _FIELDS.split(normalise(scan)) for candidate in _field(field.strip())]
    return list(dict.fromkeys(found))


def _field(text: str) -> Iterator[Candidate]:
    label, colon, rest = text.partition(":")
    if colon and label.strip() in _LABELS:
        kind = _LABELS[label.strip()]
        yield from _candidate(kind, _RULES[kind](rest))
    elif _PART_NO.fullmatch(text):
        yield Candidate("part_no", text)
    elif text:
        yield from _by_shape(text)


def _by_shape(text: str) -> Iterator[Candidate]:
    """Rules that are right come before those that are merely possible; a terminal ID can be anything."""
    verdicts = [(kind, rule(text)) for kind, rule in _RULES.items()]
    sure = [(k, v) for k, v in verdicts if v.verdict == "ok" and k != "terminal_id"]
    doubtful = [(k, v) for k, v in verdicts if _worth_offering(k, v)]
    last = [(k, v) for k, v in verdicts if v.verdict == "ok" and k == "terminal_id"]
    for kind, verdict in sure + doubtful + last:
        yield from _candidate(kind, verdict)


def _worth_offering(kind: str, verdict: Verdict) -> bool:
    """Doubtful, but still of that kind: not every 13 digits are a number, not every 20 characters a card."""
    start = {"msisdn": "1", "iccid": "89"}.get(kind, "")
    doubtful = verdict.verdict == "warning" or verdict.codes == ("imei_check_digit",)
    return doubtful and (verdict.normalised or "").startswith(start)


def _candidate(kind: str, verdict: Verdict) -> Iterator[Candidate]:
    if verdict.normalised:
        yield Candidate(kind, verdict.normalised, verdict.verdict)


def _plate(text: str) -> Verdict:
    """A plate alone says nothing about its colour, so a missing colour is no doubt here."""
    verdict = identify_plate(text)
    missing = verdict.codes == ("plate_colour_missing",)
    return Verdict.ok(verdict.normalised or "") if missing else verdict


_RULES = {
    "imei": identify_imei,
    "iccid": identify_iccid,
    "msisdn": identify_msisdn,
    "vin": identify_vin,
    "plate": _plate,
    "terminal_id": identify_terminal_id,
}
