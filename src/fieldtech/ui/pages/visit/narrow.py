"""What a narrow window has no room for beside the questions: findings and meter come at a press, in another's place."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.pages.visit.stages import START

if TYPE_CHECKING:  # the page imports its parts
    from fieldtech.ui.pages.visit_page import VisitPage

_SEVERAL, _SINGLE = 1180, 1000  # px of the page: below it the right column gives way, beside a list and alone
_LOW = 760  # px: below it the head takes one line


class Narrow(QObject):
    """``button`` says how much was found while the right column is away, and brings it."""

    def __init__(self, page: "VisitPage") -> None:
        super().__init__(page)
        self._page = page
        self._wanted = False
        self.button = Button("", "triangle-alert", name="show_findings")
        self.button.clicked.connect(self._turn)

    def fit(self) -> None:
        """Of several objects the list comes first, of a single one the questions; what was found is counted."""
        page, work = self._page, self._page.work
        several, start = len(work.objects) > 1, page.stages.stage == START
        page.header.set_low(page.height() < _LOW)
        wide = page.width() >= (_SEVERAL if several else _SINGLE)
        page.pane.setVisible(several and not start and (wide or not self._wanted))
        page.right.setVisible(not start and (wide or self._wanted))
        self.button.setVisible(not start and not wide)
        found = work.findings(work.thing) if work.thing is not None else ()
        count = f" ({len(found)})" if found else ""
        away = self.tr("The list") if several else self.tr("Only the questions")
        hidden = self.tr("Findings") if several else self.tr("Progress, findings")  # the list tells how far it is
        self.button.set_text(away if self._wanted else hidden + count)
        hazard = any(one.hazard and one.state in ("open", "repair") for one in found)
        tone = "danger" if hazard else "warn" if found else "muted"
        self.button.set_icon("arrow-left" if self._wanted else "triangle-alert", "muted" if self._wanted else tone)

    def show(self) -> None:
        """What the right column says is needed now."""
        self._wanted = True
        self.fit()

    def show_meter(self) -> None:
        """A meter that nobody counts is to be written down."""
        self.show()
        self._page.beside.meter.ask()

    def forget(self) -> None:
        """Another visit, another person: the list again."""
        self._wanted = False

    def _turn(self) -> None:
        self._wanted = not self._wanted
        self.fit()
