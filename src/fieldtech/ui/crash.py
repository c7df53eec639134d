"""Bugs must be seen: unhandled exceptions and Qt's own complaints reach the log and the crash dialog."""

import logging
import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

_log = logging.getLogger(__name__)
_GRAVE = (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)


class CrashReporter(QObject):
    """``install`` it once; ``crashed(report)`` arrives in the GUI thread, whatever thread had the bug."""

    crashed = Signal(str)

    def __init__(self, version: Callable[[], str], parent: QObject | None = None) -> None:
        """``version`` is asked when there is something to report."""
        super().__init__(parent)
        self._version = version
        self._before: Callable[..., object] = sys.excepthook

    def install(self) -> None:
        """Take over both hooks."""
        self._before = sys.excepthook
        sys.excepthook = self.exception
        qInstallMessageHandler(self.qt_message)

    def remove(self) -> None:
        """Give both hooks back."""
        sys.excepthook = self._before
        qInstallMessageHandler(None)

    def exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """An exception nobody caught."""
        if issubclass(kind, KeyboardInterrupt):
            self._before(kind, error, trace)
            return
        text = "".join(traceback.format_exception(kind, error, trace))
        _log.error("unhandled exception\n%s", text)
        self.crashed.emit(f"fieldtech {self._version()}, Python {sys.version.split()[0]}\n\n{text}")

    def qt_message(self, kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
        """Something Qt said."""
        level = logging.ERROR if kind in _GRAVE else logging.WARNING
        if kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg):
            level = logging.DEBUG
        _log.log(level, "Qt: %s", message)
