"""The database of the hub says what went wrong and nothing of whom."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from fieldtech.hub.engine import Engines


def test_an_error_does_not_repeat_what_was_typed(url: str) -> None:
    """P39: the log of the hub keeps tracebacks."""
    engines = Engines(url)
    with pytest.raises(DBAPIError) as raised, engines.reading() as connection:
        connection.execute(text("SELECT nothing FROM nowhere WHERE name = :name"), {"name": "Anna Smith"})
    engines.close()
    assert "Anna" not in str(raised.value)
