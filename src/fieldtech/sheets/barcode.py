"""Barcodes as vectors: the modules of a code, and one path that fills them all.

zxing-cpp writes them in a fraction of a millisecond; pure Python takes longer than the whole sheet.
"""

from typing import Any

import zxingcpp


def barcode_modules(text: str, kind: Any, **options: Any) -> list[list[bool]]:
    """Rows of dark (True) and light modules, without a quiet zone."""
    code = zxingcpp.create_barcode(text, kind, **options)
    image: Any = code.to_image(scale=1, add_quiet_zones=False)
    high, wide = image.shape
    data = memoryview(image).tobytes()
    return [[level == 0 for level in data[y * wide : (y + 1) * wide]] for y in range(high)]


def matrix_path(rows: list[list[bool]]) -> str:
    """Dark modules as rectangles, one for each horizontal run, the first row on top."""
    parts = []
    for y, row in enumerate(rows):
        x = 0
        while x < len(row):
            end = x
            while end < len(row) and row[end]:
                end += 1
            if end > x:
                parts.append(f"{x} {len(rows) - 1 - y} {end - x} 1 re")
            x = end + 1
    return " ".join(parts)
