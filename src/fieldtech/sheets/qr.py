"""The QR code of a sheet: a signed summary that opens and verifies a revision with no network.

The text is ``FT1:`` and the base45 of key id, Ed25519 signature and a CBOR map with integer keys; the signature
covers exactly the bytes of the map. Digits are packed as integers, so that the code stays coarse enough to be
read from a bad copy.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from hashlib import sha256
from typing import Any

import cbor2
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from fieldtech.errors import FieldtechError
from fieldtech.sheets.barcode import matrix_path, qr_modules
from fieldtech.sheets.canvas import Paper

PREFIX = "FT1:"
MAX_CHARACTERS = 350
MAX_MODULES = 61  # version 11
_KEY_ID = 4  # enough to choose among the devices of one firm; the signature decides
_SIGNATURE = 64
_TERMINAL = 12  # characters
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_VALUES = {char: value for value, char in enumerate(_DIGITS)}


@dataclass(frozen=True)
class QrSummary:
    """What the code on the paper says; money in cents, ``digest`` the SHA-256 of the record in hex."""

    number: str
    revision: int
    date: str
    plate: str
    old_terminal: str
    new_terminal: str
    old_sim: str
    new_sim: str
    total_cents: int
    technician: str
    digest: str


_FIELDS = tuple(field.name for field in fields(QrSummary))
_PACKABLE = re.compile(r"[1-9][0-9]{5,}")  # digits that come back the same from an integer


def summary_of(record: dict[str, Any], digest: str) -> QrSummary:
    """The summary of a sealed record; of several swaps the first is named, the digest covers all.

    Terminal numbers of more than twelve characters keep their end, behind a ``~``.
    """
    if "rows" in record:
        return _summary_of_rows(record, digest)
    if "objects" in record:
        return _summary_of_visit(record, digest)
    if "facts" in record:
        return _summary_of_money(record, digest)
    swap = (record.get("swaps") or [{}])[0]
    vehicle = record.get("vehicle") or {}
    return QrSummary(
        **_common(record, digest),
        plate=swap.get("plate") or vehicle.get("plate") or (record.get("equipment") or {}).get("tag") or "",
        old_terminal=_end(swap.get("old_terminal") or ""),
        new_terminal=_end(swap.get("new_terminal") or ""),
        old_sim=swap.get("old_iccid") or "",
        new_sim=swap.get("new_iccid") or "",
    )


def _common(record: dict[str, Any], digest: str) -> dict[str, Any]:
    technicians = (record.get("assignment") or {}).get("technicians") or [{}]
    times = record.get("times") or {}
    return {
        "number": record["number"],
        "revision": record["revision"],
        "date": (times.get("signed") or times.get("finished") or "")[:10],
        "total_cents": record.get("total_cents") or 0,
        "technician": (technicians[0].get("login") or "")[:_TERMINAL],
        "digest": digest,
    }


def _summary_of_rows(record: dict[str, Any], digest: str) -> QrSummary:
    """Of a list of vehicles the first one done is named, with n/m of the list behind its plate."""
    rows = record["rows"]
    first = next((row for row in rows if row.get("terminal") or row.get("taken_terminal")), (rows or [{}])[0])
    plate = first.get("plate") or _end(first.get("vin") or "")
    return QrSummary(
        **_common(record, digest),
        plate=f"{plate} {record.get('done') or 0}/{len(rows)}",
        old_terminal=_end(first.get("taken_terminal") or ""),
        new_terminal=_end(first.get("terminal") or ""),
        old_sim=first.get("taken_sim") or "",
        new_sim=first.get("iccid") or "",
    )


def _summary_of_visit(record: dict[str, Any], digest: str) -> QrSummary:
    """Of several objects the first is named, with how many of them were looked at."""
    things = record["objects"]
    first = (things or [{}])[0]
    label = first.get("plate") or _end(first.get("tag") or first.get("number") or "")
    seen = sum(thing.get("state") == "done" for thing in things)
    counted = f"{label} {seen}/{len(things)}" if len(things) != 1 else label
    nothing: dict[str, Any] = dict.fromkeys(("old_terminal", "new_terminal", "old_sim", "new_sim"), "")
    return QrSummary(**_common(record, digest), plate=counted, **nothing)


def _summary_of_money(record: dict[str, Any], digest: str) -> QrSummary:
    """Of a receipt the order, of a hand-over how many collections it has; who took the money is the technician."""
    about = record["order"]["number"] if "order" in record else f"×{len(record['collections'])}"
    nothing: dict[str, Any] = dict.fromkeys(("old_terminal", "new_terminal", "old_sim", "new_sim"), "")
    common = _common({**record, "assignment": {"technicians": [record["by"]]}}, digest)
    return QrSummary(**common, plate=about, **nothing)


def _end(text: str) -> str:
    return text if len(text) <= _TERMINAL else "~" + text[1 - _TERMINAL :]


def write_qr(summary: QrSummary, key: Ed25519PrivateKey) -> str:
    """The text of the code, signed with the device's key; the technician gives way when it would be too long."""
    key_id = sha256(key.public_key().public_bytes_raw()).digest()[:_KEY_ID]
    for said in (summary, replace(summary, technician="")):
        body = cbor2.dumps(_pack(said), canonical=True)
        text = PREFIX + to_base45(key_id + key.sign(body) + body)
        if len(text) <= MAX_CHARACTERS:
            return text
    raise FieldtechError("qr_too_long", length=len(text), most=MAX_CHARACTERS)


