"""The line in which a cell is mended."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from fieldtech.ui.pages.importing.clipping import one_value

LONGEST = 2000


class MendEdit(QLineEdit):
    """Leaves to the page what is none of its own: a copied list, and Ctrl+Z when nothing was typed."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setMaxLength(LONGEST)
        self.setAcceptDrops(False)  # a file dropped here is a list

    def show_text(self, text: str) -> None:
        """The text of a cell in one line, from its beginning."""
        self.setText(" ".join(text[:LONGEST].split()))
        self.setCursorPosition(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A copied cell comes with a line break, which is none of it."""
        value = one_value() if event.matches(QKeySequence.StandardKey.Paste) else None
        if value is not None:
            self.insert(value)
        elif self._is_for_the_page(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Before the page is asked."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_list = event.matches(QKeySequence.StandardKey.Paste) and one_value() is None
            if is_list or self._is_for_the_page(event):
                event.ignore()
                return False
        return super().event(event)

    def _is_for_the_page(self, event: QKeyEvent) -> bool:
        is_undone = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
        return is_undone or (event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable())
