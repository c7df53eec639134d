"""The vehicles in the leave check: one line each with all its gaps, however many there are."""

from collections.abc import Sequence
from dataclasses import dataclass

from fieldtech.errors import Problem
from fieldtech.ui.pages.onsite.missing import said


@dataclass(frozen=True)
class VehicleGaps:
    """One vehicle of an install order and what it lacks."""

    row: str
    position: str
    vehicle: str
    problems: tuple[Problem, ...]

    @property
    def begun(self) -> bool:
        """Whether work on it was begun: it lacks something else than everything."""
        return any(problem.code != "row_open" for problem in self.problems)

    @property
    def text(self) -> str:
        """All its gaps in words, each once."""
        return " ".join(dict.fromkeys(said(problem) for problem in self.problems))


def by_vehicle(problems: Sequence[Problem]) -> tuple[list[VehicleGaps], list[Problem]]:
    """The gaps of vehicles put together, in the order of the list, and what is left."""
    rows: dict[str, list[Problem]] = {}
    for problem in problems:
        if key := problem.params.get("row"):
            rows.setdefault(key, []).append(problem)
    found = [
        VehicleGaps(key, gaps[0].params.get("position", ""), gaps[0].params["vehicle"], tuple(gaps))
        for key, gaps in rows.items()
    ]
    return found, [problem for problem in problems if not problem.params.get("row")]
