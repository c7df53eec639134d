"""The system's own question for a printer; tests bring another answer."""

from collections.abc import Callable

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

AskPrinter = Callable[[QWidget, QPrinter], bool]


def printer_dialog(parent: QWidget, printer: QPrinter) -> bool:
    """Whether the person chose one."""
    return QPrintDialog(printer, parent).exec() == QPrintDialog.DialogCode.Accepted
