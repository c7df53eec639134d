"""The database of the hub: what it says when something went wrong, and how rows come into it."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from fieldtech.hub.engine import Engines, put
from fieldtech.hub.state import read_all
from fieldtech.hub.tables import STATE


def test_an_error_does_not_repeat_what_was_typed(url: str) -> None:
    """P39: the log of the hub keeps tracebacks."""
    engines = Engines(url)
    with pytest.raises(DBAPIError) as raised, engines.reading() as connection:
        connection.execute(text("SELECT nothing FROM nowhere WHERE name = :name"), {"name": "Anna Smith"})
    engines.close()
    assert "Anna" not in str(raised.value)


def test_however_many_rows_come_each_is_there_once_as_it_came_last(url: str) -> None:
    engines = Engines(url)
    engines.prepare()
    with engines.writing() as connection:
        before = read_all(connection)
        for count in (0, 1, 7, 8, 9, 63, 64, 65, 73, 201):
            rows = {f"{count}.{n}": f"value {n}" for n in range(count)}
            for said in (dict.fromkeys(rows, "first"), rows):
                put(connection, STATE, list(said.items()))
            before |= rows
        found = read_all(connection)
    engines.close()
    assert found == before
