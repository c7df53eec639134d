"""The text with which a computer is registered: where the office is, a one-time code, and what proves the office.

``FTJOIN https://192.168.1.5:8443 K7QM2XTD ABCDEFGHIJKLMNOP``: as a QR code or typed. The last word is the pin of the
office's certificate authority (``hub/tls.py``); ``-`` where a proxy shows a certificate that every computer trusts.
"""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from fieldtech.errors import Invalid, Problem

_MARK = "FTJOIN"
_MARKED = re.compile(rf"(?<![A-Za-z0-9]){_MARK}(?![A-Za-z0-9])", re.IGNORECASE)
_CODE = re.compile(r"[A-Z0-9]{6,64}")
_PIN = re.compile(r"[A-Z2-7]{16}|-")
_AROUND = "\"'“”‘’「」【】（）()<>《》。，、；：:;！!,."
_MOST_GROUPS = 20


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
    """The invitation in a text as scanned, typed, or pasted with the message it came in.

    Raises Invalid ``invitation_shape``.
    """
    marked = _MARKED.search(text)
    words = [word.strip(_AROUND) for word in text[marked.end() :].split()] if marked else []
    if words:
        addresses = tuple(word.rstrip("/") for word in words[0].split(",") if word)
        found = _code_and_pin([word.upper().replace("–", "-") for word in words[1:]])
        if addresses and all(map(is_address, addresses)) and found is not None:
            return Invitation(addresses, *found)
    raise Invalid([Problem("register", "invitation_shape")])


def _code_and_pin(words: list[str]) -> tuple[str, str] | None:
    """The code may be written in several groups; what follows the pin is somebody's message."""
    for at in range(1, min(len(words), _MOST_GROUPS)):
        code = "".join(words[:at]).replace("-", "")
        pin = words[at] if words[at] == "-" else words[at].replace("-", "")
        if _CODE.fullmatch(code) and _PIN.fullmatch(pin):
            return code, pin
    return None


def is_address(text: str) -> bool:
    """Whether laptops could reach a hub there: ``https://HOST[:PORT]``."""
    try:
        parts = urlsplit(text)
        return parts.scheme == "https" and bool(parts.hostname) and not parts.query and parts.port != 0
    except ValueError:
        return False
