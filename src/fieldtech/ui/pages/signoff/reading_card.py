"""What the customer signs: plain words first, then photos, money last."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from fieldtech.ui.kit.boxes import Line, column, empty, row
from fieldtech.ui.kit.buttons import LinkButton
from fieldtech.ui.kit.card import Card
from fieldtech.ui.kit.labels import Elided, IconLabel, Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.plate import PlateChip
from fieldtech.ui.language import word
from fieldtech.ui.pages.signoff.story import amount, checks_of, lines_of, why_of
from fieldtech.ui.pages.signoff.vehicle_list import VehicleList
from fieldtech.ui.tokens import S1, S2, S3

MOST_PHOTOS = 2
_SHOWN_FIRST = ("wiring", "position", "new_terminal", "body", "damage", "platform", "plate")


class _Picture(QWidget):
    def __init__(self, image: QImage, caption: str) -> None:
        super().__init__()
        self._image = image
        self.setFixedSize(QSize(190, 138))
        self.setAccessibleName(caption)
        self.setToolTip(caption)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()), 7, 7)
        painter.setClipPath(path)
        scale = max(self.width() / self._image.width(), self.height() / self._image.height())
        width, height = self.width() / scale, self.height() / scale
        left, top = (self._image.width() - width) / 2, (self._image.height() - height) / 2
        painter.drawImage(QRectF(self.rect()), self._image, QRectF(left, top, width, height))


class ReadingCard(Live, Card):
    """``show_record`` fills it; ``whole_wanted`` asks for the sheet as it will be printed."""

    whole_wanted = Signal()

    def __init__(self) -> None:
        self.whole = LinkButton("", "file-text", name="show_sheet", key="Ctrl+P")
        super().__init__("", "file-text", self.whole, gap=S2)
        self.setObjectName("reading")
        self.whole.clicked.connect(self.whole_wanted)
        self._record: Mapping[str, Any] = {}
        self._px = 15
        self._plate, self._customer = PlateChip(big=True), Elided("", 16, 600)
        self._lines, self._checks = QVBoxLayout(), QGridLayout()
        self._lines.setSpacing(S2)
        self._checks.setVerticalSpacing(S1)
        self.vehicles = VehicleList()
        self._photos = QHBoxLayout()
        self._photos.setSpacing(S2)
        self._photo_room = QWidget()
        self._photo_room.setLayout(row(self._photos, None))
        self._due, self._why = Label("", 15, 600), Label("", 14, tone="muted")
        self._amount = Label("", 22, 600, tabular=True)
        self.add(
            row(self._plate, (self._customer, 1), gap=S3), S1, self._lines, self.vehicles, self._checks, S1,
            self._photo_room, None, Line(), row(self._due, None, self._why, self._amount, gap=S3),
        )  # fmt: skip
        self.go_live()

    def show_record(self, record: Mapping[str, Any], picture: Callable[[str], QImage]) -> None:
        """Show this; ``picture`` gives a photo by its hash."""
        self._record = record
        self.vehicles.setVisible("rows" in record)
        self.vehicles.show_record(record)
        empty(self._photos)
        photos = sorted(record.get("photos") or [], key=lambda p: _rank(str(p["slot"])))
        for photo in photos[:MOST_PHOTOS]:
            if not (image := picture(str(photo["sha256"]))).isNull():
                self._photos.addWidget(_Picture(image, _caption(photo)))
        self._photo_room.setVisible(self._photos.count() > 0)
        self.retranslate()

    def set_roomy(self, on: bool) -> None:
        """The customer reads it from arm's length where there is room."""
        self._photo_room.setVisible(on and self._photos.count() > 0)
        if (px := 17 if on else 15) != self._px:
            self._px = px
            self.retranslate()

    def retranslate(self) -> None:
        """Everything is words."""
        self.set_title(self.tr("What you sign"))
        self.whole.set_text(self.tr("Show the whole sheet"))
        self._due.setText(self.tr("To pay"))
        if not self._record:
            return
        vehicle = self._record.get("vehicle") or {}
        self._plate.setVisible(bool(vehicle.get("plate")))
        self._plate.set(str(vehicle.get("plate") or ""), int(vehicle.get("colour") or 2))
        self._customer.setText(str((self._record.get("customer") or {}).get("name") or ""))
        self._fill_lines()
        self._fill_checks()
        self._why.setText(why_of(self._record))
        self._amount.setText(amount(int(self._record.get("total_cents") or 0)))

    def _fill_lines(self) -> None:
        empty(self._lines)
        for label, text in lines_of(self._record):
            head = Label(label, self._px - 1, tone="muted")
            head.setFixedWidth(80)
            head.setAlignment(Qt.AlignmentFlag.AlignTop)
            self._lines.addLayout(row(head, (Label(text, self._px, wrap=True), 1)))

    def _fill_checks(self) -> None:
        empty(self._checks)
        for at, text in enumerate(checks_of(self._record)):
            label = Label(text, self._px, wrap=True)
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            icon = column(IconLabel("circle-check", "ok", 18, line=22), None)
            self._checks.addLayout(row(icon, (label, 1), gap=6), at // 2, at % 2)


def _caption(photo: Mapping[str, Any]) -> str:
    """The photo's place; of a photo of one vehicle among many the vehicle."""
    slot = str(photo["slot"])
    named = photo.get("caption") if "/" in slot else word(f"choice.photo.{slot}")  # of a question: its words
    return str(photo.get("plate") or named or "")


def _rank(slot: str) -> int:
    return _SHOWN_FIRST.index(slot) if slot in _SHOWN_FIRST else len(_SHOWN_FIRST)
