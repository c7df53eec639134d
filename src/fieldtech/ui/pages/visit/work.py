"""What happens on a visit: answers are stored at once, what is looked at gives way to the next when nothing lacks."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from fieldtech.errors import FieldtechError
from fieldtech.forms.onsite.unsaved_answers import UnsavedAnswers
from fieldtech.model.base import Id
from fieldtech.model.checklist import Item, rest_answer
from fieldtech.model.drafts.onsite import AnswerDraft
from fieldtech.model.object_gaps import NOT_SEEN, ObjectRecord, answered, gaps, standing, state_of
from fieldtech.services.changes import Change
from fieldtech.services.order_view import OrderView
from fieldtech.services.visits.views import FindingView, ObjectView, VisitView
from fieldtech.services.workplace import Workplace

_ENDING = 3  # letters of a plate that are enough where they mean one alone
_WHOLE = 6  # letters of a number that is found inside a longer text, as that of a plate's QR


class VisitWork(QObject):
    """``shown`` when all differs, ``kept(object)`` after one act on it; ``own`` is the change being told."""

    shown = Signal()
    kept = Signal(object)
    changed = Signal(object)
    refused = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject, workplace: Workplace) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self.order: OrderView | None = None
        self.visit: VisitView | None = None
        self.current: Id | None = None
        self.own: Change | None = None
        self._homes: dict[Id, Id] = {}  # the visit of each object, for answers that the disk did not take
        self.unsaved = UnsavedAnswers(self, self._store, lambda: workplace.drafts.owner, parent.flush)  # type: ignore[attr-defined]
        self.unsaved.saved.connect(self.tell)
        self.unsaved.refused.connect(self.refused)
        self.unsaved.failed.connect(self.failed)

    # the visit --------------------------------------------------------------------------------------------

    @property
    def free(self) -> bool:
        """Whether questions may be answered now."""
        return self.visit is not None and self.visit.status == "in_service"

    @property
    def thing(self) -> ObjectView | None:
        """What is being looked at."""
        return self.object_of(self.current)

    @property
    def objects(self) -> tuple[ObjectView, ...]:
        """All that the visit looks at."""
        return self.visit.objects if self.visit is not None else ()

    def object_of(self, key: Id | None) -> ObjectView | None:
        """One of them."""
        return next((one for one in self.objects if one.id == key), None)

    def open(self, order: Id) -> None:
        """Another visit begins with what was begun on it, else with its first open object."""
        same = self.order is not None and self.order.id == order
        if not self._read(order):
            return
        if not same or self.thing is None:
            begun = next((one for one in self.objects if one.state == "working"), None)
            first = begun or self.next_open() or next(iter(self.objects), None)
            self.current = first.id if first else None
        self.shown.emit()

    def forget(self) -> None:
        """Another person sits down."""
        self.order, self.visit, self.current = None, None, None

    def reload(self, order: Id) -> None:
        """Everything as it is stored."""
        if self._read(order):
            self.shown.emit()

    def reread(self) -> None:
        """Answers, photos and findings alone: the order itself is as it was."""
        if self.visit is None:
            return
        try:
            self.visit = self._workplace.visits.view(self.visit.id)
        except FieldtechError as error:
            self.failed.emit(error)
            return
        self.shown.emit()

    # what is looked at ------------------------------------------------------------------------------------

    def pick(self, key: Id) -> None:
        """This one is looked at now."""
        if self.object_of(key) is not None and key != self.current:
            self.current = key
            self.shown.emit()

    def next_open(self, after: Id | None = None) -> ObjectView | None:
        """The next that lacks something, round and round."""
        keys = [one.id for one in self.objects]
        at = keys.index(after) + 1 if after in keys else 0
        ordered = (*self.objects[at:], *self.objects[:at])
        return next((one for one in ordered if one.gaps and one.id != after), None)

    def find(self, text: str) -> ObjectView | None:
        """By plate, number, tag or terminal, as scanned or typed; the end of a plate will do."""
        wanted = "".join(text.split()).casefold()
        if not wanted:
            return None
        names = [(one, _names(one)) for one in self.objects]
        if (known := next((one for one, own in names if _means(wanted, own)), None)) is not None:
            return known
        hit = self._workplace.lookup.recognise_scan(text)
        if hit is not None and (known := self._of_hit(hit.kind, hit.id, hit.label)) is not None:
            return known
        ending = [one for one, own in names if len(wanted) >= _ENDING and any(n.endswith(wanted) for n in own)]
        return ending[0] if len(ending) == 1 else None

    def _of_hit(self, kind: str, key: object, label: str) -> ObjectView | None:
        for one in self.objects:
            if key == one.thing or (kind == "terminal" and label == one.terminal):
                return one
        return None

    # answers ----------------------------------------------------------------------------------------------

    def answers(self, thing: ObjectView) -> Mapping[str, AnswerDraft]:
        """What counts for each question: a photo item is answered by its photo."""
        record = self._record(thing)
        found = {str(item["id"]): standing(record, item) for item in record.items}
        return {name: answer for name, answer in found.items() if answer is not None}

    def answer(self, answers: Sequence[AnswerDraft], key: Id | None = None) -> bool:
        """Store answers of the object in work; False when they were refused."""
        thing = self.object_of(key or self.current)
        if thing is None or not answers:
            return False
        try:
            change = self.unsaved.write(thing.id, answers)
        except FieldtechError as error:
            self.refused.emit(error)
            return False
        self._take(thing, answers)
        if change is not None:
            self.tell(change)
        self.kept.emit(thing.id)
        return True

    def rest_ok(self) -> tuple[AnswerDraft, ...] | None:
        """The open ticks and choices of the object in work; how to take it back, None when refused."""
        thing, visit = self.thing, self.visit
        if thing is None or visit is None:
            return None
        try:
            change, back = self._workplace.visits.rest_ok(visit.id, thing.id)
        except FieldtechError as error:
            self.refused.emit(error)
            return None
        items = {str(item["id"]): item for item in visit.items}
        given = (rest_answer(items[one.item]) for one in back if one.item in items)
        self._take(thing, [answer for answer in given if answer is not None])
        self.tell(change)
        self.kept.emit(thing.id)
        return back

    def not_seen(self, thing: ObjectView, reason: str) -> None:
        """It could not be looked at; no reason takes that back."""
        if self.visit is None:
            return
        try:
            result = NOT_SEEN if reason else ""
            change = self._workplace.visits.object_result(self.visit.id, thing.id, result, reason)
        except FieldtechError as error:
            self.refused.emit(error)
            return
        self.tell(change)
        self.reread()

    # findings ---------------------------------------------------------------------------------------------

    def findings(self, thing: ObjectView | None = None) -> tuple[FindingView, ...]:
        """Those of one object, or all."""
        found = self.visit.findings if self.visit is not None else ()
        return tuple(one for one in found if thing is None or one.object == thing.id)

    def finding_of(self, item: str) -> FindingView | None:
        """The newest of a question of the object in work."""
        thing = self.thing
        mine = [one for one in self.findings(thing) if one.item == item] if thing is not None else []
        return mine[-1] if mine else None

    # inside -----------------------------------------------------------------------------------------------

    def _read(self, order: Id) -> bool:
        try:
            self.order = self._workplace.orders.view(order)
            self.visit = self._workplace.visits.view(order)
        except FieldtechError as error:
            self.order, self.visit = None, None
            self.failed.emit(error)
            return False
        self._homes |= {one.id: order for one in self.visit.objects}
        return True

    def tell(self, change: Change) -> None:
        """Tell the window of what is shown here already."""
        self.own = change
        self.changed.emit(change)
        self.own = None

    def _store(self, key: Id, answers: Sequence[AnswerDraft]) -> Change:
        return self._workplace.visits.answer(self._homes[key], key, answers)

    def _record(self, thing: ObjectView) -> ObjectRecord:
        items: tuple[Item, ...] = self.visit.items if self.visit is not None else ()
        photos = tuple(photo.slot.partition("/")[2] for photo in thing.photos)
        answers = {**thing.answers, **self.unsaved.of(thing.id)}
        return ObjectRecord(items, answers, photos, NOT_SEEN if thing.state == NOT_SEEN else "")

    def _take(self, thing: ObjectView, answers: Sequence[AnswerDraft]) -> None:
        """One object differs: the others need not be read again."""
        assert self.visit is not None
        mine = replace(thing, answers={**thing.answers, **{answer.item: answer for answer in answers}})
        record = self._record(mine)
        fresh = replace(mine, gaps=tuple(gaps(record)), state=state_of(record), answered=answered(record))
        objects = tuple(fresh if one.id == thing.id else one for one in self.visit.objects)
        self.visit = replace(self.visit, objects=objects)


def _names(one: ObjectView) -> list[str]:
    return [name.casefold() for name in (one.plate, one.number, one.tag, one.terminal) if name]


def _means(wanted: str, own: Sequence[str]) -> bool:
    return wanted in own or any(len(name) >= _WHOLE and name in wanted for name in own)
