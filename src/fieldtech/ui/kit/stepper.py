"""The states of an order in a row: what is done and when, where it is, what comes."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from fieldtech.ui.fonts import font
from fieldtech.ui.icons import pixmap
from fieldtech.ui.kit.live import Live
from fieldtech.ui.theme import tokens_of

_RADIUS = 9
_LEAST_HALF = 38  # px; with less on one side words are not in the middle
_NARROW = 84  # px per step under which only the words around the current step are written


@dataclass(frozen=True)
class Step:
    """One state: ``state`` is done, now, todo or problem; ``detail`` a second line such as a deadline."""

    text: str
    time: str = ""
    state: str = "todo"
    detail: str = ""


class Stepper(Live, QWidget):
    """Painted; every step is in the accessible description and in the tooltip."""

    def __init__(self) -> None:
        super().__init__()
        self._steps: tuple[Step, ...] = ()
        self.setFixedHeight(60)
        self.setMinimumWidth(240)
        self.go_live()

    def set_steps(self, steps: Sequence[Step]) -> None:
        """Show these."""
        self._steps = tuple(steps)
        self.retranslate()
        self.update()

    @property
    def steps(self) -> tuple[Step, ...]:
        """What is shown."""
        return self._steps

    def retranslate(self) -> None:
        """Name and description for screen readers."""
        at = self._current()
        here = self._steps[at].text if self._steps else ""
        self.setAccessibleName(
            self.tr("Progress: step {at} of {all}, {name}").format(at=at + 1, all=len(self._steps), name=here)
        )
        self.setAccessibleDescription(", ".join(f"{s.text} {s.time}".strip() for s in self._steps))

    def sizeHint(self) -> QSize:
        """Room for the words."""
        return QSize(96 * max(2, len(self._steps)), 60)

    def event(self, event: QEvent) -> bool:
        """The tooltip of the step under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._steps:
            at = min(range(len(self._steps)), key=lambda i: abs(self._x(i) - event.pos().x()))
            step = self._steps[at]
            QToolTip.showText(event.globalPos(), "  ".join(filter(None, (step.text, step.time, step.detail))))
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Line, circles, words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at in range(len(self._steps)):
            self._paint_line(painter, at)
        for at, step in enumerate(self._steps):
            self._paint_circle(painter, at, step)
            if self._has_words(at):
                self._paint_words(painter, at, step)

    def _current(self) -> int:
        for at, step in enumerate(self._steps):
            if step.state in ("now", "problem"):
                return at
        return max(0, sum(step.state == "done" for step in self._steps) - 1)

    def _pitch(self) -> float:
        return (self.width() - 2 * self._margin()) / max(1, len(self._steps) - 1)

    def _margin(self) -> float:
        return min(48.0, self.width() / max(2, 2 * len(self._steps)))

    def _x(self, at: int) -> float:
        return self._margin() + at * self._pitch()

    def _is_narrow(self) -> bool:
        return self._pitch() < _NARROW

    def _has_words(self, at: int) -> bool:
        """In a narrow row only the current step, and the two ends where they do not touch it."""
        if not self._is_narrow() or at == self._current():
            return True
        far = abs(self._x(at) - self._x(self._current())) > _NARROW * 2
        return far and at in (0, len(self._steps) - 1)

    def _room(self, at: int) -> tuple[QRectF, Qt.AlignmentFlag]:
        """Where the words of a step go: in the middle below it; where that is too near the edge, flush with it."""
        x, width = self._x(at), float(self.width())
        narrow, here = self._is_narrow(), at == self._current()
        half = (_NARROW if here else _NARROW / 2) if narrow else self._pitch() / 2 - 3
        middle = min(half, x, width - x)
        if middle >= _LEAST_HALF and (here or not narrow):
            return QRectF(x - middle, 26, 2 * middle, 32), Qt.AlignmentFlag.AlignHCenter
        first = x < width / 2
        side = Qt.AlignmentFlag.AlignLeft if first else Qt.AlignmentFlag.AlignRight
        left = x - _RADIUS if first else x + _RADIUS - 2 * half
        return QRectF(left, 26, 2 * half, 32), side

    def _paint_line(self, painter: QPainter, at: int) -> None:
        if at == 0:
            return
        tokens = tokens_of(self)
        done = self._steps[at - 1].state == "done"
        painter.setPen(QPen(QColor(tokens["accent" if done else "border"]), 2))
        gap = min(14.0, self._pitch() / 2)
        painter.drawLine(QPointF(self._x(at - 1) + gap, 14), QPointF(self._x(at) - gap, 14))

    def _paint_circle(self, painter: QPainter, at: int, step: Step) -> None:
        tokens = tokens_of(self)
        role = {"done": "accent", "now": "accent", "problem": "danger"}.get(step.state, "control")
        centre = QPointF(self._x(at), 14)
        painter.setPen(QPen(QColor(tokens[role]), 2))
        painter.setBrush(QColor(tokens["accent" if step.state == "done" else "surface"]))
        painter.drawEllipse(centre, _RADIUS, _RADIUS)
        if step.state == "done":
            painter.drawPixmap(centre - QPointF(6, 6), pixmap("check", tokens["on_accent"], 12))
        elif step.state in ("now", "problem"):
            painter.setBrush(QColor(tokens[role]))
            painter.drawEllipse(centre, 3, 3)

    def _paint_words(self, painter: QPainter, at: int, step: Step) -> None:
        tokens = tokens_of(self)
        box, side = self._room(at)
        bold = step.state in ("now", "problem")
        face = font(12, 600 if bold else 400)
        painter.setFont(face)
        painter.setPen(
            QColor(tokens["danger" if step.state == "problem" else "hint" if step.state == "todo" else "text"])
        )
        text = QFontMetrics(face).elidedText(step.text, Qt.TextElideMode.ElideRight, int(box.width()))
        flags = side | Qt.AlignmentFlag.AlignTop
        painter.drawText(box, flags, text)
        painter.setFont(font(11, tabular=True))
        painter.setPen(QColor(tokens["muted"]))
        painter.drawText(box.adjusted(0, 17, 0, 0), flags, step.time or step.detail)
