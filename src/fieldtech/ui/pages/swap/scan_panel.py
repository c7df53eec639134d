"""The middle of the swap page: where scans land, and the ticks that say what is still to scan."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from fieldtech.errors import Problem
from fieldtech.ui.fonts import font
from fieldtech.ui.kit.boxes import column, row
from fieldtech.ui.kit.labels import IconLabel, Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.notices import InlineProblem
from fieldtech.ui.kit.search_field import ScanField
from fieldtech.ui.language import sentence
from fieldtech.ui.theme import tokens_of
from fieldtech.ui.tokens import S1, S2, S4

_MARKS = {"ok": "circle-check", "danger": "circle-alert", "warn": "triangle-alert", "muted": "circle-dashed"}


@dataclass(frozen=True)
class Tick:
    """One thing to scan: its name, ok, warn, danger or muted (not yet), and a time or word after it."""

    text: str
    tone: str
    after: str


class _TickLine(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._icon = IconLabel("circle-dashed", "muted", 18)
        self._text = Label("", 13)
        self._after = Label("", 13, tone="muted", tabular=True)
        self.setLayout(row(self._icon, self._text, None, self._after))

    def show_tick(self, tick: Tick) -> None:
        self._icon.set_icon(_MARKS[tick.tone], tick.tone)
        self._text.setText(tick.text)
        self._text.set_tone("danger" if tick.tone == "danger" else "")
        self._after.setText(tick.after)


class Arrow(QWidget):
    """From old to new, as wide as the column."""

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self.setFixedHeight(28)

    def set_text(self, text: str) -> None:
        """The words on the arrow."""
        self._text = text
        self.setAccessibleName(text)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Line, head, words."""
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        y, width = 14.0, float(self.width())
        painter.setPen(QPen(QColor(tokens["accent"]), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(2, y), QPointF(width - 4, y))
        painter.drawLine(QPointF(width - 4, y), QPointF(width - 11, y - 7))
        painter.drawLine(QPointF(width - 4, y), QPointF(width - 11, y + 7))
        face = font(13, 600)
        room = QFontMetrics(face).horizontalAdvance(self._text) + 20
        painter.fillRect(QRectF((width - room) / 2, 0, room, 28), QColor(tokens["bg"]))
        painter.setFont(face)
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self._text)


class ScanPanel(Live, QFrame):
    """Announces ``scanned(text)``; shows ticks and what was wrong with the last scan."""

    scanned = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "scan")
        self.setObjectName("scan_panel")
        self._locked = False
        self._problems: tuple[Problem, ...] = ()
        self._heading = Label("", 17, 600, wrap=True)
        self._hint = Label("", 13, tone="muted", wrap=True)
        for label in (self._heading, self._hint):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.field = ScanField()
        self.field.scanned.connect(self.scanned)
        self._problem = InlineProblem()
        self._ticks = QVBoxLayout()
        self._ticks.setSpacing(6)
        self._lines: list[_TickLine] = []
        self.setLayout(
            column(
                row(None, IconLabel("scan-barcode", "accent", 44), None), self._heading, self._hint, S1,
                self.field, self._problem, S2, self._ticks, None, gap=S2, margins=(S4, S4, S4, S4),
            )
        )  # fmt: skip
        self.go_live()

    def show_state(self, heading: str, hint: str, ticks: tuple[Tick, ...], *, locked: bool) -> None:
        """What to scan next; ``locked`` once it was applied."""
        self._locked = locked
        self._heading.setText(heading)
        self._hint.setText(hint)
        self.field.setReadOnly(locked)
        while len(self._lines) < len(ticks):
            self._lines.append(_TickLine())
            self._ticks.addWidget(self._lines[-1])
        for at, line in enumerate(self._lines):
            line.setVisible(at < len(ticks))
            if at < len(ticks):
                line.show_tick(ticks[at])
        self.retranslate()

    def show_problems(self, problems: tuple[Problem, ...] = ()) -> None:
        """What was wrong with the last scan; nothing when it was right."""
        self._problems = problems
        self._problem.show_sentence(" ".join(sentence(p.code, **p.params) for p in problems))

    @property
    def problem(self) -> str:
        """The sentence below the field, or ""."""
        return self._problem.text

    def retranslate(self) -> None:
        """The field's name, and what was wrong."""
        self.show_problems(self._problems)
        grey = self.tr("Undo first to scan again") if self._locked else self.tr("Scan or type")
        self.field.set_label(self.tr("Number of a terminal or SIM card"), grey)
