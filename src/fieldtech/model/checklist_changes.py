"""What differs between two versions of a checklist: rows added, removed, moved, and fields that changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Item = Mapping[str, Any]

FIELDS = (
    "group", "text_zh", "text_en", "kind", "required", "unit", "lower", "upper", "points", "rule", "options",
    "options_en", "photo_on_fail", "na", "must_measure", "instruction_zh", "instruction_en", "picture",
)  # fmt: skip
_DEFAULTS: Mapping[str, Any] = {"points": 0, "rule": "every", "na": False, "must_measure": False}


@dataclass(frozen=True)
class FieldChange:
    """One field of a row before and after."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True)
class ItemChange:
    """A row that was ``added``, ``removed``, ``changed`` or ``moved``."""

    act: str
    item: Item
    fields: tuple[FieldChange, ...] = ()


def differences(before: Sequence[Item], after: Sequence[Item]) -> tuple[ItemChange, ...]:
    """In the order of the newer version; what was removed comes last."""
    old = {str(item["id"]): item for item in before}
    stayed = {str(item["id"]) for item in after} & old.keys()
    still = _in_place([name for name in old if name in stayed], [n for i in after if (n := str(i["id"])) in stayed])
    found: list[ItemChange] = []
    for item in after:
        name = str(item["id"])
        if name not in old:
            found.append(ItemChange("added", item))
        elif fields := _fields(old[name], item):
            found.append(ItemChange("changed", item, fields))
        elif name not in still:
            found.append(ItemChange("moved", item))
    return (*found, *(ItemChange("removed", item) for name, item in old.items() if name not in stayed))


def _fields(before: Item, after: Item) -> tuple[FieldChange, ...]:
    pairs = ((name, _value(before, name), _value(after, name)) for name in FIELDS)
    return tuple(FieldChange(name, one, other) for name, one, other in pairs if one != other)


def _value(item: Item, name: str) -> Any:
    """What a missing key and an empty one mean alike."""
    value = item.get(name)
    if isinstance(value, list):
        value = tuple(value)
    return _DEFAULTS.get(name, "") if value in (None, "", ()) else value


def _in_place(before: Sequence[str], after: Sequence[str]) -> set[str]:
    """The longest run of rows that kept their order: only the others were moved."""
    place = {name: at for at, name in enumerate(before)}
    best: list[tuple[int, int]] = []  # for each row of the newer version: length of its run, and the row before
    for at, name in enumerate(after):
        runs = [(best[earlier][0] + 1, earlier) for earlier in range(at) if place[after[earlier]] < place[name]]
        best.append(max(runs, default=(1, -1)))
    at = max(range(len(best)), key=lambda n: best[n][0], default=-1)
    found = set()
    while at >= 0:
        found.add(after[at])
        at = best[at][1]
    return found
