"""What a visit found, at the desk: each ends as a repair order or closed with a reason (T28, F32).

On the page of such a repair order: what was found, that it is a hazard, and the visit where it was.
"""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from fieldtech.forms.onsite.wording import found_text, named
from fieldtech.model.finding_text import without_question
from fieldtech.model.machines.visit import CLOSING
from fieldtech.model.maintenance import VISIT_KINDS
from fieldtech.services.context import Person
from fieldtech.services.order_view import OrderView
from fieldtech.services.visits.views import FindingView
from fieldtech.ui.kit.boxes import Flow, boxed, column, empty, row
from fieldtech.ui.kit.buttons import LinkButton
from fieldtech.ui.kit.card import Card
from fieldtech.ui.kit.labels import IconLabel, Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.pill import Pill
from fieldtech.ui.language import word
from fieldtech.ui.pages.order.showing import Showing
from fieldtech.ui.tokens import S2, S3

_TONES = {"open": "warn", "handled": "ok", "repair": "info", "repaired": "ok", "closed": "neutral",
          "corrected": "neutral"}  # fmt: skip
_SEALED = ("signed", "completed", "archived")  # before that a hazard is not closed (F32)


class FindingsCard(Live, Card):
    """``repair(finding)`` and ``close(finding)`` for who may, ``opened(key)`` of its repair order, or its visit."""

    repair = Signal(object)
    close_wanted = Signal(object)
    opened = Signal(str)

    def __init__(self, showing: Showing) -> None:
        super().__init__(" ", "triangle-alert")
        self.setObjectName("findings_card")
        self._showing = showing
        self._found: Sequence[FindingView] = ()
        self._person: Person | None = None
        self._sealed = self._is_repair = False
        self._lines = QVBoxLayout()
        self._lines.setSpacing(S3)
        self.add(self._lines)
        self.go_live()

    def show_view(self, view: OrderView, person: Person | None) -> None:
        """Those of this visit, or the one a repair was made for; nothing for other orders."""
        self._is_repair = view.kind == "repair"
        found = self._showing.findings if view.kind in VISIT_KINDS else self._showing.origins
        self._found = found(view.id) if view.kind in VISIT_KINDS or self._is_repair else ()
        self._person, self._sealed = person, view.status in _SEALED
        self.setVisible(bool(self._found))
        self.retranslate()

    def retranslate(self) -> None:
        """One block each."""
        self.set_title(self.tr("Found on a visit") if self._is_repair else self.tr("Findings"))
        empty(self._lines)
        for finding in self._found:
            self._add(finding)
        waiting = sum(finding.state == "open" for finding in self._found)
        self.set_pill(self.tr("{n} to be ended").format(n=waiting) if waiting else "", "warn")

    def _add(self, finding: FindingView) -> None:
        hazard = finding.hazard and finding.stands in ("open", "repair")
        icon = IconLabel("triangle-alert" if finding.hazard else "search", "danger" if hazard else "muted", 18, line=20)
        text = found_text(finding.text, finding.item_zh, finding.item_en)
        title = Label(f"{finding.number}. {text}", 14, 600, wrap=True)
        under = Label(self._under(finding), 13, tone="muted", wrap=True)
        lines = [title, under]
        if became := self._became(finding):
            lines.append(Label(became, 13, wrap=True))
        marks = Flow()
        marks.addWidget(Pill(word(f"choice.finding_state.{finding.stands}"), _TONES[finding.stands]))
        if finding.hazard:
            marks.addWidget(Pill(self.tr("Hazard"), "danger"))
        for button in self._buttons(finding):
            marks.addWidget(button)
        self._lines.addLayout(row(column(icon, None), (column(*lines, boxed(marks), gap=S2), 1), gap=S2))

    def _under(self, finding: FindingView) -> str:
        question = named(finding.item_zh, finding.item_en)
        if without_question(finding.text, finding.item_zh, finding.item_en) is not None:
            question = ""  # the title begins with it
        when = self._showing.times.short(finding.found_at)
        return " · ".join(filter(None, (finding.label, question, finding.found_by_name, when)))

    def _became(self, finding: FindingView) -> str:
        told = ""
        if finding.told_person and finding.told_at is not None:
            text, when = self.tr("Customer told: {name}, {time}"), self._showing.times.short(finding.told_at)
            told = text.format(name=finding.told_person, time=when)
        return " · ".join(filter(None, (finding.handling, finding.closed_reason, told)))

    def _buttons(self, finding: FindingView) -> list[LinkButton]:
        person, found = self._person, []
        if self._is_repair:
            if person is not None and person.may("see_all_orders"):
                found.append(LinkButton(finding.order_number, "arrow-right", name="open_visit"))
                found[-1].clicked.connect(lambda _=False, key=finding.order.hex: self.opened.emit(key))
        elif finding.repair is not None:
            found.append(LinkButton(finding.repair_number, "arrow-right", name="open_repair"))
            found[-1].clicked.connect(lambda _=False, key=finding.repair.hex: self.opened.emit(key))
        elif person is not None and finding.state == "open":
            if person.may("register_order"):
                found.append(LinkButton(self.tr("Make it a repair order"), "wrench", name="finding_to_repair"))
                found[-1].clicked.connect(lambda _=False, one=finding: self.repair.emit(one))
            if person.role in CLOSING and (self._sealed or not finding.hazard):
                found.append(LinkButton(self.tr("Close…"), "check", name="close_finding"))
                found[-1].clicked.connect(lambda _=False, one=finding: self.close_wanted.emit(one))
        for button in found:
            button.setAccessibleDescription(finding.text)
        return found
