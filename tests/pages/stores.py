"""The stores page as a stock keeper works with it: places, scans, buttons."""

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from fieldtech.forms.stores.lines_field import LineBox
from fieldtech.services.workplace import Workplace
from fieldtech.ui.language import Language
from fieldtech.ui.pages.order.form_sheet import FormSheet
from fieldtech.ui.pages.stores_page import StoresPage
from fieldtech.ui.theme import Theme
from pages.desk import Seat


class StoresDesk(Seat[StoresPage]):
    """A window with the stores page, and stand-ins for where it leads."""

    def __init__(
        self, qtbot: QtBot, theme: Theme, language: Language, workplace: Workplace, login: str = "chugang"
    ) -> None:
        super().__init__(qtbot, theme, language, workplace, login, StoresPage, ("stock_page",))

    def at(self, place: str) -> "StoresDesk":
        """Turn to a place or list."""
        self.window.open_page("stores_page", place)
        QApplication.processEvents()  # what was laid out is shown
        return self

    def rows(self) -> list[str]:
        """The numbers in the table."""
        return [self.page.model.record(at).number for at in range(self.page.model.rowCount())]

    def row(self, number: str) -> tuple[str, ...]:
        """What the table says of a number."""
        found = self.page.model.record(self.page.model.find(lambda row: row.number == number))
        return tuple(column.show(found) for column in self.page.model.columns)

    def acts(self) -> set[str]:
        """The names of the buttons of the place and of what is chosen."""
        QApplication.processEvents()
        return {name for name in _NAMES if self.there(name)}

    def form(self) -> FormSheet:
        """The form that is open."""
        sheet = self.sheet()
        assert isinstance(sheet, FormSheet)
        return sheet

    def scan(self, *texts: str) -> None:
        """A scanner reads these, wherever the focus is."""
        for text in texts:
            if any(isinstance(w, FormSheet) and w.isVisible() for w in self.window.findChildren(QWidget)):
                self.form().take_scan(text)
            else:
                self.page.take_scan(text)
        QApplication.processEvents()

    def line_says(self, number: str) -> str:
        """What stands beside the line of a number."""
        boxes = [box for box in self.form().findChildren(LineBox) if box.isVisible()]
        return next(box.problem.text for box in boxes if box.line.number == number)


_NAMES = (
    "receive", "issue", "take_back", "transfer", "relocate", "shelve", "count", "send_to_factory", "factory_back",
    "set_apart", "repair_here", "find", "give_up", "lose", "scrap", "top_up", "put_card_in", "take_card_out",
    "suspend", "resume", "cancel_card", "replace_card", "add_tool", "lend", "give_back", "accept", "decline",
    "withdraw", "approve", "show_slip", "undo_slip",
)  # fmt: skip
