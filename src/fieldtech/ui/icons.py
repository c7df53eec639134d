"""Lucide icons, drawn from the bundled SVG in any colour and size."""

import os
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from fieldtech.paths import resources
from fieldtech.ui.tokens import Tokens

_STROKE = 'stroke-width="1.75"'  # Lucide's 2 looks heavy beside 14 px text


@lru_cache(maxsize=256)
def svg(name: str, colour: str, stroke: str = _STROKE) -> bytes:
    """The recoloured SVG of one icon; an unknown name raises FileNotFoundError."""
    source = (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return source.replace("currentColor", colour).replace('stroke-width="2"', stroke).encode()


@lru_cache(maxsize=1024)
def pixmap(name: str, colour: str, size: int, ratio: float = 2.0, before: int = 0, after: int = 0) -> QPixmap:
    """One icon as pixels, with empty room ``before`` and ``after`` it in a button."""
    picture = QPixmap(round((before + size + after) * ratio), round(size * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(before * ratio, 0, size * ratio, size * ratio)
    QSvgRenderer(QByteArray(svg(name, colour))).render(painter, box)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def icon(name: str, role: str, tokens: Tokens, size: int, before: int = 0, after: int = 0) -> QIcon:
    """An icon for a button: in the colour of ``role``, pale when the button is disabled."""
    result = QIcon()
    for ratio in (1.0, 2.0):
        normal = pixmap(name, tokens[role], size, ratio, before, after)
        result.addPixmap(normal, QIcon.Mode.Normal)
        disabled = pixmap(name, tokens["disabled"], size, ratio, before, after)
        result.addPixmap(disabled, QIcon.Mode.Disabled)
    return result


def stored_svg(folder: Path, name: str, colour: str, stroke: str = _STROKE) -> str:
    """Path of a recoloured copy: QSS takes pictures from files only."""
    path = folder / f"{name}-{colour.lstrip('#')}.svg"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(f".{os.getpid()}.part")  # another program may look for it at this moment
        unfinished.write_bytes(svg(name, colour, stroke))
        unfinished.replace(path)
    return path.as_posix()
