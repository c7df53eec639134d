"""Barcodes as vectors: the modules of a code, and one path that fills them all."""

from typing import Any

import qrcode
import zxingcpp
from qrcode.constants import ERROR_CORRECT_M

_MASK = 3  # trying all eight masks takes longer than drawing the whole sheet, and every reader knows every mask


def qr_modules(text: str) -> list[list[bool]]:
    """Rows of dark (True) and light modules of a QR code with medium error correction, without a quiet zone."""
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=0, mask_pattern=_MASK)
    code.add_data(text, optimize=0)
    code.make(fit=True)
    return [[bool(dark) for dark in row] for row in code.modules]


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
