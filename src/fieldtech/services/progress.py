"""How long work reports to whoever started it, without knowing about Qt."""

from typing import Protocol


class Progress(Protocol):
    """What work gets: a place to report to, which may say stop."""

    def step(self, done: int, total: int) -> None:
        """Report; raises Cancelled when the result is no longer wanted."""


class Silent:
    """For work nobody watches."""

    def step(self, done: int, total: int) -> None:
        """Nothing to do."""
