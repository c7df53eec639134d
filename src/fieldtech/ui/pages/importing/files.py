"""Asking for a file to read and for a place to write; tests bring their own answers."""

from collections.abc import Callable

from PySide6.QtWidgets import QFileDialog, QWidget

Pick = Callable[[QWidget], str]
Save = Callable[[QWidget, str], str]
PATTERN = "Excel, CSV, JSON (*.xlsx *.xlsm *.csv *.txt *.tsv *.json);;* (*)"


def pick_list(parent: QWidget) -> str:
    """The file to read; "" when the person changes his mind."""
    return QFileDialog.getOpenFileName(parent, "", "", PATTERN)[0]
