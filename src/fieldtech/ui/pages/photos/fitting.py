"""A sheet as high as its window: one part of it gives way, everything else stays whole."""

from PySide6.QtWidgets import QFrame, QWidget

_AROUND, _AIR = 48, 8  # px: what a sheet leaves free of the window


def fit_height(frame: QFrame, part: QWidget, window: QWidget, width: int, lowest: int, most: int = 10_000) -> None:
    """Give ``part`` the height that the rest of the sheet leaves in the window, at least ``lowest``."""
    layout, space = frame.layout(), window.size()
    part.setFixedHeight(lowest)
    if layout is not None:
        rest = layout.heightForWidth(min(width, space.width() - _AROUND)) - lowest
        part.setFixedHeight(max(lowest, min(most, space.height() - _AROUND - _AIR - rest)))
