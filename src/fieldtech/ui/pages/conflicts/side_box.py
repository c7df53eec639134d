"""One of the two values: as a person reads it, who wrote it and when, and the button that keeps it."""

from PySide6.QtCore import Signal

from fieldtech.services.syncing.review import ConflictView
from fieldtech.ui.kit.boxes import Line, row
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.card import Card
from fieldtech.ui.kit.labels import IconLabel, Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.pages.order.showing import Times
from fieldtech.ui.tokens import S1, S2

LEFT, RIGHT = "left", "right"


class SideBox(Live, Card):
    """``kept()`` when this value is to count."""

    kept = Signal()

    def __init__(self, place: str, key: str, times: Times) -> None:
        super().__init__("", "user")
        self.setObjectName(f"{place}_side")
        self._key, self._times = key, times
        self._view: ConflictView | None = None
        self._place = place
        self.value = Label("", 18, 600, wrap=True)
        self.value.setObjectName(f"{place}_value")
        self._who, self._when = Label("", 13, 600, wrap=True), Label("", 12, tone="muted", wrap=True)
        self.keep = Button("", "check", name=f"keep_{place}", key=key)
        self.keep.clicked.connect(self.kept)
        self.add(self.value, S2, None, Line(), S1, row(IconLabel("clock", "hint", 16, line=18), (self._who, 1)),
                 self._when, S1, self.keep)  # fmt: skip
        self.go_live()

    def show_view(self, view: ConflictView) -> None:
        """This side of a conflict."""
        self._view = view
        self.retranslate()

    def retranslate(self) -> None:
        """All texts."""
        if (view := self._view) is None:
            return
        side = view.left if self._place == LEFT else view.right
        self.set_title(self.tr("Yours") if side.mine else self.tr("By {name}").format(name=side.by))
        self.set_pill(self.tr("Shown now") if side.shown else "", "info")
        self.set_state("current" if side.shown else "")
        self.value.setText(side.text)
        self._who.setText(self.tr("{name} wrote it {time}").format(name=side.by, time=self._times.full(side.at)))
        late = side.decision == "kept"
        arrived = self.tr("Reached the office last, {time}").format(time=self._times.full(view.arrived))
        self._when.setText(arrived if late else self.tr("Reached the office first"))
        chosen = view.state == side.decision
        keep = self.tr("Keep mine") if side.mine else self.tr("Keep that of {name}").format(name=side.by)
        self.keep.set_text(self.tr("Kept") if chosen else f"{keep}  {self._key}")
        self.keep.setEnabled(view.may_decide and (not chosen or not side.shown))
        self.keep.setVisible(view.may_decide)
