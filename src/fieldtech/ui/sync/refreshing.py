"""After an exchange that brought something the pages are told, but never while somebody types or decides on one."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from fieldtech.forms.form import Form
from fieldtech.model.base import Id
from fieldtech.services.changes import Change
from fieldtech.ui.window import MainWindow

FROM_OFFICE = "sync"
"""The kind of the Change that says: anything may have come."""

_LOOK_MS = 500


class Refresher(QObject):
    """``want`` publishes one Change as soon as nobody is disturbed by it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self._try)

    def want(self) -> None:
        """Something came."""
        self._look.start()
        self._try()

    @property
    def waiting(self) -> bool:
        """Whether somebody would be disturbed now."""
        return self._look.isActive()

    def _try(self) -> None:
        if not in_the_midst(self._window):
            self._look.stop()
            self._window.publish(Change(FROM_OFFICE, Id(int=0)))


def in_the_midst(window: MainWindow) -> bool:
    """Whether a page that shows itself anew could take something away from whoever sits there."""
    page = window.current
    if page is None or window.covered or window.top_sheet() is not None or page.holds():
        return True
    focus, search = QApplication.focusWidget(), page.search_field()
    if focus is not search and isinstance(focus, QLineEdit | QPlainTextEdit) and not focus.isReadOnly():
        return True
    if any(form.isVisible() and form.is_dirty() for form in page.findChildren(Form)):
        return True
    return any(_has_words(editor) for editor in page.findChildren(QWidget) if editor is not search)


def _has_words(editor: QWidget) -> bool:
    if isinstance(editor, QLineEdit):
        return editor.isVisible() and editor.isModified() and bool(editor.text())
    if isinstance(editor, QPlainTextEdit):
        return editor.isVisible() and editor.document().isModified() and not editor.document().isEmpty()
    return False
