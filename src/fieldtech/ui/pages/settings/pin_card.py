"""A new PIN for oneself."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from fieldtech.errors import FieldtechError, Invalid
from fieldtech.services.access import Access
from fieldtech.ui.kit.boxes import row
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.card import Card
from fieldtech.ui.kit.field_grid import FieldGrid, Labelled
from fieldtech.ui.kit.live import Live
from fieldtech.ui.language import sentence


class PinCard(Live, Card):
    """``changed(Change)`` when it was given."""

    changed = Signal(object)

    def __init__(self, access: Access) -> None:
        super().__init__("", "lock")
        self.setObjectName("pin_card")
        self._access = access
        self.old, self.new, self.again = (_secret(name) for name in ("old_pin", "new_pin", "new_pin_again"))
        self._cells = {line: Labelled(line) for line in (self.old, self.new, self.again)}
        self.button = Button("", "lock", name="change_pin")
        self.button.clicked.connect(self.change_pin)
        for line in self._cells:
            line.returnPressed.connect(self.change_pin)
            line.textEdited.connect(self._forgive)
        self.add(FieldGrid(*self._cells.values(), columns=3), row(self.button, None))
        self.go_live()

    def change_pin(self) -> None:
        """Check and give."""
        self._forgive()
        if self.new.text() != self.again.text():
            self._cells[self.again].show_problem(self.tr("The two are not the same."))
            return
        try:
            change = self._access.change_pin(self.old.text(), self.new.text())
        except Invalid as error:
            problem = error.problems[0]
            self._cells[self.new].show_problem(sentence(problem.code, **problem.params))
        except FieldtechError as error:
            self._cells[self.old].show_problem(sentence(error.code, **error.params))
        else:
            for line in self._cells:
                line.clear()
            self.changed.emit(change)

    def retranslate(self) -> None:
        """All texts."""
        self.set_title(self.tr("My PIN"))
        self._cells[self.old].set_label(self.tr("PIN until now"))
        self._cells[self.new].set_label(self.tr("New PIN"))
        self._cells[self.again].set_label(self.tr("New PIN again"))
        self.button.set_text(self.tr("Change PIN"))

    def _forgive(self) -> None:
        for cell in self._cells.values():
            cell.show_problem("")


def _secret(name: str) -> QLineEdit:
    line = QLineEdit()
    line.setObjectName(name)
    line.setEchoMode(QLineEdit.EchoMode.Password)
    line.setMaxLength(32)
    return line
