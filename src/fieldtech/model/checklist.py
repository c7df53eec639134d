"""What the items of a checklist mean: their three answers, their limits, what "the rest OK" may answer.

An item is the catalogue's own JSON: ``id, group, text_zh, text_en, kind, required, unit, lower, upper,
photo_on_fail, options, options_en``; where a template says so also ``points`` (how many measuring points there must
be), ``rule`` (how they are judged: ``model/readings.py``), ``na`` (it may be answered "not applicable", with a
reason), ``must_measure`` (a reading that cannot be left out with a reason), ``instruction_zh``, ``instruction_en``
and ``picture`` (how it is done).
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from fieldtech.model.drafts.onsite import AnswerDraft
from fieldtech.model.readings import Judged, Limits, judge, plain
from fieldtech.model.readings import number_of as number_of

Item = Mapping[str, Any]

SAFETY_GROUPS = ("safety",)
MEANINGS = {"正常": "ok", "异常": "not_ok", "不适用": "na"}
"""What the usual words of a choice mean, where a template has them as its own options."""
UNREAD = "no_reading"
"""The answer of a reading that could not be taken; its note says why. It is no OK, and no fault either."""


def choices_of(item: Item) -> tuple[str, ...]:
    """The answers of a tick or choice in the order of their keys 1, 2, 3 …: codes, or the item's own words."""
    if item["kind"] == "tick":
        return ("ok", "not_ok", "na")
    own = tuple(MEANINGS.get(option, option) for option in item.get("options") or ())
    return (*own, "na") if own and item.get("na") and "na" not in own else own


def answer_with(item: Item, choice: str, note: str = "") -> AnswerDraft:
    """The answer that a press on one of ``choices_of`` means."""
    if choice in MEANINGS.values():
        return AnswerDraft(str(item["id"]), choice, "", note)
    return AnswerDraft(str(item["id"]), "", choice, note)


def chosen(item: Item, answer: AnswerDraft | None) -> str:
    """Which of ``choices_of`` an answer is; an option kept in the template's own word is the same answer."""
    if answer is None:
        return ""
    return answer.answer or MEANINGS.get(answer.value, answer.value)


def is_offered(item: Item, answer: AnswerDraft) -> bool:
    """Whether it is one of the answers that the item has; what is measured or written is judged elsewhere."""
    if item["kind"] not in ("tick", "choice"):
        return answer.answer in ("", *MEANINGS.values()) or (is_unread(answer) and bool(item.get("unread")))
    given = {answer.answer, MEANINGS.get(answer.value, answer.value)} - {""}
    return len(given) <= 1 and given <= set(choices_of(item))


def option_in_english(item: Item, option: str) -> str:
    """The English name of one of the item's own words, "" when the office has given none."""
    options, english = item.get("options") or (), item.get("options_en") or ()
    return next((str(name) for own, name in zip(options, english, strict=False) if own == option), "")


def is_answered(answer: AnswerDraft | None) -> bool:
    """Whether the item has any answer."""
    return answer is not None and bool(answer.answer or answer.value)


def is_unread(answer: AnswerDraft | None) -> bool:
    """Whether somebody said that the reading cannot be taken."""
    return answer is not None and answer.answer == UNREAD


def rest_answer(item: Item) -> AnswerDraft | None:
    """What "the rest OK" answers: never a number, a text, a photo, a safety item or a word that is no OK."""
    if item["group"] in SAFETY_GROUPS or item["kind"] not in ("tick", "choice"):
        return None
    return answer_with(item, "ok") if "ok" in choices_of(item) else None


def beyond(item: Item, text: str) -> tuple[str, Decimal]:
    """("over" | "under", by how much) outside the limits, ("", 0) inside or when it is no number."""
    value = number_of(text, str(item.get("unit") or ""))
    lower, upper = item.get("lower"), item.get("upper")
    if value is not None and upper is not None and value > Decimal(str(upper)):
        return "over", value - Decimal(str(upper))
    if value is not None and lower is not None and value < Decimal(str(lower)):
        return "under", Decimal(str(lower)) - value
    return "", Decimal(0)


