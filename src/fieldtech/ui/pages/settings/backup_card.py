"""In the settings of who may: the backups."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar

from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.boxes import row
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.card import Card
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.tasks import Task
from fieldtech.ui.tokens import S2


class BackupCard(Live, Card):
    """``done(path)`` after a backup, ``failed(error)`` when there was none."""

    done = Signal(object)
    failed = Signal(object)

    def __init__(self, workplace: Workplace, open_folder: Callable[[Path], object]) -> None:
        super().__init__("", "hard-drive")
        self.setObjectName("backup_card")
        self._workplace, self._open = workplace, open_folder
        self._last = Label("", 14, wrap=True)
        self._explain = Label("", 13, tone="muted", wrap=True)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.hide()
        self.button = Button("", "hard-drive", name="back_up")
        self.folder = Button("", "external-link", name="open_backups")
        self.button.clicked.connect(self.back_up)
        self.folder.clicked.connect(lambda: self._open(workplace.context.folder.backups))
        self._newest = ""
        self.add(self._last, self._explain, self._bar, row(self.button, self.folder, None, gap=S2))
        self.go_live()

    def open(self) -> None:
        """When the newest backup was made."""
        found = self._workplace.upkeep.backups()
        self._newest = f"{self._workplace.context.local(found[0].at):%Y-%m-%d %H:%M}" if found else ""
        self.retranslate()

    def back_up(self) -> None:
        """Now, in the background."""
        self._bar.show()
        self.button.setEnabled(False)
        task = Task(lambda _progress: self._workplace.upkeep.back_up(), self)
        task.succeeded.connect(self.done)
        task.failed.connect(self.failed)
        task.finished.connect(self._finished)
        task.start()

    def retranslate(self) -> None:
        """All texts."""
        self.set_title(self.tr("Backup"))
        last = self.tr("Newest backup: {time}").format(time=self._newest)
        self._last.setText(last if self._newest else self.tr("There is no backup yet."))
        self._explain.setText(self.tr("Encrypted like the data. Copy the folder to another disk now and then."))
        self._bar.setAccessibleName(self.tr("Making a backup"))
        self.button.set_text(self.tr("Back up now"))
        self.folder.set_text(self.tr("Open folder"))

    def _finished(self) -> None:
        self._bar.hide()
        self.button.setEnabled(True)
        self.open()
