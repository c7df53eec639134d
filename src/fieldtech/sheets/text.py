"""Breaking text into lines: between Chinese characters, at spaces in Latin text, never before a closing mark."""

import re
from functools import lru_cache

from fieldtech.sheets.fonts import width

# Full-width and half-width marks that may not begin, or end, a line.
_NOT_FIRST = set(
    "\uff0c\u3002\u3001\uff1b\uff1a\uff1f\uff01\uff09\u300b\u300d\u300f\u3011\u201d\u2019\u2026\u00b7"
    "%\u2103\u00b0,.;:!?)]}>"
)
_NOT_LAST = set("\uff08\u300a\u300c\u300e\u3010\u201c\u2018([{<\u00a5#")
# A word is a run of Latin characters with the spaces behind it; everything else breaks anywhere.
_PIECES = re.compile(r"[!-~\u00a0-\u024f]+ *|\s|.", re.DOTALL)


@lru_cache(maxsize=8192)
def wrap(text: str, room: float, size: float, bold: bool = False) -> tuple[str, ...]:
    """``text`` in lines no wider than ``room`` points; a word wider than that is broken."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _wrap_paragraph(paragraph, room, size, bold)
    return tuple(lines)


def _wrap_paragraph(text: str, room: float, size: float, bold: bool) -> list[str]:
    if width(text, size, bold) <= room:
        return [text]
    lines: list[str] = []
    line = ""
    for piece in _fitting_pieces(text, room, size, bold):
        if line and width((line + piece).rstrip(), size, bold) > room and piece[0] not in _NOT_FIRST:
            head, line = _carry(line)
            lines.append(head.rstrip())
            piece = piece.lstrip() if not line else piece
        line += piece
    return [*lines, line.rstrip()]


def _carry(line: str) -> tuple[str, str]:
    """An opening bracket at the end of a line goes down to the next."""
    stripped = line.rstrip()
    return (stripped[:-1], stripped[-1]) if stripped[-1:] in _NOT_LAST and len(stripped) > 1 else (line, "")


def _fitting_pieces(text: str, room: float, size: float, bold: bool) -> list[str]:
    pieces: list[str] = []
    for piece in _PIECES.findall(text):
        if len(piece) > 1 and width(piece.rstrip(), size, bold) > room:
            pieces += list(piece)
        else:
            pieces.append(piece)
    return pieces


def fit(text: str, room: float, size: float, bold: bool = False) -> str:
    """``text`` on one line, cut with an ellipsis when there is no room for it."""
    if width(text, size, bold) <= room:
        return text
    while text and width(text + "…", size, bold) > room:
        text = text[:-1]
    return text.rstrip() + "…"
