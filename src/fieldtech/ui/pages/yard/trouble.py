"""What stands in the way on a vehicle: a scan that was refused, or a gap of what was begun."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from fieldtech.errors import Problem
from fieldtech.model.base import Id
from fieldtech.model.drafts.install import StopDraft
from fieldtech.model.drafts.platform import PlatformCheckDraft
from fieldtech.model.installs import ENDED, FITTED
from fieldtech.model.row_gaps import gaps
from fieldtech.services.install.rows import RowView
from fieldtech.services.order_view import OrderView

NOT_HERE = ("not_installed", "rescheduled")
FILTERS = ("all", "open", "done", "not_here", "unchecked", "problems")


@dataclass(frozen=True)
class Trouble:
    """A refused scan of a vehicle: the field, what was scanned, and why it does not fit; nothing was stored."""

    field: str
    value: str
    problems: tuple[Problem, ...]

    @property
    def position(self) -> int:
        """The row that holds the same unit, 0 for any other reason."""
        return next((int(p.params["position"]) for p in self.problems if p.code == "unit_on_other_row"), 0)


@dataclass
class YardState:
    """What the page knows: the vehicles, the one in work, and whether it was scanned or chosen yet."""

    rows: tuple[RowView, ...] = ()
    current: Id | None = None
    taken: bool = False
    troubles: dict[Id, Trouble] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    def row(self, key: Id | None) -> RowView | None:
        """The vehicle of that key."""
        return next((row for row in self.rows if row.id == key), None)

    def at(self, position: int) -> RowView | None:
        """The vehicle of that line."""
        return next((row for row in self.rows if row.position == position), None)

    def replace(self, fresh: RowView) -> None:
        """A vehicle as it is stored now."""
        self.rows = tuple(fresh if row.id == fresh.id else row for row in self.rows)

    def next_open(self, after: Id | None = None) -> RowView | None:
        """The next vehicle without a result, round and round, untouched ones first."""
        at = next((n + 1 for n, row in enumerate(self.rows) if row.id == after), 0)
        ordered = [row for row in (*self.rows[at:], *self.rows[:at]) if row.state not in ENDED]
        return next((row for row in ordered if row.state == "waiting"), next(iter(ordered), None))

    def counts(self) -> dict[str, int]:
        """How many vehicles each filter shows."""
        found = dict.fromkeys(FILTERS, 0)
        for row in self.rows:
            for name in self._filters_of(row):
                found[name] += 1
        return found

    def shows(self, name: str, row: RowView) -> bool:
        """Whether a filter shows the vehicle."""
        return name in self._filters_of(row)

    def _filters_of(self, row: RowView) -> Iterator[str]:
        yield "all"
        if row.state not in ENDED:
            yield "open"
        elif row.state in FITTED:
            yield "done"
        else:
            yield "not_here"
        if row.state == "installed_unchecked":
            yield "unchecked"
        if row.id in self.troubles or (row.state == "installing" and left_open(row, self.current)):
            yield "problems"

    def find(self, text: str) -> RowView | None:
        """A vehicle by its line number or by the end of its plate or VIN, where only one fits."""
        wanted = text.strip().upper()
        if wanted.isdigit() and len(wanted) <= 3:
            return self.at(int(wanted))
        ends = [row for row in self.rows if len(wanted) >= 3 and (row.plate + "|" + row.vin).find(wanted) >= 0]
        hits = [row for row in ends if row.plate.endswith(wanted) or row.vin.endswith(wanted)]
        return hits[0] if len(hits) == 1 else None


def left_open(row: RowView, current: Id | None) -> tuple[str, ...]:
    """The gaps of a vehicle that was begun and left for another one."""
    return tuple(gaps(row.record)) if row.state == "installing" and row.id != current else ()


def next_gap(row: RowView) -> str:
    """The first thing the vehicle lacks, "" when it lacks nothing."""
    return "" if row.state in ENDED else next(gaps(row.record), "")


def seen_online(now: datetime) -> PlatformCheckDraft:
    """Everything on the platform is as it should be, seen now."""
    return PlatformCheckDraft("online", online=True, fix_at=now, valid=True, acc=True, voltage=True, mileage=True,
                              alarms=True, register_answer=0, ids_match=True, checked_at=now)  # fmt: skip


def stopped_because(view: OrderView | None) -> str:
    """Why the work was stopped, "" once anything was done after it."""
    stop = view.facts.entries.get((StopDraft.kind, "")) if view is not None else None
    if view is None or stop is None or view.changed_at > stop.at or view.status not in ("arrived", "installing"):
        return ""
    return stop.draft.reason if isinstance(stop.draft, StopDraft) else ""
