"""What the state machine of a numbered thing is: one terminal or SIM card that is always in exactly one place."""

from collections.abc import Iterator
from dataclasses import dataclass

STATE_AT = {
    "warehouse": "in_stock",
    "van": "with_technician",
    "return_area": "in_return_area",
    "terminal": "in_use",
}
"""The state of a sound unit by where it is."""


@dataclass(frozen=True)
class UnitStep:
    """One row of the tables 4.4 and 4.5; ``guards`` are names in ``fieldtech.model.guards.stores.GUARDS``.

    A new unit comes from the state "". Without a target the place decides (``STATE_AT``).
    """

    name: str
    sources: tuple[str, ...]
    target: str
    roles: tuple[str, ...]
    guards: tuple[str, ...] = ()

    def lands(self, place: str) -> str:
        """The state it leads to at a kind of place."""
        return self.target or STATE_AT[place]


@dataclass(frozen=True)
class UnitMachine:
    """All steps of terminals or of SIM cards."""

    item: str
    states: tuple[str, ...]
    steps: tuple[UnitStep, ...]
    ends: tuple[str, ...]

    def step(self, name: str) -> UnitStep:
        """The step of that name; raises KeyError for an unknown one."""
        for step in self.steps:
            if step.name == name:
                return step
        raise KeyError(name)

    def leaving(self, state: str) -> Iterator[UnitStep]:
        """The steps that leave a state."""
        return (step for step in self.steps if state in step.sources)
