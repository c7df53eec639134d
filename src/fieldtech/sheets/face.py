"""TrueType faces for reportlab, read in milliseconds and embedded with a right ToUnicode map.

reportlab's own reader takes seconds for a font of 30,000 glyphs, so the tables it needs are filled here from
arrays. Everything is done in subclasses; reportlab itself stays as it is.
"""

import struct
import sys
from array import array
from collections.abc import Iterator
from pathlib import Path
from threading import RLock
from typing import Any
from weakref import WeakKeyDictionary

from reportlab.pdfbase import pdfdoc, ttfonts

_CMAP_TOP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange"""
_CMAP_END = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
_BLOCK = 100  # a bfchar block may hold at most a hundred lines


def to_unicode(subset: list[int]) -> str:
    """The ToUnicode map of one subset; reportlab's own breaks above U+FFFF, where UTF-16 needs two units."""
    rows = [f"<{i:02X}> <{chr(c).encode('utf-16-be').hex().upper()}>" for i, c in enumerate(subset) if c]
    parts = [_CMAP_TOP]
    for start in range(0, len(rows), _BLOCK):
        block = rows[start : start + _BLOCK]
        parts += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    return "\n".join([*parts, _CMAP_END])


class _Tail:
    """The rest of the font file from a position on, sliced without copying eight megabytes first."""

    def __init__(self, data: bytes, position: int) -> None:
        self._data = data
        self._position = position

    def __getitem__(self, part: slice) -> bytes:
        return self._data[self._position + part.start : self._position + part.stop]


class _Metrics:
    """Advance width and left side bearing of each glyph, unpacked when asked for."""

    def __init__(self, table: bytes, long_count: int) -> None:
        self._table = table
        self._long = long_count

    def __getitem__(self, glyph: int) -> tuple[int, int]:
        if glyph < self._long:
            advance, bearing = struct.unpack_from(">HH", self._table, 4 * glyph)
            return advance, bearing
        advance = struct.unpack_from(">H", self._table, 4 * self._long - 4)[0]
        return advance, struct.unpack_from(">H", self._table, 4 * self._long + 2 * (glyph - self._long))[0]


def _numbers(kind: str, data: bytes) -> "array[int]":
    numbers: array[int] = array(kind)
    numbers.frombytes(data[: len(data) - len(data) % numbers.itemsize])
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers


class Face(ttfonts.TTFontFace):  # type: ignore[misc]  # reportlab is untyped
    """One font file: its characters, widths and outlines."""

    charToGlyph: dict[int, int]  # noqa: N815  # reportlab's name
    charWidths: dict[int, float]  # noqa: N815  # reportlab's name

    def __init__(self, path: Path) -> None:
        self._lock = RLock()  # the parser below moves one shared position
        super().__init__(str(path))

    def extractInfo(self, charInfo: int = 1) -> None:  # noqa: N803  # reportlab's names
        """Read the header with reportlab, the long tables with arrays."""
        super().extractInfo(charInfo=0)
        self.charToGlyph = dict(self._characters())
        self._read_metrics()
        locations = self.get_table("loca")
        wide = self._short("head", 50) == 1
        self.glyphPos = _numbers("I", locations) if wide else [2 * n for n in _numbers("H", locations)]
        self.charToGlyph[0xA0] = self.charToGlyph[0x20]
        self.charWidths[0xA0] = self.charWidths[0x20]

    def get_table(self, tag: str) -> Any:
        """A table of the font; the outlines are handed out without a copy."""
        if tag == "glyf":
            return _Tail(self._ttf_data, self.get_table_pos(tag)[0])
        return super().get_table(tag)

    def makeSubset(self, subset: list[int]) -> bytes:
        """The font file with the characters of ``subset`` only."""
        with self._lock:
            data: bytes = super().makeSubset(subset)
        return data

    def _short(self, tag: str, offset: int) -> int:
        return int(struct.unpack_from(">H", super().get_table(tag), offset)[0])

    def _read_metrics(self) -> None:
        long_count = self._short("hhea", 34)
        table = self.get_table("hmtx")
        advances = _numbers("H", table[: 4 * long_count])[::2]
        scale = 1000 / self.unitsPerEm
        self.hmetrics = _Metrics(table, long_count)
        self.defaultWidth = advances[0] * scale
        last = long_count - 1
        self.charWidths = {c: advances[min(g, last)] * scale for c, g in self.charToGlyph.items()}

    def _characters(self) -> Iterator[tuple[int, int]]:
        table = super().get_table("cmap")
        found: dict[int, int] = {}
        for n in range(struct.unpack_from(">H", table, 2)[0]):
            platform, _encoding, offset = struct.unpack_from(">HHL", table, 4 + 8 * n)
            if platform in (0, 3):
                found[struct.unpack_from(">H", table, offset)[0]] = offset
        return _format12(table, found[12]) if 12 in found else _format4(table, found[4])


def _format12(table: bytes, offset: int) -> Iterator[tuple[int, int]]:
    for n in range(struct.unpack_from(">L", table, offset + 12)[0]):
        start, end, glyph = struct.unpack_from(">LLL", table, offset + 16 + 12 * n)
        yield from zip(range(start, end + 1), range(glyph, glyph + end - start + 1), strict=True)


def _format4(table: bytes, offset: int) -> Iterator[tuple[int, int]]:
    count = struct.unpack_from(">H", table, offset + 6)[0] // 2
    words = _numbers("H", table[offset + 14 :])
    for n in range(count):
        start, end = words[count + 1 + n], words[n]
        delta, away = words[2 * count + 1 + n], words[3 * count + 1 + n]
        for code in range(start, min(end, 0xFFFE) + 1):
            index = 3 * count + 1 + n + away // 2 + code - start
            glyph = words[index] if away else code
            if glyph or not away:
                yield code, (glyph + delta) & 0xFFFF


class SheetFont(ttfonts.TTFont):  # type: ignore[misc]  # reportlab is untyped
    """A face under a short name, whose text can be copied out of the PDF right, rare characters too."""

    def __init__(self, name: str, face: Face) -> None:
        self.fontName = name
        self.face = face
        self.encoding = ttfonts.TTEncoding()
        self.state: WeakKeyDictionary[pdfdoc.PDFDocument, Any] = WeakKeyDictionary()
        self._asciiReadable = True
        self._shapable = False

    def addObjects(self, doc: pdfdoc.PDFDocument) -> None:
        """Embed the used subsets, then put the right ToUnicode map in place of reportlab's."""
        subsets = self.state[doc].subsets
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            tag = ttfonts.SUBSETN(number) + b"+" + self.face.name + self.face.subfontNameX
            doc.idToObject["toUnicodeCMap:" + tag.decode("ascii")].content = to_unicode(subset)
