"""The rows of the day: stops by time, and the line of now between what is over and what comes."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from fieldtech.model.base import Id
from fieldtech.services.day import DayStop
from fieldtech.services.workplace import Workplace
from fieldtech.ui.language import of_task
from fieldtech.ui.pages.day.day_timeline import TimelineRow
from fieldtech.ui.pages.order.showing import Catalogue

_TONES = {"assigned": "info", "accepted": "neutral", "departed": "info", "arrived": "violet", "in_repair": "violet",
          "installing": "violet", "in_service": "violet", "waiting": "warn", "to_sign": "warn"}  # fmt: skip


def day_rows(workplace: Workplace, stops: Sequence[DayStop], current: Id | None) -> list[TimelineRow]:
    """What the list shows; ``current`` is the order in the card above."""
    context = workplace.context
    now, catalogue = context.now(), Catalogue(workplace.masters)
    said = QCoreApplication.translate("DayRows", "now")
    line = TimelineRow(f"{context.local(now):%H:%M}", said, now=True)
    rows: list[TimelineRow] = []
    for stop in stops:
        if line not in rows and not stop.done and (stop.slot_from is None or stop.slot_from > now):
            rows.append(line)
        rows.append(_row(workplace, stop, current, catalogue))
    return rows if line in rows or not rows else [*rows, line]


def _row(workplace: Workplace, stop: DayStop, current: Id | None, catalogue: Catalogue) -> TimelineRow:
    local = workplace.context.local
    start = f"{local(stop.slot_from):%H:%M}" if stop.slot_from else "–"
    end = f"{local(stop.slot_to):%H:%M}" if stop.slot_to else ""
    repeat = QCoreApplication.translate("DayRows", "Repeat repair") if stop.repeat else ""
    what = " · ".join(filter(None, (repeat, catalogue.fault(stop.title), stop.plate)))
    state = "done" if stop.done else "next" if stop.id == current else "later"
    late = QCoreApplication.translate("DayRows", "overdue")
    tone = "danger" if stop.overdue else "ok" if stop.done else _TONES.get(stop.status, "neutral")
    pill = late if stop.overdue else of_task(f"status.{stop.status}", stop.kind)
    return TimelineRow(start, end, stop.customer, what, pill, tone, state, key=stop.id)
