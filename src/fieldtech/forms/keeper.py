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

    @property
    def owner(self) -> str:
        """Whose drafts are written now: the login of the person signed in, or an empty string."""

    def save(self, form: str, key: str, body: dict[str, Any]) -> datetime:
        """Write it; returns when."""

    def load(self, form: str, key: str) -> Kept | None:
        """What was written, if anything."""

    def discard(self, form: str, key: str) -> None:
        """Forget it."""
