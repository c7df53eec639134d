"""The groups of a checklist by their names: those of the program are kept as codes, any other as it was typed."""

from fieldtech.ui.language import term
from fieldtech.words import LANGUAGES, word

GROUPS = (
    "alarm", "arrival", "body", "clean", "coating", "data", "diagnose", "fasten", "finish", "firmware", "function",
    "lubricate", "mount", "photos", "platform", "power", "power_on", "prepare", "repair", "safety", "sim", "standard",
    "video", "wiring", "work",
)  # fmt: skip


def group_name(code: str) -> str:
    """In the language shown."""
    return term("checklist_group", code)


def group_of(text: str) -> str:
    """The code of what was typed, in whichever language; else the text itself."""
    typed = text.casefold()
    names = {word(f"checklist_group.{code}", one).casefold(): code for code in GROUPS for one in LANGUAGES}
    return names.get(typed, text)
