"""Where the window stands at first: no larger than the screen, and never on one that is gone."""

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

WANTED = QSize(1440, 900)
FRAME = QSize(16, 40)  # px of borders and title bar, which nobody knows before the window is shown


def available_screens() -> list[QRect]:
    """What task bars leave free of each screen, the primary one first."""
    primary = QGuiApplication.primaryScreen()
    others = [screen for screen in QGuiApplication.screens() if screen is not primary]
    return [screen.availableGeometry() for screen in (primary, *others) if screen is not None]


def place(window: QWidget, kept: str, screens: Sequence[QRect]) -> None:
    """Bring the window to the place it was left at (``kept``), as far as the screens of today allow."""
    window.resize(WANTED)
    returning = bool(kept) and window.restoreGeometry(QByteArray.fromBase64(kept.encode("ascii", "ignore")))
    if not screens or (returning and (window.isMaximized() or window.isFullScreen())):
        return
    wanted = QRect(window.pos(), window.size())
    if returning:
        window.setGeometry(brought_back(wanted, screens, window.minimumSize()))
    else:
        window.resize(fitting(WANTED, screens[0], window.minimumSize()))


def fitting(size: QSize, screen: QRect, least: QSize) -> QSize:
    """The size, but no larger than the screen leaves room for inside a frame, and no smaller than ``least``."""
    return size.boundedTo(screen.size() - FRAME).expandedTo(least)


def brought_back(place: QRect, screens: Sequence[QRect], least: QSize) -> QRect:
    """The place moved and shrunk onto the screen it overlaps most, else onto the first one."""
    home = max(screens, key=lambda screen: _area(screen.intersected(place)))
    size = fitting(place.size(), home, least)
    last = QPoint(home.right() - size.width() + 1, home.bottom() - size.height() + 1)
    left = max(home.left(), min(place.left(), last.x()))
    top = max(home.top() + FRAME.height(), min(place.top(), last.y()))  # the title bar is what one drags it by
    return QRect(QPoint(left, top), size)


def _area(box: QRect) -> int:
    return max(0, box.width()) * max(0, box.height())
