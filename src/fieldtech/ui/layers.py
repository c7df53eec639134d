"""The shell of the window, and over it the lock screen or what is shown while opening."""

from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget


class Layers(QStackedWidget):
    """One of them is seen: sidebar, messages, pages and strip side by side, or a screen that covers all of that."""

    def __init__(self, sidebar: QWidget, messages: QWidget, pages: QWidget, strip: QWidget) -> None:
        super().__init__()
        shell = QWidget()
        shell.setObjectName("shell")
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
