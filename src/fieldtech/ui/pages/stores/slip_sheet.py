"""A slip to look at: head, lines, and what stayed open."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fieldtech.services.stores.slip_desk import SlipLine, SlipView
from fieldtech.ui.kit.boxes import Body, boxed, column, row
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.card import Facts
from fieldtech.ui.kit.labels import Elided, IconLabel, Label
from fieldtech.ui.kit.sheet import Sheet
from fieldtech.ui.language import current_language, word
from fieldtech.ui.pages.order.showing import Times
from fieldtech.ui.tokens import S2, S3

_ICONS = {"terminal": "cpu", "sim": "card-sim", "part": "package"}


class SlipSheet(Sheet):
    """Lives as long as one looks at it; ``print_wanted`` asks for it on paper."""

    print_wanted = Signal()
    once = True

    def __init__(self, window: QWidget, view: SlipView, times: Times) -> None:
        super().__init__(window, width=640)
        self.print_button = Button("", "printer", name="print_slip")
        self.print_button.clicked.connect(self.print_wanted)
        self.setObjectName("slip_sheet")
        self._view, self._times = view, times
        self.facts = Facts(120)
        self._lines = column(gap=S2)
        for line in view.lines:
            self._lines.addWidget(self._line(line))
        for point in view.notes.get("open", ()):
            verdict = word(f"count_verdict.{point['verdict']}")
            self._lines.addWidget(Label(f"{point['number'] or point['text']} · {verdict}", 13, tone="warn", wrap=True))
        self._lines.addStretch(1)
        area = Body(self._lines, "slip_lines")
        area.setMinimumHeight(min(320, 60 * max(1, len(view.lines)) + 20))
        self.add(self.facts, area, row(self.print_button, None))
        self.cancel.hide()
        self.go_live()

    def retranslate(self) -> None:
        """All texts."""
        super().retranslate()
        view = self._view
        self.title.setText(f"{word(f'slip_kind.{view.kind}')} {view.number}")
        self.primary.set_text(self.tr("Close"))
        self.print_button.set_text(self.tr("Print the slip"))
        facts = [
            (self.tr("From"), view.source_name, ""), (self.tr("To"), view.target_name, ""),
            (self.tr("For order"), view.order, ""), (self.tr("Given by"), view.giver, ""),
            (self.tr("Taken by"), view.taker, ""), (self.tr("Booked"), f"{self._times.full(view.at)} · {view.by}", ""),
            (self.tr("Reason"), view.reason, ""), (self.tr("Undoes"), view.undoes, ""),
            (self.tr("Undone by"), view.undone_by, "warn"),
        ]  # fmt: skip
        self.facts.set([fact for fact in facts if fact[1]])

    def _line(self, line: SlipLine) -> QWidget:
        name = (line.en if current_language() == "en" else line.zh) or line.detail
        inside = word("unit.inside", terminal=line.inside) if line.inside else ""
        about = Elided(" · ".join(filter(None, (name, inside))), 13, tone="muted")
        number = Elided(line.number, 14, 600)
        count = Label(f"{line.quantity} {line.unit}".strip(), 14, 600, tabular=True)
        words = column(number, about, gap=2)
        return boxed(row(IconLabel(_ICONS[line.item], "muted", 18), (words, 1), count, gap=S3,
                         margins=(S3, S2, S3, S2)), "sunken")  # fmt: skip
