"""Where a paper of money is signed: fields for ink, pen or seal, beside the code that proves the paper."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from fieldtech.sheets.blocks import Block
from fieldtech.sheets.canvas import MM, Paper
from fieldtech.sheets.fonts import width
from fieldtech.sheets.ink import draw_ink
from fieldtech.sheets.qr import draw_qr
from fieldtech.sheets.signoff import QR_SIZE
from fieldtech.sheets.style import CONTENT, GREY, INK, MARGIN, PEN, RULE, Style
from fieldtech.sheets.text import fit

_QUIET = 4 * QR_SIZE / 61  # four modules of a version 11 code
_BETWEEN = 2 * MM
_LINE_ROOM = 9.5


@dataclass(frozen=True)
class Pad:
    """One field to sign: what for, who, the ink when there is some, and a line below."""

    label: str
    name: str = ""
    ink: dict[str, Any] | None = None
    foot: str = ""


@dataclass
class Pads(Block):
    """Fields side by side; with a ``code`` they leave the right to it and to its ``caption``."""

    style: Style
    pads: Sequence[Pad]
    code: str = ""
    caption: str = ""
    keep: bool = False
    height: float = field(init=False)

    def __post_init__(self) -> None:
        self.height = QR_SIZE + _QUIET + _LINE_ROOM if self.code else 24 * MM * self.style.density

    def draw(self, paper: Paper, top: float) -> None:
        """Draw below ``top``."""
        room = CONTENT - (QR_SIZE + 2 * _QUIET if self.code else 0.0)
        wide = (room - _BETWEEN * (len(self.pads) - 1)) / len(self.pads)
        high = self.height - (_LINE_ROOM if self.code else 0.0)
        for n, pad in enumerate(self.pads):
            self._pad(paper, pad, MARGIN + n * (wide + _BETWEEN), top - high, wide, high)
        if self.code:
            x, y = MARGIN + CONTENT - QR_SIZE - _QUIET * 0.5, top - QR_SIZE - _QUIET * 0.5
            draw_qr(paper, self.code, x, y, QR_SIZE)
            size = self.style.small + 0.4
            paper.text(x + QR_SIZE / 2, top - self.height + 0.5, self.caption, size, GREY, align="middle")

    def _pad(self, paper: Paper, pad: Pad, x: float, y: float, wide: float, high: float) -> None:
        size = self.style.label
        first, _, second = pad.label.partition("\n")
        base = y + high - size - 2.5
        paper.frame(x, y, wide, high, RULE, 0.6)
        paper.text(x + 5, base, first, size, GREY)
        paper.text(x + 5, base - self.style.small * 1.25, second, self.style.small, GREY)
        room = wide - width(first, size) - 16
        paper.text(x + wide - 5, base, fit(pad.name, room, size, True), size, INK, bold=True, align="right")
        if pad.ink:
            draw_ink(paper, pad.ink, x + 5, y + 11, wide - 10, high - 28, PEN)
        foot = fit(pad.foot, wide - 10, size * 0.9)
        paper.text(x + wide - 5, y + 4, foot, size * 0.9, GREY, align="right")
