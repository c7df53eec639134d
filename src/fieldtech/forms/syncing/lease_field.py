"""After how many days without contact laptops lock: a number with its unit, its limits and what it does."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from fieldtech.ui.kit.boxes import boxed, column, row
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.field_grid import Labelled
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.language import sentence
from fieldtech.ui.tokens import S2

_WIDTH = 88


class LeaseField(Live, QWidget):
    """``given(days)`` when a number within the limits was saved; what is wrong with another stands below it."""

    given = Signal(int)

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most, self._days = most, 0
        self.days = QLineEdit()
        self.days.setObjectName("lease_days")
        self.days.setMaxLength(4)
        self.days.setFixedWidth(_WIDTH)
        self.save_button = Button("", "check", name="save_lease")
        self._unit = Label("", 14)
        line = boxed(row(self.days, self._unit, self.save_button, None, gap=S2))
        self._cell = Labelled(line, control=self.days)
        self.setLayout(column(self._cell))
        self.days.textEdited.connect(self._typed)
        self.days.returnPressed.connect(self.save)
        self.save_button.clicked.connect(self.save)
        self.go_live()

    def show_days(self, days: int) -> None:
        """What holds now; what somebody is typing stays."""
        if self.days.text() in ("", str(self._days)):
            self.days.setText(str(days))
            self._cell.show_problem("")
        self._days = days
        self._typed()

    def forget(self) -> None:
        """What was typed and not saved goes with whoever typed it."""
        self.days.setText(str(self._days))
        self._typed()

    def save(self) -> None:
        """The number, if it is one within the limits."""
        text = self.days.text().strip()
        if text.isascii() and text.isdigit() and int(text) <= self._most:
            self.days.setText(str(int(text)))
            self.given.emit(int(text))
        else:
            self._cell.show_problem(sentence("lease_days", most=str(self._most)))
            self.days.setFocus()

    def retranslate(self) -> None:
        """All texts."""
        does = self.tr("A laptop without contact with the office for so long locks until it has contact again;"
                       " nothing on it is lost. So a lost or stolen one does not stay open. 0: it never locks."
                       " At most {most}.")  # fmt: skip
        self._cell.set_label(self.tr("Lock laptops without contact after"), does.format(most=self._most))
        self._unit.setText(self.tr("days"))
        self.save_button.set_text(self.tr("Save"))

    def _typed(self) -> None:
        self._cell.show_problem("")
        self.save_button.setEnabled(self.days.text().strip() != str(self._days))
