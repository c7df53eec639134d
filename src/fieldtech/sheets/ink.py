"""Signatures on paper: recorded strokes become tapered outlines, filled in one go, sharp at any size.

A stroke is a list of ``[x, y, pressure, milliseconds]`` with x, y and pressure from 0 to 10000, y downwards; the
aspect is width to height in thousandths.
"""

import math
from collections.abc import Sequence
from typing import Any

from fieldtech.sheets.canvas import Paper

Point = tuple[float, float, float]  # x, y upwards, pressure 0..1

_THIN, _THICK = 0.006, 0.022  # pen widths as parts of the pad's height
_TOLERANCE = 0.002  # how far a dropped point may lie off the line, as part of the height
_TAPER = 3  # points over which a stroke swells and dies away


def ink_path(ink: dict[str, Any]) -> str:
    """The strokes as one path in a pad of height 1 and width ``aspect / 1000``."""
    aspect = ink["aspect"] / 1000
    parts: list[str] = []
    for stroke in ink["strokes"]:
        points = [(p[0] / 10000 * aspect, 1 - p[1] / 10000, p[2] / 10000) for p in stroke]
        if len(points) == 1:  # a dot of the pen
            x, y, pressure = points[0]
            points = [(x - 0.004, y, pressure), (x, y, 1.0), (x + 0.004, y, pressure)]
        if points:
            parts.append(_outline(_thinned(points)))
    return " ".join(parts)


def draw_ink(paper: Paper, ink: dict[str, Any], x: float, y: float, width: float, height: float, colour: int) -> None:
    """The signature as large as it fits into the box, in the middle of it."""
    path = ink_path(ink)
    if path:
        scale = min(height, width * 1000 / ink["aspect"])
        left = x + (width - scale * ink["aspect"] / 1000) / 2
        paper.fill_path(path, left, y + (height - scale) / 2, scale, colour)


def _thinned(points: Sequence[Point]) -> list[Point]:
    """Drop points that lie on the line anyway (Douglas and Peucker), without recursion."""
    keep = {0, len(points) - 1}
    spans = [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        index = _farthest(points, first, last)
        if index:
            keep.add(index)
            spans += [(first, index), (index, last)]
    return [points[i] for i in sorted(keep)]


def _farthest(points: Sequence[Point], first: int, last: int) -> int:
    """The point between two others that lies farthest off their line, 0 when none is off by more than allowed."""
    (ax, ay, _), (bx, by, _) = points[first], points[last]
    dx, dy = bx - ax, by - ay
    length = math.hypot(dx, dy)
    if not length:  # a loop: any other point will do as the first corner
        return (first + last) // 2 if last - first > 1 else 0
    found, most = 0, _TOLERANCE * length
    for i in range(first + 1, last):
        x, y, _ = points[i]
        off = abs((x - ax) * dy - (y - ay) * dx)
        if off > most:
            found, most = i, off
    return found


def _outline(points: list[Point]) -> str:
    left, right = [], []
    last = len(points) - 1
    for i, (x, y, pressure) in enumerate(points):
        ahead, behind = points[min(i + 1, last)], points[max(i - 1, 0)]
        dx, dy = ahead[0] - behind[0], ahead[1] - behind[1]
        length = math.hypot(dx, dy) or 1.0
        taper = min(1.0, (i + 1) / _TAPER, (last - i + 1) / _TAPER)
        half = (_THIN + (_THICK - _THIN) * pressure) * taper / 2
        left.append((x - dy / length * half, y + dx / length * half))
        right.append((x + dy / length * half, y - dx / length * half))
    right.reverse()
    start = "{:.4f} {:.4f} m".format(*left[0])
    turn = "{:.4f} {:.4f} l".format(*right[0])
    return f"{start} {_curves(left)} {turn} {_curves(right)} h"


def _curves(p: list[tuple[float, float]]) -> str:
    """A smooth curve through the points (Catmull and Rom), as Bezier pieces."""
    out = []
    last = len(p) - 1
    for i in range(last):
        (ax, ay), (bx, by) = p[max(i - 1, 0)], p[i]
        (cx, cy), (dx, dy) = p[i + 1], p[min(i + 2, last)]
        one = f"{bx + (cx - ax) / 6:.4f} {by + (cy - ay) / 6:.4f}"
        two = f"{cx - (dx - bx) / 6:.4f} {cy - (dy - by) / 6:.4f}"
        out.append(f"{one} {two} {cx:.4f} {cy:.4f} c")
    return " ".join(out)
