"""A count while it goes on: one big field, what was seen with its verdict, and how the shelf differs from the books."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldtech.errors import FieldtechError
from fieldtech.model.base import Id
from fieldtech.services.changes import Change
from fieldtech.services.stores.count_reading import CountLine, CountView
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.boxes import Body, boxed, column, empty, row
from fieldtech.ui.kit.buttons import Button, IconButton, PrimaryButton
from fieldtech.ui.kit.card import Card
from fieldtech.ui.kit.dialogs import ConfirmDialog
from fieldtech.ui.kit.labels import Elided, IconLabel, Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.notices import InlineProblem
from fieldtech.ui.kit.quantity import QuantityStepper
from fieldtech.ui.kit.search_field import ScanField
from fieldtech.ui.language import current_language, sentence, word
from fieldtech.ui.tokens import S2, S3, S4, S5

TONES = {"found": "ok", "counted": "ok", "twice": "warn", "inside": "warn", "elsewhere": "danger", "unknown": "danger"}
_ICONS = {"terminal": "cpu", "sim": "card-sim", "part": "package", "": "circle-alert"}
SHOWN = 25
"""Lines of each card in sight; the others are counted, and stay on record."""


class CountPanel(Live, QWidget):
    """``finished(change)`` when it was booked or given up, ``left`` when one goes away and comes back later."""

    finished = Signal(object)
    left = Signal()
    failed = Signal(object)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._count: Id | None = None
        self._view: CountView | None = None
        self._title = Elided("", 20, 600)
        self._progress = Label("", 14, tone="muted", tabular=True)
        self.later, self.give_up = Button("", "arrow-left", name="count_later"), Button("", "x", name="give_up_count")
        self.book = PrimaryButton("", "check", name="book_count", key="Ctrl+Return")
        self.scan, self.quantity = ScanField(big=True), QuantityStepper(low=1)
        self._pieces = Label("", 13, tone="muted")
        self.said = InlineProblem()
        self._seen, self._differs = Card("", "scan-barcode"), Card("", "list-checks")
        self._lines, self._points = QVBoxLayout(), QVBoxLayout()
        self._lay_out()
        self._connect()
        self.go_live()

    def open(self, count: Id) -> None:
        """Go on with this count."""
        self._count = count
        self.said.show_sentence("")
        self.reload()
        self.scan.setFocus()

    @property
    def count(self) -> Id | None:
        """The count in sight."""
        return self._count

    def reload(self) -> None:
        """Show how it stands."""
        if self._count is None:
            return
        try:
            self._view = self._workplace.stores.counting.view(self._count)
        except FieldtechError as error:
            self.failed.emit(error)
            return
        self.retranslate()

    def scanned(self, text: str) -> None:
        """Keep it, and say at once what it is."""
        if self._count is None:
            return
        try:
            line = self._workplace.stores.counting.scan(self._count, text, self.quantity.value())
        except FieldtechError as error:
            self.failed.emit(error)
            return
        self.quantity.set_value(1)
        verdict = word(f"count_verdict.{line.verdict}")
        tone = {"ok": "good", "warn": "warning", "danger": "error"}[TONES[line.verdict]]
        self.said.show_sentence(" · ".join(filter(None, (line.number or line.text, verdict, line.where))), tone)
        self.reload()

    def retranslate(self) -> None:
        """All texts and lines."""
        view = self._view
        self.later.set_text(self.tr("Go on later"))
        self.give_up.set_text(self.tr("Give up"))
        self.book.set_text(self.tr("Book the count"))
        self.scan.set_label(self.tr("Scan what lies here"), self.tr("Scan or type a number, then Enter"))
        self.quantity.set_label(self.tr("Pieces of a part"))
        self._pieces.setText(self.tr("Pieces of a part"))
        self._seen.set_title(self.tr("Seen"))
        self._differs.set_title(self.tr("Differences"))
        if view is None:
            return
        self._title.setText(self.tr("Count: {place}").format(place=view.location_name))
        self._progress.setText(self.tr("{found} of {expected} found").format(found=view.found, expected=view.expected))
        if (person := self._workplace.access.person) is not None:  # nobody is while the window is locked
            self.book.setVisible(person.role == "WH")
        self._fill(view)

    # inside -------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        for card, layout in ((self._seen, self._lines), (self._differs, self._points)):
            layout.setSpacing(S2)
            card.add(layout, None)
        head = row((column(self._title, self._progress, gap=2), 1), self.later, self.give_up, self.book, gap=S2)
        field = row((self.scan, 1), self._pieces, self.quantity, gap=S3)
        top = column(head, field, self.said, gap=S3, margins=(S5, S4, S5, S3))
        cards = row((self._seen, 1), (self._differs, 1), gap=S4, margins=(S5, 0, S5, S4))
        self.setLayout(column(top, (Body(cards, "count_body"), 1)))

    def _connect(self) -> None:
        self.scan.scanned.connect(self.scanned)
        self.later.clicked.connect(self.left)
        self.give_up.clicked.connect(self._give_up)
        self.book.clicked.connect(self._book)

    def _fill(self, view: CountView) -> None:
        empty(self._lines)
        for line in view.lines[:SHOWN]:
            self._lines.addWidget(self._seen_line(line))
        empty(self._points)
        points = list(self._differences(view))
        for icon, name, said, tone in points[:SHOWN]:
            self._points.addWidget(_point(icon, name, said, tone))
        if len(points) > SHOWN:
            more = self.tr("and {n} more").format(n=len(points) - SHOWN)
            self._points.addWidget(Label(more, 13, tone="muted"))
        if not view.differs:
            self._points.addWidget(_point("circle-check", self.tr("The shelf is as the books say."), "", "ok"))

    def _differences(self, view: CountView) -> Iterator[tuple[str, str, str, str]]:
        """Icon, what, how it differs, tone: strays first, what is not seen yet last."""
        for line in (*view.surplus, *view.unknown):
            said = " · ".join(filter(None, (word(f"count_verdict.{line.verdict}"), line.where)))
            yield _ICONS[line.item], line.number or line.text, said, "warn"
        for part in view.parts:
            if part.difference:
                name = part.en if current_language() == "en" else part.zh
                said = self.tr("{counted} counted, {expected} on the books").format(
                    counted=part.counted, expected=part.expected
                )
                yield "package", f"{part.part} {name}", said, "warn"
        for item, number in view.missing:
            yield _ICONS[item], number, self.tr("Not seen"), "danger"

    def _seen_line(self, line: CountLine) -> QWidget:
        back = IconButton("undo-2", name=f"take_back_{line.number or line.text}"[:60])
        back.set_label(self.tr("Take back the scan of {number}").format(number=line.number or line.text))
        back.clicked.connect(lambda: self._take_back(line.id))
        said = " · ".join(filter(None, (word(f"count_verdict.{line.verdict}"), line.where)))
        count = f"{line.quantity} × " if line.quantity > 1 else ""
        return _point(_ICONS[line.item], f"{count}{line.number or line.text}", said, TONES[line.verdict], back)

    def _take_back(self, scan: Id) -> None:
        self._try(lambda: self._workplace.stores.counting.take_back(scan))
        self.said.show_sentence("")
        self.reload()
        self.scan.setFocus()

    def _book(self) -> None:
        view = self._view
        if view is None:
            return
        text = self.tr("Parts are corrected, strays are booked in here, and what is missing goes to the manager.")
        self._ask(self.tr("Book the count"), text, self._workplace.stores.count_booking.book)

    def _give_up(self) -> None:
        text = self.tr("Nothing is booked. What was scanned stays on record.")
        self._ask(self.tr("Give up the count"), text, self._workplace.stores.counting.give_up)

    def _ask(self, title: str, text: str, perform: Callable[[Id, str], Change]) -> None:
        label = self.tr("Reason")
        dialog = ConfirmDialog(self.window(), title, text, title, reason_label=label, reason_from=2)
        dialog.confirmed.connect(lambda reason: self._end(perform, reason))
        dialog.open()

    def _end(self, perform: Callable[[Id, str], Change], reason: str) -> None:
        count = self._count
        if count is None:
            return
        change = self._try(lambda: perform(count, reason))
        if change is not None:
            self._count = self._view = None
            self.finished.emit(change)

    def _try(self, act: Callable[[], Change]) -> Change | None:
        try:
            return act()
        except FieldtechError as error:
            problems = getattr(error, "problems", ())
            said = [sentence(p.code, **p.params) for p in problems] or [sentence(error.code, **error.params)]
            self.said.show_sentence(" ".join(said))
            return None


def _point(icon: str, name: str, said: str, tone: str, *more: QWidget) -> QWidget:
    words = column(Elided(name, 14, 600), *([Label(said, 13, tone=tone, wrap=True)] if said else []), gap=2)
    return boxed(row(IconLabel(icon, tone, 18), (words, 1), *more, gap=S3, margins=(S3, S2, S2, S2)), "sunken")
