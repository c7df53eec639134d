"""Why an item has no answer of the usual kind: it does not apply here, or its reading cannot be taken."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldtech.model.checklist import UNREAD, Item
from fieldtech.ui.kit.choices import TickChip
from fieldtech.ui.kit.live import Live
from fieldtech.ui.language import word
from fieldtech.ui.tokens import S2

_NAMES = {"na": "not_applicable", UNREAD: "no_reading"}


class Excuses(Live, QWidget):
    """``given(answer)`` when one is pressed, "" when it is taken back; only those that the item has."""

    given = Signal(str)

    def __init__(self, item: Item) -> None:
        super().__init__()
        offered = {"na": bool(item.get("na")), UNREAD: bool(item.get("unread"))}
        self.chips = {answer: TickChip(name=_NAMES[answer]) for answer, may in offered.items() if may}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(S2)
        for answer, chip in self.chips.items():
            chip.clicked.connect(partial(self._pressed, answer))
            layout.addWidget(chip)
        self.go_live()

    def show_answer(self, answer: str) -> None:
        """The one that was given, if any."""
        for name, chip in self.chips.items():
            chip.setChecked(name == answer)

    def retranslate(self) -> None:
        """Words of the chips."""
        for answer, chip in self.chips.items():
            chip.set_text(word(f"choice.answer.{answer}"))

    def _pressed(self, answer: str) -> None:
        self.given.emit(answer if self.chips[answer].isChecked() else "")
