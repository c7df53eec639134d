"""A small QR code that holds nothing but the number of an order, so that a scan opens it."""

from dataclasses import dataclass, field

import qrcode

from fieldtech.sheets.blocks import Block
from fieldtech.sheets.canvas import MM, Paper
from fieldtech.sheets.qr import matrix_path
from fieldtech.sheets.style import CONTENT, GREY, INK, MARGIN, Style
from fieldtech.sheets.vocabulary import Vocabulary

SIZE = 17 * MM


def draw_order_code(paper: Paper, number: str, x: float, y: float, size: float = SIZE) -> None:
    """The code of ``number`` in a square of ``size`` points."""
    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=0)
    code.add_data(number, optimize=0)
    code.make(fit=True)
    paper.fill_path(matrix_path(code.modules), x, y, size / code.modules_count, 0x000000)


@dataclass
class OrderCode(Block):
    """The code at the right, its number and a line of explanation beside it."""

    style: Style
    words: Vocabulary
    number: str
    text: str = ""
    keep: bool = False
    height: float = field(init=False, default=SIZE + 10)

    def draw(self, paper: Paper, top: float) -> None:
        """Draw below ``top``."""
        x = MARGIN + CONTENT - SIZE - 4
        y = top - SIZE - 6
        draw_order_code(paper, self.number, x, y)
        paper.text(x - 8, y + SIZE * 0.52, self.number, self.style.size * 1.2, INK, bold=True, align="right")
        line = self.text or self.words.line("scan_opens")
        paper.text(x - 8, y + SIZE * 0.26, line, self.style.label, GREY, align="right")
