"""The amount of a paper as nobody can misread it: large in figures, 大写 and English in words (B29)."""

from dataclasses import dataclass, field

from fieldtech.model.amounts import in_figures
from fieldtech.model.money.amount_words import in_english, in_words
from fieldtech.sheets.blocks import Block
from fieldtech.sheets.canvas import Paper
from fieldtech.sheets.fonts import width
from fieldtech.sheets.style import CONTENT, GREY, HEAD, INK, MARGIN, NAVY, RED, Style
from fieldtech.sheets.text import fit

_HEIGHT, _WORDS, _FIGURE = 46.0, 15.0, 21.0
_SMALLEST = 7.0


def yuan(cents: int) -> str:
    """``¥1,234.50``, the minus of a refund in front."""
    return f"-¥{in_figures(-cents)}" if cents < 0 else f"¥{in_figures(cents)}"


@dataclass
class AmountBand(Block):
    """The amount in words on the left, in figures on the right; what goes back is red.

    Both languages of the words stand on every paper: 大写 counts in law, English is for who cannot read it.
    """

    style: Style
    label: str
    cents: int
    english_first: bool = False
    keep: bool = False
    height: float = field(init=False)

    def __post_init__(self) -> None:
        self.height = _HEIGHT * self.style.density

    def draw(self, paper: Paper, top: float) -> None:
        """Draw below ``top``."""
        style, bottom = self.style, top - self.height
        ink = RED if self.cents < 0 else NAVY
        paper.box(MARGIN, bottom, CONTENT, self.height, HEAD)
        paper.box(MARGIN, bottom, 2.6, self.height, ink)
        figure, big = yuan(self.cents), _FIGURE * style.density
        right = MARGIN + CONTENT - 2 * style.side
        paper.text(right, bottom + (self.height - big * 0.72) / 2, figure, big, ink, bold=True, align="right")
        self._words(paper, top, right - width(figure, big, True) - 4 * style.side)

    def _words(self, paper: Paper, top: float, right: float) -> None:
        style = self.style
        x = MARGIN + 2.4 * style.side
        room, scale = right - x, style.density
        words = (in_words(self.cents), in_english(self.cents))
        first, second = words[::-1] if self.english_first else words
        size = _WORDS * scale
        size = max(_SMALLEST, min(size, size * room / max(width(first, size, True), 1)))
        paper.text(x, top - 10.0 * scale, self.label, style.label, GREY)
        paper.text(x, top - 27.0 * scale, first, size, INK, bold=True)
        paper.text(x, top - 39.4 * scale, fit(second, room, style.label), style.label, GREY)
