"""A list dropped anywhere on the window leads to the import page; photos and the like are the pages' own."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent

from fieldtech.services.workplace import Workplace
from fieldtech.ui.later import soon
from fieldtech.ui.window import MainWindow

IMPORT_PAGE = "import_page"
SUFFIXES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".et", ".ods", ".csv", ".txt", ".tsv", ".json", ".zip")


class FileDrops(QObject):
    """Lives on a window; takes what nothing inside it wants."""

    def __init__(self, window: MainWindow, workplace: Workplace) -> None:
        super().__init__(window)
        self._window, self._workplace = window, workplace
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """One file that may be a list, dropped by somebody who may bring lists in."""
        if watched is not self._window or not isinstance(event, QDragEnterEvent | QDragMoveEvent | QDropEvent):
            return False
        path = dropped_list(event.mimeData())
        if path is None or not self._may():
            event.ignore()
            return True
        event.acceptProposedAction()
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            soon(self, lambda: self.bring_in(path))  # whoever dragged it is let go first
        return True

    def bring_in(self, path: Path) -> None:
        """Show the file on the import page, for whom the page in front is about."""
        window = self._window
        reference = window.current.import_reference() if window.current is not None else ""
        if window.current is None or window.current.name != IMPORT_PAGE:
            window.open_page(IMPORT_PAGE, reference)
        page: Any = window.current
        if page is not None and page.name == IMPORT_PAGE:
            page.take_file(path)

    def _may(self) -> bool:
        window = self._window
        busy = (
            window.covered or window.top_sheet() is not None or (window.current is not None and window.current.holds())
        )
        if busy or IMPORT_PAGE not in window.page_names():
            return False
        return window.page(IMPORT_PAGE).show_for(self._workplace.access.person)


def dropped_list(data: QMimeData) -> Path | None:
    """The only file that is dragged, if it may be a list."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    is_list = len(paths) == 1 and paths[0].suffix.lower() in SUFFIXES and paths[0].is_file()
    return paths[0] if is_list else None
