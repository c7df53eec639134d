"""Made the data and messages of an older version in ``tests/data/older``; kept to say how, not to be run again.

``python -m sync.freeze FOLDER`` (from ``tests``). The older version is today's without the column ``vehicles.note``,
with revision 0000. What it wrote stays as it is: tests show that later versions understand it.
"""

import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import select

from fieldtech.model.customers import Vehicle
from fieldtech.services.context import Context
from fieldtech.store.database import Database
from fieldtech.sync.messages import Push, encode
from fieldtech.sync.outbox import next_batch, waiting

from . import deeds
from .company import LAPTOP, NOW, OFFICE, PEOPLE, copied, found
from .hubs import read_rows

LACKING = ("vehicles", "note")
BYTES = "bytes:"


def freeze(target: Path) -> None:
    """A laptop with work that was not sent, its hub, and what the two would have said to each other."""
    with tempfile.TemporaryDirectory() as folder:
        company = copied(found(Path(folder) / "base"), Path(folder) / "now")
        laptop, office = company.computers[LAPTOP], company.computers[OFFICE]
        order = deeds.orders_here(laptop.context, PEOPLE[LAPTOP])[0]
        deeds.entry(laptop.context, order, "sent by the older version")
        laptop.sync()
        deeds.entry(office.context, order, "written at the office")
        office.sync()
        deeds.entry(laptop.context, order, "not sent by the older version")
        deeds.arrive(laptop.context, order, "not sent by the older version")
        drive(laptop.context, "Mr Older")
        deeds.seal(laptop.context, order)
        with laptop.database.reading() as session:
            push = Push(next_batch(session, 0), NOW.isoformat(), waiting(session), "0.0")
        answers = {
            "push": push, "pull": laptop.channel.pull(0, 1_000), "check": laptop.channel.check(),
            "answer": company.hub.push(laptop.channel.token, Push([])),
        }  # fmt: skip
        company.close()
        for name, message in answers.items():
            text = json.dumps(_lacking(json.loads(encode(message))), indent=1, ensure_ascii=False)
            (target / f"{name}.json").write_text(f"{text}\n", encoding="utf-8")
        rows = _lacking(read_rows(f"sqlite:///{company.folder / 'hub' / 'hub.db'}"))
        (target / "hub.json").write_text(f"{json.dumps(rows, indent=1, default=_hex)}\n", encoding="utf-8")
        database = Database(company.folder / LAPTOP / "fieldtech.db", laptop.database.key)
        (target / "laptop.sql").write_text("".join(f"{line};\n" for line in _dump(database)), encoding="utf-8")
        database.close()


def drive(context: Context, name: str) -> None:
    """Who drives a vehicle was changed."""
    with context.transaction() as session:
        vehicle = session.scalars(select(Vehicle)).one()
        before = vehicle.driver_name
        vehicle.driver_name = name
        context.op(session, "save_vehicle", "vehicles", vehicle.id, {"driver_name": name, "before": before})


def _dump(database: Database) -> Iterator[str]:
    """The schema and all rows with their places, without what the search keeps."""
    with database.restructuring() as connection:
        connection.exec_driver_sql(f"ALTER TABLE {LACKING[0]} DROP COLUMN {LACKING[1]}")
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0000'")
        schema = connection.exec_driver_sql(
            "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' "
            "ORDER BY type <> 'table', name"
        ).all()
        tables = [row for row in schema if row.type == "table"]
        virtual = [row.name for row in tables if row.sql.startswith("CREATE VIRTUAL")]
        shadows = {row.name for row in tables for name in virtual if row.name.startswith(f"{name}_")}
        for row in tables:
            if row.name not in shadows:
                yield _one_line(row.sql)
        for row in tables:
            if row.name not in (*shadows, *virtual):
                yield from _rows(connection, row.name)
        yield from (_one_line(row.sql) for row in schema if row.type != "table")


def _rows(connection: Any, table: str) -> Iterator[str]:
    names = list(connection.exec_driver_sql(f'PRAGMA table_info("{table}")').scalars(1))
    columns = ", ".join(f'"{name}"' for name in names)
    quoted = " || ', ' || ".join(f'quote("{name}")' for name in names)
    for row in connection.exec_driver_sql(f'SELECT rowid, {quoted} FROM "{table}" ORDER BY rowid').all():
        yield f'INSERT INTO "{table}" (rowid, {columns}) VALUES ({row[0]}, {_without_column(table, str(row[1]))})'


def _without_column(table: str, values: str) -> str:
    """Operations say nothing of a column that was not there."""
    return values.replace('"note": "", ', "") if table in ("outbox", "sync_shadow") else values


def _one_line(sql: str) -> str:
    return " ".join(sql.split())


def _lacking(found: Any) -> Any:
    """Without the column, also inside texts that hold JSON."""
    if isinstance(found, list):
        return [_lacking(one) for one in found]
    if isinstance(found, str) and found.startswith('{"') and '"plate_colour"' in found:
        return json.dumps(_lacking(json.loads(found)), ensure_ascii=False, separators=(",", ":"))
    if not isinstance(found, dict):
        return found
    kept = found.items() if "plate_colour" not in found else [item for item in found.items() if item[0] != LACKING[1]]
    return {name: _lacking(value) for name, value in kept}


def _hex(value: bytes) -> str:
    return BYTES + value.hex()


if __name__ == "__main__":
    freeze(Path(sys.argv[1]))
