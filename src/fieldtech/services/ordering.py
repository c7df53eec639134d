"""In which order a list is read: the column somebody clicked, up or down; the store sorts, page by page."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, String, cast, func

from fieldtech.store.lists import Sort, SortColumn

Columns = Mapping[str, tuple[Sort, ...]]


@dataclass(frozen=True)
class Ordering:
    """The key of a column, "" for the list's own order, and which way."""

    key: str = ""
    descending: bool = False


USUAL = Ordering()


def sorts(ordering: Ordering, columns: Columns, last: SortColumn) -> tuple[Sort, ...]:
    """Of the column asked for, else of the first; ``last`` tells equal rows apart."""
    found = columns.get(ordering.key) or next(iter(columns.values()))
    turned = (Sort(part.column, part.descending != ordering.descending, part.nullable) for part in found)
    return (*turned, Sort(last, ordering.descending))


def by_name(column: SortColumn) -> Sort:
    """As a dictionary has it; for lists that are not too long, since no index helps."""
    order: ColumnElement[str] = func.name_order(cast(column, String))
    return Sort(order)
