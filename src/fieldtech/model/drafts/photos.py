"""What is said about photos."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from fieldtech.errors import Problem
from fieldtech.model.drafts.base import Draft

_LEAST = 2  # characters of a reason


@dataclass(frozen=True)
class PhotoRemovedDraft(Draft):
    """A photo taken out of its slot; the slot of the entry is the photo's id, the photo itself stays.

    Moved elsewhere it names the place it went to, and its new key there.
    """

    kind: ClassVar[str] = "photo_removed"

    reason: str = ""
    from_slot: str = ""
    from_vehicle: str = ""
    to_order: str = ""
    to_slot: str = ""
    to_vehicle: str = ""
    to_photo: str = ""
    back: bool = False


@dataclass(frozen=True)
class PhotoCameDraft(Draft):
    """A photo that came from another place; the slot of the entry is its id here."""

    kind: ClassVar[str] = "photo_came"

    reason: str = ""
    from_order: str = ""
    from_slot: str = ""
    from_vehicle: str = ""
    from_photo: str = ""
    to_slot: str = ""
    to_vehicle: str = ""
    back: bool = False


@dataclass(frozen=True)
class PhotoMoveDraft(Draft):
    """Where a photo shall go, and why."""

    order: str = ""
    slot: str = ""
    reason: str = ""

    def problems(self) -> Iterator[Problem]:
        """A place and a reason."""
        if not self.slot:
            yield Problem("slot", "photo_place_needed")
        if len(self.reason.strip()) < _LEAST:
            yield Problem("reason", "reason_needed")
