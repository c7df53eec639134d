"""What the signs of the calendar mean, in one line at its foot."""

from fieldtech.ui.kit.boxes import boxed, row
from fieldtech.ui.kit.footer import SavedWords
from fieldtech.ui.kit.labels import IconLabel, Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.pages.calendar.looks import legend
from fieldtech.ui.tokens import S2, S4

_HEIGHT = 24  # with the margins of the footer a toast has room on it, and covers no day


class Signs(Live, SavedWords):
    """In the place of what is saved: a toast lies here."""

    def __init__(self) -> None:
        super().__init__()
        self._words = [Label("", 13, tone="muted") for _look in legend()]
        signs = (row(IconLabel(look.icon, look.tone, 16), word, gap=S2)
                 for look, word in zip(legend(), self._words, strict=True))  # fmt: skip
        if (layout := self.layout()) is not None:
            layout.addWidget(boxed(row(*signs, None, gap=S4)))
        self.icon.hide()
        self.text.hide()
        self.setFixedHeight(_HEIGHT)
        self.go_live()

    def words_end(self) -> int:
        """Where the last word ends."""
        last = self._words[-1]
        return last.mapTo(self, last.rect().topRight()).x()

    def retranslate(self) -> None:
        """The words."""
        for word, look in zip(self._words, legend(), strict=True):
            word.setText(look.word)
