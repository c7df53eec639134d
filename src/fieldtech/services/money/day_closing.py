"""The days of a centre: whether each closes, what keeps it open, and closing it (F58)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import groupby

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from fieldtech.errors import NotFound, Problem, Refused
from fieldtech.model.accounts import FeeList, FeeWord
from fieldtech.model.base import new_id
from fieldtech.model.cash_tables import (
    AuditAct,
    CashCollection,
    CashCount,
    CashHandOver,
    CashMadeGood,
    CashReversal,
    DayClosing,
    GivenReceipt,
)
from fieldtech.model.money.closing import Closing, Finding, closing, slips_of
from fieldtech.model.money.day_books import Books
from fieldtech.model.money.day_facts import facts_hash
from fieldtech.model.money.refunds import is_later
from fieldtech.model.orders import FollowUp, Order
from fieldtech.model.people import ServiceCentre
from fieldtech.services.changes import Change
from fieldtech.services.context import Context
from fieldtech.services.history.labels import people_names
from fieldtech.services.money.books import books_between
from fieldtech.services.money.denied import CONFIRM
from fieldtech.services.money.ledger import Ledger
from fieldtech.services.money.views import DayRow, DayView
from fieldtech.store.arrival import arrival

LATER = "facts_later"
_SHOWN_DAYS, _WATCHED_DAYS = 31, 400
"""Closed days are shown for a month; for more than a year they are watched, and shown again when something comes."""


class DayClosings:
    """The closing of days, by finance."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._months: dict[tuple[str, date, date], tuple[tuple[int, ...], tuple[DayRow, ...]]] = {}

    def day(self, day: date, centre: str = "") -> DayView:
        """The day as it stands now; what came after its closing is named. Without a centre his own is meant."""
        person = self._context.require("see_money")
        code = centre or person.centre
        with self._context.reading() as session:
            books, found = books_between(session, code, day, day)
            result, last = closing(day, books), _last_closings(session, code).get(day)
            came = last is not None and last.facts != facts_hash(day, books)
            later = (result.findings or ((Finding(LATER, day.isoformat()),) if came else ())) if last else ()
            may = person.may("close_day") and result.closes and (last is None or came) and day <= self._today()
            return DayView(
                result, code, _agreeing(day, books, result), last.at if last else None,
                people_names(session, [last.by])[last.by] if last else "", later, may,
                _ended(found, books, result), _places(found, result),
            )  # fmt: skip

    def days(self, centre: str = "") -> tuple[DayRow, ...]:
        """Days with money, newest first: every one that is open, and those closed lately; of all centres without one.

        A day to which something came after it was closed is open again.
        """
        self._context.require("see_money")
        with self._context.reading() as session:
            every = select(ServiceCentre.code).order_by(ServiceCentre.code)
            codes = [centre] if centre else session.scalars(every).all()
            rows = [row for code in codes for row in self._rows(session, code)]
        return tuple(sorted(rows, key=lambda row: (row.day, row.centre), reverse=True))

    def close_day(self, day: date, centre: str = "") -> Change:
        """Close it; raises Forbidden, and Refused while something does not agree."""
        person = self._context.require("close_day")
        code = centre or person.centre
        with self._context.transaction() as session:
            if session.scalar(select(ServiceCentre.code).where(ServiceCentre.code == code)) is None:
                raise NotFound("no_such_centre", centre=code)
            books, _found = books_between(session, code, day, day)
            result, facts = closing(day, books), facts_hash(day, books)
            problems = list(_problems(result, _last_closings(session, code).get(day), facts, self._today()))
            if problems:
                raise Refused("close_day", problems)
            row = DayClosing(
                id=new_id(), centre_code=code, day=day, received=result.received, receipted=result.receipted,
                counted=result.counted, facts=facts, at=self._context.now(), by=person.login,
            )  # fmt: skip
            session.add(row)
            session.flush()
            self._context.op(session, "close_day", "day_closings", row.id, {"day": day.isoformat(), "centre": code})
        return Change("day", row.id, day.isoformat())

    def _rows(self, session: Session, code: str) -> Iterator[DayRow]:
        closed = _last_closings(session, code)
        recently = self._today() - timedelta(days=_SHOWN_DAYS)
        for days in _by_month(_days_with_money(session, code)):
            if days[-1] >= recently or any(day not in closed for day in days):
                yield from (
                    row for row in _looked_at(session, code, days, closed) if row.day >= recently or not row.closed
                )
            elif days[-1] >= self._today() - timedelta(days=_WATCHED_DAYS):
                yield from (row for row in self._watched(session, code, days, closed) if not row.closed)

    def _watched(
        self, session: Session, code: str, days: list[date], closed: Mapping[date, DayClosing]
    ) -> tuple[DayRow, ...]:
        """A month that was closed long ago: looked at anew only when there is more of it than the last time."""
        size = _size(session, days[0], days[-1])
        before = self._months.get((code, days[0], days[-1]))
        if before is None or before[0] != size:
            before = size, tuple(_looked_at(session, code, days, closed))
            self._months[code, days[0], days[-1]] = before
        return before[1]

    def _today(self) -> date:
        return self._context.local(self._context.now()).date()


