"""Looking at a PDF before it is printed, saved or sent; the pages come as pictures from a callable."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPageSize, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QScrollArea, QWidget

from fieldtech.ui.kit.boxes import column, row
from fieldtech.ui.kit.buttons import Button, IconButton
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.printer_dialog import printer_dialog
from fieldtech.ui.save_dialog import save_dialog
from fieldtech.ui.theme import tokens_of
from fieldtech.ui.tokens import S2, S3, S4

Render = Callable[[int, float], QImage]  # (page from 0, dots per inch) -> picture
PRINT_DPI = 300
_ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
_SCREEN_DPI = 96


def image_from_png(data: bytes) -> QImage:
    """A picture from PNG bytes, as the sheets give them."""
    return QImage.fromData(data)


class _Paper(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.image = QImage()

    def show_image(self, image: QImage) -> None:
        self.image = image
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        ratio = self.image.devicePixelRatio() or 1.0
        return QSize(round(self.image.width() / ratio) + 2, round(self.image.height() / ratio) + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens["paper"]))
        painter.drawImage(1, 1, self.image)
        painter.setPen(QPen(QColor(tokens["border"]), 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))


class PdfPreview(Live, QWidget):
    """``show_pages(count, render)``; the person can zoom, turn pages, print and save."""

    saved = Signal(str)

    def __init__(
        self,
        *,
        pick_file: Callable[[QWidget, str], str] | None = None,
        pick_printer: Callable[[QWidget, QPrinter], bool] | None = None,
    ) -> None:
        """The two pickers are the system's dialogs unless given."""
        super().__init__()
        self.setObjectName("pdf_preview")
        self._pick_file = pick_file or save_dialog
        self._pick_printer = pick_printer or printer_dialog
        self._count, self._at, self._zoom = 0, 0, 1.0
        self._size = QSizeF(210, 297)
        self._render: Render = _nothing
        self._bytes: Callable[[], bytes] | None = None
        self._name = ""
        self._paper = _Paper()
        self._area = QScrollArea()
        self._area.setWidget(self._paper)
        self._area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._label = Label("", 13, tone="muted", tabular=True)
        self._zoom_label = Label("", 13, tone="muted", tabular=True)
        self.previous = IconButton("chevron-left", name="previous_page", key="PgUp")
        self.next = IconButton("chevron-right", name="next_page", key="PgDown")
        self.smaller = IconButton("minus", name="zoom_out", key="Ctrl+-")
        self.larger = IconButton("plus", name="zoom_in", key="Ctrl+=")
        self.print_button = Button("", "printer", name="print", key="Ctrl+P")
        self.save_button = Button("", "download", name="save_pdf", key="Ctrl+S")
        self._connect()
        tools = row(
            self.previous, self._label, self.next, S3, self.smaller, self._zoom_label, self.larger, None,
            self.print_button, self.save_button, gap=S2, margins=(S4, S2, S4, S2),
        )  # fmt: skip
        self.setLayout(column(tools, (self._area, 1)))
        self.go_live()

    def show_pages(
        self,
        count: int,
        render: Render,
        *,
        pdf: Callable[[], bytes] | None = None,
        name: str = "sheet.pdf",
        size_mm: tuple[float, float] = (210, 297),
    ) -> None:
        """Show the first of ``count`` pages; ``pdf`` gives the bytes to save, ``name`` the proposed name."""
        self._count, self._at, self._render = count, 0, render
        self._bytes, self._name, self._size = pdf, name, QSizeF(*size_mm)
        self.save_button.setVisible(pdf is not None)
        self._show()

    def turn(self, by: int) -> None:
        """Forward or back."""
        self._at = max(0, min(self._count - 1, self._at + by))
        self._area.verticalScrollBar().setValue(0)
        self._show()

    def zoom(self, by: int) -> None:
        """Larger or smaller by one step."""
        nearest = min(range(len(_ZOOMS)), key=lambda i: abs(_ZOOMS[i] - self._zoom))
        self._zoom = _ZOOMS[max(0, min(len(_ZOOMS) - 1, nearest + by))]
        self._show()

    @property
    def page(self) -> int:
        """The page shown, from 0."""
        return self._at

    def print_pages(self) -> None:
        """All pages, in their true size in millimetres."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageSize(QPageSize(self._size, QPageSize.Unit.Millimeter))
        printer.setFullPage(True)
        printer.setDocName(self._name)
        if self._pick_printer(self, printer):
            self.paint_on(printer)

    def paint_on(self, printer: QPrinter) -> None:
        """Draw every page so that it fills the sheet of paper exactly."""
        painter = QPainter(printer)
        for page in range(self._count):
            if page:
                printer.newPage()
            target = QRectF(printer.paperRect(QPrinter.Unit.DevicePixel))
            painter.drawImage(target, self._render(page, PRINT_DPI))
        painter.end()

    def save(self) -> None:
        """Write the PDF where the person wants it."""
        target = self._pick_file(self, self._name) if self._bytes else ""
        if target and self._bytes:
            Path(target).write_bytes(self._bytes())
            self.saved.emit(target)

    def retranslate(self) -> None:
        """Names of the buttons."""
        self._area.setAccessibleName(self.tr("Preview"))
        self.previous.set_label(self.tr("Previous page"))
        self.next.set_label(self.tr("Next page"))
        self.smaller.set_label(self.tr("Smaller"))
        self.larger.set_label(self.tr("Larger"))
        self.print_button.set_text(self.tr("Print"))
        self.save_button.set_text(self.tr("Save PDF"))
        for button in (self.print_button, self.save_button):
            button.restyle()
        self._label_page()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def _connect(self) -> None:
        self.previous.clicked.connect(lambda: self.turn(-1))
        self.next.clicked.connect(lambda: self.turn(1))
        self.smaller.clicked.connect(lambda: self.zoom(-1))
        self.larger.clicked.connect(lambda: self.zoom(1))
        self.print_button.clicked.connect(self.print_pages)
        self.save_button.clicked.connect(self.save)

    def _show(self) -> None:
        if self._count:
            ratio = self.devicePixelRatioF()
            image = self._render(self._at, _SCREEN_DPI * self._zoom * ratio)
            image.setDevicePixelRatio(ratio)
            self._paper.show_image(image)
        self._label_page()

    def _label_page(self) -> None:
        text = self.tr("{at} of {all}").format(at=self._at + 1, all=self._count)
        self._label.setText(text if self._count else "")
        self._zoom_label.setText(f"{round(self._zoom * 100)} %")
        self._paper.setAccessibleName(self._label.text())
        self.previous.setEnabled(self._at > 0)
        self.next.setEnabled(self._at < self._count - 1)
        for button in (self.smaller, self.larger, self.print_button, self.save_button):
            button.setEnabled(self._count > 0)


def _nothing(_page: int, _dpi: float) -> QImage:
    return QImage()
