"""Files dropped anywhere on the window: a list leads to the import page, what comes from the office or a computer is
taken in; photos and the like are the pages' own. What cannot be taken is told why: a cursor that says no says nothing.
"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent

from fieldtech.services.workplace import Workplace
from fieldtech.ui.later import soon
from fieldtech.ui.sync.file_words import told_why
from fieldtech.ui.sync.files import SyncFiles
from fieldtech.ui.window import MainWindow

IMPORT_PAGE = "import_page"
SUFFIXES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".et", ".ods", ".csv", ".txt", ".tsv", ".json", ".zip")
CARRIED = (".ftb", ".eml")
SHEETS = (".pdf",)  # a signed sheet brings its record to the office
PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".bmp", ".heic", ".heif", ".avif")


class FileDrops(QObject):
    """Lives on a window; takes what nothing inside it wants."""

    def __init__(self, window: MainWindow, workplace: Workplace, files: SyncFiles) -> None:
        super().__init__(window)
        self._window, self._workplace, self._files = window, workplace, files
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """One file that may be a list, dropped by somebody who may bring lists in, or files for the exchange."""
        if watched is not self._window or not isinstance(event, QDragEnterEvent | QDragMoveEvent | QDropEvent):
            return False
        act = self._act(event.mimeData())
        if act is None:
            event.ignore()
            return True
        event.acceptProposedAction()
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            soon(self, act)  # whoever dragged it is let go first
        return True

    def _act(self, data: QMimeData) -> Callable[[], None] | None:
        """What a drop would do; None for what is no file, or while something covers the page."""
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if self._busy() or not paths:
            return None
        if (path := dropped_list(data)) is not None and self._may():
            return partial(self.bring_in, path)
        return partial(self.take, paths)

    def take(self, paths: Sequence[Path]) -> None:
        """Take in what these files bring; each of the others is told where it belongs."""
        wanted = CARRIED + SHEETS if self._has_hub() else CARRIED
        carried = [path for path in paths if path.suffix.lower() in wanted and path.is_file()]
        others = [path for path in paths if path not in carried]
        lists = sum(path.suffix.lower() in SUFFIXES for path in others)
        self._files.take(carried, [told_why(path, self._why(path, lists)) for path in others])

    def _has_hub(self) -> bool:
        return self._workplace.outbox.has_office() and self._workplace.syncing.is_office()

    def _why(self, path: Path, lists: int) -> str:
        suffix = path.suffix.lower()
        if path.is_dir() or not path.exists():
            return "drop.folder" if path.is_dir() else "drop.gone"
        if suffix in SUFFIXES:
            return "drop.list_alone" if lists > 1 and self._may() else "drop.list_right"
        if suffix in PICTURES:
            return "drop.photo"
        return "drop.sheet" if suffix in SHEETS else "drop.unknown"

    def bring_in(self, path: Path) -> None:
        """Show the file on the import page, for whom the page in front is about."""
        window = self._window
        reference = window.current.import_reference() if window.current is not None else ""
        if window.current is None or window.current.name != IMPORT_PAGE:
            window.open_page(IMPORT_PAGE, reference)
        page: Any = window.current
        if page is not None and page.name == IMPORT_PAGE:
            page.take_file(path)

    def _busy(self) -> bool:
        window = self._window
        return (
            window.covered or window.top_sheet() is not None or (window.current is not None and window.current.holds())
        )

    def _may(self) -> bool:
        window = self._window
        if IMPORT_PAGE not in window.page_names():
            return False
        return window.page(IMPORT_PAGE).show_for(self._workplace.access.person)


def dropped_list(data: QMimeData) -> Path | None:
    """The only file that is dragged, if it may be a list."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    is_list = len(paths) == 1 and paths[0].suffix.lower() in SUFFIXES and paths[0].is_file()
    return paths[0] if is_list else None
