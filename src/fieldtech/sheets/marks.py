"""Ticks, crosses, boxes and stars as vectors: the fonts' own are missing or differ from face to face."""

import math
from itertools import pairwise

from fieldtech.sheets.canvas import Paper

OK_COLOUR, BAD_COLOUR, DIM_COLOUR = 0x1B7A46, 0xB3261E, 0x6B7885
STAR_COLOUR = 0xD89614
_PALE = 0xD5DCE3


def mark(paper: Paper, state: str, x: float, y: float, size: float) -> None:
    """A box of ``size`` points: ``ok`` ticked, ``not_ok`` crossed, ``na`` with a dash, anything else empty."""
    colour = {"ok": OK_COLOUR, "not_ok": BAD_COLOUR}.get(state, DIM_COLOUR)
    paper.frame(x, y, size, size, colour if state == "not_ok" else DIM_COLOUR, 0.5)
    shapes = {"ok": ((0.18, 0.5), (0.42, 0.22), (0.92, 0.92)), "na": ((0.25, 0.5), (0.75, 0.5))}
    width = size * 0.16
    if state == "not_ok":
        for points in (((0.2, 0.2), (0.8, 0.8)), ((0.2, 0.8), (0.8, 0.2))):
            _stroke(paper, points, x, y, size, colour, width)
    elif state in shapes:
        _stroke(paper, shapes[state], x, y, size, colour, width)


def tick(paper: Paper, x: float, y: float, size: float) -> None:
    """A bare tick."""
    _stroke(paper, ((0.1, 0.5), (0.38, 0.2), (0.9, 0.85)), x, y, size, OK_COLOUR, size * 0.16)


def arrow(paper: Paper, x: float, y: float, length: float, colour: int) -> None:
    """A small arrow to the right with its shaft at ``y``."""
    head = 2.0
    paper.rules([(x, y, x + length, y), (x + length - head, y + head, x + length, y)], colour, 0.7)
    paper.rules([(x + length - head, y - head, x + length, y)], colour, 0.7)


def stars(paper: Paper, count: int, x: float, y: float, size: float) -> None:
    """Five stars, ``count`` of them filled."""
    for n in range(5):
        paper.fill_path(
            _STAR, x + n * size * 1.15 + size / 2, y + size / 2, size / 2, STAR_COLOUR if n < count else _PALE
        )


def _stroke(
    paper: Paper,
    points: tuple[tuple[float, float], ...],
    x: float,
    y: float,
    size: float,
    colour: int,
    width: float,
) -> None:
    ends = [(x + px * size, y + py * size) for px, py in points]
    paper.rules([(*a, *b) for a, b in pairwise(ends)], colour, width)


def _star() -> str:
    parts = []
    for n in range(10):
        radius = 1.0 if n % 2 == 0 else 0.42
        angle = math.pi / 2 + n * math.pi / 5
        parts.append(f"{radius * math.cos(angle):.3f} {radius * math.sin(angle):.3f} {'l' if n else 'm'}")
    return " ".join(parts) + " h"


_STAR = _star()
