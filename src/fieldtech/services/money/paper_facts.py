"""Which rows a paper of money was made from, and the hash over them: so that it can be held against the store later.

The rows are insert-only. A paper printed again, in another language or after more became known, names the same facts.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.model.base import Base, Id, moment_text
from fieldtech.model.canonical import sha256_hex
from fieldtech.model.cash_tables import CashCollection, CashCount, CashHandOver, CashMadeGood, CashReversal
from fieldtech.sheets.schema import RECEIPT

_TABLES: dict[str, type[Base]] = {
    table.__tablename__: table for table in (CashCollection, CashReversal, CashHandOver, CashCount, CashMadeGood)
}
_MOST = 2000  # rows behind one paper


def facts_of(rows: Iterable[Base]) -> dict[str, Any]:
    """The keys of the rows by table, and the SHA-256 over what they say."""
    by_table: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        by_table.setdefault(row.__tablename__, []).append(_plain(row))
    for found in by_table.values():
        found.sort(key=lambda one: str(one["id"]))
    keys = {table: [row["id"] for row in found] for table, found in by_table.items()}
    return {"rows": keys, "sha256": sha256_hex(by_table)}


def stored_facts(session: Session, record: dict[str, Any]) -> str | None:
    """The hash over the rows a record names, as they are stored here; None where one of them is not."""
    named = record["facts"].get("rows")
    if not isinstance(named, dict):
        return None
    wanted = [(_TABLES.get(str(table)), key) for table, keys in named.items() if isinstance(keys, list) for key in keys]
    if not wanted or len(wanted) > _MOST:
        return None
    rows: list[Base] = []
    for table, key in wanted:
        row = session.get(table, _id(key)) if table is not None else None
        if row is None:
            return None
        rows.append(row)
    return str(facts_of(rows)["sha256"])


def taken_back(session: Session, record: dict[str, Any]) -> str | None:
    """The receipt by which the money of this receipt was given back, None where it stands or this is no receipt."""
    if record.get("schema") != RECEIPT or record["status"] in ("reversal", "refund"):
        return None
    ids = [_id(key) for key in record["facts"]["rows"].get(CashCollection.__tablename__, [])]
    return session.scalar(select(CashReversal.receipt).where(CashReversal.collection_id.in_(ids)).limit(1))


def _id(key: object) -> Id:
    try:
        return Id(str(key))
    except ValueError:
        return Id(int=0)


def _plain(row: Base) -> dict[str, Any]:
    return {column.key: _value(getattr(row, column.key)) for column in row.__mapper__.column_attrs}


def _value(value: Any) -> Any:
    if isinstance(value, Id):
        return value.hex
    if isinstance(value, datetime):
        return moment_text(value)
    return value.isoformat() if isinstance(value, date) else value
