"""The list of plans: states, the next visit of each."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from fieldtech.services.install.titles import capital
from fieldtech.services.plans.rows import MOST, PlanRow
from fieldtech.ui.kit.buttons import IconButton
from fieldtech.ui.language import current_language
from fieldtech.ui.list_delegate import ListRow
from fieldtech.ui.pages.records.pane import ALL, PaneWords, RecordPane


class PlanPane(RecordPane[PlanRow]):
    """The next visit first; the usual filter leaves out what has ended."""

    one: ClassVar[str] = "plan"
    many: ClassVar[str] = "plans"
    icon: ClassVar[str] = "calendar-clock"
    filter_names: ClassVar[tuple[str, ...]] = ("open", "draft", "to_approve", "active", ALL)
    status_words: ClassVar[str] = "plan.status"
    most: ClassVar[int] = MOST
    tones = {"to_approve": "violet", "active": "ok", "paused": "warn"}

    def __init__(self, rows_of: Callable[[str], Sequence[PlanRow]]) -> None:
        self.to_calendar = IconButton("arrow-left", name="to_calendar")
        super().__init__(rows_of, way_back=self.to_calendar)

    def retranslate(self) -> None:
        """The way back too."""
        super().retranslate()
        self.to_calendar.set_label(self.tr("Back to the calendar"))

    def words(self) -> PaneWords:
        """Of plans."""
        return PaneWords(
            title=self.tr("Plans"),
            search=self.tr("Search plans"),
            search_hint=self.tr("Customer, plate, tag…"),
            new=self.tr("New plan"),
            none=self.tr("No plans here"),
            none_hint=self.tr("Choose another filter, or write a new plan."),
        )

    def usual(self, found: PlanRow) -> bool:
        """Whether it has not ended."""
        return found.status != "ended"

    def painted(self, found: PlanRow) -> ListRow:
        """Its next visit, what for and for whom, how often."""
        day = f"{found.next_on:%m-%d}" if found.next_on else ""
        late = self.tr("late: {day}").format(day=day) if found.late else day
        said = found.sentence_en if current_language() == "en" else found.sentence_zh
        what = f"{found.title or found.things} · {found.customer}"
        return ListRow(found.number, late, what, capital(said), *self.status(found.status))
