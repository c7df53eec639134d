"""Another look for the whole program without a long moment: what is hidden is left out, and follows piece by piece.

Qt styles all widgets in one go, a thousand hidden ones with a hundred visible ones. So before the switch the hidden
widgets are taken out of the old style, batch after batch; the switch itself then costs little; after it they get the
new style in idle moments, or at the latest when they are shown.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

BATCH = 150
_POLISHED, _OWN_STYLE = Qt.WidgetAttribute.WA_WState_Polished, Qt.WidgetAttribute.WA_SetStyle


class Changeover(QObject):
    """``begin`` changes the look in several moments, ``at_once`` in a single one; the last call counts."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._asleep: dict[QWidget, None] = {}
        self._frozen: list[QWidget] = []
        self._steps: Iterator[None] = iter(())
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)

    @property
    def running(self) -> bool:
        """Whether some widgets still wait for the new look."""
        return self._timer.isActive()

    def begin(self, palette: QPalette, sheet: str) -> None:
        """Change it soon; the window takes keys and presses meanwhile."""
        self._stop()
        self._steps = self._change(palette, sheet)
        self._app.installEventFilter(self)
        self._timer.start()

    def at_once(self, palette: QPalette, sheet: str) -> None:
        """Change everything now: at the start, when there is little yet."""
        self._stop()
        self._app.setStyleSheet("")  # replacing a sheet costs four times as much as taking it off and putting one on
        self._app.setPalette(palette)
        self._app.setStyleSheet(sheet)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A hidden widget is shown before its turn came."""
        if event.type() == QEvent.Type.Show and watched in self._asleep:
            assert isinstance(watched, QWidget)
            self._wake(watched)
        return False

    def _go_on(self) -> None:
        if next(self._steps, self) is self:
            self._stop()

    def _change(self, palette: QPalette, sheet: str) -> Iterator[None]:
        for batch in _batches([widget for widget in self._app.allWidgets() if _may_sleep(widget)]):
            self._lull(batch)
            yield
        self._frozen = [window for window in self._app.topLevelWidgets() if window.isVisible()]
        for window in self._frozen:
            window.setUpdatesEnabled(False)  # nobody sees it undressed
        with self._unwatched():
            self._app.setStyleSheet("")
        yield
        with self._unwatched():
            self._app.setPalette(palette)
            self._app.setStyleSheet(sheet)
        yield
        self._thaw()
        yield
        for batch in _batches(list(self._asleep)):
            for widget in batch:
                self._wake(widget)
            yield

    @contextmanager
    def _unwatched(self) -> Iterator[None]:
        """Nothing is shown meanwhile, and ten thousand events need not pass through here."""
        self._app.removeEventFilter(self)
        yield
        self._app.installEventFilter(self)

    def _lull(self, widgets: list[QWidget]) -> None:
        style = self._app.style()
        for widget in widgets:
            if isValid(widget) and _may_sleep(widget):
                style.unpolish(widget)
                widget.setAttribute(_POLISHED, False)
                widget.setAttribute(_OWN_STYLE)  # or it would be told of each change of the program's
                self._asleep[widget] = None

    def _wake(self, widget: QWidget) -> None:
        if widget in self._asleep:
            del self._asleep[widget]
            if isValid(widget):
                widget.setAttribute(_OWN_STYLE, False)
                self._app.sendEvent(widget, QEvent(QEvent.Type.Polish))
                self._app.sendEvent(widget, QEvent(QEvent.Type.StyleChange))

    def _thaw(self) -> None:
        for window in self._frozen:
            if isValid(window):
                window.setUpdatesEnabled(True)
        self._frozen = []

    def _stop(self) -> None:
        self._timer.stop()
        self._app.removeEventFilter(self)
        self._steps = iter(())
        for widget in list(self._asleep):
            self._wake(widget)
        self._thaw()


def _may_sleep(widget: QWidget) -> bool:
    """Hidden, and in the style of the program."""
    return not widget.isVisible() and widget.testAttribute(_POLISHED) and not widget.testAttribute(_OWN_STYLE)


def _batches(widgets: list[QWidget]) -> Iterator[list[QWidget]]:
    return (widgets[at : at + BATCH] for at in range(0, len(widgets), BATCH))
