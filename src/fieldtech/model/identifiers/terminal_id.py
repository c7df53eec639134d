"""Terminal ID (终端ID of JT/T 808 0x0100): capitals and digits, set by the maker."""

import re

from fieldtech.model.identifiers.text import normalise
from fieldtech.model.identifiers.verdict import Verdict

LONGEST = {"2011": 7, "2013": 7, "2019": 30}  # by protocol version
_CHARACTERS = re.compile("[A-Z0-9]+")


def identify_terminal_id(text: str, protocol: str | None = None) -> Verdict:
    """Capitals and digits, at most 7 (2011, 2013) or 30 (2019, or protocol not known)."""
    value = normalise(text)
    if not value:
        return Verdict.error("terminal_id_missing", "")
    if not _CHARACTERS.fullmatch(value):
        return Verdict.error("terminal_id_charset", value)
    too_long = len(value) > LONGEST[protocol or "2019"]
    return Verdict.error("terminal_id_length", value) if too_long else Verdict.ok(value)
