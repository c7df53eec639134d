"""The exchange of a terminal, a SIM card or both as one act (B22, B24)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from fieldtech.errors import Problem
from fieldtech.model import choices
from fieldtech.model.drafts.base import Draft, one_of, required


@dataclass(frozen=True)
class SwapDraft(Draft):
    """Old and new numbers: both or none of each pair; ``accepted`` holds warnings confirmed by the technician."""

    kind: ClassVar[str] = "swap"

    old_terminal: str = ""
    new_terminal: str = ""
    old_iccid: str = ""
    new_iccid: str = ""
    old_next: str = "to_repair"
    fault: str = ""
    reason: str = ""
    old_binding_released: bool = False
    loaner: bool = False
    loaner_due: date | None = None
    accepted: tuple[str, ...] = ()

    def problems(self) -> Iterator[Problem]:
        """What can be seen without knowing the vehicle; the place of each number is the service's check."""
        if not any((self.old_terminal, self.new_terminal, self.old_iccid, self.new_iccid)):
            yield Problem("new_terminal", "nothing_to_swap")
        yield from _pair("terminal", self.old_terminal, self.new_terminal)
        yield from _pair("iccid", self.old_iccid, self.new_iccid)
        if self.old_terminal:
            yield from one_of("old_next", self.old_next, choices.OLD_NEXT)
        if self.loaner:
            yield from required("loaner_due", self.loaner_due)


def _pair(name: str, old: str, new: str) -> Iterator[Problem]:
    if old and not new:
        yield Problem(f"new_{name}", "swap_incomplete")
    elif new and not old:
        yield Problem(f"old_{name}", "swap_incomplete")
    elif old and old == new:
        yield Problem(f"new_{name}", "same_as_old")


@dataclass(frozen=True)
class SwapUndoDraft(Draft):
    """Takes a swap back; the slot of the entry is the id of the swap."""

    kind: ClassVar[str] = "swap_undo"

    swap: str = ""
    reason: str = ""
