"""One of the three vouchers of an audit: what it says, whether it agrees, and the tick of who looked (F58)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from fieldtech.model.amounts import in_figures
from fieldtech.services.install.titles import capital
from fieldtech.services.money.views import Voucher, VoucherLine
from fieldtech.ui.kit.boxes import boxed, empty, row
from fieldtech.ui.kit.buttons import Button, SquareButton
from fieldtech.ui.kit.card import Card
from fieldtech.ui.kit.choices import TickChip
from fieldtech.ui.kit.labels import Elided, Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.language import current_language, word
from fieldtech.ui.tokens import S1

ICONS = {"sheet": "file-text", "fee_list": "receipt", "invoice": "stamp"}
_TONES = {"agrees": "ok", "differs": "danger", "missing": "warn"}


class VoucherCard(Live, Card):
    """``ticked()`` when somebody looked at it; ``opened()`` shows it, or asks for the invoice."""

    ticked = Signal()
    opened = Signal()

    def __init__(self, kind: str) -> None:
        super().__init__(" ", ICONS[kind])
        self.setObjectName(f"voucher_{kind}")
        self.kind = kind
        self._voucher: Voucher | None = None
        self._number = Elided("", 12, 600, "muted")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(S1)
        writes = kind == "invoice"
        self.look = Button("", "pencil", name=f"open_{kind}") if writes else SquareButton(
            "external-link", name=f"open_{kind}")  # fmt: skip
        self.tick = TickChip(name=f"checked_{kind}")
        self.look.clicked.connect(self.opened)
        self.tick.clicked.connect(self.ticked)
        self.add(self._number, self._lines, None, row(self.tick, None, self.look))
        self.go_live()

    def show_voucher(self, voucher: Voucher, *, may_check: bool, may_open: bool) -> None:
        """What it says, and what this person may do with it."""
        self._voucher = voucher
        self.tick.setChecked(voucher.checked)
        self.tick.setEnabled(may_check)
        self.look.setVisible(may_open)
        self.retranslate()

    def retranslate(self) -> None:
        """Title, state, lines."""
        self.set_title(word(f"voucher.{self.kind}"))
        self.tick.set_text(self.tr("Checked"))
        self.tick.setAccessibleName(self.tr("Checked: {voucher}").format(voucher=word(f"voucher.{self.kind}")))
        if isinstance(self.look, SquareButton):
            self.look.set_label(self.tr("Look at it: {voucher}").format(voucher=word(f"voucher.{self.kind}")))
        else:
            self.look.set_text(self.tr("Invoice…"))
        voucher = self._voucher
        if voucher is None:
            return
        self.set_pill(word(f"voucher_state.{voucher.state}"), _TONES[voucher.state])
        self._number.setText(voucher.number or "–")
        empty(self._lines)
        for line in voucher.lines:
            self._show(line)

    def _show(self, line: VoucherLine) -> None:
        name = capital(line.en) if current_language() == "en" and line.en else line.zh
        weight = 600 if line.tone else 400
        if line.cents is None:  # a company or a reason may be long, a word of it must not push the cards apart
            said = Elided(line.text, 14, weight, line.tone or "text", tabular=True)
            said.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._lines.addWidget(boxed(row(Label(name, 13, tone="muted"), (said, 1))))
        else:
            figure = Label(in_figures(line.cents), 14, weight, line.tone, tabular=True)
            self._lines.addWidget(boxed(row((Elided(name, 13, tone="muted"), 1), figure)))
