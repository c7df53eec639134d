"""Putting a sheet on the disk: a name that says what it is, whole or not at all, read again before it counts."""

import os
import re
import tempfile
from pathlib import Path
from typing import Any

from fieldtech.errors import MachineError
from fieldtech.sheets.render import page_texts
from fieldtech.sheets.vocabulary import written_at
from fieldtech.words import os_reason

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u200b-\u200f\u202a-\u202e\u2066-\u2069]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)", re.IGNORECASE)
_LONGEST_PART = 60  # bytes of UTF-8; four parts stay under the 255 of common file systems


def sheet_name(record: dict[str, Any], suffix: str = "pdf") -> str:
    """``{project}_{number}_{YYYYMMDD}_v{n}.pdf`` with nothing a file system dislikes (D12)."""
    project = record.get("project") or record["customer"].get("name") or "fieldtech"
    parts = (project, record["number"], f"{written_at(record):%Y%m%d}", f"v{record['revision']}")
    return "_".join(_clean(str(part)) for part in parts) + f".{suffix}"


def _clean(text: str) -> str:
    text = re.sub(r"[\s_]+", "-", _FORBIDDEN.sub("-", text)).strip("-. ")
    while len(text.encode()) > _LONGEST_PART:
        text = text[:-1]
    text = text.strip("-. ") or "x"
    return f"x{text}" if _RESERVED.match(text) else text


def write_sheet(pdf: bytes, folder: Path, name: str) -> Path:
    """Write ``pdf`` as ``folder/name``, replacing an older one; on any failure the older one stays.

    Raises MachineError with ``sheet_not_written`` (disk full, no rights) or ``sheet_written_wrong``.
    """
    target = folder / name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=".sheet-", suffix=".part", dir=folder)
    except OSError as error:
        raise MachineError("sheet_not_written", path=target, reason=os_reason(error)) from error
    try:
        _write_through(handle, pdf)
        _compare(Path(temporary), pdf)
        os.replace(temporary, target)
        _sync_folder(folder)
    except OSError as error:
        raise MachineError("sheet_not_written", path=target, reason=os_reason(error)) from error
    finally:
        Path(temporary).unlink(missing_ok=True)
    return target


def _write_through(handle: int, data: bytes) -> None:
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _compare(path: Path, pdf: bytes) -> None:
    """What lies on the disk must open and say the same, page for page."""
    written = path.read_bytes()
    if written != pdf or page_texts(written) != page_texts(pdf) or not page_texts(written):
        raise MachineError("sheet_written_wrong", path=path)


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":  # a folder cannot be opened for syncing elsewhere
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