def several(item: Item) -> bool:
    """Whether more than one point is measured."""
    return item["kind"] == "number" and int(item.get("points") or 0) > 1


def judged(item: Item, answer: AnswerDraft | None) -> Judged:
    """What the reading says, of one point or of several."""
    points = (answer.points or (answer.value,)) if answer is not None else ()
    return judge(points, Limits.of(item))


def points_answer(item: Item, points: Iterable[str], note: str = "") -> AnswerDraft:
    """The answer that these points as typed mean; its value is the worst of them."""
    typed = tuple(point.strip() for point in points)
    while typed and not typed[-1]:
        typed = typed[:-1]
    answer = AnswerDraft(str(item["id"]), "", "", note, typed)
    return replace(answer, value=plain(judged(item, answer).worst) or next(filter(None, typed), ""))


def may_be_na(item: Item) -> bool:
    """Whether "not applicable" is an answer to it."""
    return bool(item.get("na")) or item["kind"] == "tick" or "na" in choices_of(item)


def explained(item: Item) -> Item:
    """The item as a visit asks it: what is not applicable, or cannot be measured, always says why."""
    more = {"na": True} if may_be_na(item) else {}
    if item["kind"] == "number" and not item.get("must_measure"):
        more["unread"] = True
    return {**item, **more} if more else item


def is_wrong(item: Item, answer: AnswerDraft | None) -> bool:
    """Whether it is not as it should be: answered so, or measured outside its limits."""
    if answer is None or chosen(item, answer) in ("na", UNREAD):
        return False
    if item["kind"] != "number":
        return chosen(item, answer) == "not_ok"
    found = judged(item, answer)
    return answer.answer == "not_ok" or bool(found.unreadable) or found.verdict in ("below", "above")


def is_in_order(item: Item, answer: AnswerDraft | None) -> bool:
    """Whether it was looked at and is as it should be: "not applicable" and what could not be read say nothing."""
    if answer is None or not is_answered(answer) or chosen(item, answer) in ("na", UNREAD):
        return False
    return not is_wrong(item, answer) and gap_of(item, answer) not in ("answer", "points")


def needs_note(item: Item, answer: AnswerDraft | None) -> bool:
    """Whether the answer must be explained (F16)."""
    excused = answer is not None and bool(item.get("na")) and chosen(item, answer) == "na"
    return excused or is_unread(answer) or is_wrong(item, answer)


def gap_of(item: Item, answer: AnswerDraft | None) -> str:
    """What it lacks first: ``answer``, ``points`` still to be measured, a ``note``; "" when nothing."""
    if answer is None or not is_answered(answer):
        return "answer" if bool(item["required"]) else ""
    said = _says_it(item, answer)
    if several(item) and not said:
        return "points"
    if needs_note(item, answer) and len(answer.note.strip()) < 2:
        return "note"
    return "" if said else "answer"


def _says_it(item: Item, answer: AnswerDraft) -> bool:
    """Whether what is to be measured or written is: an OK is no number, and what cannot be read neither."""
    if item["kind"] not in ("number", "text") or (chosen(item, answer) == "na" and may_be_na(item)):
        return True
    if is_unread(answer):
        return bool(item.get("unread"))
    if item["kind"] == "text":
        return bool(answer.value.strip())
    found = judged(item, answer)
    return not found.missing and not found.unreadable


def is_open(item: Item, answer: AnswerDraft | None) -> bool:
    """Whether it still needs its answer, points that are missing, or the note to one (F16)."""
    return bool(gap_of(item, answer))


def wants_photo(item: Item, answer: AnswerDraft | None) -> bool:
    """Whether a photo belongs to the answer."""
    return item["kind"] == "photo" or (bool(item.get("photo_on_fail")) and is_wrong(item, answer))


def needs_its_photo(item: Item, answer: AnswerDraft | None) -> bool:
    """Whether an answer to a photo item says nothing without the photo; one that may be left out can say why not."""
    if item["kind"] != "photo" or not is_answered(answer):
        return False
    assert answer is not None
    left_out = answer.answer == "na" and not item["required"]
    return not (left_out and len(answer.note.strip()) >= 2)
