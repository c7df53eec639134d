"""The taker confirms with his PIN on the computer of the giver."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from fieldtech.errors import FieldtechError
from fieldtech.services.changes import Change
from fieldtech.ui.kit.field_grid import Labelled
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.sheet import Sheet
from fieldtech.ui.language import sentence


class TakerPinSheet(Sheet):
    """``done(change)`` once the service took the PIN."""

    once = True

    done = Signal(object)

    def __init__(self, window: QWidget, taker: str, perform: Callable[[str], Change]) -> None:
        super().__init__(window, width=420)
        self.setObjectName("taker_pin_sheet")
        self._taker, self._perform = taker, perform
        self._text = Label("", 14, wrap=True)
        self.pin = QLineEdit()
        self.pin.setObjectName("pin")
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self._field = Labelled(self.pin, required=True)
        self.add(self._text, self._field)
        self.go_live()

    def retranslate(self) -> None:
        """All texts."""
        super().retranslate()
        self.title.setText(self.tr("Confirm the transfer"))
        self._text.setText(
            self.tr("{name} takes these things over and confirms with his PIN.").format(name=self._taker)
        )
        self._field.set_label(self.tr("PIN of {name}").format(name=self._taker), required=True)
        self.primary.set_text(self.tr("Confirm"))

    def submit(self) -> None:
        """Let the service judge; a refusal stays in sight."""
        try:
            change = self._perform(self.pin.text())
        except FieldtechError as error:
            problems = getattr(error, "problems", ())
            said = [sentence(p.code, **p.params) for p in problems] or [sentence(error.code, **error.params)]
            self._field.show_problem(" ".join(said))
            self.pin.clear()
            self.place()
            return
        self.close_sheet()
        self.done.emit(change)
