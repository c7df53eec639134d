"""Triggers that forget what stands for a row in the comparison with the hub when the row changes, moves or goes.

Whatever writes the row, by whatever way, the next comparison looks at the row itself again.
"""

from sqlalchemy import Connection

from fieldtech.model.syncing import SyncSum
from fieldtech.model.tables import Base
from fieldtech.store.op_guard import tables_marked

_PREFIX = "sum_"
_SUMS = SyncSum.__tablename__


def put_sum_triggers(connection: Connection) -> None:
    """Make those that are missing, for the tables that are here; nothing is remembered of rows any more."""
    there = _names(connection, "table")
    if _SUMS not in there:  # a schema of tests without the table
        return
    connection.exec_driver_sql(f"DELETE FROM {_SUMS}")
    for table in sorted(tables_marked(Base, "__synced__") & there):
        for kind, places in [("update", "OLD.rowid, NEW.rowid"), ("delete", "OLD.rowid")]:
            connection.exec_driver_sql(
                f'CREATE TRIGGER IF NOT EXISTS "{_PREFIX}{table}_{kind}" AFTER {kind} ON "{table}" '
                f"BEGIN DELETE FROM {_SUMS} WHERE table_name = '{table}' AND place IN ({places}); END"
            )


def _names(connection: Connection, kind: str) -> frozenset[str]:
    found = connection.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = ?", (kind,)).scalars()
    return frozenset(found)
