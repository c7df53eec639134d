"""Two people changed the same field: both values side by side, and the choice which one is to stay."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QFrame, QVBoxLayout

from fieldtech.forms.masters.specs import label_of
from fieldtech.model.drafts.merging import Clash
from fieldtech.ui.kit.boxes import boxed, column, empty
from fieldtech.ui.kit.choices import Option, Segmented
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.notices import Banner
from fieldtech.ui.tokens import S2, S3, S4

MINE, THEIRS = "mine", "theirs"
Describe = Callable[[str, Any], str]


class ClashBox(Live, QFrame):
    """``decided(clash, "mine" | "theirs")`` for each; hidden while there is nothing to decide."""

    decided = Signal(object, str)

    def __init__(self, describe: Describe) -> None:
        """``describe(field, value)`` says a value in the words of its field."""
        super().__init__()
        self.setObjectName("clashes")
        self._describe = describe
        self._clashes: tuple[Clash, ...] = ()
        self._answers: dict[str, str] = {}
        self._banner = Banner("warn")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(S3)
        self.setLayout(column(self._banner, self._rows, gap=S3))
        self.hide()
        self.go_live()

    def show_clashes(self, clashes: Sequence[Clash]) -> None:
        """These are to be decided; what was answered before of the same values stays answered."""
        known = {clash.field: clash for clash in self._clashes}
        self._answers = {c.field: self._answers[c.field] for c in clashes
                         if c.field in self._answers and known.get(c.field) == c}  # fmt: skip
        self._clashes = tuple(clashes)
        self.setVisible(bool(clashes))
        self._fill()

    @property
    def open(self) -> tuple[Clash, ...]:
        """What nobody has decided yet."""
        return tuple(clash for clash in self._clashes if clash.field not in self._answers)

    def seek(self) -> None:
        """The focus goes to the first choice that is open, and what scrolls follows it."""
        choice = self.findChild(Segmented, f"clash_{self.open[0].field}") if self.open else None
        button = choice.findChild(QAbstractButton) if choice is not None else None
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """All words."""
        title = self.tr("Somebody else changed this meanwhile")
        self._banner.set("warn", title, self.tr("Nothing is saved until you choose which value is to stay."))
        self._fill()

    def _fill(self) -> None:
        empty(self._rows)
        for clash in self._clashes:
            label = label_of(clash.field)
            choice = Segmented(label, fill=True)
            choice.setObjectName(f"clash_{clash.field}")
            choice.set_options((Option(MINE, self.tr("Keep mine")), Option(THEIRS, self.tr("Take theirs"))))
            choice.set_value(self._answers.get(clash.field, ""))
            choice.changed.connect(partial(self._answered, clash, choice))
            values = (
                self.tr("Yours: {value}").format(value=self._shown(clash.field, clash.mine)),
                self.tr("Theirs: {value}").format(value=self._shown(clash.field, clash.theirs)),
                self.tr("Before: {value}").format(value=self._shown(clash.field, clash.before)),
            )
            lines = [Label(text, 13, tone="muted" if n == 2 else "", wrap=True) for n, text in enumerate(values)]
            self._rows.addWidget(
                boxed(column(Label(label, 14, 600), *lines, choice, gap=S2, margins=(S4, S3, S4, S4)), "sunken")
            )

    def _shown(self, field: str, value: Any) -> str:
        return self._describe(field, value) or self.tr("empty")

    def _answered(self, clash: Clash, choice: Segmented) -> None:
        if choice.value():
            self._answers[clash.field] = choice.value()
            self.decided.emit(clash, choice.value())
