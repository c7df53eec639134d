"""The log of the hub: one JSON object a line, with codes, counts and durations, and nothing about people.

A computer is named by the first digits of the hash of its token: enough to follow one through the log, of no use
to anybody else. Addresses of the network are left out.
"""

import hashlib
import json
import logging
import time
from collections.abc import Mapping
from logging.handlers import RotatingFileHandler
from pathlib import Path

from fieldtech.logs import mask

LOG = logging.getLogger("fieldtech.hub")


def who(token: str) -> str:
    """Eight digits that stand for the computer with this token; nothing without one."""
    return hashlib.sha256(token.encode()).hexdigest()[:8] if token else ""


def note(event: str, **figures: str | int | float | bool) -> None:
    """Write one line: what happened, and figures or codes of ours."""
    LOG.info(event, extra={"figures": figures})


def start_hub_log(folder: Path) -> logging.Handler:
    """Write to ``folder/hub.log``: ten files of 2 MB; raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(folder / "hub.log", maxBytes=2_000_000, backupCount=9, encoding="utf-8", delay=True)
    handler.setFormatter(JsonLines())
    LOG.setLevel(logging.INFO)
    LOG.addHandler(handler)
    logging.getLogger("uvicorn.error").addHandler(handler)
    return handler


class JsonLines(logging.Formatter):
    """A record as one line of JSON; whatever is text goes through the mask for what identifies a person."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, without its end."""
        at = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created)) + f".{int(record.msecs):03d}Z"
        line: dict[str, object] = {"at": at, "level": record.levelname, "event": mask(record.getMessage())}
        figures = getattr(record, "figures", {})
        if isinstance(figures, Mapping):
            line |= {name: mask(value) if isinstance(value, str) else value for name, value in figures.items()}
        if record.exc_info:
            line["error"] = mask(self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=True)
