"""Lines that end in an amount: one to choose, one to read."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from fieldtech.ui.kit.boxes import column, row
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.labels import Elided, IconLabel, Label
from fieldtech.ui.kit.pill import Pill
from fieldtech.ui.tokens import S2, S3, S4

_AMOUNT = 96
_HEIGHT = 68
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class PickLine(Button):
    """An amount one takes along or leaves out: the whole line is one large toggle."""

    role = "candidate"

    def __init__(self, name: str) -> None:
        super().__init__(name=name)
        self.setCheckable(True)
        self.setFixedHeight(_HEIGHT)
        self._tick = IconLabel("circle-dashed", "muted", 22)
        self._title, self._under = Elided("", 15, 600), Elided("", 13, tone="muted")
        self._pill, self._when = Pill(), Label("", 13, tone="muted")
        self._amount = Label("", 17, 600, tabular=True)
        self._amount.setMinimumWidth(_AMOUNT)
        self._amount.setAlignment(_RIGHT)
        words = column(None, self._title, self._under, None, gap=2)
        self.setLayout(
            row(self._tick, (words, 1), self._pill, self._when, self._amount, gap=S3, margins=(S4, S2, S4, S2))
        )
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.toggled.connect(self._mark)

    def show_line(self, title: str, under: str, when: str, pill: tuple[str, str], amount: str) -> None:
        """``when`` gives way to the pill where there is one."""
        self._title.setText(title)
        self._under.setText(under)
        self._pill.set(*pill)
        self._when.setText(when)
        self._when.setVisible(not pill[0])
        self._amount.setText(amount)
        self.setAccessibleName(f"{title}, {amount}")
        self.setAccessibleDescription(", ".join(filter(None, (under, pill[0] or when))))

    def _mark(self, on: bool) -> None:
        self._tick.set_icon("circle-check" if on else "circle-dashed", "accent" if on else "muted")


class AmountLine(QFrame):
    """What, a muted line below, its state, an amount, and perhaps a button."""

    def __init__(
        self, title: str, under: str, pill: tuple[str, str], amount: str, *actions: QWidget, tone: str = ""
    ) -> None:
        """``tone`` colours the amount."""
        super().__init__()
        parts: list[QWidget] = [Pill(*pill)] if pill[0] else []
        figure = Label(amount, 14, 600, tone, tabular=True)
        figure.setMinimumWidth(_AMOUNT - 16)
        figure.setAlignment(_RIGHT)
        words = column(None, Elided(title, 14), Elided(under, 13, tone="muted"), None, gap=2)
        self.setLayout(row((words, 1), *parts, figure, *actions, gap=S3))
        self.setMinimumHeight(48)
        self.setAccessibleName(", ".join(filter(None, (title, under, pill[0], amount))))


class Figure(QFrame):
    """A small caption above an amount."""

    def __init__(self, *, large: bool = False) -> None:
        super().__init__()
        self._caption = Label("", 13, tone="muted")
        self._value = Label("", 28 if large else 16, 600, tabular=True)
        self.setLayout(column(None, self._caption, self._value, None, gap=2))

    def show_figure(self, caption: str, value: str, tone: str = "text") -> None:
        """Say it."""
        self._caption.setText(caption)
        self._value.setText(value)
        self._value.set_tone(tone)
        self.setAccessibleName(f"{caption}: {value}")
