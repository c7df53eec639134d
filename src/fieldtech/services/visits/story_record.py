"""The story in the form of the papers: texts, whole numbers and lists only."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from fieldtech.model.readings import plain
from fieldtech.services.history.timelines import TimelineRow
from fieldtech.services.install.titles import title_in
from fieldtech.services.record_tools import iso
from fieldtech.services.visits.chart_groups import Chart, charts_of
from fieldtech.services.visits.stories import ObjectStory, Point, Series
from fieldtech.services.visits.views import FindingView

Record = dict[str, Any]
_ELSEWHERE = ("visit", "finding")  # they have tables of their own


def story_record(story: ObjectStory, zone: ZoneInfo, symptoms: Mapping[str, str]) -> Record:
    """Everything the sheet says of the object; ``symptoms`` are the English names by the stored ones."""
    return {
        "kind": story.kind, "label": story.label, "about": [list(fact) for fact in story.about],
        "meters": _meters(story),
        "due": [
            {"day": due.day.isoformat(), "plan": due.plan, "title": due.title, "kind": due.kind, "late": due.late,
             "cycle_zh": due.cycle_zh, "cycle_en": due.cycle_en}
            for due in story.due
        ],
        "charts": [chart_record(chart) for chart in charts_of(story.series)],
        "visits": [
            {"day": line.day.isoformat(), "number": line.number, "kind": line.kind, "status": line.status,
             "state": line.state, "reason": line.reason, "items": line.items, "faults": line.faults,
             "technicians": list(line.technicians)}
            for line in story.visits
        ],
        "findings": [_finding(one, zone) for one in story.findings],
        "events": [_event(row, zone, symptoms) for row in story.events if row.what not in _ELSEWHERE],
    }  # fmt: skip


def _meters(story: ObjectStory) -> list[Record]:
    """What each meter showed last."""
    last = {read.unit: read for read in story.meters}
    return [{"unit": read.unit, "value": read.value, "day": read.day.isoformat()} for read in last.values()]


def chart_record(chart: Chart) -> Record:
    """Its lines with every point, told whether it was in order when it was read."""
    return {
        "zh": chart.zh, "en": chart.en, "unit": chart.unit, "lower": _text(chart.lower), "upper": _text(chart.upper),
        "lines": [
            {"zh": line.zh, "en": line.en, "points": [_point(line.series, point) for point in line.series.points]}
            for line in chart.lines
        ],
    }  # fmt: skip


def _point(series: Series, point: Point) -> Record:
    return {"day": point.day.isoformat(), "value": _text(point.value), "mean": _text(point.mean), "visit": point.visit,
            "why": point.why, "outside": series.outside(point)}  # fmt: skip


def _text(value: Decimal | None) -> str:
    return plain(value)


def _finding(one: FindingView, zone: ZoneInfo) -> Record:
    told = f"{one.told_person} {(iso(one.told_at, zone) or '')[:16].replace('T', ' ')}".strip()
    return {
        "at": iso(one.found_at, zone), "visit": one.order_number, "text": one.text, "state": one.stands,
        "question_zh": one.item_zh, "question_en": one.item_en,
        "hazard": one.hazard, "told": told, "repair": one.repair_number,
        "repaired": (iso(one.repaired_at, zone) or "")[:10],
        "handling": one.handling or one.closed_reason,
    }  # fmt: skip


def _event(row: TimelineRow, zone: ZoneInfo, symptoms: Mapping[str, str]) -> Record:
    detail = row.detail
    english = title_in(detail, "en", symptoms) if row.what == "order" else detail
    return {"at": iso(row.since, zone), "what": row.what, "title": row.title, "zh": detail, "en": english,
            "state": row.state, "by": row.by, "order": row.order, "reason": row.reason}  # fmt: skip
