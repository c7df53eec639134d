"""The log of this computer: codes and ids for finding a fault, without what identifies a person.

The rule for every caller: log codes and ids, never what somebody typed. The mask below is the second
line of defence; it cannot know names, so nothing may rely on it.
"""

import logging
import re
import time
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

_ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_NUMBER = re.compile(r"\+?\d(?:[ -]?\d){6,}")  # phones, IMEI, ICCID and identity numbers, however spaced
_ID = re.compile(r"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")


def mask(text: str) -> str:
    """``text`` without e-mail addresses, Chinese text and numbers of seven digits or more; ids stay."""
    kept: list[str] = []
    start = 0
    for found in _ID.finditer(text):
        kept += [_mask(text[start : found.start()]), found.group()]
        start = found.end()
    return "".join([*kept, _mask(text[start:])])


def start_log(folder: Path, *, level: int = logging.INFO) -> logging.Handler:
    """Write the log of the whole program to ``folder/fieldtech.log``: five files of 1 MB; raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(
        folder / "fieldtech.log", maxBytes=1_000_000, backupCount=4, encoding="utf-8", delay=True
    )
    handler.setFormatter(MaskingFormatter("{asctime}Z {levelname} {name} {message}", style="{"))
    log = logging.getLogger("fieldtech")
    log.setLevel(level)
    log.addHandler(handler)
    return handler


def stop_log(handler: logging.Handler) -> None:
    """Close what ``start_log`` opened."""
    logging.getLogger("fieldtech").removeHandler(handler)
    handler.close()


class MaskingFormatter(logging.Formatter):
    """Formats a record in UTC and masks its message and traceback."""

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:
        """UTC with milliseconds: the log is read far from the computer that wrote it."""
        whole = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created))
        return f"{whole}.{int(record.msecs):03d}"

    def formatMessage(self, record: logging.LogRecord) -> str:
        """The line, its message masked and its time left alone."""
        record.message = mask(record.message)
        return super().formatMessage(record)

    def formatException(self, ei: _ExcInfo) -> str:
        """The traceback with its message masked: an exception often quotes what somebody typed."""
        return mask(super().formatException(ei))


def _mask(text: str) -> str:
    return _HAN.sub("<text>", _NUMBER.sub("<number>", _EMAIL.sub("<email>", text)))
