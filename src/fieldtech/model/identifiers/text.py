"""The one way a typed, scanned or imported identifier is cleaned before any rule looks at it."""

import re
import string
import unicodedata
from functools import lru_cache

_UPPER = str.maketrans(string.ascii_lowercase, string.ascii_uppercase)
_SHORT = 24
_HYPHENS = re.compile("[\u2010-\u2015\u2212\ufe58-]")
_THROUGH_A_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)?E\+[0-9]+|[0-9][.,][0-9]+E[0-9]+")

EMPTY_WORDS = frozenset(("", "-", "–", "—", "/", "无", "暂无", "未上牌", "待上牌", "新车未上牌", "未挂牌", "待定"))


def normalise(text: str) -> str:
    """Half width, without zero-width and direction characters, trimmed, upper case.

    Only ASCII letters change case: no identifier has others, and foreign ones do not survive a round trip.
    """
    if text.isascii() and text.isprintable():  # nearly all there are: nothing to be half width or unseen
        return text.upper().strip()
    return _often(text) if len(text) <= _SHORT else _normalised(text)


def _normalised(text: str) -> str:
    half = unicodedata.normalize("NFKC", text)
    seen = "".join(c for c in half if c != "\0" and unicodedata.category(c) != "Cf")
    return unicodedata.normalize("NFKC", seen).translate(_UPPER).strip()


_often = lru_cache(maxsize=2048)(_normalised)  # lists say 黄 and 重型货车 in every row


def without_spaces(text: str) -> str:
    """Normalised, and no white space inside either."""
    return normalise("".join(normalise(text).split()))


def without_spaces_and_hyphens(text: str) -> str:
    """Normalised, and neither white space nor hyphens or dashes inside."""
    return normalise(_HYPHENS.sub("", without_spaces(text)))


def plain_hyphens(text: str) -> str:
    """Every kind of dash as ``-``."""
    return _HYPHENS.sub("-", text)


def is_empty_word(text: str) -> bool:
    """Whether a cell says "nothing" in words: 无, 待定, 未上牌, a dash …"""
    return normalise(text) in EMPTY_WORDS


def digits_lost(text: str) -> bool:
    """Whether a spreadsheet made a rounded number of it, such as ``8.98604E+19``."""
    return _THROUGH_A_NUMBER.fullmatch(without_spaces(text)) is not None


def is_digits(text: str) -> bool:
    """Whether all characters are 0 to 9, and there is at least one."""
    return text.isascii() and text.isdigit()
