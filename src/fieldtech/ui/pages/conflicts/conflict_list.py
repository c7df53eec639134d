"""The left side: what is still to decide, and the history of what was decided."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from fieldtech.services.syncing.review import ConflictView
from fieldtech.ui.kit.boxes import column
from fieldtech.ui.kit.choices import ChipGroup, Option
from fieldtech.ui.kit.labels import Elided, Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.list_delegate import ListRow
from fieldtech.ui.pages.order.showing import Times
from fieldtech.ui.record_views import RecordList
from fieldtech.ui.tables import Batch, PagedModel
from fieldtech.ui.tokens import S2, S4

WAITING, DECIDED = "waiting", "decided"


class ConflictList(Live, QFrame):
    """``chosen(view)`` as the mark moves, ``filtered()`` when the chips change."""

    chosen = Signal(object)
    filtered = Signal()

    def __init__(self, times: Times) -> None:
        super().__init__()
        self.setProperty("role", "pane")
        self._times = times
        self._views: tuple[ConflictView, ...] = ()
        self._waiting = 0
        self._title, self._under = Label("", 20, 600), Elided("", 13, tone="muted")
        self.chips = ChipGroup()
        self.chips.setObjectName("conflicts_filter")
        self.chips.changed.connect(self.filtered)
        self.model = PagedModel(paint=self._row, spoken=lambda view: self._row(view).spoken())
        self.list = RecordList(self.model)
        self.list.setObjectName("conflicts")
        self.list.chosen.connect(self.chosen)
        head = column(self._title, self._under, S2, self.chips, gap=2, margins=(S4, S4, S4, S2))
        self.setLayout(column(head, (self.list, 1)))
        self.go_live()

    def show_views(self, views: Sequence[ConflictView], waiting: int, wanted: str = "") -> None:
        """Show these; the mark stays where it was unless another is wanted."""
        marked = wanted or (view.id.hex if (view := self.marked()) else "")
        self._views, self._waiting = tuple(views), waiting
        self.model.show(lambda _after, _limit: Batch(self._views))
        self._name_chips()
        if views:
            self.list.choose(max(0, self.model.find(lambda view: view.id.hex == marked)))

    def marked(self) -> ConflictView | None:
        """The one with the mark."""
        at = self.list.currentIndex().row()
        return self._views[at] if 0 <= at < len(self._views) else None

    def step_by(self, step: int) -> None:
        """Mark the next or the previous one."""
        at = self.list.currentIndex().row() + step
        if 0 <= at < len(self._views):
            self.list.choose(at)

    def retranslate(self) -> None:
        """All texts."""
        self._title.setText(self.tr("Changed in two places"))
        self.list.setAccessibleName(self.tr("What was changed in two places"))
        self._name_chips()

    def _name_chips(self) -> None:
        self._under.setText(self.tr("Both values are kept, nothing is lost"))
        self.chips.set_label(self.tr("Show"))
        waiting = self.tr("To decide {n}").format(n=self._waiting)
        self.chips.set_options((Option(WAITING, waiting), Option(DECIDED, self.tr("Decided"))))
        if not self.chips.value():
            self.chips.set_value(WAITING)

    def _row(self, view: ConflictView) -> ListRow:
        people = self.tr("{one} and {other}").format(one=view.left.by, other=view.right.by)
        about = " · ".join(filter(None, (view.subject, view.customer)))
        if view.state == "open":
            return ListRow(about, self._times.short(view.arrived), view.field, people)
        decided = self.tr("{name} decided").format(name=view.decided_by)
        return ListRow(about, self._times.short(view.decided_at), view.field, decided, self.tr("Decided"), "ok")
