"""The system's own question where to save; tests and the demo bring other answers."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

AskFile = Callable[[QWidget, str], str]
_KINDS = {".pdf": "PDF (*.pdf)", ".xlsx": "Excel (*.xlsx)", ".png": "PNG (*.png)", ".jpg": "JPEG (*.jpg)",
          ".ics": "iCalendar (*.ics)"}  # fmt: skip


def save_dialog(parent: QWidget, name: str) -> str:
    """Where to write a file of that name; "" when the person thinks better of it."""
    return QFileDialog.getSaveFileName(parent, "", name, _KINDS.get(Path(name).suffix, ""))[0]
