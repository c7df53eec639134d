"""Papers of the house over any page: a slip, a day, labels; looked at, printed in true size, saved."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QProgressBar, QWidget

from fieldtech.errors import FieldtechError
from fieldtech.model.label_sheet import LabelSheet
from fieldtech.services.papers import A4, ROLL, Paper
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.boxes import row
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.choices import Option, Segmented
from fieldtech.ui.kit.field_grid import Labelled
from fieldtech.ui.kit.notices import Banner
from fieldtech.ui.kit.quantity import QuantityStepper
from fieldtech.ui.kit.sheet import Sheet
from fieldtech.ui.language import current_language, sentence, word
from fieldtech.ui.pages.order.sheet_work import Drawn, PaperWork, open_in_program
from fieldtech.ui.pdf_preview import PdfPreview
from fieldtech.ui.printer_dialog import printer_dialog
from fieldtech.ui.save_dialog import save_dialog
from fieldtech.ui.tasks import Task
from fieldtech.ui.tokens import S3

_LANGUAGES = ("zh", "en", "both")
_SCREEN_DPI = 96
_CHROME = 230  # everything of the sheet but the paper


@dataclass(frozen=True)
class Wanted:
    """How a paper is wanted; ``media`` and ``start`` are asked for labels only."""

    language: str
    media: str = A4
    start: int = 1


Make = Callable[[Wanted], Paper]


class PaperPreview(Sheet):
    """Open it with ``open()``; with ``labels`` the medium and the first place can be chosen."""

    once = True

    def __init__(
        self,
        window: QWidget,
        workplace: Workplace,
        title: str,
        make: Make,
        *,
        labels: LabelSheet | None = None,
        placed: bool = True,
        ask_file: Callable[[QWidget, str], str] | None = None,
        ask_printer: Callable[[QWidget, QPrinter], bool] | None = None,
        open_file: Callable[[str], object] | None = None,
    ) -> None:
        """``placed`` labels begin at a place one chooses; the last three are the system's own unless given."""
        super().__init__(window, width=1080)
        self.setObjectName("paper_preview")
        self._workplace, self._make, self._labels, self._name = workplace, make, labels, title
        self._placed = labels is not None and placed
        self._ask_printer, self._open_file = ask_printer or printer_dialog, open_file or open_in_program
        self.drawn: Drawn | None = None
        self._work: PaperWork | None = None
        self._tasks: list[Task] = []
        self.languages, self.media = Segmented(), Segmented()
        self.start = QuantityStepper(low=1, high=labels.places if labels else 1)
        self._start = Labelled(self.start)
        self.problem, self.bar = Banner("danger"), QProgressBar()
        self.mail_button = Button("", "mail", name="mail_draft")
        self.preview = PdfPreview(pick_file=ask_file or save_dialog, pick_printer=self._print_pressed)
        self._lay_out()
        self.go_live()
        self._draw()

    def retranslate(self) -> None:
        """Languages, media, first place."""
        super().retranslate()
        self.title.setText(self._name)
        self.languages.set_label(self.tr("Language of the sheet"))
        self.languages.set_options(Option(code, word(f"sheet_language.{code}")) for code in _LANGUAGES)
        self.media.set_label(self.tr("Printed on"))
        tape, sheets = self.tr("Tape 62 × 29 mm"), self.tr("A4 label sheet")
        self.media.set_options((Option(A4, sheets), Option(ROLL, tape)))
        self._start.set_label(self.tr("First free place"))
        self.start.set_label(self.tr("First free place"))
        self.bar.setAccessibleName(self.tr("Progress"))
        self.mail_button.set_text(self.tr("E-mail draft"))
        self.mail_button.restyle()
        if not self.languages.value():
            self.languages.set_value("zh" if current_language() == "zh_CN" else "en")
            self.media.set_value(A4)

    def submit(self) -> None:
        """Ctrl+Enter prints."""
        self.preview.print_pages()

    def place(self) -> None:
        """As much paper as the window has room for."""
        extra = self.problem.sizeHint().height() + S3 if not self.problem.isHidden() else 0
        extra += self._start.sizeHint().height() if self._placed else 0
        self.preview.setFixedHeight(max(220, self._over.height() - 48 - _CHROME - extra))
        super().place()

    def close_sheet(self) -> None:
        """Nobody waits any more."""
        for task in self._tasks:
            task.cancel()
        super().close_sheet()

    def _lay_out(self) -> None:
        self.bar.setTextVisible(False)
        self.problem.hide()
        self.primary.hide()
        self.cancel.hide()
        self.media.setVisible(self._labels is not None)
        self._start.setVisible(self._placed)
        self.mail_button.hide()
        self.mail_button.clicked.connect(self._mail_pressed)
        self.add(row(self.media, self._start, self.mail_button, None, self.languages, gap=S3), self.problem, self.bar)
        self.body.addWidget(self.preview, 1)
        for choice in (self.languages, self.media):
            choice.changed.connect(self._draw)
        self.start.changed.connect(self._draw)

    def _draw(self, *_: object) -> None:
        wanted = Wanted(self.languages.value(), self.media.value() or A4, self.start.value())
        self._start.setEnabled(wanted.media == A4)
        work = PaperWork(self._workplace, lambda: self._make(wanted))
        self._work = work
        dpi = round(_SCREEN_DPI * self.devicePixelRatioF())
        self._run(lambda progress: (work, work.draw(dpi, progress)), self._show_drawn)

    def _show_drawn(self, found: tuple[PaperWork, Drawn]) -> None:
        work, drawn = found
        if work is not self._work:  # something else was chosen meanwhile
            return
        self.drawn = drawn
        self.preview.show_pages(
            len(drawn.pages), self._page, pdf=lambda: drawn.pdf, name=work.name, size_mm=drawn.size_mm
        )
        self.mail_button.setVisible(work.paper is not None and work.paper.letter is not None)
        if drawn.missing:
            self.problem.set("warn", "", sentence("glyph_missing", characters=drawn.missing))
            self.problem.show()
        self.place()

    def _page(self, page: int, dpi: float) -> QImage:
        drawn = self.drawn
        assert drawn is not None and self._work is not None
        return drawn.pages[page] if round(dpi) == drawn.dpi else self._work.page(drawn.pdf, page, round(dpi))

    def _mail_pressed(self) -> None:
        """An unsent message for the person's own mail program, which knows the addresses."""
        paper = self._work.paper if self._work else None
        if paper is not None:
            papers = self._workplace.money_papers
            self._run(lambda _progress: papers.mail_draft(paper), self._open_draft)

    def _open_draft(self, path: Path) -> None:
        self._open_file(str(path))

    def _print_pressed(self, _preview: QWidget, printer: QPrinter) -> bool:
        drawn, work = self.drawn, self._work
        if drawn is not None and work is not None and self._ask_printer(self, printer):
            self._run(lambda progress: work.print_on(printer, drawn, progress), lambda _pages: None)
        return False

    def _run(self, job: Callable[[Any], Any], then: Callable[[Any], None]) -> None:
        self.problem.hide()
        task = Task(job, self)
        self._tasks.append(task)
        task.succeeded.connect(then)
        task.failed.connect(self._show_error)
        task.finished.connect(self._finished)
        self.bar.setRange(0, 0)
        self.bar.show()
        task.start()

    def _finished(self) -> None:
        self._tasks = [task for task in self._tasks if task is not self.sender()]
        self.bar.setVisible(bool(self._tasks))

    def _show_error(self, error: Exception) -> None:
        self.problem.set("danger", "", " ".join(_why(error)))
        self.problem.show()
        self.place()
        if not isinstance(error, FieldtechError):
            raise error  # a fault of the program is reported, and the empty paper says that it is one


def _why(error: Exception) -> list[str]:
    if not isinstance(error, FieldtechError):
        return [sentence("paper_not_drawn")]
    problems = getattr(error, "problems", ())
    return [sentence(p.code, **p.params) for p in problems] or [sentence(error.code, **error.params)]
