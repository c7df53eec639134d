"""What is in a ``.ftb`` file: everything a computer has not had confirmed, or the office's reply to it.

::

    length of head (4)  head (JSON)  the bytes of the files named in the head, one after the other

A file holds all pending operations, so one that comes late, twice or in another order says nothing new; photos too
many for one file go into the next one, which holds the same operations again.
"""

import hashlib
import struct
from collections.abc import Iterable, Mapping
from typing import TypeVar

import msgspec

from fieldtech.sync.envelope import MOST_CONTENT, NOT_JSON, BadBundle, Header, read_header, unwrap, wrap
from fieldtech.sync.messages import MOST_BLOB, Check, OpMessage, PullAnswer, PushAnswer

MOST_FILES = 2_000
"""Photos, signatures and sheets in one bundle."""

_LENGTH = struct.Struct(">I")


class Blob(msgspec.Struct, frozen=True):
    """A file carried along: its SHA-256 in hex and its size in bytes."""

    sha: str
    size: int


class Work(msgspec.Struct, frozen=True):
    """From a computer: all it has not had confirmed, how far it has read, and which files it waits for."""

    ops: list[OpMessage]
    cursor: int = 0
    epoch: str = ""
    clock: str = ""
    version: str = ""
    wants: list[str] = []
    offers: list[str] = []
    """Files it has and the office has not confirmed, whether or not they are in this bundle."""
    blobs: list[Blob] = []


class Reply(msgspec.Struct, frozen=True):
    """From the office: the answers, the rows after the cursor, and which of the offered files are stored and sound."""

    answer: PushAnswer
    since: int = 0
    """The cursor after which the rows begin; to a computer that has not read so far they say nothing."""
    pulls: list[PullAnswer] = []
    check: Check | None = None
    stored: list[str] = []
    blobs: list[Blob] = []
    device: str = ""
    """The registration it answers; to a computer that has registered anew since then it says nothing."""
    asked: str = ""
    """The epoch of the hub as the computer knew it when it wrote what is answered here; empty from an older hub."""
    apart: list[str] = []
    """Operations the hub took although this computer had sent others under their numbers; they get no answer."""


H = TypeVar("H", Work, Reply)


def pack(head: Work | Reply, files: Mapping[str, bytes]) -> bytes:
    """The content of a bundle; the files are those named in ``head.blobs``, in that order."""
    text = msgspec.json.encode(head)
    return b"".join((_LENGTH.pack(len(text)), text, *(files[blob.sha] for blob in head.blobs)))


def unpack(content: bytes, kind: type[H]) -> tuple[H, dict[str, bytes]]:
    """Head and files by hash, every one of them checked; raises BadBundle when anything is not as it says."""
    if len(content) < _LENGTH.size:
        raise BadBundle("bundle_damaged")
    (length,) = _LENGTH.unpack_from(content)
    start = _LENGTH.size + length
    try:
        head = msgspec.json.decode(memoryview(content)[_LENGTH.size : start], type=kind)
    except NOT_JSON as error:
        raise BadBundle("bundle_damaged") from error
    return head, dict(_files(content, start, head.blobs))


def blobs_of(files: Mapping[str, bytes]) -> list[Blob]:
    """How the files are named in a head."""
    return [Blob(sha, len(data)) for sha, data in files.items()]


def work_file(work: Work, files: Mapping[str, bytes], *, device: str, office: bytes, made: str, secret: bytes) -> bytes:
    """The bundle of a computer for the office with the public key ``office``; raises BadBundle when too large."""
    head = msgspec.structs.replace(work, blobs=blobs_of(files))
    return wrap("work", device, office, made, pack(head, files), secret)


def reply_file(reply: Reply, files: Mapping[str, bytes], *, to: bytes, made: str, secret: bytes) -> bytes:
    """The office's reply for the computer with the public key ``to``; raises BadBundle when too large."""
    head = msgspec.structs.replace(reply, blobs=blobs_of(files))
    return wrap("reply", "office", to, made, pack(head, files), secret)


def header_of(data: bytes, kind: str) -> Header:
    """The header of a bundle of that kind; raises BadBundle, ``bundle_wrong_way`` for one of the other kind."""
    header = read_header(data)
    if header.kind != kind:
        raise BadBundle("bundle_wrong_way")
    return header


def open_work(data: bytes, *, sender: bytes, secret: bytes) -> tuple[Work, dict[str, bytes]]:
    """What a computer sent to the office with this secret; raises BadBundle."""
    header_of(data, "work")
    return unpack(unwrap(data, sender, secret), Work)


def open_reply(data: bytes, *, office: bytes, secret: bytes) -> tuple[Reply, dict[str, bytes]]:
    """What the office replied to the computer with this secret; raises BadBundle."""
    header_of(data, "reply")
    return unpack(unwrap(data, office, secret), Reply)


def portions(sizes: Iterable[tuple[str, int]], most: int = MOST_CONTENT // 4) -> list[list[str]]:
    """Hashes in portions of at most ``most`` bytes and ``MOST_FILES`` files; at least one portion, maybe empty."""
    found: list[list[str]] = [[]]
    room = most
    for sha, size in sizes:
        if found[-1] and (size > room or len(found[-1]) == MOST_FILES):
            found.append([])
            room = most
        found[-1].append(sha)
        room -= size
    return found


def _files(content: bytes, start: int, blobs: list[Blob]) -> Iterable[tuple[str, bytes]]:
    if len(blobs) > MOST_FILES:
        raise BadBundle("bundle_too_many", most=MOST_FILES)
    if any(not 0 <= blob.size <= MOST_BLOB for blob in blobs) or sum(b.size for b in blobs) != len(content) - start:
        raise BadBundle("bundle_damaged")
    for blob in blobs:
        data = content[start : start + blob.size]
        start += blob.size
        if hashlib.sha256(data).hexdigest() != blob.sha:
            raise BadBundle("bundle_damaged")
        yield blob.sha, data
