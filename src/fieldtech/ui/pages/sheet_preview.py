"""Looking at an order's sheets before they are printed, saved or mailed; reusable by any page."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLineEdit, QProgressBar, QWidget

from fieldtech.errors import FieldtechError, Invalid
from fieldtech.model.base import Id
from fieldtech.services.sheet_files import Written
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.boxes import row
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.choices import Option, Segmented
from fieldtech.ui.kit.dialogs import ConfirmDialog
from fieldtech.ui.kit.field_grid import Labelled
from fieldtech.ui.kit.notices import Banner
from fieldtech.ui.kit.sheet import Sheet
from fieldtech.ui.language import current_language, sentence, word
from fieldtech.ui.pages.order import sheet_work
from fieldtech.ui.pages.order.cards_work import sheet_kinds, sheet_name
from fieldtech.ui.pages.order.sheet_work import Drawn, SheetWork, open_in_program
from fieldtech.ui.pdf_preview import PdfPreview
from fieldtech.ui.printer_dialog import printer_dialog
from fieldtech.ui.save_dialog import save_dialog
from fieldtech.ui.tasks import Task
from fieldtech.ui.tokens import S2, S3

_LANGUAGES = ("zh", "en", "both")
_SCREEN_DPI = 96
_CHROME = 244  # everything of the sheet but the paper


class SheetPreview(Sheet):
    """Open it with ``open()``; ``changed`` when a message was queued, ``said`` for a toast."""

    once = True

    changed = Signal(object)
    said = Signal(str)

    def __init__(
        self,
        window: QWidget,
        workplace: Workplace,
        order_id: Id,
        kind: str = "service",
        *,
        ask_file: Callable[[QWidget, str], str] | None = None,
        ask_printer: Callable[[QWidget, QPrinter], bool] | None = None,
        open_file: Callable[[str], object] | None = None,
    ) -> None:
        """The three callables are the system's dialogs and programs unless given."""
        super().__init__(window, width=1080)
        self.setObjectName("sheet_preview")
        self._workplace, self._order = workplace, order_id
        self._view = workplace.orders.view(order_id)
        self._ask_file, self._ask_printer = ask_file or save_dialog, ask_printer or printer_dialog
        self._open_file = open_file or open_in_program
        self._work = SheetWork(workplace, order_id, kind, "zh" if current_language() == "zh_CN" else "en")
        self._drawn: Drawn | None = None
        self._sharp: dict[tuple[int, int], QImage] = {}
        self._glyphs_accepted = False
        self._tasks: list[Task] = []
        self.kinds, self.languages = Segmented(), Segmented()
        self.glyphs = Banner("warn")
        self.problem = Banner("danger")
        self.bar = QProgressBar()
        self.preview = PdfPreview(pick_file=self._save_pressed, pick_printer=self._print_pressed)
        self.recipient = QLineEdit(self._view.customer.email)
        self.mail_button = Button("", "mail", name="mail_draft")
        self.queue_button = Button("", "send", name="queue_mail")
        self._lay_out()
        self._connect()
        self.go_live()
        self._draw()

    # frame ------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Names of kinds, languages and ways to send."""
        super().retranslate()
        self.title.setText(self.tr("Sheets of {number}").format(number=self._view.number))
        kinds = sheet_kinds(self._view)
        self.kinds.set_label(self.tr("Sheet"))
        self.kinds.set_options(Option(kind, sheet_name(self._view.kind, kind)) for kind in kinds)
        self.kinds.set_value(self._work.kind)
        self.languages.set_label(self.tr("Language of the sheet"))
        self.languages.set_options(Option(code, word(f"sheet_language.{code}")) for code in _LANGUAGES)
        self.languages.set_value(self._work.language)
        self.mail_button.set_text(self.tr("E-mail draft"))
        self.queue_button.set_text(self.tr("Send by outbox"))
        self._recipient.set_label(self.tr("E-mail address"))
        self.bar.setAccessibleName(self.tr("Progress"))
        for button in (self.mail_button, self.queue_button):
            button.restyle()
        self._show_glyphs()

    def submit(self) -> None:
        """Ctrl+Enter prints."""
        self.preview.print_pages()

    def place(self) -> None:
        """As much paper as the window has room for."""
        extra = sum(b.sizeHint().height() + S3 for b in (self.glyphs, self.problem) if not b.isHidden())
        extra += self._recipient.note.sizeHint().height() if self._recipient.note.text else 0
        self.preview.setFixedHeight(max(220, self._over.height() - 48 - _CHROME - extra))
        super().place()

    def close_sheet(self) -> None:
        """Nobody waits any more."""
        for task in self._tasks:
            task.cancel()
        super().close_sheet()

    def _lay_out(self) -> None:
        self._recipient = Labelled(self.recipient)
        self.recipient.setObjectName("recipient")
        self.bar.setTextVisible(False)
        policy = self.bar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.bar.setSizePolicy(policy)
        self.glyphs.hide()
        self.problem.hide()
        self.primary.hide()
        self.cancel.hide()
        send = row((self._recipient, 1), self.mail_button, self.queue_button, gap=S2)
        for button in (self.mail_button, self.queue_button):
            send.setAlignment(button, Qt.AlignmentFlag.AlignBottom)
        self.add(row(self.kinds, None, self.languages, gap=S3), self.glyphs, self.problem, self.bar)
        self.body.addWidget(self.preview, 1)
        self.add(send)

    def _connect(self) -> None:
        self.kinds.changed.connect(self._chosen)
        self.languages.changed.connect(self._chosen)
        self.mail_button.clicked.connect(self._mail_pressed)
        self.queue_button.clicked.connect(self._queue_pressed)

    # drawing ----------------------------------------------------------------------------------------------

    def _chosen(self) -> None:
        self._work = SheetWork(self._workplace, self._order, self.kinds.value(), self.languages.value())
        self._draw()

    def _draw(self) -> None:
        work, dpi = self._work, round(_SCREEN_DPI * self.devicePixelRatioF())
        self._start(lambda progress: (work, work.draw(dpi, progress)), self._show_drawn)

    def _show_drawn(self, found: tuple[SheetWork, Drawn]) -> None:
        work, drawn = found
        if work is not self._work:  # another one was chosen meanwhile
            return
        self._drawn, self._glyphs_accepted = drawn, False
        self._sharp = {(at, drawn.dpi): image for at, image in enumerate(drawn.pages)}
        self._show_glyphs()
        self.preview.show_pages(
            len(drawn.pages), self._page, pdf=lambda: drawn.pdf, name=f"{self._view.number}.pdf",
            size_mm=drawn.size_mm,
        )  # fmt: skip
        self.place()

    def _page(self, page: int, dpi: float) -> QImage:
        """What there is at once, and a sharp one as soon as it is rendered."""
        drawn, wanted = self._drawn, round(dpi)
        assert drawn is not None
        if (page, wanted) not in self._sharp:
            width = round(drawn.pages[page].width() * wanted / drawn.dpi)
            self._sharp[page, wanted] = drawn.pages[page].scaledToWidth(width)
            work = self._work
            self._start(lambda _progress: (drawn, page, wanted, work.page(drawn.pdf, page, wanted)), self._show_sharp)
        return self._sharp[page, wanted]

    def _show_sharp(self, found: tuple[Drawn, int, int, QImage]) -> None:
        drawn, page, dpi, image = found
        if drawn is self._drawn:
            self._sharp[page, dpi] = image
            self.preview.zoom(0)

    def _show_glyphs(self) -> None:
        missing = self._drawn.missing if self._drawn else ""
        text = self.tr("No font has these characters; they print as 〓: {characters}").format(characters=missing)
        self.glyphs.set("warn", "", text)
        self.glyphs.setVisible(bool(missing))

    # printing, saving, sending ----------------------------------------------------------------------------

    def _print_pressed(self, _preview: QWidget, printer: QPrinter) -> bool:
        """The preview asks for a printer; the pages go to it in the background."""
        drawn = self._drawn
        if drawn is None:
            return False
        if drawn.missing and not self._glyphs_accepted:
            self._ask_about_glyphs()
        elif self._ask_printer(self, printer):
            work = self._work
            self._start(lambda progress: work.print_on(printer, drawn, progress), self._printed)
        return False

    def _ask_about_glyphs(self) -> None:
        missing = self._drawn.missing if self._drawn else ""
        text = self.tr("These would be printed as 〓: {characters}. Correct them first, or print all the same.")
        dialog = ConfirmDialog(
            self._over,
            self.tr("Print with characters missing?"),
            text.format(characters=missing),
            self.tr("Print all the same"),
        )
        dialog.confirmed.connect(self._print_all_the_same)
        dialog.open()

    def _print_all_the_same(self, _reason: str) -> None:
        self._glyphs_accepted = True
        self.preview.print_pages()

    def _printed(self, pages: int) -> None:
        self.said.emit(self.tr("Sent to the printer; pages: {n}").format(n=pages))

    def _save_pressed(self, _preview: QWidget, _name: str) -> str:
        """The preview asks for a file; the signed one is written first, for its name and its bytes."""
        work = self._work
        self._start(lambda _progress: work.write(), self._save_as)
        return ""

    def _save_as(self, written: Written) -> None:
        target = self._ask_file(self, written.name)
        if not target:
            return
        try:
            self._work.copy(written, target)
        except FieldtechError as error:
            self._show_error(error)
        else:
            self.said.emit(
                " · ".join((self.tr("Saved as {file}").format(file=target), *sheet_work.carried_words(written)))
            )

    def _mail_pressed(self) -> None:
        work, letter = self._work, self._letter()
        self._start(lambda _progress: work.mail_draft(*letter), self._open_draft)

    def _open_draft(self, path: Any) -> None:
        self._open_file(str(path))
        self.said.emit(self.tr("Draft written: {file}").format(file=path.name))

    def _queue_pressed(self) -> None:
        work, letter = self._work, self._letter()
        self._start(lambda _progress: work.queue(*letter), self._queued)

    def _queued(self, change: object) -> None:
        self.said.emit(self.tr("In the outbox; it leaves as soon as there is a network."))
        self.changed.emit(change)

    def _letter(self) -> tuple[str, str, str]:
        return self.recipient.text().strip(), *sheet_work.letter_of(self._view, self._work.kind)

    # work in the background -------------------------------------------------------------------------------

    def _start(self, job: Callable[[Any], Any], then: Callable[[Any], None]) -> None:
        self._recipient.show_problem("")
        self.problem.hide()
        task = Task(job, self)
        self._tasks.append(task)
        task.progressed.connect(self._show_progress)
        task.succeeded.connect(then)
        task.failed.connect(self._show_error)
        task.finished.connect(self._finished)
        self.bar.setRange(0, 0)
        self.bar.show()
        task.start()

    def _show_progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _finished(self) -> None:
        self._tasks = [task for task in self._tasks if task is not self.sender()]
        self.bar.setVisible(bool(self._tasks))

    def _show_error(self, error: Exception) -> None:
        if isinstance(error, Invalid):
            self._recipient.show_problem(sentence(error.problems[0].code))
            self.recipient.setFocus()
        elif isinstance(error, FieldtechError):
            self.problem.set("danger", "", sentence(error.code, **error.params))
            self.problem.show()
        else:
            raise error
        self.place()
