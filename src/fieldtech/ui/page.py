"""What the window knows of a page."""

from collections.abc import Callable, Iterable, Iterator
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from fieldtech.ui.kit.command_palette import Command
from fieldtech.ui.kit.footer import Footer
from fieldtech.ui.kit.live import Live

_NO_SELECTION = QAbstractItemView.SelectionMode.NoSelection
Undo = Callable[[], None]


class Page(Live, QWidget):
    """Base of all pages: fill ``self.column`` (header, body), then ``self.footer`` if it has one.

    A page calls ``self.go_live()`` as the last line of its ``__init__``. It changes data only through
    services and emits the returned change with ``changed``; the window hands it to ``refresh`` of all pages.
    """

    changed = Signal(object)  # a Change of the services
    go = Signal(str, str)  # name of another page, reference there ("" for none)
    said = Signal(str, object)  # a toast and its undo, or None
    withdrawn = Signal(object)  # the undo of something said, which is possible no more
    failed = Signal(object)  # an exception for the window to show
    handed_over = Signal()  # somebody else sits down before the window: no Undo of before is his

    name: ClassVar[str] = "page"  # the objectName
    icon: ClassVar[str] = "file-text"
    in_sidebar: ClassVar[bool] = True
    lights: ClassVar[str] = ""  # the page whose entry in the sidebar is lit while this one, not listed, is in front
    inside_order: ClassVar[bool] = False  # inside an order the sidebar is always the rail
    whole_window: ClassVar[bool] = False  # shown without the sidebar (the customer's sign-off)

    tab_as_laid_out: ClassVar[bool] = False  # Tab goes by the layouts: parts are made while somebody works on it

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName(self.name)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.footer: Footer | None = None

    def add_footer(self, footer: Footer) -> Footer:
        """Put the footer under the page; its primary button answers Ctrl+Enter, its link F8."""
        self.footer = footer
        self.column.addWidget(footer)
        return footer

    def title(self) -> str:
        """Its name in the sidebar, translated."""
        raise NotImplementedError

    def show_for(self, person: object) -> bool:
        """Whether this person may see it."""
        return True

    def open(self, reference: str) -> None:
        """Come to the front, showing ``reference`` (an order's key) if given."""

    def forget_person(self) -> None:
        """Somebody else sits down here: nothing the one before had open stays in sight, or is written for him."""

    def leave(self) -> None:
        """Another page comes to the front; forms flush their drafts here."""

    def refresh(self, change: object) -> None:
        """Something was changed by this or another page."""

    def badge(self) -> int:
        """The number beside its name; 0 shows none."""
        return 0

    def search_field(self) -> QLineEdit | None:
        """Where Ctrl+F goes."""
        return None

    def focus_first(self) -> None:
        """Where the focus goes when the page opens: search, else the first list or field, else the button."""
        target = self.search_field() or next(self._fields(), None) or self.primary() or self
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fields(self) -> Iterator[QWidget]:
        for widget in self.findChildren(QWidget):
            typed = isinstance(widget, QLineEdit | QPlainTextEdit) and not widget.isReadOnly()
            chooses = isinstance(widget, QAbstractItemView) and widget.selectionMode() != _NO_SELECTION
            if (typed or chooses) and widget.isVisibleTo(self) and widget.isEnabled():
                yield widget

    def take_scan(self, text: str) -> bool:
        """A scanner read this; True when the page has a place for it."""
        return False

    def primary(self) -> QAbstractButton | None:
        """What Ctrl+Enter presses."""
        return self.footer.primary if self.footer else None

    def next_missing(self) -> None:
        """F8: go to the next thing that is missing."""
        if self.footer and self.footer.missing.isVisible():
            self.footer.missing.click()

    def holds(self) -> bool:
        """Whether nothing may lead away from here, because somebody else than the person signed in sits there."""
        return False

    def back(self) -> bool:
        """Esc: close what is open inside; True when there was something."""
        return False

    def import_reference(self) -> str:
        """What a list dropped here is about, as a reference of the import page; "" when it may be anything."""
        return ""

    def commands(self) -> Iterable[Command]:
        """What Ctrl+K offers while this page is in front."""
        return ()
