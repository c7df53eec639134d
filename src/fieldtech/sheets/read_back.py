"""Taking the record out of a sheet again, with a limit on everything a hostile file could blow up."""

import io
import json
import zlib
from typing import Any

import pikepdf

from fieldtech.errors import FieldtechError
from fieldtech.model.canonical import canonical_json
from fieldtech.sheets.schema import MOST_RECORD_BYTES, schema_faults

MOST_PDF_BYTES = 20_000_000


class RecordUnreadable(FieldtechError):
    """There is no usable record in the file; the code says why."""


def read_record(pdf: bytes) -> dict[str, Any]:
    """The embedded record of a sheet, its form checked.

    Raises RecordUnreadable with ``sheet_no_record``, ``sheet_record_too_big`` or ``sheet_record_form``. Nothing here
    says that the record is true; ``verify.verify_sheet`` does.
    """
    return parse_record(_attachment(pdf))


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


def _attachment(pdf: bytes) -> bytes:
    """The bytes of the one associated file whose relationship is Source."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        found = [
            item
            for item in _items(document.Root.get("/AF"))
            if isinstance(item, pikepdf.Dictionary) and item.get("/AFRelationship") == "/Source"
        ]
        if len(found) != 1:
            raise RecordUnreadable("sheet_no_record")
        files = found[0].get("/EF")
        stream = files.get("/F") if isinstance(files, pikepdf.Dictionary) else None
        if not isinstance(stream, pikepdf.Stream):
            raise RecordUnreadable("sheet_no_record")
        return _unpacked(stream)


def _items(array: object) -> list[Any]:
    return list(array) if isinstance(array, pikepdf.Array) and len(array) <= 20 else []


def _unpacked(stream: pikepdf.Stream) -> bytes:
    """The stream's bytes, inflated here: a library would unpack a bomb before we could look at its size."""
    raw = stream.read_raw_bytes()
    filters = stream.get("/Filter")
    names = [str(f) for f in _items(filters)] if isinstance(filters, pikepdf.Array) else [str(filters)]
    if filters is None:
        data = raw
    elif names == ["/FlateDecode"] and stream.get("/DecodeParms") is None:
        data = _inflated(raw)
    else:
        raise RecordUnreadable("sheet_no_record")
    if len(data) > MOST_RECORD_BYTES:
        raise RecordUnreadable("sheet_record_too_big", most=MOST_RECORD_BYTES)
    return data


def _inflated(raw: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(raw, MOST_RECORD_BYTES + 1)
    except zlib.error as error:
        raise RecordUnreadable("sheet_no_record") from error
