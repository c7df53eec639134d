"""What the work of a visit asks to be taken along (B20, F13): tools by its method and questions, parts that fit it."""

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

Tool = tuple[str, str]
"""Its Chinese and its English name."""

_ALWAYS: tuple[Tool, ...] = (("常用工具", "hand tools"), ("笔记本/扫码枪", "laptop, scanner"))
_OF_VEHICLES: tuple[Tool, ...] = (("万用表", "multimeter"), ("试灯", "test lamp"))
_NAMED_BY: tuple[tuple[tuple[str, ...], Tool], ...] = (
    (("测厚", "膜厚", "涂层厚度", "thickness"), ("涂层测厚仪", "coating thickness gauge")),
    (("力矩", "扭矩", "torque"), ("力矩扳手", "torque wrench")),
    (("针孔", "漏点", "holiday", "pinhole"), ("针孔检漏仪", "holiday detector")),
    (("附着力", "划格", "adhesion"), ("附着力测试工具", "adhesion test kit")),
    (("绝缘", "insulation"), ("绝缘电阻表", "insulation tester")),
    (("除锈", "打磨", "derust", "grind"), ("打磨工具", "grinding tools")),
    (("润滑", "注油", "lubricat"), ("注油枪", "grease gun")),
    (("目视", "visual"), ("手电筒", "torch")),
)
_PIECES = ("", "件", "张")
_OWN_CHARACTER, _PAIR = 1, 4  # how much a character, and two in a row, say that a part belongs to a work


def tools_for(method: str, items: Iterable[Mapping[str, Any]], *, vehicles: bool) -> tuple[Tool, ...]:
    """What the method names and what questions that must be answered ask for, then what is always with one."""
    asked = (f"{item['text_zh']} {item.get('instruction_zh') or ''}" for item in items if item["required"])
    text = " ".join((method.lower(), *asked))
    special = tuple(tool for words, tool in _NAMED_BY if any(word in text for word in words))
    return (*special, *(_OF_VEHICLES if vehicles else ()), *_ALWAYS)


def is_used_up(unit: str, warranty_months: int | None, *, serialised: bool) -> bool:
    """Whether a part is material: nobody warrants it, and it comes by the barrel, the tube, the set or the lot."""
    return not serialised and not warranty_months and unit not in _PIECES


def fitness(part: str, work: str) -> int:
    """How near the name of a part is to the words of a work: what they have in common, two characters in a row most."""
    own = {char for char in part if _is_han(char)} & set(work)
    pairs = {a + b for a, b in pairwise(part) if _is_han(a) and _is_han(b)}
    return _OWN_CHARACTER * len(own) + _PAIR * sum(pair in work for pair in pairs)


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"
