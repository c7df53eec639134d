"""The sum over all rows of a computer, worked out alike on both sides, so that what went missing is found.

What is empty is left out, so that a column which only one side knows makes no difference before somebody uses it.
"""

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from fieldtech.sync.messages import Values

UNCOMPARED: dict[str, frozenset[str]] = {"users": frozenset({"pin_hash"})}
"""Columns that the hub does not give to everybody; they are in no sum and never conflict."""

SIZE = 16
"""Bytes of one row in the sum."""

_write = msgspec.json.Encoder(order="sorted").encode


def row_digest(table: str, key: Sequence[Any], values: Values) -> bytes:
    """What stands for a row: 16 bytes over its table, key and filled columns."""
    filled = {name: value for name, value in values.items() if value}
    for name in UNCOMPARED.get(table, ()):
        filled.pop(name, None)
    return hashlib.sha256(_write([table, key, filled])).digest()[:SIZE]


def sum_of(digests: Iterable[bytes]) -> tuple[int, str]:
    """How many rows, and the SHA-256 over what stands for them in rising order."""
    found = sorted(digests)
    return len(found), hashlib.sha256(b"".join(found)).hexdigest()


def sum_of_hex(digests: Iterable[str]) -> tuple[int, str]:
    """The same of what is written in hexadecimal digits, which have the same order."""
    found = sorted(digests)
    return len(found), hashlib.sha256(bytes.fromhex("".join(found))).hexdigest()
