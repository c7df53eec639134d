"""The left side: what waits and what was decided, one row a case."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from fieldtech.services.approvals import LATE, PLAN, SCHEDULE, Case
from fieldtech.ui.kit.boxes import boxed, column, row
from fieldtech.ui.kit.choices import ChipGroup, Option
from fieldtech.ui.kit.empty import EmptyState
from fieldtech.ui.kit.labels import Elided, KeyCap, Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.language import word
from fieldtech.ui.list_delegate import ListRow
from fieldtech.ui.pages.order.showing import Showing
from fieldtech.ui.record_views import RecordList
from fieldtech.ui.tables import Batch, PagedModel
from fieldtech.ui.tokens import S2, S4

WAITING, DECIDED = "waiting", "decided"


class Inbox(Live, QFrame):
    """``chosen(case)`` as the mark moves, ``filtered(name)`` when the chips change."""

    chosen = Signal(object)
    filtered = Signal(str)

    def __init__(self, showing: Showing) -> None:
        super().__init__()
        self.setProperty("role", "pane")
        self._showing = showing
        self._cases: tuple[Case, ...] = ()
        self._answered: dict[str, str] = {}
        self._waiting = 0
        self._title, self._under = Label("", 20, 600), Elided("", 13, tone="muted")
        self.chips = ChipGroup()
        self.chips.setObjectName("approvals_filter")
        self.chips.changed.connect(self._filter)
        self.model = PagedModel(paint=self._row, spoken=lambda case: self._row(case).spoken())
        self.list = RecordList(self.model)
        self.list.setObjectName("cases")
        self.list.chosen.connect(self.chosen)
        self._none = EmptyState("inbox")
        self._next, self._previous = Label("", 12, tone="muted"), Label("", 12, tone="muted")
        keys = row(KeyCap("J"), self._next, S2, KeyCap("K"), self._previous, None, margins=(S4, S2, S4, S4))
        head = column(self._title, self._under, S2, self.chips, gap=2, margins=(S4, S4, S4, S2))
        self._keys = boxed(keys)
        self.setLayout(column(head, (self.list, 1), (self._none, 1), self._keys))
        self.go_live()

    def show_cases(self, cases: Sequence[Case], waiting: int) -> None:
        """Show these; the mark stays where it was, or goes to the first."""
        marked = self.marked()
        self._cases, self._waiting = tuple(cases), waiting
        self.model.show(lambda _after, _limit: Batch(self._cases))
        self._name_chips()
        self.list.setVisible(bool(cases))
        self._none.setVisible(not cases)
        if cases:
            at = self.model.find(lambda case: marked is not None and case.key == marked.key)
            self.list.choose(max(0, at))

    def marked(self) -> Case | None:
        """The case with the mark."""
        at = self.list.currentIndex().row()
        return self._cases[at] if 0 <= at < len(self._cases) else None

    def step_by(self, step: int) -> None:
        """Mark the next or the previous one."""
        at = self.list.currentIndex().row() + step
        if 0 <= at < len(self._cases):
            self.list.choose(at)

    def mark_answer(self, case: Case, answer: str) -> None:
        """Say in the row what was decided while it can still be taken back; "" takes it away."""
        if answer:
            self._answered[case.key] = answer
        else:
            self._answered.pop(case.key, None)
        self.list.viewport().update()

    def retranslate(self) -> None:
        """All texts."""
        self._title.setText(self.tr("Approvals"))
        self._next.setText(self.tr("next"))
        self._previous.setText(self.tr("previous"))
        self.list.setAccessibleName(self.tr("Cases"))
        self._none.set_text(self.tr("Nothing waits for you"), self.tr("New cases appear here by themselves."))
        self._name_chips()

    def _name_chips(self) -> None:
        self.chips.set_label(self.tr("Show"))
        waiting = self.tr("For me {n}").format(n=self._waiting)
        self.chips.set_options((Option(WAITING, waiting), Option(DECIDED, self.tr("Decided"))))
        if not self.chips.value():
            self.chips.set_value(WAITING)
        late = sum(case.overdue for case in self._cases)
        said = self.tr("{n} waiting").format(n=self._waiting)
        overdue = self.tr("{n} overdue").format(n=late) if late else ""
        self._under.setText(" · ".join(filter(None, (said, overdue))))

    def _filter(self) -> None:
        self.filtered.emit(self.chips.value())

    def _row(self, case: Case) -> ListRow:
        times = self._showing.times
        answer = self._answered.get(case.key, "") or (word(f"decided.{case.outcome}") if case.outcome else "")
        due = self.tr("by {time}").format(time=times.short(case.due)) if case.due and not case.outcome else ""
        title = self._showing.catalogue.fault(case.title)
        return ListRow(
            case.number, times.short(case.at), f"{title} · {case.customer}",
            " · ".join(filter(None, (case.by, due or case.text))), answer or self.pill_of(case),
            "ok" if answer else tone_of(case), time_tone="danger" if case.overdue else "muted",
        )  # fmt: skip

    def pill_of(self, case: Case) -> str:
        """The kind in one word."""
        if case.kind == PLAN:
            return word("approval.special" if case.special else "approval.general")
        if case.kind == SCHEDULE:
            return word(f"approval.schedule.{case.order_kind}")
        return word(f"approval.{case.kind}")


def tone_of(case: Case) -> str:
    """The colour of the kind."""
    if case.kind == PLAN:
        return "violet" if case.special else "neutral"
    if case.kind == SCHEDULE:
        return "info"
    return "danger" if case.kind == LATE else "warn"
