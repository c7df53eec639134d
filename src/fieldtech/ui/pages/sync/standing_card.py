"""How it stands, large: the line of the frame, whether the lid may be closed, what happens next, and Cancel."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from fieldtech.ui.kit.boxes import column
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.notices import Banner
from fieldtech.ui.language import together, word
from fieldtech.ui.sync.strip import SyncLine
from fieldtech.ui.sync.wording import Standing, lid_words, needs, next_words, trouble_of
from fieldtech.ui.tokens import S2

_BANNER = {"muted": "neutral"}
_REGISTER = ("revoked", "anew")


class StandingCard(Live, QWidget):
    """``cancelled`` while something is sent, ``anew`` where this computer has to be registered once more."""

    cancelled = Signal()
    anew = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._standing, self._line = Standing(), SyncLine()
        self.cancel = Button("", "x", name="cancel_exchange")
        self.cancel.clicked.connect(self.cancelled)
        self.register = Button("", "laptop", name="register_anew")
        self.register.clicked.connect(self.anew)
        self.banner = Banner("info", "", "", self.register, self.cancel)
        self.banner.setObjectName("standing")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.setLayout(column(self.banner, self.bar, gap=S2))
        self.go_live()

    def show_standing(self, standing: Standing, line: SyncLine) -> None:
        """How it stands now."""
        self._standing, self._line = standing, line
        self.banner.set(_BANNER.get(line.tone, line.tone), line.title, self._words())
        stage = standing.stage
        self.cancel.setVisible(stage is not None)
        self.register.setVisible(stage is None and trouble_of(standing) in _REGISTER)
        self.bar.setVisible(stage is not None)
        if stage is not None:
            known = stage.total > 1 and stage.step != "pull"
            self.bar.setRange(0, stage.total if known else 0)
            self.bar.setValue(stage.done)

    def words(self) -> str:
        """All of it for the clipboard."""
        return "\n".join(filter(None, (self._line.title, self._words())))

    def retranslate(self) -> None:
        """All words."""
        self.cancel.set_text(self.tr("Cancel"))
        self.register.set_text(self.tr("Register anew…"))
        self.bar.setAccessibleName(self.tr("Progress"))
        self.show_standing(self._standing, self._line)

    def _words(self) -> str:
        """What was said of the lid, and then what went wrong and what happens next."""
        if self._standing.alone or self._standing.status is None:
            return self._line.detail
        if self._standing.stage is not None:
            return word("sync.stage.safe")
        wanted = needs(self._standing.status)
        asks = word("sync.needs", n=str(wanted)) if wanted else ""
        return together(next_words(self._standing), lid_words(self._standing), asks)
