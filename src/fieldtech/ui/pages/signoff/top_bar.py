"""The head of the customer's page: what it is, his language, and the way back to the technician."""

from PySide6.QtWidgets import QFrame

from fieldtech.ui.kit.boxes import row
from fieldtech.ui.kit.buttons import QuietButton
from fieldtech.ui.kit.labels import Elided, IconLabel, Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.language import current_language
from fieldtech.ui.tokens import S2, S3, S4, S5


class TopBar(Live, QFrame):
    """Language and way back are buttons of the page."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "topbar")
        self._title = Label("", 15, 600)
        self._number = Elided("", 14, tone="muted", tabular=True)
        self.language = QuietButton("", "languages", name="customer_language")
        self.back = QuietButton("", "lock", name="back_to_technician")
        self._locked, self._kind = False, "repair"
        self.setLayout(
            row(
                IconLabel("zap", "accent", 22), Label("fieldtech", 15, 600), S3, self._title, (self._number, 1),
                self.language, self.back, gap=S2, margins=(S5, S2, S4, S2),
            )
        )  # fmt: skip
        self.go_live()

    def show_order(self, number: str, kind: str) -> None:
        """Whose sheet it is, and of which kind of order."""
        self._number.setText(number)
        self._kind = kind
        self.retranslate()

    def set_locked(self, locked: bool) -> None:
        """Whether the way back asks for the PIN."""
        self._locked = locked
        self.retranslate()

    def retranslate(self) -> None:
        """All texts; the other language is named in itself."""
        titles = {"install": self.tr("Installation acceptance sheet"), "maintenance": self.tr("Maintenance record"),
                  "inspection": self.tr("Inspection record")}  # fmt: skip
        self._title.setText(titles.get(self._kind, self.tr("Repair service sheet")))
        self.language.set_text("English" if current_language() == "zh_CN" else "中文")
        self.back.set_text(self.tr("Back to the technician") if self._locked else self.tr("Back"))
        self.back.set_icon("lock" if self._locked else "arrow-left")
