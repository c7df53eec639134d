"""A technician at his laptop: keyboard, mouse and scanner only, each act counted."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from fieldtech.errors import FieldtechError
from fieldtech.forms.scanner import Scanner
from fieldtech.model.base import Id
from fieldtech.services.order_view import OrderView
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.sheet import Sheet
from fieldtech.ui.language import Language
from fieldtech.ui.pages.checklist_page import ChecklistPage
from fieldtech.ui.pages.day_page import DayPage
from fieldtech.ui.pages.leave_page import LeavePage
from fieldtech.ui.pages.onsite_page import OnsitePage
from fieldtech.ui.theme import Theme
from fieldtech.ui.window import MainWindow
from pages.desk import Elsewhere
from prepared import act_as

W = TypeVar("W", bound=QWidget)
ELSEWHERE = ("orders_page", "swap_page", "signoff_page")


class Technician:
    """The window with his four pages; ``photos`` are the files the picker answers with."""

    def __init__(
        self,
        qtbot: QtBot,
        theme: Theme,
        language: Language,
        workplace: Workplace,
        photos: Sequence[Path] = (),
        login: str = "wulei",
    ) -> None:
        self.qtbot, self.workplace = qtbot, workplace
        self.count = 0
        self.errors: list[FieldtechError] = []
        self.window = MainWindow(theme, language)
        self.window.resize(1440, 900)
        qtbot.addWidget(self.window)
        pick: Callable[[QWidget], Sequence[str]] = lambda _parent: [str(p) for p in photos]  # noqa: E731
        self.day, self.leave = DayPage(workplace), LeavePage(workplace)
        self.onsite = OnsitePage(workplace, pick_photos=pick)
        self.checklist = ChecklistPage(workplace, pick_photos=pick)
        self.elsewhere = {name: Elsewhere(name) for name in ELSEWHERE}
        for page in (self.day, self.onsite, self.checklist, self.leave, *self.elsewhere.values()):
            self.window.add_page(page)
            page.failed.connect(self.errors.append)
        act_as(workplace, login)
        self.window.show_for(workplace.access.person, "day_page")
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.window.activateWindow()
        self._scanner = Scanner(self.window)
        self._scanner.scanned.connect(self._scanned)
        self._scanner.listen()

    # acts -------------------------------------------------------------------------------------------------

    def press(self, name: str) -> None:
        """Click the visible button of this name."""
        button = self.find(name, QAbstractButton)
        self.bring_into_sight(button)
        assert button.isEnabled(), name
        self.count += 1
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def click(self, widget: QWidget) -> None:
        """Click something found otherwise."""
        self.bring_into_sight(widget)
        assert widget.isEnabled() and widget.isVisible()
        self.count += 1
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.settle()

    def next(self) -> None:
        """The primary button, by Ctrl+Enter."""
        self.count += 1
        QTest.keyClick(self.focus(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self.settle()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key."""
        self.count += 1
        QTest.keyClick(self.focus(), key, modifier)
        self.settle()

    def fill(self, name: str, text: str) -> None:
        """Fill a field, as an input method writes Chinese."""
        self.write(self.find(name, QWidget), text)

    def write(self, field: QWidget, text: str) -> None:
        """Fill this field."""
        self.bring_into_sight(field)
        self.count += 1
        field.setFocus()
        if isinstance(field, QPlainTextEdit | QLineEdit):
            field.selectAll()
        typed = QInputMethodEvent()
        typed.setCommitString(text)
        QApplication.sendEvent(field, typed)
        self.settle()

    def look_up(self, name: str, text: str) -> None:
        """Type into a search field and take what means exactly this by going on."""
        field = self.find(name, QLineEdit)
        self.write(field, text)
        lists = [w for w in QApplication.topLevelWidgets() if isinstance(w, QAbstractItemView)]
        self.qtbot.waitUntil(lambda: any(w.isVisible() for w in lists))
        popup = next(w for w in lists if w.isVisible())
        QTest.keyClick(popup, Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: not popup.isVisible())
        self.window.activateWindow()  # there is no window manager that would do it when the list is gone
        self.qtbot.waitUntil(self.window.isActiveWindow)
        self.settle()

    def choose(self, combo: QComboBox, value: str) -> None:
        """One entry of a list, by keyboard."""
        self.count += 1
        combo.setFocus()
        at = combo.findData(value)
        assert at >= 0
        while combo.currentIndex() != at:
            QTest.keyClick(combo, Qt.Key.Key_Down if combo.currentIndex() < at else Qt.Key.Key_Up)
        self.settle()

    def scan(self, text: str) -> None:
        """The scanner types faster than any hand, then Enter."""
        self.count += 1
        QTest.keyClicks(self.focus(), text)
        QTest.keyClick(self.focus(), Qt.Key.Key_Return)
        self.settle()

    # seeing -----------------------------------------------------------------------------------------------

    def find(self, name: str, kind: type[W]) -> W:
        """The visible widget of this name."""
        self.qtbot.waitUntil(lambda: self.there(name, kind))
        return next(w for w in self._where().findChildren(kind, name) if w.isVisible())

    def there(self, name: str, kind: type[Any] = QWidget) -> bool:
        """Whether it is to be seen."""
        return any(w.isVisible() for w in self._where().findChildren(kind, name))

    def _where(self) -> QWidget:
        """An open dialog covers the page."""
        return self.sheet() or self.window

    def sheet(self) -> Sheet | None:
        """The dialog that is open."""
        return next((s for s in self.window.findChildren(Sheet) if s.isVisible()), None)

    @property
    def page(self) -> str:
        """The page in front."""
        assert self.window.current is not None
        return self.window.current.name

    def primary(self) -> str:
        """What the primary button says."""
        button = self.window.current.primary() if self.window.current else None
        return button.text() if button is not None else ""

    def view(self, order: Id) -> OrderView:
        """The order as it is stored."""
        return self.workplace.orders.view(order)

    def part_line(self, part: str) -> QWidget:
        """The line of a part on the parts list."""
        parts: Any = self.onsite.rail.section("parts")
        return next(line for line in parts._lines.values() if line.draft().part == part)

    def focus(self) -> QWidget:
        """Where keys go."""
        return QApplication.focusWidget() or self.window

    def settle(self) -> None:
        """Let what was caused happen."""
        for _ in range(6):
            QApplication.processEvents()

    def bring_into_sight(self, widget: QWidget) -> None:
        """Scroll as a person would: looking is not counted."""
        parent = widget.parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea):
                parent.ensureWidgetVisible(widget)
            parent = parent.parentWidget()
        self.settle()

    def row(self, view: QAbstractItemView, at: int) -> None:
        """Click a row of a list."""
        index: QModelIndex = view.model().index(at, 0)
        self.count += 1
        place: QPoint = view.visualRect(index).center()
        self.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        self.settle()

    def close(self) -> None:
        """Take the scanner off."""
        QApplication.instance().removeEventFilter(self._scanner)  # type: ignore[union-attr]

    def _scanned(self, text: str) -> None:
        assert self.window.current is not None
        self.window.current.take_scan(text)


TechnicianAt = Callable[[str], tuple[Technician, Id]]
"""The fixture ``at``: the technician's window with the order in a state."""
