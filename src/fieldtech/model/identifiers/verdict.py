"""The answer to "is this number right?"."""

from dataclasses import dataclass
from typing import Literal, Self

Severity = Literal["ok", "warning", "error"]


@dataclass(frozen=True)
class Verdict:
    """How grave, which reason codes, and the form in which the value is stored.

    ``normalised`` is None when nothing usable is left of the input (missing, or digits were lost).
    """

    verdict: Severity
    codes: tuple[str, ...]
    normalised: str | None

    @classmethod
    def ok(cls, normalised: str) -> Self:
        """Right as it stands."""
        return cls("ok", (), normalised)

    @classmethod
    def warning(cls, code: str, normalised: str) -> Self:
        """Doubtful: may be kept after somebody looked again (已核实)."""
        return cls("warning", (code,), normalised)

    @classmethod
    def error(cls, code: str, normalised: str | None) -> Self:
        """Wrong: must not be saved as final."""
        return cls("error", (code,), normalised)
