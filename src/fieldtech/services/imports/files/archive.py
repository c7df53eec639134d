"""The zip container of a workbook: measured before it is unpacked, then every part checked, and its parts by name."""

import io
import lzma
import struct
import zipfile
import zlib
from typing import IO

from fieldtech.services.imports.files.limits import LARGEST_PART, LARGEST_UNPACKED, MOST_PARTS, TIGHTEST
from fieldtech.services.imports.files.refused import FileRefused

_BROKEN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, ValueError, OverflowError,
    NotImplementedError, RuntimeError, LookupError,
)  # fmt: skip
"""What reading a container that was cut, changed or made up raises."""
_ENCRYPTED = 0x1
_AT_ONCE = 1 << 20


class Archive:
    """The parts of a workbook; raises FileRefused for a broken container, a bomb and a password."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise FileRefused("damaged_archive") from error
        parts = self._zip.infolist()
        self._parts = {_plain(info.filename): info for info in parts}
        _measure(parts)
        if any(info.flag_bits & _ENCRYPTED for info in parts):
            raise FileRefused("not_xlsx", "password")
        for info in parts:
            self._check(info)

    def __contains__(self, name: str) -> bool:
        return _plain(name) in self._parts

    def open(self, name: str) -> IO[bytes]:
        """A part as a stream, to be closed; raises FileRefused where it is missing."""
        info = self._parts.get(_plain(name))
        if info is None:
            raise FileRefused("not_xlsx", "part")
        return self._zip.open(info)

    def _check(self, info: zipfile.ZipInfo) -> None:
        """A part that cannot be unpacked whole spoils the file, also where it is not needed."""
        try:
            with self._zip.open(info) as stream:
                while stream.read(_AT_ONCE):
                    pass
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
