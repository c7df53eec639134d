"""How many: minus, number, plus."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QIntValidator, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from fieldtech.ui.fonts import font
from fieldtech.ui.kit.boxes import row
from fieldtech.ui.kit.buttons import LargeSquareButton
from fieldtech.ui.kit.live import Live
from fieldtech.ui.tokens import S1


class _Number(QLineEdit):
    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)


class QuantityStepper(Live, QWidget):
    """A whole number between ``low`` and ``high``; keys up and down work too."""

    changed = Signal(int)

    def __init__(self, label: str = "", *, low: int = 0, high: int = 999) -> None:
        super().__init__()
        self._label, self._low, self._high = label, low, high
        self._value = low
        self._less = LargeSquareButton("minus", name="less")
        self._more = LargeSquareButton("plus", name="more")
        self._number = _Number()
        self._number.setValidator(QIntValidator(low, high, self))
        self._number.setFont(font(16, 600, tabular=True))
        self._number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._number.setFixedSize(60, 44)
        self._less.clicked.connect(lambda: self._step(-1))
        self._more.clicked.connect(lambda: self._step(1))
        self._number.stepped.connect(self._step)
        self._number.textEdited.connect(self._typed)
        self._number.editingFinished.connect(self._show)
        self.setLayout(row(self._less, self._number, self._more, None, gap=S1))
        self._show()
        self.go_live()

    def value(self) -> int:
        """The number."""
        return self._value

    def set_value(self, value: int) -> None:
        """Set it without announcing it."""
        self._value = max(self._low, min(self._high, value))
        self._show()

    def set_label(self, label: str) -> None:
        """What is counted, for screen readers."""
        self._label = label
        self.retranslate()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The number takes it (as a focus proxy it would make Tab skip the minus)."""
        self._number.setFocus(event.reason())

    def retranslate(self) -> None:
        """Names of the three parts."""
        self._less.set_label(self.tr("One less"))
        self._more.set_label(self.tr("One more"))
        for button in (self._less, self._more):
            button.setAccessibleDescription(self._label)
        self._number.setAccessibleName(self._label or self.tr("Quantity"))

    def _step(self, by: int) -> None:
        self._change(self._value + by)
        self._show()

    def _typed(self, text: str) -> None:
        if text.removeprefix("-").isdigit():
            self._change(int(text))

    def _change(self, value: int) -> None:
        value = max(self._low, min(self._high, value))
        if value != self._value:
            self._value = value
            self.changed.emit(value)

    def _show(self) -> None:
        self._number.setText(str(self._value))
        self._less.setEnabled(self._value > self._low)
        self._more.setEnabled(self._value < self._high)
