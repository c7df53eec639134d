"""The photos of an order as people handle them: drops, the clipboard, a camera's folder, one large, one moved."""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from fieldtech.model.base import Id
from fieldtech.services.order_briefs import PhotoRow
from fieldtech.services.workplace import Workplace
from fieldtech.ui.language import Language
from fieldtech.ui.pages.photos.tools import PhotoTools
from fieldtech.ui.theme import Theme
from pages.program import Program


def shoot(path: Path, colour: str, taken: str = "") -> Path:
    """A picture file, with the camera's time if given."""
    path.parent.mkdir(parents=True, exist_ok=True)
    exif, out = Image.Exif(), io.BytesIO()
    if taken:
        exif.get_ifd(0x8769)[0x9003] = taken
    Image.new("RGB", (320, 240), colour).save(out, "JPEG", exif=exif)
    path.write_bytes(out.getvalue())
    return path


def card(folder: Path) -> Path:
    """A camera's folder: three good pictures, one that is empty."""
    for number, colour in enumerate(("red", "green", "blue"), 1):
        shoot(folder / f"IMG_{number}.jpg", colour, f"2026:11:18 13:0{number}:00")
    (folder / "EMPTY.jpg").write_bytes(b"")
    return folder


class PhotoDesk:
    """Somebody at an order's photos; ``folder`` is what the folder dialog answers, ``saved`` where copies go."""

    def __init__(
        self, qtbot: QtBot, theme: Theme, language: Language, workplace: Workplace, at: Path, folder: Path, login: str
    ) -> None:
        self.workplace, self.saved = workplace, at / "copies"
        self.saved.mkdir()
        tools: dict[str, Any] = {
            "pick_photos": lambda _parent: [],
            "photo_tools": PhotoTools(lambda _p: str(folder), lambda _p, name: str(self.saved / name)),
        }
        self.program = Program(qtbot, theme, language, workplace, at / "settings.json", tools=tools)
        self.program.sign_in(login)
        self.hands = self.program.hands

    def open(self, page: str, reference: str) -> Any:
        """Go to a page."""
        self.program.window.open_page(page, reference)
        self.hands.settle()
        return self.program.page

    def photos(self, order: Id) -> tuple[PhotoRow, ...]:
        """As they are stored."""
        return self.workplace.orders.view(order).photos

    def slots(self, order: Id) -> list[str]:
        """The names of their places."""
        return [photo.name for photo in self.photos(order)]

    def sheet(self, name: str) -> Any:
        """The sheet over the page."""
        found = [w for w in self.program.window.findChildren(QWidget, name) if w.isVisible()]
        assert found, f"no {name}"
        return found[-1]

    def pictures(self) -> Any:
        """The sheet to choose pictures, when all of them were looked at."""
        self.hands.until(lambda: self.hands.sees("pictures_sheet"), "the pictures")
        sheet = self.sheet("pictures_sheet")
        self.hands.until(lambda: not sheet.reader.busy, "the camera")
        return sheet

    def drop(self, widget: QWidget, *paths: Path) -> None:
        """Files or folders, dragged onto it."""
        drop(widget, paths)
        self.hands.settle()

    def said(self) -> str:
        """What stands beside the place of photos."""
        return str(self.program.page.findChild(QWidget, "photos_refused").text)  # type: ignore[union-attr]


def drop(widget: QWidget, paths: Sequence[Path]) -> None:
    """As a file manager does it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    spot, copy, left = QPointF(widget.rect().center()), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(spot.toPoint(), copy, data, left, none)
    QApplication.sendEvent(widget, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(widget, QDropEvent(spot, copy, data, left, none))


def copy_picture(colour: str = "green") -> None:
    """A picture on the clipboard."""
    image = QImage(320, 240, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    QGuiApplication.clipboard().setImage(image)


def copy_files(*paths: Path) -> None:
    """Files on the clipboard, with their names as text, as file managers give them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    data.setText("\n".join(map(str, paths)))
    QGuiApplication.clipboard().setMimeData(data)
