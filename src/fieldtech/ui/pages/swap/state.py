"""What the swap page knows at one moment, and what follows from it; no widgets."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from fieldtech.errors import Problem
from fieldtech.model.drafts.swap import SwapDraft
from fieldtech.services.order_briefs import SwapRow
from fieldtech.services.order_view import OrderView
from fieldtech.services.swaps import SwapPreview

TERMINALS = ("old_terminal", "new_terminal")
SIMS = ("old_iccid", "new_iccid")
MODES = {"both": (*TERMINALS, *SIMS), "terminal": TERMINALS, "sim": SIMS}
_MISSING = ("nothing_to_swap", "swap_incomplete")


@dataclass(frozen=True)
class SwapState:
    """Order, draft and preview; ``swap`` is set once it was applied. ``times`` says when a number was scanned."""

    view: OrderView
    draft: SwapDraft
    preview: SwapPreview
    mode: str = "both"
    swap: SwapRow | None = None
    times: Mapping[str, str] = field(default_factory=dict)
    in_van: Mapping[str, int] = field(default_factory=dict)

    @property
    def needed(self) -> tuple[str, ...]:
        """What has to be scanned, old before new."""
        return MODES[self.mode]

    @property
    def missing(self) -> tuple[str, ...]:
        """What is not scanned yet."""
        return tuple(name for name in self.needed if not getattr(self.draft, name))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What speaks against the numbers scanned so far."""
        return tuple(p for p in self.preview.problems if p.code not in _MISSING)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What nobody can confirm away."""
        return tuple(p for p in self.problems if p.severity == "error")

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What the technician may confirm; each code once."""
        return tuple({p.code: p for p in self.problems if p.severity == "warning"}.values())

    @property
    def to_confirm(self) -> tuple[Problem, ...]:
        """Warnings not confirmed yet."""
        return tuple(p for p in self.warnings if p.code not in self.draft.accepted)

    @property
    def open_things(self) -> int:
        """How many things come first."""
        return len(self.missing) + len(self.errors) + len(self.to_confirm)

    @property
    def ready(self) -> bool:
        """Whether it can be applied now."""
        return not self.open_things

    def problem_of(self, name: str) -> Problem | None:
        """The gravest problem of one number."""
        found = [p for p in self.problems if p.field == name and p.code not in self.draft.accepted]
        return min(found, key=lambda p: p.severity != "error", default=None)


def proposed_mode(view: OrderView) -> str:
    """Without a SIM card on record only the terminal can be exchanged."""
    terminal = view.vehicle.terminal if view.vehicle else None
    return "terminal" if terminal is not None and not terminal.iccid else "both"
