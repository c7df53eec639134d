"""The middle of the page, by where the visit stands: arrival, state before, the questions, what ends the work."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from fieldtech.model.drafts.install import InstallArrivalDraft
from fieldtech.model.drafts.visits import VisitStartDraft
from fieldtech.services.order_view import OrderView
from fieldtech.services.visits.views import VisitView
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.boxes import Body, column, empty
from fieldtech.ui.kit.card import Card
from fieldtech.ui.kit.live import Live
from fieldtech.ui.pages.checklist.item_list import ItemList
from fieldtech.ui.pages.onsite.missing import count_by_section
from fieldtech.ui.pages.onsite.parts import PartsSection
from fieldtech.ui.pages.onsite.photo_desk import PhotoDesk
from fieldtech.ui.pages.onsite.section import SiteSection
from fieldtech.ui.pages.visit.plan_card import PlanCard
from fieldtech.ui.pages.visit.sections import DoneSection, NextSection, StartSection
from fieldtech.ui.pages.yard.arrival_panel import ArrivalPanel
from fieldtech.ui.tokens import S4, S5

_AROUND = 80  # px of what stands around the cursor
START, ITEMS, END = "start", "items", "end"


class Stages(Live, QStackedWidget):
    """``show_visit`` after each change; ``show_stage`` turns to the questions or to what ends the work."""

    changed = Signal(object)
    said = Signal(str, object)
    failed = Signal(object)
    edited = Signal()
    saved = Signal(object)
    ticked = Signal()
    authorise_wanted = Signal()

    def __init__(self, workplace: Workplace, desk: PhotoDesk, items: ItemList) -> None:
        super().__init__()
        self._workplace, self._desk, self.items = workplace, desk, items
        self.stage = ITEMS
        self._order: OrderView | None = None
        self._cards: list[tuple[Card, SiteSection]] = []
        self.arrival = ArrivalPanel()
        self.arrival.ticked.connect(self.ticked)
        self.start: StartSection | None = None
        self.parts: PartsSection | None = None
        self.done: DoneSection | None = None
        self.next: NextSection | None = None
        self._before, self._after = column(gap=S4), column(gap=S4)
        self.plan = PlanCard()
        first = column(self.arrival, self._before, self.plan, None, gap=S4, margins=(S5, 0, S5, S4))
        last = column(self._after, None, margins=(S5, 0, S5, S4))
        self._places: dict[str, QWidget] = {START: Body(first, "before"), ITEMS: items, END: Body(last, "ending")}
        for place in self._places.values():
            self.addWidget(place)
        self.go_live()

    def show_visit(self, order: OrderView, visit: VisitView) -> None:
        """Another visit gets sections of its own; the same one shows what is stored now."""
        if self._order is None or self._order.id != order.id:
            self._make(order, visit)
        self._order = order
        counts = count_by_section(order)
        if self.next is not None:
            self.next.visit = visit
        for _card, section in self._cards:
            section.show_view(order, counts[section.key])
        self.plan.show_visit(order, visit)
        coming = order.status == "departed"
        self.arrival.setVisible(coming)
        for card, section in self._cards:
            if section is self.start:
                card.setVisible(order.status == "arrived" and len(visit.objects) == 1)
        before = order.status in ("assigned", "departed", "arrived")
        self.show_stage(START if before else self.stage if self.stage != START else ITEMS)

    def show_stage(self, stage: str) -> None:
        """One of the three."""
        self.stage = stage
        self.setCurrentWidget(self._places[stage])
        wanted = (self.start,) if stage == START else (self.parts, self.done, self.next) if stage == END else ()
        for section in wanted:
            if section is not None and section.content is None:
                section.open()

    def arrival_draft(self) -> InstallArrivalDraft:
        """What is ticked."""
        return self.arrival.draft()

    def start_draft(self) -> VisitStartDraft | None:
        """What was said of the state before; None where the visit does not ask."""
        if self.start is None or self.start.form is None:
            return None
        draft = self.start.form.draft()
        return draft if isinstance(draft, VisitStartDraft) else None

    def save(self) -> bool:
        """What was typed in the sections becomes entries; False when something was refused."""
        good = True
        for _card, section in self._cards:
            good = section.save() and good
        return good

    def bring_focus(self) -> None:
        """What has the cursor into sight."""
        body, focus = self.currentWidget(), QApplication.focusWidget()
        if isinstance(body, Body) and focus is not None and body.isAncestorOf(focus):
            body.ensureWidgetVisible(focus, 0, _AROUND)

    def section(self, key: str) -> SiteSection | None:
        """By its key."""
        return next((section for _card, section in self._cards if section.key == key), None)

    def forget(self) -> None:
        """What stands in the sections is of the person who typed it."""
        empty(self._before)
        empty(self._after)
        self._order, self._cards = None, []
        self.start = self.parts = self.done = self.next = None

    def retranslate(self) -> None:
        """Titles of the cards."""
        for card, section in self._cards:
            card.set_title(section.title())

    def _make(self, order: OrderView, visit: VisitView) -> None:
        self.forget()
        self.stage = ITEMS
        self.start = StartSection(self._workplace, order, self._desk)
        self.parts = PartsSection(self._workplace, order, self._desk)
        self.done = DoneSection(self._workplace, order, self._desk)
        self.next = NextSection(self._workplace, order, self._desk)
        self.next.visit = visit
        self.parts.work = " ".join((visit.title, visit.plan.content, *(str(item["text_zh"]) for item in visit.items)))
        self.parts.authorise_wanted.connect(self.authorise_wanted)
        for section, place in ((self.start, self._before), (self.parts, self._after), (self.done, self._after),
                               (self.next, self._after)):  # fmt: skip
            self._add(section, place)
        self.retranslate()

    def _add(self, section: SiteSection, place: object) -> None:
        card = Card(" ", section.icon)
        card.add(section)
        place.addWidget(card)  # type: ignore[attr-defined]
        self._cards.append((card, section))
        for signal, target in ((section.changed, self.changed), (section.said, self.said),
                               (section.failed, self.failed), (section.edited, self.edited),
                               (section.saved, self.saved)):  # fmt: skip
            signal.connect(target)
