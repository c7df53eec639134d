"""How an entry of the calendar looks and is told: the icon and colour of its state, always with the word beside it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fieldtech.errors import Problem
from fieldtech.model.maintenance import VISIT_KINDS
from fieldtech.services.plans.calendar import CalendarEntry
from fieldtech.ui.language import of_task, word

_DONE = ("signed", "completed", "archived")
_OVER = (*_DONE, "skipped", "cancelled")
_LOOKS = {
    "done": ("ok", "check"),
    "late": ("danger", "circle-alert"),
    "clash": ("warn", "split"),
    "noticed": ("violet", "phone"),
    "planned": ("neutral", "clock"),
    "skipped": ("neutral", "ban"),
    "assigned": ("info", "calendar"),
    "order": ("info", "wrench"),
}
LEGEND = ("planned", "noticed", "assigned", "done", "late", "clash", "order")
"""The states explained below the calendar."""


@dataclass(frozen=True)
class Look:
    """Colour, icon and word of a state."""

    tone: str
    icon: str
    word: str


def look_of(entry: CalendarEntry) -> Look:
    """What matters most of an entry: late, clashing, else its state."""
    name = _state(entry)
    tone, icon = _LOOKS[name]
    said = (
        word(f"calendar.{name}") if name in ("late", "clash", "done") else of_task(f"status.{entry.status}", entry.kind)
    )
    return Look(tone, icon, said)


def legend() -> list[Look]:
    """Each state with its word."""
    return [Look(*_LOOKS[name], word(f"calendar.{name}")) for name in LEGEND]


def short(entry: CalendarEntry) -> str:
    """One line: what, whose."""
    return " ".join(filter(None, (entry.objects or entry.title, entry.customer)))


def spoken(entry: CalendarEntry) -> str:
    """Everything a chip shortens; for tooltips and screen readers."""
    when = f"{entry.start:%H:%M}–{entry.end:%H:%M}" if entry.start and entry.end else ""
    states = [of_task(f"status.{entry.status}", entry.kind)]
    states += [word("calendar.late")] if entry.late else []
    states += [word("calendar.clash")] if entry.clash else []
    who = entry.technician or word("calendar.nobody")
    parts = (entry.day.isoformat(), when, entry.number, entry.customer, entry.objects, entry.title, who, *states)
    return ", ".join(dict.fromkeys(filter(None, parts)))


def summary(entries: Iterable[CalendarEntry], month: date | None, doubts: Iterable[Problem] = ()) -> str:
    """What is shown, in one line: the month of a day, how many visits and other orders, how many of all are late, what
    is unknown of holidays.
    """
    shown = list(entries)
    visits = [one for one in shown if one.kind in VISIT_KINDS]
    others, late = len(shown) - len(visits), sum(one.late for one in shown)
    nobody = sum(not one.login for one in visits if one.status not in _OVER)
    named = word(f"recurrence.month.{month.month}") if month else ""
    parts = [
        word("calendar.month", year=str(month.year), month=named) if month else "",
        word("calendar.count.visit" if len(visits) == 1 else "calendar.count.visits", n=str(len(visits))),
        word("calendar.count.order" if others == 1 else "calendar.count.orders", n=str(others)) if others else "",
        word("calendar.count.late", n=str(late)) if late else "",
        word("calendar.count.nobody", n=str(nobody)) if nobody else "",
        *(word(f"calendar.{one.code}", **one.params) for one in doubts),
    ]
    return " · ".join(filter(None, parts))


def _state(entry: CalendarEntry) -> str:
    if entry.late:
        return "late"
    if entry.clash:
        return "clash"
    if entry.status in _DONE:
        return "done"
    if entry.kind not in VISIT_KINDS:
        return "order"
    return entry.status if entry.status in _LOOKS else "assigned"