def _looked_at(session: Session, code: str, days: list[date], closed: Mapping[date, DayClosing]) -> Iterator[DayRow]:
    """A day stands closed while nothing came after it and nothing is wrong with it."""
    books, _found = books_between(session, code, days[0], days[-1])
    for day in days:
        last, count = closed.get(day), len(closing(day, books).findings)
        yield DayRow(day, code, count, last is not None and not count and last.facts == facts_hash(day, books))


def _by_month(days: Iterable[date]) -> Iterator[list[date]]:
    """The days of each month, in their order."""
    for _month, some in groupby(sorted(days), key=lambda day: (day.year, day.month)):
        yield list(some)


def _size(session: Session, first: date, last: date) -> tuple[int, ...]:
    """How much there is that can change days closed long ago: money and papers of these days, and what ends it."""
    of_days = [
        select(func.count()).select_from(table).where(table.day.between(first, last))
        for table in (CashCollection, GivenReceipt, FeeList)
    ]
    ending = (CashHandOver, CashCount, CashMadeGood, CashReversal, FeeWord, DayClosing, AuditAct)
    every = [select(func.count()).select_from(table) for table in ending]
    every.append(select(func.count()).select_from(FollowUp).where(FollowUp.kind == CONFIRM, FollowUp.outcome != ""))
    return tuple(session.scalar(wanted) or 0 for wanted in (*of_days, *every))


def _problems(result: Closing, last: DayClosing | None, facts: str, today: date) -> Iterator[Problem]:
    if result.day > today:
        yield Problem("day", "day_to_come")
    if last is not None and last.facts == facts:
        yield Problem("day", "day_closed_before")
    if not result.closes:
        yield Problem("day", "day_does_not_close", params={"count": str(len(result.findings))})


def _last_closings(session: Session, code: str) -> dict[date, DayClosing]:
    """The last closing of each day; the ones before stay as they were."""
    wanted = select(DayClosing).where(DayClosing.centre_code == code).order_by(arrival(DayClosing))
    return {row.day: row for row in session.scalars(wanted)}


def _days_with_money(session: Session, code: str) -> set[date]:
    of_centre = Order.centre_code == code
    received = select(CashCollection.day).join(Order, Order.id == CashCollection.order_id).where(of_centre)
    back = select(CashReversal.day).join(CashCollection, CashCollection.id == CashReversal.collection_id)
    back = back.join(Order, Order.id == CashCollection.order_id).where(of_centre)
    final = select(FeeList.day).join(Order, Order.id == FeeList.order_id).where(of_centre, FeeList.total_cents > 0)
    return {day for wanted in (received, back, final) for day in session.scalars(wanted.distinct())}


def _agreeing(day: date, books: Books, result: Closing) -> int:
    """How many collections of the day stand, with nothing said against them, their order, receipt or slip."""
    named = {finding.number for finding in result.findings}
    slips: dict[str, set[str]] = {}
    for slip in books.facts.hand_overs.values():
        for key in slip.collections:
            slips.setdefault(key, set()).add(slip.number)
    gone = {back.of for back in books.facts.reversals.values() if not is_later(back, day)}
    rows = (row for key, row in books.facts.collections.items() if key not in gone)
    mine = [row for row in rows if row.day == day and books.about(row)]
    return sum(named.isdisjoint({row.number, row.order, row.receipt} | slips.get(row.key, set())) for row in mine)


def _ended(found: Ledger, books: Books, result: Closing) -> dict[str, int]:
    """How the differences of its slips ended; nothing where a slip holds money of other days, too."""
    slips = {slip.key for slip in slips_of(result.day, books)}
    known = books.facts.made_good
    rows = [row for key, row in found.made_good.items() if key in known and row.hand_over_id.hex in slips]
    ended = Counter[str]()
    for row in rows:
        ended[row.how] += row.cents
    return dict(ended) if sum(ended.values()) == result.made_good else {}


def _places(found: Ledger, result: Closing) -> Mapping[str, str]:
    """Where each number leads that a finding names."""
    named = {finding.number for finding in result.findings}
    places = dict(_found(((row.receipt, key) for key, row in found.collections.items()), "collection", named))
    places |= dict(_found(((row.number, key) for key, row in found.collections.items()), "collection", named))
    places |= dict(_found(((slip.number, key) for key, slip in found.slips.items()), "slip", named))
    return places | dict(_found(((number, key.hex) for key, number in found.orders.items()), "order", named))


def _found(keys: Iterable[tuple[str, str]], kind: str, named: set[str]) -> Iterator[tuple[str, str]]:
    yield from ((number, f"{kind}/{key}") for number, key in keys if number in named)
