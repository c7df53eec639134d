"""Everything this process does to files below a folder, in order: SQLite's writes and syncs, and those of our files.

Both SQLites in here (the encrypted one of the store, the plain one of the hub) get a default VFS of ours in front of
their own: it notes ``xWrite``, ``xTruncate``, ``xSync`` and ``xDelete`` and passes them on. So the program's own
connections are recorded, through the cipher, with nothing in the program changed. Python's files are noted at
``os.fsync``, ``os.replace``, ``os.unlink``, ``os.mkdir`` and at their opening. For a process of its own.
"""

import _sqlite3
import ctypes
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlcipher3 import _sqlite3 as cipher_sqlite3

Event = tuple[Any, ...]
"""What happened, to which path (below the folder), and with what."""

_Pointer = ctypes.c_void_p
_WRITE = ctypes.CFUNCTYPE(ctypes.c_int, _Pointer, _Pointer, ctypes.c_int, ctypes.c_int64)
_TRUNCATE = ctypes.CFUNCTYPE(ctypes.c_int, _Pointer, ctypes.c_int64)
_SYNC = ctypes.CFUNCTYPE(ctypes.c_int, _Pointer, ctypes.c_int)
_OPEN = ctypes.CFUNCTYPE(ctypes.c_int, _Pointer, _Pointer, _Pointer, ctypes.c_int, ctypes.POINTER(ctypes.c_int))
_DELETE = ctypes.CFUNCTYPE(ctypes.c_int, _Pointer, _Pointer, ctypes.c_int)
_WRITING = os.O_WRONLY | os.O_RDWR


class _Vfs(ctypes.Structure):
    """``sqlite3_vfs``."""

    _fields_ = [
        ("version", ctypes.c_int), ("file_size", ctypes.c_int), ("longest_name", ctypes.c_int), ("next", _Pointer),
        ("name", ctypes.c_char_p), ("data", _Pointer), ("open", _Pointer), ("delete", _Pointer),
        ("others", _Pointer * 13),
    ]  # fmt: skip


class _Methods(ctypes.Structure):
    """``sqlite3_io_methods``."""

    _fields_ = [
        ("version", ctypes.c_int), ("close", _Pointer), ("read", _Pointer), ("write", _Pointer),
        ("truncate", _Pointer), ("sync", _Pointer), ("others", _Pointer * 13),
    ]  # fmt: skip


