"""What a customer is asked to have ready before a visit, on the notice and in the letter that brings it (F30)."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any


def prepare_codes(kinds: Collection[str], items: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """By the kinds of objects; permits only where the checklist asks for them."""
    codes = ["contact"]
    codes += ["vehicles", "keys"] if "vehicle" in kinds else []
    codes += ["stop", "access"] if "equipment" in kinds else []
    codes += ["permit"] if any(item.get("group") == "safety" for item in items) else []
    return (*codes, "briefing")
