"""The order of names as people expect it: numbers by size, then Latin letters, then Chinese by its sounds.

``resources/words/hanzi_order.txt`` holds the Chinese characters in the order of pinyin and strokes, as the
common locale data (CLDR) has it; a database knows only the order of code points.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from fieldtech.paths import resources

_DIGITS = re.compile(r"[0-9]+")
_FIRST = 0x3400  # above every letter, so that Chinese comes after them; the last stays below the surrogates


def name_order(name: str | None) -> str:
    """A text whose order by code points is the order of the names."""
    plain = unicodedata.normalize("NFKC", name or "").casefold()
    return _DIGITS.sub(_by_size, plain).translate(_ranks())


def _by_size(found: re.Match[str]) -> str:
    """A longer number is the larger one: its length comes first."""
    digits = found[0].lstrip("0") or "0"
    return f"{chr(ord('0') + min(len(digits), 9))}{digits}"


@cache
def _ranks() -> Mapping[int, int]:
    characters = (resources() / "words" / "hanzi_order.txt").read_text(encoding="utf-8").strip()
    return {ord(character): _FIRST + rank for rank, character in enumerate(characters)}
