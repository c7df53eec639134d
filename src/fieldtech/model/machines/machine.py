"""What a state machine is: steps with sources, target, roles, guards by name and the draft they take."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from fieldtech.model.drafts.base import Draft


@dataclass(frozen=True)
class Step:
    """One row of the table; ``guards`` are names in ``fieldtech.model.guards.GUARDS``."""

    name: str
    sources: tuple[str, ...]
    target: str
    roles: tuple[str, ...]
    guards: tuple[str, ...] = ()
    draft: type[Draft] | None = None
    main: bool = True  # offered as the big button; side steps live in the menu
    seals: bool = False
    back_to: tuple[str, ...] = ()  # where it goes instead, if the order last came from there

    def lands(self, came_from: str) -> str:
        """The state it leads to, for an order that came from another one into its present state."""
        return came_from if came_from in self.back_to else self.target


@dataclass(frozen=True)
class Machine:
    """All steps of one kind of order and the states of its straight way."""

    kind: str
    states: tuple[str, ...]
    way: tuple[str, ...]
    steps: tuple[Step, ...]
    ends: tuple[str, ...] = field(default=())

    def step(self, name: str) -> Step:
        """The step of that name; raises KeyError for an unknown one."""
        for step in self.steps:
            if step.name == name:
                return step
        raise KeyError(name)

    def leaving(self, status: str) -> Iterator[Step]:
        """The steps that leave a state, main ones first as in the table."""
        return (step for step in self.steps if status in step.sources)
