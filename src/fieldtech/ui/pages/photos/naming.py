"""What a photo is called: its place or the item of the checklist, its vehicle, its time and how that is known."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from fieldtech.forms.onsite.wording import named
from fieldtech.model.choices import PHOTO_PAIRS
from fieldtech.model.finding_photos import word_of
from fieldtech.services.order_briefs import PhotoRow
from fieldtech.ui.language import word

Items = Iterable[Mapping[str, Any]]
Local = Callable[[datetime], datetime]


def place_name(name: str, items: Items = ()) -> str:
    """The name of a slot: a place, or what an item of the checklist asks for."""
    item = next((one for one in items if str(one["id"]) == name), None)
    return (
        f"{name} {named(str(item['text_zh']), str(item['text_en']))}" if item else word(f"choice.photo.{word_of(name)}")
    )


def photo_name(photo: PhotoRow, items: Items = ()) -> str:
    """The vehicle of many, the place, and what was written to it."""
    place = place_name(photo.name, items)
    return " · ".join(filter(None, (photo.vehicle, place, photo.caption)))


def photo_time(taken_at: datetime | None, taken_from: str, local: Local) -> str:
    """When it was taken, and whether only its file says so."""
    if taken_at is None:
        return word("photo_time.none")
    text = f"{local(taken_at):%Y-%m-%d %H:%M:%S}"
    return f"{text} · {word('photo_time.file')}" if taken_from == "file" else text


def both_halves(photo: PhotoRow, photos: Sequence[PhotoRow]) -> tuple[PhotoRow, ...]:
    """Before and after of the same thing, the newest of the other half; the photo alone when it has none."""
    place = photo.slot.removesuffix(photo.name)
    for before, after in PHOTO_PAIRS:
        other = {before: after, after: before}.get(photo.name)
        if other is not None:
            half = next((one for one in reversed(photos) if one.slot == f"{place}{other}"), None)
            if half is not None:
                return (photo, half) if photo.name == before else (half, photo)
    return (photo,)


def halves_together(photos: Sequence[PhotoRow]) -> tuple[PhotoRow, ...]:
    """What is before stands beside what is after, where the first of the two stood."""
    found: list[PhotoRow] = []
    for photo in photos:
        found += [one for one in both_halves(photo, photos) if one not in found]
        if photo not in found:
            found.append(photo)
    return tuple(found)
