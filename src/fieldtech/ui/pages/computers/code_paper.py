"""The code of a new computer on a sheet of paper, for whoever sits before it."""

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QPageSize, QPainter, QPen
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from fieldtech.services.syncing.invitation_words import grouped
from fieldtech.services.syncing.invitations import Invited
from fieldtech.ui.fonts import print_font
from fieldtech.ui.pages.computers.qr_view import paint_modules
from fieldtech.ui.printer_dialog import AskPrinter, printer_dialog

translate = QCoreApplication.translate
_LEFT_MM, _TOP_MM, _QR_MM = 25, 30, 70


def print_code(parent: QWidget, invited: Invited, ask_printer: AskPrinter | None = None) -> bool:
    """Ask for the printer (the system's dialog unless given) and print; False when nobody wanted to."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    if not (ask_printer or printer_dialog)(parent, printer):
        return False
    paint_paper(printer, invited)
    return True


def paint_paper(printer: QPrinter, invited: Invited) -> None:
    """QR code above, the three lines to type below."""
    painter = QPainter(printer)
    mm = printer.resolution() / 25.4
    paint_modules(painter, invited.qr(), QRectF(_LEFT_MM * mm, _TOP_MM * mm, _QR_MM * mm, _QR_MM * mm))
    painter.setPen(QPen(QColor("black")))
    parts = invited.parts
    lines = [
        (translate("CodePaper", "Register this computer within ten minutes"), 14), (invited.name, 12),
        (grouped(parts.code), 22), *((address, 13) for address in parts.addresses), (grouped(parts.pin), 13),
    ]  # fmt: skip
    top = (_TOP_MM + _QR_MM + 10) * mm
    for text, points in lines:
        if text:
            painter.setFont(print_font(points))
            box = QRectF(_LEFT_MM * mm, top, 160 * mm, points * 0.75 * mm)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text)
            top += points * 0.75 * mm
    painter.end()
