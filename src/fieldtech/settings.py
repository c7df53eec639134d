"""The settings of this computer: language, theme, window, zone, printer offsets, last person signed in."""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from fieldtech.files import write_atomically

_CHOICES: Mapping[str, tuple[str, ...]] = {
    "language": ("zh_CN", "en"),
    "theme": ("system", "light", "dark"),
    "sheet_language": ("zh", "en", "both"),
}


@dataclass(frozen=True)
class Settings:
    """Everything kept per computer, with what holds on a new one. Change with ``dataclasses.replace``."""

    language: str = "zh_CN"
    theme: str = "system"
    zone: str = "Asia/Shanghai"
    sheet_language: str = "zh"
    last_login: str = ""
    lock_after_minutes: int = 10  # without a key or a touch; 0 never locks
    window_geometry: str = ""  # base64 of what the window gives
    printer: str = ""
    printer_offset_x: int = 0  # tenths of a millimetre, to the right
    printer_offset_y: int = 0  # tenths of a millimetre, down
    label_columns: int = 3  # of an A4 sheet of labels; the lengths are tenths of a millimetre
    label_rows: int = 7
    label_left: int = 72
    label_top: int = 151
    label_gap_x: int = 25
    label_gap_y: int = 0
    tables: dict[str, Any] = field(default_factory=dict)  # page -> widths of columns and order of rows

    @property
    def time_zone(self) -> ZoneInfo:
        """The zone in which times are shown and working hours counted."""
        return ZoneInfo(self.zone)

    @property
    def paper_shift(self) -> tuple[int, int]:
        """How far this computer's printer has to move, in tenths of a millimetre right and down."""
        return self.printer_offset_x, self.printer_offset_y


def load_settings(path: Path) -> Settings:
    """The settings in ``path``; a value that makes no sense gives its default.

    An unreadable file is kept aside as ``settings.broken.json`` and the defaults hold.
    """
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError):
        found = None
    if not isinstance(found, dict):
        _set_aside(path)
        return Settings()
    return Settings(**{name: value for name, value in found.items() if _fits(name, value)})


def save_settings(path: Path, settings: Settings) -> None:
    """Replace the file in one step; raises OSError."""
    text = json.dumps(asdict(settings), ensure_ascii=False, indent=1, sort_keys=True)
    write_atomically(path, text.encode("utf-8"))


def _fits(name: str, value: Any) -> bool:
    default: Any = asdict(Settings()).get(name)
    if default is None or type(value) is not type(default):
        return False
    if name == "zone":
        return _is_zone(value)
    return name not in _CHOICES or value in _CHOICES[name]


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (OSError, ValueError, KeyError):  # a folder, a path outside, and a zone nobody knows
        return False
    return True


def _set_aside(path: Path) -> None:
    try:
        os.replace(path, path.with_name("settings.broken.json"))
    except OSError:
        return  # unreadable and unmovable: the defaults hold and the next save will say what is wrong
