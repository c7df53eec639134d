"""The pages of the desk as a person works with them: calls, approvals, customers, lists."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QListView, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from fieldtech.services.changes import Change
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.sheet import Sheet
from fieldtech.ui.language import Language
from fieldtech.ui.page import Page
from fieldtech.ui.pages.approvals_page import ApprovalsPage
from fieldtech.ui.pages.directory.base import DirectoryPage
from fieldtech.ui.pages.intake_page import IntakePage
from fieldtech.ui.pages.master_data_page import MasterDataPage
from fieldtech.ui.theme import Theme
from fieldtech.ui.window import MainWindow
from prepared import act_as

P = TypeVar("P", bound=Page)


class Elsewhere(Page):
    """Stands for a page that one is led to."""

    in_sidebar = False

    def __init__(self, name: str) -> None:
        self.name = name  # type: ignore[misc]
        super().__init__()
        self.references: list[str] = []

    def open(self, reference: str) -> None:
        self.references.append(reference)


class Seat(Generic[P]):
    """A window with one page in it and stand-ins for the others; somebody is signed in."""

    def __init__(
        self,
        qtbot: QtBot,
        theme: Theme,
        language: Language,
        workplace: Workplace,
        login: str,
        make: Callable[[Workplace], P],
        elsewhere: tuple[str, ...] = ("orders_page",),
    ) -> None:
        self.qtbot, self.workplace = qtbot, workplace
        self.changes: list[Change] = []
        self.window = MainWindow(theme, language)
        self.window.resize(1440, 900)
        qtbot.addWidget(self.window)
        self.page = make(workplace)
        self.elsewhere = {name: Elsewhere(name) for name in elsewhere if name != self.page.name}
        for page in (self.page, *self.elsewhere.values()):
            self.window.add_page(page)
        self.window.changed.connect(self.changes.append)
        act_as(workplace, login)
        self.window.show_for(workplace.access.person)
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.window.activateWindow()

    def press(self, name: str) -> None:
        """The visible button of this name."""
        self.qtbot.mouseClick(self.find(name), Qt.MouseButton.LeftButton)
        QApplication.processEvents()  # one page leads to another in a moment of its own

    def find(self, name: str) -> QWidget:
        """The visible widget of this name."""
        self.qtbot.waitUntil(lambda: self.there(name))
        return next(w for w in self.window.findChildren(QWidget, name) if w.isVisible())

    def there(self, name: str) -> bool:
        """Whether it is to be seen."""
        return any(w.isVisible() for w in self.window.findChildren(QWidget, name))

    def type_into(self, name: str, text: str) -> None:
        """Replace what stands in a field."""
        field = self.find(name)
        field.setFocus()
        if isinstance(field, QPlainTextEdit | QLineEdit):
            field.selectAll()
        typed = QInputMethodEvent()  # as Chinese is typed; keyClicks knows only Latin letters
        typed.setCommitString(text)
        QApplication.sendEvent(field, typed)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key in the window."""
        focus = self.window.focusWidget() or self.window
        QTest.keyClick(focus, key, modifier)
        QApplication.processEvents()

    def sheet(self) -> Sheet:
        """The dialog that is open."""
        self.qtbot.waitUntil(lambda: any(s.isVisible() for s in self.window.findChildren(Sheet)))
        return next(s for s in self.window.findChildren(Sheet) if s.isVisible())

    def primary(self) -> QAbstractButton:
        """What Ctrl+Enter presses."""
        button = self.page.primary()
        assert button is not None
        return button

    def undo(self) -> None:
        """Press Undo in the toast."""
        self.window.toast.undo_button.click()


class CallDesk(Seat[IntakePage]):
    """The intake page."""

    def __init__(self, qtbot: QtBot, theme: Theme, language: Language, workplace: Workplace, login: str = "zhoumin"):
        names = ("orders_page", "customers_page")
        super().__init__(qtbot, theme, language, workplace, login, IntakePage, names)

    def hear(self, fragment: str) -> None:
        """Type what the caller says and take the best hit."""
        self.type_into("customer", fragment)
        lists = [w for w in QApplication.topLevelWidgets() if isinstance(w, QListView)]
        self.qtbot.waitUntil(lambda: any(w.isVisible() for w in lists))
        QTest.keyClick(next(w for w in lists if w.isVisible()), Qt.Key.Key_Return)

    def choose(self, number: str) -> None:
        """The vehicle or equipment of this number in the list beside the form."""
        model: Any = self.page.side.things.model()
        row = model.find(lambda thing: thing.number == number)
        self.page.side.things.choose(row)
        QTest.keyClick(self.page.side.things, Qt.Key.Key_Return)

    def chip(self, field: str, value: str) -> None:
        """Press a chip or segment."""
        editor: Any = self.page.form.editor(field)
        group = getattr(editor, "chips", None) or editor.segments
        self.qtbot.mouseClick(group.button(value), Qt.MouseButton.LeftButton)


class ApprovalDesk(Seat[ApprovalsPage]):
    """The approvals page; decisions wait ``undo_ms``."""

    def __init__(
        self,
        qtbot: QtBot,
        theme: Theme,
        language: Language,
        workplace: Workplace,
        login: str = "sunli",
        undo_ms: int = 8000,
    ) -> None:
        super().__init__(qtbot, theme, language, workplace, login, lambda w: ApprovalsPage(w, undo_ms))

    def kinds(self) -> list[str]:
        """What waits, in its order."""
        model = self.page.inbox.model
        return [model.record(row).kind for row in range(model.rowCount())]


class Directory(Seat[DirectoryPage]):
    """Customers, vehicles or stock."""

    def numbers(self) -> list[str]:
        """The first column."""
        model = self.page.model
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def search(self, text: str) -> None:
        """Type into the search field."""
        self.page.search.setText(text)
        self.page.search.search_now()

    def open_row(self, number: str) -> None:
        """Click the row."""
        row = self.numbers().index(number)
        index = self.page.model.index(row, 0)
        place = self.page.table.visualRect(index).center()
        self.qtbot.mouseClick(self.page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)


class Lists(Directory):
    """The page of master data; ``picked`` is what the file dialog answers."""

    def __init__(
        self,
        qtbot: QtBot,
        theme: Theme,
        language: Language,
        workplace: Workplace,
        login: str = "admin",
        picked: Path | None = None,
    ) -> None:
        def make(workplace: Workplace) -> DirectoryPage:
            return MasterDataPage(workplace, lambda _parent, _folder: str(picked or ""))

        super().__init__(qtbot, theme, language, workplace, login, make)

    def turn_to(self, list_name: str) -> None:
        """Choose a list at the left."""
        page: Any = self.page
        page.turn_to(list_name)
