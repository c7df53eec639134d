"""The sections of a long page in a vertical progress: one is open, the others are one line each."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldtech.ui.fonts import font
from fieldtech.ui.icons import pixmap
from fieldtech.ui.kit.boxes import column, row
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.card import Card
from fieldtech.ui.kit.labels import Elided, IconLabel, Spacer
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.pill import Pill
from fieldtech.ui.theme import tokens_of
from fieldtech.ui.tokens import S1, S2, S3


@dataclass(frozen=True)
class Section:
    """What a section's line says; ``state`` is done, part or todo; ``missing`` counts what is required."""

    title: str
    summary: str = ""
    state: str = "todo"
    missing: int = 0


class _Node(QWidget):
    """The circle with number or tick, on the line."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number, self.state, self.first, self.last = number, "todo", number == 1, True
        self.setFixedWidth(32)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = tokens_of(self)
        x, y = 14.0, 26.0
        reached = self.state in ("done", "now")
        painter.setPen(QPen(QColor(tokens["accent" if reached else "border"]), 2))
        if not self.first:
            painter.drawLine(QPointF(x, 0), QPointF(x, y - 13))
        painter.setPen(QPen(QColor(tokens["accent" if self.state == "done" else "border"]), 2))
        if not self.last:
            painter.drawLine(QPointF(x, y + 13), QPointF(x, self.height()))
        role = {"done": "accent", "now": "accent", "part": "warn"}.get(self.state, "control")
        painter.setPen(QPen(QColor(tokens[role]), 2))
        painter.setBrush(QColor(tokens["accent" if self.state == "done" else "surface"]))
        painter.drawEllipse(QPointF(x, y), 12, 12)
        if self.state == "done":
            painter.drawPixmap(QPointF(x - 7, y - 7), pixmap("check", tokens["on_accent"], 14))
            return
        painter.setFont(font(12, 600, tabular=True))
        painter.setPen(QColor(tokens["muted" if role == "control" else role]))
        painter.drawText(QRectF(x - 12, y - 12, 24, 24), Qt.AlignmentFlag.AlignCenter, str(self.number))


class _Header(Button):
    """The whole line is one button."""

    role = "section"

    def __init__(self, key: str) -> None:
        super().__init__(name=f"open_{key}")
        self.title = Elided("", 14, 600)
        self.summary = Elided("", 13, tone="muted")
        self.pill = Pill()
        words = column(None, self.title, self.summary, None, gap=0)
        self.setLayout(row((words, 1), self.pill, IconLabel("chevron-right", size=20), margins=(S2, 0, S2, 0)))
        for label in (self.title, self.summary):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedHeight(54)
        self.pill.hide()


class _Row(QWidget):
    def __init__(self, key: str, number: int, icon: str, content: QWidget) -> None:
        super().__init__()
        self.node, self.header = _Node(number), _Header(key)
        self.card = Card(" ", icon)
        self.card.set_state("current")
        self.card.add(content)
        self.space = Spacer(0, S2)
        self.setLayout(row(self.node, (column(self.header, self.card, self.space), 1), gap=S1))
        self.section = Section("")
        self.card.hide()
        self.space.hide()

    def show_section(self, section: Section, missing: str, *, opened: bool) -> None:
        self.section = section
        self.node.state = "now" if opened else section.state
        self.node.update()
        self.header.title.setText(section.title)
        self.header.title.set_tone("muted" if section.state == "todo" else "text")
        self.header.summary.setText(section.summary)
        self.header.setAccessibleName(section.title)
        self.header.setAccessibleDescription(" · ".join(filter(None, (section.summary, missing))))
        self.header.pill.set(missing, "warn")
        self.card.set_title(section.title)
        self.card.set_pill(missing)
        self.header.setVisible(not opened)
        self.card.setVisible(opened)
        self.space.setVisible(opened)


class StepRail(Live, QWidget):
    """``add`` sections once, then ``show_section`` what each says; ``opened(key)`` when one is opened."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._rows: dict[str, _Row] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, S2, S3)
        self._layout.setSpacing(0)
        self._layout.addStretch(1)
        self.current = ""
        self.go_live()

    def add(self, key: str, icon: str, content: QWidget) -> None:
        """Append a section with what it shows when open; the first one opens."""
        new = _Row(key, len(self._rows) + 1, icon, content)
        for before in self._rows.values():
            before.node.last = False
        self._rows[key] = new
        self._layout.insertWidget(self._layout.count() - 1, new)
        new.header.clicked.connect(lambda: self.open(key))
        if not self.current:
            self.current = key

    def show_section(self, key: str, section: Section) -> None:
        """Update one line."""
        many = self.tr("1 item missing") if section.missing == 1 else self.tr("{n} items missing")
        missing = many.format(n=section.missing) if section.missing else ""
        self._rows[key].show_section(section, missing, opened=key == self.current)

    def open(self, key: str) -> None:
        """Open this section and close the one that was open."""
        if key not in self._rows:
            return
        self.current = key
        self.retranslate()
        self.opened.emit(key)

    def close_all(self) -> None:
        """Every section is one line."""
        self.current = ""
        self.retranslate()

    def open_next(self) -> None:
        """Open the next section that misses something, from the current one on, round and round."""
        keys = list(self._rows)
        at = keys.index(self.current) if self.current else -1
        for key in keys[at + 1 :] + keys[: at + 1]:
            if self._rows[key].section.missing or self._rows[key].section.state != "done":
                self.open(key)
                return

    def header(self, key: str) -> Button:
        """The line of a section."""
        return self._rows[key].header

    def retranslate(self) -> None:
        """The counts."""
        for key, line in self._rows.items():
            self.show_section(key, line.section)
