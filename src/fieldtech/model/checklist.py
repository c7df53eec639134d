"""What the items of a checklist mean: their three answers, their limits, what "the rest OK" may answer.

An item is the catalogue's own JSON: ``id, group, text_zh, text_en, kind, required, unit, lower, upper,
photo_on_fail, options, options_en``.
"""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from fieldtech.model.drafts.onsite import AnswerDraft

Item = Mapping[str, Any]

SAFETY_GROUPS = ("safety",)
_MEANINGS = {"正常": "ok", "异常": "not_ok", "不适用": "na"}


def choices_of(item: Item) -> tuple[str, ...]:
    """The answers of a tick or choice in the order of their keys 1, 2, 3 …: codes, or the item's own words."""
    if item["kind"] == "tick":
        return ("ok", "not_ok", "na")
    return tuple(_MEANINGS.get(option, option) for option in item.get("options") or ())


def answer_with(item: Item, choice: str, note: str = "") -> AnswerDraft:
    """The answer that a press on one of ``choices_of`` means."""
    if choice in _MEANINGS.values():
        return AnswerDraft(str(item["id"]), choice, "", note)
    return AnswerDraft(str(item["id"]), "", choice, note)


def chosen(item: Item, answer: AnswerDraft | None) -> str:
    """Which of ``choices_of`` an answer is; an option kept in the template's own word is the same answer."""
    if answer is None:
        return ""
    return answer.answer or _MEANINGS.get(answer.value, answer.value)


def option_in_english(item: Item, option: str) -> str:
    """The English name of one of the item's own words, "" when the office has given none."""
    options, english = item.get("options") or (), item.get("options_en") or ()
    return next((str(name) for own, name in zip(options, english, strict=False) if own == option), "")


def is_answered(answer: AnswerDraft | None) -> bool:
    """Whether the item has any answer."""
    return answer is not None and bool(answer.answer or answer.value)


def rest_answer(item: Item) -> AnswerDraft | None:
    """What "the rest OK" answers: never a number, a text, a photo, a safety item or a word that is no OK."""
    if item["group"] in SAFETY_GROUPS or item["kind"] not in ("tick", "choice"):
        return None
    return answer_with(item, "ok") if "ok" in choices_of(item) else None


def number_of(text: str) -> Decimal | None:
    """A reading as typed (a comma counts as the point); None when it is no number."""
    try:
        value = Decimal(text.strip().replace(",", "."))
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def beyond(item: Item, text: str) -> tuple[str, Decimal]:
    """("over" | "under", by how much) outside the limits, ("", 0) inside or when it is no number."""
    value = number_of(text)
    lower, upper = item.get("lower"), item.get("upper")
    if value is not None and upper is not None and value > Decimal(str(upper)):
        return "over", value - Decimal(str(upper))
    if value is not None and lower is not None and value < Decimal(str(lower)):
        return "under", Decimal(str(lower)) - value
    return "", Decimal(0)


def needs_note(item: Item, answer: AnswerDraft | None) -> bool:
    """Whether the answer must be explained (F16)."""
    if answer is None:
        return False
    if item["kind"] != "number":
        return chosen(item, answer) == "not_ok"
    unreadable = bool(answer.value) and number_of(answer.value) is None
    return answer.answer == "not_ok" or unreadable or bool(beyond(item, answer.value)[0])


def is_open(item: Item, answer: AnswerDraft | None) -> bool:
    """Whether it still needs its answer, or the note to one (F16)."""
    if bool(item["required"]) and not is_answered(answer):
        return True
    return answer is not None and needs_note(item, answer) and len(answer.note.strip()) < 2


def wants_photo(item: Item, answer: AnswerDraft | None) -> bool:
    """Whether a photo belongs to the answer."""
    return item["kind"] == "photo" or (bool(item.get("photo_on_fail")) and needs_note(item, answer))


def needs_its_photo(item: Item, answer: AnswerDraft | None) -> bool:
    """Whether an answer to a photo item says nothing without the photo; one that may be left out can say why not."""
    if item["kind"] != "photo" or not is_answered(answer):
        return False
    assert answer is not None
    left_out = answer.answer == "na" and not item["required"]
    return not (left_out and len(answer.note.strip()) >= 2)
