"""What every way of taking pictures in has to say: how far it is, what was refused, and where that is told."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget


class PhotoIntake(QObject):
    """Base of a photo desk, and of the desks of a whole yard."""

    added = Signal(object)  # the Change of a photo that is stored
    failed = Signal(object)
    refused = Signal(object)  # an error that names each picture that could not be taken and why; None when it is past
    progressed = Signal(int, int)  # done, of so many; equal when nothing waits

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._beside: list[QWidget] = []

    def cancel(self) -> None:
        """Take no more of those that wait."""
        raise NotImplementedError

    def tell_beside(self, place: QWidget) -> None:
        """While this widget is in sight it says what was refused, and the window need not."""
        self._beside.append(place)
        place.destroyed.connect(partial(self._forget_place, place))

    def tell_refused(self, error: Exception) -> None:
        """Beside the place where the pictures were added, or at the top of the window when that is out of sight."""
        self.refused.emit(error)
        if not any(place.isVisible() for place in self._beside):
            self.failed.emit(error)

    def _forget_place(self, place: QWidget) -> None:
        if place in self._beside:
            self._beside.remove(place)
