"""The way back from the customer to the technician: his PIN."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from fieldtech.errors import FieldtechError
from fieldtech.ui.fonts import font
from fieldtech.ui.kit.field_grid import Labelled
from fieldtech.ui.kit.sheet import Sheet
from fieldtech.ui.language import sentence


class PinSheet(Sheet):
    """``passed`` when the PIN is right; a wrong one is said below the field."""

    once = True

    passed = Signal()

    def __init__(self, window: QWidget, check: Callable[[str], None], name: str) -> None:
        """``check`` raises Forbidden; ``name`` is whose PIN is asked."""
        super().__init__(window, width=420)
        self.setObjectName("pin_sheet")
        self._check, self._name = check, name
        self.pin = QLineEdit()
        self.pin.setObjectName("pin")
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.setMaxLength(32)
        self.pin.setFont(font(18, tabular=True))
        self._field = Labelled(self.pin)
        self.pin.textEdited.connect(self._forgive)
        self.add(self._field)
        self.go_live()

    def submit(self) -> None:
        """Try it."""
        try:
            self._check(self.pin.text())
        except FieldtechError as error:
            self.pin.selectAll()
            self._field.show_problem(sentence(error.code, **error.params))
            self.place()
            return
        self.close_sheet()
        self.passed.emit()

    def _forgive(self) -> None:
        self._field.show_problem("")

    def retranslate(self) -> None:
        """All texts."""
        super().retranslate()
        self.title.setText(self.tr("Back to the technician"))
        self._field.set_label(self.tr("PIN of {name}").format(name=self._name))
        self.primary.set_text(self.tr("Continue"))
