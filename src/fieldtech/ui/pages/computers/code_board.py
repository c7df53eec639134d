"""The code itself: large to read aloud, as a QR code to scan, and what to do with it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from fieldtech.services.syncing.invitation_words import grouped
from fieldtech.services.syncing.invitations import Invited
from fieldtech.ui.kit.boxes import column, row
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.pages.computers.qr_view import QrView
from fieldtech.ui.tokens import S1, S2, S5

SIDE = 252
SOON = 60  # seconds


class CodeBoard(Live, QWidget):
    """Shows one ``Invited`` and counts down."""

    def __init__(self) -> None:
        super().__init__()
        self._invited: Invited | None = None
        self._left, self._copied, self._arrived = 0, False, ""
        self.qr = QrView(SIDE)
        self._how = Label("", 14, wrap=True)
        self._code_label, self._address_label, self._pin_label = (Label("", 12, tone="muted") for _ in range(3))
        self.code = Label("", 26, 600, tabular=True, wrap=True)
        self.address = Label("", 15, 600, wrap=True)
        self.pin = Label("", 15, 600, tabular=True, wrap=True)
        for label, name in ((self.code, "code"), (self.address, "address"), (self.pin, "pin_words")):
            label.setObjectName(name)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.left = Label("", 15, 600, "accent", wrap=True)
        self.left.setObjectName("time_left")
        words = column(self._code_label, self.code, S2, self._address_label, self.address, S1, self._pin_label,
                       self.pin, S2, self.left, None, gap=2)  # fmt: skip
        self.setLayout(column(self._how, S2, row(self.qr, (words, 1), gap=S5)))
        self.go_live()

    def show_invited(self, invited: Invited) -> None:
        """Another code."""
        self._invited, self._copied, self._arrived = invited, False, ""
        parts = invited.parts
        self.code.setText(grouped(parts.code))
        self.address.setText("\n".join(parts.addresses))
        self.pin.setText(grouped(parts.pin))
        self.qr.show_modules(invited.qr(), self.tr("QR code with address and code"))

    def show_left(self, seconds: int) -> None:
        """So long it is still good."""
        self._left = seconds
        self._say_left()

    def show_arrived(self, name: str) -> None:
        """The computer is there, the code is used."""
        self._arrived = name
        self._say_left()

    def say_copied(self) -> None:
        """It is on the clipboard."""
        self._copied = True
        self._say_left()

    def retranslate(self) -> None:
        """All texts."""
        self._how.setText(
            self.tr("On the new computer choose “This computer belongs to an office”, then scan the picture or type"
                    " the three lines.")
        )  # fmt: skip
        self._code_label.setText(self.tr("Code"))
        self._address_label.setText(self.tr("Address"))
        self._pin_label.setText(self.tr("Proof of the office"))
        self._say_left()

    def _say_left(self) -> None:
        if self._arrived:
            self.left.setText(self.tr("{name} is registered. Its people can sign in there.").format(name=self._arrived))
            self.left.set_tone("ok")
            self.code.set_tone("hint")
            return
        minutes, seconds = divmod(self._left, 60)
        good = self.tr("Good for {time} more, for one computer").format(time=f"{minutes}:{seconds:02d}")
        said = good if self._left else self.tr("This code is out of date. Ask for another one.")
        copied = self.tr("copied")
        self.left.setText(f"{said} · {copied}" if self._copied and self._left else said)
        self.left.set_tone("danger" if not self._left else "warn" if self._left < SOON else "accent")
        self.code.set_tone("" if self._left else "hint")
