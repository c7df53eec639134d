"""Where half-filled forms survive a crash."""

from datetime import datetime
from typing import Any, Protocol


class Kept(Protocol):
    """A draft found again."""

    @property
    def at(self) -> datetime:
        """When it was written."""

    @property
    def body(self) -> dict[str, Any]:
        """The draft as JSON."""


class DraftKeeper(Protocol):
    """Where half-filled forms survive a crash; ``workplace.drafts`` is one."""

    def save(self, form: str, key: str, body: dict[str, Any]) -> datetime:
        """Write it; returns when."""

    def load(self, form: str, key: str) -> Kept | None:
        """What was written, if anything."""

    def discard(self, form: str, key: str) -> None:
        """Forget it."""
