"""The technician's part before he hands the laptop over: his own hand, and the money if any is due."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout

from fieldtech.forms.ink_pad import SignaturePad
from fieldtech.forms.money.settle_form import SettleForm
from fieldtech.forms.strokes import Ink
from fieldtech.ui.kit.boxes import Line, boxed, column, row
from fieldtech.ui.kit.buttons import QuietButton
from fieldtech.ui.kit.card import Card
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.notices import Banner, InlineProblem
from fieldtech.ui.tokens import S2, S3


class PrepareCard(Live, Card):
    """``ink()`` is what the technician signed. His signature of today comes back only when he presses for it."""

    reuse_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("", "user-check", gap=S3)
        self.setObjectName("prepare")
        self._explain = Label("", 14, tone="muted", wrap=True)
        self._money_head = Label("", 14, 600)
        self._money = QVBoxLayout()
        self.receipt = QuietButton("", "receipt", name="show_receipt")
        self.fee_list = QuietButton("", "file-text", name="show_fee_list")
        self.settled = Banner("ok", "", "", self.receipt, icon="wallet")
        self.settled.hide()
        self._line = Line()
        self._heading = Label("", 14, 600)
        self.clear = QuietButton("", "eraser", name="clear_own_ink")
        self.reuse = QuietButton("", "history", name="reuse_own_ink")
        self.pad = SignaturePad()
        self.pad.setObjectName("technician_ink")
        self.pad.setMinimumHeight(130)
        self.pad.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)  # takes what is left
        self.clear.clicked.connect(self.pad.clear)
        self.reuse.clicked.connect(self.reuse_wanted)
        self.pad.changed.connect(self._forgive)
        self._problem = InlineProblem()
        self.refusal = Banner("danger")
        self.refusal.hide()
        self._form: SettleForm | None = None
        self._reuse_time = ""
        wrong = boxed(row((self._problem, 1)))  # keeps its room while nothing is wrong: the buttons stay at the edge
        tools = row(self._heading, (wrong, 1), self.reuse, self.clear, gap=S2)
        self._asks = boxed(row(self._money_head, None, self.fee_list))
        self.add(
            self.refusal, self._explain, self._asks, self._money, self.settled, self._line,
            column(tools, 4, (self.pad, 1)),
        )  # fmt: skip
        self.body.setStretch(self.body.count() - 1, 1)
        self.go_live()

    def show_money(self, form: SettleForm | None, settled: str = "", *, receipt: bool = False) -> None:
        """Ask how the amount is settled, or say how it was; nothing when nothing is due."""
        self.settled.set("ok", "", settled)
        self.settled.setVisible(bool(settled))
        self.receipt.setVisible(receipt)
        if self._form is not None:
            self._form.hide()
            self._money.removeWidget(self._form)
            self._form.deleteLater()
        self._form = form
        if form is not None:
            self._money.addWidget(form)
        self._asks.setVisible(form is not None)
        self._line.setVisible(form is not None or bool(settled))

    def show_ink(self, ink: Ink, caption: str) -> None:
        """What was signed before, and the line below it."""
        self.pad.set_ink(ink)
        self.pad.set_caption(caption)
        self._forgive()

    def offer_reuse(self, time: str) -> None:
        """There is a signature of this session, made at ``time``; "" when there is none."""
        self._reuse_time = time
        self.retranslate()

    def complain(self) -> None:
        """Too little ink."""
        self._problem.show_sentence(self.tr("Please sign with your name first."))
        self.pad.setFocus()

    def retranslate(self) -> None:
        """All texts."""
        self.set_title(self.tr("Before you hand over"))
        self._explain.setText(
            self.tr("Sign for your work. Then the customer gets the laptop and reads, rates and signs on his own page.")
        )
        self._money_head.setText(self.tr("How is the amount settled?"))
        self.fee_list.set_text(self.tr("Fee list"))
        self.receipt.set_text(self.tr("Receipt"))
        self._heading.setText(self.tr("Your signature"))
        self.clear.set_text(self.tr("Clear"))
        self.reuse.set_text(self.tr("Use my signature of {time}").format(time=self._reuse_time))
        self.reuse.setVisible(bool(self._reuse_time))
        self.pad.set_label(self.tr("Technician's signature"))

    def _forgive(self) -> None:
        self._problem.show_sentence("")
