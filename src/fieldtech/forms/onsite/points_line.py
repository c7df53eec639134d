"""Several measuring points of one item: a row of small fields, with the lowest and the mean as one types."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from fieldtech.model.limits import MOST_POINTS
from fieldtech.model.readings import Limits, judge, number_of, plain
from fieldtech.ui.fonts import font
from fieldtech.ui.kit.boxes import Flow, boxed, row
from fieldtech.ui.kit.buttons import IconButton
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.live import Live, set_look
from fieldtech.ui.language import word
from fieldtech.ui.tokens import S3, TOUCH

_WIDE = 78  # px of a field


class PointsLine(Live, QWidget):
    """``typed`` with every key, ``left`` when a field is left, ``entered`` after Enter in the last one."""

    typed = Signal()
    left = Signal()
    entered = Signal()

    def __init__(self, limits: Limits) -> None:
        super().__init__()
        self.setObjectName("points")
        self._limits, self._title = limits, ""
        self.fields: list[QLineEdit] = []
        self._flow = Flow(gap=6)
        self.more = IconButton("plus", name="add_point")
        self.more.clicked.connect(self._one_more)
        self._figures = Label("", 14, 600, "muted", tabular=True)
        inside = boxed(self._flow)
        self.setLayout(row((inside, 1), self.more, self._figures, gap=S3))
        self._fit(limits.wanted)
        self.go_live()

    def points(self) -> tuple[str, ...]:
        """As typed, the empty ones too."""
        return tuple(field.text().strip() for field in self.fields)

    def set_points(self, points: Sequence[str]) -> None:
        """Show these."""
        self._fit(max(self._limits.wanted, len(points)))
        for at, field in enumerate(self.fields):
            text = points[at] if at < len(points) else ""
            if field.text().strip() != text:
                field.setText(text)
        self._show()

    def first_empty(self) -> QLineEdit:
        """Where the next point goes; the first when all are there."""
        return next((field for field in self.fields if not field.text().strip()), self.fields[0])

    def set_title(self, title: str) -> None:
        """What is measured, for a screen reader."""
        self._title = title
        self._name()

    def retranslate(self) -> None:
        """Names of the fields, and the figures."""
        self.more.set_label(self.tr("One more point"))
        self._name()
        self._show()

    def _fit(self, count: int) -> None:
        while len(self.fields) < min(count, MOST_POINTS):
            field = QLineEdit()
            field.setObjectName(f"point_{len(self.fields) + 1}")
            field.setFont(font(16, 600, tabular=True))
            field.setFixedSize(_WIDE, TOUCH)
            field.setMaxLength(12)
            field.setAlignment(Qt.AlignmentFlag.AlignRight)
            field.textChanged.connect(self._changed)
            field.editingFinished.connect(self.left)
            field.returnPressed.connect(partial(self._go_on, len(self.fields)))
            self.fields.append(field)
            self._flow.addWidget(field)
        while len(self.fields) > max(count, 1):
            field = self.fields.pop()
            self._flow.removeWidget(field)
            field.hide()
            field.deleteLater()
        self._name()

    def _one_more(self) -> None:
        self._fit(len(self.fields) + 1)
        self.fields[-1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self, at: int) -> None:
        """Enter: the next field; after the last the next item."""
        if at + 1 < len(self.fields):
            self.fields[at + 1].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.entered.emit()

    def _changed(self) -> None:
        self._show()
        self.typed.emit()

    def _name(self) -> None:
        for at, field in enumerate(self.fields):
            text = self.tr("{what}, point {n}").format(what=self._title, n=at + 1)
            field.setAccessibleName(text)

    def _show(self) -> None:
        found = judge(self.points(), self._limits)
        for field in self.fields:
            wrong = "error" if self._is_off(field.text()) else ""
            if field.property("state") != wrong:
                set_look(field, state=wrong)
        words = (("minimum", plain(found.minimum)), ("average", plain(found.mean)))
        parts = [f"{word(f'reading.{code}')} {text}" for code, text in words if text]
        if found.points and found.missing:
            parts.append(word("reading.missing", n=str(found.missing)))
        self._figures.setText(" · ".join(parts))
        self._figures.setVisible(bool(parts))
        off = found.verdict in ("below", "above")
        self._figures.set_tone("danger" if off else "muted" if found.missing else "ok")

    def _is_off(self, text: str) -> bool:
        """One point alone: no number, or outside the limits by itself."""
        if not text.strip():
            return False
        value = number_of(text, self._limits.unit)
        lower, upper = self._limits.lower, self._limits.upper
        if value is None:
            return True
        return (lower is not None and value < lower) or (upper is not None and value > upper)
