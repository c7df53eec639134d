"""Below the table: what the marked line that needs a person is about, and its one right action first."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fieldtech.ui.kit.boxes import column
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.notices import Banner
from fieldtech.ui.pages.sync.lines import CONFLICTS_PAGE, NEEDS, REQUESTS_PAGE, SEEN, Line


@dataclass(frozen=True)
class Acts:
    """What can be done with a line; ``right`` is what most people should do with it."""

    go: bool
    again: bool
    tick: bool

    @property
    def right(self) -> str:
        """Take the work over, else go where it is put right, else tick it off."""
        return "again" if self.again else "go" if self.go else "tick"


class NeedBar(Live, QWidget):
    """``go``, ``again`` and ``tick`` for the line shown; hidden for what needs nobody."""

    go = Signal()
    again = Signal()
    tick = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._line: Line | None = None
        self.buttons = {
            "go": Button("", "external-link", name="open_need"),
            "again": Button("", "refresh-cw", name="take_over"),
            "tick": Button("", "check", name="tick_off"),
        }
        for name, signal in (("go", self.go), ("again", self.again), ("tick", self.tick)):
            self.buttons[name].clicked.connect(signal)
        self.banner = Banner("warn", "", "", *self.buttons.values())
        self.setLayout(column(self.banner))
        self.hide()
        self.go_live()

    def show_line(self, line: Line | None) -> None:
        """Another line is marked, or none."""
        self._line = line if line is not None and line.kind in (NEEDS, SEEN) else None
        self.retranslate()
        self.setVisible(self._line is not None)

    def acts(self) -> Acts:
        """What can be done with the line shown."""
        line = self._line
        if line is None:
            return Acts(go=False, again=False, tick=False)
        return Acts(bool(line.page), line.again, bool(line.key))

    def retranslate(self) -> None:
        """All texts."""
        line, acts = self._line, self.acts()
        if line is None:
            return
        conflict, request = line.page == CONFLICTS_PAGE, line.page == REQUESTS_PAGE
        ways = self.tr("Compare and decide"), self.tr("Open the request"), self.tr("Open the order")
        self.buttons["go"].set_text(ways[0 if conflict else 1 if request else 2])
        self.buttons["again"].set_text(self.tr("Take over again"))
        seen = line.kind == SEEN
        self.buttons["tick"].set_text(self.tr("Count it again") if seen else self.tr("Seen"))
        self.buttons["tick"].set_icon("undo-2" if seen else "check")
        for name, button in self.buttons.items():
            button.setVisible(getattr(acts, name))
            button.set_role("primary" if name == acts.right and not seen else "")
        self.banner.set(line.tone, line.why, line.advice)
