"""What Ctrl+K offers: of the page in front, every page, what others in the window offer, and what always works."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from fieldtech.ui.kit.command_palette import Command

if TYPE_CHECKING:  # the window imports its commands
    from fieldtech.ui.window import MainWindow

translate = QCoreApplication.translate
Offer = Callable[[], Iterable[Command]]


class WindowCommands:
    """Asked anew each time the palette opens; ``offer`` adds somebody who has something to offer."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._offers: list[Offer] = []

    def offer(self, more: Offer) -> None:
        """Ask this one too."""
        self._offers.append(more)

    def __iter__(self) -> Iterator[Command]:
        window = self._window
        if window.current is not None:
            yield from window.current.commands()
        for at, item in enumerate(window.stack.nav_items()):
            keys = f"Ctrl+{at + 1}" if at < 9 else ""
            yield Command(item.title, partial(window.open_page, item.name), item.icon, keys)
        for more in self._offers:
            yield from more()
        yield Command(translate("MainWindow", "Switch light / dark"), window.theme.toggle, "moon", "Ctrl+D")
        yield Command(
            translate("MainWindow", "Switch language"), window.language.toggle, "languages", "Ctrl+L",
            also="语言 English 中文",
        )  # fmt: skip
        yield Command(translate("MainWindow", "Lock"), window.lock_pressed.emit, "lock")
