"""A move of a photo in words: from where to where, by whom and why."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from fieldtech.model.drafts.photos import PhotoCameDraft, PhotoRemovedDraft
from fieldtech.model.facts import Recorded
from fieldtech.services.order_view import OrderView
from fieldtech.ui.pages.photos.naming import place_name


def move_words(view: OrderView, record: Recorded) -> tuple[str, str]:
    """The title and the rest, of a photo that went or came, once within one order; both empty for any other entry."""
    draft = record.draft
    if isinstance(draft, PhotoRemovedDraft) and draft.to_order:
        title = QCoreApplication.translate("PhotoTrace", "Photo moved")
        if draft.to_order != view.number:
            title = QCoreApplication.translate("PhotoTrace", "Photo moved away")
        there = _place(view, draft.to_order, draft.to_vehicle, draft.to_slot)
        way = f"{_place(view, view.number, draft.from_vehicle, draft.from_slot)} → {there}"
    elif isinstance(draft, PhotoCameDraft) and draft.from_order != view.number:  # else it is told where it went
        title = QCoreApplication.translate("PhotoTrace", "Photo moved here")
        there = _place(view, view.number, draft.to_vehicle, draft.to_slot)
        way = f"{_place(view, draft.from_order, draft.from_vehicle, draft.from_slot)} → {there}"
    else:
        return "", ""
    if draft.back:
        title = QCoreApplication.translate("PhotoTrace", "Photo moved back")
    return title, " · ".join(filter(None, (view.name_of(record.by), way, draft.reason)))


def moved_away(view: OrderView) -> Iterator[tuple[Recorded, str, str]]:
    """Every photo that was moved out of a place of this order, with its words."""
    for record in view.facts.entries.values():
        if isinstance(record.draft, PhotoRemovedDraft) and record.draft.to_order:
            yield record, *move_words(view, record)


def _place(view: OrderView, number: str, vehicle: str, slot: str) -> str:
    """Of another order with its number."""
    name = place_name(slot.rpartition("/")[2], view.checklist.get("items", ()))
    of_many = vehicle if "/" in slot else ""
    return " ".join(filter(None, (number if number != view.number else "", of_many, name)))
