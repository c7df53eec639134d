"""Counting a location by scan: every scan is kept at once, so that a count survives anything (B41)."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from fieldtech.errors import Conflict, Invalid, NotFound, Problem, Refused
from fieldtech.model.base import Id, new_id
from fieldtech.model.catalogue import StockLocation
from fieldtech.model.limits import MOST_PIECES
from fieldtech.model.stores import CountScan, StockCount
from fieldtech.services.changes import Change
from fieldtech.services.context import Context, Person
from fieldtech.services.stores.count_reading import CountLine, CountView, count_view, read_count
from fieldtech.services.stores.scanning import resolve
from fieldtech.services.stores.units import spot

COUNTING = ("WH", "TE")


@dataclass(frozen=True)
class CountRow:
    """A count in a list."""

    id: Id
    location: str
    location_name: str
    opened_at: datetime
    opened_by: str
    scans: int


class Counting:
    """Opening, scanning, correcting and reading a count; booking it is its own act."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def open(self, location: str) -> Change:
        """Begin a count, or go on with the one that is open there."""
        with self._context.transaction() as session:
            person = may_count(self._context, session, location)
            going_on = select(StockCount).where(StockCount.location_code == location, StockCount.state == "open")
            row = session.scalar(going_on)
            if row is None:
                row = StockCount(
                    id=new_id(), location_code=location, opened_at=self._context.now(), opened_by=person.login
                )
                session.add(row)
                session.flush()
                self._context.op(session, "open_count", "stock_counts", row.id, {"location": location})
        return Change("count", row.id, location)

    def going_on(self) -> tuple[CountRow, ...]:
        """The counts that are open; a technician sees his own."""
        person = self._context.require("see_stock")
        scans = select(func.count()).select_from(CountScan).where(CountScan.count_id == StockCount.id)
        wanted = select(StockCount, StockLocation, scans.scalar_subquery()).join(
            StockLocation, StockLocation.code == StockCount.location_code
        )
        if not person.may("see_all_orders"):
            wanted = wanted.where(StockLocation.holder_login == person.login)
        with self._context.reading() as session:
            rows = session.execute(wanted.where(StockCount.state == "open").order_by(StockCount.opened_at)).all()
            return tuple(CountRow(c.id, at.code, at.name, c.opened_at, c.opened_by, n) for c, at, n in rows)

    def scan(self, count_id: Id, text: str, quantity: int = 1) -> CountLine:
        """Keep what was seen, whatever it is; returns how it stands."""
        if not text.strip() or not 1 <= quantity <= MOST_PIECES or len(text) > 200:
            raise Invalid([Problem("scan", "out_of_range", params={"least": "1", "most": str(MOST_PIECES)})])
        with self._context.transaction() as session:
            row = open_count(self._context, session, count_id)
            hits = resolve(session, text)
            for hit in hits or (None,):
                scan = CountScan(
                    count_id=row.id, text=text.strip(), kind=hit.item if hit else "", number=hit.number if hit else "",
                    quantity=quantity if hit and hit.item == "part" else 1, at=self._context.now(),
                    by=self._context.require().login,
                )  # fmt: skip
                session.add(scan)
                session.flush()
            self._context.op(session, "count_scan", "count_scans", scan.id, {"text": text.strip()})
            return read_count(session, row).lines[-1]

    def take_back(self, scan_id: Id) -> Change:
        """A scan was a mistake; both stay on record."""
        with self._context.transaction() as session:
            scan = session.get(CountScan, scan_id)
            if scan is None or scan.takes_back is not None:
                raise NotFound("no_such_scan")
            row = open_count(self._context, session, scan.count_id)
            if session.scalar(select(CountScan.id).where(CountScan.takes_back == scan.id)) is not None:
                raise Conflict("already_undone")
            back = CountScan(
                count_id=row.id, text=scan.text, kind=scan.kind, number=scan.number, quantity=scan.quantity,
                takes_back=scan.id, at=self._context.now(), by=self._context.require().login,
            )  # fmt: skip
            session.add(back)
            session.flush()
            self._context.op(session, "take_back_scan", "count_scans", scan.id, {})
        return Change("count", row.id, row.location_code)

    def view(self, count_id: Id) -> CountView:
        """How the count stands."""
        with self._context.reading() as session:
            row = session.get(StockCount, count_id)
            if row is None:
                raise NotFound("no_such_count")
            may_count(self._context, session, row.location_code, reading=True)
            return count_view(session, row)

    def give_up(self, count_id: Id, reason: str = "") -> Change:
        """Nothing is booked; what was scanned stays on record."""
        with self._context.transaction() as session:
            row = open_count(self._context, session, count_id)
            row.state, row.reason = "given_up", reason
            row.closed_at, row.closed_by = self._context.now(), self._context.require().login
            self._context.op(session, "give_up_count", "stock_counts", row.id, {"reason": reason})
        return Change("count", row.id, row.location_code)


def may_count(context: Context, session: Session, location: str, *, reading: bool = False) -> Person:
    """The person, if he may count there: the stock keeper everywhere, a technician his own van."""
    person, at = context.require("see_stock"), spot(session, location)
    if not at.code:
        raise NotFound("no_such_location", location=location)
    if person.role not in COUNTING and not (reading and person.may("see_all_orders")):
        raise Refused("count", [Problem("role", "role_may_not", params={"role": person.role})])
    if person.role == "TE" and at.holder != person.login:
        raise Refused("count", [Problem("location", "not_own_van")])
    return person


def open_count(context: Context, session: Session, count_id: Id) -> StockCount:
    """The count while it may be changed; raises NotFound, Conflict, Refused."""
    row = session.get(StockCount, count_id)
    if row is None:
        raise NotFound("no_such_count")
    may_count(context, session, row.location_code)
    if row.state != "open":
        raise Conflict("count_closed")
    return row
