"""The text with which a computer is registered: where the office is, a one-time code, and what proves the office.

``FTJOIN https://192.168.1.5:8443 K7QM2XTD ABCDEFGHIJKLMNOP``: as a QR code or typed. The last word is the pin of the
office's certificate authority (``hub/tls.py``); ``-`` where a proxy shows a certificate that every computer trusts.
"""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from fieldtech.errors import Invalid, Problem

_MARK = "FTJOIN"
_CODE = re.compile(r"[A-Z0-9]{6,64}")
_PIN = re.compile(r"[A-Z2-7]{16}|-")


@dataclass(frozen=True)
class Invitation:
    """Where the office is (one address or more), the code, and the pin."""

    addresses: tuple[str, ...]
    code: str
    pin: str

    def text(self) -> str:
        """What the QR code holds and a person can type."""
        return f"{_MARK} {','.join(self.addresses)} {self.code} {self.pin}"


def read_invitation(text: str) -> Invitation:
    """The invitation in a text as scanned or typed; raises Invalid ``invitation_shape``."""
    words = text.split()
    if len(words) >= 4 and words[0].upper() == _MARK:
        addresses = tuple(word.rstrip("/") for word in words[1].split(",") if word)
        rest = [word.upper().replace("–", "-") for word in words[2:]]
        pin = rest[-1] if rest[-1] == "-" else rest[-1].replace("-", "")
        code = "".join(rest[:-1]).replace("-", "")
        if addresses and all(map(is_address, addresses)) and _CODE.fullmatch(code) and _PIN.fullmatch(pin):
            return Invitation(addresses, code, pin)
    raise Invalid([Problem("register", "invitation_shape")])


def is_address(text: str) -> bool:
    """Whether laptops could reach a hub there: ``https://HOST[:PORT]``."""
    try:
        parts = urlsplit(text)
        return parts.scheme == "https" and bool(parts.hostname) and not parts.query and parts.port != 0
    except ValueError:
        return False
