"""The head of a page: number and pill, plate and title, a line below, actions at the right."""

from PySide6.QtWidgets import QBoxLayout, QWidget

from fieldtech.ui.kit.boxes import column, row
from fieldtech.ui.kit.labels import Elided, Label
from fieldtech.ui.kit.pill import Pill
from fieldtech.ui.kit.plate import PlateChip
from fieldtech.ui.tokens import S2, S3, S4, S5


class PageHeader(QWidget):
    """All parts are optional; actions are buttons."""

    def __init__(self, *actions: QWidget) -> None:
        super().__init__()
        self._number = Label("", 13, 600, "muted", tabular=True)
        self._number.setMinimumHeight(24)
        self._pill = Pill()
        self._plate = PlateChip(big=True)
        self._title = Elided("", 22, 600)
        self._under = Elided("", 13, tone="muted")
        first = row(self._number, self._pill, None, gap=S3)
        second = row(self._plate, (self._title, 1), gap=S3)
        self._actions, self._low = row(*actions, gap=S2), False
        self._words = column(first, (second, 1), self._under, gap=2)
        self.setLayout(row((self._words, 1), self._actions, gap=S3, margins=(S5, S4, S5, S3)))
        for part in (self._number, self._pill, self._plate, self._under):
            part.hide()

    def set_title(self, title: str, under: str = "") -> None:
        """The large line and a muted one below."""
        self._title.setText(title)
        self._title.setAccessibleName(title)
        self._under.setText(under)
        self._under.setVisible(bool(under) and not self._low)

    def set_low(self, on: bool) -> None:
        """All in one line, where a window is low: the number behind the title, without the line below."""
        if on != self._low:
            self._low = on
            self._words.setDirection(QBoxLayout.Direction.RightToLeft if on else QBoxLayout.Direction.TopToBottom)
            self._words.setSpacing(S3 if on else 2)
            self.layout().setContentsMargins(S5, S2 if on else S4, S5, S2 if on else S3)  # type: ignore[union-attr]
            self._under.setVisible(bool(self._under.text()) and not on)

    def set_number(self, number: str, pill: str = "", tone: str = "neutral") -> None:
        """The small line above: an order's number and its state."""
        self._number.setText(number)
        self._number.setVisible(bool(number))
        self._pill.set(pill, tone)

    def set_plate(self, plate: str, colour_code: int = 2) -> None:
        """The vehicle; an empty text removes it."""
        self._plate.set(plate, colour_code)
        self._plate.setVisible(bool(plate))

    def add_action(self, action: QWidget) -> None:
        """Append a button."""
        self._actions.addWidget(action)
