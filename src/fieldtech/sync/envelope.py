"""The envelope of a ``.ftb`` file: who sends it to whom, signed as carried, and encrypted to the receiver.

::

    magic (8)  length of header (4)  header (JSON)  signature (64)  payload: age( zstd( content ) )

The signature covers everything before and after itself and is checked before anything is decrypted or
decompressed. Nothing after the payload belongs to the file.
"""

import struct
from typing import Literal

import msgspec
import zstandard

from fieldtech.errors import FieldtechError
from fieldtech.sync.keys import SIGNATURE, decrypt_with, encrypt_to, is_signed, recipient_of, sign

MAGIC = b"\x89FTB\r\n\x1a\n"  # as of PNG: a transfer that "mends" line ends is found out at once
VERSION = 1
MOST_CONTENT = 256 * 1024 * 1024
MOST_FILE = MOST_CONTENT + 1024 * 1024
"""What a file may hold, compressed and not (bytes); incompressible content grows by less than the difference."""

NOT_JSON = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
"""What reading a message may raise; ``DecodeError`` alone leaves out bytes that are no UTF-8."""

_DOMAIN = b"fieldtech bundle 1\0"  # a signature given for a record is none for a file
_LENGTH = struct.Struct(">I")
_MOST_HEADER = 2_048
_WINDOW = 8 * 1024 * 1024  # what a decompressor may be made to keep

Kind = Literal["work", "reply"]


class BadBundle(FieldtechError):
    """The file is none of ours, is damaged, or is for somebody else; nothing of it was taken."""


class Header(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What can be read without a key; ``sender`` is a device, ``receiver`` the other's public key (hex)."""

    v: int
    kind: Kind
    sender: str
    receiver: str
    made: str
    size: int


class _OnlyVersion(msgspec.Struct, frozen=True):
    v: int


def wrap(kind: Kind, sender: str, receiver: bytes, made: str, content: bytes, secret: bytes) -> bytes:
    """The file for the owner of ``receiver`` (public key), signed with ``secret``; raises BadBundle when too large."""
    if len(content) > MOST_CONTENT:
        raise BadBundle("bundle_too_large", most=MOST_CONTENT >> 20)
    payload = encrypt_to(recipient_of(receiver), zstandard.ZstdCompressor(level=3).compress(content))
    header = msgspec.json.encode(Header(VERSION, kind, sender, receiver.hex(), made, len(payload)))
    front = MAGIC + _LENGTH.pack(len(header)) + header
    return front + sign(secret, _signed(front, payload)) + payload


def read_header(data: bytes) -> Header:
    """What the file says of itself, believed by nobody yet; raises BadBundle."""
    return _parts(data)[0]


def verified(data: bytes, public: bytes) -> bytes:
    """The payload of a file that the owner of ``public`` signed as it is; raises BadBundle ``bundle_damaged``."""
    _header, front, signature, payload = _parts(data)
    if not is_signed(public, signature, _signed(front, payload)):
        raise BadBundle("bundle_damaged")
    return payload


def unwrap(data: bytes, public: bytes, secret: bytes, most: int = MOST_CONTENT) -> bytes:
    """The content of a file signed by ``public`` and encrypted to ``secret``; raises BadBundle."""
    payload = verified(data, public)
    try:
        return _decompressed(decrypt_with(secret, payload), most)
    except ValueError as error:
        raise BadBundle("bundle_not_for_us") from error


def _parts(data: bytes) -> tuple[Header, bytes, bytes, bytes]:
    """Header, the bytes before the signature, the signature, the payload."""
    if len(data) > MOST_FILE:
        raise BadBundle("bundle_too_large", most=MOST_FILE >> 20)
    if not data.startswith(MAGIC):
        raise BadBundle("bundle_cut" if MAGIC.startswith(data) else "bundle_not_one")
    start = len(MAGIC) + _LENGTH.size
    if len(data) < start:
        raise BadBundle("bundle_cut")
    (length,) = _LENGTH.unpack_from(data, len(MAGIC))
    if length > _MOST_HEADER:
        raise BadBundle("bundle_damaged")
    end = start + length
    if len(data) < end + SIGNATURE:
        raise BadBundle("bundle_cut")
    header = _header(data[start:end])
    payload = data[end + SIGNATURE :]
    if len(payload) != header.size:
        raise BadBundle("bundle_cut" if len(payload) < header.size else "bundle_damaged")
    return header, data[:end], data[end : end + SIGNATURE], payload


def _header(text: bytes) -> Header:
    try:
        header = msgspec.json.decode(text, type=Header)
    except NOT_JSON as error:  # of a newer version, or damaged
        version = _version(text)
        raise BadBundle("bundle_newer" if version > VERSION else "bundle_damaged") from error
    if header.v != VERSION:
        raise BadBundle("bundle_newer" if header.v > VERSION else "bundle_damaged")
    return header


def _version(text: bytes) -> int:
    try:
        return msgspec.json.decode(text, type=_OnlyVersion).v
    except NOT_JSON:
        return 0


def _signed(front: bytes, payload: bytes) -> bytes:
    return b"".join((_DOMAIN, front, payload))


def _decompressed(data: bytes, most: int) -> bytes:
    """One zstd frame that says its size; raises BadBundle before more than ``most`` bytes were made."""
    try:
        size = zstandard.get_frame_parameters(data).content_size
        if size > most:  # also when it is unknown
            raise BadBundle("bundle_too_large", most=most >> 20)
        content = zstandard.ZstdDecompressor(max_window_size=_WINDOW).stream_reader(data).read(size + 1)
    except zstandard.ZstdError as error:
        raise BadBundle("bundle_damaged") from error
    if len(content) != size:
        raise BadBundle("bundle_damaged")
    return content
