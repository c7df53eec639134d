"""When the next exchange with the office is tried: soon after work, now and then, ever later while nobody answers."""

SOON_MS = 2_000
EVERY_MS = 180_000
REFUSED_MS = 900_000
_AGAIN_MS = (15_000, 30_000, 60_000, 120_000)


class Pace:
    """Told what happened, it says how many milliseconds to wait."""

    def __init__(self) -> None:
        self._failed = 0

    @property
    def struggling(self) -> bool:
        """Whether the last try did not succeed."""
        return self._failed > 0

    def well(self) -> int:
        """An exchange ended."""
        self._failed = 0
        return EVERY_MS

    def unreachable(self) -> int:
        """Nobody answered: with a network again it takes two minutes at most."""
        self._failed += 1
        return _AGAIN_MS[min(self._failed, len(_AGAIN_MS)) - 1]

    def refused(self) -> int:
        """The office said no, or this computer cannot: asking often changes nothing."""
        self._failed += 1
        return REFUSED_MS

    def worked(self, *, step: bool) -> int | None:
        """Somebody changed something; a ``step`` of an order, as leaving the site, is tried at once in any case."""
        return SOON_MS if step or not self.struggling else None
