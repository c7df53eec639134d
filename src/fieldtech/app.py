"""The composition root of the window: what is made, in which order, and what is joined to what.

The window comes first and the rest behind it: SQLAlchemy and the data folder take half a second, so their
modules are loaded in a thread while the window is already on the screen; pages follow one by one.
"""

import gc
import sys
from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal
from PySide6.QtWidgets import QApplication

from fieldtech.errors import FieldtechError, MachineError
from fieldtech.logs import start_log, stop_log
from fieldtech.paths import DataFolder, cache_dir, default_data_dir
from fieldtech.ui.collecting import Collector
from fieldtech.ui.crash import CrashReporter
from fieldtech.ui.language import Language
from fieldtech.ui.later import soon
from fieldtech.ui.opening import OpeningScreen
from fieldtech.ui.remembering import KeptSettings
from fieldtech.ui.tasks import Task
from fieldtech.ui.theme import Theme
from fieldtech.ui.window import MainWindow
from fieldtech.words import os_reason

if TYPE_CHECKING:  # the window opens before the services are loaded
    from fieldtech.services.workplace import Workplace

SETTLED_MS = 3000  # after opening: the pages are built, and somebody types his PIN
Opener = Callable[[Path, str], Any]
Furnisher = Callable[[MainWindow, Any, KeptSettings, str], Any]

_PATIENCE_MS = 10_000
_FURNITURE = ("fieldtech.ui.session", "fieldtech.ui.page_builder", "fieldtech.ui.finding", "fieldtech.forms.scanner",
              "fieldtech.ui.mail_sender", "fieldtech.ui.finishing", "fieldtech.ui.closing",
              "fieldtech.ui.file_drops", "fieldtech.ui.sync.desk", "fieldtech.ui.sync.files",
              "fieldtech.ui.planning_ahead")  # fmt: skip


def run_window(*, data: Path | None = None, language: str | None = None, user: str | None = None) -> int:
    """Open the window on a data folder and stay until it is closed; returns the exit code."""
    gc.disable()  # until all is loaded: looking for garbage among what stays costs a fifth of the start
    folder = DataFolder(data or default_data_dir())
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("fieldtech")
    app.setDesktopFileName("fieldtech")
    settings = KeptSettings(folder.settings, app)
    window = make_window(app, settings, cache_dir(), language or "")
    reporter = CrashReporter(program_version, window)
    reporter.crashed.connect(window.show_crash)
    reporter.install()
    log = start_log(folder.logs)
    opening = Opening(window, settings, folder.root, user or "")
    opening.opened.connect(lambda: QTimer.singleShot(SETTLED_MS, spare_what_stays))
    opening.opened.connect(lambda: soon(window, partial(begin_exchange, window), SETTLED_MS))
    opening.opened.connect(lambda: soon(window, partial(begin_planning, window), SETTLED_MS))
    window.show()
    QTimer.singleShot(0, opening.start)
    try:
        return app.exec()
    finally:
        gc.enable()
        opening.close()
        reporter.remove()
        stop_log(log)


def spare_what_stays(_workplace: object = None) -> None:
    """Modules and tables live as long as the program: walking them took the garbage collector 0.1 s each time."""
    gc.freeze()


def make_window(app: QApplication, settings: KeptSettings, cache: Path, language: str = "") -> MainWindow:
    """The empty window in the language and theme of this computer, which it remembers when they change."""
    theme, tongue = Theme(app, cache), Language(app, cache)
    theme.use(settings.now.theme)  # type: ignore[arg-type]
    tongue.use(language or settings.now.language)  # type: ignore[arg-type]
    window = MainWindow(theme, tongue, settings)
    Choices(window, settings)
    return window


class Choices(QObject):
    """What is chosen in the window is kept in the settings, and the other way round.

    An object of the window, for theme, language and settings outlive it and would hold a function forever.
    """

    def __init__(self, window: MainWindow, settings: KeptSettings) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        self._workplace: Workplace | None = None
        window.theme.changed.connect(self._theme_chosen)
        window.language.changed.connect(self._language_chosen)
        settings.failed.connect(window.show_error)
        settings.changed.connect(self._shift_paper)

    def serve(self, workplace: "Workplace") -> None:
        """Printing corrects what this computer's printer does."""
        self._workplace = workplace
        self._shift_paper()

    def _theme_chosen(self) -> None:
        self._settings.change(theme=self._window.theme.mode)

    def _language_chosen(self, code: str) -> None:
        if not self._window.language.lent:  # to the customer, for his reading
            self._settings.change(language=code)

    def _shift_paper(self, _now: object = None) -> None:
        if self._workplace is not None:
            self._workplace.context.paper_shift = self._settings.now.paper_shift


def build_window(
    workplace: "Workplace",
    settings: KeptSettings,
    *,
    theme: Theme,
    language: Language,
    user: str = "",
    tools: Mapping[str, Any] | None = None,
) -> MainWindow:
    """A complete window on an open workplace, showing the lock screen; ``tools`` as file pickers by name.

    Nothing is exchanged with the office by itself: that begins with ``begin_exchange``.
    """
    window = MainWindow(theme, language, settings)
    Choices(window, settings)
    furnish(window, workplace, settings, user, tools)
    return window


