"""Whether an operation does to its rows what its kind is for, by the rules of ``kind_rows``."""

from collections.abc import Mapping, Sequence
from typing import Any

from fieldtech.model.catalogue import setting_of
from fieldtech.model.kind_entries import may_note
from fieldtech.model.kind_rows import corrected, may_import, may_set, needed_entry, touch_of

Image = tuple[str, str, Sequence[Any], Mapping[str, Any]]
"""A row of an operation: table, what became of it, key, values."""
Fault = tuple[str, dict[str, Any]]
"""A code with a sentence (``problem.<code>``), and what it speaks of."""
UNKNOWN = "unknown_field"
"""The code for an entry of a kind that this program does not know: a newer one may."""


def fault_of(kind: str, role: str, rows: Sequence[Image]) -> Fault | None:
    """What operations of this kind, or in this role, do not do; None when all is as it should be."""
    entries = {str(values.get("kind")) for table, _what, _key, values in rows if table == "entries"}
    more = corrected(kind, entries)
    for row in rows:
        if found := _row_fault(kind, role, row, entries, more):
            return found
    for entry in sorted(entries):
        may = may_note(kind, entry, role)
        if not may:
            return (UNKNOWN, {"table": "entries", "field": entry}) if may is None else (
                "entry_not_for_kind", {"entry": entry, "kind": kind, "role": role}
            )  # fmt: skip
    return None


def _row_fault(kind: str, role: str, row: Image, entries: set[str], more: frozenset[str]) -> Fault | None:
    table, what, key, values = row
    touch = touch_of(kind, table)
    if what == "changed":
        columns = touch.columns | more if more and table == "orders" else touch.columns
        if not values.keys() <= columns:
            return "column_not_for_kind", {"table": table, "field": min(values.keys() - columns), "kind": kind}
    elif not (touch.new if what == "new" else touch.gone):
        return "row_not_for_kind", {"table": table, "kind": kind}
    if not may_import(kind, table, role):
        return "role_not_for_kind", {"role": role, "kind": kind}
    needed = needed_entry(kind, table)
    unsaid = bool(needed) and not (entries if needed == "*" else needed in entries)
    if unsaid or (table == "company_settings" and not may_set(kind, setting_of(str(key[0])))):
        return "row_not_for_kind", {"table": table, "kind": kind}
    return None
