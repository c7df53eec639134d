"""The operating system's keyring, asked in a way that never hangs a computer without one."""

import os
import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol, TypeVar

T = TypeVar("T")

SERVICE = "fieldtech"


class KeyRingUnavailable(Exception):
    """There is no keyring, it is locked, or it does not answer."""


class KeyRing(Protocol):
    """A place of the operating system for secrets."""

    def get(self, entry: str) -> str | None:
        """The secret, None when there is none; raises KeyRingUnavailable."""

    def set(self, entry: str, secret: str) -> None:
        """Keep a secret; raises KeyRingUnavailable."""


class SystemKeyRing:
    """The keyring of this user, with ``seconds`` for an answer: he may be asked to unlock it."""

    def __init__(self, seconds: float = 60.0, environ: Mapping[str, str] = os.environ) -> None:
        self._seconds = seconds
        self._environ = environ

    def get(self, entry: str) -> str | None:
        """The secret, None when there is none; raises KeyRingUnavailable."""
        import keyring  # lazy: it looks for every installed backend

        return self._answer(lambda: keyring.get_password(SERVICE, entry))

    def set(self, entry: str, secret: str) -> None:
        """Keep a secret; raises KeyRingUnavailable."""
        import keyring  # lazy, as above

        self._answer(lambda: keyring.set_password(SERVICE, entry, secret))

    def _answer(self, ask: Callable[[], T]) -> T:
        if sys.platform.startswith("linux") and not _has_session_bus(self._environ):
            raise KeyRingUnavailable("no session bus")
        return within(self._seconds, ask)


def within(seconds: float, ask: Callable[[], T]) -> T:
    """The answer of ``ask``; KeyRingUnavailable when it fails or takes longer than ``seconds``."""
    answers: list[T] = []
    failures: list[Exception] = []

    def run() -> None:
        try:
            answers.append(ask())
        except Exception as error:  # backends raise whatever their system library raises
            failures.append(error)

    thread = threading.Thread(target=run, name="keyring", daemon=True)
    thread.start()
    thread.join(seconds)
    if failures:
        raise KeyRingUnavailable(type(failures[0]).__name__) from failures[0]
    if not answers:
        raise KeyRingUnavailable("no answer")
    return answers[0]


def _has_session_bus(environ: Mapping[str, str]) -> bool:
    runtime = environ.get("XDG_RUNTIME_DIR")
    return bool(environ.get("DBUS_SESSION_BUS_ADDRESS")) or bool(runtime and (Path(runtime) / "bus").exists())
