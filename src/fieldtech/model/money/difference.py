"""What came of the amount due where it is not exactly that: sheet and pages say it alike (forms 2.8)."""

from collections.abc import Mapping
from typing import Any

from fieldtech.model.amounts import in_figures

NOT_ALL, TOO_MUCH = "settled_partly", "settled_over"


def difference(total_cents: int, settled: Mapping[str, Any]) -> tuple[str, dict[str, str]] | None:
    """The code of the sentence with its amounts; None where nothing was collected, or all of it."""
    received = settled.get("received_cents") or 0
    if settled.get("way") != "collected" or received == total_cents:
        return None
    amounts = {"received": in_figures(received), "rest": in_figures(abs(total_cents - received))}
    return (NOT_ALL if received < total_cents else TOO_MUCH), amounts
