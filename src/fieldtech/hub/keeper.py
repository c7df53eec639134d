"""What a hub does by itself while it serves: a checked backup every day, and its certificate renewed in time."""

import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from fieldtech.clock import Clock
from fieldtech.hub.authority_copy import keep_config, keep_tls
from fieldtech.hub.backup import list_hub_backups, made_at, make_hub_backup
from fieldtech.hub.log import LOG, note

EVERY = timedelta(days=1)
_LOOK_EVERY = 3600.0  # seconds


class Keeper:
    """Looks once an hour whether the newest backup is a day old; what goes wrong is in the log, the hub goes on."""

    def __init__(
        self, url: str, folder: Path, clock: Clock, key: bytes | None = None, *, renew: Callable[[], bool] = bool
    ) -> None:
        """``key`` opens an encrypted database, and the copy; ``renew`` looks after the certificate, as often."""
        self._key, self._renew = key, renew
        self._url, self._hub, self._folder, self._clock = url, folder, folder / "backups", clock
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="fieldtech-backups", daemon=True)

    def __enter__(self) -> "Keeper":
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._ended.set()
        self._thread.join()

    def look(self) -> Path | None:
        """Make a backup if one is due; raises MachineError."""
        now = self._clock()
        last = last_backup(self._folder, now)
        if last is not None and now - last < EVERY:
            return None
        made = make_hub_backup(self._url, self._key, self._folder, now)
        keep_tls(self._hub, self._folder)
        keep_config(self._hub, self._folder)
        return made

    def _run(self) -> None:
        while not self._ended.is_set():
            _do("backup", lambda: self.look() is not None)
            _do("certificate", self._renew)
            self._ended.wait(_LOOK_EVERY)


def _do(what: str, chore: Callable[[], bool]) -> None:
    try:
        if chore():
            note(f"{what}_made")
    except Exception:  # whatever it was, there is another day
        LOG.exception("%s_failed", what)


def last_backup(folder: Path, now: datetime) -> datetime | None:
    """When the newest backup was made; names of times to come are those of a clock that was wrong."""
    made = (made_at(path) for path in list_hub_backups(folder))
    return next((at for at in made if at is not None and at <= now), None)
