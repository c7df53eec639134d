"""Where everything of a calendar stands, in whole pixels: months, weeks by the hour, people by the day. No Qt in it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from fieldtech.services.plans.calendar import CalendarEntry

DAYS, WEEKS = 7, 6
HEAD = 34
CHIP, TWO_LINES, GAP, TOP = 23, 42, 2, 29
"""Height of a chip, of one with two lines, the room between two, and the room for the day's number above them."""
HOURS_WIDTH, FIRST_HOUR, LAST_HOUR = 56, 7, 19
NAMES_WIDTH, LEAST_NAMES, NARROW = 148, 96, 720
LEAST_CARD, LEAST_ROW, LEAST_LANE = 22, 64, 40
_SHORT = timedelta(minutes=30)

Grouped = Mapping[date, Sequence[CalendarEntry]]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    x: int
    y: int
    width: int
    height: int

    def holds(self, x: int, y: int) -> bool:
        """Whether a point is in it."""
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height


@dataclass(frozen=True, slots=True)
class Cell:
    """A day, or a day of one person ("" is nobody yet); ``more`` are the entries that found no room."""

    day: date
    box: Box
    login: str | None = None
    more: int = 0


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry where it is shown; ``tall`` ones say more than one line."""

    entry: CalendarEntry
    box: Box
    tall: bool = False


@dataclass(frozen=True)
class Sheet:
    """A calendar of some size; ``people`` are the heads of rows, ``hours`` the lines of a day with their heights."""

    width: int
    height: int
    cells: tuple[Cell, ...] = ()
    placed: tuple[Placed, ...] = ()
    people: tuple[tuple[str, str, Box], ...] = ()
    hours: tuple[tuple[int, int], ...] = ()
    heads: tuple[tuple[date, Box], ...] = field(default=())

    def cell_at(self, x: int, y: int) -> Cell | None:
        """The day under a point."""
        return next((cell for cell in self.cells if cell.box.holds(x, y)), None)


def monday_of(day: date) -> date:
    """The Monday on or before a day."""
    return day - timedelta(days=day.weekday())


def first_shown(day: date) -> date:
    """The Monday with which the page of a day's month begins."""
    return monday_of(day.replace(day=1))


def by_day(entries: Iterable[CalendarEntry]) -> dict[date, list[CalendarEntry]]:
    """In the order they came."""
    found: dict[date, list[CalendarEntry]] = {}
    for entry in entries:
        found.setdefault(entry.day, []).append(entry)
    return found


def month_sheet(first: date, entries: Iterable[CalendarEntry], width: int, height: int) -> Sheet:
    """Six weeks from a Monday; a day that is full says how many more there are."""
    grouped = by_day(entries)
    columns, rows = _cuts(0, width, DAYS), _cuts(HEAD, height, WEEKS)
    cells, placed = [], []
    for number in range(DAYS * WEEKS):
        day, at, line = first + timedelta(days=number), number % DAYS, number // DAYS
        box = Box(columns[at], rows[line], columns[at + 1] - columns[at], rows[line + 1] - rows[line])
        shown, more = _stacked(grouped.get(day, ()), box, TOP, told=0)  # how many more stands beside the day
        cells.append(Cell(day, box, more=more))
        placed += shown
    return Sheet(width, height, tuple(cells), tuple(placed), heads=_heads(first, columns))


def week_sheet(monday: date, entries: Iterable[CalendarEntry], width: int, height: int) -> Sheet:
    """Seven days by the hour; what has no time yet stands above, what overlaps stands side by side."""
    grouped = by_day(entries)
    untimed = max((sum(e.start is None for e in grouped.get(d, ())) for d in _days(monday, DAYS)), default=0)
    top = HEAD + max(1, min(untimed, 4)) * (CHIP + GAP) + GAP * 3
    columns = _cuts(HOURS_WIDTH, width, DAYS)
    lines = _cuts(top, height, LAST_HOUR - FIRST_HOUR)
    cells, placed = [], []
    for at, day in enumerate(_days(monday, DAYS)):
        box = Box(columns[at], HEAD, columns[at + 1] - columns[at], height - HEAD)
        above = Box(box.x, HEAD, box.width, top - HEAD)
        found = grouped.get(day, ())
        shown, more = _stacked([e for e in found if e.start is None], above, GAP)
        timed, narrow = _timed([e for e in found if e.start is not None], box, lines[0], height)
        placed += [*shown, *timed]
        cells.append(Cell(day, box, more=more + narrow))
    hours = tuple((FIRST_HOUR + at, y) for at, y in enumerate(lines[:-1]))
    return Sheet(width, height, tuple(cells), tuple(placed), hours=hours, heads=_heads(monday, columns))


