"""What the page says on a computer without an office: how it gets one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fieldtech.ui.kit.boxes import boxed, column
from fieldtech.ui.kit.buttons import Button, PrimaryButton
from fieldtech.ui.kit.empty import EmptyState
from fieldtech.ui.kit.live import Live
from fieldtech.ui.tokens import S2


class NoOffice(Live, QWidget):
    """``become`` makes this computer the office, ``join`` registers it at another one."""

    become = Signal()
    join = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.become_button = PrimaryButton("", "monitor", name="become_office")
        self.join_button = Button("", "laptop", name="join_office")
        self.become_button.clicked.connect(self.become)
        self.join_button.clicked.connect(self.join)
        self._empty = EmptyState("laptop", boxed(column(self.become_button, self.join_button, gap=S2)))
        self.setLayout(column((self._empty, 1)))
        self.go_live()

    def retranslate(self) -> None:
        """All texts."""
        self.become_button.set_text(self.tr("Make this computer the office"))
        self.join_button.set_text(self.tr("This computer belongs to an office…"))
        self._empty.set_text(
            self.tr("There is no office yet"),
            self.tr("One computer that is on while people work keeps everything together: laptops send there and"
                    " get their orders from there."),
        )  # fmt: skip
