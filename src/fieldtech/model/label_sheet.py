"""How an A4 sheet of labels is divided; lengths in tenths of a millimetre, as they are measured with a ruler."""

from dataclasses import dataclass

from fieldtech.errors import FieldtechError
from fieldtech.settings import Settings

A4_WIDE, A4_HIGH = 2100, 2970
SMALLEST = 250, 120


@dataclass(frozen=True)
class LabelSheet:
    """Columns and rows, the margins at left and top (the sheet is symmetrical), the gaps between labels."""

    columns: int = 3
    rows: int = 7
    left: int = 72
    top: int = 151
    gap_x: int = 25
    gap_y: int = 0

    @property
    def places(self) -> int:
        """Labels on one sheet."""
        return self.columns * self.rows

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of one label."""
        wide = A4_WIDE - 2 * self.left - (self.columns - 1) * self.gap_x
        high = A4_HIGH - 2 * self.top - (self.rows - 1) * self.gap_y
        return wide / self.columns, high / self.rows

    def corner(self, place: int) -> tuple[float, float]:
        """The lower left corner of a place, counted from 0 along the rows; upwards from the foot of the sheet."""
        row, column = divmod(place, self.columns)
        wide, high = self.size
        return self.left + column * (wide + self.gap_x), A4_HIGH - self.top - row * (high + self.gap_y) - high

    @property
    def fits(self) -> bool:
        """Whether a label can be read on a sheet divided like this."""
        lengths = (self.left, self.top, self.gap_x, self.gap_y)
        if min(self.columns, self.rows) < 1 or min(lengths) < 0:
            return False
        return self.size[0] >= SMALLEST[0] and self.size[1] >= SMALLEST[1]

    def require(self, start: int = 1) -> None:
        """Raises FieldtechError ``label_sheet_form`` when no label fits, ``label_start`` for a place not on it."""
        if not self.fits:
            raise FieldtechError("label_sheet_form")
        if not 1 <= start <= self.places:
            raise FieldtechError("label_start", most=str(self.places))


def label_sheet_of(kept: Settings) -> LabelSheet:
    """The label sheets of this computer; the usual ones when no label fits on what is set."""
    found = LabelSheet(
        kept.label_columns, kept.label_rows, kept.label_left, kept.label_top, kept.label_gap_x, kept.label_gap_y
    )
    return found if found.fits else LabelSheet()
