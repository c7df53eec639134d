"""Ink as data: vector strokes with integers, so that hashing, printing and undoing are exact.

A stroke is a list of ``[x, y, pressure, ms]``, each 0..10000 except the milliseconds since the first touch;
x and y are parts of the pad's width and height, ``aspect`` is width / height * 1000.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot
from typing import Any

Point = tuple[int, int, int, int]
Stroke = tuple[Point, ...]
FULL = 10_000

# less than this is a slip of the pen, not a signature: path length in parts of the pad's height, and points
LEAST_LENGTH = 9_000
LEAST_POINTS = 12


@dataclass(frozen=True)
class Ink:
    """A signature as it is sealed."""

    aspect: int = 2500
    strokes: tuple[Stroke, ...] = ()

    def to_record(self) -> dict[str, Any] | None:
        """The form of the sealed record; None without ink."""
        if not self.strokes:
            return None
        return {"aspect": self.aspect, "strokes": [[list(point) for point in s] for s in self.strokes]}

    @classmethod
    def from_record(cls, record: dict[str, Any] | None) -> "Ink":
        """Back from the record."""
        if not record:
            return cls()
        strokes = tuple(tuple((p[0], p[1], p[2], p[3]) for p in s) for s in record["strokes"])
        return cls(int(record["aspect"]), strokes)

    def enough(self) -> bool:
        """Whether this can be a signature."""
        points = sum(len(stroke) for stroke in self.strokes)
        return points >= LEAST_POINTS and self.length() >= LEAST_LENGTH

    def length(self) -> float:
        """Path length in ten-thousandths of the pad's height."""
        return sum(self._stroke_length(stroke) for stroke in self.strokes)

    def _stroke_length(self, stroke: Sequence[Point]) -> float:
        wide = self.aspect / 1000
        pairs = pairwise(stroke)
        return sum(hypot((b[0] - a[0]) * wide, b[1] - a[1]) for a, b in pairs)
