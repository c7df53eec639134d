"""Sizes and colours of all sheets; a denser style keeps a usual repair on one page."""

from dataclasses import dataclass

from fieldtech.sheets.canvas import MM

NAVY, ACCENT, INK, GREY = 0x143A5E, 0x1F6FB2, 0x15212D, 0x5B6976
RULE, TINT, HEAD, WHITE = 0xC2CCD6, 0xF1F5F9, 0xE3EBF3, 0xFFFFFF
WARN, WARN_TINT, RED = 0x8A5A00, 0xFFF6DF, 0xB3261E
PEN = 0x0B1F5C  # the blue of a pen

MARGIN = 12 * MM
CONTENT = 210 * MM - 2 * MARGIN
DENSITIES = (1.0, 0.98, 0.96, 0.94, 0.92, 0.9, 0.88, 0.86, 0.84, 0.82, 0.8, 0.78)


@dataclass(frozen=True)
class Style:
    """All measures of a sheet, scaled together."""

    density: float = 1.0
    narrow: bool = False  # less air between the rows of a table
    bilingual: bool = False  # two lines in a label leave less air around values

    @property
    def size(self) -> float:
        """Body text."""
        return 8.0 * self.density

    @property
    def label(self) -> float:
        """Labels and table heads."""
        return 7.3 * self.density

    @property
    def small(self) -> float:
        """The second language of a label, captions."""
        return 5.9 * self.density

    @property
    def leading(self) -> float:
        """Base line to base line."""
        return 10.2 * self.density

    @property
    def pad(self) -> float:
        """Above and below the text of a row."""
        return (1.1 if self.narrow else 1.6 if self.bilingual else 2.3) * self.density

    @property
    def side(self) -> float:
        """Left and right of the text of a cell."""
        return 4.0 * self.density

    @property
    def tight(self) -> "Style":
        """For long lists of short answers."""
        return Style(self.density * 0.92, narrow=True, bilingual=self.bilingual)

    @property
    def title(self) -> float:
        """The height of a section's title; two languages need the room elsewhere."""
        return (13.4 if self.bilingual else 15.0) * self.density

    @property
    def gap(self) -> float:
        """Between two sections."""
        return 4.6 * self.density
