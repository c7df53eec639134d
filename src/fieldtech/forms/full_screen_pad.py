"""The pad over the whole window, to hand over the laptop: what is signed, whose name, a large pad."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fieldtech.forms.ink_pad import SignaturePad
from fieldtech.forms.strokes import Ink
from fieldtech.ui.kit.boxes import boxed, column, row
from fieldtech.ui.kit.buttons import BigButton, Button, QuietButton
from fieldtech.ui.kit.cover import Cover
from fieldtech.ui.kit.labels import Elided, Label
from fieldtech.ui.kit.notices import InlineProblem
from fieldtech.ui.tokens import S3, S4, S5


class FullScreenPad(Cover):
    """Covers ``window``; ``done(ink)`` when the person is content, Esc goes back and keeps nothing new."""

    done = Signal(object)

    def __init__(
        self, window: QWidget, subject: str, name: str, time_text: str, ink: Ink | None = None, who: str = ""
    ) -> None:
        """``subject`` says what is being signed, ``who`` whose turn it is where several sign."""
        super().__init__(window)
        self._who = who
        self.setObjectName("full_screen_pad")
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
        self.back_button.clicked.connect(self.close_sheet)
        self.done_button.clicked.connect(self.submit)
        self.pad.changed.connect(self._forgive)
        head = row(self._heading, (self._subject, 1), self.clear_button, gap=S4, margins=(S5, S3, S5, S3))
        foot = row(self.back_button, None, (self._problem, 3), self.done_button, gap=S4, margins=(S5, S3, S5, S3))
        pad = column((self.pad, 1), margins=(S5, S4, S5, S4))
        self.fill(column(boxed(head, "topbar"), (pad, 1), boxed(foot, "footer")), self.pad)

    def retranslate(self) -> None:
        """All texts."""
        super().retranslate()
        asked = self.tr("Please sign: {who}").format(who=self._who)
        self._heading.setText(asked if self._who else self.tr("Please sign"))
        self.clear_button.set_text(self.tr("Clear"))
        self.back_button.set_text(self.tr("Back"))
        self.done_button.set_text(self.tr("Done"))

    def submit(self) -> None:
        """Content with it."""
        if self.pad.enough_ink():
            self.done.emit(self.pad.ink())
            self.close_sheet()
        else:
            self._problem.show_sentence(self.tr("Please sign with your name: this is too little ink."))

    def _forgive(self) -> None:
        self._problem.show_sentence("")
