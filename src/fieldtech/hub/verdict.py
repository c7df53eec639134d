"""What the hub makes of one operation."""

from dataclasses import dataclass, field
from typing import Any

from fieldtech.sync.messages import Result


@dataclass
class Verdict:
    """``ok`` until somebody has a doubt; ``held`` are rows (by ident) that stay as the hub has them."""

    result: Result = "ok"
    reason: str = ""
    params: dict[str, Any] = field(default_factory=dict)
    held: set[str] = field(default_factory=set)
    hold_tables: frozenset[str] = frozenset()

    def doubt(self, reason: str, **params: Any) -> None:
        """A person in the office should look; the first doubt is the one that is told."""
        if self.result == "ok":
            self.result, self.reason, self.params = "review", reason, params


class Reject(Exception):
    """Nothing of the operation is kept among the rows; ``reason`` is a code with a sentence."""

    def __init__(self, reason: str, **params: Any) -> None:
        super().__init__(reason)
        self.reason, self.params = reason, params


class Defer(Reject):
    """Not now: the hub does not know something yet; ``waits`` is the row (ident) that must come first."""

    def __init__(self, reason: str, waits: str = "", **params: Any) -> None:
        super().__init__(reason, **params)
        self.waits = waits


class NotYet(Reject):
    """A rejection that may be too early while a restored hub gets back what it lost; then it is deferred."""
