"""What a row points at, noted beside it, so that the rules find the rows of an order, a customer, a person or a file.

Kinds of reference: ``order``, ``customer``, ``vehicle``, ``unit`` (terminal or SIM card), ``place`` (of the stores),
``login``, ``slip``, ``tool``, ``file`` (SHA-256), ``maker`` (who added a vehicle), and ``one:table.column`` for what
may be there only once. Of money: ``collection``, ``hand_over``, ``handed`` (a collection on a slip), ``paper`` (the
number of a receipt, collection or slip), ``block`` (the hundreds of numbers in which a block lies) and
``closing`` (what a day closed with). ``setting``: the one of the company that a row says something of.
"""

import re
from collections.abc import Iterator
from typing import Any

from fieldtech.hub.rows import COLUMNS, UNIQUE, Stored, write_json
from fieldtech.model.blob_names import blobs_named
from fieldtech.model.catalogue import setting_of
from fieldtech.model.money.receipt_numbers import LARGEST_BLOCK
from fieldtech.sync.messages import Values

Ref = tuple[str, str]

_SAME: dict[str, str] = {
    "order_id": "order", "customer_id": "customer", "vehicle_id": "vehicle", "item_id": "unit", "slip_id": "slip",
    "tool_id": "tool", "location_code": "place", "count_id": "count", "collection_id": "collection",
    "hand_over_id": "hand_over",
}  # fmt: skip
"""Columns that mean the same in every table."""

_OWN: dict[str, dict[str, str]] = {
    "conflicts": {"winner_by": "login", "loser_by": "login"},
    "orders": {"technician": "login", "created_by": "login"},
    "crew_members": {"login": "login"},
    "plan_acts": {"plan_id": "plan"},
    "stock_slips": {"source": "place", "target": "place", "giver": "login", "taker": "login"},
    "stock_transfers": {"source": "place", "target": "place", "giver": "login", "taker": "login"},
    "stock_locations": {"holder_login": "login"},
    "tool_loans": {"login": "login"},
    "write_offs": {"asked_by": "login"},
    "collections": {"by": "login", "number": "paper"},
    "hand_overs": {"by": "login", "number": "paper"},
    "receipts": {"login": "login", "number": "paper"},
    "receipt_blocks": {"login": "login"},
    "day_closings": {"facts": "closing"},
}
_POINTING: dict[str, tuple[tuple[str, str], ...]] = {
    table: tuple(({name: _SAME[name] for name in names if name in _SAME} | _OWN.get(table, {})).items())
    for table, names in COLUMNS.items()
}
"""Of each table the columns that point somewhere, and at what."""
_NAMES: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    table: tuple((f"one:{table}.{'.'.join(names)}", names) for names in rules) for table, rules in UNIQUE.items()
}
_PLACED = ("terminals", "sims")
_AT = {"location": "place", "vehicle": "vehicle", "terminal": "unit"}
_SHA = re.compile(r"[0-9a-f]{64}")


def refs_of(row: Stored) -> set[Ref]:
    """Everything the row points at; nothing once it is gone."""
    return set() if row.gone else set(_refs(row))


def _refs(row: Stored) -> Iterator[Ref]:
    values = row.values
    for name, kind in _POINTING.get(row.table, ()):
        value = values.get(name)
        if value and isinstance(value, str):
            yield kind, value
    if row.table in _PLACED and (at := _AT.get(str(row.values.get("place_kind")))):
        yield at, str(row.values.get("place_ref"))
    if row.table == "vehicles":
        yield "maker", row.by
    if row.table == "company_settings":
        yield "setting", setting_of(str(row.key[0]))
    if row.table == "hand_overs":
        yield from (("handed", key) for key in values.get("collections") or () if isinstance(key, str))
    if row.table == "receipt_blocks":
        yield from (("block", ref) for ref in hundreds(values.get("first"), values.get("last")))
    for sha in blobs_named(row.table, values):
        yield "file", sha
    yield from singles_of(row)


def hundreds(first: object, last: object) -> list[str]:
    """The hundreds of receipt numbers in which a block lies: blocks that overlap have one in common."""
    if not isinstance(first, int) or not isinstance(last, int):
        return []
    return [str(n) for n in range(first // 100, min(last // 100, first // 100 + LARGEST_BLOCK) + 1)]


def singles_of(row: Stored) -> list[Ref]:
    """What no other row of the table may have; nothing where a column is empty, as in every database."""
    return singles_said(row.table, row.values)


def singles_said(table: str, values: Values) -> list[Ref]:
    """The same of the columns that are given."""
    rules = _NAMES.get(table)
    if not rules:
        return []
    found: list[Ref] = []
    for kind, names in rules:
        said = list(map(values.get, names))
        if None not in said:
            found.append((kind, write_json(said).decode()))
    return found


def order_of(table: str, key: list[Any], values: dict[str, Any]) -> str:
    """The order a row belongs to, or nothing."""
    if table == "orders":
        return str(key[0]) if key else ""
    found = values.get("order_id")
    return found if isinstance(found, str) else ""


def is_sha(text: str) -> bool:
    """Whether it is a SHA-256 in hex."""
    return _SHA.fullmatch(text) is not None
