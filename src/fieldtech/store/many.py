"""Inserting thousands of rows into SQLite: many in one statement cost half of what they cost one by one."""

from collections.abc import Sequence
from itertools import chain
from typing import Any

from sqlalchemy import Connection

_TOGETHER = (64, 8, 1)


def insert_many(connection: Connection, into: str, rows: Sequence[tuple[Any, ...]], then: str = "") -> None:
    """Insert rows of the same length; ``into`` is all that stands before VALUES, ``then`` what stands after them."""
    if not rows:
        return
    marks = f"({', '.join('?' * len(rows[0]))})"
    done = 0
    for count in _TOGETHER:
        whole = len(rows) - (len(rows) - done) % count
        values = [tuple(chain.from_iterable(rows[at : at + count])) for at in range(done, whole, count)]
        if values:
            connection.exec_driver_sql(f"{into} VALUES {', '.join([marks] * count)} {then}", values)
        done = whole
