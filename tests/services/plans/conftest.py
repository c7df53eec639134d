"""Plans at the demo company on 2 November 2026, nothing planned yet."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from fieldtech.services.workplace import Workplace
from plan_acts import at_day
from prepared import Prepared


@pytest.fixture
def workplace(prepared: Prepared, tmp_path: Path) -> Iterator[Workplace]:
    """Closed again after the test."""
    opened = prepared.demo(tmp_path / "data")
    at_day(opened, date(2026, 11, 2))
    yield opened
    opened.close()
