"""Entries of the calendar as an iCalendar file (RFC 5545): no telephone numbers, for such files wander."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from fieldtech.model.base import Id
from fieldtech.services.plans.calendar import CalendarEntry
from fieldtech.words import word

_STATUS = dict.fromkeys(("planned", "noticed"), "TENTATIVE") | dict.fromkeys(("skipped", "cancelled"), "CANCELLED")


def written(
    entries: Iterable[CalendarEntry], steps: Mapping[Id, int], now: datetime, zone: ZoneInfo, lang: str = "zh_CN"
) -> bytes:
    """The file; an order has the same UID in every file and a higher SEQUENCE after each of its ``steps``, so that
    other calendars replace what they have of it, and take out what was called off.
    """
    calendar = Calendar()
    calendar.add("prodid", f"-//fieldtech//calendar//{'EN' if lang == 'en' else 'CN'}")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", word("calendar.file", lang))
    calendar.add("x-wr-timezone", zone.key)
    for entry in entries:
        event = _event(entry, now, zone, lang)
        event.add("sequence", steps.get(entry.order, 0))
        calendar.add_component(event)
    calendar.add_missing_timezones()
    found: bytes = calendar.to_ical()
    return found


def _event(entry: CalendarEntry, now: datetime, zone: ZoneInfo, lang: str) -> Event:
    event = Event()
    event.add("uid", f"{entry.order.hex}@fieldtech")
    event.add("dtstamp", now)
    if entry.start is not None and entry.end is not None:
        event.add("dtstart", entry.start.astimezone(zone))
        event.add("dtend", entry.end.astimezone(zone))
    else:
        event.add("dtstart", entry.day)
        event.add("dtend", entry.day + timedelta(days=1))
    event.add("summary", " · ".join(filter(None, (entry.title, entry.customer, entry.technician))))
    state = word(f"status.{entry.status}", lang)
    event.add("description", "\n".join(filter(None, (entry.number, entry.objects, state))))
    if entry.address:
        event.add("location", entry.address)
    event.add("status", _STATUS.get(entry.status, "CONFIRMED"))
    event.add("categories", [word(f"kind.{entry.kind}", lang)])
    return event
