"""The keys of the import page, wherever in the window the focus is; they sleep under a dialog."""

from collections.abc import Callable, Iterable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from fieldtech.ui.kit.sheet import Sheet

Act = Callable[[], object]


def page_keys(page: QWidget, keys: Iterable[tuple[str, Act]]) -> None:
    """What is pressed while a dialog is open is meant for that."""

    def pressed(act: Act) -> None:
        if not any(sheet.isVisible() for sheet in page.window().findChildren(Sheet)):
            act()

    for key, act in keys:
        QShortcut(QKeySequence(key), page, lambda act=act: pressed(act)).setAutoRepeat(False)
