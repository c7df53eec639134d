"""What a vehicle of an install order still lacks, and the state that follows (states 4.1); pure, so the hub uses it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from fieldtech.model.checklist import is_answered, is_open, needs_its_photo
from fieldtech.model.drafts.install_row import (
    RowAnswersDraft,
    RowPlaceDraft,
    RowResultDraft,
    RowSourceDraft,
    RowUnitsDraft,
)
from fieldtech.model.drafts.onsite import AnswerDraft, ConditionDraft
from fieldtech.model.drafts.platform import PlatformCheckDraft

FITTING = ("install", "trial", "move")
"""Tasks at whose end a terminal is on the vehicle."""
SHOWS_PLATFORM = ("IA-28",)
"""Photos of the platform's own screen: they wait with the platform check."""


@dataclass(frozen=True)
class RowRecord:
    """All that was recorded on one vehicle; ``items`` is the acceptance checklist, ``photos`` its slots with one."""

    task: str
    units: RowUnitsDraft = field(default_factory=RowUnitsDraft)
    place: RowPlaceDraft | None = None
    condition: ConditionDraft | None = None
    answers: RowAnswersDraft | None = None
    platform: PlatformCheckDraft | None = None
    result: RowResultDraft | None = None
    source: RowSourceDraft | None = None
    items: tuple[Mapping[str, Any], ...] = ()
    photos: tuple[str, ...] = ()

    @property
    def touched(self) -> bool:
        """Whether anything was recorded at all."""
        parts = (self.place, self.condition, self.answers, self.platform)
        return self.units != RowUnitsDraft() or any(part is not None and part != type(part)() for part in parts)


def gaps(record: RowRecord) -> Iterator[str]:
    """The codes of what an installed vehicle lacks, in the order of the work."""
    if record.task in FITTING:
        yield from _unit_gaps(record)
    elif not record.units.taken_terminal:
        yield "row_not_removed"
    elif any(record.units.problems()):
        yield "row_fault_missing"
    yield from _condition_gaps(record)
    if record.task in FITTING:
        if record.place is None or any(record.place.problems()):
            yield "row_place_open"
        if open_items(record):
            yield "row_checklist_open"
        if not checked(record) and not postponed(record):
            yield "row_platform_open"


def state_of(record: RowRecord) -> str:
    """Where the vehicle stands: what was said counts, and a vehicle that lacks nothing is installed."""
    if record.result is not None and record.result.result in ("not_installed", "rescheduled"):
        return record.result.result
    if next(gaps(record), None) is not None:
        return "installing" if record.touched else "waiting"
    return "installed_unchecked" if record.task in FITTING and not checked(record) else "installed"


def open_items(record: RowRecord) -> list[str]:
    """The checklist items that still need an answer or a note; platform items wait with the platform check."""
    answers = standing(record)
    waits = "platform" if postponed(record) else ""
    found = []
    for item in record.items:
        later = waits and (item["group"] == waits or item["id"] in SHOWS_PLATFORM)
        if not later and is_open(item, answers.get(str(item["id"]))):
            found.append(str(item["id"]))
    return found


def answered(record: RowRecord) -> tuple[int, int]:
    """Items answered and all."""
    answers = standing(record)
    return sum(is_answered(answers.get(str(item["id"]))) for item in record.items), len(record.items)


def standing(record: RowRecord) -> dict[str, AnswerDraft]:
    """The answers that count: a photo item is answered by its photo, whatever was said of it (B03)."""
    given = record.answers.by_item() if record.answers else {}
    found = dict(given)
    for item in record.items:
        name = _slot(item)
        if item["kind"] == "photo" and name in record.photos:
            found[name] = AnswerDraft(name, "ok", "", given[name].note if name in given else "")
        elif needs_its_photo(item, given.get(name)):
            del found[name]
    return found


def without_photo(record: RowRecord, answers: Iterable[AnswerDraft]) -> Iterator[str]:
    """The items among these answers that only a photo can answer, and there is none."""
    items = {_slot(item): item for item in record.items}
    for answer in answers:
        item = items.get(answer.item)
        if item is not None and answer.item not in record.photos and needs_its_photo(item, answer):
            yield answer.item


def checked(record: RowRecord) -> bool:
    """Whether the platform shows the terminal online with every point (forms 2.4a)."""
    platform = record.platform
    return platform is not None and platform.result == "online" and not any(platform.problems())


def postponed(record: RowRecord) -> bool:
    """Whether the check on the platform was left for later with its reason: no network in the yard."""
    platform = record.platform
    return platform is not None and platform.result == "unchecked" and bool(platform.reason.strip())


def _unit_gaps(record: RowRecord) -> Iterator[str]:
    if not record.units.terminal:
        yield "row_terminal_missing"
    if not record.units.sim:
        yield "row_sim_missing"


def _condition_gaps(record: RowRecord) -> Iterator[str]:
    """B27: recorded before the work, damage with its photo."""
    if record.condition is None or any(record.condition.problems()):
        yield "row_condition_open"
    elif record.condition.body == "damaged" and not {"body", "damage"} & set(record.photos):
        yield "row_damage_photo_missing"


def _slot(item: Mapping[str, Any]) -> str:
    """The photo slot of an item: its own id."""
    return str(item["id"])
