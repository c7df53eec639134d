"""The four faces of a printed sheet: Noto Sans SC, regular and bold, each with an extension for rare names.

They are loaded once, in whichever thread asks first, and kept. Every character is checked against them: what
neither the face nor its extension holds is drawn as 〓, and ``missing_glyphs`` names it before printing.
"""

import unicodedata
from functools import cache, lru_cache
from threading import Lock

from reportlab.pdfbase import pdfmetrics

from fieldtech.paths import resources
from fieldtech.sheets.face import Face, SheetFont

GETA = "〓"  # the printers' mark for a character they do not have
REGULAR, BOLD = "Sheet", "SheetBold"
_FILES = {
    REGULAR: "NotoSansSC-Regular.ttf",
    BOLD: "NotoSansSC-Bold.ttf",
    REGULAR + "Ext": "NotoSansSC-Ext-Regular.ttf",
    BOLD + "Ext": "NotoSansSC-Ext-Bold.ttf",
}
_UNSEEN = {"Cc", "Cf", "Mn"}  # control, joiners and variation selectors draw nothing of their own
_lock = Lock()


@cache
def _load() -> dict[str, Face]:
    faces = {name: Face(resources() / "fonts" / file) for name, file in _FILES.items()}
    for name, face in faces.items():
        pdfmetrics.registerFont(SheetFont(name, face))
    return faces


def faces() -> dict[str, Face]:
    """All faces by name; the first call reads them."""
    with _lock:
        return _load()


def warm_up() -> None:
    """Load the faces now; meant for a background thread at start."""
    faces()


@cache
def _known(name: str) -> frozenset[int]:
    return frozenset(faces()[name].charToGlyph)


def _seen(char: str) -> bool:
    return char == "\n" or unicodedata.category(char) not in _UNSEEN


def missing_glyphs(text: str) -> str:
    """The characters of ``text`` that cannot be printed, each once, in order."""
    have = _known(REGULAR) | _known(REGULAR + "Ext")
    return "".join(dict.fromkeys(c for c in text if _seen(c) and c != "\n" and ord(c) not in have))


@lru_cache(maxsize=8192)
def runs(text: str, bold: bool = False) -> tuple[tuple[str, str], ...]:
    """``text`` as pieces of (font name, characters) that all have a glyph."""
    main = BOLD if bold else REGULAR
    known = _known(main)
    if all(ord(c) in known for c in text):
        return ((main, text),) if text else ()
    pieces: list[tuple[str, str]] = []
    for char in text:
        if not _seen(char):
            continue
        name, char = _place(char, main)
        if pieces and pieces[-1][0] == name:
            pieces[-1] = (name, pieces[-1][1] + char)
        else:
            pieces.append((name, char))
    return tuple(pieces)


def _place(char: str, main: str) -> tuple[str, str]:
    if ord(char) in _known(main):
        return main, char
    return (main + "Ext", char) if ord(char) in _known(main + "Ext") else (main, GETA)


@lru_cache(maxsize=16384)
def _em_width(text: str, bold: bool) -> float:
    total = 0.0
    for name, piece in runs(text, bold):
        total += sum(map(faces()[name].charWidths.__getitem__, map(ord, piece)))
    return total


def width(text: str, size: float, bold: bool = False) -> float:
    """The width of ``text`` on paper, in points."""
    return _em_width(text, bold) * size / 1000
