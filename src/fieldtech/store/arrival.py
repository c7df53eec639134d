"""The order in which rows came into this database, which no clock can turn around.

Keys carry the clock of the computer that made them, and clocks are set back. SQLite's own row number grows with
every row of a table from which nothing is deleted, and ``VACUUM`` and rebuilding a table keep that order.
"""

from sqlalchemy import ColumnElement, Integer, literal_column

from fieldtech.model.base import Base


def arrival(table: type[Base]) -> ColumnElement[int]:
    """For ORDER BY in a query that reads ``table`` under its own name: the first to come is the smallest."""
    return literal_column(f"{table.__tablename__}.rowid", Integer)
