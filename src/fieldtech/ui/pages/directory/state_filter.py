"""A list of states to choose one of, or all."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox


class StateFilter(QComboBox):
    """``changed`` when the person chooses; filling it announces nothing."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("state_filter")
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMaxVisibleItems(14)
        self.activated.connect(self.changed)

    def value(self) -> str:
        """The code chosen, or "" for all."""
        return str(self.currentData() or "")

    def show_states(self, everything: str, states: Sequence[tuple[str, str]]) -> None:
        """Offer these; what was chosen stays chosen when it is still there."""
        chosen = self.value()
        self.clear()
        self.addItem(everything, "")
        for code, text in states:
            self.addItem(text, code)
        self.setCurrentIndex(max(0, self.findData(chosen)))
