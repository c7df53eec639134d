"""The payer signs his receipt where he wants to: a link beside its number, the large pad, a picture of the ink."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fieldtech.forms.full_screen_pad import FullScreenPad
from fieldtech.forms.ink_pad import SignaturePad
from fieldtech.forms.strokes import Ink
from fieldtech.ui.kit.boxes import column, row
from fieldtech.ui.kit.buttons import LinkButton, QuietButton
from fieldtech.ui.kit.field_grid import Labelled
from fieldtech.ui.kit.live import Live
from fieldtech.ui.tokens import S1, S2

_HEIGHT = 104  # px; as on a slip


class PayerSigns(Live, QWidget):
    """The picture with what clears it; ``link`` asks for the pad and is laid out by the form."""

    signed = Signal(object)  # an Ink; without strokes it was cleared

    def __init__(self, cell: Labelled, picture: SignaturePad) -> None:
        """``cell`` has the label of the picture, and says what is wrong with the ink."""
        super().__init__()
        self.link = LinkButton(name="payer_signs")
        self.link.clicked.connect(self._open)
        self._clear = QuietButton("", "eraser", name="clear_payer_ink")
        self._clear.clicked.connect(lambda: self.signed.emit(Ink()))
        self._picture, self._subject, self._name = picture, "", ""
        picture.set_locked(True)
        picture.setFixedHeight(_HEIGHT)
        self.setLayout(column(row(cell.label, None, self._clear, gap=S2), picture, cell.note, gap=S1))
        self.go_live()

    def follow(self, subject: str, name: str, *, collected: bool) -> None:
        """Nobody is asked to: what is signed there, and the picture once somebody did."""
        self._subject, self._name = subject, name
        self._picture.set_caption(name)
        self.link.setVisible(collected)
        self.setVisible(collected and not self._picture.is_empty())
        self.retranslate()

    def retranslate(self) -> None:
        """All texts."""
        self.link.set_text(self.tr("The payer signs") if self._picture.is_empty() else self.tr("The payer signs again"))
        self._clear.set_text(self.tr("Clear"))
        self._clear.setAccessibleName(self.tr("Clear the payer's signature"))

    def _open(self) -> None:
        pad = FullScreenPad(self.window(), self._subject, self._name, "", self._picture.ink(), who=self._name)
        pad.done.connect(self.signed)
        pad.open()
