"""The shell of the window, and over it the lock screen or what is shown while opening."""

from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from fieldtech.ui.kit.sheet import step_tab, taking_tab
from fieldtech.ui.page_stack import PageStack


class Shell(QWidget):
    """Sidebar and pages, and the way Tab takes among them."""

    def __init__(self, pages: PageStack) -> None:
        super().__init__()
        self._pages = pages
        self.setObjectName("shell")

    def focusNextPrevChild(self, forward: bool) -> bool:
        """As the eye goes, on a page that grows: Qt puts what is made later behind all else of the window."""
        page = self._pages.current
        if page is None or not page.tab_as_laid_out:
            return super().focusNextPrevChild(forward)
        step_tab(taking_tab(self.window()), QApplication.focusWidget(), forward)
        return True


class Layers(QStackedWidget):
    """One of them is seen: sidebar, messages, pages and strip side by side, or a screen that covers all of that."""

    def __init__(self, sidebar: QWidget, messages: QWidget, pages: PageStack, strip: QWidget) -> None:
        super().__init__()
        shell = Shell(pages)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(messages)
        right.addWidget(pages, 1)
        right.addWidget(strip)
        line = QHBoxLayout(shell)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(sidebar)
        line.addLayout(right, 1)
        self.addWidget(shell)

    def cover(self, screen: QWidget) -> None:
        """Show this instead, and nothing that hangs open above it."""
        close_popups()
        if self.indexOf(screen) < 0:
            self.addWidget(screen)
        self.setCurrentWidget(screen)

    def uncover(self) -> None:
        """Back to the shell."""
        self.setCurrentIndex(0)

    @property
    def covered(self) -> bool:
        """Whether a screen hides the shell."""
        return self.currentIndex() > 0


def close_popups() -> None:
    """Menus and lists that hang open lie above everything."""
    while (popup := QApplication.activePopupWidget()) is not None and popup.close():
        pass
