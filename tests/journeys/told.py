"""What the story of the sample company tells."""

import json
from typing import Any

from fieldtech.paths import resources


def told(number: str) -> dict[str, dict[str, Any]]:
    """What the story of the sample company tells of an order: action -> payload, with the time."""
    story = json.loads((resources() / "demo" / "story.json").read_text(encoding="utf-8"))
    events = next(value for value in story.values() if isinstance(value, list))
    return {e["action"]: {**e["payload"], "at": e["at"], "actor": e["actor"]} for e in events if e["ref"] == number}
