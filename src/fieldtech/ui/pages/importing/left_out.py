"""Saving the rows that stay out, so that they can be mended in a spreadsheet and imported again."""

from pathlib import Path

from fieldtech.errors import MachineError
from fieldtech.files import write_atomically
from fieldtech.services.imports.lists.error_file import error_file
from fieldtech.services.imports.lists.preview import ListPreview
from fieldtech.ui.language import current_language


def save_left_out(preview: ListPreview, path: Path) -> None:
    """Write the workbook with the reasons in the language shown; raises MachineError."""
    try:
        write_atomically(path, error_file(preview, current_language()))
    except OSError as error:
        raise MachineError("file_not_written", path=path.name) from error
