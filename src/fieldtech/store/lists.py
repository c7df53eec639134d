"""Pages of a long list by keyset: each page starts after the last row of the one before, at equal speed."""

import operator
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Row, Select, and_, false, func, or_, select, true
from sqlalchemy.orm import QueryableAttribute, Session

T = TypeVar("T")
PageKey = tuple[Any, ...]
SortColumn = ColumnElement[Any] | QueryableAttribute[Any]
PAGE_ROWS = 200


@dataclass(frozen=True)
class Page(Generic[T]):
    """Some rows, the key the next page starts after (None at the end), and the number of all rows if asked."""

    rows: tuple[T, ...]
    next_key: PageKey | None = None
    total: int | None = None


@dataclass(frozen=True)
class Sort:
    """One column of the order. The columns together must tell all rows apart: end with the primary key."""

    column: SortColumn
    descending: bool = False
    nullable: bool = False  # SQLite's way: NULL is smaller than everything

    def order(self) -> ColumnElement[Any]:
        """For ORDER BY."""
        return self.column.desc() if self.descending else self.column.asc()

    def beyond(self, value: Any) -> ColumnElement[bool]:
        """Rows that come strictly after ``value`` by this column."""
        if value is None:
            return false() if self.descending else self.column.is_not(None)
        if not self.descending:
            return self._compare(operator.gt, value)
        smaller = self._compare(operator.lt, value)
        return or_(smaller, self.column.is_(None)) if self.nullable else smaller

    def equal(self, value: Any) -> ColumnElement[bool]:
        """Rows that have ``value`` here."""
        return self.column.is_(None) if value is None else self.column == value

    def bound(self, value: Any) -> ColumnElement[bool]:
        """What an index can use to start at the right place."""
        if value is None or (self.descending and self.nullable):
            return true()
        return self._compare(operator.le if self.descending else operator.ge, value)

    def _compare(self, how: Callable[[Any, Any], Any], value: Any) -> ColumnElement[bool]:
        compared: ColumnElement[bool] = how(self.column, value)
        return compared


def page(
    session: Session,
    query: Select[Any],
    sort: Sequence[Sort],
    make: Callable[[Row[Any]], T],
    *,
    after: PageKey | None = None,
    limit: int = PAGE_ROWS,
    with_total: bool = False,
) -> Page[T]:
    """The rows of ``query`` after ``after`` in the order ``sort``, each turned into what a list shows."""
    total = session.scalar(select(func.count()).select_from(query.subquery())) if with_total else None
    keyed = query.add_columns(*(part.column.label(f"page_key_{n}") for n, part in enumerate(sort)))
    if after is not None:
        keyed = keyed.where(_after(sort, after))
    found = session.execute(keyed.order_by(*(part.order() for part in sort)).limit(limit + 1)).all()
    rows = found[:limit]
    last = tuple(rows[-1][-len(sort) :]) if len(found) > limit else None
    return Page(tuple(make(row) for row in rows), last, total)


def _after(sort: Sequence[Sort], values: PageKey) -> ColumnElement[bool]:
    if len(sort) != len(values):
        raise ValueError("the key belongs to another order")
    later: ColumnElement[bool] = false()
    for part, value in reversed(list(zip(sort, values, strict=True))):
        later = or_(part.beyond(value), and_(part.equal(value), later))
    return and_(sort[0].bound(values[0]), later)