class Recorder:
    """What happened so far; ``say`` adds what the program promised at that moment."""

    def __init__(self, root: Path) -> None:
        self._root = f"{root.resolve()}/"
        self.events: list[Event] = []
        self._kept: list[Any] = []  # SQLite holds pointers to all of it until the process ends
        self._paths: dict[int, str] = {}
        self._methods: dict[int, _Methods] = {}

    def begin(self) -> None:
        """From now on; every connection opened afterwards is recorded."""
        for module in (_sqlite3, cipher_sqlite3):
            self._stand_before(ctypes.CDLL(str(module.__file__)))
        self._watch_python()

    def say(self, promise: str, what: str) -> None:
        """The program said that something is safe."""
        self.events.append(("said", promise, what))

    # SQLite
    def _stand_before(self, library: ctypes.CDLL) -> None:
        library.sqlite3_vfs_find.restype = ctypes.POINTER(_Vfs)
        real = library.sqlite3_vfs_find(None).contents
        ours = _Vfs.from_buffer_copy(real)
        open_file = ctypes.cast(self._opening(_OPEN(real.open)), _Pointer)
        delete = ctypes.cast(self._deleting(_DELETE(real.delete)), _Pointer)
        ours.name, ours.next, ours.open, ours.delete = b"recorded", None, open_file, delete
        self._kept.append(ours)
        if library.sqlite3_vfs_register(ctypes.byref(ours), 1):
            raise RuntimeError("SQLite does not take the VFS")

    def _opening(self, real: Any) -> Any:
        def opened(vfs: int, name: int | None, file: int, flags: int, out: Any) -> int:
            full = _text(name)  # SQLite keeps the pointer, so it is passed on as it is
            path = self._below(full)
            if path and not Path(full).exists():
                self.events.append(("made", path))
            code = int(real(vfs, name, file, flags, out))
            if code == 0 and path:
                self._paths[file] = path
                slot = ctypes.cast(file, ctypes.POINTER(_Pointer))
                slot[0] = ctypes.addressof(self._recording(int(slot[0] or 0)))
            return code

        return self._keep(_OPEN(opened))

    def _deleting(self, real: Any) -> Any:
        def deleted(vfs: int, name: int, sync_folder: int) -> int:
            if path := self._below(_text(name)):
                self.events.append(("removed", path))
                if sync_folder:
                    self.events.append(("names", _folder(path)))
            return int(real(vfs, name, sync_folder))

        return self._keep(_DELETE(deleted))

    def _recording(self, address: int) -> _Methods:
        """The methods of a kind of file, with ours before three of them."""
        if address not in self._methods:
            real = _Methods.from_address(address)
            ours = _Methods.from_buffer_copy(real)
            write, truncate, sync = _WRITE(real.write), _TRUNCATE(real.truncate), _SYNC(real.sync)

            def wrote(file: int, data: int, size: int, offset: int) -> int:
                self.events.append(("wrote", self._paths[file], offset, ctypes.string_at(data, size)))
                return int(write(file, data, size, offset))

            def truncated(file: int, size: int) -> int:
                self.events.append(("truncated", self._paths[file], size))
                return int(truncate(file, size))

            def synced(file: int, flags: int) -> int:
                self.events.append(("synced", self._paths[file]))
                return 0 if sync else flags  # the disk is imagined: nobody waits for the real one

            ours.write = ctypes.cast(self._keep(_WRITE(wrote)), _Pointer)
            ours.truncate = ctypes.cast(self._keep(_TRUNCATE(truncated)), _Pointer)
            ours.sync = ctypes.cast(self._keep(_SYNC(synced)), _Pointer)
            self._methods[address] = ours
        return self._methods[address]

    def _keep(self, callback: Any) -> Any:
        self._kept.append(callback)
        return callback

    # Python
    def _watch_python(self) -> None:
        os.fsync = self._fsync
        os.replace = self._after(os.replace, lambda source, target: ("renamed", source, target))
        os.unlink = self._after(os.unlink, lambda path, **_kept: ("removed", path))
        os.mkdir = self._after(os.mkdir, lambda path, *_mode, **_kept: ("folder", path))
        sys.addaudithook(self._heard)

    def _fsync(self, handle: int) -> None:
        where = Path(f"/proc/self/fd/{handle}")
        if path := self._below(os.readlink(where)):
            self.events.append(("names", path) if where.is_dir() else ("content", path, where.read_bytes()))

    def _after(self, real: Callable[..., Any], event: Callable[..., Event]) -> Callable[..., Any]:
        def done(*arguments: Any, **named: Any) -> Any:
            found = real(*arguments, **named)
            what, *paths = event(*arguments, **named)
            if all(below := [self._below(os.fspath(path)) for path in paths]):
                self.events.append((what, *below))
            return found

        return done

    def _heard(self, name: str, arguments: tuple[Any, ...]) -> None:
        if name != "open" or not isinstance(arguments[0], str) or not int(arguments[2] or 0) & _WRITING:
            return
        if path := self._below(arguments[0]):
            self.events.append(("opened", path))

    def _below(self, path: str) -> str:
        """The path as the events have it, or nothing for one that is not ours."""
        full = os.path.realpath(path) if path else ""
        return full.removeprefix(self._root) if full.startswith(self._root) and not full.endswith("-shm") else ""


def _text(name: int | None) -> str:
    return os.fsdecode(ctypes.string_at(name)) if name else ""


def _folder(path: str) -> str:
    return path.rpartition("/")[0]
