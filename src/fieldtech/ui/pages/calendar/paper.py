"""The calendar on paper, as it is on the screen, one page across."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from fieldtech.ui.fonts import font
from fieldtech.ui.pages.calendar import layout
from fieldtech.ui.pages.calendar.chip import paint_entry
from fieldtech.ui.pages.calendar.looks import look_of
from fieldtech.ui.pages.calendar.painting import Shown, paint_sheet
from fieldtech.ui.pages.calendar.view import CalendarView
from fieldtech.ui.printer_dialog import AskPrinter, printer_dialog
from fieldtech.ui.tokens import LIGHT

_WIDTH, _HEIGHT, _TITLE = 1100, 740, 36  # a page across, in the pixels of the screen


def print_calendar(parent: QWidget, view: CalendarView, title: str, ask_printer: AskPrinter | None = None) -> bool:
    """Ask for a printer (the system's dialog unless given) and print; False when nobody chose one."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    printer.setDocName(title)
    if not (ask_printer or printer_dialog)(parent, printer):
        return False
    paint_page(QPainter(printer), QRectF(printer.pageLayout().paintRectPixels(printer.resolution())), view, title)
    return True


def paint_page(painter: QPainter, page: QRectF, view: CalendarView, title: str) -> None:
    """The month or week of a view on a page of any size, in the colours of paper."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    scale = min(page.width() / _WIDTH, page.height() / (_HEIGHT + _TITLE))
    painter.scale(scale, scale)
    painter.setFont(font(18, 600))
    painter.setPen(QColor(LIGHT["text"]))
    painter.drawText(QRectF(0, 0, _WIDTH, _TITLE), title)
    painter.translate(0, _TITLE)
    sheet = view.laid_out(_WIDTH, _HEIGHT)
    month = view.month
    paint_sheet(painter, sheet, Shown(view.today, layout.monday_of(view.first), month, view.off), LIGHT)
    for placed in sheet.placed:
        box = placed.box
        area = QRectF(box.x, box.y, box.width, box.height)
        paint_entry(painter, area, placed.entry, look_of(placed.entry), LIGHT, placed.tall)
    painter.end()
