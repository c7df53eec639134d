"""The list of requests: what waits for whom, states (B10, P19 to P21)."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from PySide6.QtCore import Signal

from fieldtech.services.install.requests import RequestRow
from fieldtech.ui.kit.buttons import SquareButton
from fieldtech.ui.language import word
from fieldtech.ui.list_delegate import ListRow
from fieldtech.ui.pages.order.showing import TONES, Showing
from fieldtech.ui.pages.records.pane import ALL, PaneWords, RecordPane


class RequestPane(RecordPane[RequestRow]):
    """The newest first; the usual filter shows what waits; ``file_pressed`` for a request out of a file."""

    one: ClassVar[str] = "request"
    many: ClassVar[str] = "requests"
    icon: ClassVar[str] = "inbox"
    filter_names: ClassVar[tuple[str, ...]] = ("waits", "received", "returned", "passed", "dispatched", ALL)
    status_words: ClassVar[str] = "status"
    tones = TONES

    file_pressed = Signal()

    def __init__(self, rows_of: Callable[[str], Sequence[RequestRow]], showing: Showing) -> None:
        self._showing = showing
        self.file = SquareButton("file-spreadsheet", name="import_request")
        super().__init__(rows_of, self.file)
        self.file.clicked.connect(self.file_pressed)

    def words(self) -> PaneWords:
        """Of requests."""
        return PaneWords(
            title=self.tr("Requests"),
            search=self.tr("Search requests"),
            search_hint=self.tr("Number, customer, place"),
            new=self.tr("New request"),
            none=self.tr("No requests here"),
            none_hint=self.tr("Choose another filter, or write down a new one."),
        )

    def retranslate(self) -> None:
        """The way from a file too."""
        super().retranslate()
        self.file.set_label(self.tr("Import a request from a file"))

    def usual(self, found: RequestRow) -> bool:
        """Whether somebody has to do something."""
        return bool(found.waits)

    def painted(self, found: RequestRow) -> ListRow:
        """By when, how many of what, and what waits."""
        by = word("fleet.by", day=f"{found.wanted_by:%m-%d}") if found.wanted_by else ""
        count = self.tr("{n} of {model}").format(n=found.quantity, model=found.model)
        waits = word(f"request_waits.{found.waits}") if found.waits else found.order
        what = " · ".join(filter(None, (count, waits)))
        when = by or self._showing.times.short(found.created_at)
        return ListRow(found.number, when, found.customer, what, *self.status(found.status))
