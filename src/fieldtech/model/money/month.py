"""A month of an account customer: what was owed, came on top, was paid or waived, and is owed at its end (F56, A03)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from fieldtech.model.money.receivable import AGES, waived_in_all

CHARGED, RECEIVED, REVERSED, WAIVED = "charged", "received", "reversed", "waived"
_DOWN = (RECEIVED, WAIVED)


@dataclass(frozen=True)
class Booking:
    """Something that changed what an order owes; ``cents`` as they stand on its paper, above zero."""

    day: date
    order: str
    kind: str
    cents: int

    @property
    def owed(self) -> int:
        """How much more is owed after it."""
        return -self.cents if self.kind in _DOWN else self.cents


@dataclass(frozen=True)
class Month:
    """The sums; ``ages`` as in the list of open amounts, up to what is owed in all."""

    first: date
    last: date
    opening: int
    charged: int
    received: int
    waived: int
    ages: tuple[int, ...]

    @property
    def closing(self) -> int:
        """What is owed at the end."""
        return self.opening + self.charged - self.received - self.waived


def month_around(day: date) -> tuple[date, date]:
    """The first and the last day of the month of a day."""
    first = day.replace(day=1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def month_of(bookings: Iterable[Booking], day: date) -> Month:
    """The month of that day, from bookings in any order; what came after it is left out."""
    first, last = month_around(day)
    rows = list(_waived_once([row for row in bookings if row.day <= last]))
    during = [row for row in rows if row.day >= first]
    sums = {kind: sum(row.cents for row in during if row.kind == kind)
            for kind in (CHARGED, RECEIVED, REVERSED, WAIVED)}  # fmt: skip
    opening = sum(row.owed for row in rows if row.day < first)
    received = sums[RECEIVED] - sums[REVERSED]
    return Month(first, last, opening, sums[CHARGED], received, sums[WAIVED], _ages(rows, last))


def _waived_once(rows: list[Booking]) -> Iterator[Booking]:
    """The bookings with what was really waived of each order by the end of each day, as its position has it."""
    waived = {row.order for row in rows if row.kind == WAIVED}
    yield from (row for row in rows if row.order not in waived)
    for order in sorted(waived):
        own = [row for row in rows if row.order == order]
        yield from (row for row in own if row.kind != WAIVED)
        before = 0
        for day in sorted({row.day for row in own}):
            known = [row for row in own if row.day <= day]
            owed = sum(row.owed for row in known if row.kind != WAIVED)
            now = waived_in_all([row.cents for row in known if row.kind == WAIVED], owed)
            if now != before:
                yield Booking(day, order, WAIVED, now - before)
            before = now


def _ages(rows: Iterable[Booking], last: date) -> tuple[int, ...]:
    """The rest of each order by its age; what was paid too much elsewhere is set against the oldest."""
    rests: dict[str, int] = {}
    since: dict[str, date] = {}
    for row in rows:
        rests[row.order] = rests.get(row.order, 0) + row.owed
        if row.kind == CHARGED:
            since[row.order] = min(row.day, since.get(row.order, row.day))
    columns = [0] * (len(AGES) + 1)
    for order, rest in rests.items():
        if rest > 0:
            columns[sum((last - since.get(order, last)).days > age for age in AGES)] += rest
    too_much = -sum(rest for rest in rests.values() if rest < 0)
    for at in reversed(range(len(columns))):
        taken = min(columns[at], too_much)
        columns[at] -= taken
        too_much -= taken
    return tuple(columns)
