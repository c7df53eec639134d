"""The catalogue tables that come with the program, as rows of text."""

import csv
from functools import cache

from fieldtech.paths import resources


@cache
def bundled_rows(name: str) -> tuple[dict[str, str], ...]:
    """All rows of ``resources/catalogue/<name>.csv``, in file order; read once."""
    path = resources() / "catalogue" / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))
