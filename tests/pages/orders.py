"""The orders page as a person works with it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from fieldtech.model.base import Id
from fieldtech.services.changes import Change
from fieldtech.services.order_view import OrderView
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.sheet import Sheet
from fieldtech.ui.language import Language
from fieldtech.ui.page import Page
from fieldtech.ui.pages.order.form_sheet import FormSheet
from fieldtech.ui.pages.order.list_pane import FILTERS
from fieldtech.ui.pages.orders import Memory, OrdersPage
from fieldtech.ui.theme import Theme
from fieldtech.ui.window import MainWindow
from prepared import act_as


class Elsewhere(Page):
    """Stands for the pages the orders page leads to."""

    in_sidebar = False

    def __init__(self, name: str) -> None:
        self.name = name  # type: ignore[misc]
        super().__init__()
        self.references: list[str] = []

    def open(self, reference: str) -> None:
        self.references.append(reference)


class Desk:
    """A window with the orders page in it; somebody is signed in."""

    def __init__(
        self,
        qtbot: QtBot,
        theme: Theme,
        language: Language,
        workplace: Workplace,
        login: str = "zhenghao",
        memory: Memory | None = None,
        size: tuple[int, int] = (1440, 900),
    ) -> None:
        self.qtbot, self.workplace = qtbot, workplace
        self.changes: list[Change] = []
        act_as(workplace, login)
        self.window = MainWindow(theme, language)
        qtbot.addWidget(self.window)
        self.page = OrdersPage(workplace, memory)
        self.onsite, self.intake = Elsewhere("onsite_page"), Elsewhere("intake_page")
        for page in (self.page, self.onsite, self.intake):
            self.window.add_page(page)
        self.window.changed.connect(self.changes.append)
        self.window.resize(*size)
        self.window.show_for(workplace.access.person)
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.window.activateWindow()

    # who and what -----------------------------------------------------------------------------------------

    def sign_in(self, login: str) -> None:
        """Somebody else sits down."""
        act_as(self.workplace, login)
        self.window.show_for(self.workplace.access.person)
        self.page.refresh(None)

    def chips(self) -> list[str]:
        """The filters in sight."""
        return [name for name in FILTERS if self.page.list_pane.filters.button(name).isVisible()]

    def from_menu(self, action: str) -> None:
        """Choose from the menu that is open."""
        menu = next(menu for menu in self.window.findChildren(QMenu) if menu.isVisible())
        next(found for found in menu.actions() if found.objectName() == action).trigger()
        menu.close()

    def open(self, order: Id) -> None:
        """Show this order."""
        self.window.open_page("orders_page", str(order))

    def view(self) -> OrderView:
        """The order in sight."""
        assert self.page.detail.view is not None
        return self.page.detail.view

    def status(self) -> str:
        """Its state."""
        return self.view().status

    def there(self, name: str) -> bool:
        """Whether a visible widget has this name."""
        return any(widget.isVisible() for widget in self.window.findChildren(QWidget, name))

    def find(self, name: str) -> QWidget:
        """The visible widget of this name, as soon as it is there."""
        self.wait(lambda: self.there(name))
        return next(widget for widget in self.window.findChildren(QWidget, name) if widget.isVisible())

    # foot and menu ----------------------------------------------------------------------------------------

    @property
    def primary(self) -> Button:
        """The one next step."""
        return self.page.detail.footer.primary

    def focus(self, control: QWidget) -> None:
        """As a click would; the offscreen platform forgets the active window when a popup closes."""
        self.window.activateWindow()
        control.setFocus()
        self.wait(control.hasFocus)

    def press(self, button: QWidget) -> None:
        """With the mouse; a form or a page it leads to comes in a moment of its own."""
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def next_step(self) -> None:
        """Press the primary button."""
        assert self.primary.isVisible()
        self.press(self.primary)

    def menu(self) -> tuple[str, ...]:
        """What the menu offers."""
        menu = self.page.detail.open_menu()
        names = tuple(action.objectName() for action in menu.actions())
        menu.close()
        return names

    def pick(self, act: str) -> None:
        """Choose something from the menu."""
        menu = self.page.detail.open_menu()
        next(action for action in menu.actions() if action.objectName() == act).trigger()
        menu.close()

    # the form over the page -------------------------------------------------------------------------------

    def sheet(self) -> Sheet | None:
        """What covers the page, if anything."""
        return next((s for s in reversed(self.window.findChildren(Sheet)) if s.isVisible()), None)

    @property
    def form_sheet(self) -> FormSheet:
        """The form in front, as soon as it is there."""
        self.wait(lambda: isinstance(self.sheet(), FormSheet))
        sheet = self.sheet()
        assert isinstance(sheet, FormSheet)
        return sheet

    def control(self, field: str) -> Any:
        """The editor's widget that takes the focus."""
        return self.form_sheet.form.editor(field).control

    def type(self, field: str, text: str) -> None:
        """Type into a field with the keyboard."""
        control = self.control(field)
        self.focus(control)
        self.qtbot.keyClicks(control, text)

    def look_up(self, field: str, text: str) -> None:
        """Type into a reference field and take the first answer."""
        self.type(field, text)
        self.wait(lambda: QApplication.activePopupWidget() is not None)
        popup = QApplication.activePopupWidget()
        assert popup is not None
        self.qtbot.keyClick(popup, Qt.Key.Key_Return)

    def choose(self, field: str, value: str) -> None:
        """Press a chip or segment."""
        self.press(self.control(field).button(value))

    def choose_from_list(self, field: str, value: str) -> None:
        """Choose in a combo box."""
        combo = self.control(field)
        combo.setCurrentIndex(combo.findData(value))

    def quick(self, field: str, number: int = 1) -> None:
        """Press one of the quick times below a moment."""
        self.press(self.find(f"{field}_quick_{number}"))

    def note(self, field: str) -> str:
        """The problem shown below a field."""
        note = self.form_sheet.form.cell(field).note
        return note.text if note.severity in ("error", "warning") else ""

    def submit(self) -> None:
        """The button of the form."""
        self.press(self.form_sheet.primary)

    def wait(self, condition: Callable[[], bool]) -> None:
        """Until it holds."""
        self.qtbot.waitUntil(condition, timeout=10_000)
