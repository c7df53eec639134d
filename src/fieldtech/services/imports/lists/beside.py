"""What can only be told beside other rows: doubles in the list, and what the register has already."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from fieldtech.model.base import Id
from fieldtech.services.imports.lists.findings import Finding, JudgedRow, Values

CARD_COMPARED = 19
Found = tuple[Id | None, tuple[Finding, ...]]
"""The row of the register that is meant, and what speaks against it."""


@dataclass(frozen=True)
class Unique:
    """A value that may stand in one row only."""

    field: str
    code: str
    key: Callable[[Values], object | None]


def _value(name: str) -> Callable[[Values], object | None]:
    return lambda values: values.get(name) or None


def _plate(values: Values) -> object | None:
    return (values["plate"], values["plate_colour"]) if values.get("plate") else None


def _card(values: Values) -> object | None:
    return values["iccid"][:CARD_COMPARED] if values.get("iccid") else None


_CARD = Unique("iccid", "duplicate_iccid", _card)
_NUMBER = Unique("msisdn", "duplicate_msisdn", _value("msisdn"))
_IMEI = Unique("imei", "duplicate_imei", _value("imei"))
_TERMINAL = Unique("terminal_id", "duplicate_terminal_id", _value("terminal_id"))
UNIQUE: Mapping[str, Sequence[Unique]] = {
    "vehicle_list": (
        Unique("plate", "duplicate_plate", _plate),
        Unique("vin", "duplicate_vin", _value("vin")),
        _CARD, _NUMBER, _IMEI, _TERMINAL,
    ),
    "terminals": (_TERMINAL, _IMEI),
    "sims": (_CARD, _NUMBER),
}  # fmt: skip


@dataclass
class Register:
    """What is stored already, as far as a list touches it; ``look_up`` finds the row a line means.

    ``learn`` also looks for what a corrected row says now, in the session it is given.
    """

    look_up: Callable[[Values], Found] = field(default=lambda _values: (None, ()))
    learn: Callable[[Session, Sequence[JudgedRow]], None] = field(default=lambda _session, _rows: None)


def compare(kind: str, rows: Iterable[JudgedRow], register: Register) -> None:
    """Find the doubles: the first row that comes in keeps a value, a row that stays out takes none (rule 7)."""
    rules = UNIQUE[kind]
    seen: list[dict[object, int]] = [{} for _ in rules]
    for row in rows:
        row.among, row.existing = (), None
        if row.left_out or any(finding.severity == "error" for finding in row.own):
            continue
        row.existing, against = register.look_up(row.values)
        doubles = [d for rule, taken in zip(rules, seen, strict=True) if (d := _double(rule, taken, row.values))]
        row.among = tuple(doubles) or against  # a double is told as one, whatever became of the first meanwhile
        if row.among:
            continue
        for rule, taken in zip(rules, seen, strict=True):
            if (key := rule.key(row.values)) is not None:
                taken[key] = row.number


def _double(rule: Unique, taken: Mapping[object, int], values: Values) -> Finding | None:
    key = rule.key(values)
    if key is None or key not in taken:
        return None
    return Finding(rule.code, rule.field, {"row": str(taken[key])}, "same_as_row")
