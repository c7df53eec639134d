"""What is done with findings on site: written down in one press, made a repair order, told."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from fieldtech.errors import FieldtechError
from fieldtech.forms.onsite.answer_card import AnswerCard
from fieldtech.forms.onsite.finding_form import FindingForm
from fieldtech.forms.onsite.wording import named, unit_name
from fieldtech.model.base import Id
from fieldtech.model.checklist import is_in_order, is_wrong
from fieldtech.model.drafts.visits import FindingDraft
from fieldtech.model.finding_text import proposed
from fieldtech.model.guards.visit import CORRECTED
from fieldtech.services.changes import Change
from fieldtech.services.visits.views import FindingView, ObjectView
from fieldtech.services.workplace import Workplace
from fieldtech.ui.language import current_language
from fieldtech.ui.page import Page
from fieldtech.ui.pages.onsite.over_page import open_form
from fieldtech.ui.pages.onsite.photo_desk import Picture
from fieldtech.ui.pages.order.repair_call import ask_for_the_rest, registered
from fieldtech.ui.pages.visit.finding_box import FindingBox, hazard_lacks
from fieldtech.ui.pages.visit.form_photo import FormPhoto
from fieldtech.ui.pages.visit.photos import VisitPhotos
from fieldtech.ui.pages.visit.work import VisitWork


class Findings(QObject):
    """Puts a box into the card of every question that is not in order, and does what is pressed there."""

    refused = Signal(object)

    def __init__(self, page: Page, workplace: Workplace, work: VisitWork, photos: VisitPhotos) -> None:
        super().__init__(page)
        self._page, self._workplace, self._work, self._photos = page, workplace, work, photos
        self._local = workplace.context.local
        self.boxes: dict[tuple[Id, str], FindingBox] = {}
        self._held: dict[str, list[Picture]] = {}  # photos of what is not written down yet

    def forget(self) -> None:
        """Cards of another visit, or of another person."""
        self.boxes, self._held = {}, {}

    def show_card(self, card: AnswerCard) -> None:
        """The box of a card, when its question is not in order or something was found there."""
        thing, item = self._work.thing, str(card.item["id"])
        if thing is None:
            return
        wrong = is_wrong(card.item, card.answer())
        finding = self._standing(item, wrong=wrong)
        for (key, name), box in self.boxes.items():
            if name == item:
                box.setVisible(key == thing.id and (wrong or finding is not None))
        if wrong or finding is not None:
            box = self.boxes.get((thing.id, item)) or self._make(card, thing.id, item)
            box.show_finding(finding, free=self._work.free, in_order=is_in_order(card.item, card.answer()))

    def unlisted(self) -> str:
        """The first question of the object in work that is not in order and stands in no finding."""
        thing, visit = self._work.thing, self._work.visit
        if thing is None or visit is None:
            return ""
        for item in visit.items:
            name = str(item["id"])
            if is_wrong(item, thing.answers.get(name)) and self._standing(name, wrong=True) is None:
                return name
        return ""

    def lacking(self) -> list[FindingView]:
        """Hazards of the visit that nobody was told of, or that neither were handled nor go on as a repair (F32)."""
        return [one for one in self._work.findings() if hazard_lacks(one)] if self._work.free else []

    def go_to(self, item: str) -> bool:
        """The cursor where somebody is told, of the object in work; False where that is said elsewhere."""
        thing = self._work.thing
        box = self.boxes.get((thing.id, item)) if thing is not None else None
        if box is None or box.shown is None or not hazard_lacks(box.shown):
            return False
        box.go_to_told()
        return True

    def flush(self) -> None:
        """Nothing typed waits."""
        for box in self.boxes.values():
            box.flush()

    def add(self) -> None:
        """Something found beside the questions."""
        thing, visit = self._work.thing, self._work.visit
        if thing is None or visit is None:
            return
        self._open(thing, f"{visit.id.hex}-{thing.id.hex}-new", FindingDraft(),
                   lambda draft: self._workplace.visits.finding(visit.id, thing.id, draft))  # fmt: skip

    def change(self, key: Id, *, no_hazard: bool = False) -> None:
        """What was found beside the questions has no card: it is corrected, and its hazard told, in the form.

        ``no_hazard`` asks at once why it is none.
        """
        found, thing, visit = self._of(key), self._work.thing, self._work.visit
        if found is not None and thing is not None and visit is not None:
            form = self._open(thing, f"{visit.id.hex}-{thing.id.hex}-{key.hex}", _as_stored(found),
                              lambda draft: self._workplace.visits.change_finding(key, draft),
                              finding=key, ordered=found.state == "repair")  # fmt: skip
            if no_hazard:
                form.ask_why_no_hazard()

    def to_repair(self, key: Id) -> None:
        """One press makes what was found beside the questions a repair order."""
        if self._of(key) is not None:
            self._register(key)

    # inside -----------------------------------------------------------------------------------------------

    def _standing(self, item: str, *, wrong: bool) -> FindingView | None:
        """The finding of a question; what was corrected is none any more once the answer is wrong again."""
        finding = self._work.finding_of(item)
        return None if finding is not None and wrong and finding.state == CORRECTED else finding

    def _of(self, key: Id) -> FindingView | None:
        return next((one for one in self._work.findings(self._work.thing) if one.id == key), None)

    def _contact(self) -> str:
        order = self._work.order
        return order.customer.contact if order is not None else ""

    def _open(
        self, thing: ObjectView, key: str, draft: FindingDraft, perform: Callable[[FindingDraft], Change],
        *, finding: Id | None = None, ordered: bool = False,
    ) -> FindingForm:  # fmt: skip
        context = self._workplace.context
        form = FindingForm(self._workplace.drafts, key, context.now, context.zone, contact=self._contact(),
                           ordered=ordered)  # fmt: skip
        photo = FormPhoto(form, self._photos, thing.id, finding, self._held.setdefault(key, []))
        sheet = open_form(
            self._page, self._workplace, form, draft, perform,
            title=self.tr("Finding"), under=thing.label, verb=self.tr("Write down"),
        )  # fmt: skip
        sheet.done.connect(self._work.reread)
        sheet.done.connect(photo.store)
        return form

    def _make(self, card: AnswerCard, thing: Id, item: str) -> FindingBox:
        contact = self._contact()
        visit = self._work.visit.id.hex if self._work.visit is not None else ""
        box = FindingBox(self._workplace.drafts, f"{visit}-{thing.hex}-{item}", contact, self._local)
        self.boxes[(thing, item)] = box
        card.attach(box)
        box.handled.connect(partial(self._handled, card, box))
        box.repair.connect(partial(self._repair, card, box))
        box.left.connect(partial(self._written, card))
        box.corrected.connect(partial(self._corrected, box))
        box.hazard.connect(partial(self._hazard, card, box))
        box.told.connect(partial(self._told, box))
        box.go_repair.connect(partial(self._go_repair, box))
        return box

    def _handled(self, card: AnswerCard, box: FindingBox) -> None:
        """The note says how; without one the cursor goes there."""
        card.flush()
        note = card.answer().note.strip()
        if len(note) < 2:
            card.open_note()
            return
        if box.shown is None:
            draft = FindingDraft(item=str(card.item["id"]), text=self._text(card), handled=True, handling=note)
            self._do(partial(self._write, draft))
        else:
            self._do(partial(self._workplace.visits.handled, box.shown.id, note))

    def _repair(self, card: AnswerCard, box: FindingBox) -> None:
        """One press: the finding is written down, its repair order registered with all that is known."""
        finding = box.shown or self._written(card)
        if finding is not None:
            self._register(finding.id)

    def _register(self, key: Id) -> None:
        """At once where all is known; else what the call lacks is asked for, with the rest filled in."""
        try:
            change = registered(self._workplace, key)
        except FieldtechError as error:
            self.refused.emit(error)
            return
        if change is not None:
            self._registered(change)
        else:
            sheet = ask_for_the_rest(self._page.window(), self._workplace, key)
            sheet.done.connect(self._registered)
            sheet.failed.connect(self._page.failed)

    def _registered(self, change: Change) -> None:
        self._work.reread()
        self._work.tell(change)
        self._page.said.emit(self.tr("Repair order {number} is registered.").format(number=change.number), None)

    def _corrected(self, box: FindingBox) -> None:
        if box.shown is not None:
            self._do(partial(self._workplace.visits.corrected, box.shown.id))

    def _hazard(self, card: AnswerCard, box: FindingBox, on: bool) -> None:
        if box.shown is None:
            self._do(partial(self._write, FindingDraft(item=str(card.item["id"]), text=self._text(card), hazard=on)))
        elif not on:
            box.danger.setChecked(True)  # until the reason is written down
            self.change(box.shown.id, no_hazard=True)
        else:
            draft = replace(_as_stored(box.shown), hazard=True)
            self._do(partial(self._workplace.visits.change_finding, box.shown.id, draft))
        if on:
            box.go_to_told()

    def _told(self, box: FindingBox, person: str, how: str) -> None:
        if box.shown is not None:
            now = self._workplace.context.now()
            self._do(partial(self._workplace.visits.told, box.shown.id, person, how, now))
            box.go_on()

    def _go_repair(self, box: FindingBox) -> None:
        if box.shown is not None and box.shown.repair is not None:
            self._page.go.emit("orders_page", box.shown.repair.hex)

    def _written(self, card: AnswerCard) -> FindingView | None:
        item = str(card.item["id"])
        self._do(partial(self._write, FindingDraft(item=item, text=self._text(card))))
        return self._work.finding_of(item)

    def _write(self, draft: FindingDraft) -> Change:
        thing, visit = self._work.thing, self._work.visit
        assert thing is not None and visit is not None
        return self._workplace.visits.finding(visit.id, thing.id, draft)

    def _do(self, act: Callable[[], Change]) -> Change | None:
        try:
            change = act()
        except FieldtechError as error:
            self.refused.emit(error)
            return None
        self._work.reread()
        self._work.tell(change)
        return change

    def _text(self, card: AnswerCard) -> str:
        """The question, what was measured, and what was written beside it."""
        item, answer = card.item, card.answer()
        name = named(str(item["text_zh"]), str(item["text_en"]))
        measured = f"{answer.value} {unit_name(item.get('unit'))}".strip() if item["kind"] == "number" else ""
        return proposed(name, measured, answer.note.strip(), chinese=current_language() == "zh_CN")


def _as_stored(one: FindingView) -> FindingDraft:
    return FindingDraft(
        one.object.hex, one.item, one.text, one.hazard, one.state == "handled", one.handling, one.told_person,
        one.told_how, one.told_at, one.state == CORRECTED,
    )  # fmt: skip
