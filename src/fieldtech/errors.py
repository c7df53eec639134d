"""What can go wrong, in four kinds: wrong input, not now, the machine, and refused by a rule.

Errors carry codes and parameters, never sentences; ``words.sentence`` turns a code into the user's language.
"""

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong or doubtful: where, what, and how grave."""

    field: str
    code: str
    severity: str = "error"  # "error" blocks, "warning" needs a deliberate confirmation
    params: dict[str, str] = dataclasses.field(default_factory=dict, hash=False)


class FieldtechError(Exception):
    """Base of every error a user may meet; ``code`` selects the sentence, ``params`` fill it."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params = {name: str(value) for name, value in params.items()}


class Invalid(FieldtechError):
    """The input breaks rules; ``problems`` says which and where."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        super().__init__("invalid")
        self.problems = tuple(problems)

    def __str__(self) -> str:
        return ", ".join(f"{p.field}: {p.code}" for p in self.problems)


class Refused(FieldtechError):
    """A step of a state machine may not be taken now; ``problems`` are all its unmet guards."""

    def __init__(self, step: str, problems: Iterable[Problem]) -> None:
        super().__init__("refused", step=step)
        self.step = step
        self.problems = tuple(problems)

    def __str__(self) -> str:
        return f"{self.step}: " + ", ".join(p.code for p in self.problems)


class Forbidden(FieldtechError):
    """The signed-in person lacks the right (P39)."""


class NotFound(FieldtechError):
    """Nothing with this number, key or file name."""


class Conflict(FieldtechError):
    """Someone else changed it, or it is taken."""


class Cancelled(FieldtechError):
    """The user stopped long work; nothing was changed."""

    def __init__(self) -> None:
        super().__init__("cancelled")


class MachineError(FieldtechError):
    """The machine cannot: disk full, file locked, database newer than the program, wrong key."""
