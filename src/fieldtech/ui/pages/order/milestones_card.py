"""The three meetings of a large fleet install: planned, held, late (D11)."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from fieldtech.model.choices import MILESTONES
from fieldtech.model.drafts.milestones import POINTS, MilestoneDraft
from fieldtech.services.order_view import OrderView
from fieldtech.ui.kit.boxes import column, empty, row
from fieldtech.ui.kit.buttons import LinkButton
from fieldtech.ui.kit.card import Card
from fieldtech.ui.kit.labels import IconLabel, Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.language import labelled, word
from fieldtech.ui.pages.order.showing import Showing
from fieldtech.ui.tokens import S2, S3


class MilestonesCard(Live, Card):
    """``act(name)`` to plan a meeting or to write down what was said."""

    act = Signal(str)

    def __init__(self, showing: Showing) -> None:
        super().__init__(" ", "calendar-check")
        self.setObjectName("milestones_card")
        self._showing = showing
        self._view: OrderView | None = None
        self._acts: Sequence[str] = ()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(S3)
        self.add(self._lines)
        self.go_live()

    def show_view(self, view: OrderView, acts: Sequence[str]) -> None:
        """Show them for a large order, or where somebody planned one."""
        self._view, self._acts = view, acts
        large = len(view.facts.rows) >= view.facts.settings.project_from
        self.setVisible(large or bool(view.facts.all(MilestoneDraft)))
        self.retranslate()

    def retranslate(self) -> None:
        """One block each."""
        self.set_title(self.tr("Milestones"))
        empty(self._lines)
        if self._view is None:
            return
        today = self._showing.times.today()
        late = 0
        for name in MILESTONES:
            draft = self._view.facts.get(MilestoneDraft, name)
            late += draft is not None and draft.held is None and draft.late_on(today) > 0
            self._add(name, draft, today)
        self.set_pill(self.tr("{n} late").format(n=late) if late else "", "danger")

    def _add(self, name: str, draft: MilestoneDraft | None, today: date) -> None:
        held = draft is not None and draft.held is not None
        days = draft.late_on(today) if draft is not None else 0
        tone = "ok" if held else "danger" if days else "muted"
        icon = "circle-check" if held else "circle-alert" if days else "clock"
        title = Label(word(f"choice.milestone.{name}"), 14, 600, wrap=True)
        dates = Label(self._dates(draft, days), 13, tone="danger" if days else "muted", wrap=True)
        said = Label(self._said(name, draft) if held else "", 13, wrap=True)
        said.setVisible(held)
        line = row(IconLabel(icon, tone, 18, line=20), (column(title, dates, said, gap=2), 1), gap=S2)
        if f"milestone_{name}" in self._acts:
            line.addWidget(self._button(name, draft, held=held))
        self._lines.addLayout(line)

    def _dates(self, draft: MilestoneDraft | None, days: int) -> str:
        if draft is None or draft.planned is None:
            return self.tr("not planned yet")
        planned = self.tr("planned {day}").format(day=draft.planned.isoformat())
        held = self.tr("held {day}").format(day=draft.held.isoformat()) if draft.held else ""
        late = self.tr("{n} days late").format(n=days) if days > 1 else self.tr("1 day late") if days else ""
        return " · ".join(filter(None, (planned, held, late)))

    def _said(self, name: str, draft: MilestoneDraft | None) -> str:
        if draft is None:
            return ""
        points = (labelled(word(f"milestone.{point}"), getattr(draft, point)) for point in POINTS[name])
        return "\n".join((draft.people, *points))

    def _button(self, name: str, draft: MilestoneDraft | None, *, held: bool) -> LinkButton:
        text = self.tr("Plan") if draft is None else self.tr("Change") if held else self.tr("Write down")
        button = LinkButton(text, name=f"milestone_{name}")
        button.setAccessibleDescription(word(f"choice.milestone.{name}"))
        button.clicked.connect(lambda: self.act.emit(f"milestone_{name}"))
        return button
