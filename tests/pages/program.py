"""The whole program as a person has it: lock screen, all pages, search, scanner."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from fieldtech.app import build_window
from fieldtech.demo.hands import Hands
from fieldtech.model.base import Id
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.sheet import Sheet
from fieldtech.ui.language import Language
from fieldtech.ui.page import Page
from fieldtech.ui.page_builder import PageBuilder
from fieldtech.ui.remembering import KeptSettings
from fieldtech.ui.session import Session
from fieldtech.ui.theme import Theme

W = TypeVar("W", bound=QWidget)
PIN = "0000"


class Program:
    """Built by the composition root; ``hands`` press, type, scan and draw."""

    def __init__(
        self,
        qtbot: QtBot,
        theme: Theme,
        language: Language,
        workplace: Workplace,
        settings: Path,
        user: str = "",
        tools: Mapping[str, Any] | None = None,
        lookout: bool = False,
        ahead: bool = False,
    ) -> None:
        """``lookout``: whether ``hands.flashes`` sees what becomes a window of its own by mistake.

        ``ahead``: whether pages nobody goes to are made in idle moments, as in the program; a third of a test's time.
        """
        self.qtbot, self.workplace = qtbot, workplace
        self.settings_file, self.settings = settings, KeptSettings(settings)
        workplace.access.sign_out()
        self.window = build_window(workplace, self.settings, theme=theme, language=language, user=user, tools=tools)
        qtbot.addWidget(self.window)
        if not ahead and (builder := self.window.findChild(PageBuilder)) is not None:
            builder.only_when_wanted()
        self.hands = Hands(self.window, lookout=lookout)
        self.window.resize(1440, 900)
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.window.activateWindow()
        session = self.window.findChild(Session)
        assert session is not None
        self.session = session

    def sign_in(self, login: str, pin: str = PIN) -> None:
        """Choose the person, type the PIN, press Enter."""
        self.hands.click(f"person_{login}")
        self.hands.write("pin", pin)
        self.hands.key("Return")
        self.hands.until(lambda: not (self.session.screen.checking or self.session.letting_in), "the answer")

    def open(self, page: str, order: Id | None = None) -> Any:
        """Go to a page, as another page would lead there."""
        self.window.open_page(page, order.hex if order else "")
        self.hands.settle()
        return self.page

    @property
    def page(self) -> Page:
        """The page in front."""
        page = self.window.current
        assert page is not None
        return page

    def sheet(self, name: str) -> Sheet:
        """The open dialog of that name."""
        return self.hands.wait_for(Sheet, name)  # type: ignore[no-any-return]

    def said(self) -> str:
        """What the toast says."""
        return self.window.toast.text

    def there(self, kind: type[W], name: str) -> bool:
        """Whether it is to be seen."""
        return any(widget.isVisible() for widget in self.window.findChildren(kind, name))
