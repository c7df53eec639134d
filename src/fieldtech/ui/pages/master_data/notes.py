"""The most telling column of a list in words: the store gives a code."""

from fieldtech.ui.language import word
from fieldtech.words import known

GROUPS = {
    "symptoms": "choice.family", "causes": "choice.liability", "actions": "choice.action_level",
    "site_classes": "choice.clock", "fee_items": "choice.basis", "holidays": "choice.day_kind",
    "stock_locations": "choice.location_kind", "users": "role",
}  # fmt: skip


def note_of(list_name: str, note: str) -> str:
    """A word where the note is a code of a closed list, else the note itself."""
    code = f"{GROUPS.get(list_name, '')}.{note}"
    text = word(code) if known(code) else note
    return text[:1].upper() + text[1:]