def people_sheet(
    monday: date, people: Sequence[tuple[str, str]], entries: Iterable[CalendarEntry], width: int, height: int
) -> Sheet:
    """Rows are people (login and name), columns the days of a week; the first row is for what nobody has yet."""
    beside = NAMES_WIDTH if width >= NARROW else LEAST_NAMES
    columns = _cuts(beside, width, DAYS)
    rows = _cuts(HEAD, max(height, HEAD + LEAST_ROW * len(people)), max(1, len(people)))
    grouped: dict[tuple[str, date], list[CalendarEntry]] = {}
    known = {login for login, _name in people}
    for entry in entries:
        grouped.setdefault((entry.login if entry.login in known else "", entry.day), []).append(entry)
    cells, placed, names = [], [], []
    for line, (login, name) in enumerate(people):
        high = rows[line + 1] - rows[line]
        names.append((login, name, Box(0, rows[line], beside, high)))
        for at, day in enumerate(_days(monday, DAYS)):
            box = Box(columns[at], rows[line], columns[at + 1] - columns[at], high)
            shown, more = _stacked(grouped.get((login, day), ()), box, GAP + GAP)
            cells.append(Cell(day, box, login, more))
            placed += shown
    return Sheet(width, rows[-1], tuple(cells), tuple(placed), tuple(names), heads=_heads(monday, columns))


def _stacked(entries: Sequence[CalendarEntry], box: Box, top: int, told: int = 1) -> tuple[list[Placed], int]:
    """One below the other, as many as there is room for; with two lines where all of them have room.

    Of a day that is full so many are ``told`` of below: they give up their room.
    """
    chip = TWO_LINES if len(entries) * (TWO_LINES + GAP) <= box.height - top - GAP else CHIP
    room = max(1, (box.height - top) // (chip + GAP))
    fits = len(entries) if len(entries) <= room else max(1, room - told)
    inset, width = GAP * 2, max(8, box.width - GAP * 4)
    shown = [
        Placed(entry, Box(box.x + inset, box.y + top + at * (chip + GAP), width, chip))
        for at, entry in enumerate(entries[:fits])
    ]
    return shown, len(entries) - fits


def _timed(entries: Sequence[CalendarEntry], box: Box, top: int, bottom: int) -> tuple[list[Placed], int]:
    """By the hour, in lanes where they overlap; how many found no lane wide enough to read."""
    placed: list[Placed] = []
    most = max(1, (box.width - GAP * 4) // LEAST_LANE)
    for group in _overlapping(entries):
        lanes = _lanes(group)
        count = min(most, max(lanes.values()) + 1)
        wide = (box.width - GAP * 4) // count
        for number, entry in enumerate(group):
            if lanes[number] >= count:
                continue
            start, end = _span(entry)
            y = min(_height_at(start, top, bottom), bottom - LEAST_CARD - GAP)
            high = max(LEAST_CARD, _height_at(end, top, bottom) - y - GAP)
            x = box.x + GAP * 2 + lanes[number] * wide
            placed.append(Placed(entry, Box(x, y + 1, wide - (GAP if count > 1 else 0), high), tall=True))
    return placed, len(entries) - len(placed)


def _overlapping(entries: Sequence[CalendarEntry]) -> list[list[CalendarEntry]]:
    groups: list[list[CalendarEntry]] = []
    until: datetime | None = None
    for entry in sorted(entries, key=lambda one: _span(one)):
        start, end = _span(entry)
        if until is None or start >= until:
            groups.append([])
            until = end
        groups[-1].append(entry)
        until = max(until, end)
    return groups


def _lanes(group: Sequence[CalendarEntry]) -> dict[int, int]:
    ends: list[datetime] = []
    found: dict[int, int] = {}
    for number, entry in enumerate(group):
        start, end = _span(entry)
        lane = next((at for at, free in enumerate(ends) if free <= start), len(ends))
        ends[lane : lane + 1] = [end]
        found[number] = lane
    return found


def _span(entry: CalendarEntry) -> tuple[datetime, datetime]:
    assert entry.start is not None
    return entry.start, max(entry.end or entry.start, entry.start + _SHORT)


def _height_at(moment: datetime, top: int, bottom: int) -> int:
    hours = moment.hour + moment.minute / 60 - FIRST_HOUR
    part = min(1.0, max(0.0, hours / (LAST_HOUR - FIRST_HOUR)))
    return round(top + part * (bottom - top))


def _cuts(start: int, end: int, parts: int) -> list[int]:
    return [start + (end - start) * at // parts for at in range(parts + 1)]


def _days(first: date, count: int) -> list[date]:
    return [first + timedelta(days=at) for at in range(count)]


def _heads(first: date, columns: Sequence[int]) -> tuple[tuple[date, Box], ...]:
    return tuple(
        (day, Box(columns[at], 0, columns[at + 1] - columns[at], HEAD)) for at, day in enumerate(_days(first, DAYS))
    )
