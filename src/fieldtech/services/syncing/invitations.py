"""What a new computer is given: the text of its registration as words, as a QR code, and read from a picture of one."""

import io
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import zxingcpp
from PIL import Image

from fieldtech.errors import Invalid, Problem
from fieldtech.services.preparing import FORMATS
from fieldtech.sheets.barcode import qr_modules
from fieldtech.store.failures import os_failures_told
from fieldtech.sync.invitation import Invitation, read_invitation

MOST_BYTES = 40 * 1024 * 1024
_MARK = "FTJOIN"


@dataclass(frozen=True)
class Invited:
    """A one-time code for one computer: ``text`` is all a laptop needs, the others are its parts for people."""

    text: str
    expires_at: datetime
    people: tuple[str, ...]
    name: str

    @property
    def parts(self) -> Invitation:
        """Addresses, code and pin."""
        return read_invitation(self.text)

    def qr(self) -> list[list[bool]]:
        """The modules of its QR code."""
        return qr_modules(self.text)


def grouped(text: str) -> str:
    """Four characters at a time, as people read and type them."""
    return "-".join(text[at : at + 4] for at in range(0, len(text), 4)) if len(text) > 1 else text


def typed(address: str, code: str, pin: str) -> str:
    """The text of a registration from what somebody typed; an address may lack its ``https://``."""
    where = "".join(address.split()).rstrip("/")
    where = where if "://" in where or not where else f"https://{where}"
    return f"{_MARK} {where or '?'} {code.strip() or '?'} {pin.strip() or '?'}"


def in_picture(path: Path) -> str:
    """The text of a registration in a photo of its QR code; raises Invalid, MachineError."""
    with os_failures_told(path):
        data = path.read_bytes() if path.stat().st_size <= MOST_BYTES else b""
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
            found = zxingcpp.read_barcodes(picture.convert("L"))
    except (OSError, ValueError, Image.DecompressionBombError) as error:
        raise Invalid([Problem("text", "not_a_picture")]) from error
    for code in found:
        if str(code.text).upper().startswith(_MARK):
            return read_invitation(str(code.text)).text()
    raise Invalid([Problem("text", "no_registration_in_picture")])
