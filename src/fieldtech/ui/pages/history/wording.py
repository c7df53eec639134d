"""What happened to an object as lines of the timeline."""

from collections.abc import Callable
from datetime import tzinfo

from fieldtech.forms.onsite.wording import found_text
from fieldtech.services.history.timelines import TimelineRow
from fieldtech.services.visits.stories import ObjectStory
from fieldtech.ui.kit.timeline import Entry
from fieldtech.ui.language import of_task, word
from fieldtech.ui.pages.directory.entries import entries_of

_ENDED = ("signed", "completed", "archived")


def story_entries(story: ObjectStory, zone: tzinfo, fault: Callable[[str], str]) -> tuple[Entry, ...]:
    """The newest first; ``fault`` names what an order is about in the language shown."""
    return tuple(_entry(row, zone, fault) for row in story.events)


def _entry(row: TimelineRow, zone: tzinfo, fault: Callable[[str], str]) -> Entry:
    if row.what == "visit":
        return _visit(row, zone)
    if row.what == "finding":
        return _finding(row, zone)
    return entries_of([row], zone, fault)[0]


def _visit(row: TimelineRow, zone: tzinfo) -> Entry:
    faults = word("history.faults", n=row.detail.partition("/")[0]) if row.detail else ""
    state = of_task(f"status.{row.state}", row.title)
    tone = "warn" if faults else "ok" if row.state in _ENDED else "muted"
    parts = (state, faults, row.order, row.by, row.reason)
    title = word(f"choice.order_kind.{row.title}")
    return Entry(title, _day(row, zone), " · ".join(filter(None, parts)), "list-checks", tone)


def _finding(row: TimelineRow, zone: tzinfo) -> Entry:
    hazard = row.place_kind == "hazard"
    tone = "danger" if hazard else "warn"
    state = word(f"choice.finding_state.{row.state}")
    text = found_text(row.title, row.question_zh, row.question_en)
    title = " · ".join(filter(None, (word("history.hazard") if hazard else "", text)))
    parts = (state, row.detail, row.order, row.by)
    return Entry(title, _day(row, zone), " · ".join(filter(None, parts)), "shield-alert", tone)


def _day(row: TimelineRow, zone: tzinfo) -> str:
    return f"{row.since.astimezone(zone):%Y-%m-%d}"
