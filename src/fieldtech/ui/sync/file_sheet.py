"""What became of files: those of the office or of computers that were opened, or one written for the office."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from fieldtech.ui.kit.boxes import Body, column
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.notices import Banner
from fieldtech.ui.kit.sheet import Sheet
from fieldtech.ui.sync.file_words import Told
from fieldtech.ui.tokens import S3

if TYPE_CHECKING:  # the window is there before the services of the exchange are
    from fieldtech.services.syncing.left_behind import Left

_MANY = 3  # more than these scroll


class FileSheet(Sheet):
    """A banner for each file; the folder where something lies to be carried can be shown."""

    once = True

    left_wanted = Signal(object)
    """Somebody wants to take in what a revoked computer left."""

    def __init__(self, window: QWidget, told: Sequence[Told], *, written: bool = False) -> None:
        super().__init__(window, width=640)
        self.setObjectName("sync_files")
        self._told, self._written = tuple(told), written
        self._decide = [self._decision(one.left) for one in told if one.left is not None]
        self._copied = Label("", 13, tone="muted", wrap=True)
        self.copy = Button("", "clipboard-list", name="copy_told")
        self.copy.clicked.connect(self._copy)
        self.show_folder = Button("", "external-link", name="show_folder")
        self.show_folder.clicked.connect(self._show_folder)
        self.cancel.hide()
        for at, button in enumerate((self.copy, self.show_folder)):
            self.buttons.insertWidget(at, button)
        self.show_folder.setVisible(bool(self._lies()))  # not before it has a parent: it would flash as a window
        self._lay_out()
        self.go_live()

    def retranslate(self) -> None:
        """All words."""
        super().retranslate()
        brought = self.tr("What the file brought") if self._taken() else self.tr("Nothing was taken in")
        self.title.setText(self.tr("The file is written") if self._written else brought)
        self.copy.set_text(self.tr("Copy as text"))
        self.show_folder.set_text(self.tr("Show the folder"))
        self.primary.set_text(self.tr("Done"))
        for button in self._decide:
            button.set_text(self.tr("Take it in all the same…"))

    def open(self) -> None:
        """Enter says that it was read, and copies nothing."""
        super().open()
        self.primary.setFocus(Qt.FocusReason.OtherFocusReason)

    def words(self) -> str:
        """All that is said."""
        return "\n\n".join(told.text() for told in self._told)

    def _lay_out(self) -> None:
        buttons = iter(self._decide)
        banners = column(*(_banner(one, *([next(buttons)] if one.left else [])) for one in self._told), gap=S3)
        if len(self._told) > _MANY:
            banners.addStretch(1)
            body = Body(banners, "files")
            body.setMinimumHeight(280)
            self.add(body)
        else:
            self.add(banners)
        self.add(self._copied)

    def _decision(self, left: "Left") -> Button:
        button = Button("", "hard-drive", name="take_left")
        button.clicked.connect(self.close_sheet)
        button.clicked.connect(partial(self.left_wanted.emit, left))
        return button

    def _taken(self) -> bool:
        return any(told.taken for told in self._told)

    def _lies(self) -> Path | None:
        return next((path for told in self._told for path in told.replies), None)

    def _show_folder(self) -> None:
        if (path := self._lies()) is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.words())
        self._copied.setText(self.tr("Copied."))
        self.place()


def _banner(told: Told, *actions: Button) -> Banner:
    return Banner(told.tone, told.file, "\n".join((*told.sentences, *map(str, told.replies))), *actions)
