"""Canonical JSON after RFC 8785, as far as sealed records need it."""

import hashlib
import json
from enum import IntEnum, StrEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldtech.model.canonical import canonical_json, sha256_hex

text = st.text(st.characters(exclude_categories=("Cs",)))
records = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | text,
    lambda inner: st.lists(inner) | st.dictionaries(text, inner),
)


class Colour(IntEnum):
    YELLOW = 2


class State(StrEnum):
    IN = "in"


def test_keys_sort_by_utf16_units_as_in_the_rfc() -> None:
    keys = {"€": "Euro Sign", "\r": "CR", "\ufb33": "Dalet", "1": "One", "😀": "Smiley", "\x80": "Control", "ö": "o"}
    order = list(json.loads(canonical_json(keys)))
    assert order == ["\r", "1", "\x80", "ö", "€", "😀", "\ufb33"]


@pytest.mark.parametrize(
    ("record", "form"),
    [
        ({}, "{}"),
        ([], "[]"),
        (None, "null"),
        (True, "true"),
        (0, "0"),
        (-5, "-5"),
        (2**53 - 1, "9007199254740991"),
        ("䶮𠮷\u20ac", '"䶮𠮷\u20ac"'),
        ('\x00\b\t\n\f\r"\\/\x1f\x7f', '"\\u0000\\b\\t\\n\\f\\r\\"\\\\/\\u001f\x7f"'),
        ({"b": [1, {"z": None, "a": False}], "a": "x"}, '{"a":"x","b":[1,{"a":false,"z":null}]}'),
        ({"colour": Colour.YELLOW, "state": State.IN}, '{"colour":2,"state":"in"}'),
    ],
)
def test_form(record: Any, form: str) -> None:
    assert canonical_json(record) == form.encode()


@given(records)
def test_reading_back_gives_the_record_and_the_form_is_stable(record: Any) -> None:
    form = canonical_json(record)
    assert json.loads(form) == record
    assert canonical_json(json.loads(form)) == form


@given(st.dictionaries(text, st.integers(0, 9)))
def test_the_order_of_writing_does_not_matter(record: dict[str, int]) -> None:
    assert sha256_hex(dict(reversed(record.items()))) == sha256_hex(record)


def test_hash() -> None:
    assert sha256_hex({"a": 1}) == hashlib.sha256(b'{"a":1}').hexdigest()


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ({"parts": [{"unit_cents": 30.0}]}, r"\$\.parts\[0\]\.unit_cents: float"),
        ({"x": float("nan")}, r"\$\.x: float"),
        ({"x": (1, 2)}, r"\$\.x: tuple"),
        ({"x": b"1"}, r"\$\.x: bytes"),
        ({"x": {1: 2}}, r"\$\.x: the key 1"),
        ([2**53], r"\$\[0\]: 9007199254740992 is too large"),
        ({"name": "\ud800"}, r"\$\.name: half"),
        ({"\udc00": 1}, r"\$: half"),
    ],
)
def test_what_has_no_place_is_named(record: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        canonical_json(record)
