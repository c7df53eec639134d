"""A small QR code that holds nothing but the number of an order, so that a scan opens it."""

import zxingcpp

from fieldtech.sheets.barcode import barcode_modules, matrix_path
from fieldtech.sheets.canvas import MM, Paper

SIZE = 12 * MM


def draw_order_code(paper: Paper, number: str, x: float, y: float, size: float = SIZE) -> None:
    """The code of ``number`` in a square of ``size`` points."""
    rows = barcode_modules(number, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    paper.fill_path(matrix_path(rows), x, y, size / len(rows), 0x000000)
