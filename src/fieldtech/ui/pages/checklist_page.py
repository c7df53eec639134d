"""The checklist of the order: one answer per line, each written at once (F16)."""

import uuid
from collections.abc import Iterable, Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from fieldtech.errors import FieldtechError
from fieldtech.forms.onsite.answer_card import AnswerCard
from fieldtech.forms.onsite.unsaved_answers import UnsavedAnswers
from fieldtech.forms.onsite.wording import named
from fieldtech.model.checklist_links import deferred, linked_answers
from fieldtech.model.drafts.onsite import AnswerDraft
from fieldtech.services import notes
from fieldtech.services.changes import Change
from fieldtech.services.order_view import OrderView
from fieldtech.services.photo_rules import SEALED
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.boxes import column, row
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.command_palette import Command
from fieldtech.ui.kit.footer import Footer
from fieldtech.ui.kit.header import PageHeader
from fieldtech.ui.language import word
from fieldtech.ui.page import Page
from fieldtech.ui.pages.checklist.instruction_pictures import InstructionPictures
from fieldtech.ui.pages.checklist.item_list import ItemList
from fieldtech.ui.pages.checklist.item_photos import ItemPhotos
from fieldtech.ui.pages.checklist.progress_card import KeysCard, ProgressCard
from fieldtech.ui.pages.onsite.missing import said
from fieldtech.ui.pages.onsite.photo_progress import PhotoProgress
from fieldtech.ui.pages.photos.tools import PickPhotos
from fieldtech.ui.tokens import S2, S3, S4, S5


