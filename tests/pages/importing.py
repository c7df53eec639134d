"""Somebody who brings in lists: drops, opens and pastes them, looks at the rows, mends and imports."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QWidget
from pytestqt.qtbot import QtBot

from fieldtech.errors import FieldtechError
from fieldtech.services.workplace import Workplace
from fieldtech.ui.file_drops import FileDrops
from fieldtech.ui.language import Language
from fieldtech.ui.pages.import_page import ImportPage
from fieldtech.ui.pages.importing.rows_model import FIRST, STATE
from fieldtech.ui.sync.desk import SyncDesk
from fieldtech.ui.sync.files import FileTools, SyncFiles
from fieldtech.ui.theme import Theme
from pages.desk import Seat

CTRL = Qt.KeyboardModifier.ControlModifier


class Importer(Seat[ImportPage]):
    """The import page; the pickers answer with ``file`` and ``target``."""

    def __init__(
        self, qtbot: QtBot, theme: Theme, language: Language, workplace: Workplace, folder: Path, login: str = "zhoumin"
    ) -> None:
        self.file, self.target = folder / "nothing.xlsx", folder / "left_out.xlsx"
        self.asked: list[str] = []
        self.errors: list[FieldtechError] = []

        def make(workplace: Workplace) -> ImportPage:
            return ImportPage(workplace, lambda _parent: str(self.file), self._save)

        super().__init__(qtbot, theme, language, workplace, login, make, ("orders_page", "requests_page"))
        self.page.failed.connect(self.errors.append)
        carried = SyncFiles(self.window, workplace, SyncDesk(self.window, workplace), FileTools())
        self.drops = FileDrops(self.window, workplace, carried)
        self.come("")

    def come(self, reference: str) -> None:
        """As another page leads here."""
        self.window.open_page("import_page", reference)

    def choose(self, file: Path) -> None:
        """The button and the file dialog."""
        self.file = file
        self.press("choose_file" if self.there("choose_file") else "another_file")
        self.wait()

    def drop(self, file: Path, *, taken: bool = True) -> None:
        """Drag a file onto the window and let it go; ``taken`` says that a list is then read."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file))])
        action, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(QPoint(300, 300), action, data, left, none)
        QApplication.sendEvent(self.window, enter)
        if enter.isAccepted():
            QApplication.sendEvent(self.window, QDropEvent(QPointF(300, 300), action, data, left, none))
            if taken:
                self.qtbot.waitUntil(lambda: self.page.runner.running or self.page.desk.found is not None)
            self.wait()

    def paste(self, text: str) -> None:
        """Ctrl+V of what was copied in a spreadsheet."""
        QGuiApplication.clipboard().setText(text)
        self.key(Qt.Key.Key_V, CTRL)
        self.wait()

    def wait(self) -> None:
        """Until nothing goes on."""
        self.qtbot.waitUntil(lambda: not self.page.runner.running, timeout=20_000)
        QApplication.processEvents()

    def counts(self) -> list[str]:
        """What the chips over the table say."""
        filters: Any = self.page.board.filters
        return [filters.button(value).text() for value in ("all", "good", "check", "out")]

    def state(self, number: int) -> str:
        """The result of a row of the file, as the table shows it."""
        model = self.page.board.model
        line = next(at for at in range(model.rowCount()) if model.row(at).number == number)
        return model.look(line, STATE).text

    def cell(self, number: int, field: str) -> tuple[str, str]:
        """What a cell shows: its text and what is wrong."""
        model = self.page.board.model
        line = next(at for at in range(model.rowCount()) if model.row(at).number == number)
        assert model.looking is not None
        column = next(at for at, shown in enumerate(model.looking.columns) if shown.field == field)
        look = model.look(line, FIRST + column)
        return look.text, look.words

    def point(self, number: int, field: str) -> None:
        """Click on a cell."""
        board = self.page.board
        line = next(at for at in range(board.model.rowCount()) if board.model.row(at).number == number)
        assert board.model.looking is not None
        column = next(at for at, shown in enumerate(board.model.looking.columns) if shown.field == field)
        index = board.model.index(line, FIRST + column)
        board.view.scrollTo(index)
        place = board.view.visualRect(index).center()
        self.qtbot.mouseClick(board.view.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def mend(self, text: str) -> None:
        """Replace the value in the bar and press Enter."""
        self.type_into("fix_value", text)
        self.key(Qt.Key.Key_Return)

    def where(self) -> tuple[int, str]:
        """The row and field that is mended now."""
        spot = self.page.board.mend.spot
        assert spot is not None
        return spot.number, spot.field

    def give_meaning(self, label: str, field: str) -> None:
        """Choose the meaning of a column by keyboard."""
        looking = self.page.desk.looking
        assert looking is not None
        self.give_column(next(column.index for column in looking.columns if column.label == label), field)

    def give_column(self, index: int, field: str) -> None:
        """The same for a column by its place."""
        box = self.page.board.strip.boxes[index]
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_Down)
        popup = box.view()
        self.qtbot.waitUntil(popup.isVisible)
        steps = box.findData(field) - popup.currentIndex().row()
        for _ in range(abs(steps)):
            QTest.keyClick(popup, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)
        QTest.keyClick(popup, Qt.Key.Key_Return)
        self.wait()
        self.window.activateWindow()  # without a window manager nobody does so when the list is gone
        self.qtbot.waitUntil(self.window.isActiveWindow)

    def whose(self, text: str) -> None:
        """Type part of a customer's name and take the first hit."""
        self.type_into("customer", text)
        lists = [w for w in QApplication.topLevelWidgets() if isinstance(w, QListView)]
        self.qtbot.waitUntil(lambda: any(w.isVisible() for w in lists))
        QTest.keyClick(next(w for w in lists if w.isVisible()), Qt.Key.Key_Return)
        self.wait()

    def go_on(self) -> None:
        """Ctrl+Enter."""
        self.key(Qt.Key.Key_Return, CTRL)
        self.wait()

    def text_of(self, name: str) -> str:
        """All words of a banner."""
        banner: Any = self.find(name)
        return "\n".join(label.text() for label in banner.findChildren(QWidget) if hasattr(label, "text"))

    def _save(self, _parent: QWidget, name: str) -> str:
        self.asked.append(name)
        return str(self.target)
