"""Files for the office and from it: written, opened or dropped, in the background, with their result in words."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from fieldtech.errors import FieldtechError
from fieldtech.services.progress import Progress
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.dialogs import ConfirmDialog
from fieldtech.ui.kit.notices import Banner
from fieldtech.ui.language import current_language, word
from fieldtech.ui.sync.desk import SyncDesk
from fieldtech.ui.sync.file_sheet import FileSheet
from fieldtech.ui.sync.file_words import Told, told_of
from fieldtech.ui.tasks import Task
from fieldtech.ui.window import MainWindow

SUFFIXES = (".ftb", ".eml", ".pdf")
_MESSAGE = "sync_file"
_REASON = 2  # characters at least, as where a computer is revoked


def ask_folder(parent: QWidget) -> str:
    """Where a file for the office goes, as a stick; "" when the person thinks better of it."""
    return QFileDialog.getExistingDirectory(parent)


def ask_files(parent: QWidget) -> Sequence[str]:
    """Files of the office or of computers; none when the person thinks better of it."""
    return QFileDialog.getOpenFileNames(parent, "", "", "*.ftb *.eml *.pdf")[0]


@dataclass(frozen=True)
class FileTools:
    """The system's own dialogs; tests and the demo bring others."""

    pick_folder: Callable[[QWidget], str] = ask_folder
    pick_files: Callable[[QWidget], Sequence[str]] = ask_files


class SyncFiles(QObject):
    """One file, or several, at a time; while it works a message with Cancel stands above the page.

    What is dropped meanwhile waits its turn; what became of all is told together.
    """

    done = Signal()

    def __init__(self, window: MainWindow, workplace: Workplace, desk: SyncDesk, tools: FileTools) -> None:
        super().__init__(window)
        self._window, self._workplace, self._desk, self._tools = window, workplace, desk, tools
        self._task: Task | None = None
        self._title = ""
        self._tell: Callable[[], None] | None = None  # what is said once the next file may come
        self._waiting: list[Path] = []
        self._told: list[Told] = []
        self._found: list[tuple[Path, object]] = []

    @property
    def busy(self) -> bool:
        """Whether one is written or read now."""
        return self._task is not None

    def save(self) -> None:
        """Ask for a folder and write everything that waits into a file there."""
        if self.busy or not (folder := self._tools.pick_folder(self._window)):
            return
        syncing = self._workplace.syncing
        target = Path(folder) / syncing.bundle_name()
        self._begin(self.tr("Writing {name}").format(name=target.name), partial(syncing.export_bundle, target))
        assert self._task is not None
        self._task.succeeded.connect(self._saved)
        self._task.start()

    def open(self) -> None:
        """Ask for files and take them in."""
        if not self.busy and (paths := self._tools.pick_files(self._window)):
            self.take([Path(path) for path in paths])

    def take(self, paths: Sequence[Path], others: Sequence[Told] = ()) -> None:
        """Take in what these files bring, one after the other; ``others`` cannot be taken and say why."""
        self._waiting += paths
        self._told += others
        self._go_on()

    def cancel(self) -> None:
        """Stop at the next step: nothing is half written or half taken in, and nothing waits any more."""
        self._waiting.clear()
        if self._task is not None:
            self._task.cancel()

    # inside -----------------------------------------------------------------------------------------------

    def _begin(self, title: str, work: Callable[[Progress], object]) -> None:
        self._title = title
        stop = Button("", "x", name="cancel_file")
        stop.set_text(self.tr("Cancel"))
        stop.clicked.connect(self.cancel)
        self._window.messages.show_message(_MESSAGE, "info", title, "", stop)
        task = self._task = Task(work, self)
        task.progressed.connect(self._progressed)
        task.failed.connect(self._failed)
        task.finished.connect(self._ended)
        task.finished.connect(task.deleteLater)

    def _go_on(self) -> None:
        """The next files; after the last, what became of all."""
        if self.busy:
            return
        if self._waiting:
            paths, self._waiting = tuple(self._waiting), []
            names = word("list.comma").join(path.name for path in paths)
            self._begin(self.tr("Reading {name}").format(name=names), partial(self._take_all, paths, self._found))
            assert self._task is not None
            self._task.start()
        elif self._told:
            told, self._told = self._told, []
            self._show(told)

    def _take_all(self, paths: tuple[Path, ...], found: list[tuple[Path, object]], progress: Progress) -> None:
        """In the pool; one that is refused keeps none of the others out."""
        for at, path in enumerate(paths):
            progress.step(at, len(paths))
            try:
                found.append((path, self._workplace.syncing.import_file(path)))
            except FieldtechError as error:
                found.append((path, self._looked(path, error)))

    def _looked(self, path: Path, error: FieldtechError) -> object:
        """Of what a revoked computer left also what it carries, for who may decide about it."""
        if error.code == "bundle_revoked":
            with suppress(FieldtechError):
                return self._workplace.syncing.office.left_behind(path)
        return error

    def _ask_about(self, left: object) -> None:
        """Whether what a revoked computer left is taken in, and why."""
        assert hasattr(left, "path") and hasattr(left, "said")
        text = f"{left.said(current_language())}\n\n{word('sync.left.meaning')}"
        dialog = ConfirmDialog(
            self._window, self.tr("Take in what a revoked computer left?"), text, self.tr("Take it in"),
            reason_label=self.tr("Why it can be trusted (where the file was, who brought it …)"), reason_from=_REASON,
        )  # fmt: skip
        dialog.confirmed.connect(partial(self._take_left, left.path))
        dialog.open()

    def _take_left(self, path: Path, reason: str) -> None:
        office = self._workplace.syncing.office
        self._begin(
            self.tr("Reading {name}").format(name=path.name),
            lambda _progress: self._found.append((path, office.take_left_behind(path, reason))),
        )
        assert self._task is not None
        self._task.start()

    def _progressed(self, done: int, total: int) -> None:
        banner = self._window.messages.findChild(Banner, f"message_{_MESSAGE}")
        if banner is not None and total > 1:
            banner.set("info", self._title, self.tr("{done} of {total} files").format(done=done + 1, total=total))

    def _saved(self, written: object) -> None:
        files: tuple[Path, ...] = getattr(written, "files", ())
        counts = {"ops": str(getattr(written, "ops", 0)), "blobs": str(getattr(written, "blobs", 0))}
        text = (word("bundle.exported", **counts), self.tr("It lies here:"))
        self._tell = partial(self._show, [Told(files[0].name, "ok", text, files)], written=True)

    def _tell_taken(self) -> None:
        """Also what was taken before somebody gave the rest up."""
        if self._found:
            self._told += [told_of(path, result) for path, result in self._found]  # type: ignore[arg-type]
            work = any(getattr(result, "kind", "") in ("work", "left") for _path, result in self._found)
            self._found = []
            self._desk.came()
            if work:
                self._desk.sync_now()  # what the hub took in comes to the pages of its own computer

    def _show(self, told: Sequence[Told], *, written: bool = False) -> None:
        sheet = FileSheet(self._window, told, written=written)
        sheet.left_wanted.connect(self._ask_about)
        sheet.open()

    def _failed(self, error: object) -> None:
        assert isinstance(error, BaseException)
        self._tell = partial(self._window.show_error, error)

    def _ended(self) -> None:
        tell, self._task, self._tell = self._tell, None, None
        self._window.messages.drop(_MESSAGE)
        self._tell_taken()
        self._desk.look()
        self.done.emit()
        if tell is not None:
            tell()
        self._go_on()
