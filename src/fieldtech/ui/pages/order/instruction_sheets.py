"""Work instructions over the page: a document with its pages, the picture of an item (T01)."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QWidget

from fieldtech.errors import FieldtechError
from fieldtech.services.instructions import Document
from fieldtech.services.progress import Progress
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.notices import Banner
from fieldtech.ui.kit.sheet import Sheet
from fieldtech.ui.language import sentence
from fieldtech.ui.pages.order.sheet_work import Drawn, PdfWork
from fieldtech.ui.pdf_preview import PdfPreview
from fieldtech.ui.tasks import Task

_SCREEN_DPI = 96
_CHROME = 150  # everything of the sheet but the paper
_AROUND = QSize(120, 190)  # what the window and the sheet need around a picture


class DocumentSheet(Sheet):
    """Its pages are read beside the window; they can be turned, printed and saved."""

    once = True

    def __init__(self, window: QWidget, workplace: Workplace, document: Document) -> None:
        super().__init__(window, width=1080)
        self.setObjectName("instruction_sheet")
        self._workplace, self._document = workplace, document
        self._work, self.drawn = PdfWork(workplace), Drawn(b"", (), _SCREEN_DPI, "")
        self.problem, self.preview = Banner("danger"), PdfPreview()
        self.problem.hide()
        self.primary.hide()
        self.cancel.hide()
        self.add(self.problem)
        self.body.addWidget(self.preview, 1)
        self.go_live()
        self._task = Task(self._read, self)
        self._task.succeeded.connect(self._show)
        self._task.failed.connect(self._refused)
        self._task.start()

    def retranslate(self) -> None:
        """The name of the document."""
        super().retranslate()
        self.title.setText(self._document.name)

    def place(self) -> None:
        """As much paper as the window has room for."""
        self.preview.setFixedHeight(max(220, self._over.height() - 48 - _CHROME))
        super().place()

    def close_sheet(self) -> None:
        """Nobody waits any more."""
        self._task.cancel()
        super().close_sheet()

    def _read(self, progress: Progress) -> Drawn:
        workplace = self._workplace.for_this_person()
        pdf = workplace.instructions.bytes_of(self._document.sha256)
        return Drawn(pdf, PdfWork(workplace).pages(pdf, _SCREEN_DPI, progress), _SCREEN_DPI, "")

    def _show(self, drawn: Drawn) -> None:
        self.drawn = drawn
        self.preview.show_pages(
            len(drawn.pages), self._page, pdf=lambda: drawn.pdf, name=self._document.name, size_mm=drawn.size_mm
        )

    def _page(self, page: int, dpi: float) -> QImage:
        if round(dpi) == self.drawn.dpi:
            return self.drawn.pages[page].copy()
        return self._work.page(self.drawn.pdf, page, round(dpi))

    def _refused(self, error: Exception) -> None:
        code, params = (error.code, error.params) if isinstance(error, FieldtechError) else ("file_unreadable", {})
        self.problem.set("danger", self.tr("It cannot be shown"), sentence(code, **params))
        self.problem.show()
        self.place()


class PictureSheet(Sheet):
    """The picture of an item as large as the window allows, with what is to be done."""

    once = True

    def __init__(self, window: QWidget, title: str, how: str, image: QImage) -> None:
        room = window.size() - _AROUND
        size = image.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        super().__init__(window, width=max(420, size.width() + 60))
        self.setObjectName("instruction_picture_sheet")
        self._title = title
        self.picture = Label()
        self.picture.setFixedSize(size)
        self.picture.setAccessibleName(title)
        smooth = Qt.TransformationMode.SmoothTransformation
        self.picture.setPixmap(QPixmap.fromImage(image).scaled(size, mode=smooth))
        self.add(*((Label(how, 14, wrap=True),) if how else ()), self.picture)
        self.primary.hide()
        self.cancel.hide()
        self.go_live()

    def retranslate(self) -> None:
        """The question."""
        super().retranslate()
        self.title.setText(self._title)
