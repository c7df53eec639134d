"""What a file really is, whatever its name says, and the reader for it."""

import hashlib
from pathlib import Path

from fieldtech.services.imports.files.archive import Archive
from fieldtech.services.imports.files.limits import LARGEST_FILE
from fieldtech.services.imports.files.refused import FileRefused
from fieldtech.services.imports.files.table import Book, Sheet
from fieldtech.services.imports.files.text_table import decoded, read_text
from fieldtech.services.imports.files.workbook import read_parts
from fieldtech.services.imports.files.worksheet import read_sheet

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_NO_TABLE = (
    b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"BM", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"MZ",
    b"\x7fELF", b"SQLite format 3",
)  # fmt: skip
_SPREADSHEETS = (".xlsx", ".xlsm", ".xltx", ".xls", ".xlsb", ".et")
_MARKUP = ("<html", "<!doctype", "<table", "<?xml", "<meta", "<style", "<div")


def open_file(path: Path) -> Book:
    """The book in a file; raises FileRefused."""
    return open_bytes(file_bytes(path), path.name)


def is_workbook(path: Path) -> bool:
    """Whether a spreadsheet program wrote it, by its first bytes or its name; raises OSError."""
    with path.open("rb") as file:
        head = file.read(len(_OLD_OFFICE))
    return head.startswith((*_ZIP, _OLD_OFFICE)) or path.suffix.lower() in _SPREADSHEETS


def file_bytes(path: Path) -> bytes:
    """All of a file, unless it is empty or too large: raises FileRefused."""
    size = path.stat().st_size
    if size == 0:
        raise FileRefused("empty_file", file=path.name)
    if size > LARGEST_FILE:
        raise FileRefused("too_large_unpacked")
    return path.read_bytes()


def open_bytes(data: bytes, name: str) -> Book:
    """The book in some bytes; ``name`` only matters where the content leaves a doubt. Raises FileRefused."""
    if not data:
        raise FileRefused("empty_file", file=name)
    sha256 = hashlib.sha256(data).hexdigest()
    if data.startswith(_ZIP):
        return _workbook(data, name, sha256)
    if data.startswith(_OLD_OFFICE):
        raise FileRefused("not_xlsx", "password" if _ENCRYPTED in data else "old_office")
    if data.startswith(_NO_TABLE) or Path(name).suffix.lower() in _SPREADSHEETS:
        raise FileRefused("not_xlsx")
    text, encoding = decoded(data)
    if text.lstrip().lower().startswith(_MARKUP):
        raise FileRefused("not_xlsx", "web_page")
    return _table(text, name, sha256, encoding)


def open_text(text: str, name: str = "clipboard") -> Book:
    """What was pasted: cells parted by tabs, or a small CSV; raises FileRefused."""
    if not text.strip():
        raise FileRefused("empty_file", file=name)
    data = text.encode("utf-8", "replace")
    sha256 = hashlib.sha256(data).hexdigest()
    return _table(data.decode(), name, sha256, "", "\t" if "\t" in text else "")


def _workbook(data: bytes, name: str, sha256: str) -> Book:
    archive = Archive(data)
    parts = read_parts(archive)

    last: dict[int, Sheet] = {}  # the one read last: its kind is guessed first, then it is looked at

    def read(index: int) -> Sheet:
        if index not in last:
            title, part, _ = parts.sheets[index]
            last.clear()
            with archive.open(part) as stream:
                last[index] = read_sheet(stream, title, parts, book.watch)
        return last[index]

    hidden = frozenset(index for index, sheet in enumerate(parts.sheets) if sheet[2])
    book = Book(name, sha256, tuple(sheet[0] for sheet in parts.sheets), read, hidden=hidden)
    return book


def _table(text: str, name: str, sha256: str, encoding: str, delimiter: str = "") -> Book:
    sheet, delimiter = read_text(text.removeprefix("\ufeff"), "", delimiter)
    return Book(name, sha256, ("",), lambda _index: sheet, is_grid=False, encoding=encoding, delimiter=delimiter)
