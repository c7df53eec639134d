"""Windows in processes of their own, as they stand in the office and in the van: the test says what the people do."""

import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QEventLoop, QSocketNotifier
from PySide6.QtWidgets import QApplication

from fieldtech.clock import FixedClock
from fieldtech.demo.acts import ZONE
from fieldtech.demo.stage import Stage
from fieldtech.demo.unhandled import unhandled
from fieldtech.services.workplace import Workplace

T = TypeVar("T")
PATIENCE_S = 150  # for one act, on a computer that does other things too


@dataclass(frozen=True)
class Failed:
    """What went wrong at the other window."""

    told: str


class Seat:
    """One person's window; ``do(act, ...)`` lets ``act(stage, ...)`` happen there and returns what it returns.

    Between two acts the window lives on: it exchanges with the office, serves, and paints.
    """

    def __init__(self, processes: ForkServerContext, folder: Path, now: datetime) -> None:
        """On the data in ``folder``, which may be empty."""
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self._line, theirs = processes.Pipe()
        self.process = processes.Process(target=sit, args=(folder, now, theirs))
        self.process.start()
        theirs.close()
        self._answer()

    def do(self, act: Callable[..., T], *details: Any) -> T:
        """Raises AssertionError with the other side's traceback."""
        self._line.send((act, details))
        answer: T = self._answer()
        return answer

    def kill(self) -> None:
        """As by a flat battery."""
        self.process.kill()
        self.process.join()

    def close(self) -> None:
        """The person closes the window."""
        if self.process.is_alive():
            self._line.send(None)
            self.process.join(PATIENCE_S)
        if self.process.is_alive():
            self.kill()

    def _answer(self) -> Any:
        assert self._line.poll(PATIENCE_S), f"no answer from the window of {self.folder.name}"
        answer = self._line.recv()
        if isinstance(answer, Failed):
            raise AssertionError(f"at the window of {self.folder.name}:\n{answer.told}")
        return answer


def sit(folder: Path, now: datetime, line: Connection) -> None:
    """The process of a seat."""
    app = QApplication([])
    stage: Stage | None = None
    try:
        workplace = Workplace.open(folder / "data", clock=FixedClock(now), zone=ZONE, demo=True)
        stage = Stage(folder, "en", workplace=workplace)
        line.send(None)
        while (told := _next(line)) is not None:
            act, details = told
            with unhandled() as seen:
                answer = _tried(stage, act, details)
            seen += [f"{name} was shown without a window of its own" for name in stage.hands.flashes.seen]
            line.send(Failed("\n".join(seen)) if seen and not isinstance(answer, Failed) else answer)
    except BaseException:  # the test has to know
        line.send(Failed(traceback.format_exc()))
    finally:
        if stage is not None:
            stage.close()
        app.processEvents()


def _tried(stage: Stage, act: Callable[..., Any], details: tuple[Any, ...]) -> Any:
    try:
        return act(stage, *details)
    except BaseException:  # the other process has to know
        stage.shot("failed")
        return Failed(traceback.format_exc())


def _next(line: Connection) -> Any:
    """What the test says next; until then the window lives."""
    loop = QEventLoop()
    notifier = QSocketNotifier(line.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(loop.quit)
    if not line.poll():
        loop.exec()
    notifier.setEnabled(False)
    try:
        return line.recv()
    except EOFError:
        return None
