"""The sheet as it will be printed, over the window; drawn in the background."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QProgressBar, QWidget

from fieldtech.ui.kit.boxes import boxed, column, row
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.cover import Cover
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.pages.order.sheet_work import Drawn, SheetWork
from fieldtech.ui.pdf_preview import PdfPreview
from fieldtech.ui.tasks import Task
from fieldtech.ui.tokens import S3, S4, S5

DPI = 150  # drawn once, fine enough to zoom in twice


class WholeSheet(Cover):
    """Covers ``window`` until it is closed; ``failed`` when the sheet cannot be drawn."""

    failed = Signal(object)

    def __init__(self, window: QWidget, work: SheetWork) -> None:
        super().__init__(window)
        self.setObjectName("whole_sheet")
        self._heading = Label("", 18, 600)
        self._busy = QProgressBar()
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self.preview = PdfPreview()
        self.preview.print_button.hide()
        self.back = Button("", "arrow-left", name="close_sheet")
        self.back.clicked.connect(self.close_sheet)
        head = row(self.back, self._heading, None, gap=S4, margins=(S5, S3, S5, S3))
        self.fill(column(boxed(head, "topbar"), self._busy, (self.preview, 1)), self.back)
        self._task = Task(lambda progress: work.draw(DPI, progress), self)
        self._task.succeeded.connect(self._show)
        self._task.failed.connect(self._give_up)

    def open(self) -> None:
        """Cover the window and begin drawing."""
        super().open()
        self._task.start()

    def close_sheet(self) -> None:
        """Go away."""
        self._task.cancel()
        super().close_sheet()

    def retranslate(self) -> None:
        """All texts."""
        super().retranslate()
        self._heading.setText(self.tr("The sheet you sign"))
        self.back.set_text(self.tr("Back"))
        self._busy.setAccessibleName(self.tr("Drawing the sheet…"))

    def _show(self, drawn: Drawn) -> None:
        self._busy.hide()

        def render(page: int, dpi: float) -> QImage:
            width = round(drawn.pages[page].width() * dpi / drawn.dpi)
            return drawn.pages[page].scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)

        self.preview.show_pages(len(drawn.pages), render)

    def _give_up(self, error: BaseException) -> None:
        self.close_sheet()
        self.failed.emit(error)
