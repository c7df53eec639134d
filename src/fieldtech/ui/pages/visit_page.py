"""The page on which a visit is worked: what is looked at, its questions, what is found, the end (F31 to F34, T28)."""

import uuid
from collections.abc import Iterable
from typing import ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from fieldtech.forms.onsite.answer_card import AnswerCard
from fieldtech.forms.onsite.wording import named
from fieldtech.model.checklist import explained
from fieldtech.model.drafts.install import InstallArrivalDraft
from fieldtech.services.changes import Change
from fieldtech.services.visits.views import ObjectView
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.boxes import Body, column, row
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.choices import Option, Segmented
from fieldtech.ui.kit.command_palette import Command
from fieldtech.ui.kit.footer import Footer
from fieldtech.ui.kit.header import PageHeader
from fieldtech.ui.language import of_task
from fieldtech.ui.pages.checklist.instruction_pictures import InstructionPictures
from fieldtech.ui.pages.checklist.item_list import ItemList
from fieldtech.ui.pages.onsite.photo_progress import PhotoProgress
from fieldtech.ui.pages.onsite.site_page import SitePage
from fieldtech.ui.pages.order.showing import TONES
from fieldtech.ui.pages.photos.tools import PhotoTools, PickPhotos
from fieldtech.ui.pages.visit.beside import BesidePane
from fieldtech.ui.pages.visit.findings import Findings
from fieldtech.ui.pages.visit.hands import VisitHands
from fieldtech.ui.pages.visit.narrow import Narrow
from fieldtech.ui.pages.visit.object_pane import ObjectPane
from fieldtech.ui.pages.visit.photos import VisitPhotos
from fieldtech.ui.pages.visit.stages import END, ITEMS, START, Stages
from fieldtech.ui.pages.visit.steps import VisitSteps
from fieldtech.ui.pages.visit.work import VisitWork
from fieldtech.ui.tokens import S2, S3, S5

_INSIDE = ("photo", "visit_object", "finding")  # changes that leave the order itself as it was
_SECTIONS = {"completion": END, "next": END, "parts": END, "end": END}


