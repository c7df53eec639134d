"""A small QR code that holds nothing but the number of an order, so that a scan opens it."""

from fieldtech.sheets.barcode import matrix_path, qr_modules
from fieldtech.sheets.canvas import MM, Paper

SIZE = 12 * MM


def draw_order_code(paper: Paper, number: str, x: float, y: float, size: float = SIZE) -> None:
    """The code of ``number`` in a square of ``size`` points."""
    rows = qr_modules(number)
    paper.fill_path(matrix_path(rows), x, y, size / len(rows), 0x000000)
