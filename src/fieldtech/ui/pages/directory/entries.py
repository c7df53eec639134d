"""The history of a vehicle, terminal or SIM card as entries of the timeline."""

from collections.abc import Callable, Iterable
from datetime import datetime, tzinfo

from fieldtech.services.history import TimelineRow
from fieldtech.ui.kit.timeline import Entry
from fieldtech.ui.language import word
from fieldtech.words import known

_LOOK = {
    "place": ("map-pin", "muted"), "terminal": ("cpu", "accent"), "sim": ("card-sim", "accent"),
    "swap": ("arrow-left-right", "warn"), "plate": ("repeat", "warn"), "order": ("clipboard-list", "muted"),
    "entry": ("pencil", "muted"),
}  # fmt: skip
_STATES = {"place": ("terminal_state", "sim_state"), "terminal": ("terminal_state",), "sim": ("sim_state",),
           "order": ("status",)}  # fmt: skip


def entries_of(rows: Iterable[TimelineRow], zone: tzinfo, fault: Callable[[str], str]) -> tuple[Entry, ...]:
    """Newest first, as they come; ``fault`` names what an order is about in the language shown."""
    return tuple(_entry(row, zone, fault) for row in rows)


def _entry(row: TimelineRow, zone: tzinfo, fault: Callable[[str], str]) -> Entry:
    icon, tone = _LOOK[row.what]
    state = "undone" if row.state == "undone" else ""
    detail = fault(row.detail) if row.what == "order" else row.detail
    parts = (_state(row), detail, row.order if row.what != "order" else "", row.by, _reason(row))
    title = word(f"form.{row.title}") if row.what == "entry" else " · ".join(filter(None, (_kind(row), row.title)))
    return Entry(title, _span(row, zone), " · ".join(filter(None, parts)), icon, "muted" if state else tone)


def _kind(row: TimelineRow) -> str:
    text = word(f"place.{row.place_kind}") if row.what == "place" else word(f"timeline.{row.what}")
    return text[:1].upper() + text[1:]


def _reason(row: TimelineRow) -> str:
    """What was typed, or the word for a reason the program gave."""
    code = f"reason.{row.reason}"
    return word(code) if row.reason and known(code) else row.reason


def _state(row: TimelineRow) -> str:
    if row.state == "undone":
        return word("timeline.undone")
    found = (word(f"{group}.{row.state}") for group in _STATES.get(row.what, ()) if row.state)
    return next((text for text in found if "." not in text), "")


def _span(row: TimelineRow, zone: tzinfo) -> str:
    since = _day(row.since, zone)
    if row.until is None:
        return f"{since} –"
    until = _day(row.until, zone)
    return since if since == until else f"{since} – {until}"


def _day(at: datetime, zone: tzinfo) -> str:
    return f"{at.astimezone(zone):%Y-%m-%d}"
