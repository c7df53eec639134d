"""Checklists: saving one makes a new version, work already started keeps the old one."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from fieldtech.errors import Problem
from fieldtech.model.blob_names import is_hash
from fieldtech.model.drafts.base import Draft, most, one_of, required
from fieldtech.model.drafts.masters.base import MasterDraft, Problems
from fieldtech.model.limits import MOST_POINTS
from fieldtech.model.readings import RULES

ITEM_KINDS = ("tick", "choice", "number", "text", "photo")


@dataclass(frozen=True, kw_only=True)
class ChecklistItem(Draft):
    """One row to answer; numbers have a unit and may have limits, choices their options in both languages."""

    id: str = ""
    group: str = ""
    text_zh: str = ""
    text_en: str = ""
    kind: str = "tick"  # type: ignore[misc]  # the word of the catalogue files; no entry is made of an item
    required: bool = True
    unit: str | None = None
    lower: float | None = None
    upper: float | None = None
    photo_on_fail: bool = False
    options: tuple[str, ...] = ()
    options_en: tuple[str, ...] = ()  # the same in English; what is stored is the word of ``options``
    points: int = 0  # of a number: how many there must be; one when it says nothing
    rule: str = "every"  # how several points are judged: model/readings.py
    na: bool = False  # may be answered "not applicable", with a reason
    must_measure: bool = False  # of a number: "cannot be measured" is no answer to it
    instruction_zh: str = ""
    instruction_en: str = ""
    picture: str = ""  # sha256 of the photo that shows how it is done

    def problems(self) -> Problems:
        """What this row lacks."""
        for name in ("id", "group", "text_zh", "text_en"):
            yield from required(name, getattr(self, name))
        yield from one_of("kind", self.kind, ITEM_KINDS)
        if self.kind == "choice" and len(self.options) < 2:
            yield Problem("options", "options_too_few")
        if self.options_en and len(self.options_en) != len(self.options):
            yield Problem("options_en", "options_en_count", params={"wanted": str(len(self.options))})
        if self.lower is not None and self.upper is not None and self.lower > self.upper:
            yield Problem("upper", "limits_swapped")
        yield from one_of("rule", self.rule, RULES)
        yield from most("points", self.points, MOST_POINTS)
        if self.points < 0:
            yield Problem("points", "not_negative")
        if self.picture and not is_hash(self.picture):
            yield Problem("picture", "picture_unknown")
        if bool(self.instruction_zh) != bool(self.instruction_en):
            yield Problem("instruction_en" if self.instruction_zh else "instruction_zh", "required")


@dataclass(frozen=True)
class ChecklistDraft(MasterDraft):
    """One version of a checklist with its rows in order."""

    kind: ClassVar[str] = "checklists"
    needs: ClassVar[tuple[str, ...]] = ("code", "title_zh", "title_en", "items")

    code: str = ""
    version: int = 0
    title_zh: str = ""
    title_en: str = ""
    items: tuple[ChecklistItem, ...] = ()

    def rules(self) -> Problems:
        """Every row complete and its id used once; the field says which row, as ``items.3.upper``."""
        yield from super().rules()
        for n, item in enumerate(self.items):
            for p in item.problems():
                yield Problem(f"items.{n}.{p.field}", p.code, p.severity, p.params)
        for item_id, times in Counter(item.id for item in self.items).items():
            if times > 1:
                yield Problem("items", "item_id_twice", params={"id": item_id})

    def stored_items(self) -> list[Mapping[str, Any]]:
        """The rows as JSON objects."""
        return [item.to_body() for item in self.items]
