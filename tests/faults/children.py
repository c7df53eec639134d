"""What the killed processes do; imported by them, so it starts quickly and uses no fixtures."""

import os
import signal
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from sqlalchemy import event, text
from sqlalchemy.pool import Pool

from fieldtech.store.database import Database
from fieldtech.store.schema import PRODUCT, bring_up_to_date
from store.old_schema import NEW, OLD

SCHEMAS = {"old": OLD, "new": NEW, "product": PRODUCT}  # by name, for a schema cannot be sent to a process


def save_for_ever(path: Path, key: bytes, start: int, said: Connection) -> None:
    """Save numbers from ``start`` on and say each one after its commit."""
    database = Database(path, key)
    number = start
    while True:
        with database.transaction() as session:
            values = {"number": number, "text": "x" * (number * 37 % 3000)}
            session.execute(text("INSERT INTO saved VALUES (:number, :text)"), values)
            session.execute(text("UPDATE totals SET saved = saved + 1"))
        said.send(number)
        number += 1


def migrate_and_die(path: Path, key: bytes, goal: str, statements: int) -> None:
    """Bring the schema up to date, but die by SIGKILL when the statement after ``statements`` begins."""
    left = statements

    def count(_statement: str) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def watch(connection: Any, _record: object) -> None:
        connection.set_trace_callback(count)

    event.listen(Pool, "connect", watch)
    bring_up_to_date(Database(path, key), backup=lambda _database: None, schema=SCHEMAS[goal])
    os._exit(0)