class VisitPage(SitePage):
    """Opened with an order's key, ``key/section``, or ``key/object``."""

    name: ClassVar[str] = "visit_page"
    icon: ClassVar[str] = "clipboard-check"
    tab_as_laid_out: ClassVar[bool] = True

    def __init__(
        self, workplace: Workplace, *, pick_photos: PickPhotos | None = None, photo_tools: PhotoTools | None = None
    ) -> None:
        """``pick_photos`` and ``photo_tools`` are the system's dialogs unless given."""
        super().__init__(workplace)
        self.items = ItemList()
        self.work = VisitWork(self, workplace)
        self.photos = VisitPhotos(self, workplace, self.work, pick_photos, photo_tools)
        self.findings = Findings(self, workplace, self.work, self.photos)
        self.pictures = InstructionPictures(self, workplace)
        self.rest_ok = Button("", "check-check", name="rest_ok", key="Alt+A")
        self.stage = Segmented()
        self.stage.setObjectName("stage")
        self.header = PageHeader(self.more)
        self.pane, self.beside = ObjectPane(), BesidePane(workplace)
        self.stages = Stages(workplace, self.photos.desk, self.items)
        self.steps, self.hands, self.narrow = VisitSteps(self), VisitHands(self), Narrow(self)
        self._built_for: tuple[uuid.UUID, int] | None = None
        self._lay_out()
        self.hands.connect_parts()
        self.go_live()

    # the page ---------------------------------------------------------------------------------------------

    def title(self) -> str:
        """Inside an order it is the order's own page."""
        return self.tr("Visit")

    def open(self, reference: str) -> None:
        """Show the visit; an object or what ends the work, where the reference says so."""
        key, _slash, place = reference.partition("/")
        if not key:
            return
        self.work.open(uuid.UUID(key))
        order = self.work.order
        if order is None:
            return
        self.stages.arrival.show_draft(order.facts.get(InstallArrivalDraft) or InstallArrivalDraft())
        if place in _SECTIONS:
            self.show_stage(_SECTIONS[place])
        elif place:
            self.hands.go_to_row(place)
        self.say_all_saved()

    def forget_person(self) -> None:
        """Another person types in cards of his own."""
        self.work.forget()
        self.side.view = None
        self.stages.forget()
        self._built_for = None
        self.findings.forget()
        self.narrow.forget()
        self.items.show_items(())

    def leave(self) -> None:
        """What was typed is written."""
        self.flush()
        self.stages.save()

    def flush(self) -> None:
        """Nothing typed waits."""
        self.items.flush()
        self.findings.flush()

    def refresh(self, change: object) -> None:
        """Something of this visit changed, here or by a colleague."""
        order = self.work.order
        if not isinstance(change, Change) or order is None or change.number != order.number or not self.isVisible():
            return
        if self.work.free and change.kind in _INSIDE and change is not self.work.own:
            self.work.reread()
        elif change is not self.work.own:
            self.work.reload(order.id)

    def search_field(self) -> QLineEdit | None:
        """Where a plate is typed."""
        return self.pane.scan if self.pane.isVisibleTo(self) else None

    def focus_first(self) -> None:
        """The first open question, or the first field of what comes before and after."""
        if self.stages.stage == ITEMS and self.work.free:
            self.items.focus_gap(self.items.next_open() or next(iter(self.items.cards), ""))
        else:
            super().focus_first()

    def take_scan(self, text: str) -> bool:
        """A plate, number or terminal chooses what is looked at; a part is used, a text asked for is given."""
        if not self.work.free:
            return False
        self.flush()
        found = self.work.find(text)
        if found is not None:
            self.show_stage(ITEMS)
            self.work.pick(found.id)
            self.focus_first()
            return True
        parts = self.stages.parts
        if parts is not None and self.stages.stage == END and parts.take_scan(text):
            return True
        if not self.items.take_text(text):
            self.said.emit(self.tr("{text} is nothing of this visit.").format(text=text), None)
        return True

    def next_missing(self) -> None:
        """F8: the next open question, else the next object that lacks something."""
        self.flush()
        if not self.work.free:
            return
        if self.stages.stage != ITEMS:
            self.steps.press_primary()
        elif self.items.next_open():
            self.items.focus_gap(self.items.next_open(self.items.current()))
        elif lacking := self.findings.lacking():
            self.hands.go_to_row(lacking[0].id.hex)
        else:
            self.go_to_next()

    def commands(self) -> Iterable[Command]:
        """The rest OK, findings, and side steps."""
        yield from self.hands.offers()
        yield from self.side.offers()

    def retranslate(self) -> None:
        """Everything in the language shown."""
        super().retranslate()
        self.rest_ok.set_text(self.tr("The rest OK"))
        self.rest_ok.setToolTip(self.tr("Answers open ticks and choices; never readings, photos and safety items"))
        self.stage.set_label(self.tr("Part of the visit"))
        options = (Option(ITEMS, self.tr("Questions")), Option(END, self.tr("Parts and end")))
        self.stage.set_options(options)
        if not self.work.unsaved.unsaved:
            self.say_all_saved()
        self.show_all()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The right column gives way in a narrow window, the head in a low one."""
        super().resizeEvent(event)
        self.narrow.fit()

    # moving -----------------------------------------------------------------------------------------------

    def show_stage(self, stage: str) -> None:
        """The questions, or what ends the work."""
        self.flush()
        order = self.work.order
        if order is not None and order.status not in ("assigned", "departed", "arrived"):
            self.stages.show_stage(stage)
        self.show_state()

    def go_to_next(self) -> None:
        """The next object that lacks something, with the cursor in its first open question."""
        if (other := self.work.next_open(self.work.current)) is not None:
            self.show_stage(ITEMS)
            self.work.pick(other.id)
            self.focus_first()
        elif self.work.thing is not None and not self.work.thing.gaps:
            self.show_stage(END)

    # inside -----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        bar = row(self.stage, None, self.narrow.button, self.rest_ok)
        reading = column(self.signed, bar, PhotoProgress(self.photos.desk), gap=S2, margins=(S5, 0, S5, S3))
        middle = QWidget()
        middle.setLayout(column(self.header, reading, (self.stages, 1)))
        self.right = Body(column(self.beside, margins=(0, S3, S5, S3)), name="beside")
        self.right.setFixedWidth(330)
        self.column.addLayout(row(self.pane, (middle, 1), self.right, gap=0), 1)
        self.add_footer(Footer(name="next"))

    # showing ----------------------------------------------------------------------------------------------

    def show_all(self) -> None:
        """Everything as it stands now."""
        order, visit = self.work.order, self.work.visit
        if order is None or visit is None:
            return
        self.side.view = order
        self.stages.show_visit(order, visit)
        self.signed.show_order(order)
        version = (visit.id, int(visit.checklist.get("version", 0)))
        if self._built_for != version:
            self.findings.forget()
            self.items.show_items([explained(item) for item in visit.items])
            self._built_for = version
        self.show_answers()
        self.show_state()

    def show_answers(self, *, cards: bool = True) -> None:
        """What is stored for the object in work; without ``cards`` only what follows from it."""
        thing = self.work.thing
        if thing is None:
            return
        free = self.work.free and thing.state != "not_seen"
        self.items.say_why_closed("" if free else self.hands.why_closed())
        self.items.want([item for item, lacks in thing.gaps if lacks == "photo"])
        self.items.take(self.work.answers(thing))
        if cards:
            self.items.show_answers(self.work.answers(thing), {}, free=free)
            for card in self.items.cards.values():
                self.show_card(card)

    def show_card(self, card: AnswerCard) -> None:
        """Photo and finding of a question."""
        item = str(card.item["id"])
        card.show_photo(self.photos.thumbnail(item), self.photos.count(item))
        self.findings.show_card(card)

    def show_state(self) -> None:
        """Head, list, right column and foot."""
        order, visit, thing, footer = self.work.order, self.work.visit, self.work.thing, self.footer
        if order is None or visit is None or footer is None:
            return
        self.header.set_number(
            order.number, of_task(f"status.{order.status}", order.kind), TONES.get(order.status, "violet")
        )
        plate = thing is not None and bool(thing.plate)
        self.header.set_plate(thing.plate if thing and plate else "", thing.colour if thing and plate else 0)
        self.header.set_title(self._heading(), order.customer.name)
        self.pane.show_objects(visit.objects, visit.findings, self.work.current)
        self.stage.setVisible(self.stages.stage != START)
        self.rest_ok.setVisible(self.work.free and thing is not None and self._may_be_fine(thing))
        self.stage.set_value(self.stages.stage)
        self.beside.show_visit(self.work, self.items.counts(), ending=self.stages.stage == END)
        self.narrow.fit()
        found = self.steps.next_thing()
        footer.set_primary(found.text, found.icon, name=found.name)
        lacking = sum(len(one.gaps) for one in visit.objects) + len(self.findings.lacking()) if self.work.free else 0
        many = self.tr("{n} items open") if lacking > 1 else self.tr("1 item open")
        footer.set_missing(many.format(n=lacking) if lacking else "")

    def _may_be_fine(self, thing: ObjectView) -> bool:
        """Whether anything is left that may be answered with OK."""
        return self.stages.stage == ITEMS and thing.state != "not_seen" and bool(thing.gaps)

    def _heading(self) -> str:
        thing, visit = self.work.thing, self.work.visit
        if thing is None or visit is None:
            return self.title()
        if thing.plate:
            return named(str(visit.checklist.get("title_zh", "")), str(visit.checklist.get("title_en", "")))
        return " ".join(filter(None, (thing.number, thing.name)))