class ChecklistPage(Page):
    """Opened with an order's key."""

    name: ClassVar[str] = "checklist_page"
    icon: ClassVar[str] = "list-checks"
    in_sidebar: ClassVar[bool] = False
    inside_order: ClassVar[bool] = True
    tab_as_laid_out: ClassVar[bool] = True

    def __init__(self, workplace: Workplace, *, pick_photos: PickPhotos | None = None) -> None:
        """``pick_photos`` is the system's dialog unless given."""
        super().__init__()
        self._workplace = workplace
        self.view: OrderView | None = None
        self.items = ItemList()
        self._built_for: tuple[uuid.UUID, int] | None = None
        self.unsaved = UnsavedAnswers(self, workplace.answers.answer, lambda: workplace.drafts.owner, self.items.flush)
        self.photos, self.pictures = ItemPhotos(self, workplace, pick_photos), InstructionPictures(self, workplace)
        self.rest_ok = Button("", "check-check", name="rest_ok", key="Alt+A")
        self.header = PageHeader(self.rest_ok)
        self.progress, self.keys = ProgressCard(), KeysCard()
        self._lay_out()
        self._connect()
        self.go_live()

    def title(self) -> str:
        """Which checklist."""
        if self.view is None or not self.view.checklist:
            return self.tr("Checklist")
        name = named(str(self.view.checklist["title_zh"]), str(self.view.checklist["title_en"]).lower())
        return self.tr("Checklist: {name}").format(name=name)

    def open(self, reference: str) -> None:
        """Show the order's checklist; what other sections have said is filled in."""
        if not reference:
            return
        order = uuid.UUID(reference.partition("/")[0])
        self._load(order)
        self._follow()
        if self.footer is not None:
            if self.view is not None and self.unsaved.of(self.view.id):
                self.footer.set_saved(self.tr("NOT saved"), "danger", "circle-alert")
            else:
                self.footer.set_saved(self.tr("All is saved on this computer"))

    def forget_person(self) -> None:
        """Another person types in cards of his own."""
        self.view = self.photos.view = self._built_for = None
        self.items.show_items(())

    def leave(self) -> None:
        """Nothing typed waits."""
        self.items.flush()

    def refresh(self, change: object) -> None:
        """Answered here or elsewhere, or a photo has come."""
        mine = isinstance(change, Change) and self.view is not None and change.number == self.view.number
        if mine and self.isVisible() and self.view is not None:
            self._load(self.view.id)

    def focus_first(self) -> None:
        """The first open item."""
        self.items.focus_card(self.items.next_open() or next(iter(self.items.cards), ""))

    def next_missing(self) -> None:
        """F8."""
        self.items.flush()
        self.items.focus_card(self.items.next_open(self.items.current()))

    def commands(self) -> Iterable[Command]:
        """The rest OK."""
        yield Command(self.tr("The rest OK"), self._rest_ok, "check-check", "Alt+A")

    def retranslate(self) -> None:
        """Everything in the language shown."""
        self.rest_ok.set_text(self.tr("The rest OK"))
        self.rest_ok.setToolTip(self.tr("Answers open ticks and choices; never readings, photos and safety items"))
        self._show_state()

    def _follow(self) -> None:
        """What other sections have said is not asked again."""
        view = self.view
        if view is None or not self._free(view) or next(linked_answers(view.facts), None) is None:
            return
        try:
            if self._workplace.answers.follow(view.id) is not None:
                self._load(view.id)
        except FieldtechError as error:
            self.failed.emit(error)

    # answering --------------------------------------------------------------------------------------------

    def _answer(self, answer: AnswerDraft) -> None:
        self._write([answer])

    def _write(self, answers: Sequence[AnswerDraft]) -> None:
        view = self.view
        if view is None:
            return
        if not answers:
            return
        try:
            change = self.unsaved.write(view.id, answers)
        except FieldtechError as error:
            self._refused(error)
            return
        if change is not None:
            self._stored(change)

    def _stored(self, change: Change) -> None:
        self._saved_now()
        self.changed.emit(change)

    def _not_stored(self, error: FieldtechError) -> None:
        """What was answered stays in sight; it is tried again until the machine takes it."""
        if self.footer is not None:
            self.footer.set_saved(self.tr("NOT saved"), "danger", "circle-alert")
        self.failed.emit(error)

    def _rest_ok(self) -> None:
        view = self.view
        if view is None:
            return
        try:
            change, back = self._workplace.answers.rest_ok(view.id)
        except FieldtechError as error:
            self._refused(error)
            return
        self._stored(change)
        if back:
            self.said.emit(self.tr("Set to OK: {n}").format(n=len(back)), partial(self._write, back))
        else:
            self.said.emit(self.tr("What is left needs a look of its own."), None)
        self.items.focus_card(self.items.next_open())

    def _refused(self, error: FieldtechError) -> None:
        problems = getattr(error, "problems", ())
        if problems:
            self.said.emit("\n".join(dict.fromkeys(said(p) for p in problems)), None)
        else:
            self.failed.emit(error)
        self._show_answers()

    # inside -----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        right = QWidget()
        right.setFixedWidth(300)
        right.setLayout(column(self.progress, self.keys, None, gap=S3, margins=(0, 0, S5, S4)))
        self.column.addWidget(self.header)
        reading = column(PhotoProgress(self.photos.desk), margins=(S5, 0, S4, S2))
        left = QWidget()
        left.setLayout(column(reading, (self.items, 1)))
        self.column.addLayout(row((left, 1), right, gap=0), 1)
        self.add_footer(Footer(name="next_item"))

    def _connect(self) -> None:
        assert self.footer is not None
        self.rest_ok.clicked.connect(self._rest_ok)
        self.footer.primary.clicked.connect(self._forward)
        self.footer.missing.clicked.connect(self.next_missing)
        self.photos.failed.connect(self._refused)
        self.unsaved.saved.connect(self._stored)
        self.unsaved.refused.connect(self._refused)
        self.unsaved.failed.connect(self._not_stored)
        self.items.made.connect(self._join)
        self.items.made.connect(self.pictures.join)
        self.pictures.failed.connect(self.failed)
        self.items.photo_key.connect(self.photos.ask)

    def _load(self, order: uuid.UUID) -> None:
        try:
            self.view = self._workplace.orders.view(order)
        except FieldtechError as error:
            self.failed.emit(error)
            return
        self.photos.view = self.view
        version = (order, int(self.view.checklist.get("version", 0)))
        if self._built_for != version:
            self.items.show_items(self.view.facts.checklist)
            self._built_for = version
        self._show_answers()
        if self._free(self.view):
            self._write(self.photos.answers(self.view))

    def _free(self, view: OrderView) -> bool:
        """Whether anything can be answered now."""
        return not tuple(notes.refusals(AnswerDraft(), view.facts))

    def _join(self, card: AnswerCard) -> None:
        card.answered.connect(self._answer)
        card.photo_wanted.connect(partial(self.photos.ask, card))
        card.photo_given.connect(partial(self.photos.take, card))
        card.photo_removed.connect(partial(self.photos.remove, card))
        card.show_photo(self.photos.thumbnail(str(card.item["id"])), self.photos.count(str(card.item["id"])))

    def _show_answers(self) -> None:
        if self.view is None:
            return
        free = self._free(self.view)
        self.items.say_why_closed(word("work.signed") if self.view.status in SEALED else "")
        answers = {**self.view.facts.all(AnswerDraft), **self.unsaved.of(self.view.id)}
        self.items.show_answers(answers, deferred(self.view.facts), free=free)
        for item, card in self.items.cards.items():
            card.show_photo(self.photos.thumbnail(item), self.photos.count(item))
        self.rest_ok.setVisible(free)
        self._show_state()

    def _show_state(self) -> None:
        view, footer = self.view, self.footer
        if view is None or footer is None:
            return
        answered, total = self.items.answered()
        text = self.tr("{n} of {all} answered").format(n=answered, all=total)
        open_items = self.items.open_items()
        self.header.set_number(view.number, text, "info" if open_items else "ok")
        vehicle = view.vehicle
        self.header.set_plate(vehicle.plate if vehicle else "", vehicle.colour if vehicle else 0)
        self.header.set_title(self.title())
        self.progress.show_groups(self.items.counts())
        many = self.tr("{n} items open") if open_items > 1 else self.tr("1 item open")
        footer.set_missing(many.format(n=open_items) if open_items else "")
        if open_items:
            footer.set_primary(self.tr("Next open item"), "arrow-down", name="next_item")
        else:
            footer.set_primary(self.tr("Back to the order"), "arrow-right", name="back_to_order")

    def _forward(self) -> None:
        self.leave()
        if self.items.next_open():
            self.next_missing()
        elif self.view is not None:
            self.go.emit("onsite_page", self.view.id.hex)

    def _saved_now(self) -> None:
        if self.footer is not None:
            now = self._workplace.context.local(self._workplace.context.now())
            self.footer.set_saved(self.tr("Saved on this computer {time}").format(time=f"{now:%H:%M:%S}"))
