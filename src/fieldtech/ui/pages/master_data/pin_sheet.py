"""The administrator gives somebody a PIN; it is in no draft and no operation."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from fieldtech.errors import FieldtechError
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.field_grid import Labelled
from fieldtech.ui.kit.sheet import Sheet
from fieldtech.ui.language import sentence


class SetPinSheet(Sheet):
    """Typed twice, so that nobody locks a colleague out by a slip; ``saved(change)``."""

    once = True

    saved = Signal(object)

    def __init__(self, window: QWidget, workplace: Workplace, login: str, name: str) -> None:
        super().__init__(window, width=420)
        self.setObjectName("pin_sheet")
        self._workplace, self._login, self._name = workplace, login, name
        self.pin, self.again = QLineEdit(), QLineEdit()
        self._fields = []
        for line, object_name in ((self.pin, "pin"), (self.again, "pin_again")):
            line.setObjectName(object_name)
            line.setEchoMode(QLineEdit.EchoMode.Password)
            line.setMaxLength(12)
            self._fields.append(Labelled(line, required=True))
        self.add(*self._fields)
        self.go_live()

    def retranslate(self) -> None:
        """All texts."""
        super().retranslate()
        self.title.setText(self.tr("PIN of {name}").format(name=self._name))
        self._fields[0].set_label(self.tr("New PIN"), required=True)
        self._fields[1].set_label(self.tr("Once more"), required=True)
        self.primary.set_text(self.tr("Set the PIN"))

    def submit(self) -> None:
        """Both the same, then the rules of PINs."""
        self._fields[1].show_problem("")
        if self.pin.text() != self.again.text():
            self._fields[1].show_problem(self.tr("The two are not the same. Type the PIN once more."))
            return
        try:
            change = self._workplace.access.set_pin(self._login, self.pin.text())
        except FieldtechError as error:
            problems = getattr(error, "problems", ())
            code, params = (problems[0].code, problems[0].params) if problems else (error.code, error.params)
            self._fields[0].show_problem(sentence(code, **params))
            self.place()
            return
        self.saved.emit(change)
        self.close_sheet()
