"""A list that the scanner fills: big field on top, a line for each thing, and what is wrong said beside it at once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldtech.forms.field import Editor, Field
from fieldtech.model.drafts.stores import SlipLineDraft
from fieldtech.services.stores.moving import LineView
from fieldtech.services.stores.receiving import NEXT
from fieldtech.ui.kit.boxes import boxed, column, row
from fieldtech.ui.kit.buttons import IconButton
from fieldtech.ui.kit.choices import TickChip
from fieldtech.ui.kit.labels import Elided, IconLabel
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.notices import InlineProblem
from fieldtech.ui.kit.quantity import QuantityStepper
from fieldtech.ui.kit.search_field import ScanField
from fieldtech.ui.language import sentence
from fieldtech.ui.tokens import S2, S3

ICONS = {"terminal": "cpu", "sim": "card-sim", "part": "package"}
LineDrafts = tuple[SlipLineDraft, ...]
Scanned = tuple[LineDrafts, str, str]
"""The lines after a scan, what is to be said, and whether that is good or an error."""


@dataclass(frozen=True, kw_only=True)
class Lines(Field):
    """``add`` says what a scan makes of the lines; with ``labels`` the return label of each is ticked."""

    add: Callable[[LineDrafts, str], Scanned]
    placeholder: str = ""
    labels: bool = False
    span: int = 0

    def editor(self) -> Editor:
        """The scan field above the lines."""
        return LinesEditor(self)


class LineBox(Live, QWidget):
    """One line: what it is, how many, take it out; below it what speaks against it."""

    changed = Signal(object)  # the line as it is now
    removed = Signal()

    def __init__(self, line: SlipLineDraft, *, labels: bool) -> None:
        super().__init__()
        self.line = line
        self._icon = IconLabel(ICONS[line.item], "muted", 20)
        self._number, self._detail = Elided(line.number, 15, 600), Elided("", 13, tone="muted")
        self.quantity = QuantityStepper(low=1)
        self.quantity.set_value(line.quantity)
        self.label = TickChip(name=f"label_{line.number}")
        self.label.setChecked(line.label)
        self.remove = IconButton("x", name=f"remove_{line.number}")
        self.problem = InlineProblem()
        first = row(self._icon, (column(self._number, self._detail, gap=2), 1), self.label, self.quantity, self.remove,
                    gap=S2)  # fmt: skip
        self.setLayout(column(boxed(column(first, self.problem, gap=4, margins=(S3, S2, S2, S2)), "sunken")))
        self.label.setVisible(labels and line.item == "terminal")
        self.quantity.setVisible(line.item == "part")
        self.quantity.changed.connect(lambda n: self._become(quantity=n))
        self.label.toggled.connect(lambda on: self._become(label=on))
        self.remove.clicked.connect(self.removed)
        self.go_live()

    def show_view(self, view: LineView) -> None:
        """Its words and what is wrong with it."""
        where = f"{view.detail} · {view.where}" if view.where else view.detail
        self._number.setText(view.number or self.line.number)
        self._detail.setText(where)
        self._detail.setVisible(bool(where))
        said = " ".join(dict.fromkeys(sentence(p.code, **p.params) for p in view.problems))
        half = {p.code for p in view.problems} <= set(NEXT.values())  # nothing wrong: the scanner is not done with it
        self.problem.show_sentence(said, "warning" if half else "error")
        self._icon.set_icon(ICONS[self.line.item], "ok" if not said else "warn" if half else "danger")

    def retranslate(self) -> None:
        """Names of the small parts."""
        self.remove.set_label(self.tr("Take {number} off the list").format(number=self.line.number))
        self.quantity.set_label(self.tr("How many of {number}").format(number=self.line.number))
        self.label.set_text(self.tr("Label checked"))

    def _become(self, **changes: Any) -> None:
        self.line = replace(self.line, **changes)
        self.changed.emit(self.line)


class LinesEditor(Editor):
    """The lines in the order they were scanned, the newest on top."""

    def __init__(self, field: Lines) -> None:
        box = QWidget()
        self.scan = ScanField(big=True)
        super().__init__(field, box, self.scan)
        self.said = InlineProblem()
        self._boxes: list[LineBox] = []
        self._layout = QVBoxLayout()
        self._layout.setSpacing(S2)
        box.setLayout(column(self.scan, self.said, self._layout, gap=S2))
        self.scan.scanned.connect(self.take_scan)
        self.adopt(field)

    def adopt(self, field: Field) -> None:
        """Take the texts of the language now shown."""
        super().adopt(field)
        assert isinstance(field, Lines)
        self.scan.set_label(field.label, field.placeholder)
        self.said.show_sentence("")

    def value(self) -> LineDrafts:
        """The lines, the first one scanned first."""
        return tuple(box.line for box in self._boxes)

    def set_value(self, value: Any) -> None:
        """Show these."""
        wanted = tuple(value or ())
        if wanted == self.value():
            return
        for box in self._boxes:
            self._layout.removeWidget(box)
            box.hide()
            box.deleteLater()
        self._boxes = []
        for line in wanted:
            self._append(line)

    def take_scan(self, text: str) -> None:
        """One thing more, or a sentence why not."""
        assert isinstance(self.field, Lines)
        lines, said, tone = self.field.add(self.value(), text)
        before = self.value()
        self.set_value(lines)
        self.said.show_sentence(said, tone)
        if lines != before:
            self.edited.emit()

    def show_lines(self, views: Sequence[LineView]) -> None:
        """What each line is and what speaks against it."""
        for box, view in zip(self._boxes, views, strict=False):
            box.show_view(view)
        if self.said.severity == "good" and self._boxes and self._boxes[-1].problem.severity == "error":
            self.said.show_sentence("")  # the line itself says why it cannot go

    def _append(self, line: SlipLineDraft) -> None:
        assert isinstance(self.field, Lines)
        box = LineBox(line, labels=self.field.labels)
        box.changed.connect(lambda _line: self.edited.emit())
        box.removed.connect(lambda gone=box: self._remove(gone))
        self._boxes.append(box)
        self._layout.insertWidget(0, box)

    def _remove(self, box: LineBox) -> None:
        self._boxes.remove(box)
        self._layout.removeWidget(box)
        box.hide()
        box.deleteLater()
        self.said.show_sentence("")
        self.scan.setFocus()
        self.edited.emit()
