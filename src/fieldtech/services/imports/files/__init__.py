"""Files as people send them, read into cells: workbooks, text tables and what is pasted from a clipboard."""

from fieldtech.services.imports.files.opening import is_workbook, open_file, open_text
from fieldtech.services.imports.files.refused import FileRefused
from fieldtech.services.imports.files.table import Book, Cell, Fault, Merge, Sheet, SheetRow

__all__ = [
    "Book",
    "Cell",
    "Fault",
    "FileRefused",
    "Merge",
    "Sheet",
    "SheetRow",
    "is_workbook",
    "open_file",
    "open_text",
]
