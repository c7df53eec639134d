"""What a person did to a list before it came in, step by step, so that each can be taken back."""

from collections.abc import Mapping
from dataclasses import dataclass

from fieldtech.services.imports.lists.findings import JudgedRow
from fieldtech.services.imports.lists.preview import ListPreview

MOST = 100  # steps


@dataclass(frozen=True)
class Moment:
    """The list as it stood; rows are never changed, but replaced, so that keeping them costs little."""

    preview: ListPreview
    rows: tuple[JudgedRow, ...]
    left_out: frozenset[int]
    corrections: Mapping[tuple[int, str], str]
    checked: frozenset[tuple[int, str]]


class Deeds:
    """``note`` before something is done; ``back`` and ``forward`` give the moment to return to."""

    def __init__(self) -> None:
        self._before: list[Moment] = []
        self._after: list[Moment] = []

    def __bool__(self) -> bool:
        return bool(self._before)

    def note(self, now: Moment) -> None:
        """Something is about to be done."""
        self._before = [*self._before[-MOST + 1 :], now]
        self._after = []

    def forget_last(self) -> None:
        """What was about to be done was not."""
        self._before.pop()

    def back(self, now: Moment) -> Moment | None:
        """The moment before the last deed; None when there is none."""
        if not self._before:
            return None
        self._after.append(now)
        return self._before.pop()

    def forward(self, now: Moment) -> Moment | None:
        """The moment after the deed taken back last."""
        if not self._after:
            return None
        self._before.append(now)
        return self._after.pop()
