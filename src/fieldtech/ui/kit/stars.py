"""A rating from one to five, with a word for it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from fieldtech.ui.kit.boxes import row
from fieldtech.ui.kit.choices import Option, Segmented
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.language import word
from fieldtech.ui.tokens import S3


class StarRating(Live, QWidget):
    """Value 1 to 5, 0 while unanswered, -1 for "not applicable"; the digit keys answer too."""

    changed = Signal(int)

    def __init__(self, label: str = "", *, applicable_only: bool = True) -> None:
        """With ``applicable_only=False`` there is a sixth answer: not applicable."""
        super().__init__()
        self._label, self._value = label, 0
        self._with_na = not applicable_only
        self._segments = Segmented(label)
        self._segments.changed.connect(self._chosen)
        self._word = Label("", 14, 600, "accent")
        self.setLayout(row(self._segments, self._word, None, gap=S3))
        self.setFocusProxy(self._segments)
        self.go_live()

    def value(self) -> int:
        """1 to 5, 0 or -1."""
        return self._value

    def set_value(self, value: int) -> None:
        """Set it without announcing it."""
        self._value = value
        self._show()

    def set_label(self, label: str) -> None:
        """What is rated."""
        self._label = label
        self._segments.set_label(label)

    def retranslate(self) -> None:
        """The word beside the stars, and the sixth answer."""
        options = [Option(str(n), str(n), icon="star-filled") for n in range(1, 6)]
        if self._with_na:
            options.append(Option("-1", self.tr("N.A."), self.tr("Not applicable"), tone="neutral"))
        self._segments.set_options(options)
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit answers."""
        if event.text() in ("1", "2", "3", "4", "5"):
            self._segments.set_value(event.text())
            self._chosen()
        else:
            super().keyPressEvent(event)

    def _chosen(self) -> None:
        self._value = int(self._segments.value() or 0)
        self._show()
        self.changed.emit(self._value)

    def _show(self) -> None:
        self._segments.set_value(str(self._value))
        for number in range(1, 6):
            lit = number <= self._value
            self._segments.button(str(number)).set_icon("star-filled" if lit else "star", "accent" if lit else "muted")
        self._word.setText(word(f"rating.{self._value}") if self._value > 0 else "")
