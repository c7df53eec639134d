"""Canonical JSON (RFC 8785), so that the same record has the same SHA-256 everywhere and for ever.

A sealed record has integers, strings, booleans, None, lists and dicts only. Floats are refused: their
printed form is where canonical forms go wrong, and money and measurements are kept exact anyway.
"""

import hashlib
from json.encoder import encode_basestring
from typing import Any

_EXACT = 2**53 - 1  # the largest integer every JSON reader keeps


def canonical_json(record: Any) -> bytes:
    """The one UTF-8 form of a record; ValueError names the path of a value that has none."""
    return _text(record, "$").encode("utf-8")


def sha256_hex(record: Any) -> str:
    """The SHA-256 of the canonical form, 64 lower-case hex digits."""
    return hashlib.sha256(canonical_json(record)).hexdigest()


def _text(value: Any, path: str) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int():
            return _integer(value, path)
        case str():
            return _string(value, path)
        case list():
            return "[" + ",".join(_text(item, f"{path}[{i}]") for i, item in enumerate(value)) + "]"
        case dict():
            return _object(value, path)
    raise ValueError(f"{path}: {type(value).__name__} has no place in a sealed record")


def _object(value: dict[Any, Any], path: str) -> str:
    for key in value:
        if not isinstance(key, str):
            raise ValueError(f"{path}: the key {key!r} is not a string")
    # By UTF-16 code units, as the RFC says: a rare character (𠮷) sorts before U+E000 to U+FFFF.
    plain = all(map(str.isascii, value))
    keys = sorted(value) if plain else sorted(value, key=lambda key: key.encode("utf-16-be", "surrogatepass"))
    return "{" + ",".join(f"{_string(k, path)}:{_text(value[k], f'{path}.{k}')}" for k in keys) + "}"


def _integer(value: int, path: str) -> str:
    if abs(value) > _EXACT:
        raise ValueError(f"{path}: {value} is too large to be exact everywhere")
    return int.__repr__(value)


def _string(value: str, path: str) -> str:
    if not value.isascii():
        try:
            value.encode("utf-8")
        except UnicodeEncodeError as error:
            raise ValueError(f"{path}: half a surrogate pair is no text") from error
    return encode_basestring(value)
