"""What each visit of an object read: from its sealed record, or from the answers while it is not sealed yet."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from fieldtech.errors import MachineError
from fieldtech.model.base import Id
from fieldtech.model.checklist import MEANINGS
from fieldtech.model.drafts.visits import SkipDraft
from fieldtech.model.maintenance import Visit, VisitObject
from fieldtech.model.orders import Order, SealedRecord
from fieldtech.model.readings import Limits, judge, number_of, plain
from fieldtech.services.checklists import checklist_of_order
from fieldtech.services.entries import newest_draft
from fieldtech.services.sealing import read_sealed
from fieldtech.services.visits.objects import record_of_object
from fieldtech.services.visits.stories import Point, Series

Item = Mapping[str, Any]
_ANSWERED = ("in_service", "to_sign", "signed", "completed", "archived")
_MISSED = ("skipped",)
_FAILED = ("below", "above")


@dataclass(frozen=True)
class PastVisit:
    """A visit of the object with its items as the sealed record has them; ``record`` is {} without a seal."""

    order: Order
    visit: Visit
    thing: VisitObject
    items: tuple[Item, ...]
    record: Mapping[str, Any]
    state: str
    reason: str

    @property
    def missed(self) -> bool:
        """Whether it was left out, or this object was."""
        return self.order.status in _MISSED or self.state == "not_seen"

    @property
    def faults(self) -> int:
        """How many items were not in order."""
        return sum(map(_is_fault, self.items))


def _is_fault(item: Item) -> bool:
    answer = item["answer"] or MEANINGS.get(str(item["value"]), "")
    return answer == "not_ok" or item["verdict"] in _FAILED


def past_visits(session: Session, *which: ColumnElement[bool]) -> list[PastVisit]:
    """Every visit of the object, oldest first."""
    wanted = select(Order, Visit, VisitObject).join(Visit, Visit.order_id == Order.id)
    wanted = wanted.join(VisitObject, VisitObject.order_id == Order.id).where(*which)
    rows = session.execute(wanted.order_by(Visit.due_on, Order.number)).all()
    seals = _seals(session, [order.id for order, _visit, _thing in rows])
    found = [_past(session, order, visit, thing, seals.get(order.id)) for order, visit, thing in rows]
    return sorted(found, key=lambda past: (past.visit.done_on or past.visit.due_on, past.order.number))


def _seals(session: Session, orders: Iterable[Id]) -> dict[Id, SealedRecord]:
    """The newest revision of each order."""
    wanted = select(SealedRecord).where(SealedRecord.order_id.in_(list(orders)))
    return {row.order_id: row for row in session.scalars(wanted.order_by(SealedRecord.revision))}


def _past(session: Session, order: Order, visit: Visit, thing: VisitObject, seal: SealedRecord | None) -> PastVisit:
    record = _read(seal)
    sealed = next((o for o in record.get("objects") or [] if o.get("key") == thing.id.hex), None)
    if sealed is not None:
        state, reason = str(sealed.get("state") or ""), str(sealed.get("reason") or "")
        return PastVisit(order, visit, thing, tuple(map(_sealed_item, sealed["items"])), record, state, reason)
    items = _answered(session, order, thing) if order.status in _ANSWERED else ()
    skipped = newest_draft(session, order.id, SkipDraft) if order.status in _MISSED else None
    reason = skipped.reason if skipped else thing.reason
    return PastVisit(order, visit, thing, items, {}, thing.state, reason)


def _read(seal: SealedRecord | None) -> Mapping[str, Any]:
    """What was sealed; a damaged row is what the doctor tells, here the rest goes on without it."""
    try:
        return read_sealed(seal) if seal is not None else {}
    except MachineError:
        return {}


def _sealed_item(item: Item) -> Item:
    """With every key that is asked for here."""
    nothing = dict.fromkeys(("answer", "value", "minimum", "mean", "verdict", "unit", "group", "note"), "")
    return {**nothing, **item}


def _answered(session: Session, order: Order, thing: VisitObject) -> tuple[Item, ...]:
    """The answers as they stand, in the form of the record."""
    checklist = checklist_of_order(session, order)
    items = tuple(checklist.items) if checklist else ()
    answers = record_of_object(session, order.id, thing.id, items).answers
    return tuple(_as_sealed(item, answers.get(str(item["id"]))) for item in items)


def _as_sealed(item: Item, answer: Any) -> Item:
    points = tuple(answer.points or (answer.value,)) if answer else ()
    judged = judge(points, Limits.of(item)) if item["kind"] == "number" else None
    return {
        "id": item["id"], "group": item["group"], "zh": item["text_zh"], "en": item["text_en"], "kind": item["kind"],
        "unit": item.get("unit") or "", "lower": item.get("lower"), "upper": item.get("upper"),
        "answer": answer.answer if answer else "", "value": answer.value if answer else "",
        "minimum": plain(judged.minimum) if judged else "", "mean": plain(judged.mean) if judged else "",
        "verdict": judged.verdict if judged else "", "note": answer.note if answer else "",
    }  # fmt: skip


# readings over time ---------------------------------------------------------------------------------------


def series_of(visits: Iterable[PastVisit], seen: frozenset[Id]) -> tuple[Series, ...]:
    """A series for each measured item, in the order of the newest checklist that has it.

    A visit that asked for it without an answer is a gap, and so is one left out whose checklist asks for it. Of
    visits whose orders are not in ``seen`` the number is not told.
    """
    looked = [past for past in visits if past.order.status in (*_ANSWERED, *_MISSED)]
    newest: dict[str, Item] = {}
    for past in reversed(looked):
        for item in past.items:
            if item["kind"] == "number":
                newest.setdefault(str(item["id"]), item)
    made = (_series(item, looked, seen) for item in newest.values())
    return tuple(series for series in made if any(point.value is not None for point in series.points))


def _series(item: Item, visits: list[PastVisit], seen: frozenset[Id]) -> Series:
    code, points = str(item["id"]), []
    found = [(past, next((one for one in past.items if one["id"] == code), None)) for past in visits]
    asking = {past.visit.checklist_code for past, read in found if read is not None}
    for past, read in found:
        if read is not None or (past.missed and past.visit.checklist_code in asking):
            points.append(_point(past, read, past.order.id in seen))
    while points and points[0].value is None:
        points.pop(0)  # before it was ever measured there is nothing to miss
    return Series(
        code, str(item.get("group") or ""), str(item["zh"]), str(item["en"]), str(item.get("unit") or ""),
        _decimal(item.get("lower")), _decimal(item.get("upper")), tuple(points),
    )  # fmt: skip


def _point(past: PastVisit, item: Item | None, told: bool) -> Point:
    value = _decimal(item["value"]) if item else None
    least = _decimal(item["minimum"]) if item else None
    mean = _decimal(item["mean"]) if item else None
    value = least if value is None else value
    why = past.reason if past.missed and told else str(item["note"]) if item and value is None else ""
    order = past.order
    return Point(
        past.visit.done_on or past.visit.due_on, value, least if least is not None else value, mean,
        order.number if told else "", order.id if told else None, str(item["verdict"]) if item else "", why,
        _decimal(item.get("lower")) if item else None, _decimal(item.get("upper")) if item else None,
    )  # fmt: skip


def _decimal(value: object) -> Decimal | None:
    return None if value in (None, "") else number_of(str(value))
