"""The hand-over slip while it is written: what goes on it, the total in words, who signs (B30)."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from fieldtech.forms.ink_pad import SignaturePad
from fieldtech.forms.strokes import Ink
from fieldtech.services.money.views import CashBoxView, CollectionRow
from fieldtech.ui.kit.boxes import Line, boxed, column, empty, row
from fieldtech.ui.kit.buttons import FLUSH, LinkButton, QuietButton
from fieldtech.ui.kit.card import Card, Facts
from fieldtech.ui.kit.field_grid import Labelled
from fieldtech.ui.kit.labels import Elided, IconLabel, Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.pages.money.wording import in_capitals, method, yuan
from fieldtech.ui.tokens import S1, S2, S3, S4

GIVER, RECEIVER = "giver", "receiver"
_PAD = 104


class SignBox(Live, QWidget):
    """One signature: a small picture of it, a press opens the large pad (``wanted``)."""

    wanted = Signal()

    def __init__(self, who: str) -> None:
        super().__init__()
        self._who, self._name = who, ""
        self._label = Label("", 12, tone="muted")
        self.button = QuietButton("", "signature", name=f"sign_{who}")
        self.button.clicked.connect(self.wanted)
        self.picture = SignaturePad()
        self.picture.setObjectName(f"ink_{who}")
        self.picture.set_locked(True)
        self.picture.setMinimumSize(120, _PAD)
        inside = column(self._label, self.picture, row(None, self.button, None), None, gap=S1, margins=(S3, S2, S3, S2))
        self.setLayout(column(boxed(inside, "sunken")))
        self.show_ink(Ink())
        self.go_live()

    def show_signer(self, name: str) -> None:
        """Whose it is."""
        self._name = name
        self.picture.set_caption(name)
        self.retranslate()

    def show_ink(self, ink: Ink) -> None:
        """What was signed; nothing shows no pad."""
        self.picture.set_ink(ink)
        self.picture.setVisible(bool(ink.strokes))
        self.retranslate()

    def ink(self) -> Ink:
        """What was signed."""
        return self.picture.ink()

    def retranslate(self) -> None:
        """Label and verb."""
        giver = self._who == GIVER
        said = self.tr("Handed over by {name}") if giver else self.tr("Received by {name}")
        self._label.setText(said.format(name=self._name))
        self.picture.set_label(said.format(name=self._name))
        self.button.set_text(self.tr("Sign again") if self.ink().strokes else self.tr("Sign"))
        self.button.setAccessibleName(f"{self.button.text()}: {self._label.text()}")


class SlipCard(Live, Card):
    """``sign_wanted(who)``, ``receipt_wanted(row)``; ``receiver()`` is the login chosen."""

    sign_wanted = Signal(str)
    receipt_wanted = Signal(object)  # of one collection, on paper

    def __init__(self) -> None:
        super().__init__(" ", "receipt", gap=S3)
        self.setObjectName("slip")
        self._view: CashBoxView | None = None
        self._rows: tuple[CollectionRow, ...] = ()
        self._facts = Facts(96)
        self.receiver_box = QComboBox()
        self.receiver_box.setObjectName("receiver")
        self.receiver_box.currentIndexChanged.connect(self._receiver_changed)
        self._to = Labelled(self.receiver_box)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(S1)
        self._total_word, self._total = Label("", 15, 600), Label("", 22, 600, tabular=True)
        self._words_label, self._words = Label("", 12, tone="muted"), Label("", 18, 600, wrap=True)
        self._lock = Label("", 12, tone="muted", wrap=True)
        self.boxes = {who: SignBox(who) for who in (GIVER, RECEIVER)}
        for who, box in self.boxes.items():
            box.wanted.connect(partial(self.sign_wanted.emit, who))
        words = boxed(column(self._words_label, self._words, gap=2, margins=(S4, S2, S4, S2)), "sunken")
        lock = row(IconLabel("lock", "muted", 16, line=18), (self._lock, 1))
        signs = row(*((box, 1) for box in self.boxes.values()), gap=S3)
        self.add(self._facts, self._to, Line(), self._lines, Line(), row(self._total_word, None, self._total))
        self.add(words, lock, signs, None)
        self.go_live()

    def show_view(self, view: CashBoxView, rows: Sequence[CollectionRow]) -> None:
        """These collections of this person."""
        known = [self.receiver_box.itemData(at) for at in range(self.receiver_box.count())]
        if [found.id for found in rows] != [found.id for found in self._rows]:
            self.clear()  # nobody signed for these
        self._view, self._rows = view, tuple(rows)
        if known != [login for login, _name in view.receivers]:
            self.receiver_box.clear()
            for login, name in view.receivers:
                self.receiver_box.addItem(name, login)
        self.retranslate()

    def receiver(self) -> str:
        """Whom the money goes to."""
        return str(self.receiver_box.currentData() or "")

    def total_said(self) -> str:
        """The sum as it stands on the slip."""
        return self._total.text()

    def ink(self, who: str) -> Ink:
        """What that person signed."""
        return self.boxes[who].ink()

    def show_ink(self, who: str, ink: Ink) -> None:
        """That person has signed."""
        self.boxes[who].show_ink(ink)

    def clear(self) -> None:
        """Handed over, or somebody else sits down here: no ink of before."""
        for box in self.boxes.values():
            box.show_ink(Ink())

    def retranslate(self) -> None:
        """Everything on it."""
        view = self._view
        self.set_title(self.tr("Hand-over slip"), view.next_slip if view else "")
        self._to.set_label(self.tr("To (finance)"))
        self.receiver_box.setAccessibleName(self.tr("To (finance)"))
        self._total_word.setText(self.tr("Total"))
        self._words_label.setText(self.tr("In capital numerals"))
        self._lock.setText(
            self.tr("Once handed over an amount stays as it is; a mistake is reversed and collected anew.")
        )
        if view is None:
            return
        cheques = sum(found.method == "cheque" for found in self._rows)
        stubs = self.tr("Receipt stubs: {n}").format(n=len(self._rows))
        papers = self.tr("Cheques: {n}").format(n=cheques) if cheques else ""
        self._facts.set([(self.tr("By"), view.name, ""), (self.tr("With it"), _joined(stubs, papers), "")])
        total = sum(found.cents for found in self._rows)
        self._total.setText(yuan(total))
        self._words.setText(in_capitals(total))
        self._show_lines()
        self._name_signers()

    def _show_lines(self) -> None:
        empty(self._lines)
        for found in self._rows:
            number = LinkButton(found.number, name=f"receipt_{found.number}")
            number.setAccessibleName(self.tr("Receipt of {number}").format(number=found.number))
            number.clicked.connect(partial(self.receipt_wanted.emit, found))
            amount = Label(yuan(found.cents), 14, tabular=True)
            way = (Elided(method(found), 13, tone="muted"), 1)
            self._lines.addLayout(row(FLUSH, number, way, amount))

    def _receiver_changed(self) -> None:
        self.boxes[RECEIVER].show_ink(Ink())  # another name stands there now
        self._name_signers()

    def _name_signers(self) -> None:
        if self._view is not None:
            self.boxes[GIVER].show_signer(self._view.name)
            self.boxes[RECEIVER].show_signer(self.receiver_box.currentText())


def _joined(*parts: str) -> str:
    return " · ".join(filter(None, parts))
