"""A row as the hub has it, and the few names every part of the hub uses for it."""

from dataclasses import dataclass, field, replace
from typing import Any

import msgspec

from fieldtech.model.tables import Base
from fieldtech.sync.check import row_digest
from fieldtech.sync.messages import Values

KEY_COLUMNS: dict[str, tuple[str, ...]] = {}
"""The columns of each shared table's key."""
COLUMNS: dict[str, frozenset[str]] = {}
"""The columns of each shared table."""
FACTS: set[str] = set()
"""Shared tables whose rows never change."""
UNIQUE: dict[str, tuple[tuple[str, ...], ...]] = {}
"""What may be there only once in each shared table, beside its key."""
PRIVATE: set[str] = set()
"""Tables of one computer, which never travel."""

write_json = msgspec.json.Encoder().encode
read_json = msgspec.json.Decoder().decode


def _learn() -> None:
    for mapper in Base.registry.mappers:
        kind = mapper.class_
        name: str = kind.__tablename__
        if not getattr(kind, "__synced__", False):
            PRIVATE.add(name)
            continue
        keys = {column: mapper.get_property_by_column(column).key for column in kind.__table__.columns}
        COLUMNS[name] = frozenset(keys.values())
        KEY_COLUMNS[name] = tuple(keys[column] for column in kind.__table__.primary_key.columns)
        if getattr(kind, "__insert_only__", False):
            FACTS.add(name)
        singles = [(keys[column],) for column in kind.__table__.columns if column.unique]
        lists = [
            tuple(keys[column] for column in rule.columns)
            for rule in (*kind.__table__.constraints, *kind.__table__.indexes)
            if type(rule).__name__ == "UniqueConstraint" or getattr(rule, "unique", False)
        ]
        UNIQUE[name] = tuple(dict.fromkeys([*singles, *lists]))


_learn()


@dataclass(slots=True)
class Stored:
    """One row; ``marks`` says for a column that was changed by whom and when."""

    table: str
    key: list[Any]
    values: Values
    seq: int = 0
    place: int = 0
    gone: bool = False
    by: str = ""
    at: str = ""
    marks: dict[str, list[str]] = field(default_factory=dict)
    ident: str = ""
    """Its name in the tables of the hub."""

    def __post_init__(self) -> None:
        if not self.ident:
            self.ident = ident_of(self.table, self.key)

    def copy(self) -> "Stored":
        """Another one that can be changed."""
        return replace(self, values=dict(self.values), marks=dict(self.marks))

    def to_tuple(self) -> tuple[Any, ...]:
        """In the order of the columns of ``hub_rows``."""
        digest = "" if self.gone else row_digest(self.table, self.key, self.values).hex()
        return (
            self.ident, self.table, self.seq, self.place, int(self.gone), int(self.table in FACTS), self.by, self.at,
            write_json(self.values).decode(), write_json(self.marks).decode() if self.marks else "", digest,
        )  # fmt: skip


def ident_of(table: str, key: list[Any]) -> str:
    """``orders ["0193…"]``."""
    return f"{table} {write_json(key).decode()}"


def key_of(ident: str) -> tuple[str, list[Any]]:
    """Table and key again."""
    table, _, key = ident.partition(" ")
    return table, read_json(key)


def stored_of(row: Any) -> Stored:
    """From a row of ``hub_rows``."""
    table, key = key_of(row.ident)
    marks = read_json(row.marks) if row.marks else {}
    return Stored(
        table, key, read_json(row.row_values), row.seq, row.place, bool(row.gone), row.by, row.at, marks, row.ident
    )
