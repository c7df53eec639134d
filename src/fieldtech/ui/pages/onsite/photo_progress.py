"""How many of the pictures are in, and a way to stop; there only while some are on their way."""

from PySide6.QtWidgets import QFrame, QProgressBar

from fieldtech.ui.kit.boxes import row
from fieldtech.ui.kit.buttons import QuietButton
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.pages.onsite.photo_desk import PhotoDesk
from fieldtech.ui.tokens import S3


class PhotoProgress(Live, QFrame):
    """Follows a photo desk."""

    def __init__(self, desk: PhotoDesk) -> None:
        super().__init__()
        self.setObjectName("photo_progress")
        self._done, self._total = 0, 0
        self._said = Label("", 13, tabular=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.stop = QuietButton("", "x", name="stop_photos")
        self.stop.clicked.connect(desk.cancel)
        self.setLayout(row(self._said, (self.bar, 1), self.stop, gap=S3))
        self.hide()
        desk.progressed.connect(self.show_progress)
        self.go_live()

    def show_progress(self, done: int, total: int) -> None:
        """So many of so many."""
        self._done, self._total = done, total
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)
        self.setVisible(done < total)
        self.retranslate()

    def retranslate(self) -> None:
        """In the language shown."""
        text = self.tr("Taking in pictures: {done} of {total}").format(done=self._done, total=self._total)
        self._said.setText(text)
        self.bar.setAccessibleName(text)
        self.stop.set_text(self.tr("Stop"))
