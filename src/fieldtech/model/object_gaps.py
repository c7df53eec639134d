"""What one object of a visit still lacks, and the state that follows (states 4.3); pure, so the hub can use it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from fieldtech.model.checklist import (
    explained,
    gap_of,
    is_answered,
    is_unread,
    is_wrong,
    needs_its_photo,
    wants_photo,
)
from fieldtech.model.drafts.onsite import AnswerDraft

NOT_SEEN = "not_seen"


@dataclass(frozen=True)
class ObjectRecord:
    """All that was recorded on a vehicle or a piece of equipment; ``photos`` are its slots that hold one."""

    items: tuple[Mapping[str, Any], ...] = ()
    answers: Mapping[str, AnswerDraft] = field(default_factory=dict)
    photos: tuple[str, ...] = ()
    result: str = ""

    @property
    def touched(self) -> bool:
        """Whether anything was answered or photographed."""
        return bool(self.photos) or any(is_answered(answer) for answer in self.answers.values())


def gaps(record: ObjectRecord) -> Iterator[tuple[str, str]]:
    """(item, what it lacks: ``answer``, ``points``, ``note`` or ``photo``) in the order of the checklist."""
    if record.result == NOT_SEEN:
        return
    for item in record.items:
        name = str(item["id"])
        found = _gap(item, standing(record, item), name in record.photos)
        if found:
            yield name, found


def state_of(record: ObjectRecord) -> str:
    """``not_seen`` when it was said, ``done`` when nothing lacks, ``working`` once anything was recorded."""
    if record.result == NOT_SEEN:
        return NOT_SEEN
    if not record.touched:
        return "waiting"
    return "working" if next(gaps(record), None) else "done"


def standing(record: ObjectRecord, item: Mapping[str, Any]) -> AnswerDraft | None:
    """The answer that counts: a photo item is answered by its photo, whatever was said of it (B03)."""
    name = str(item["id"])
    given = record.answers.get(name)
    if item["kind"] == "photo" and name in record.photos:
        return AnswerDraft(name, "ok", "", given.note if given else "")
    return given


def wrong_items(record: ObjectRecord) -> Iterator[str]:
    """The questions whose answer is not as it should be; none of what was not looked at."""
    for item in record.items if record.result != NOT_SEEN else ():
        if is_wrong(item, record.answers.get(str(item["id"]))):
            yield str(item["id"])


def unread_items(record: ObjectRecord) -> Iterator[str]:
    """The readings that could not be taken: the record has a gap there, with its reason."""
    for item in record.items if record.result != NOT_SEEN else ():
        if is_unread(record.answers.get(str(item["id"]))):
            yield str(item["id"])


def answered(record: ObjectRecord) -> tuple[int, int]:
    """Questions complete and all: what need not be answered counts once it is, so the rest are the gaps."""
    lacking = {item for item, _lacks in gaps(record)}
    given = {str(item["id"]): is_answered(standing(record, item)) for item in record.items}
    counted = [name for name, item in zip(given, record.items, strict=True) if given[name] or item["required"]]
    return sum(given[name] and name not in lacking for name in counted), len(counted)


def _gap(item: Mapping[str, Any], answer: AnswerDraft | None, pictured: bool) -> str:
    if item["kind"] == "photo":
        wanted = bool(item["required"]) if not is_answered(answer) else needs_its_photo(item, answer)
        return "photo" if wanted and not pictured else ""
    found = gap_of(explained(item), answer)
    if found:
        return found
    return "photo" if is_answered(answer) and wants_photo(item, answer) and not pictured else ""
