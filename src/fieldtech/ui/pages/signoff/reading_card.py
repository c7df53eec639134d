"""What the customer signs: plain words first, then photos, money last."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from fieldtech.ui.kit.boxes import Line, column, empty, row
from fieldtech.ui.kit.buttons import LinkButton
from fieldtech.ui.kit.card import Card
from fieldtech.ui.kit.labels import Elided, IconLabel, Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.plate import PlateChip
from fieldtech.ui.pages.signoff.pictures import Picture, PicturesCover, SmallPicture, caption_of, in_order
from fieldtech.ui.pages.signoff.story import amount, came_of, checks_of, lines_of, why_of
from fieldtech.ui.pages.signoff.vehicle_list import VehicleList
from fieldtech.ui.tokens import S1, S2, S3

MOST_PHOTOS = 2


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
        self.all_photos = LinkButton("", "image", name="all_photos")
        self.all_photos.clicked.connect(self._show_all)
        self._picture: Picture | None = None
        self._roomy = True
        self._due, self._why = Label("", 15, 600), Label("", 14, tone="muted")
        self._amount = Label("", 22, 600, tabular=True)
        self._came = Label("", 14, 600, wrap=True)
        self.add(
            row(self._plate, (self._customer, 1), gap=S3), S1, self._lines, self.vehicles, self._checks, S1,
            self._photo_room, row(self.all_photos, None), None, Line(),
            row(self._due, None, self._why, self._amount, gap=S3), self._came,
        )  # fmt: skip
        self.go_live()

    def show_record(self, record: Mapping[str, Any], picture: Picture) -> None:
        """Show this; ``picture`` gives a photo by its hash."""
        self._record, self._picture = record, picture
        self.vehicles.setVisible("rows" in record)
        self.vehicles.show_record(record)
        empty(self._photos)
        for photo in in_order(record)[:MOST_PHOTOS]:
            if not (image := picture(str(photo["sha256"]))).isNull():
                self._photos.addWidget(SmallPicture(image, caption_of(photo)))
        self.retranslate()

    def set_roomy(self, on: bool) -> None:
        """The customer reads it from arm's length where there is room."""
        self._roomy = on
        self._show_photos()
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
        self._show_photos()
        self._why.setText(why_of(self._record))
        self._amount.setText(amount(int(self._record.get("total_cents") or 0)))
        came, all_of_it = came_of(self._record)
        self._came.setText(came)
        self._came.set_tone("ok" if all_of_it else "warn")
        self._came.setVisible(bool(came))

    def _show_photos(self) -> None:
        """Those on the page, and the way to all of them where some are not."""
        shown, count = self._photos.count() if self._roomy else 0, len(self._record.get("photos") or [])
        self._photo_room.setVisible(shown > 0)
        self.all_photos.setVisible(count > shown)
        text = self.tr("Show the photo") if count == 1 else self.tr("Show all {n} photos").format(n=count)
        self.all_photos.set_text(text)

    def _show_all(self) -> None:
        if self._picture is not None:
            PicturesCover(self.window(), in_order(self._record), self._picture).open()

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
