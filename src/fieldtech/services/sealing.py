"""Sealing a signed-off order: canonical record, SHA-256, the device's Ed25519 signature, never changed again."""

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


def evidence_of(session: Session, order: Order, counts: dict[str, int] | None = None) -> dict[str, Any]:
    """How many rows of each kind of evidence there are, and the hash over them in order.

    With ``counts`` only the first so many rows count: what came after the seal does not disturb it.
    """
    session.flush()
    rows: dict[str, list[dict[str, Any]]] = {}
    for table in EVIDENCE:
        wanted = select(table).where(table.order_id == order.id).order_by(table.id)
        found = [_plain(row) for row in session.scalars(wanted)]
        name = table.__tablename__
        rows[name] = found if counts is None else found[: counts.get(name, 0)]
    return {"rows": {name: len(found) for name, found in rows.items()}, "sha256": sha256_hex(rows)}


def _plain(row: Any) -> dict[str, Any]:
    values = {column.key: getattr(row, column.key) for column in row.__mapper__.column_attrs}
    return {key: _text(value) for key, value in values.items()}


def _text(value: Any) -> Any:
    if hasattr(value, "hex") and not isinstance(value, float | bytes):
        return value.hex
    if hasattr(value, "astimezone"):
        return moment_text(value)
    return value
