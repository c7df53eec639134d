"""Taking the record out of a sheet again, with a limit on everything a hostile file could blow up."""

import io
import json
import zlib
from typing import Any

import pikepdf

from fieldtech.errors import FieldtechError
from fieldtech.model.canonical import canonical_json
from fieldtech.sheets.pdfa import RECORD_RELATION
from fieldtech.sheets.schema import MOST_RECORD_BYTES, schema_faults

MOST_PDF_BYTES = 20_000_000
_ENCRYPTED = b"/Encrypt"
_PACKED = (b"/XRef", b"/ObjStm")  # our sheets have none; unpacking them is where bombs hide


class RecordUnreadable(FieldtechError):
    """There is no usable record in the file; the code says why."""


def read_record(pdf: bytes) -> dict[str, Any]:
    """The embedded record of a sheet, its form checked.

    Raises RecordUnreadable with ``sheet_no_record``, ``sheet_record_too_big`` or ``sheet_record_form``. Nothing here
    says that the record is true; ``verify.verify_sheet`` does.
    """
    return parse_record(attachment(pdf, RECORD_RELATION, MOST_RECORD_BYTES))


def check_file(pdf: bytes) -> None:
    """What can be said of a file before anything in it is understood; raises FieldtechError."""
    if not pdf.startswith(b"%PDF-"):
        raise FieldtechError("sheet_not_pdf")
    if len(pdf) > MOST_PDF_BYTES:
        raise FieldtechError("sheet_too_big", most=MOST_PDF_BYTES)
    if _ENCRYPTED in pdf:
        raise FieldtechError("sheet_encrypted")
    if not pdf.rstrip().endswith(b"%%EOF"):
        raise FieldtechError("sheet_truncated")
    if any(mark in pdf for mark in _PACKED):
        raise FieldtechError("sheet_unreadable")


def parse_record(data: bytes) -> dict[str, Any]:
    """A record from its canonical JSON."""
    try:
        record = json.loads(data, parse_float=_refuse, parse_constant=_refuse)
        canonical = canonical_json(record)
    except (ValueError, RecursionError) as error:
        raise RecordUnreadable("sheet_record_form", place="$") from error
    if canonical != data:
        raise RecordUnreadable("sheet_record_form", place="$")
    faults = schema_faults(record)
    if faults:
        raise RecordUnreadable("sheet_record_form", place=faults[0])
    found: dict[str, Any] = record
    return found


def _refuse(text: str) -> None:
    raise ValueError(text)


def attachment(pdf: bytes, relation: str, most: int) -> bytes:
    """The bytes, at most ``most``, of the one associated file with this AFRelationship; raises RecordUnreadable."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        found = [
            item
            for item in _items(document.Root.get("/AF"))
            if isinstance(item, pikepdf.Dictionary) and item.get("/AFRelationship") == f"/{relation}"
        ]
        if len(found) != 1:
            raise RecordUnreadable("sheet_no_record")
        files = found[0].get("/EF")
        stream = files.get("/F") if isinstance(files, pikepdf.Dictionary) else None
        if not isinstance(stream, pikepdf.Stream):
            raise RecordUnreadable("sheet_no_record")
        return _unpacked(stream, most)


def _items(array: object) -> list[Any]:
    return list(array) if isinstance(array, pikepdf.Array) and len(array) <= 20 else []


def _unpacked(stream: pikepdf.Stream, most: int) -> bytes:
    """The stream's bytes, inflated here: a library would unpack a bomb before we could look at its size."""
    raw = stream.read_raw_bytes()
    filters = stream.get("/Filter")
    names = [str(f) for f in _items(filters)] if isinstance(filters, pikepdf.Array) else [str(filters)]
    if filters is None or not names:
        data = raw
    elif names == ["/FlateDecode"] and stream.get("/DecodeParms") is None:
        data = _inflated(raw, most)
    else:
        raise RecordUnreadable("sheet_no_record")
    if len(data) > most:
        raise RecordUnreadable("sheet_record_too_big", most=most)
    return data


def _inflated(raw: bytes, most: int) -> bytes:
    try:
        return zlib.decompressobj().decompress(raw, most + 1)
    except zlib.error as error:
        raise RecordUnreadable("sheet_no_record") from error
