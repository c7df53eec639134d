"""What a new computer is given: the text of its registration as words, as a QR code, and read from a picture of one."""

import io
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import zxingcpp
from PIL import Image

from fieldtech.errors import Invalid, Problem
from fieldtech.services.preparing import FORMATS
from fieldtech.services.syncing.invitation_words import MARK
from fieldtech.sheets.barcode import qr_modules
from fieldtech.store.failures import os_failures_told
from fieldtech.sync.invitation import Invitation, read_invitation

MOST_BYTES = 40 * 1024 * 1024


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
        if str(code.text).upper().startswith(MARK):
            return read_invitation(str(code.text)).text()
    raise Invalid([Problem("text", "no_registration_in_picture")])
