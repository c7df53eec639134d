"""The pad over the whole window, to hand over the laptop: what is signed, whose name, a large pad."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from fieldtech.forms.ink_pad import SignaturePad
from fieldtech.forms.strokes import Ink
from fieldtech.ui.kit.boxes import boxed, column, row
from fieldtech.ui.kit.buttons import BigButton, Button, QuietButton
from fieldtech.ui.kit.labels import Elided, Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.notices import InlineProblem
from fieldtech.ui.tokens import S3, S4, S5


class FullScreenPad(Live, QWidget):
    """Covers ``window``; ``done(ink)`` when the person is content, Esc goes back and keeps nothing new."""

    done = Signal(object)
    left = Signal()

    def __init__(self, window: QWidget, subject: str, name: str, time_text: str, ink: Ink | None = None) -> None:
        """``subject`` says what is being signed."""
        super().__init__(window)
        self.setObjectName("full_screen_pad")
        self.setAutoFillBackground(True)
        self.pad = SignaturePad()
        self.pad.set_caption(name, time_text)
        self.pad.set_ink(ink or Ink())
        self._heading = Label("", 18, 600)
        self._subject = Elided(subject, 15, tone="muted")
        self._problem = InlineProblem()
        self.clear_button = QuietButton("", "eraser", name="clear_ink")
        self.back_button = Button("", "arrow-left", name="leave_pad")
        self.done_button = BigButton("", "check", name="accept_ink")
        self.clear_button.clicked.connect(self.pad.clear)
        self.back_button.clicked.connect(self.leave)
        self.done_button.clicked.connect(self._accept)
        self.pad.changed.connect(self._forgive)
        head = row(self._heading, (self._subject, 1), self.clear_button, gap=S4, margins=(S5, S3, S5, S3))
        foot = row(self.back_button, None, (self._problem, 3), self.done_button, gap=S4, margins=(S5, S3, S5, S3))
        pad = column((self.pad, 1), margins=(S5, S4, S5, S4))
        self.setLayout(column(boxed(head, "topbar"), (pad, 1), boxed(foot, "footer")))
        self.go_live()

    def open(self) -> None:
        """Cover the window."""
        window = self.parentWidget()
        if window is not None:
            self.setGeometry(window.rect())
        self.show()
        self.raise_()
        self.pad.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Go away."""
        self.hide()
        self.left.emit()
        self.deleteLater()

    def retranslate(self) -> None:
        """All texts."""
        self._heading.setText(self.tr("Please sign"))
        self.clear_button.set_text(self.tr("Clear"))
        self.back_button.set_text(self.tr("Back"))
        self.done_button.set_text(self.tr("Done"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _accept(self) -> None:
        if self.pad.enough_ink():
            self.done.emit(self.pad.ink())
            self.leave()
        else:
            self._problem.show_sentence(self.tr("Please sign with your name: this is too little ink."))

    def _forgive(self) -> None:
        self._problem.show_sentence("")
