"""Exceptions nobody caught while the window is played: Qt goes on after them, a demo must not."""

import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType


@contextmanager
def unhandled(*, aloud: bool = True) -> Iterator[list[str]]:
    """Collect them, with their traces; whoever listened before still hears of each, unless not ``aloud``."""
    seen: list[str] = []
    before = sys.excepthook

    def note(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        seen.append("".join(traceback.format_exception(kind, error, trace)))
        if aloud:
            before(kind, error, trace)

    sys.excepthook = note
    try:
        yield seen
    finally:
        sys.excepthook = before


def complain(seen: list[str]) -> None:
    """Raise AssertionError when there were any."""
    if seen:
        raise AssertionError("nobody caught:\n" + "\n".join(seen))
