"""Asks for the row of names: the board, what it shows first, and the way back."""

from PySide6.QtCore import QObject, Signal

from fieldtech.services.imports.files import Sheet
from fieldtech.ui.pages.importing.desk import ImportDesk
from fieldtech.ui.pages.importing.header_board import HeaderBoard


class HeaderAsking(QObject):
    """``asked()`` when the file is in sight, ``answered(sheet, row)``."""

    asked = Signal()
    answered = Signal(str, int)

    def __init__(self, board: HeaderBoard, desk: ImportDesk) -> None:
        super().__init__(board)
        self._board, self._desk = board, desk
        board.chosen.connect(lambda row: self.answered.emit(str(board.sheets.currentData() or ""), row))
        board.sheet_chosen.connect(self._open)
        desk.opened.connect(self.ask)

    def open(self) -> None:
        """The sheet that is used, as it is in the file."""
        looking = self._desk.looking
        self._open(looking.preview.book.names[looking.preview.sheet_index] if looking is not None else None)

    def ask(self, sheet: Sheet | None, why: str = "") -> None:
        """Show a sheet; ``why`` where the file was refused without an answer."""
        found, looking = self._desk.found, self._desk.looking
        if sheet is None or found is None or found.book is None:
            return
        used = looking.preview if looking is not None and looking.preview.sheet.name == sheet.name else None
        self._board.begin(sheet, found.book.names, used.header_at if used is not None else 0)
        self._board.refuse(why, may_leave=looking is not None)
        self.asked.emit()

    def _open(self, name: str | None) -> None:
        self._desk.open_file(name, self.tr("Reading again"))
