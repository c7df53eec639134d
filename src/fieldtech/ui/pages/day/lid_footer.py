"""The line that says whether the lid may be closed, with what the office has and has not."""

from PySide6.QtWidgets import QWidget

from fieldtech.services.outbox_state import OutboxCount
from fieldtech.ui.kit.boxes import row
from fieldtech.ui.kit.footer import Footer
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.pill import Pill
from fieldtech.ui.tokens import S2


class LidFooter(Live, Footer):
    """``show(count)``: everything counted is already on this computer's disk."""

    def __init__(self) -> None:
        self.here, self.handed_over, self.confirmed = Pill("", "warn"), Pill("", "info"), Pill("", "ok")
        counts = QWidget()
        counts.setLayout(row(self.here, self.handed_over, self.confirmed, gap=S2))
        super().__init__(counts)
        self._count = OutboxCount()
        self.go_live()

    def show_count(self, count: OutboxCount) -> None:
        """Say it in a sentence and in three pills."""
        self._count = count
        if count.waiting:
            text = self.tr("You may close the lid: all is stored here. To send with the next network: {n}.")
        else:
            text = self.tr("You may close the lid: all is stored here and confirmed by the office.")
        self.set_saved(text.format(n=count.waiting), icon="laptop-minimal-check")
        self.here.set(self.tr("Only here {n}").format(n=count.here) if count.here else "", "warn")
        handed = self.tr("Handed over {n}").format(n=count.handed_over)
        self.handed_over.set(handed if count.handed_over else "", "info")
        confirmed = self.tr("Confirmed {n}").format(n=count.confirmed)
        self.confirmed.set(confirmed if count.confirmed else "", "ok")

    def retranslate(self) -> None:
        """Sentence and pills."""
        self.show_count(self._count)
