"""Sealing a signed-off order: canonical record, SHA-256, the device's Ed25519 signature, never changed again."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.errors import MachineError, Problem, Refused
from fieldtech.model.base import moment_text
from fieldtech.model.canonical import canonical_json, sha256_hex
from fieldtech.model.local import Device
from fieldtech.model.orders import Entry, Order, Photo, SealedRecord, Swap, Transition
from fieldtech.services.charges import live_charges
from fieldtech.services.context import Context
from fieldtech.services.devices import seal_key, this_device
from fieldtech.services.facts_loader import active_swaps
from fieldtech.services.money.final_list import final_list
from fieldtech.services.order_view import OrderView, load_view
from fieldtech.services.records import record_of
from fieldtech.sheets.schema import MOST_RECORD_BYTES, schema_faults
from fieldtech.store.arrival import arrival

EVIDENCE = (Entry, Swap, Photo, Transition)
"""Insert-only rows whose content the seal covers beside the record built from them."""


def seal(context: Context, session: Session, order: Order) -> SealedRecord:
    """Seal the order's next revision inside the transaction of the sign-off."""
    earlier = newest_seal(session, order)
    order.revision += 1
    session.flush()
    view = _at_final_prices(context, session, order)
    record = record_of(session, view, context.zone, order.revision, earlier.sha256 if earlier else None)
    text = _sealable(session, order, record)
    device = this_device(session)
    row = SealedRecord(
        order_id=order.id,
        number=order.number,
        revision=order.revision,
        record=text.decode(),
        sha256=sha256_hex(record),
        signature=seal_key(device).sign(text),
        device_id=device.id,
        amends=earlier.sha256 if earlier else "",
        at=context.now(),
        by=context.require().login,
    )
    session.add(row)
    return row


def _at_final_prices(context: Context, session: Session, order: Order) -> OrderView:
    """The order as it is sealed, with what it comes to now kept as its final fee list."""
    view = load_view(context, session, order)
    swaps = active_swaps(session, order.id, dict(view.facts.entries))
    view = replace(view, charges=live_charges(session, order, view.facts, swaps, context.zone))
    final_list(context, session, order, view.facts, view.charges)
    return view


def _sealable(session: Session, order: Order, record: dict[str, Any]) -> bytes:
    """The canonical form of what a reader accepts later; raises Refused, for a sheet nobody can verify is none."""
    try:
        record["evidence"] = evidence_of(session, order)
        text = canonical_json(record)
    except ValueError as error:
        raise _refusal(str(error).partition(":")[0]) from error
    if faults := schema_faults(record):
        raise _refusal(faults[0])
    if len(text) > MOST_RECORD_BYTES:
        raise _refusal("$")
    return text


def _refusal(where: str) -> Refused:
    return Refused("sign_off", [Problem("sign_off", "record_unsealable", params={"place": where})])


def read_sealed(row: SealedRecord) -> dict[str, Any]:
    """The sealed record; raises MachineError when the row is damaged."""
    try:
        record = json.loads(row.record)
    except ValueError as error:
        raise MachineError("record_damaged", number=row.number, revision=row.revision) from error
    if not isinstance(record, dict):
        raise MachineError("record_damaged", number=row.number, revision=row.revision)
    return record


def is_intact(session: Session, row: SealedRecord) -> bool:
    """Whether row, record, hash and signature belong together and the rows behind the record are untouched."""
    device = session.get(Device, row.device_id)
    if device is None:
        return False
    try:
        record = read_sealed(row)
        Ed25519PublicKey.from_public_bytes(device.public_key).verify(row.signature, row.record.encode())
    except (MachineError, InvalidSignature):
        return False
    named = (record.get("number"), record.get("revision"), record.get("amends") or "")
    if named != (row.number, row.revision, row.amends):
        return False
    order, evidence = session.get(Order, row.order_id), record.get("evidence", {})
    now = evidence_of(session, order, evidence.get("rows", {})) if order else {}
    return now == evidence and sha256_hex(record) == row.sha256


def newest_seal(session: Session, order: Order) -> SealedRecord | None:
    """The last sealed revision of an order."""
    wanted = select(SealedRecord).where(SealedRecord.order_id == order.id)
    return session.scalar(wanted.order_by(SealedRecord.revision.desc()).limit(1))


def evidence_of(session: Session, order: Order, sealed: Mapping[str, Sequence[str]] | None = None) -> dict[str, Any]:
    """The keys of all rows of evidence in the order in which they came, and the hash over their content.

    With ``sealed`` keys it is those rows: what came after the seal does not disturb it, whatever the clock said.
    """
    session.flush()
    rows: dict[str, list[dict[str, Any]]] = {}
    for table in EVIDENCE:
        name = table.__tablename__
        wanted = select(table).where(table.order_id == order.id).order_by(arrival(table))
        found = {row["id"]: row for row in map(_plain, session.scalars(wanted))}
        keys = found if sealed is None else sealed.get(name, ())
        rows[name] = [found[key] for key in keys if key in found]
    return {"rows": {name: [row["id"] for row in found] for name, found in rows.items()}, "sha256": sha256_hex(rows)}


def _plain(row: Any) -> dict[str, Any]:
    values = {column.key: getattr(row, column.key) for column in row.__mapper__.column_attrs}
    return {key: _text(value) for key, value in values.items()}


def _text(value: Any) -> Any:
    if hasattr(value, "hex") and not isinstance(value, float | bytes):
        return value.hex
    if hasattr(value, "astimezone"):
        return moment_text(value)
    return value
