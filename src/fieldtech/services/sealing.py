"""Sealing a signed-off order: canonical record, SHA-256, the device's Ed25519 signature, never changed again."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.model.base import moment_text
from fieldtech.model.canonical import canonical_json, sha256_hex
from fieldtech.model.orders import Entry, Order, Photo, SealedRecord, Swap, Transition
from fieldtech.services.context import Context
from fieldtech.services.devices import seal_key, this_device
from fieldtech.services.order_view import load_view
from fieldtech.services.record import RecordBuilder
from fieldtech.store.arrival import arrival

EVIDENCE = (Entry, Swap, Photo, Transition)
"""Insert-only rows whose content the seal covers beside the record built from them."""


def seal(context: Context, session: Session, order: Order) -> SealedRecord:
    """Seal the order's next revision inside the transaction of the sign-off."""
    earlier = newest_seal(session, order)
    order.revision += 1
    session.flush()
    record = RecordBuilder(
        session, load_view(context, session, order), context.zone, order.revision, earlier.sha256 if earlier else None
    ).build()
    record["evidence"] = evidence_of(session, order)
    text = canonical_json(record)
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
