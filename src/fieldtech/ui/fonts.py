"""The bundled fonts: Inter for Latin, Noto Sans SC for Chinese, one figure width for numbers.

Registering all six files costs about 10 ms cold (the files are mapped, not read), so they load at start.
Sizes are pixels in the window; what is printed must use points (a pixel font is tiny at 600 dpi).
"""

from functools import lru_cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from fieldtech.errors import MachineError

FAMILIES = ("Inter", "Noto Sans SC", "Noto Sans SC Ext")  # each glyph comes from the first that has it
BODY = 14


def load_fonts(folder: Path) -> None:
    """Register every font of ``folder``; a broken installation raises MachineError."""
    for path in sorted((*folder.glob("*.woff2"), *folder.glob("*.ttf"))):
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise MachineError("font_not_loaded", file=path.name)


@lru_cache(maxsize=64)
def _font(px: int, weight: int, tabular: bool) -> QFont:
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setPixelSize(px)
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font


def font(px: int = BODY, weight: int = 400, *, tabular: bool = False) -> QFont:
    """A window font of ``px`` pixels; ``tabular`` gives all figures one width."""
    return QFont(_font(px, weight, tabular))


def print_font(points: float, weight: int = 400) -> QFont:
    """The same face in points, for printers."""
    result = font(BODY, weight)
    result.setPointSizeF(points)
    return result
