"""What a laptop and the hub say to each other, the same over HTTPS, in a file and inside a PDF (protocol version 1).

Times are ISO 8601 in UTC with milliseconds, keys are UUIDs as 32 hexadecimal digits, values are JSON without floats.
Decoding raises ``msgspec.ValidationError`` for anything that has another shape.
"""

from typing import Any, Literal, TypeVar

import msgspec

PROTOCOL = 1
OLDEST_PROTOCOL = 1
"""The hub speaks this version to the present one."""

MOST_OPS = 1_000
MOST_BODY = 32 * 1024 * 1024
MOST_BLOB = 50 * 1024 * 1024
"""Limits of one push (operations), one request and one file (bytes)."""
EPOCH = "x-epoch"
"""With every answer about a file: which hub says so. Files have no message that could."""

Values = dict[str, Any]
What = Literal["new", "changed", "gone"]
Result = Literal["ok", "review", "rejected", "deferred"]


class Row(msgspec.Struct, frozen=True, omit_defaults=True):
    """One row as an operation wrote it; ``was`` has the values of the changed columns before."""

    table: str
    key: list[Any]
    what: What
    values: Values = {}
    was: Values = {}


class OpMessage(msgspec.Struct, frozen=True, omit_defaults=True):
    """One operation: who meant what (``kind``, ``fields``) and what came of it (``rows``)."""

    op_id: str
    dev_seq: int
    v: int
    kind: str
    table: str
    row: str
    at: str
    by: str
    fields: Values = {}
    rows: list[Row] = []


class Ack(msgspec.Struct, frozen=True, omit_defaults=True):
    """The hub's answer to one operation; ``seq`` is its place in the hub's order, ``reason`` a code of ours."""

    op_id: str
    result: Result
    seq: int
    reason: str = ""
    params: dict[str, Any] = {}


class Push(msgspec.Struct, frozen=True):
    """Operations in device order; ``clock`` is the laptop's time at sending, ``waiting`` what it has in all."""

    ops: list[OpMessage]
    clock: str = ""
    waiting: int = 0
    version: str = ""
    protocol: int = PROTOCOL


class PushAnswer(msgspec.Struct, frozen=True):
    """The answers in the same order; ``last_dev_seq`` is the last operation the hub has of this computer.

    ``clock`` is the hub's time: what a laptop keeps for so many days is not counted by a clock that may be wrong.
    """

    acks: list[Ack]
    last_dev_seq: int
    epoch: str
    clock: str = ""


class HubRow(msgspec.Struct, frozen=True, omit_defaults=True):
    """A row as the hub has it now; ``gone`` when it was deleted or this computer may no longer have it."""

    table: str
    key: list[Any]
    seq: int
    values: Values = {}
    gone: bool = False
    place: int = 0
    """Where a fact stands among the facts of its table: larger is later."""


class PullAnswer(msgspec.Struct, frozen=True):
    """The rows after a cursor in the hub's order; with ``more`` ask again from the new cursor."""

    rows: list[HubRow]
    cursor: int
    more: bool
    epoch: str


class Check(msgspec.Struct, frozen=True):
    """How many rows this computer should have and the SHA-256 over their keys and values, at a sequence number.

    ``wants`` are files the hub had whole and has lost: who has one sends it again.
    """

    count: int
    sha: str
    seq: int
    epoch: str
    wants: list[str] = []


class Refusal(msgspec.Struct, frozen=True, omit_defaults=True):
    """Why a request as a whole was refused: a code with a sentence in both languages."""

    code: str
    params: dict[str, Any] = {}


M = TypeVar("M")


def encode(message: msgspec.Struct) -> bytes:
    """The message as JSON."""
    return msgspec.json.encode(message)


def decode(data: bytes, kind: type[M]) -> M:
    """The message in these bytes; raises ``msgspec.ValidationError`` (also ``DecodeError``) when it is none."""
    return msgspec.json.decode(data, type=kind)
