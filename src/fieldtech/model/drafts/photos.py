"""What is said about photos."""

from dataclasses import dataclass
from typing import ClassVar

from fieldtech.model.drafts.base import Draft


@dataclass(frozen=True)
class PhotoRemovedDraft(Draft):
    """A photo taken out of its slot; the slot of the entry is the photo's id, the photo itself stays."""

    kind: ClassVar[str] = "photo_removed"

    reason: str = ""
