"""The system's own dialogs that photos need; tests and the demo bring others."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QFileDialog, QWidget

from fieldtech.ui.save_dialog import save_dialog

PickPhotos = Callable[[QWidget], Sequence[str]]
PickFolder = Callable[[QWidget], str]
SaveAs = Callable[[QWidget, str], str]


def ask_folder(parent: QWidget) -> str:
    """A folder; "" when the person thinks better of it."""
    return QFileDialog.getExistingDirectory(parent)


def ask_files(parent: QWidget) -> Sequence[str]:
    """Picture files; none when the person thinks better of it."""
    return QFileDialog.getOpenFileNames(parent, "", "", "*.jpg *.jpeg *.png *.webp *.bmp")[0]


@dataclass(frozen=True)
class PhotoTools:
    """What asks for a folder, and for the place of a copy."""

    pick_folder: PickFolder = ask_folder
    save_photo: SaveAs = save_dialog
