"""The order in which rows came into this database, which no clock can turn around.

Keys carry the clock of the computer that made them, and clocks are set back. SQLite's own row number grows with
every row that is made here, and ``VACUUM`` and rebuilding a table keep that order. What comes from the hub gets the
row number that the hub gave it (``sync/places.py``), so that facts stand in one order everywhere.
"""

from sqlalchemy import ColumnElement, Integer, literal_column

from fieldtech.model.base import Base


def arrival(table: type[Base]) -> ColumnElement[int]:
    """For ORDER BY in a query that reads ``table`` under its own name: the first to come is the smallest."""
    return literal_column(f"{table.__tablename__}.rowid", Integer)
