"""A disk that forgets: from recorded events, what could be on it if the power went at one of them.

What was written since the last sync of its file may be there, in part, torn at a sector, or not, in any combination;
a name since the last sync of its folder may be there or not, in the order of the changes. A file that was synced is
found under the name it was made with, as on every file system with a journal; under the name it was moved to only
when the folder was synced.
"""

import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from .recorded_disk import Event

_SECTOR = 512
Change = tuple[int, bytes | None]
"""Where which bytes were written; cut off there for None."""


@dataclass
class File:
    """What is surely on the disk, and what was done since."""

    sure: bytearray
    since: list[Change] = field(default_factory=list)
    unknown: bool = False  # written past SQLite and never synced: nobody knows what is in it

    def now(self) -> bytearray:
        """As the running program sees it."""
        return _changed(self.sure, self.since)

    def sync(self) -> None:
        self.sure, self.since, self.unknown = self.now(), [], False

    def after(self, dice: random.Random) -> bytes:
        """As it may be after the power went."""
        if self.unknown:
            return dice.choice((b"", bytes(100), dice.randbytes(dice.randrange(1, 5_000))))
        mood = dice.random()
        if mood < 0.2:
            kept = []
        elif mood < 0.4:
            kept = self.since[: dice.randint(0, len(self.since))]
        else:
            kept = [change for change in self.since if dice.random() < mood]
        return bytes(_changed(self.sure, [part for change in kept for part in _torn(change, dice)]))


class Disk:
    """Files by path, as the program sees them (``names``) and as they are surely found (``sure``)."""

    def __init__(self, folder: Path) -> None:
        """As they are in a folder now, all of it surely."""
        self.names = {
            str(path.relative_to(folder)): File(bytearray(path.read_bytes()))
            for path in folder.rglob("*") if path.is_file() and not path.name.endswith("-shm")
        }  # fmt: skip
        self.folders = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_dir()} | {""}
        self.sure = dict(self.names)
        self.sure_folders = set(self.folders)
        self._since: dict[str, list[Event]] = {}

    def happen(self, events: Iterable[Event]) -> None:
        """Live through them."""
        for event in events:
            self._one(event)

    def after(self, dice: random.Random) -> dict[str, bytes]:
        """What may be left when the power goes now."""
        names, folders = dict(self.sure), set(self.sure_folders)
        for _folder, changes in sorted(self._since.items()):
            for event in changes[: dice.randint(0, len(changes))]:
                _name(names, folders, event)
        return {path: file.after(dice) for path, file in names.items() if _is_found(path, folders)}

    def now(self) -> dict[str, bytes]:
        """What the running program sees."""
        return {path: bytes(file.now()) for path, file in self.names.items()}

    def _one(self, event: Event) -> None:
        match event:
            case ("wrote", path, offset, data):
                self.names[path].since.append((offset, data))
            case ("truncated", path, size):
                self.names[path].since.append((size, None))
            case ("synced", path):
                self._synced(path)
            case ("content", path, data):
                self.names[path].since = [(0, None), (0, data)]
                self._synced(path)
            case ("names", folder):
                for change in self._since.pop(folder, []):
                    _name(self.sure, self.sure_folders, change)
            case ("made", path) | ("opened", path):
                if path not in self.names:
                    self.names[path] = File(bytearray())
                    self._note(("made", path, self.names[path]))
                self.names[path].unknown |= event[0] == "opened"
            case ("renamed", source, target):
                file = self.names.pop(source)
                self.names[target] = file
                self._note(("renamed", target, file, source))
            case ("removed", path):
                if self.names.pop(path, None) is not None:
                    self._note(("removed", path))
            case ("folder", path):
                self.folders.add(path)
                self._note(event)

    def _synced(self, path: str) -> None:
        """A new file that is synced is found; what happened to its folder before stays unsure."""
        file = self.names[path]
        file.sync()
        changes = self._since.get(_folder_of(path), [])
        mine = next((change for change in changes if change[0] == "made" and change[2] is file), None)
        if mine is not None:  # and so an older file of that name is surely gone
            before = changes[: changes.index(mine) + 1]
            changes[:] = [one for one in changes if one not in before or one[1] != path]
            self.sure[path] = file

    def _note(self, change: Event) -> None:
        self._since.setdefault(_folder_of(change[1]), []).append(change)


def _name(names: dict[str, File], folders: set[str], change: Event) -> None:
    match change:
        case ("made", path, file):
            names[path] = file
        case ("renamed", target, file, source):
            names.pop(source, None)
            names[target] = file
        case ("removed", path):
            names.pop(path, None)
        case ("folder", path):
            folders.add(path)


def _is_found(path: str, folders: set[str]) -> bool:
    parts = path.split("/")[:-1]
    return all("/".join(parts[:end]) in folders for end in range(1, len(parts) + 1))


def _folder_of(path: str) -> str:
    return path.rpartition("/")[0]


def _changed(content: bytearray, changes: Iterable[Change]) -> bytearray:
    found = bytearray(content)
    for at, data in changes:
        if data is None:
            del found[at:]
            found.extend(bytes(at - len(found)))
            continue
        if len(found) < at:
            found.extend(bytes(at - len(found)))
        found[at : at + len(data)] = data
    return found


def _torn(change: Change, dice: random.Random) -> Iterable[Change]:
    """The write, or some of its sectors."""
    at, data = change
    if data is None or dice.random() < 0.7:
        return [change]
    sectors = range(0, len(data), _SECTOR)
    return [(at + start, data[start : start + _SECTOR]) for start in sectors if dice.random() < 0.5]
