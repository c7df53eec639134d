"""The exchange with the office behind the window: by itself, by hand, and how it stands in the frame of every page."""

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from fieldtech.errors import FieldtechError
from fieldtech.services.changes import Change
from fieldtech.services.progress import Progress
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.command_palette import Command
from fieldtech.ui.sync.pace import Pace
from fieldtech.ui.sync.refreshing import FROM_OFFICE, Refresher
from fieldtech.ui.sync.wording import Stage, Standing, line_of
from fieldtech.ui.tasks import Task
from fieldtech.ui.window import MainWindow

SYNC_PAGE = "sync_page"
AFTER_MS = 250  # a press that changes much is counted once
EVERY_MS = 30_000
ROWS_AT_ONCE = 200  # in one transaction: what somebody types is written between two of them
_PASSING = frozenset({"hub_unreachable", "too_many_requests", "hub_failed", "hub_database_unusable"})


class SyncDesk(QObject):
    """Lives on a window. Nothing goes by itself before ``begin``, so that a test or a demo says when."""

    changed = Signal(object)  # the Standing
    exchanged = Signal()  # one ended, well or not

    def __init__(self, window: MainWindow, workplace: Workplace) -> None:
        super().__init__(window)
        self._window, self._workplace = window, workplace
        self.standing = Standing(alone=not workplace.outbox.has_office())
        self._pace, self._refresher = Pace(), Refresher(window)
        self._begun = self._again = self._answered = self._once_more = False
        self._stage = Stage()
        self._counting: Task | None = None
        self._exchange: Task | None = None
        self._soon = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._soon.timeout.connect(self.look)
        self._now_and_then = QTimer(self, interval=EVERY_MS)
        self._now_and_then.timeout.connect(self.look)
        self._next = QTimer(self, singleShot=True)
        self._next.timeout.connect(self._exchange_now)
        self._connect()
        self._say()

    def begin(self) -> None:
        """From now on it goes by itself; an office's computer keeps its hub running, too."""
        self._begun = True
        self._now_and_then.start()
        self.look()
        self._try_in(self._pace.worked(step=True))

    def look_soon(self) -> None:
        """In a moment: what somebody just did comes first."""
        self._soon.start()

    def look(self) -> None:
        """Count anew what waits; the counting is done beside the window."""
        if not self._workplace.outbox.has_office():
            self._stand(Standing())
            return
        if self._counting is not None:
            self._again = True
            return
        self._stand(replace(self.standing, alone=False))
        self._counting = self._task(lambda _progress: self._workplace.syncing.status())
        self._counting.succeeded.connect(self._counted)
        self._counting.failed.connect(self._not_counted)
        self._counting.finished.connect(self._count_ended)
        self._counting.start()

    def sync_now(self) -> None:
        """Send and receive at once, unless that goes on already."""
        if self._workplace.outbox.has_office():
            self._exchange_now()
        else:
            self.open_page()

    def cancel(self) -> None:
        """Stop at the next step; what was done stays done, and the rest is for the next time."""
        if self._exchange is not None:
            self._exchange.cancel()
            self._workplace.syncing.stop_waiting()

    @property
    def busy(self) -> bool:
        """Whether an exchange is going on."""
        return self._exchange is not None

    def open_page(self) -> None:
        """Show what waits, where the person may see it."""
        if SYNC_PAGE in self._window.page_names():
            self._window.open_page(SYNC_PAGE)

    def came(self) -> None:
        """Something came by another way, as in a file: the pages are told, and it is counted anew."""
        self._refresher.want()
        self.look()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A window that closes waits for no network."""
        if watched is self._window and event.type() == QEvent.Type.Close:
            self._next.stop()
            self.cancel()
        return False

    # inside -----------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        window = self._window
        window.changed.connect(self._heard)
        window.sync_pressed.connect(self.open_page)
        window.sync_now_pressed.connect(self.sync_now)
        window.language.changed.connect(self._say)
        window.commands.offer(self._commands)
        window.installEventFilter(self)

    def _commands(self) -> list[Command]:
        if self.standing.alone:
            return []
        return [Command(self.tr("Sync now"), self.sync_now, "refresh-cw", "F5")]

    def _heard(self, change: object) -> None:
        kind = change.kind if isinstance(change, Change) else ""
        self.look_soon()
        if self._begun and kind != FROM_OFFICE:
            self._try_in(self._pace.worked(step=kind == "order"))

    def _try_in(self, wait: int | None) -> None:
        if self._begun and wait is not None and not (self._next.isActive() and self._next.remainingTime() < wait):
            self._next.start(wait)

    def _exchange_now(self) -> None:
        if self._exchange is not None:
            self._once_more = True  # a step was taken meanwhile, or somebody pressed again
            return
        if not self._workplace.outbox.has_office():
            return
        self._once_more = False
        self._stage, self._answered = Stage(), False
        self._exchange = self._task(self._work)
        self._exchange.progressed.connect(self._progressed)
        self._exchange.succeeded.connect(self._well)
        self._exchange.failed.connect(self._not_well)
        self._exchange.finished.connect(self._ended)
        self._stand(replace(self.standing, alone=False, stage=self._stage))
        self._exchange.start()

    def _work(self, progress: Progress) -> object:
        """In the pool."""
        syncing = self._workplace.syncing
        if self._begun and syncing.is_office():
            syncing.office.start()
        return syncing.run(progress, self._tell, page=ROWS_AT_ONCE)

    def _tell(self, step: str, done: int, total: int) -> None:
        """In the pool, before the window hears of progress; the first word comes before any answer."""
        self._answered = bool(self._stage.step)
        self._stage = Stage(step, done, total)

    def _progressed(self, _done: int, _total: int) -> None:
        if self._exchange is not None:
            self._stand(replace(self.standing, stage=self._stage))

    def _well(self, outcome: object) -> None:
        self._stand(replace(self.standing, error=None, cut=False))
        self._next.stop()
        self._try_in(self._pace.well())
        if getattr(outcome, "pulled", 0) or getattr(outcome, "files_down", 0):
            self._refresher.want()

    def _not_well(self, error: object) -> None:
        if not isinstance(error, FieldtechError):
            assert isinstance(error, BaseException)
            raise error
        wait = self._pace.unreachable() if error.code in _PASSING else self._pace.refused()
        self._stand(replace(self.standing, error=error, cut=self._answered))
        self._next.stop()
        self._try_in(wait)

    def _ended(self) -> None:
        self._exchange = None
        if self._once_more and self.standing.error is None:
            self._try_in(self._pace.worked(step=True))
        elif not self._next.isActive():
            self._try_in(self._pace.well())  # it was given up, as by a window that was closed and then stayed
        self._stand(replace(self.standing, stage=None))
        self.exchanged.emit()
        self.look()

    def _counted(self, status: object) -> None:
        before = self.standing.status
        self._stand(replace(self.standing, status=status))  # type: ignore[arg-type]
        if before != status:
            self._window.list_pages()  # the count beside the name of the page

    def _not_counted(self, error: object) -> None:
        """What was counted last stands until the next time: whoever works hears of a failing disk at once."""
        if isinstance(error, BaseException) and not isinstance(error, FieldtechError):
            raise error

    def _count_ended(self) -> None:
        self._counting = None
        if self._again:
            self._again = False
            self.look()

    def _stand(self, standing: Standing) -> None:
        self.standing = standing
        self._say()
        self.changed.emit(standing)

    def _say(self, _language: object = None) -> None:
        self._window.show_sync(line_of(self.standing, self._workplace.context.now(), self._short))

    def _short(self, at: datetime) -> str:
        local, now = self._workplace.context.local(at), self._workplace.context.local(self._workplace.context.now())
        return f"{local:%H:%M}" if local.date() == now.date() else f"{local:%m-%d %H:%M}"

    def _task(self, work: object) -> Task:
        task = Task(work, self)  # type: ignore[arg-type]
        task.finished.connect(task.deleteLater)
        return task
