"""The slow half of a preview: drawing, rendering, printing, saving and mailing a sheet, off the event loop."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRectF, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QPainter
from PySide6.QtPrintSupport import QPrinter

from fieldtech.errors import Invalid, MachineError, Problem
from fieldtech.model.base import Id
from fieldtech.services.changes import Change
from fieldtech.services.order_view import OrderView
from fieldtech.services.papers import Paper
from fieldtech.services.progress import Progress
from fieldtech.services.sheet_drawing import SHIFTED
from fieldtech.services.sheet_files import Written
from fieldtech.services.workplace import Workplace
from fieldtech.ui.language import word
from fieldtech.ui.pages.order.cards_work import sheet_name
from fieldtech.ui.pages.order.notice_letter import letter_body
from fieldtech.ui.pdf_preview import PRINT_DPI, image_from_png

_MM_PER_INCH = 25.4
_ENGINE = threading.Lock()  # PDFium must not be entered twice


@dataclass(frozen=True)
class Drawn:
    """A sheet ready to be looked at: its bytes, its pages at ``dpi``, and characters no font has.

    ``shifted`` is one drawn where this computer's printer needs it.
    """

    pdf: bytes
    pages: tuple[QImage, ...]
    dpi: int
    missing: str
    shifted: bool = False

    @property
    def size_mm(self) -> tuple[float, float]:
        """The paper's width and height."""
        first = self.pages[0]
        return first.width() / self.dpi * _MM_PER_INCH, first.height() / self.dpi * _MM_PER_INCH


class PdfWork:
    """Any PDF of ours: its pages as pictures, and on paper."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace

    def pages(self, pdf: bytes, dpi: int, progress: Progress) -> tuple[QImage, ...]:
        """All pages as pictures."""
        with _ENGINE:
            count = self._workplace.sheets.page_count(pdf)
        pages: list[QImage] = []
        for page in range(count):
            progress.step(page, count)
            pages.append(self.page(pdf, page, dpi))
        return tuple(pages)

    def page(self, pdf: bytes, page: int, dpi: int) -> QImage:
        """One page as a picture."""
        with _ENGINE:
            return image_from_png(self._workplace.sheets.png(pdf, page, dpi))

    def print_on(self, printer: QPrinter, drawn: Drawn, progress: Progress) -> int:
        """Every page in its true size; returns how many there were."""
        painter = QPainter(printer)
        if not painter.isActive():
            raise MachineError("printer_not_ready", printer=printer.printerName())
        shift = (0, 0) if drawn.shifted else self._workplace.context.paper_shift
        try:
            for page in range(len(drawn.pages)):
                progress.step(page, len(drawn.pages))
                if page:
                    printer.newPage()
                paper = QRectF(printer.paperRect(QPrinter.Unit.DevicePixel))
                paper.translate(*shift_in_pixels(shift, printer.resolution()))
                painter.drawImage(paper, self.page(drawn.pdf, page, PRINT_DPI))
        finally:
            painter.end()
        return len(drawn.pages)


class PaperWork(PdfWork):
    """A paper of the house; ``make`` draws it."""

    def __init__(self, workplace: Workplace, make: Callable[[], Paper]) -> None:
        super().__init__(workplace)
        self._make = make
        self.paper: Paper | None = None
        self.name = ""

    def draw(self, dpi: int, progress: Progress) -> Drawn:
        """The PDF with all pages as pictures."""
        paper = self._make()
        self.paper, self.name = paper, paper.name
        return Drawn(paper.pdf, self.pages(paper.pdf, dpi, progress), dpi, paper.missing, paper.shifted)


class SheetWork(PdfWork):
    """The sheet of one order, of one kind in one language."""

    def __init__(self, workplace: Workplace, order_id: Id, kind: str, language: str) -> None:
        super().__init__(workplace)
        self._order = order_id
        self.kind, self.language = kind, language

    def draw(self, dpi: int, progress: Progress) -> Drawn:
        """The PDF with all pages as pictures."""
        sheets = self._workplace.sheets
        pdf = sheets.preview(self._order, self.kind, self.language)
        missing = sheets.missing_glyphs(self._order)
        return Drawn(pdf, self.pages(pdf, dpi, progress), dpi, missing, self.kind in SHIFTED)

    def write(self) -> Written:
        """The file for the customer: signed, when it is sealed."""
        return self._workplace.sheets.write(self._order, self.kind, self.language)

    def copy(self, written: Written, target: str) -> None:
        """Save the written sheet where the person wants it; raises MachineError."""
        self._workplace.sheets.copy(written, Path(target))

    def mail_draft(self, recipient: str, subject: str, body: str) -> Path:
        """An unsent message for the person's own mail program."""
        _require_address(recipient)
        return self._workplace.mailing.draft(self.write(), recipient, subject, body)

    def queue(self, recipient: str, subject: str, body: str) -> Change:
        """Put the message into the outbox."""
        _require_address(recipient)
        return self._workplace.mailing.queue(self._order, self.write(), recipient, subject, body)


def letter_of(view: OrderView, kind: str) -> tuple[str, str]:
    """Subject and text of the message that a paper of an order goes with."""
    name = sheet_name(view.kind, kind)
    subject = word("mail.subject", kind=name, number=view.number)
    if kind == "notice" and view.facts.visit is not None:
        return subject, letter_body(view)
    company = view.company["name"]
    return subject, word("mail.body", name=view.customer.contact, kind=name, number=view.number, company=company)


def shift_in_pixels(shift: tuple[int, int], resolution: int) -> tuple[float, float]:
    """How far the paper of this computer's printer is moved, from tenths of a millimetre."""
    return shift[0] / 10 / _MM_PER_INCH * resolution, shift[1] / 10 / _MM_PER_INCH * resolution


def carried_words(written: Written) -> list[str]:
    """What of this computer's work travels in the sheet to the office, and what has no room there."""
    said = [word("sheet.carries", n=str(written.carries))] if written.carries else []
    return [*said, word("sheet.left_out", n=str(written.left_out))] if written.left_out else said


def _require_address(recipient: str) -> None:
    if "@" not in recipient.strip("@ "):
        raise Invalid([Problem("recipient", "mail_address")])


def open_in_program(path: str) -> object:
    """Hand a file to the program the person has for it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(path))
