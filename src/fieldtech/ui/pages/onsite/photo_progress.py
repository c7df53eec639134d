"""How many of the pictures are in, a way to stop, and which could not be taken; there only while it has to say so."""

from PySide6.QtWidgets import QFrame, QProgressBar

from fieldtech.errors import FieldtechError
from fieldtech.ui.kit.boxes import column, reveal, row
from fieldtech.ui.kit.buttons import IconButton, QuietButton
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.notices import InlineProblem
from fieldtech.ui.language import sentence
from fieldtech.ui.pages.photos.intake import PhotoIntake
from fieldtech.ui.tokens import S2, S3


class PhotoProgress(Live, QFrame):
    """Follows the reading of pictures; stands beside every place where some are added."""

    def __init__(self, reading: PhotoIntake) -> None:
        super().__init__()
        self.setObjectName("photo_progress")
        self._done, self._total = 0, 0
        self._refusal: FieldtechError | None = None
        self._hint = ""
        self._said = Label("", 13, tabular=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.stop = QuietButton("", "x", name="stop_photos")
        self.stop.clicked.connect(reading.cancel)
        self._way = QFrame()
        self._way.setLayout(row(self._said, (self.bar, 1), self.stop, gap=S3))
        self.refusal = InlineProblem()
        self.refusal.setObjectName("photos_refused")
        self.dismiss = IconButton("x", name="dismiss_refused")
        self.dismiss.clicked.connect(self.forget)
        self._refused = QFrame()
        self._refused.setLayout(row((self.refusal, 1), self.dismiss, gap=S2))
        self.setLayout(column(self._way, self._refused, gap=S2))
        self.hide()
        reading.tell_beside(self._refused)
        reading.progressed.connect(self.show_progress)
        reading.refused.connect(self.show_refusal)
        self.go_live()

    def show_progress(self, done: int, total: int) -> None:
        """So many of so many."""
        self._done, self._total = done, total
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)
        self._show()

    def show_refusal(self, error: FieldtechError | None) -> None:
        """Which pictures could not be taken, each with its reason; None forgets them."""
        self._refusal, self._hint = error, ""
        self._show()

    def say(self, hint: str) -> None:
        """Why nothing happened."""
        self._hint = hint
        self._show()

    def forget(self) -> None:
        """It was read."""
        self.show_refusal(None)

    def retranslate(self) -> None:
        """In the language shown."""
        text = self.tr("Taking in pictures: {done} of {total}").format(done=self._done, total=self._total)
        self._said.setText(text)
        self.bar.setAccessibleName(text)
        self.stop.set_text(self.tr("Stop"))
        self.dismiss.set_label(self.tr("Dismiss"))
        said = sentence(self._refusal.code, **self._refusal.params) if self._refusal is not None else ""
        self.refusal.show_sentence(said or self._hint, "error" if said else "hint")

    def _show(self) -> None:
        self.retranslate()
        reveal(self._way, self._done < self._total)
        told = self._refusal is not None or bool(self._hint)
        reveal(self._refused, told)
        self.setVisible(self._done < self._total or told)
