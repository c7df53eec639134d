"""After sealing: what was sealed, and the sheet to print, save or send."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal

from fieldtech.ui.kit.boxes import row
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.card import Card, Facts
from fieldtech.ui.kit.labels import IconLabel, Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.language import word
from fieldtech.ui.tokens import S2, S3


class SealedCard(Live, Card):
    """Announces ``open_wanted`` (the PDF) and ``sheets_wanted`` (print, mail, save)."""

    open_wanted = Signal()
    sheets_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(gap=S3)
        self.setObjectName("sealed")
        self._heading = Label("", 20, 600, wrap=True)
        self._thanks = Label("", 15, wrap=True)
        self._facts = Facts(110)
        self._missing = Label("", 14, tone="warn", wrap=True)
        self.open_button = Button("", "file-check", name="open_pdf")
        self.sheets_button = Button("", "printer", name="print_or_send")
        self.receipt_button = Button("", "receipt", name="show_sealed_receipt")
        self.receipt_button.hide()
        self.open_button.clicked.connect(self.open_wanted)
        self.sheets_button.clicked.connect(self.sheets_wanted)
        self._sealed: Mapping[str, Any] = {}
        self._file, self._glyphs, self._paid = "", "", ""
        self.add(
            row(IconLabel("shield-check", "ok", 40), (self._heading, 1), gap=S3), self._thanks, self._facts,
            self._missing, row(self.open_button, self.sheets_button, self.receipt_button, None, gap=S2), None,
        )  # fmt: skip
        self.go_live()

    def show_seal(self, sealed: Mapping[str, Any]) -> None:
        """``number``, ``revision``, ``at`` and ``hash`` of what was sealed."""
        self._sealed = sealed
        self.retranslate()

    def show_paid(self, said: str, *, receipt: bool) -> None:
        """How the amount was settled; nothing where nothing was due."""
        self._paid = said
        self.receipt_button.setVisible(receipt)
        self.retranslate()

    def show_file(self, name: str, glyphs: str) -> None:
        """The PDF that was written, and characters no font has."""
        self._file, self._glyphs = name, glyphs
        self.retranslate()

    def complain(self, text: str) -> None:
        """The seal stands, but the PDF could not be written."""
        self._missing.setText(text)
        self._missing.show()

    def retranslate(self) -> None:
        """All texts."""
        self._heading.setText(self.tr("Signed and sealed"))
        self._thanks.setText(
            self.tr("Thank you. Any later change becomes a new revision; this one stays as you signed it.")
        )
        self.open_button.set_text(self.tr("Open the PDF"))
        self.open_button.setVisible(bool(self._file))
        self.sheets_button.set_text(self.tr("Print, save or send"))
        self.receipt_button.set_text(self.tr("Receipt"))
        self._missing.setText(self.tr("Characters that print as 〓: {characters}").format(characters=self._glyphs))
        self._missing.setVisible(bool(self._glyphs))
        facts = [(word(f"signoff.sealed.{key}"), str(value), "") for key, value in self._sealed.items()]
        if self._paid:
            facts.append((word("signoff.sealed.paid"), self._paid, ""))
        if self._file:
            facts.append((word("signoff.sealed.file"), self._file, ""))
        self._facts.set(facts)
