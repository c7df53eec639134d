"""The customer is not satisfied: how often already, and what else could be done."""

from PySide6.QtCore import Signal

from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.notices import Banner


class ReworkBanner(Live, Banner):
    """Counts; from the limit on it proposes a replacement (F21), never with a limit of 0."""

    replace_wanted = Signal()

    def __init__(self) -> None:
        self.replace = Button("", "repeat", name="refer_replacement")
        self._round, self._limit = 1, 3
        super().__init__("warn", "", "", self.replace)
        self.setObjectName("rework_banner")
        self.replace.clicked.connect(self.replace_wanted)
        self.go_live()

    def show_round(self, number: int, limit: int) -> None:
        """This would be the ``number``-th time."""
        self._round, self._limit = number, limit
        self.retranslate()

    def retranslate(self) -> None:
        """All texts."""
        many = 0 < self._limit <= self._round
        title = self.tr("Not satisfied (round {n}): the work goes on").format(n=self._round)
        text = self.tr("Offer a replacement or a return instead of another attempt.") if many else ""
        self.set("danger" if many else "warn", title, text)
        self.replace.set_text(self.tr("Replace the unit"))
        self.replace.setVisible(many)
