"""The foot of the sign-off: what the seal means, how far it is, and one large button."""

from PySide6.QtWidgets import QFrame, QProgressBar

from fieldtech.ui.kit.boxes import row
from fieldtech.ui.kit.buttons import BigButton
from fieldtech.ui.kit.labels import Elided, IconLabel
from fieldtech.ui.kit.live import Live
from fieldtech.ui.tokens import S2, S3, S5


class SignoffFoot(Live, QFrame):
    """``button`` is the primary button of every stage."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "footer")
        self._text = Elided("", 13, tone="muted")
        self._icon = IconLabel("shield-check", "ok")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(160)
        self._bar.hide()
        self.button = BigButton("", "stamp", name="sign_off")
        self.button.setMinimumWidth(220)
        self.button.setToolTip("Ctrl+Enter")
        self._stage, self._revision = "prepare", 1
        self.setLayout(row(self._icon, (self._text, 1), self._bar, self.button, gap=S3, margins=(S5, S2, S5, S2)))
        self.go_live()

    def show_stage(self, stage: str, revision: int) -> None:
        """prepare, customer, unhappy, sealed or closed."""
        self._stage, self._revision = stage, revision
        self.retranslate()

    def show_progress(self, done: int, total: int) -> None:
        """While it is sealed; 0 of 0 when nothing runs."""
        self._bar.setVisible(total > 0)
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self.button.setEnabled(total == 0)

    def retranslate(self) -> None:
        """All texts."""
        self._bar.setAccessibleName(self.tr("Sealing"))
        seal = self.tr("Your signature is sealed with revision {n}. Any later change is a new revision.")
        texts = {
            "prepare": self.tr("Nothing is sealed before the customer has signed."),
            "customer": seal.format(n=self._revision),
            "unhappy": self.tr("Nothing is signed. The technician goes on with the work."),
            "sealed": self.tr("Sealed on this computer. The sheet can be printed and sent at any time."),
            "closed": self.tr("There is nothing to sign at the moment."),
        }
        self._text.setText(texts[self._stage])
        self._icon.set_icon(*(("info", "muted") if self._stage in ("closed", "unhappy") else ("shield-check", "ok")))
        buttons = {
            "prepare": (self.tr("Hand over to the customer"), "arrow-right", "hand_over"),
            "customer": (self.tr("Sign and seal"), "stamp", "sign_off"),
            "unhappy": (self.tr("Not accepted, go on working"), "rotate-ccw", "rework"),
            "sealed": (self.tr("Done, back to the technician"), "lock", "finish"),
            "closed": (self.tr("Back"), "arrow-left", "finish"),
        }
        text, icon, name = buttons[self._stage]
        self.button.setObjectName(name)
        self.button.set_text(text)
        self.button.set_icon(icon)
