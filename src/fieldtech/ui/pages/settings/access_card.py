"""In the settings of who may: who looked at what on this computer."""

from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.boxes import row
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.card import Card
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.pages.settings.access_sheet import AccessSheet
from fieldtech.ui.tokens import S2


class AccessCard(Live, Card):
    """Says what is kept and opens the list."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__("", "shield-check")
        self.setObjectName("access_card")
        self._workplace = workplace
        self._explain = Label("", 13, tone="muted", wrap=True)
        self.button = Button("", "list", name="open_access_log")
        self.button.clicked.connect(self._open)
        self.add(self._explain, row(self.button, None, gap=S2))
        self.go_live()

    def retranslate(self) -> None:
        """All texts."""
        self.set_title(self.tr("Access log"))
        self._explain.setText(
            self.tr("Who opened, printed, saved or decided what on this computer. Nobody can change it.")
        )
        self.button.set_text(self.tr("Show the log"))

    def _open(self) -> None:
        AccessSheet(self.window(), self._workplace).open()