def furnish(
    window: MainWindow,
    workplace: "Workplace",
    settings: KeptSettings,
    user: str = "",
    extra: Mapping[str, Any] | None = None,
) -> Any:
    """Pages, sign-in, search and scanner; returns the Session. Imports late: see the module's sentence."""
    session, builders, finding, scanner, mailing, finishing, closing, drops, desks, files, planning = map(
        import_module, _FURNITURE
    )
    given = dict(extra or {})
    if (choices := window.findChild(Choices)) is not None:
        choices.serve(workplace)
    Collector(window)
    finishing.FinishingGuard(window)
    closing.ClosingGuard(window)  # asked first
    desk = desks.SyncDesk(window, workplace)
    carried = files.SyncFiles(window, workplace, desk, given.pop("file_tools", files.FileTools()))
    drops.FileDrops(window, workplace, carried)
    tools = {"workplace": workplace, "settings": settings, "theme": window.theme, "language": window.language,
             "sync_desk": desk, "sync_files": carried}  # fmt: skip
    builder = builders.PageBuilder(window, tools | given)
    builder.finished.connect(window.list_pages)
    finder = finding.Finding(window, workplace)
    reader = scanner.Scanner(window)
    reader.scanned.connect(finder.scanned)
    reader.listen()
    window.changed.connect(mailing.MailSender(window, workplace).heard)
    made = session.Session(window, workplace, settings, builder, user)
    ahead = planning.PlanningAhead(window, workplace)
    for news in (desk.exchanged, carried.done):
        news.connect(made.look)
        news.connect(ahead.heard)
    made.screen.opens_file.connect(carried.open)
    made.screen.saves_file.connect(carried.save)
    made.entered.connect(desk.look_soon)
    made.entered.connect(ahead.look)
    window.changed.connect(ahead.edited)
    return made


def begin_exchange(window: MainWindow) -> None:
    """From now on the exchange with the office goes by itself, and an office's computer keeps its hub running."""
    desks: Any = import_module("fieldtech.ui.sync.desk")
    if (desk := window.findChild(desks.SyncDesk)) is not None:
        desk.begin()


def begin_planning(window: MainWindow) -> None:
    """From now on the visits of plans are brought up to date when somebody of the office comes in."""
    module: Any = import_module("fieldtech.ui.planning_ahead")
    if (ahead := window.findChild(module.PlanningAhead)) is not None:
        ahead.begin()


def program_version() -> str:
    """Of the installed program; the library that knows it loads slowly and is needed only after a crash."""
    from importlib.metadata import PackageNotFoundError, version  # lazy: as said above

    try:
        return version("fieldtech")
    except PackageNotFoundError:
        return "?"


class Opening(QObject):
    """Opens the data folder behind the window, asks for a passphrase where there is no keyring, and furnishes."""

    opened = Signal(object)  # the Workplace

    def __init__(
        self,
        window: MainWindow,
        settings: KeptSettings,
        folder: Path,
        user: str = "",
        opener: Opener | None = None,
        furnisher: Furnisher | None = None,
    ) -> None:
        """``opener(folder, passphrase)`` gives the workplace, ``furnisher`` fills the window with it."""
        super().__init__(window)
        self._window, self._settings, self._folder, self._user = window, settings, folder, user
        self._opener, self._furnisher = opener or self._open_workplace, furnisher or furnish
        self._passphrase = ""
        self._workplace: Workplace | None = None
        self.screen = OpeningScreen()
        self.screen.retry.connect(self.start)
        self.screen.leave.connect(window.close)
        self.screen.passphrase_given.connect(self._try_passphrase)
        window.cover(self.screen)

    def start(self) -> None:
        """Try to open."""
        self.screen.show_opening()
        secret = self._passphrase
        task = Task(lambda _progress: self._opener(self._folder, secret), self)
        task.succeeded.connect(self._furnish)
        task.failed.connect(self._failed)
        task.start()

    def close(self) -> None:
        """Let go of the data folder, once what is being written has been written."""
        QThreadPool.globalInstance().waitForDone(_PATIENCE_MS)
        if self._workplace is not None:
            self._workplace.close()

    def _open_workplace(self, folder: Path, secret: str) -> "Workplace":
        module: Any = import_module("fieldtech.services.workplace")
        for name in _FURNITURE:
            import_module(name)
        zone = ZoneInfo(self._settings.now.zone)
        opened: Workplace = module.Workplace.open(folder, zone=zone, passphrase=(lambda: secret) if secret else None)
        return opened

    def _furnish(self, workplace: "Workplace") -> None:
        self._workplace = workplace
        self._furnisher(self._window, workplace, self._settings, self._user)
        self.opened.emit(workplace)

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, FieldtechError) and error.code in ("passphrase_needed", "wrong_passphrase"):
            new = not (self._folder / "key.wrapped").exists()
            self.screen.ask_passphrase(new=new, wrong=error.code == "wrong_passphrase")
        elif isinstance(error, FieldtechError):  # where nothing was to be saved it is not said that nothing was
            full = error.code == "disk_full"
            self.screen.show_error(MachineError("opening_needs_room", **error.params) if full else error)
        elif isinstance(error, OSError):
            code = "machine_failed_at" if error.filename else "machine_failed"
            self.screen.show_error(MachineError(code, detail=os_reason(error), file=error.filename))
        else:
            raise error

    def _try_passphrase(self, text: str) -> None:
        self._passphrase = text
        self.start()
