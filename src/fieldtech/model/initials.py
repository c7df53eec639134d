"""A name by its first sounds: 吴磊 is found by ``wl``, as people type it on a Chinese keyboard."""

import unicodedata
from bisect import bisect_right
from functools import cache

from fieldtech.model.name_order import name_order

_STARTS = "a阿b丷c嚓d咑e妸f发g旮h哈j丌k咔l垃m呣n嗯o喔p妑q七r呥s仨t他w屲x夕y丫z帀"
"""Each letter with the first character that is read with it, in the order of ``name_order``."""
_UNREAD = "㐀"  # from here on characters nobody reads in a name


def initials(name: str) -> str:
    """The first letter of the sound of every Chinese character; letters and digits stay as they are."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    return "".join(_letter(character) for character in plain if not character.isspace())


def _letter(character: str) -> str:
    orders, letters = _table()
    order = name_order(character)
    at = bisect_right(orders, order) - 1
    return letters[at] if at >= 0 and order < name_order(_UNREAD) else character


@cache
def _table() -> tuple[list[str], str]:
    return [name_order(first) for first in _STARTS[1::2]], _STARTS[::2]