def read_qr(text: str, public_keys: Iterable[bytes]) -> QrSummary:
    """The summary in ``text``, when one of the raw Ed25519 ``public_keys`` signed it.

    Raises FieldtechError with ``qr_foreign`` (not our code), ``qr_damaged``, ``qr_unknown_key`` or
    ``qr_bad_signature``.
    """
    if not text.startswith(PREFIX):
        raise FieldtechError("qr_foreign")
    if len(text) > MAX_CHARACTERS:
        raise FieldtechError("qr_damaged")
    key_id, body, signature = _open(text[len(PREFIX) :])
    keys = [k for k in public_keys if sha256(k).digest()[:_KEY_ID] == key_id]
    if not keys:
        raise FieldtechError("qr_unknown_key")
    if not any(_signed(key, body, signature) for key in keys):
        raise FieldtechError("qr_bad_signature")
    return _unpack(body)


def qr_path(text: str) -> tuple[str, int]:
    """The code as one path of unit squares, runs joined, and its width in modules (no quiet zone)."""
    rows = qr_modules(text)
    if len(rows) > MAX_MODULES:
        raise FieldtechError("qr_too_long", length=len(text), most=MAX_CHARACTERS)
    return matrix_path(rows), len(rows)


def draw_qr(paper: Paper, text: str, x: float, y: float, size: float) -> None:
    """The code in a square of ``size`` points; leave four modules of white around it."""
    path, modules = qr_path(text)
    paper.fill_path(path, x, y, size / modules, 0x000000)


def to_base45(data: bytes) -> str:
    """RFC 9285: two bytes in three of the characters a QR code packs best."""
    out = []
    for i in range(0, len(data) - 1, 2):
        high, rest = divmod(data[i] * 256 + data[i + 1], 2025)
        out += [_DIGITS[rest % 45], _DIGITS[rest // 45], _DIGITS[high]]
    if len(data) % 2:
        out += [_DIGITS[data[-1] % 45], _DIGITS[data[-1] // 45]]
    return "".join(out)


def from_base45(text: str) -> bytes:
    """The bytes of base45 ``text``; ValueError when it is none."""
    out = bytearray()
    for i in range(0, len(text), 3):
        values = [_VALUES.get(char, 99999) for char in text[i : i + 3]]
        number = sum(value * 45**n for n, value in enumerate(values))
        out += number.to_bytes(len(values) - 1, "big") if len(values) > 1 else _refuse()
    return bytes(out)


def _refuse() -> bytes:
    raise ValueError("a single character is left over")


def _pack(summary: QrSummary) -> dict[int, Any]:
    values: list[Any] = list(vars(summary).values())
    values[_FIELDS.index("date")] = summary.date.replace("-", "")
    packed = [int(v) if isinstance(v, str) and _PACKABLE.fullmatch(v) else v for v in values[:-1]]
    packed.append(bytes.fromhex(summary.digest))
    return {number: value for number, value in enumerate(packed, 1) if value not in ("", None)}


def _open(text: str) -> tuple[bytes, bytes, bytes]:
    try:
        data = from_base45(text)
    except (ValueError, OverflowError) as error:
        raise FieldtechError("qr_damaged") from error
    body = _KEY_ID + _SIGNATURE
    return data[:_KEY_ID], data[body:], data[_KEY_ID:body]


def _signed(key: bytes, body: bytes, signature: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, body)
    except (InvalidSignature, ValueError):
        return False
    return True


def _unpack(body: bytes) -> QrSummary:
    try:
        got = cbor2.loads(body)
        digest = got[len(_FIELDS)].hex()
        texts = {f: str(got.get(n, "")) for n, f in enumerate(_FIELDS, 1)}
        whole = {f: int(texts[f]) for f in ("revision", "total_cents")}
    except (ValueError, TypeError, AttributeError, LookupError, cbor2.CBORDecodeError, RecursionError) as error:
        raise FieldtechError("qr_damaged") from error
    day = texts["date"]
    texts["date"] = f"{day[:4]}-{day[4:6]}-{day[6:]}" if day else ""
    return QrSummary(**(texts | whole | {"digest": digest}))
