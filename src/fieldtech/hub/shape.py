"""Whether an operation has a shape the hub understands: nothing here knows who sent it."""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from fieldtech.hub.rows import COLUMNS, FACTS, KEY_COLUMNS, PRIVATE, write_json
from fieldtech.hub.verdict import Defer, Reject
from fieldtech.model.kinds import Kind
from fieldtech.sync.body_fits import body_misfit
from fieldtech.sync.fitting import misfit
from fieldtech.sync.messages import OpMessage, Row

_ID = re.compile(r"[0-9a-f]{32}")
_KIND = re.compile(r"[a-z][a-z_]{1,60}")
_NULL = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")
"""A null character as JSON writes it, and no backslash before the same letters."""
_LARGEST = 2**53
_LONGEST_LOGIN = 200


def require_shape(op: OpMessage) -> None:
    """Raises Reject for an operation no program of ours writes."""
    if not _ID.fullmatch(op.op_id) or not _KIND.fullmatch(op.kind) or len(op.by) > _LONGEST_LOGIN:
        raise Reject("op_malformed")
    try:
        if datetime.fromisoformat(op.at).tzinfo is None:
            raise Reject("op_malformed")
    except ValueError as error:
        raise Reject("op_malformed") from error
    _require_plain(op)
    _require_text(op)


def has_shape(op: OpMessage) -> bool:
    """Whether it is worth looking at."""
    try:
        require_shape(op)
    except Reject:
        return False
    return True


def require_rows(op: OpMessage, kind: Kind) -> None:
    """Tables the kind may touch, known columns with fitting values, bodies as their drafts, facts new, no row twice.

    Raises Reject or Defer.
    """
    for row in op.rows:
        if row.table not in COLUMNS:
            if row.table in PRIVATE:
                raise Reject("table_not_shared", table=row.table)
            raise Defer("unknown_table", table=row.table)
        if row.table not in kind.tables or (row.table == "conflicts" and row.what == "new"):
            raise Reject("table_not_for_kind", table=row.table, kind=op.kind)
        if not row.values.keys() <= COLUMNS[row.table]:
            unknown = sorted(row.values.keys() - COLUMNS[row.table])
            raise Defer("unknown_field", table=row.table, field=unknown[0])
        if row.table in FACTS and row.what != "new":
            raise Reject("fact_changed", table=row.table)
        _require_key(row)
        if misfit(row.table, row.key, row.values):
            raise Reject("op_malformed")
        _require_body(row)
    if len(op.rows) > 1 and len({(row.table, *row.key) for row in op.rows}) < len(op.rows):
        raise Reject("op_malformed")


def _require_key(row: Row) -> None:
    names, key, values = KEY_COLUMNS[row.table], row.key, row.values
    if len(key) != len(names):
        raise Reject("op_malformed")
    for at, name in enumerate(names):
        part = key[at]
        if not isinstance(part, str) or not part or values.get(name, part) != part:
            raise Reject("op_malformed")
        if row.what == "new" and name not in values:
            raise Reject("op_malformed")


def _require_body(row: Row) -> None:
    """Who opens the page reads it; of a newer program's it waits until it can be read."""
    wrong = body_misfit(row.table, row.values)
    if wrong and wrong.newer:
        raise Defer("unknown_field", table=row.table, field=wrong.field)
    if wrong:
        raise Reject("entry_malformed", entry=wrong.what, field=wrong.field)


def _require_plain(op: OpMessage) -> None:
    """Nothing but what JSON holds exactly: no floats and no numbers beyond 2^53, however deep they stand."""
    inside: list[Iterable[Any]] = [op.fields.values()]
    for row in op.rows:
        inside += (row.key, row.values.values(), row.was.values())
    for items in inside:  # grows meanwhile
        for item in items:
            kind = type(item)
            if kind is str or item is None or kind is bool:
                continue  # nearly everything
            if kind is dict:
                inside.append(item.values())
            elif kind is list or kind is tuple:
                inside.append(item)
            elif kind is not int or not -_LARGEST < item < _LARGEST:
                raise Reject("op_malformed")


def _require_text(op: OpMessage) -> None:
    """No half characters, which no JSON can hold, and no null characters, for which PostgreSQL has no place."""
    try:
        said = write_json((op.table, op.row, op.by, op.fields, [(row.key, row.values, row.was) for row in op.rows]))
    except (UnicodeEncodeError, RecursionError) as error:
        raise Reject("op_malformed") from error
    if b"\\u0000" in said and _NULL.search(said):
        raise Reject("op_malformed")
