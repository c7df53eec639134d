"""The printer of this computer: how far its paper is off, found with a page of rulers."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPageSize, QPainter, QPen
from PySide6.QtPrintSupport import QPrinter

from fieldtech.ui.fonts import print_font
from fieldtech.ui.kit.boxes import row
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.card import Card
from fieldtech.ui.kit.field_grid import FieldGrid, Labelled
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.quantity import QuantityStepper
from fieldtech.ui.pages.order.sheet_work import shift_in_pixels
from fieldtech.ui.printer_dialog import AskPrinter, printer_dialog
from fieldtech.ui.remembering import KeptSettings
from fieldtech.ui.tokens import S2

MOST = 99  # tenths of a millimetre
_EDGE_MM = 20


class PrinterCard(Live, Card):
    """Two numbers in tenths of a millimetre, and the page to measure them on."""

    def __init__(self, settings: KeptSettings, ask_printer: AskPrinter | None = None) -> None:
        """``ask_printer`` is the system's dialog unless given."""
        super().__init__("", "printer")
        self.setObjectName("printer")
        self._settings, self.ask_printer = settings, ask_printer or printer_dialog
        self._explain = Label("", 13, tone="muted", wrap=True)
        self.right, self.down = QuantityStepper(low=-MOST, high=MOST), QuantityStepper(low=-MOST, high=MOST)
        self._right, self._down = Labelled(self.right), Labelled(self.down)
        self.print_button = Button("", "printer", name="print_calibration")
        self.right.changed.connect(lambda n: settings.change(printer_offset_x=n))
        self.down.changed.connect(lambda n: settings.change(printer_offset_y=n))
        self.print_button.clicked.connect(self.print_page)
        self.add(self._explain, FieldGrid(self._right, self._down, columns=2), row(self.print_button, None, gap=S2))
        self.right.set_value(settings.now.printer_offset_x)
        self.down.set_value(settings.now.printer_offset_y)
        self.go_live()

    def print_page(self) -> None:
        """Rulers from the corner, moved as set."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        printer.setFullPage(True)
        if self.ask_printer(self, printer):
            paint_rulers(printer, self._settings.now.paper_shift, self._hint())

    def retranslate(self) -> None:
        """All texts."""
        self.set_title(self.tr("Printer"))
        self._explain.setText(
            self.tr("Print the page, measure from the paper's edges to the cross: both should be 20.0 mm.")
        )
        self._right.set_label(self.tr("Move right (0.1 mm)"))
        self._down.set_label(self.tr("Move down (0.1 mm)"))
        self.right.set_label(self.tr("Move right (0.1 mm)"))
        self.down.set_label(self.tr("Move down (0.1 mm)"))
        self.print_button.set_text(self.tr("Print calibration page"))

    def _hint(self) -> str:
        return self.tr("The cross should be 20.0 mm from the left and from the upper edge.")


def paint_rulers(printer: QPrinter, shift: tuple[int, int], hint: str) -> None:
    """A cross 20 mm from the corner, with a ruler in millimetres each way."""
    painter = QPainter(printer)
    mm = printer.resolution() / 25.4
    painter.translate(*shift_in_pixels(shift, printer.resolution()))
    painter.setPen(QPen(QColor("black"), 0.2 * mm))
    cross = QPointF(_EDGE_MM * mm, _EDGE_MM * mm)
    painter.drawLine(QPointF(10 * mm, cross.y()), QPointF(190 * mm, cross.y()))
    painter.drawLine(QPointF(cross.x(), 10 * mm), QPointF(cross.x(), 270 * mm))
    for at in range(161):
        long = (4 if at % 10 == 0 else 3 if at % 5 == 0 else 1.6) * mm
        painter.drawLine(QPointF(cross.x() + at * mm, cross.y()), QPointF(cross.x() + at * mm, cross.y() - long))
        painter.drawLine(QPointF(cross.x(), cross.y() + at * mm), QPointF(cross.x() - long, cross.y() + at * mm))
    painter.setFont(print_font(11))
    painter.drawText(QPointF(30 * mm, 40 * mm), hint)
    painter.end()
