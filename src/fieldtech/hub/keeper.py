"""A backup every day while the hub serves, checked and thinned, without anybody thinking of it."""

import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

from fieldtech.clock import Clock
from fieldtech.hub.backup import list_hub_backups, make_hub_backup
from fieldtech.hub.log import LOG, note

EVERY = timedelta(days=1)
_LOOK_EVERY = 3600.0  # seconds
_NAMED = "hub-%Y%m%dT%H%M%S%fZ"


class Keeper:
    """Looks once an hour whether the newest backup is a day old; what goes wrong is in the log, the hub goes on."""

    def __init__(self, url: str, folder: Path, clock: Clock, key: bytes | None = None) -> None:
        """``key`` opens an encrypted database, and the copy."""
        self._key = key
        self._url, self._folder, self._clock = url, folder / "backups", clock
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
        last = last_backup(self._folder)
        if last is not None and timedelta(0) <= now - last < EVERY:
            return None
        return make_hub_backup(self._url, self._key, self._folder, now)

    def _run(self) -> None:
        while not self._ended.is_set():
            try:
                if self.look() is not None:
                    note("backup_made")
            except Exception:  # whatever it was, there is another day
                LOG.exception("backup_failed")
            self._ended.wait(_LOOK_EVERY)


def last_backup(folder: Path) -> datetime | None:
    """When the newest backup was made, by its name."""
    for path in list_hub_backups(folder):
        try:
            return datetime.strptime(path.stem, _NAMED).replace(tzinfo=UTC)
        except ValueError:
            continue
    return None
