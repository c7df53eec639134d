"""Choosing from the pictures of a camera's folder, of a drop or of the clipboard, and saying where they belong."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QPixmap
from PySide6.QtWidgets import QProgressBar, QWidget

from fieldtech.errors import FieldtechError
from fieldtech.forms.onsite.photo_tile import pictures_of
from fieldtech.services.camera_folder import MOST_PICTURES, CameraPicture, LookedAt
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.boxes import row
from fieldtech.ui.kit.buttons import Button, QuietButton
from fieldtech.ui.kit.choices import ChipGroup, Option
from fieldtech.ui.kit.labels import Elided, Label
from fieldtech.ui.kit.notices import InlineProblem
from fieldtech.ui.kit.sheet import Sheet
from fieldtech.ui.language import sentence
from fieldtech.ui.pages.photos.fitting import fit_height
from fieldtech.ui.pages.photos.picture_list import Choice, PictureList
from fieldtech.ui.pages.photos.reading import SIDE, PictureReader
from fieldtech.ui.pages.photos.tools import PhotoTools
from fieldtech.ui.tokens import S2, S3

_LOWEST = 190  # px: one row of pictures
_MOST_TROUBLES = 3


class PicturesSheet(Sheet):
    """``chosen(pictures, slot)``; closing chooses nothing."""

    once = True

    chosen = Signal(object, str)

    def __init__(
        self, window: QWidget, workplace: Workplace, tools: PhotoTools, slots: Sequence[Option], slot: str = ""
    ) -> None:
        """``slots`` are the places to choose from; the first is meant unless another is given."""
        super().__init__(window, width=1010)
        self.setObjectName("pictures_sheet")
        self.setAcceptDrops(True)
        self._tools = tools
        self._slot = slot or slots[0].value
        self._done, self._total = 0, 0
        self._ticked = False
        self._more: list[Choice] = []  # of the clipboard: nothing is to be read of them
        self._error: Exception | None = None
        context = workplace.context
        self.reader = PictureReader(workplace, self)
        self._from, self._said = Elided("", 13, tone="muted"), Label("", 13, tabular=True)
        self.folder = Button("", "package", name="other_folder")
        self.bar, self.stop = QProgressBar(), QuietButton("", "x", name="stop_reading")
        self.bar.setTextVisible(False)
        self._way = QWidget()
        self._way.setLayout(row(self._said, (self.bar, 1), self.stop, gap=S3))
        self.list = PictureList(context.local)
        self.trouble = InlineProblem()
        self._into = Label("", 13, 600)
        self.places = ChipGroup()
        self.places.setObjectName("places")
        self.places.set_options(slots)
        self.places.set_value(self._slot)
        self.all_new, self.none = QuietButton("", "check-check", name="all_new"), QuietButton("", "x", name="none")
        self.add(row((self._from, 1), self.folder, gap=S2), self._way, self.list, self.trouble, self._into, self.places)
        self.buttons.insertWidget(0, self.all_new)
        self.buttons.insertWidget(1, self.none)
        self._connect()
        self.go_live()

    def read(self, pictures: Sequence[Path | QImage], *, ticked: bool = False) -> None:
        """Folders are looked through; what somebody brought himself is ``ticked`` at once."""
        paths = [one for one in pictures if isinstance(one, Path)]
        self._more = [
            Choice(one, small=QPixmap.fromImage(one.scaledToWidth(SIDE)), ticked=True)
            for one in pictures
            if isinstance(one, QImage)
        ]
        self._error, self._ticked = None, ticked
        self._from.setText(", ".join(str(path) for path in paths[:_MOST_TROUBLES]))
        self.list.show_choices(self._more)
        if paths:
            self.reader.read(paths)
        self.retranslate()

    def submit(self) -> None:
        """Hand on what was chosen, the oldest first."""
        pictures, slot = self.list.ticked(), self.places.value() or self._slot
        if pictures:
            self.close_sheet()
            self.chosen.emit(pictures, slot)

    def close_sheet(self) -> None:
        """Nothing more is read."""
        self.reader.cancel()
        super().close_sheet()

    def place(self) -> None:
        """The pictures get all the height the window has left."""
        fit_height(self.frame, self.list, self._over, self._width, _LOWEST)
        super().place()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """More may be dropped here."""
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Another folder, or other files."""
        if pictures := pictures_of(event.mimeData()):
            self.read(pictures, ticked=True)

    def retranslate(self) -> None:
        """All texts."""
        super().retranslate()
        count = len(self.list.ticked())
        self.title.setText(self.tr("Choose pictures"))
        self.folder.set_text(self.tr("Another folder…"))
        self.all_new.set_text(self.tr("All new ones"))
        self.none.set_text(self.tr("None"))
        self.stop.set_text(self.tr("Stop"))
        self._into.setText(self.tr("Where they belong"))
        self.places.set_label(self.tr("Where they belong"))
        many = self.tr("Add 1 picture") if count == 1 else self.tr("Add {n} pictures")
        self.primary.set_text(many.format(n=count))
        self.primary.setEnabled(count > 0)
        text = self.tr("Looking at pictures: {done} of {total}").format(done=self._done, total=self._total)
        self._said.setText(text)
        self.bar.setAccessibleName(text)
        self._show_trouble()

    def _connect(self) -> None:
        self.folder.clicked.connect(self._ask_folder)
        self.stop.clicked.connect(self.reader.cancel)
        self.all_new.clicked.connect(lambda: self.list.tick_new(on=True))
        self.none.clicked.connect(lambda: self.list.tick_new(on=False))
        self.list.ticked_changed.connect(self.retranslate)
        self.reader.listed.connect(self._listed)
        self.reader.looked.connect(self._looked)
        self.reader.progressed.connect(self._progress)
        self.reader.failed.connect(self._failed)
        self._way.hide()

    def _ask_folder(self) -> None:
        if found := self._tools.pick_folder(self):
            self.read([Path(found)])

    def _listed(self, pictures: Sequence[CameraPicture]) -> None:
        fresh = [Choice(one.path, one, ticked=self._ticked) for one in pictures]
        self.list.show_choices([*fresh, *self._more])
        self.retranslate()

    def _looked(self, at: int, look: LookedAt) -> None:
        self.list.show_look(at, look)

    def _progress(self, done: int, total: int) -> None:
        self._done, self._total = done, total
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(done)
        if self._way.isHidden() != (done >= total):
            self._way.setVisible(done < total)
            if self.isVisible():
                self.place()
        self.retranslate()

    def _failed(self, error: Exception) -> None:
        self._error = error
        self.retranslate()

    def _show_trouble(self) -> None:
        found = self.list.troubles()
        lines = found[:_MOST_TROUBLES]
        if len(found) > _MOST_TROUBLES:
            lines.append(self.tr("… and {n} more").format(n=len(found) - _MOST_TROUBLES))
        if isinstance(self._error, FieldtechError):
            lines.insert(0, sentence(self._error.code, **self._error.params))
        elif not self.list.count() and not self.reader.busy:
            lines.append(self.tr("There are no pictures here."))
        if self.list.count() >= MOST_PICTURES:
            lines.append(self.tr("Only the newest {n} are shown.").format(n=MOST_PICTURES))
        text = "\n".join(lines)
        if text != self.trouble.text:
            self.trouble.show_sentence(text, "warning")
            if self.isVisible():
                self.place()
