"""A card: a titled panel with an optional pill and actions in its head."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from fieldtech.ui.kit.boxes import Items, add, row
from fieldtech.ui.kit.labels import Elided, IconLabel, Label
from fieldtech.ui.kit.live import set_look
from fieldtech.ui.kit.pill import Pill
from fieldtech.ui.tokens import S1, S2, S3, S4, TOUCH

_LEFT = Qt.AlignmentFlag.AlignLeft
_BESIDE = _LEFT | Qt.AlignmentFlag.AlignVCenter  # on one base line, whichever script each is written in
_FIRST = _LEFT | Qt.AlignmentFlag.AlignTop  # beside the first line of a value of several
_TWO_LINES = 1.7


class Card(QFrame):
    """Put contents in with ``add``; change title and pill with ``set_title`` and ``set_pill``."""

    def __init__(self, title: str = "", icon: str = "", *actions: QWidget, gap: int = S2) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(S4, S1 if title or icon else S3, S4, S4)
        self.body.setSpacing(gap)
        self._title = Elided(title, 15, 600)
        self._note = Label("", 13, tone="muted")
        self._pill = Pill()
        self._head = QHBoxLayout()
        self._head.setSpacing(S2)
        self._fill_head(icon, actions)
        if title or icon:
            self.body.addLayout(self._head)
        self.setAccessibleName(title)

    def set_title(self, title: str, note: str = "") -> None:
        """The title, and a muted note after it."""
        self._title.setText(title)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self.setAccessibleName(title)

    def set_pill(self, text: str, tone: str = "warn") -> None:
        """The state at the right of the title; an empty text removes it."""
        self._pill.set(text, tone)

    def set_state(self, state: str) -> None:
        """ "current" draws the accent ring, "error" the red one, "" none."""
        set_look(self, state=state)

    def add(self, *items: Items) -> "Card":
        """Append widgets, layouts, spaces (numbers) or a stretch (None)."""
        for item in items:
            add(self.body, item)
        return self

    def add_action(self, action: QWidget) -> None:
        """Append a button to the head."""
        self._head.addWidget(action)

    def _fill_head(self, icon: str, actions: tuple[QWidget, ...]) -> None:
        self._head.addStrut(TOUCH)  # every head has one height, with or without a button
        if icon:
            self._head.addWidget(IconLabel(icon))
        self._head.addWidget(self._title, 1)
        for part in (self._note, self._pill):
            self._head.addWidget(part)
            part.hide()
        for action in actions:
            self._head.addWidget(action)


class Facts(QFrame):
    """Label and value per line, the calm way to show facts: ``set([("Warranty", "to 2027", "ok"), …])``."""

    def __init__(self, label_width: int = 88) -> None:
        super().__init__()
        self._width = label_width
        self._rows: list[tuple[Label, Label]] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)

    def set(self, facts: list[tuple[str, str, str]]) -> None:
        """Show (label, value, tone) lines; an empty tone is plain text."""
        while len(self._rows) < len(facts):
            self._rows.append(self._row())
        for at, (label, value) in enumerate(self._rows):
            shown = at < len(facts)
            label.setVisible(shown)
            value.setVisible(shown)
            if shown:
                label.setText(facts[at][0])
                value.setText(facts[at][1])
                value.set_tone(facts[at][2])
        self._line_up()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Values wrap otherwise."""
        super().resizeEvent(event)
        self._line_up()

    def _line_up(self) -> None:
        room = self.width() - self._width - S2
        for label, value in self._rows:
            long = value.heightForWidth(room) > _TWO_LINES * value.fontMetrics().height()
            label.setAlignment(_FIRST if long else _BESIDE)

    def _row(self) -> tuple[Label, Label]:
        label = Label("", 13, tone="muted", wrap=True)
        label.setFixedWidth(self._width)
        value = Label("", 13, wrap=True, tabular=True)
        self._layout.addLayout(row(label, (value, 1)))
        return label, value
