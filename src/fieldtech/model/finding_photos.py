"""Where photos lie of what was found beside the questions of a checklist (F32); others lie under their question."""

from uuid import UUID

FINDING = "finding"
"""What such a place is called, in ``choice.photo.finding``."""
_PREFIX = f"{FINDING}-"


def place_of(finding: UUID) -> str:
    """The name of the place; the slot is ``<object>/<name>``."""
    return _PREFIX + finding.hex


def is_of_finding(name: str) -> bool:
    """Whether a place is one of these."""
    return name.startswith(_PREFIX)


def word_of(name: str) -> str:
    """What a place is called: one of these like all of them."""
    return FINDING if is_of_finding(name) else name
