"""The picture of how an item is done, while its checklist is edited: chosen, dropped or pasted (F31)."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from fieldtech.errors import FieldtechError
from fieldtech.forms.onsite.photo_tile import PhotoTile
from fieldtech.services.instructions import Instructions
from fieldtech.services.pictures import SUFFIXES, read_picture
from fieldtech.services.progress import Silent
from fieldtech.ui.kit.boxes import column
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.notices import InlineProblem
from fieldtech.ui.language import sentence, word
from fieldtech.ui.tokens import S2

Pick = Callable[[QWidget], Sequence[str]]


class ItemPicture(Live, QWidget):
    """``changed(sha256)`` when another picture is there, "" when it is taken out."""

    changed = Signal(str)

    def __init__(self, instructions: Instructions | None) -> None:
        """Without ``instructions`` there is nobody to keep a picture."""
        super().__init__()
        self._instructions = instructions
        self.pick: Pick = _pick
        self.tile, self.problem = PhotoTile("item_picture"), InlineProblem()
        self.tile.wanted.connect(self._ask)
        self.tile.given.connect(self.take)
        self.tile.removed.connect(self._remove)
        self.setLayout(column(self.tile, self.problem, gap=S2))
        self.go_live()

    def show_picture(self, sha: str) -> None:
        """The one of an item; never announces."""
        self.problem.show_sentence("")
        image = QImage()
        if sha and self._instructions is not None:
            try:
                image = QImage.fromData(self._instructions.bytes_of(sha))
            except FieldtechError as error:  # it has not come from the office yet
                self.problem.show_sentence(sentence(error.code, **error.params), "warning")
        self.tile.show_photo(image)

    def take(self, picture: Path | QImage) -> None:
        """Keep a picture that was chosen, dropped or pasted; what is none is said."""
        if self._instructions is None:
            return
        try:
            data = read_picture(picture, Silent()).data if isinstance(picture, Path) else _jpeg(picture)
            sha = self._instructions.keep_picture(data)
        except FieldtechError as error:
            problems = getattr(error, "problems", ()) or (error,)
            self.problem.show_sentence("\n".join(sentence(one.code, **one.params) for one in problems))
            return
        self.show_picture(sha)
        self.changed.emit(sha)

    def retranslate(self) -> None:
        """What belongs here."""
        self.tile.set_caption(word("item.picture"))

    def _ask(self) -> None:
        for path in self.pick(self)[:1]:
            self.take(Path(path))

    def _remove(self) -> None:
        self.show_picture("")
        self.changed.emit("")


def _pick(parent: QWidget) -> Sequence[str]:
    kinds = " ".join(f"*{suffix}" for suffix in SUFFIXES)
    return QFileDialog.getOpenFileNames(parent, word("item.picture"), "", kinds)[0]


def _jpeg(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPEG", 90)  # type: ignore[call-overload]
    return bytes(buffer.data().data())
