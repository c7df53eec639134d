"""The office of fleet installs as a person works with it: requests, orders and approvals in one window."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QListView, QWidget
from pytestqt.qtbot import QtBot

from fieldtech.services.changes import Change
from fieldtech.services.order_view import OrderView
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.sheet import Sheet
from fieldtech.ui.language import Language
from fieldtech.ui.page import Page
from fieldtech.ui.pages.approvals_page import ApprovalsPage
from fieldtech.ui.pages.order.form_sheet import FormSheet
from fieldtech.ui.pages.orders import OrdersPage
from fieldtech.ui.pages.requests_page import RequestsPage
from fieldtech.ui.theme import Theme
from fieldtech.ui.window import MainWindow
from pages.orders import Elsewhere
from prepared import act_as


class FleetOffice:
    """A window with the three pages; somebody is signed in."""

    def __init__(
        self, qtbot: QtBot, theme: Theme, language: Language, workplace: Workplace, login: str = "zhoumin"
    ) -> None:
        self.qtbot, self.workplace = qtbot, workplace
        self.changes: list[Change] = []
        act_as(workplace, login)
        self.window = MainWindow(theme, language)
        qtbot.addWidget(self.window)
        self.requests, self.orders = RequestsPage(workplace), OrdersPage(workplace)
        self.approvals = ApprovalsPage(workplace, undo_ms=0)
        self.yard = Elsewhere("yard_page")
        for page in (self.requests, self.orders, self.approvals, self.yard):
            self.window.add_page(page)
        self.window.changed.connect(self.changes.append)
        self.window.resize(1440, 900)
        self.window.show_for(workplace.access.person)
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.window.activateWindow()

    # who and where ----------------------------------------------------------------------------------------

    def sit_down(self, login: str, page: str, reference: str = "") -> None:
        """Somebody else comes and opens a page."""
        for there in (self.requests, self.orders, self.approvals):
            there.leave()
            there.forget_person()
        act_as(self.workplace, login)
        self.window.show_for(self.workplace.access.person)
        self.go(page, reference)

    def go(self, page: str, reference: str = "") -> None:
        """Open a page of the sidebar."""
        self.window.open_page(page, reference)
        self.settle()

    @property
    def page(self) -> Page:
        """The page in front."""
        return next(p for p in (self.requests, self.orders, self.approvals, self.yard) if p.isVisible())

    def settle(self) -> None:
        """Forms and pages come in a moment of their own."""
        for _ in range(3):
            QApplication.processEvents()

    def wait(self, condition: Any) -> None:
        """Until it holds."""
        self.qtbot.waitUntil(condition, timeout=10_000)

    # widgets ----------------------------------------------------------------------------------------------

    def there(self, name: str) -> bool:
        """Whether a visible widget has this name."""
        return any(widget.isVisible() for widget in self.window.findChildren(QWidget, name))

    def find(self, name: str) -> QWidget:
        """The visible widget of this name, as soon as it is there; the one in front first."""
        self.wait(lambda: self.there(name))
        found = [widget for widget in self.window.findChildren(QWidget, name) if widget.isVisible()]
        over = self.sheet()
        return next((widget for widget in found if over is not None and over.isAncestorOf(widget)), found[0])

    def press(self, name: str) -> None:
        """The visible button of this name, with the mouse."""
        self.click(self.find(name))

    def click(self, button: QWidget) -> None:
        """With the mouse."""
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    # forms over the page ----------------------------------------------------------------------------------

    def sheet(self) -> Sheet | None:
        """What covers the page, if anything."""
        return next((s for s in reversed(self.window.findChildren(Sheet)) if s.isVisible()), None)

    @property
    def form(self) -> FormSheet:
        """The form in front, as soon as it is there."""
        self.wait(lambda: isinstance(self.sheet(), FormSheet))
        sheet = self.sheet()
        assert isinstance(sheet, FormSheet)
        return sheet

    def control(self, field: str) -> Any:
        """The editor's widget that takes the focus."""
        return self.form.form.editor(field).control

    def type(self, field: str, text: str) -> None:
        """Type into a field, over what stands there."""
        control = self.control(field)
        self.window.activateWindow()
        control.setFocus()
        self.wait(control.hasFocus)
        control.selectAll()
        self.keys(control, text)

    def keys(self, control: QWidget, text: str) -> None:
        """Latin by keys, anything else by an input method."""
        if not text:
            self.qtbot.keyClick(control, Qt.Key.Key_Delete)
        elif text.isascii():
            self.qtbot.keyClicks(control, text)
        else:
            event = QInputMethodEvent()
            event.setCommitString(text)
            QApplication.sendEvent(control, event)

    def day(self, field: str, day: date) -> None:
        """Type a date."""
        self.type(field, day.isoformat())

    def look_up(self, field: str, text: str) -> None:
        """Type into a reference field and take the first answer."""
        self.type(field, text)
        self.wait(lambda: QApplication.activePopupWidget() is not None)
        popup = QApplication.activePopupWidget()
        assert popup is not None
        self.qtbot.keyClick(popup, Qt.Key.Key_Return)
        self.settle()

    def choose(self, field: str, *values: str) -> None:
        """Press chips or segments."""
        for value in values:
            self.click(self.control(field).button(value))

    def choose_from_list(self, field: str, value: str) -> None:
        """Choose in a combo box by keys."""
        combo = self.control(field)
        combo.setFocus()
        while combo.currentData() != value:
            before = combo.currentIndex()
            self.qtbot.keyClick(combo, Qt.Key.Key_Down)
            assert combo.currentIndex() != before, f"{value} is not offered"

    def tick_vehicles(self, *texts: str) -> None:
        """Search each vehicle and tick it with Enter, or press its line when several are found."""
        picker = self.form.form.editor("vehicles").picker  # type: ignore[attr-defined]
        for text in texts:
            self.keys(picker.search, text)
            picker.search.search_now()
            ticks = picker.list
            assert isinstance(ticks, QListView) and picker.model.rowCount() > 0, text
            box = ticks.visualRect(picker.model.index(0))
            self.qtbot.mouseClick(ticks.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
            picker.search.clear()
            picker.search.search_now()

    def note(self, field: str) -> str:
        """The problem or doubt shown below a field."""
        note = self.form.form.cell(field).note
        return note.text if note.severity in ("error", "warning") else ""

    def submit(self) -> None:
        """The button of the form; it goes when the service took it."""
        self.click(self.form.primary)

    def sent(self) -> None:
        """Submit, and see the form go."""
        self.submit()
        over = self.sheet()
        left = (
            [(problem.field, problem.code) for problem in over.form.problems()] if isinstance(over, FormSheet) else []
        )
        assert not isinstance(over, FormSheet), left

    # the order in sight -----------------------------------------------------------------------------------

    def order(self) -> OrderView:
        """The order the orders page shows."""
        assert self.orders.detail.view is not None
        return self.workplace.orders.view(self.orders.detail.view.id)

    def next_step(self) -> None:
        """The primary button of the page in front."""
        footer = self.page.footer
        assert footer is not None and footer.primary.isVisible()
        self.click(footer.primary)

    def pick(self, act: str) -> None:
        """Choose something from the order's menu."""
        menu = self.orders.detail.open_menu()
        next(action for action in menu.actions() if action.objectName() == act).trigger()
        menu.close()
        self.settle()
