"""Books what a count found: parts at once, strays come here, what is missing is reported for the manager to decide."""

from sqlalchemy.orm import Session

from fieldtech.errors import Conflict, Problem, Refused
from fieldtech.model.base import Id
from fieldtech.model.custody import Terminal
from fieldtech.model.drafts.stores import WriteOffDraft
from fieldtech.model.stores import StockSlip
from fieldtech.services.changes import Change
from fieldtech.services.context import Context
from fieldtech.services.reservations import Unit, reservation_of
from fieldtech.services.stores.count_reading import CountLine, CountView, PartDifference, count_view
from fieldtech.services.stores.counting import open_count
from fieldtech.services.stores.slips import Going, PartGoing, SlipHead, write_slip
from fieldtech.services.stores.units import find_unit, spot
from fieldtech.services.stores.write_offs import CASE, ask_for, found_state

KEPT = ("removed_good", "to_repair", "removed", "suspended")
"""States that do not change when a unit turns up at another location."""


class CountBooking:
    """The end of a count."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def book(self, count_id: Id, reason: str) -> Change:
        """Only the stock keeper books. Raises Refused without a reason; what cannot be booked stays on the slip."""
        with self._context.transaction() as session:
            row = open_count(self._context, session, count_id)
            person = self._context.require()
            problems = []
            if person.role != "WH":
                problems.append(Problem("role", "role_may_not", params={"role": person.role}))
            if len(reason.strip()) < 2:
                problems.append(Problem("reason", "reason_needed"))
            if problems:
                raise Refused("book_count", problems)
            shown = count_view(session, row)
            slip = self._slip(session, shown, reason)
            row.state, row.reason, row.slip_id = "booked", reason, slip.id
            row.closed_at, row.closed_by = self._context.now(), person.login
            self._context.op(session, "book_count", "stock_counts", row.id, {"reason": reason})
        return Change("slip", slip.id, slip.number, undo="undo_slip")

    def _slip(self, session: Session, shown: CountView, reason: str) -> StockSlip:
        goings, open_points = [], [_point(line) for line in shown.unknown]
        for line in shown.surplus:
            unit = find_unit(session, line.item, line.number)
            going = _come_here(session, unit, shown.location) if unit else None
            if going is None:
                open_points.append(_point(line))
            else:
                goings.append(going)
        cases = [self._report(session, item, number, reason) for item, number in shown.missing]
        parts = [_correction(part, shown.location, reason) for part in shown.parts if part.difference]
        notes = {
            "expected": shown.expected, "found": shown.found, "open": open_points,
            "missing": [{"item": item, "number": number, CASE: case} for (item, number), case in
                        zip(shown.missing, cases, strict=True)],
        }  # fmt: skip
        head = SlipHead("count", shown.location, shown.location, reason=reason, notes=notes)
        return write_slip(self._context, session, head, goings, parts)

    def _report(self, session: Session, item: str, number: str, reason: str) -> str:
        """The key of the case for the manager; empty when there is one already or the state forbids it."""
        unit = find_unit(session, item, number)
        if unit is None:
            return ""
        try:
            return ask_for(self._context, session, unit, WriteOffDraft("lose", item, number, reason)).id.hex
        except (Conflict, Refused):
            return ""


def _come_here(session: Session, unit: Unit, location: str) -> Going | None:
    """How a stray comes here; None for what is on a vehicle, at the factory, the customer's or the carrier's."""
    if unit.place_kind == "lost":
        return Going(unit, "location", location, found_state(session, unit, location), reason="count")
    if unit.place_kind != "location":
        return None
    if unit.state == "reserved":
        held = reservation_of(session, unit)
        return Going(unit, "location", location, "reserved", held.order_id if held else None, reason="count")
    kept = unit.state in KEPT or (unit.state == "in_return_area" and spot(session, location).kind == "return_area")
    if kept:
        return Going(unit, "location", location, unit.state, reason="count")
    if unit.state == "in_return_area" and isinstance(unit, Terminal):
        return Going(unit, "location", location, "to_repair", reason="count")
    state = found_state(session, unit, location)
    return Going(unit, "location", location, "to_repair" if state == "in_return_area" else state, reason="count")


def _correction(part: PartDifference, location: str, reason: str) -> PartGoing:
    if part.difference > 0:
        return PartGoing(part.part, part.difference, "", location, reason=reason)
    return PartGoing(part.part, -part.difference, location, "", reason=reason)


def _point(line: CountLine) -> dict[str, str]:
    return {"text": line.text, "item": line.item, "number": line.number, "where": line.where, "verdict": line.verdict}
