"""Saving the rows that stay out, so that they can be mended in a spreadsheet and imported again."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from fieldtech.errors import FieldtechError, MachineError
from fieldtech.files import write_atomically
from fieldtech.services.imports.lists.error_file import error_file
from fieldtech.services.imports.lists.preview import ListPreview
from fieldtech.ui.language import current_language
from fieldtech.ui.pages.importing.files import Save
from fieldtech.ui.pages.importing.looking import OUT, Looking


class LeftOut(QObject):
    """``said(text)`` when they are saved, ``failed(error)``."""

    said = Signal(str)
    failed = Signal(object)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page

    def keep(self, looking: Looking, save: Save) -> None:
        """Ask where, and write the workbook there."""
        if not looking.counts[OUT]:
            return
        stem = Path(looking.preview.book.file).stem
        path = save(self._page, self.tr("{file} - rows left out.xlsx").format(file=stem))
        if not path:
            return
        try:
            save_left_out(looking.preview, Path(path))
            self.said.emit(self.tr("Saved: {file}").format(file=Path(path).name))
        except FieldtechError as error:
            self.failed.emit(error)


def save_left_out(preview: ListPreview, path: Path) -> None:
    """Write the workbook with the reasons in the language shown; raises MachineError."""
    try:
        write_atomically(path, error_file(preview, current_language()))
    except OSError as error:
        raise MachineError("file_not_written", path=path.name) from error
