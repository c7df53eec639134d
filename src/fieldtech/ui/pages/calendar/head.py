"""The head of the calendar: earlier, today, later; on paper, as a file, to the plans."""

from fieldtech.ui.kit.buttons import Button, IconButton
from fieldtech.ui.kit.header import PageHeader
from fieldtech.ui.kit.live import Live


class CalendarHead(Live, PageHeader):
    """Its buttons say nothing themselves: the page listens to them."""

    def __init__(self) -> None:
        self.earlier, self.later = IconButton("chevron-left", name="earlier"), IconButton("chevron-right", name="later")
        self.now, self.plans = Button("", name="today"), Button("", "repeat", name="plans")
        self.print = IconButton("printer", name="print_calendar")
        self.export = IconButton("download", name="export_calendar")
        self._waiting = 0
        super().__init__(self.earlier, self.now, self.later, self.print, self.export, self.plans)
        self.go_live()

    def offer_days(self, on: bool) -> None:
        """The next thirty days begin today: there is no earlier and no later."""
        for button in (self.earlier, self.now, self.later):
            button.setVisible(on)

    def show_waiting(self, count: int) -> None:
        """How many plans the person may approve."""
        self._waiting = count
        self.retranslate()

    def retranslate(self) -> None:
        """All words; the way to the plans says how many wait there."""
        self.earlier.set_label(self.tr("Earlier"))
        self.later.set_label(self.tr("Later"))
        self.print.set_label(self.tr("Print the calendar"))
        self.export.set_label(self.tr("Save as iCalendar file"))
        self.now.set_text(self.tr("Today"))
        waiting = self.tr("Maintenance plans, {n} to approve").format(n=self._waiting)
        self.plans.set_text(waiting if self._waiting else self.tr("Maintenance plans"))
