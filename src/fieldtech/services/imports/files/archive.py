"""The zip container of a workbook: measured before it is unpacked, and its parts by name."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from fieldtech.services.imports.files.limits import LARGEST_PART, LARGEST_UNPACKED, MOST_PARTS, TIGHTEST
from fieldtech.services.imports.files.refused import FileRefused

_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError)
_ENCRYPTED = 0x1
_AT_ONCE = 1 << 20


class Archive:
    """The parts of a workbook; raises FileRefused for a broken container and for a bomb."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (*_BROKEN, ValueError) as error:
            raise FileRefused("damaged_archive") from error
        self._parts = {_plain(info.filename): info for info in self._zip.infolist()}
        _measure(self._zip.infolist())
        for name in self._parts:
            with self.open(name) as stream:
                while stream.read(_AT_ONCE):  # every part is whole, also those that are not needed
                    pass

    def __contains__(self, name: str) -> bool:
        return _plain(name) in self._parts

    @contextmanager
    def open(self, name: str) -> Iterator[IO[bytes]]:
        """A part as a stream; raises FileRefused where it is missing or cannot be unpacked."""
        info = self._parts.get(_plain(name))
        if info is None:
            raise FileRefused("not_xlsx", "part")
        if info.flag_bits & _ENCRYPTED:
            raise FileRefused("not_xlsx", "password")
        try:
            with self._zip.open(info) as stream:
                yield stream
        except _BROKEN as error:
            raise FileRefused("damaged_archive") from error


def _measure(parts: list[zipfile.ZipInfo]) -> None:
    """Refuse what would unpack to too much; what a part says of itself is also all that is read of it."""
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise FileRefused("too_large_unpacked")
    for part in parts:
        if part.file_size > LARGEST_PART and part.file_size > TIGHTEST * max(1, part.compress_size):
            raise FileRefused("too_large_unpacked")


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
