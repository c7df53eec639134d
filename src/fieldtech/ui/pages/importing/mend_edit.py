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

    def event(self, event: QEvent) -> bool:
        """Before the page is asked."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_list = event.matches(QKeySequence.StandardKey.Paste) and one_value() is None
            is_undone = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
            is_redone = event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
            if is_list or is_undone or is_redone:
                event.ignore()
                return False
        return super().event(event)
