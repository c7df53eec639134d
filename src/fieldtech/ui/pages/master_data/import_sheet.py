"""Bringing rows in from a folder, a workbook or a CSV file: tried first, then written, with a report by cell."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QProgressBar, QWidget

from fieldtech.errors import FieldtechError
from fieldtech.services.imports.report import ImportReport
from fieldtech.services.progress import Progress
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.boxes import row
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.choices import TickChip
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.notices import Banner
from fieldtech.ui.kit.sheet import Sheet
from fieldtech.ui.language import sentence, word
from fieldtech.ui.tasks import Task

MOST_CELLS = 200
Pick = Callable[[QWidget, bool], str]
Work = Callable[[Progress, bool], ImportReport]


def pick_path(parent: QWidget, folder: bool) -> str:
    """Ask for a folder or a file; "" when the person changes his mind."""
    if folder:
        return QFileDialog.getExistingDirectory(parent)
    return QFileDialog.getOpenFileName(parent, "", "", "Excel, CSV, JSON (*.xlsx *.xlsm *.csv *.json)")[0]


class ImportSheet(Sheet):
    """Choosing tries; the primary button writes what was tried. ``imported()`` when something was written."""

    once = True

    imported = Signal()

    def __init__(self, window: QWidget, workplace: Workplace, pick: Pick = pick_path) -> None:
        super().__init__(window, width=720)
        self.setObjectName("import_sheet")
        self._workplace, self._pick = workplace, pick
        self._source: Path | None = None
        self._task: Task | None = None
        self._writing = False
        self._report: ImportReport | None = None
        self._error: FieldtechError | None = None
        self._told = Label("", 14, wrap=True)
        self.folder, self.file = Button("", "download", name="pick_folder"), Button("", "file-text", name="pick_file")
        self.bundled = Button("", "package", name="bundled_catalogue")
        self.update_rows = TickChip(name="update_rows")
        self.progress, self.stop = QProgressBar(), Button("", "x", name="stop")
        self.progress.setTextVisible(False)
        self.outcome = Banner("info")
        self.report = QPlainTextEdit()
        self.report.setObjectName("report")
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setFixedHeight(200)
        self.add(self._told, row(self.folder, self.file, self.bundled, None), row(self.update_rows, None),
                 row((self.progress, 1), self.stop), self.outcome, self.report)  # fmt: skip
        self._connect()
        self._show_state()
        self.go_live()

    def try_source(self, source: Path | None) -> None:
        """Try a folder or file, None for the catalogue that comes with the program; nothing is written."""
        self._source = source
        self._run(write=False)

    def submit(self) -> None:
        """Write what was tried; after that the button closes."""
        if self._report is not None and self._report.dry_run:
            self._run(write=True)
        elif self._task is None:
            self.close_sheet()

    def close_sheet(self) -> None:
        """What runs is stopped; nothing half is written."""
        self.cancel_task()
        super().close_sheet()

    def cancel_task(self) -> None:
        """Stop."""
        if self._task is not None:
            self._task.cancel()

    def retranslate(self) -> None:
        """All texts."""
        super().retranslate()
        self.title.setText(self.tr("Import"))
        self._told.setText(self.tr("Choose a folder with lists, or one file (.xlsx, .csv). It is only tried at first."))
        self.folder.set_text(self.tr("Folder…"))
        self.file.set_text(self.tr("File…"))
        self.bundled.set_text(self.tr("Catalogue of the program"))
        self.update_rows.set_text(self.tr("Change rows that are there already"))
        self.stop.set_text(self.tr("Stop"))
        self.progress.setAccessibleName(self.tr("Progress"))
        self.report.setAccessibleName(self.tr("Report"))
        self._show_state()

    # inside -----------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.folder.clicked.connect(partial(self._choose, True))
        self.file.clicked.connect(partial(self._choose, False))
        self.bundled.clicked.connect(partial(self.try_source, None))
        self.update_rows.toggled.connect(self._again)
        self.stop.clicked.connect(self.cancel_task)

    def _choose(self, folder: bool, _checked: bool = False) -> None:
        if found := self._pick(self, folder):
            self.try_source(Path(found))

    def _again(self) -> None:
        if self._report is not None:
            self._run(write=False)

    def _run(self, *, write: bool) -> None:
        if self._task is not None:
            return
        self._report, self._error, self._writing = None, None, write
        task = self._task = Task(self._work(write), self)
        task.progressed.connect(self._progressed)
        task.succeeded.connect(self._succeeded)
        task.failed.connect(self._failed)
        task.finished.connect(self._finished)
        self.progress.setRange(0, 0)
        self._show_state()
        task.start()

    def _work(self, write: bool) -> Callable[[Progress], ImportReport]:
        imports, source, update = self._workplace.imports, self._source, self.update_rows.isChecked()
        if source is None:
            return lambda progress: imports.catalogue(progress, dry_run=not write)
        run = imports.folder if source.is_dir() else imports.file
        return lambda progress: run(source, progress, dry_run=not write, update=update)

    def _progressed(self, done: int, total: int) -> None:
        self.progress.setRange(0, max(1, total))
        self.progress.setValue(done)

    def _succeeded(self, report: ImportReport) -> None:
        self._report = report
        if self._writing and report.changed:
            self.imported.emit()

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, FieldtechError):
            raise error
        self._error = error

    def _finished(self) -> None:
        self._task = None
        self._show_state()
        self.place()

    def _show_state(self) -> None:
        running = self._task is not None
        for part in (self.progress, self.stop):
            part.setVisible(running)
        for part in (self.folder, self.file, self.bundled, self.update_rows):
            part.setEnabled(not running)
        self.primary.setEnabled(not running)
        tried = self._report is not None and self._report.dry_run and self._report.changed
        self.primary.set_text(self.tr("Import now") if tried else self.tr("Close"))
        self.cancel.setVisible(tried)
        self._show_outcome()

    def _show_outcome(self) -> None:
        report, error = self._report, self._error
        self.outcome.setVisible(report is not None or error is not None)
        self.report.setVisible(report is not None)
        if error is not None:
            problems = getattr(error, "problems", ())
            said = [sentence(p.code, **p.params) for p in problems] or [sentence(error.code, **error.params)]
            self.outcome.set("danger", self.tr("Not imported"), "\n".join(said))
        elif report is not None:
            self._show_report(report)

    def _show_report(self, report: ImportReport) -> None:
        updated = sum(file.updated for file in report.files)
        counts = self.tr("{new} new, {changed} changed, {refused} refused").format(
            new=report.created, changed=updated, refused=report.refused
        )
        title = self.tr("Tried, nothing is written yet") if report.dry_run else self.tr("Imported")
        if not report.changed:
            title = self.tr("Nothing new: everything good is there already")
        self.outcome.set("warn" if report.refused else "ok", title, counts)
        self.report.setPlainText("\n".join(_lines(report)))


def _lines(report: ImportReport) -> list[str]:
    lines = [
        word("import.line", file=f.file, created=str(f.created), updated=str(f.updated), same=str(f.same),
             kept=str(f.kept), refused=str(f.refused))
        for f in report.files
    ]  # fmt: skip
    for severity in ("error", "warning"):
        for file, cell in report.cells(severity):
            said = sentence(cell.code, **cell.params)
            lines.append(
                word("import.cell", file=file, line=str(cell.line), column=cell.column, value=cell.value, sentence=said)
            )
    return lines[: len(report.files) + MOST_CELLS]
