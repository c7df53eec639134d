"""What was exchanged, and the way to the swap page (B22, B24)."""

from PySide6.QtWidgets import QWidget

from fieldtech.model.base import Id
from fieldtech.services.order_briefs import SwapRow
from fieldtech.ui.kit.boxes import column, empty, reveal, row
from fieldtech.ui.kit.buttons import Button, QuietButton
from fieldtech.ui.kit.labels import Elided
from fieldtech.ui.pages.onsite.section import SiteSection
from fieldtech.ui.tokens import S2, S3


class SwapSection(SiteSection):
    """Swapping is done on its own page; here it is read and can be taken back until sign-off."""

    key, icon = "swap", "arrow-left-right"

    def build(self) -> QWidget:
        """The swaps, and a button."""
        self._lines = column(gap=S2)
        self._open = Button("", "arrow-left-right", name="open_swap")
        self._open.clicked.connect(lambda: self.go.emit("swap_page", self.view.id.hex))
        box = QWidget()
        box.setLayout(column(self._lines, row(self._open, None), gap=S3))
        return box

    def show_content(self) -> None:
        """A line for each swap that stands."""
        empty(self._lines)
        for swap in self.view.swaps:
            self._lines.addWidget(self._line(swap))
        self._open.set_text(self.tr("Swap terminal or SIM card"))
        self._open.setVisible(self.view.status == "in_repair")

    def summary(self) -> str:
        """Old and new in words."""
        if self.view.swaps:
            return " · ".join(self._words(swap) for swap in self.view.swaps)
        if self.view.facts.demands_terminal_swap or self.view.facts.demands_sim_swap:
            return self.tr("The action chosen exchanges a unit: scan old and new")
        return self.tr("Nothing exchanged")

    def given(self) -> bool:
        """Whether a swap stands."""
        return bool(self.view.swaps)

    def state(self) -> str:
        """Nothing exchanged is as good as done unless an action demands it."""
        return "part" if self.missing() else "done" if self.given() else "todo"

    def retranslate(self) -> None:
        """Words and button."""
        if self.content is not None:
            self.show_content()

    def _words(self, swap: SwapRow) -> str:
        numbers = {name: str(value) for name, value in swap.body.items()}
        parts: list[str] = []
        if old := numbers.get("old_terminal"):
            replaced = self.tr("{old} is replaced by {new}")
            parts.append(replaced.format(old=old, new=numbers.get("new_terminal", "")))
        if old := numbers.get("old_iccid"):
            new = numbers.get("new_iccid", "")
            parts.append(self.tr("SIM {old} by {new}").format(old=f"…{old[-4:]}", new=f"…{new[-4:]}"))
        return ", ".join(parts)

    def _line(self, swap: SwapRow) -> QWidget:
        undo = QuietButton(self.tr("Undo the swap"), "undo-2", name="undo_swap")
        undo.clicked.connect(lambda: self._undo(swap.id))
        reveal(undo, self.view.status in ("in_repair", "to_sign", "waiting"))
        box = QWidget()
        box.setLayout(row((Elided(self._words(swap), 14), 1), undo, gap=S2))
        return box

    def _undo(self, swap: Id) -> None:
        if self.try_to(lambda: self.workplace.swaps.undo(swap)) is not None:
            self.said.emit(self.tr("The swap is taken back; everything is where it was."), None)
